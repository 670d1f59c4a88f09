//! The report of `cchc diff`.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod remark;
pub(crate) mod report;
pub(crate) mod rows;

pub use json::States;
pub use report::DifferenceReport;
pub use rows::{ChangeRow, PlanDifference, Stage, plan_difference};
