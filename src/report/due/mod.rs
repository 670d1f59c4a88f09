//! The report of `cchc done` without a task.

pub(crate) mod json;
pub(crate) mod rows;

pub use json::PlanDueJson;
pub use rows::{DueRow, PlanDue, due_doc, plan_due};
