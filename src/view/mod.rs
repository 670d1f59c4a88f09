//! What a report says: typed rows and cells, still without language.

mod change;
mod doc;
mod due;
mod recorded;
mod status;
mod status_doc;
mod target_doc;
mod target_steps;
mod targets;

pub use crate::calc::{Amount, State, Unit, Verdict};
pub use crate::model::Bound;
pub use crate::syntax::Plain;
pub use change::{Change, FileChange, PlanChanges};
pub use doc::{Align, Block, Cell, Column, Doc, Row, Table, Tone};
pub use due::{DueRow, PlanDue, due_doc, plan_due};
pub use recorded::{Recorded, recorded, recorded_doc};
pub use status::{AreaStatus, Filter, PlanStatus, TaskRow, plan_status};
pub use status_doc::{Grouping, StatusOptions, status_doc};
pub use target_doc::{targets_doc, verdict_line};
pub use target_steps::steps_doc;
pub use targets::{PlanTargets, Source, TargetRow, Title, plan_targets};
