//! Plain values with no file behind them: days, exact numbers, texts, ids, lists that know what they lost.

mod cell;
mod day;
mod exact;
mod ids;
mod indexed;
mod json;
mod list;
mod nearest;
mod number;
mod readings;
mod text;
mod words;
mod write;

pub(crate) use cell::words;
pub use cell::{Cell, Message, Tone};
pub use day::Day;
pub use exact::Exact;
pub(crate) use ids::id_fault;
pub use ids::{AreaId, AssigneeId, IndicatorId, PlanId, TargetId, TaskId};
pub use indexed::{Identified, Indexed, Referrers, id_order};
pub use list::{Item, List};
pub use nearest::nearest;
pub use number::NumberFault;
pub(crate) use readings::{BLANKS, MINUS_SIGNS, Numbers, day_reading, looks_grouped, looks_like_day};
pub use text::Text;
pub use words::WordEnum;
pub(crate) use words::word_enum;
pub use write::{count, day, number, percent};
