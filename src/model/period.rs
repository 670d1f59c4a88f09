//! Report periods: which days a name covers and when its report is due. Names mean days by a scheme,
//! which is data.

use crate::keys::{Entity, Form, NameKind, Shape, ValueReader, read_id, table};
use crate::parse::Node;
use crate::source::At;
use crate::text::Both;
use crate::value::{Day, DueDay, WorkingDays, word_enum};
use smol_str::{SmolStr, format_smolstr};
use std::sync::{Arc, OnceLock};

word_enum! {
    /// How period names map to days.
    pub enum SchemeKind {
        /// The Ministry of Home Affairs' periods for reform reports, Official Letter 581/BNV-CCHC.
        Bnv581 = "bnv-581",
        /// Calendar months, quarters, halves, nine months and years.
        Calendar = "calendar",
    }
}

/// A period with its days.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Period {
    /// Its name: `2023-Q1`.
    pub name: SmolStr,
    /// The first day that it covers.
    pub from: Day,
    /// The last day that it covers.
    pub to: Day,
    /// The day on which its report is due.
    pub due: DueDay,
}

table! {
    /// A period that a plan or workspace sets for itself.
    pub struct ReportPeriod: "a [[report-period]]", "[[report-period]]" {
        pub name: At<PeriodName> = required "name", "the period's name, as in values/<name>.toml", "tên kỳ, như trong values/<tên>.toml";
        pub from: At<Day> = required "from", "the first day that it covers", "từ ngày";
        pub to: At<Day> = required "to", "the last day that it covers", "đến ngày";
        pub due: At<Day> = required "due", "the day on which its report is due", "ngày phải gửi báo cáo";
    }
}

/// The name of a period: an id that can be the name of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeriodName(String);

impl PeriodName {
    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Shape for PeriodName {
    const EXPECTED: Both = Both { en: "the name of a period in quotes", vi: "tên kỳ trong dấu nháy" };

    fn form() -> Form {
        Form::Name(NameKind::Declared(Entity::Period))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        read_id(node, reader).map(|name| Self(name.to_owned()))
    }
}

/// The periods of a plan.
#[derive(Clone, Debug)]
pub struct Scheme {
    kind: SchemeKind,
    own: Vec<Period>,
    working_days: Arc<WorkingDays>,
    /// The reports of the first plan that was asked for: a plan asks for its own again and again.
    reports: OnceLock<(Day, Day, Vec<Period>)>,
}

impl Scheme {
    /// The periods of a scheme. A period in `own` stands in place of the scheme's of the same name; the later of two
    /// in `own` counts, since a plan's stand behind the workspace's.
    pub fn new<'p>(
        kind: SchemeKind,
        own: impl IntoIterator<Item = &'p ReportPeriod>,
        working_days: Arc<WorkingDays>,
    ) -> Self {
        let mut scheme = Self { kind, own: Vec::new(), working_days, reports: OnceLock::new() };
        for period in own {
            let name = period.name.value.as_str();
            scheme.own.retain(|known| known.name != name);
            let (from, to, due) = (period.from.value, period.to.value, period.due.value);
            let due = scheme.working_days.due(due);
            scheme.own.push(Period { name: name.into(), from, to, due });
        }
        scheme
    }

    /// The kind of the scheme.
    pub(crate) const fn kind(&self) -> SchemeKind {
        self.kind
    }

    /// The period of this name, if the scheme has one.
    #[must_use]
    pub fn period(&self, name: &str) -> Option<Period> {
        if let Some(own) = self.own.iter().find(|period| period.name == name) {
            return Some(own.clone());
        }
        let (year, part) = name.split_once('-').map_or((name, None), |(year, part)| (year, Some(part)));
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let year = year.parse().ok().filter(|year| (Day::FIRST_YEAR..=Day::LAST_YEAR).contains(year))?;
        let (from, to, due) = match self.kind {
            SchemeKind::Bnv581 => bnv_581(year, part)?,
            SchemeKind::Calendar => calendar(year, part)?,
        };
        Some(Period { name: SmolStr::new(name), from, to, due: self.working_days.due(due) })
    }

    /// The reports of a plan of these days, in the order in which they are due: those that end within it. Where none of
    /// them reaches its last days, there is one more for its end. The day of its issue decides which of them the plan
    /// owes, see [`super::Plan::reports`].
    #[must_use]
    pub fn reports(&self, start: Day, end: Day) -> Vec<Period> {
        let (from, to, reports) = self.reports.get_or_init(|| (start, end, self.reports_between(start, end)));
        if (*from, *to) == (start, end) { reports.clone() } else { self.reports_between(start, end) }
    }

