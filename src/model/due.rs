//! When a task is due.

use super::deadline::phrases;
use super::deadline::words::spoken_word;
use super::period::calendar_period_ends;
use crate::keys::{Form, Shape, TableReader, ValueReader, table};
use crate::parse::Node;
use crate::source::At;
use crate::text::{Both, fold};
use crate::value::{Day, Nearest, Stretch, Text, day_reading, nearest_of};

/// When a task is due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Due {
    On(Day),
    /// By the last day of a month, quarter, half-year or year.
    By(Stretch),
    /// On the last day of each such calendar period within the plan.
    Every(Frequency),
    /// On the due day of each of the plan's reports.
    EveryReport,
    /// On each of these days.
    Days(Vec<At<Day>>),
    /// Open until the plan ends (thường xuyên).
    Continuous,
    /// When it comes up (đột xuất); never late.
    OnDemand,
    /// After an event.
    After {
        /// Within so long; `None`: never late.
        term: Option<AfterTerm>,
        event: Text,
        /// The day of the event, once it is known.
        on: Option<Day>,
    },
}

/// How long after its event a task is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AfterTerm {
    pub days: u32,
    /// Whether only working days count.
    pub working: bool,
}

/// How often a task recurs by the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frequency {
    /// Each Friday.
    Weekly,
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

impl Frequency {
    /// The last days of the calendar periods that lie within `start`…`end`; of weeks the Fridays.
    pub fn days(self, start: Day, end: Day) -> Vec<Day> {
        let months = match self {
            Self::Weekly => return fridays(start, end),
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::HalfYearly => 6,
            Self::Yearly => 12,
        };
        calendar_period_ends(months, start, end)
    }

    /// The calendar period that ends on a day of these, by whose name a delivery may call it; a week has none.
    pub(crate) fn period_to(self, day: Day) -> Option<Stretch> {
        let (month, year) = (day.month(), day.year());
        match self {
            Self::Weekly => None,
            Self::Monthly => Stretch::month(month, year),
            Self::Quarterly => Stretch::quarter(month.div_ceil(3), year),
            Self::HalfYearly => Stretch::half(month.div_ceil(6), year),
            Self::Yearly => Stretch::year(year),
        }
    }
}

fn fridays(start: Day, end: Day) -> Vec<Day> {
    let first = (0..7).filter_map(|days| start.plus(days)).find(|day| day.is_friday());
    let each = std::iter::successors(first, |day| day.plus(7));
    each.take_while(|day| *day <= end).collect()
}

const WORDS: [(&str, Due); 8] = [
    ("weekly", Due::Every(Frequency::Weekly)),
    ("monthly", Due::Every(Frequency::Monthly)),
    ("quarterly", Due::Every(Frequency::Quarterly)),
    ("half-yearly", Due::Every(Frequency::HalfYearly)),
    ("yearly", Due::Every(Frequency::Yearly)),
    ("every-report", Due::EveryReport),
    ("continuous", Due::Continuous),
    ("on-demand", Due::OnDemand),
];

impl Due {
    /// The word of the format, where it is written as one.
    pub fn word(&self) -> Option<&'static str> {
        WORDS.iter().find(|(_, due)| due == self).map(|(word, _)| *word)
    }

    /// The word of the format that a person means by a word of the format, or by the words of an annex.
    pub(super) fn meant_word(typed: &str) -> Option<&'static str> {
        let folded = fold(typed);
        let known = WORDS.iter().find(|(known, _)| fold(known) == folded).map(|(known, _)| *known);
        known.or_else(|| spoken_word(typed))
    }

    /// The words for people, where it is written as a word.
    pub fn title(&self) -> Option<Both> {
        let word = self.word()?;
        phrases::WORDS.iter().find(|phrases| phrases.word == word).map(|phrases| phrases.title)
    }

    /// Whether it has occurrences that are delivered one by one.
    pub(crate) const fn is_recurring(&self) -> bool {
        match self {
            Self::Every(_) | Self::EveryReport | Self::Days(_) => true,
            Self::On(_) | Self::By(_) | Self::Continuous | Self::OnDemand | Self::After { .. } => false,
        }
    }
}

