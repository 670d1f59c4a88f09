//! The report of `cchc diff`.

pub(crate) mod document;
mod fact_json;
pub(crate) mod json;
pub(crate) mod remark;
pub(crate) mod report;
pub(crate) mod rows;

pub use json::States;
pub use report::DifferenceReport;
pub(crate) use rows::PlanDifference;
pub use rows::{ChangeRow, Stage, plan_difference};
