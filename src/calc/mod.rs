//! What follows from a plan on a given day. Pure functions: no clock, no files, no words.

mod completion;
mod occurrence;
mod state;

pub use completion::{Completion, Tally};
pub use occurrence::{Occurrence, due_day, occurrences};
pub use state::{Counted, State, Status, View, task_status};
