//! Numbers and days as people write them. In Vietnamese `1.000` is one thousand, `97,62` has decimals, and days come
//! before months.

use super::{Day, Exact};
use crate::text::Both;

/// Blanks that look like the usual one.
pub(crate) const BLANKS: [char; 4] = ['\u{a0}', '\u{202f}', '\u{2007}', '\u{3000}'];

/// The minus sign of TOML, and those that word processors put in its place.
pub(crate) const MINUS_SIGNS: [char; 3] = ['-', '\u{2212}', '\u{2013}'];

/// Which numbers somebody is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Numbers {
    /// Whole ones, without a point: they count.
    Whole,
    /// Those whose point nobody can take for one between thousands.
    UngroupedNumber,
    /// Any.
    Decimal,
    /// Any; a sign of percent may follow.
    Percent,
}

impl Numbers {
    /// Reads a number that a person writes. Where it cannot be taken, the numbers that may have been meant, as
    /// [`Numbers::readings`] gives them.
    pub(crate) fn read(self, written: &str) -> Result<Exact, Vec<String>> {
        let plain = written.trim();
        let plain = if self == Self::Percent { without_percent(plain) } else { plain };
        let is_taken = match self {
            Self::Whole => !plain.contains(['.', 'e', 'E']),
            Self::UngroupedNumber => !looks_grouped(plain),
            Self::Decimal | Self::Percent => true,
        };
        Exact::parse(plain).ok().filter(|_| is_taken).ok_or_else(|| self.readings(plain))
    }

    /// The numbers, as TOML writes them, that somebody may have meant; none where nobody can tell. The Vietnamese
    /// reading comes first.
    pub(crate) fn readings(self, written: &str) -> Vec<String> {
        let mut readings = number_readings(written);
        if self == Self::Whole {
            readings.retain(|reading| !reading.contains('.'));
        }
        readings
    }
}

fn without_percent(written: &str) -> &str {
    written.trim_end_matches('%').trim_end()
}

/// A sum without the word for its currency: `1.200.000 đồng`, `500.000đ`.
fn without_currency(written: &str) -> &str {
    const WORDS: [&str; 6] = ["đồng", "Đồng", "VNĐ", "VND", "vnđ", "đ"];
    WORDS.iter().find_map(|word| written.strip_suffix(word)).map_or(written, str::trim_end)
}

fn number_readings(written: &str) -> Vec<String> {
    let plain = without_currency(without_percent(written.trim()));
    let (sign, digits) = match plain.strip_prefix(MINUS_SIGNS) {
        Some(digits) => ("-", digits),
        None => ("", plain.strip_prefix('+').unwrap_or(plain)),
    };
    let (dots, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let found = match (dots, commas) {
        (0, 0) => vec![digits.replace(BLANKS, "").replace([' ', '_'], "")],
        // One group of three behind a point is a thousand there, and three decimals elsewhere.
        (1, 0) => grouped(digits, '.').into_iter().chain([digits.to_owned()]).collect(),
        (_, 0) => grouped(digits, '.').into_iter().collect(),
        (0, 1) => fraction(digits, ',').into_iter().chain(grouped(digits, ',')).collect(),
        (0, _) => grouped(digits, ',').into_iter().collect(),
        (1, 1) => mixed(digits, '.', ',').into_iter().chain(mixed(digits, ',', '.')).collect(),
        (_, 1) => mixed(digits, '.', ',').into_iter().collect(),
        (1, _) => mixed(digits, ',', '.').into_iter().collect(),
        (_, _) => Vec::new(),
    };
    let mut readings: Vec<String> = Vec::new();
    for number in found {
        let number = Exact::parse(&format!("{sign}{number}")).map(|number| number.decimal(18));
        if let Ok(mut number) = number
            && !readings.contains(&number)
        {
            // With one decimal more, a fraction can be taken for nothing else.
            if looks_grouped(&number) {
                number.push('0');
            }
            readings.push(number);
        }
    }
    readings
}

/// Whether a Vietnamese reader takes the points of a number for those between thousands: `1.000`, `12.500`.
pub(crate) fn looks_grouped(written: &str) -> bool {
    let digits = written.strip_prefix(['-', '+']).unwrap_or(written);
    !digits.starts_with('0') && grouped(digits, '.').is_some()
}

/// The day that somebody may have meant: slashes, points or dashes stand between day, month and year. `None` where
/// there is no such day.
pub(crate) fn day_reading(written: &str) -> Option<Day> {
    let parts: Vec<&str> = written.trim().split(['/', '.', '-']).map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let number = |text: &str, most: usize| -> Option<u32> {
        let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().ok())?
    };
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let year = number(year, 4).filter(|_| year.len() == 4)?;
    Day::new(i32::try_from(year).ok()?, number(month, 2)?, number(day, 2)?).filter(|day| day.is_in_range())
}

/// The years that a day can have, in words that follow it.
pub(crate) const OUT_OF_RANGE: Both =
    Both { en: "outside the years 2000 to 2100", vi: "nằm ngoài các năm 2000 đến 2100" };

/// Why no day is written by a text that looks like one.
pub(crate) fn day_fault(written: &str) -> Option<Both> {
    const SHORT: Both = Both { en: "the year needs four digits", vi: "năm phải có bốn chữ số" };
    const NONE: Both = Both { en: "the calendar has no such day", vi: "lịch không có ngày này" };
    let written = written.trim();
    if !looks_like_day(written) || day_reading(written).is_some() {
        return None;
    }
    let parts: Vec<&str> = written.split(['/', '.', '-']).collect();
    let year = parts.iter().find(|part| part.len() == 4).and_then(|year| year.parse::<i32>().ok());
    Some(match year {
        None => SHORT,
        Some(year) if !(Day::FIRST_YEAR..=Day::LAST_YEAR).contains(&year) => OUT_OF_RANGE,
        Some(_) => NONE,
    })
}

