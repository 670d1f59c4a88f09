//! Days as workbooks number them.

use crate::value::{Day, Exact};

/// The last day of both systems is the 31 December 9999.
const LAST: i64 = 2_958_465;
/// Excel has a 29 February 1900, as Lotus 1-2-3 had; that year was not a leap year.
const NO_SUCH_DAY: i64 = 60;

/// The day of a number, without the time of day.
pub(super) fn day(number: &Exact, is_1904: bool) -> Option<Day> {
    let number = number.round_down().to_whole().filter(|number| (1..=LAST).contains(number))?;
    let start = if is_1904 {
        Day::new(1904, 1, 1)
    } else if number < NO_SUCH_DAY {
        Day::new(1899, 12, 31)
    } else {
        Day::new(1899, 12, 30)
    };
    start?.plus(number).filter(|_| is_1904 || number != NO_SUCH_DAY)
}

/// The day of a text like `2023-06-30T00:00:00`.
pub(super) fn iso_day(text: &str) -> Option<Day> {
    let (year, rest) = text.split_once('-')?;
    let (month, rest) = rest.split_once('-')?;
    let day = rest.split('T').next()?;
    let is_number = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::{day, iso_day};
    use crate::value::Exact;

    fn shown(number: &str, is_1904: bool) -> String {
        let number = Exact::parse(number).expect("a number");
        day(&number, is_1904).map_or_else(|| "none".to_owned(), |day| day.to_string())
    }

    #[test]
    fn days_are_counted_as_excel_does() {
        for (number, expected) in [
            ("1", "1900-01-01"),
            ("59", "1900-02-28"),
            ("60", "none"),
            ("61", "1900-03-01"),
            ("45107", "2023-06-30"),
            ("45107.99", "2023-06-30"),
            ("2958465", "9999-12-31"),
            ("2958466", "none"),
            ("0.5", "none"),
            ("-1", "none"),
        ] {
            assert_eq!(shown(number, false), expected, "{number}");
        }
        assert_eq!(shown("43645", true), "2023-06-30");
    }

    #[test]
    fn days_may_be_written_out() {
        assert_eq!(iso_day("2023-06-30T00:00:00").map(|day| day.to_string()).as_deref(), Some("2023-06-30"));
        assert_eq!(iso_day("1899-12-31").map(|day| day.to_string()).as_deref(), Some("1899-12-31"));
        for wrong in ["", "2023-06", "2023-02-30", "+023-06-30", "T12:00:00", "2023-06-30 00:00"] {
            assert_eq!(iso_day(wrong), None, "{wrong}");
        }
    }
}
