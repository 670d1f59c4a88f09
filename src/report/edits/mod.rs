//! The report of every edit.

pub(crate) mod json;
pub(crate) mod recorded;
pub(crate) mod rows;

pub use json::{ChangeJson, PlanChangesJson};
pub use recorded::{Recorded, recorded, recorded_doc};
pub use rows::{Change, FileChange, PlanChanges};
