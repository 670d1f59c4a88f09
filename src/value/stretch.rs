//! A month, quarter, half-year or year of the calendar, by whose end something is due: "2023-Q2".

use super::{Cell, Day};
use crate::text::Both;
use std::fmt;

/// A stretch of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    part: YearPart,
    year: i32,
    last_day: Day,
}

/// A part of a year, or the whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum YearPart {
    /// From 1 to 12.
    Month(u32),
    /// From 1 to 4.
    Quarter(u32),
    /// 1 or 2.
    Half(u32),
    Year,
}

impl YearPart {
    const fn last_month(self) -> u32 {
        match self {
            Self::Month(month) => month,
            Self::Quarter(quarter) => 3 * quarter,
            Self::Half(half) => 6 * half,
            Self::Year => 12,
        }
    }
}

impl Stretch {
    /// The look of one in files, as a regular expression.
    pub(crate) const PATTERN: &str = "^(20[0-9]{2}|2100)(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$";

    fn new(part: YearPart, year: i32) -> Option<Self> {
        let last_month = Some(part.last_month()).filter(|month| (1..=12).contains(month))?;
        let last_day = Day::last_of_month(year, last_month).filter(|day| day.is_in_range())?;
        Some(Self { part, year, last_day })
    }

    pub(crate) fn month(month: u32, year: i32) -> Option<Self> {
        Self::new(YearPart::Month(month), year)
    }

    pub(crate) fn quarter(quarter: u32, year: i32) -> Option<Self> {
        Self::new(YearPart::Quarter(quarter), year)
    }

    pub(crate) fn half(half: u32, year: i32) -> Option<Self> {
        Self::new(YearPart::Half(half), year)
    }

    pub(crate) fn year(year: i32) -> Option<Self> {
        Self::new(YearPart::Year, year)
    }

    /// Reads one as files write it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        let year = year.parse().ok()?;
        let Some(part) = part else { return Self::year(year).filter(|stretch| stretch.to_string() == text) };
        let number = |digits: &str| (digits.len() <= 2).then(|| digits.parse::<u32>().ok())?;
        let stretch = match (part.strip_prefix('Q'), part.strip_prefix('H')) {
            (Some(quarter), _) => Self::quarter(number(quarter)?, year),
            (_, Some(half)) => Self::half(number(half)?, year),
            (None, None) => Self::month(number(part)?, year),
        };
        // "2023-6", "2023-Q5" and "+2023" are none.
        stretch.filter(|stretch| stretch.to_string() == text)
    }

    /// The same part of a later year, or of an earlier one; `None` outside the years of plans.
    pub(crate) fn years_later(self, years: i32) -> Option<Self> {
        Self::new(self.part, self.year.checked_add(years)?)
    }

    /// The one of the same length before it.
    pub(crate) fn before(self) -> Option<Self> {
        let (part, year) = match self.part {
            YearPart::Month(1) => (YearPart::Month(12), self.year - 1),
            YearPart::Quarter(1) => (YearPart::Quarter(4), self.year - 1),
            YearPart::Half(1) => (YearPart::Half(2), self.year - 1),
            YearPart::Year => (YearPart::Year, self.year - 1),
            YearPart::Month(month) => (YearPart::Month(month - 1), self.year),
            YearPart::Quarter(quarter) => (YearPart::Quarter(quarter - 1), self.year),
            YearPart::Half(half) => (YearPart::Half(half - 1), self.year),
        };
        Self::new(part, year)
    }

    pub(crate) fn first_day(self) -> Option<Day> {
        let months = match self.part {
            YearPart::Month(_) => 1,
            YearPart::Quarter(_) => 3,
            YearPart::Half(_) => 6,
            YearPart::Year => 12,
        };
        Day::new(self.year, self.part.last_month() + 1 - months, 1)
    }

    /// The day by which something is due.
    #[must_use]
    pub const fn last_day(self) -> Day {
        self.last_day
    }
}

impl fmt::Display for Stretch {
    /// As files write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.part {
            YearPart::Month(month) => write!(f, "{year}-{month:02}"),
            YearPart::Quarter(quarter) => write!(f, "{year}-Q{quarter}"),
            YearPart::Half(half) => write!(f, "{year}-H{half}"),
            YearPart::Year => write!(f, "{year}"),
        }
    }
}

impl From<Stretch> for Cell {
    /// As an annex writes it.
    fn from(stretch: Stretch) -> Self {
        const MONTH: Both = Both { en: "{name}", vi: "tháng {number}/{year}" };
        const QUARTER: Both = Both { en: "{name}", vi: "quý {number}/{year}" };
        const FIRST_HALF: Both = Both { en: "{name}", vi: "6 tháng đầu năm {year}" };
        const SECOND_HALF: Both = Both { en: "{name}", vi: "6 tháng cuối năm {year}" };
        const YEAR: Both = Both { en: "{name}", vi: "năm {year}" };
        const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
        let (says, number) = match stretch.part {
            YearPart::Month(month) => (MONTH, month.to_string()),
            YearPart::Quarter(quarter) => {
                let roman = usize::try_from(quarter).ok().and_then(|quarter| ROMAN.get(quarter.checked_sub(1)?));
                (QUARTER, (*roman.unwrap_or(&"")).to_owned())
            }
            YearPart::Half(1) => (FIRST_HALF, String::new()),
            YearPart::Half(_) => (SECOND_HALF, String::new()),
            YearPart::Year => (YEAR, String::new()),
        };
        let year = stretch.year.to_string();
        Self::phrase(says, vec![("name", stretch.to_string().into()), ("number", number.into()), ("year", year.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::Stretch;
    use crate::text::Lang;
    use crate::value::words;

    #[test]
    fn a_stretch_ends_on_its_last_day_and_is_shown_as_an_annex_writes_it() {
        for (text, day, vi) in [
            ("2023-06", "2023-06-30", "tháng 6/2023"),
            ("2024-02", "2024-02-29", "tháng 2/2024"),
            ("2023-Q1", "2023-03-31", "quý I/2023"),
            ("2023-Q4", "2023-12-31", "quý IV/2023"),
            ("2023-H1", "2023-06-30", "6 tháng đầu năm 2023"),
            ("2023-H2", "2023-12-31", "6 tháng cuối năm 2023"),
            ("2023", "2023-12-31", "năm 2023"),
            ("2100", "2100-12-31", "năm 2100"),
        ] {
            let stretch = Stretch::parse(text).unwrap_or_else(|| panic!("{text} is one"));
            assert_eq!((stretch.last_day().to_string().as_str(), stretch.to_string().as_str()), (day, text));
            assert_eq!(words(&stretch.into(), Lang::Vi), vi);
            assert_eq!(words(&stretch.into(), Lang::En), text);
        }
        for text in [
            "2023-6",
            "2023-Q5",
            "2023-q2",
            "Q2",
            "quý II/2023",
            "2023-9M",
            "1999",
            "2101-01",
            "2023-13",
            "2023-00",
            "2023-H0",
            "2023-Q99999999999",
            "+2023",
            "2023-",
            "",
        ] {
            assert_eq!(Stretch::parse(text), None, "{text}");
        }
    }
}
