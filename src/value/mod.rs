//! Plain values: a day, an exact number, ids' lists that know what they lost, the nearest of many names.

mod cell;
mod day;
mod exact;
mod indexed;
mod json;
mod list;
mod nearest;
mod number;
mod readings;
mod words;
mod write;

pub(crate) use cell::words;
pub use cell::{Cell, Message, Tone};
pub use day::Day;
pub use exact::Exact;
pub use indexed::{Identified, Indexed, Referrers, id_order};
pub use list::{Item, List};
pub use nearest::nearest;
pub use number::NumberFault;
pub use readings::{BLANKS, MINUS_SIGNS, day_reading, looks_grouped, looks_like_day, number_readings, whole_readings};
pub use words::WordEnum;
pub(crate) use words::word_enum;
pub use write::{count, day, number, percent};
