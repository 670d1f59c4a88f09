//! The report of `cchc status`.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod members;
pub(crate) mod remark;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod rollup;
pub(crate) mod rows;
pub(crate) mod table;
pub(crate) mod tally;

pub use document::{Grouping, Listing};
pub use report::StatusReport;
pub(crate) use rollup::StatusNumber;
pub use rollup::StatusRollup;
pub(crate) use rows::PlanStatus;
pub use rows::{Filter, plan_status};
