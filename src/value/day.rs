//! A calendar day without time or zone, the only notion of time below `cli`.

use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};
use std::fmt;

/// A local calendar day. Prints as an ISO date (`2023-06-30`); the default is 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(NaiveDate);

impl Day {
    /// The first year that a plan file may name.
    pub const FIRST_YEAR: i32 = 2000;
    /// The last year that a plan file may name.
    pub const LAST_YEAR: i32 = 2100;

    /// The day of this year, month (1–12) and day (1–31); `None` if there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The day `date` as the calendar library writes it.
    pub(crate) const fn from_date(date: NaiveDate) -> Self {
        Self(date)
    }

    /// Reads an ISO date of the years 2000–2100.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return None;
        };
        let number = |digits: &[u8]| {
            digits
                .iter()
                .try_fold(0u32, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
        };
        let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
        let day = Self::new(year, number(&[m1, m2])?, number(&[d1, d2])?)?;
        day.is_in_range().then_some(day)
    }

    /// Whether the year lies in 2000–2100, as plan files require.
    #[must_use]
    pub fn is_in_range(self) -> bool {
        (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&self.year())
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month of the year, 1–12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The last day of a month (1–12); `None` for another month number.
    #[must_use]
    pub fn last_of_month(year: i32, month: u32) -> Option<Self> {
        let (next_year, next_month) = if month == 12 { (year.checked_add(1)?, 1) } else { (year, month + 1) };
        Self::new(next_year, next_month, 1)?.plus(-1)
    }

    /// The day `days` later (earlier when negative); `None` beyond the calendar.
    pub fn plus(self, days: i64) -> Option<Self> {
        self.0.checked_add_signed(TimeDelta::try_days(days)?).map(Self)
    }

    /// How many days `self` is after `earlier`; negative when it is before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// Monday to Friday.
    #[must_use]
    pub(crate) fn is_friday(self) -> bool {
        self.0.weekday() == chrono::Weekday::Fri
    }

    /// Whether it is one of Monday to Friday.
    #[must_use]
    pub fn is_weekday(self) -> bool {
        !matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn only_real_days_of_the_allowed_years_are_read() {
        assert!(Day::parse("2024-02-29").is_some());
        for bad in ["2023-02-29", "1999-12-31", "2101-01-01", "2023-2-3", "2023-02-03 ", "２023-02-03", ""] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn months_end_where_the_calendar_says() {
        assert_eq!(Day::last_of_month(2024, 2), Day::new(2024, 2, 29));
        assert_eq!(Day::last_of_month(2023, 12), Day::new(2023, 12, 31));
        assert_eq!(Day::last_of_month(2023, 13), None);
        assert_eq!(Day::last_of_month(2023, 11), Day::new(2023, 11, 30));
        let ends = (1..=12).filter_map(|month| Day::last_of_month(2023, month)).map(Day::day).collect::<Vec<_>>();
        assert_eq!(ends, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_years() {
        let day = |text| Day::parse(text).expect("a day");
        let (last, first) = (day("2023-12-31"), day("2024-01-01"));
        assert_eq!((last.plus(1), first.plus(-1), first.plus(0)), (Some(first), Some(last), Some(first)));
        assert_eq!((first.days_since(last), last.days_since(first)), (1, -1));
        assert_eq!(day("2024-03-01").days_since(day("2024-02-01")), 29);
        assert_eq!(first.plus(i64::MAX), None);
        let week: Vec<bool> = (0..7).filter_map(|days| first.plus(days)).map(Day::is_weekday).collect();
        assert_eq!(week, [true, true, true, true, true, false, false], "1 January 2024 was a Monday");
        for (year, inside) in [(1999, false), (2000, true), (2100, true), (2101, false)] {
            assert_eq!(Day::new(year, 6, 1).map(Day::is_in_range), Some(inside), "{year}");
        }
        assert_eq!(day("2023-06-05").to_string(), "2023-06-05");
        assert_eq!((day("2023-06-05").year(), day("2023-06-05").month(), day("2023-06-05").day()), (2023, 6, 5));
    }
}