    fn reports_between(&self, start: Day, end: Day) -> Vec<Period> {
        let parts: [Option<&str>; 4] = match self.kind {
            SchemeKind::Bnv581 => [Some("Q1"), Some("H1"), Some("Q3"), None],
            SchemeKind::Calendar => [Some("Q1"), Some("Q2"), Some("Q3"), Some("Q4")],
        };
        let regular = (start.year()..=end.year()).flat_map(|year| {
            parts.map(|part| part.map_or_else(|| year_name(year), |part| format_smolstr!("{year:04}-{part}")))
        });
        let mut reports: Vec<Period> = regular
            .filter(|name| self.own.iter().all(|own| own.name != *name))
            .filter_map(|name| self.period(&name))
            .chain(self.own.iter().cloned())
            .filter(|period| (start..=end).contains(&period.to))
            .collect();
        reports.extend(self.closing(start, end, &reports));
        reports.sort_by(|a, b| (a.due, a.to, &a.name).cmp(&(b.due, b.to, &b.name)));
        reports
    }

    /// The period [`END`] of a plan that ends between two reports: a plan of a hundred days, or a unit that is
    /// dissolved on 30 June. Without it nobody would owe the figures of its last weeks.
    fn closing(&self, start: Day, end: Day, reports: &[Period]) -> Option<Period> {
        let ends_a_year = (end.month(), end.day()) == (12, 31);
        let reaches_the_end =
            |period: &Period| period.to.plus(LAST_DAYS).is_none_or(|reach| reach >= end) && period.to <= end;
        let own = self.own.iter().any(|own| own.name == END);
        // The year's report closes a plan that goes to the end of the year, if it has a report at all.
        let is_closed = ends_a_year && !reports.is_empty() || reports.iter().any(reaches_the_end);
        if start > end || own || is_closed {
            return None;
        }
        // The last year of a plan reports as the years before: from the first day of the year's report.
        let year_begins = || self.period(&year_name(end.year())).map(|year| year.from);
        let from = if start.year() < end.year() { year_begins().map_or(start, |from| from.max(start)) } else { start };
        let due = self.working_days.due(end.plus(DAYS_TO_REPORT)?);
        Some(Period { name: SmolStr::new_static(END), from, to: end, due })
    }
}

/// The name of the period that closes a plan which ends between two reports.
pub const END: &str = "end";
/// A report closes the plan if its period ends at most so many days before the plan: in its last 15 days.
const LAST_DAYS: i64 = 14;
/// The closing report is due so many days after its period, as in Official Letter 581/BNV-CCHC.
const DAYS_TO_REPORT: i64 = 6;

fn year_name(year: i32) -> SmolStr {
    format_smolstr!("{year:04}")
}

/// Official Letter 581/BNV-CCHC: periods close on the 14th and are reported by the 20th of their last
/// month; half-year, nine months and year begin on 15 December of the year before. There is no Q2, Q4
/// or H2.
fn bnv_581(year: i32, part: Option<&str>) -> Option<(Day, Day, Day)> {
    let before = Day::new(year - 1, 12, 15);
    let (from, month) = match part {
        None => (before, 12),
        Some("Q1") => (before, 3),
        Some("H1") => (before, 6),
        Some("9M") => (before, 9),
        Some("Q3") => (Day::new(year, 6, 15), 9),
        Some(month) => match month_number(month)? {
            1 => (before, 1),
            month => (Day::new(year, month - 1, 15), month),
        },
    };
    Some((from?, Day::new(year, month, 14)?, Day::new(year, month, 20)?))
}

fn calendar(year: i32, part: Option<&str>) -> Option<(Day, Day, Day)> {
    let (first, last) = match part {
        None => (1, 12),
        Some("Q1") => (1, 3),
        Some("Q2") => (4, 6),
        Some("Q3") => (7, 9),
        Some("Q4") => (10, 12),
        Some("H1") => (1, 6),
        Some("H2") => (7, 12),
        Some("9M") => (1, 9),
        Some(month) => (month_number(month)?, month_number(month)?),
    };
    let to = Day::last_of_month(year, last)?;
    Some((Day::new(year, first, 1)?, to, to))
}

fn month_number(text: &str) -> Option<u32> {
    let number = (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())??;
    (1..=12).contains(&number).then_some(number)
}

