//! The report of every edit.

pub(crate) mod json;
pub(crate) mod recorded;
pub(crate) mod report;
pub(crate) mod rows;

pub use recorded::{Recorded, recorded};
pub use report::{EditOutcome, EditsReport};
pub use rows::{EditedFile, FieldEdit, PlanEdits};
