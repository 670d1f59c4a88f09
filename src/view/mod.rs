//! What a report says: typed rows and cells, still without language.

mod doc;
mod status;
mod status_doc;

pub use crate::calc::State;
pub use doc::{Align, Block, Cell, Column, Doc, Row, Table, Tone};
pub use status::{AreaStatus, Filter, PlanStatus, TaskRow, plan_status};
pub use status_doc::{Grouping, StatusOptions, status_doc};
