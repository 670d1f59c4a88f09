//! How numbers and dates are written for people: decimal comma and dd/mm/yyyy in Vietnamese, decimal
//! point and ISO dates in English.

use super::{Day, Exact};
use crate::text::Lang;

/// A date as people of the language write it.
#[must_use]
pub fn day(day: Day, lang: Lang) -> String {
    match lang {
        Lang::En => day.to_string(),
        Lang::Vi => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
    }
}

/// An exact number with at most `most_decimals`, rounded half up, thousands grouped.
#[must_use]
pub fn number(number: &Exact, most_decimals: u32, lang: Lang) -> String {
    let plain = number.decimal(most_decimals);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let point = match lang {
        Lang::En => '.',
        Lang::Vi => ',',
    };
    let mut text = grouped(whole, thousands_mark(lang));
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// A count, thousands grouped.
#[must_use]
pub fn count(count: i64, lang: Lang) -> String {
    grouped(&count.to_string(), thousands_mark(lang))
}

/// The sign between groups of three digits.
const fn thousands_mark(lang: Lang) -> char {
    match lang {
        Lang::En => ',',
        Lang::Vi => '.',
    }
}

/// A whole percentage of a table cell, with the blank that sets the sign apart: `55 %`.
pub fn percent(percent: i64, lang: Lang) -> String {
    format!("{} %", count(percent, lang))
}

fn grouped(whole: &str, group: char) -> String {
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    if digits.len() <= 3 {
        return whole.to_owned();
    }
    let mut text = String::with_capacity(whole.len() + digits.len() / 3);
    text.push_str(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{count, day, number};
    use crate::text::Lang;
    use crate::value::{Day, Exact};

    #[test]
    fn each_language_has_its_own_marks() {
        let figure = Exact::parse("1234567.891").expect("a number");
        assert_eq!(number(&figure, 2, Lang::Vi), "1.234.567,89");
        assert_eq!(number(&figure, 2, Lang::En), "1,234,567.89");
        assert_eq!(count(-1000, Lang::Vi), "-1.000");
        let counts = [0, 7, 100, 1000, 99_999, 123_456, -123_456].map(|number| count(number, Lang::En));
        assert_eq!(counts, ["0", "7", "100", "1,000", "99,999", "123,456", "-123,456"]);
        let tet = Day::new(2023, 1, 2).expect("a day");
        assert_eq!(day(tet, Lang::Vi), "02/01/2023");
        assert_eq!(day(tet, Lang::En), "2023-01-02");
    }
}