/// Whether a text is written like a day, even one that no calendar has: three numbers with a year at either end.
/// Between slashes or points the year may have two digits.
pub(crate) fn looks_like_day(written: &str) -> bool {
    let parts: Vec<&str> = written.split(['/', '.', '-']).collect();
    let are_digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let [first, second, third] = parts.as_slice() else { return false };
    let has_year = first.len() == 4 && third.len() <= 2 || first.len() <= 2 && third.len() == 4;
    let is_short =
        ['/', '.'].iter().any(|mark| written.matches(*mark).count() == 2) && first.len() <= 2 && third.len() == 2;
    parts.iter().all(are_digits) && second.len() <= 2 && (has_year || is_short)
}

/// The digits of a number whose groups of three are set apart.
fn grouped(digits: &str, mark: char) -> Option<String> {
    let mut groups = digits.split(mark);
    let first = groups.next()?;
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let is_first = (1..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_digit());
    (is_first && digits.contains(mark) && groups.all(is_group)).then(|| digits.replace(mark, ""))
}

/// A number with decimals.
fn fraction(digits: &str, mark: char) -> Option<String> {
    let (whole, part) = digits.split_once(mark)?;
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (are_digits(whole) && are_digits(part)).then(|| format!("{whole}.{part}"))
}

/// A number with thousands set apart and decimals: `1.234,5`.
fn mixed(digits: &str, thousands: char, decimals: char) -> Option<String> {
    let (whole, part) = digits.rsplit_once(decimals)?;
    fraction(&format!("{}.{part}", grouped(whole, thousands)?), '.')
}

#[cfg(test)]
mod tests {
    use super::{Numbers, day_reading, looks_grouped};

    #[test]
    fn numbers_are_read_as_they_may_have_been_meant() {
        for (written, readings) in [
            ("1.000", "1000 1"),
            ("12.500", "12500 12.5"),
            ("1.234", "1234 1.2340"),
            ("1.000.000", "1000000"),
            ("1.00.000", ""),
            ("1,5", "1.5"),
            ("97,62", "97.62"),
            ("1,000", "1 1000"),
            ("1,000,000", "1000000"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1.2345,6", ""),
            ("3.0", "3"),
            ("85%", "85"),
            ("85,5 %", "85.5"),
            ("1 000", "1000"),
            ("1e3", "1000"),
            ("-1.000", "-1000 -1"),
            ("\u{2212}5", "-5"),
            ("1\u{a0}500", "1500"),
            ("97,623", "97.6230 97623"),
            ("1.000.000,0.5", ""),
            (",5", ""),
            ("1.200.000đ", "1200000"),
            ("1.200.000 đồng", "1200000"),
            ("2000000 VNĐ", "2000000"),
            ("đồng", ""),
            ("năm", ""),
            ("", ""),
        ] {
            assert_eq!(Numbers::Decimal.readings(written).join(" "), readings, "{written}");
        }
        assert_eq!(Numbers::Whole.readings("1.000"), ["1000", "1"]);
        assert_eq!(Numbers::Whole.readings("1.234"), ["1234"]);
        assert_eq!(Numbers::Whole.readings("1,5"), Vec::<String>::new());
    }

    #[test]
    fn numbers_are_taken_as_they_are_asked_for() {
        let read = |numbers: Numbers, written| numbers.read(written).map(|number| number.decimal(18));
        let meant = |readings: &[&str]| Err(readings.iter().map(|reading| (*reading).to_owned()).collect());
        assert_eq!(read(Numbers::Whole, " 12 "), Ok("12".to_owned()));
        assert_eq!(read(Numbers::Whole, "1e3"), meant(&["1000"]));
        assert_eq!(read(Numbers::UngroupedNumber, "1.000"), meant(&["1000", "1"]));
        assert_eq!(read(Numbers::Decimal, "1.000"), Ok("1".to_owned()));
        assert_eq!(read(Numbers::Decimal, "85 %"), meant(&["85"]));
        assert_eq!(read(Numbers::Percent, "85 %"), Ok("85".to_owned()));
    }

    #[test]
    fn three_digits_behind_a_point_may_be_thousands() {
        for yes in ["1.000", "12.500", "999.999.999", "-1.234"] {
            assert!(looks_grouped(yes), "{yes}");
        }
        for no in ["0.125", "1.00", "1.0000", "1000", "1.5e3", "1234.567"] {
            assert!(!looks_grouped(no), "{no}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let shown = |written| day_reading(written).map(|day| day.to_string()).unwrap_or_default();
        for (written, day) in [
            ("30/06/2026", "2026-06-30"),
            ("30/6/2026", "2026-06-30"),
            ("1.7.2026", "2026-07-01"),
            ("30-06-2026", "2026-06-30"),
            ("2026/06/30", "2026-06-30"),
            ("2026-6-3", "2026-06-03"),
            ("31/02/2026", ""),
            ("06/30/2026", ""),
            ("30/6/26", ""),
            ("30/06", ""),
            ("1/2/3/2026", ""),
            ("30/06/1926", ""),
        ] {
            assert_eq!(shown(written), day, "{written}");
        }
    }
}
