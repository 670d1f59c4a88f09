//! The report of `cchc status`.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod reports;
pub(crate) mod rollup;
pub(crate) mod rows;
pub(crate) mod tally;

pub use document::{Grouping, StatusOptions, status_doc, task_sentence};
pub use json::{PlanStatusJson, StatusRollupJson};
pub use reports::reports_doc;
pub use rollup::{RollupRow, StatusNumber, StatusRollup};
pub use rows::{AreaStatus, Filter, PlanStatus, TaskRow, plan_status};