/// The last days of the calendar periods of so many months, those that lie within `start`…`end`.
pub(super) fn calendar_period_ends(months: u32, start: Day, end: Day) -> Vec<Day> {
    let mut ends = Vec::new();
    for year in start.year()..=end.year() {
        for last in (1..=12).filter(|month| month % months == 0) {
            if let Some(day) = Day::last_of_month(year, last)
                && (start..=end).contains(&day)
            {
                ends.push(day);
            }
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::{Scheme, SchemeKind};
    use crate::value::Day;
    use std::sync::Arc;

    fn days(kind: SchemeKind, name: &str) -> Option<String> {
        let period = Scheme::new(kind, [], Arc::default()).period(name)?;
        Some(format!("{}…{} {}", period.from, period.to, period.due.written))
    }

    #[test]
    fn the_letter_581_sets_the_days() {
        let bnv = |name| days(SchemeKind::Bnv581, name);
        assert_eq!(bnv("2023-Q1").as_deref(), Some("2022-12-15…2023-03-14 2023-03-20"));
        assert_eq!(bnv("2023-H1").as_deref(), Some("2022-12-15…2023-06-14 2023-06-20"));
        assert_eq!(bnv("2023-Q3").as_deref(), Some("2023-06-15…2023-09-14 2023-09-20"));
        assert_eq!(bnv("2023-9M").as_deref(), Some("2022-12-15…2023-09-14 2023-09-20"));
        assert_eq!(bnv("2023").as_deref(), Some("2022-12-15…2023-12-14 2023-12-20"));
        assert_eq!(bnv("2023-05").as_deref(), Some("2023-04-15…2023-05-14 2023-05-20"));
        assert_eq!(bnv("2023-01").as_deref(), Some("2022-12-15…2023-01-14 2023-01-20"));
        for none in ["2023-Q2", "2023-Q4", "2023-H2", "2023-13", "2023-1", "23-Q1", "2023-q1", "2023-", "+023", "1999"]
        {
            assert_eq!(bnv(none), None, "{none}");
        }
        assert_eq!(days(SchemeKind::Calendar, "2024-02").as_deref(), Some("2024-02-01…2024-02-29 2024-02-29"));
        assert_eq!(days(SchemeKind::Calendar, "2024-H2").as_deref(), Some("2024-07-01…2024-12-31 2024-12-31"));
    }

    #[test]
    fn the_report_list_holds_what_ends_within_the_plan() {
        let day = |m, d| Day::new(2023, m, d).expect("a day");
        let names = |from, to| -> Vec<String> {
            Scheme::new(SchemeKind::Bnv581, [], Arc::default())
                .reports(from, to)
                .into_iter()
                .map(|period| period.name.to_string())
                .collect()
        };
        assert_eq!(names(day(1, 1), day(12, 31)), ["2023-Q1", "2023-H1", "2023-Q3", "2023"]);
        assert_eq!(names(day(7, 1), day(9, 28)), ["2023-Q3"]);
        assert_eq!(names(day(7, 1), day(9, 30)), ["2023-Q3", "end"]);
        assert_eq!(names(day(12, 20), day(12, 31)), ["end"]);
        assert_eq!(names(day(7, 1), day(8, 31)), ["end"]);
    }

    #[test]
    fn a_plan_that_ends_between_reports_has_one_at_its_end() {
        let shown = |kind, from: (i32, u32, u32), to: (i32, u32, u32)| {
            let day = |(year, month, day)| Day::new(year, month, day).expect("a day");
            let reports = Scheme::new(kind, [], Arc::default()).reports(day(from), day(to));
            reports.last().map(|last| format!("{} {}…{} {}", last.name, last.from, last.to, last.due.written))
        };
        let bnv = |from, to| shown(SchemeKind::Bnv581, from, to);
        // A hundred days; a unit dissolved on 30 June, whose half-year report ends 16 days before.
        assert_eq!(bnv((2026, 7, 10), (2026, 11, 30)).as_deref(), Some("end 2026-07-10…2026-11-30 2026-12-06"));
        assert_eq!(bnv((2025, 1, 1), (2025, 6, 30)).as_deref(), Some("end 2025-01-01…2025-06-30 2025-07-06"));
        // 14 June is the first of the last 15 days of a plan to 28 June, and the last but 15 of one to 29 June.
        assert_eq!(bnv((2025, 1, 1), (2025, 6, 28)).as_deref(), Some("2025-H1 2024-12-15…2025-06-14 2025-06-20"));
        assert_eq!(bnv((2025, 1, 1), (2025, 6, 29)).as_deref(), Some("end 2025-01-01…2025-06-29 2025-07-05"));
        // The last year of several reports from the day on which its year's report begins.
        assert_eq!(bnv((2021, 1, 1), (2025, 6, 30)).as_deref(), Some("end 2024-12-15…2025-06-30 2025-07-06"));
        let calendar = |from, to| shown(SchemeKind::Calendar, from, to);
        assert_eq!(calendar((2021, 1, 1), (2025, 8, 1)).as_deref(), Some("end 2025-01-01…2025-08-01 2025-08-07"));
        assert_eq!(calendar((2025, 1, 1), (2025, 6, 30)).as_deref(), Some("2025-Q2 2025-04-01…2025-06-30 2025-06-30"));
    }
}
