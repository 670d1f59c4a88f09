//! The report of `cchc assign`.

pub(crate) mod cases;
pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod lists;
pub(crate) mod report;
pub(crate) mod rows;
pub(crate) mod suggestions;
pub(crate) mod table;

pub use document::Marks;
pub use report::{AssignmentReport, AssignmentView};
pub use rows::plan_assignment;
