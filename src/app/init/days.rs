//! The days of a new plan: a year, a part of one, or several years.

use crate::diag::Failure;
use crate::model::{Scheme, SchemeKind};
use crate::text::Both;
use crate::value::{Cell, Day, WorkingDays};
use std::sync::Arc;

/// The options that say when a plan begins and ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AskedDays {
    pub year: Option<i32>,
    pub start: Option<Day>,
    pub end: Option<Day>,
}

/// The first and the last day of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct PlanDays {
    pub start: Day,
    pub end: Day,
}

impl AskedDays {
    /// The year in which the plan begins, as far as an option tells it.
    pub(in crate::app) fn year(self) -> Option<i32> {
        self.year.or(self.start.map(Day::year)).or(self.end.map(Day::year))
    }

    /// The days. A day that no option tells is the first or the last of a year: of `--year`, else of the other day.
    pub(in crate::app) fn days(self) -> Result<PlanDays, Failure> {
        const NO_YEAR: Both = Both { en: "`--year` is missing", vi: "thiếu `--year`" };
        const YEAR_HELP: Both = Both {
            en: "such as --year 2026, or --start 2026-07-01 --end 2026-12-31",
            vi: "ví dụ --year 2026, hoặc --start 2026-07-01 --end 2026-12-31",
        };
        let year = self.year().ok_or_else(|| Failure::new(NO_YEAR).help(YEAR_HELP))?;
        self.within(PlanDays::of_year(year))
    }

    /// These days in place of those that the options tell.
    pub(super) fn within(self, days: PlanDays) -> Result<PlanDays, Failure> {
        const OUTSIDE: Both = Both {
            en: "`{option} {day}` does not lie in `--year {year}`",
            vi: "`{option} {day}` không nằm trong `--year {year}`",
        };
        const OUTSIDE_HELP: Both = Both {
            en: "leave `--year` out: --start and --end name the years themselves",
            vi: "bỏ `--year`: --start và --end đã nêu năm",
        };
        const BACKWARDS: Both = Both {
            en: "the plan would end on {end}, before it starts on {start}",
            vi: "kế hoạch kết thúc ngày {end}, trước ngày bắt đầu {start}",
        };
        const BACKWARDS_HELP: Both =
            Both { en: "give both days: --start and --end", vi: "ghi cả hai ngày: --start và --end" };
        for (option, day) in [("--start", self.start), ("--end", self.end)] {
            if let (Some(day), Some(year)) = (day, self.year)
                && day.year() != year
            {
                let failure = Failure::new(OUTSIDE).arg("option", option).arg("day", Cell::Day(day));
                return Err(failure.arg("year", year.to_string()).help(OUTSIDE_HELP));
            }
        }
        let days = PlanDays { start: self.start.unwrap_or(days.start), end: self.end.unwrap_or(days.end) };
        if days.end < days.start {
            let failure = Failure::new(BACKWARDS).arg("end", Cell::Day(days.end));
            return Err(failure.arg("start", Cell::Day(days.start)).help(BACKWARDS_HELP));
        }
        Ok(days)
    }
}

impl PlanDays {
    fn of_year(year: i32) -> Self {
        let day = |month, day| Day::new(year, month, day).unwrap_or_default();
        Self { start: day(1, 1), end: day(12, 31) }
    }

    /// The same days so many years later; the last day of a month stays the last.
    pub(super) fn moved(self, years: i32) -> Option<Self> {
        Some(Self { start: later(self.start, years)?, end: later(self.end, years)? })
    }

    /// The end of an id: `2026`, or `2026-2030` for several years.
    pub(super) fn id_part(self) -> String {
        let (first, last) = (self.start.year(), self.end.year());
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    }

    /// The time in the words of a title, which is Vietnamese as plans are.
    pub(in crate::app) fn in_title(self) -> String {
        let (start, end) = (self.start, self.end);
        let year = start.year();
        if start.year() != end.year() {
            return format!("giai đoạn {year} - {}", end.year());
        }
        if self == Self::of_year(year) {
            return format!("năm {year}");
        }
        let day = |day: Day| format!("{:02}/{:02}", day.day(), day.month());
        if start == end {
            return format!("ngày {}/{year}", day(start));
        }
        format!("từ {} đến {}/{year}", day(start), day(end))
    }

