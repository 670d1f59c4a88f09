//! What the commands do, without a command line: find the plans, read each, check it and hand it on.
//! Only one plan per thread is in memory at a time.

mod names;
mod root;
mod run;
mod selection;

pub use names::{Declared, Standing, declared, names, shared};
pub use root::{NoWorkspace, Root};
pub use run::{Checked, PlanCounts, Ran, Unsound, check, run, settings};
pub use selection::Selection;
