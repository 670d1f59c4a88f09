//! The repairs of `validate --fix`: found, tried together, proved, and written under the locks of their plans.

mod candidate;
mod offer;
mod proof;
mod search;
mod taken_places;
mod texts;
mod writing;

pub(crate) use offer::offered_repair;
pub(crate) use search::{RepairScope, Repairs, find_repairs, find_repairs_from};
pub(crate) use writing::{WrittenRepairs, write_repairs};