    /// A day of the first year that lies as far in the plan as this one lies in a whole year.
    pub(super) fn day_like(self, month: u32, day: u32) -> Day {
        let year = Self::of_year(self.start.year());
        let end = self.end.min(year.end);
        let like = Day::new(self.start.year(), month, day).unwrap_or(year.start);
        let whole = year.end.days_since(year.start);
        let part = end.days_since(self.start) * like.days_since(year.start) / whole.max(1);
        self.start.plus(part).unwrap_or(self.start)
    }

    /// Two days in the middle of the plan as a list of TOML; one where the plan has only one.
    pub(super) fn two_days(self) -> String {
        let (first, second) = (self.day_like(4, 15), self.day_like(10, 15));
        if first == second { format!("[{first}]") } else { format!("[{first}, {second}]") }
    }

    /// The first report that such a plan owes, and a day on which it can be sent.
    pub(super) fn first_report(self) -> Option<(String, Day)> {
        const DAYS_BEFORE: i64 = 3;
        let scheme = Scheme::new(SchemeKind::Bnv581, [], Arc::new(WorkingDays::default()));
        let first = scheme.reports(self.start, self.end).into_iter().next()?;
        Some((first.name.to_string(), first.due.day.plus(-DAYS_BEFORE)?))
    }
}

/// The same day so many years later. The last day of a month stays the last: that of February is the 28th or the 29th.
pub(super) fn later(day: Day, years: i32) -> Option<Day> {
    let year = day.year() + years;
    let last = Day::last_of_month(year, day.month());
    if Day::last_of_month(day.year(), day.month()) == Some(day) { last } else { Day::new(year, day.month(), day.day()) }
}

#[cfg(test)]
mod tests {
    use super::{AskedDays, PlanDays};
    use crate::value::Day;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn asked(year: Option<i32>, start: &str, end: &str) -> Option<(String, String)> {
        let days = AskedDays { year, start: Day::parse(start), end: Day::parse(end) }.days().ok()?;
        Some((days.start.to_string(), days.end.to_string()))
    }

    #[test]
    fn a_missing_day_is_the_first_or_the_last_of_the_year() {
        let is = |start: &str, end: &str| Some((start.to_owned(), end.to_owned()));
        assert_eq!(asked(Some(2026), "", ""), is("2026-01-01", "2026-12-31"));
        assert_eq!(asked(None, "2026-07-01", ""), is("2026-07-01", "2026-12-31"));
        assert_eq!(asked(None, "", "2025-06-30"), is("2025-01-01", "2025-06-30"));
        assert_eq!(asked(None, "2026-01-01", "2030-12-31"), is("2026-01-01", "2030-12-31"));
        assert_eq!(asked(Some(2026), "2026-07-01", ""), is("2026-07-01", "2026-12-31"));
        assert_eq!(asked(None, "", ""), None);
        assert_eq!(asked(Some(2026), "2025-07-01", ""), None, "another year");
        assert_eq!(asked(None, "2026-07-01", "2026-06-30"), None, "backwards");
    }

    #[test]
    fn the_days_of_the_template_lie_in_the_plan() {
        let year = PlanDays { start: day("2026-01-01"), end: day("2026-12-31") };
        assert_eq!(year.day_like(2, 28), day("2026-02-28"));
        assert_eq!(year.day_like(10, 15), day("2026-10-15"));
        for (start, end) in [("2025-07-01", "2025-12-31"), ("2026-05-05", "2026-05-05"), ("2024-02-29", "2030-12-31")] {
            let days = PlanDays { start: day(start), end: day(end) };
            let like = [(1, 1), (2, 28), (4, 15), (10, 15), (12, 31)].map(|(month, day)| days.day_like(month, day));
            assert!(like.iter().all(|day| (days.start..=days.end).contains(day)), "{like:?}");
            assert!(like.is_sorted());
        }
    }
}
