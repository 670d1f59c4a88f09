//! The plainest values, below every other layer: a day and an exact number.

mod day;
mod exact;

pub use day::Day;
pub use exact::{Exact, NumberFault};
