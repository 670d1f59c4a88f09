//! The plainest values, below every other layer: a day and an exact number.

mod day;
mod exact;
mod number;
mod readings;

pub use day::Day;
pub use exact::Exact;
pub use number::NumberFault;
pub use readings::{BLANKS, MINUS_SIGNS, day_reading, looks_grouped, looks_like_day, number_readings, whole_readings};
