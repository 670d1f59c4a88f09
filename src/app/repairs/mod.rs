//! The repairs of `validate --fix`: found, tried together, proved, and written under the locks of their plans.

mod candidate;
mod proof;
mod search;
mod texts;
mod writing;

pub(crate) use search::{RepairScope, Repairs, find_repairs};
pub(crate) use writing::{WrittenRepairs, write_repairs};
