//! The plainest values, below every other layer: a day and an exact number.

mod day;
mod exact;
mod number;

pub use day::Day;
pub use exact::Exact;
pub use number::NumberFault;
