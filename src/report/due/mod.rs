//! The report of `cchc done` without a task.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod report;
pub(crate) mod rows;

pub use report::DueReport;
pub use rows::plan_due;
