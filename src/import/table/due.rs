//! The deadline of a cell. The only place that knows who reads phrases.

use crate::grid::{GridCell, GridValue};
use crate::import::{ImportKind, ImportWish, clean};
use crate::model::{DeadlineFrame, ReadDeadline, SpokenDue, read_deadline};
use crate::parse::Plain;
use crate::text::Both;
use crate::value::Day;

/// The meaning of a cell of deadlines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum DueRead {
    /// The value of `due`.
    Said(Plain),
    /// The same, with what was assumed.
    Assumed(Plain, Both),
    /// A person must answer.
    Asked(Both),
}

const OUTSIDE: Both = Both {
    en: "the day lies outside the plan; is its year right?",
    vi: "ngày nằm ngoài thời gian kế hoạch; năm có đúng không?",
};
const NUMBER: Both = Both {
    en: "a number without the format of a date; is it a day? Write it into `due`",
    vi: "ô là số, không có định dạng ngày; đây là ngày nào? Hãy ghi vào `due`",
};

/// The deadline of a cell with content.
pub(super) fn due_of(cell: &GridCell, text: &str, wish: &ImportWish<'_>) -> DueRead {
    match &cell.value {
        GridValue::Day(on) if on.is_in_range() => DueRead::Said(Plain::Date(on.to_string())),
        // Four digits may be a year.
        GridValue::Number(figure) if figure.to_whole().is_none_or(|year| !(2000..=2100).contains(&year)) => {
            DueRead::Asked(NUMBER)
        }
        GridValue::Day(_)
        | GridValue::Number(_)
        | GridValue::Text(_)
        | GridValue::Empty
        | GridValue::Flag(_)
        | GridValue::Error(_) => phrase(&clean(text), wish),
    }
}

/// The deadline of a phrase. A year is that of the plan, where it is in one year.
fn phrase(phrase: &str, wish: &ImportWish<'_>) -> DueRead {
    let (start, end) = wish.days;
    let frame = DeadlineFrame { start, end, before_is_same_day: wish.before_is_same_day };
    match read_deadline(phrase, &frame) {
        ReadDeadline::Said(due) if is_outside(&due, wish) => DueRead::Assumed(due.to_plain(), OUTSIDE),
        ReadDeadline::Said(due) => DueRead::Said(due.to_plain()),
        ReadDeadline::Assumed(due, says) => DueRead::Assumed(due.to_plain(), says),
        ReadDeadline::Asked(why) => DueRead::Asked(why),
    }
}

/// Whether a day does not lie in the plan: its year may be a slip, or belong to one of several days alone.
fn is_outside(due: &SpokenDue, wish: &ImportWish<'_>) -> bool {
    let is_outside = |day: Day| day < wish.days.0 || day > wish.days.1;
    match due {
        SpokenDue::On(day) => is_outside(*day),
        SpokenDue::By(stretch) => is_outside(stretch.last_day()),
        SpokenDue::Days(days) => days.iter().copied().any(is_outside),
        SpokenDue::Word(_) | SpokenDue::After { .. } => false,
    }
}

/// Whether the days of a column of a CSV file are written as the month before the day: "09/30/2026".
pub(super) fn has_month_first<'t>(cells: impl IntoIterator<Item = &'t str>, wish: &ImportWish<'_>) -> bool {
    wish.kind == ImportKind::Csv && cells.into_iter().filter_map(second_number).any(|second| second > 12)
}

/// The second number of a day that is written with slashes.
fn second_number(text: &str) -> Option<u32> {
    let mut parts = text.trim().split('/');
    let (first, second) = (parts.next()?.trim(), parts.next()?.trim());
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let third = parts.next().map(str::trim);
    let is_year = third.is_none_or(|year| (2..=4).contains(&year.len()) && year.bytes().all(|b| b.is_ascii_digit()));
    (is_number(first) && is_number(second) && is_year && parts.next().is_none()).then(|| second.parse().ok()).flatten()
}
