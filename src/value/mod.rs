//! Plain values with no file behind them: days, exact numbers, texts, ids, lists that know what they lost.

mod cell;
mod day;
mod due_day;
mod exact;
mod ids;
mod indexed;
mod json;
mod list;
mod nearest;
mod number;
mod readings;
mod spoken_period;
mod stretch;
mod text;
mod words;
mod working_days;
mod write;

pub(crate) use cell::Message;
pub use cell::{Cell, Tone};
pub(crate) use cell::{whole_words, words};
pub use day::Day;
pub use due_day::{DueDay, WrittenDue};
pub use exact::Exact;
pub(crate) use ids::id_fault;
pub(crate) use ids::{
    AreaId, AssigneeId, ContentId, CriterionId, DifficultyId, FormId, FundId, IndicatorId, PlanId, ScoringSetId,
    TargetGroupId, TargetId, TaskId,
};
pub(crate) use indexed::{HasId, IndexedList, Referrers, id_order};
pub(crate) use list::{Item, List};
pub(crate) use nearest::{Nearest, nearest, nearest_of};
pub use number::NumberFault;
pub(crate) use readings::{
    BLANKS, MINUS_SIGNS, Numbers, OUT_OF_RANGE, day_fault, day_reading, looks_grouped, looks_like_day,
};
pub(crate) use spoken_period::{SpokenPeriod, quarter_number};
pub use stretch::Stretch;
pub(crate) use text::Text;
pub(crate) use words::WordEnum;
pub(crate) use words::word_enum;
pub use working_days::{OnRestDay, WorkingDays};
pub(crate) use write::percent;
pub use write::{count, day, number};