impl Shape for Due {
    const EXPECTED: Both = Both {
        en: "a date, a month, quarter, half-year or year such as \"2023-06\", \"2023-Q2\", \"2023-H1\" or \"2023\", a list of dates, \"weekly\", \"monthly\", \"quarterly\", \"half-yearly\", \"yearly\", \"every-report\", \"continuous\", \"on-demand\", or { days = …, after = … }",
        vi: "ngày, tháng, quý, nửa năm hoặc năm như \"2023-06\", \"2023-Q2\", \"2023-H1\", \"2023\", danh sách ngày, \"weekly\", \"monthly\", \"quarterly\", \"half-yearly\", \"yearly\", \"every-report\", \"continuous\", \"on-demand\", hoặc { days = …, after = … }",
    };

    fn form() -> Form {
        let words = WORDS.iter().map(|(word, _)| *word).collect();
        Form::OneOf(vec![
            Day::form(),
            Form::Words(words),
            Form::Pattern(Stretch::PATTERN),
            Vec::<At<Day>>::form(),
            DueAfter::form(),
        ])
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        if node.is_datetime() {
            return Day::read(node, reader).map(Self::On);
        }
        if node.as_list().is_some() {
            return Vec::<At<Day>>::read(node, reader).map(Self::Days);
        }
        if node.is_table() {
            return DueAfter::read(node, reader).map(|after| after.due);
        }
        let Some(word) = node.as_text() else {
            // A year is written as a number.
            let year = Stretch::parse(reader.written(node)).map(|year| format!("\"{year}\""));
            reader.wrong_type_meant(node, Self::EXPECTED, year.as_slice());
            return None;
        };
        if let Some(stretch) = Stretch::parse(word) {
            return Some(Self::By(stretch));
        }
        let known = WORDS.iter().find(|(known, _)| *known == word).map(|(_, due)| due.clone());
        if known.is_none() {
            if let Some(day) = day_reading(word) {
                reader.quoted_day(node, day);
            } else {
                let nearest = || nearest_of(word, WORDS.iter().map(|(known, _)| *known));
                let near = spoken_word(word).map(Nearest::only).or_else(nearest);
                reader.wrong_value(node, Self::EXPECTED, word, near);
            }
        }
        known
    }
}

/// No term of a plan is longer than ten years.
pub(super) const MOST_DAYS: u32 = 3660;
const TERM: Both = Both { en: "at most 3660 days", vi: "tối đa 3660 ngày" };

table! {
    /// A due day that follows an event.
    struct DueAfter: "a due day after an event", "hạn tính từ một sự kiện" {
        let days: u32 = optional "days", "so many calendar days after the event", "số ngày sau sự kiện";
        let working_days: u32 = optional "working-days", "so many working days after the event", "số ngày làm việc sau sự kiện";
        let after: Text = required "after", "what the event is", "sự kiện gì";
        let event: Day = optional "event", "the day of the event, once it is known", "ngày xảy ra sự kiện, khi đã biết";
    }
    with table {
        /// The due day itself.
        pub due: Due = {
            let term = term(table, days, working_days).ok()?;
            Due::After { term, event: after?.value, on: event.map(|at| at.value) }
        };
    }
}

/// A value whose finding was told.
struct Faulty;

/// How long after its event a task is due; nothing where no time is named.
fn term(
    table: &mut TableReader<'_, '_, '_>,
    days: Option<At<u32>>,
    working_days: Option<At<u32>>,
) -> Result<Option<AfterTerm>, Faulty> {
    const ONE: Both = Both { en: "left out beside `days`", vi: "bỏ đi khi đã có `days`" };
    let (key, given) = match (days, working_days) {
        (Some(days), None) => ("days", days),
        (None, Some(days)) => ("working-days", days),
        // A key with a faulty value is there all the same.
        (None, None) if table.has("days") || table.has("working-days") => return Err(Faulty),
        (None, None) => return Ok(None),
        (Some(_), Some(second)) => {
            table.reader().contradiction("working-days", second.place, ONE);
            return Err(Faulty);
        }
    };
    if given.value > MOST_DAYS {
        table.reader().contradiction(key, given.place, TERM);
        return Err(Faulty);
    }
    Ok(Some(AfterTerm { days: given.value, working: key == "working-days" }))
}
