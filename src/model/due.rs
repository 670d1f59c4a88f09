//! When a task is due.

use super::period::calendar_period_ends;
use crate::keys::{Form, Shape, TableReader, ValueReader, table};
use crate::parse::Node;
use crate::source::At;
use crate::text::{Both, fold};
use crate::value::{Day, Text, day_reading};

/// When a task is due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Due {
    On(Day),
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
    /// So many days after an event.
    After {
        days: u32,
        /// Whether only working days count.
        working: bool,
        event: Text,
        /// The day of the event, once it is known.
        on: Option<Day>,
    },
}

/// How often a task recurs by the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frequency {
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

impl Frequency {
    /// How many months a period has.
    pub const fn months(self) -> u32 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::HalfYearly => 6,
            Self::Yearly => 12,
        }
    }

    /// The last days of the calendar periods that lie within `start`…`end`.
    pub fn days(self, start: Day, end: Day) -> Vec<Day> {
        calendar_period_ends(self.months(), start, end)
    }
}

const WORDS: [(&str, Due); 7] = [
    ("monthly", Due::Every(Frequency::Monthly)),
    ("quarterly", Due::Every(Frequency::Quarterly)),
    ("half-yearly", Due::Every(Frequency::HalfYearly)),
    ("yearly", Due::Every(Frequency::Yearly)),
    ("every-report", Due::EveryReport),
    ("continuous", Due::Continuous),
    ("on-demand", Due::OnDemand),
];

/// Words that annexes write, each with the word of the format.
const SPOKEN: [(&str, &str); 19] = [
    ("thường xuyên", "continuous"),
    ("liên tục", "continuous"),
    ("theo yêu cầu", "on-demand"),
    ("đột xuất", "on-demand"),
    ("khi có", "on-demand"),
    ("khi có yêu cầu", "on-demand"),
    ("khi phát sinh", "on-demand"),
    ("hằng 6 tháng", "half-yearly"),
    ("hàng 6 tháng", "half-yearly"),
    ("6 tháng một lần", "half-yearly"),
    ("6 tháng/lần", "half-yearly"),
    ("theo kỳ báo cáo", "every-report"),
    ("định kỳ", "every-report"),
    ("hằng tháng", "monthly"),
    ("hàng tháng", "monthly"),
    ("hằng quý", "quarterly"),
    ("hàng quý", "quarterly"),
    ("hằng năm", "yearly"),
    ("hàng năm", "yearly"),
];

impl Due {
    /// The word of the format, where it is written as one.
    pub fn word(&self) -> Option<&'static str> {
        WORDS.iter().find(|(_, due)| due == self).map(|(word, _)| *word)
    }

    /// The words for people, where it is written as a word.
    pub const fn title(&self) -> Option<Both> {
        match self {
            Self::Every(Frequency::Monthly) => Some(Both { en: "monthly", vi: "hằng tháng" }),
            Self::Every(Frequency::Quarterly) => Some(Both { en: "quarterly", vi: "hằng quý" }),
            Self::Every(Frequency::HalfYearly) => Some(Both { en: "half-yearly", vi: "6 tháng một lần" }),
            Self::Every(Frequency::Yearly) => Some(Both { en: "yearly", vi: "hằng năm" }),
            Self::EveryReport => Some(Both { en: "with every report", vi: "theo kỳ báo cáo" }),
            Self::Continuous => Some(Both { en: "continuous", vi: "thường xuyên" }),
            Self::OnDemand => Some(Both { en: "on demand", vi: "đột xuất" }),
            Self::On(_) | Self::Days(_) | Self::After { .. } => None,
        }
    }

    /// Whether it has occurrences that are delivered one by one.
    pub(crate) const fn is_recurring(&self) -> bool {
        match self {
            Self::Every(_) | Self::EveryReport | Self::Days(_) => true,
            Self::On(_) | Self::Continuous | Self::OnDemand | Self::After { .. } => false,
        }
    }
}

impl Shape for Due {
    const EXPECTED: Both = Both {
        en: "a date, a list of dates, \"monthly\", \"quarterly\", \"half-yearly\", \"yearly\", \"every-report\", \"continuous\", \"on-demand\", or { days = …, after = … }",
        vi: "ngày, danh sách ngày, \"monthly\", \"quarterly\", \"half-yearly\", \"yearly\", \"every-report\", \"continuous\", \"on-demand\", hoặc { days = …, after = … }",
    };

    fn form() -> Form {
        let words = WORDS.iter().map(|(word, _)| *word).collect();
        Form::OneOf(vec![Day::form(), Form::Words(words), Vec::<At<Day>>::form(), DueAfter::form()])
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
            reader.wrong_type(node, Self::EXPECTED);
            return None;
        };
        let known = WORDS.iter().find(|(known, _)| *known == word).map(|(_, due)| due.clone());
        if known.is_none() {
            if let Some(day) = day_reading(word) {
                reader.quoted_day(node, day);
            } else {
                let spoken = SPOKEN.iter().find(|(spoken, _)| fold(spoken) == fold(word)).map(|(_, known)| *known);
                let nearest = || crate::value::nearest(word, WORDS.iter().map(|(known, _)| *known));
                let suggestion = spoken.or_else(nearest);
                reader.wrong_value(node, Self::EXPECTED, word, suggestion);
            }
        }
        known
    }
}

/// No term of a plan is longer than ten years.
const MOST_DAYS: u32 = 3660;
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
            let (days, working) = term(table, days, working_days)?;
            Due::After { days, working, event: after?.value, on: event.map(|at| at.value) }
        };
    }
}

/// How many days after its event a task is due, and whether only working days count.
fn term(
    table: &mut TableReader<'_, '_, '_>,
    days: Option<At<u32>>,
    working_days: Option<At<u32>>,
) -> Option<(u32, bool)> {
    const ONE: Both = Both { en: "left out beside `days`", vi: "bỏ đi khi đã có `days`" };
    let (key, given) = match (days, working_days) {
        (Some(days), None) => ("days", days),
        (None, Some(days)) => ("working-days", days),
        (None, None) => {
            if !table.has("days") && !table.has("working-days") {
                table.missing("days");
            }
            return None;
        }
        (Some(_), Some(second)) => {
            table.reader().contradiction("working-days", second.place, ONE);
            return None;
        }
    };
    if given.value > MOST_DAYS {
        table.reader().contradiction(key, given.place, TERM);
        return None;
    }
    Some((given.value, key == "working-days"))
}
