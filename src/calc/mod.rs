//! What follows from a plan on a given day. Pure functions: no clock, no files, no words.

mod completion;
pub mod diff;
mod duty;
mod duty_words;
mod gap;
mod load;
mod occurrence;
mod state;
mod suggest;
mod target;
mod theil_sen;
mod value;
mod verdict;

pub use completion::{Completion, Tally};
pub use duty::{Duty, Likeness, similar_duties};
pub use gap::{Gap, GapKind, gaps};
pub use load::{Load, loads};
pub use occurrence::{Occurrence, due_day, occurrences};
pub use state::{Counted, State, Status, View, task_status};
pub use suggest::{Hindrance, Open, PassedOver, Proposal, Reason, Suggestion, suggest};
pub use target::{Standing, Subject, count_verdicts, evaluate, verdicts};
pub use value::{Amount, Part, Value, chain, deciding, reported, to_date};
pub use verdict::{Unit, Verdict};
