//! Periods as people write and say them: "Quý III", "Q3", "tháng 6/2026", "6 tháng đầu năm".

use super::Stretch;
use crate::text::slug;

/// A stretch of the calendar, perhaps without its year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SpokenPeriod {
    span: Span,
    year: Option<i32>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Span {
    /// From 1 to 12.
    Month(u32),
    /// From 1 to 4.
    Quarter(u32),
    /// 1 or 2.
    Half(u32),
    NineMonths,
    Year,
}

impl SpokenPeriod {
    /// The period that a text means; `None` where it means none. Many type without the marks of Vietnamese letters.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let plain = slug(text);
        let mut words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
        let year = take_year(&mut words);
        let span = match words.as_slice() {
            [] => year.map(|_| Span::Year),
            // "9/2023". A number alone names none.
            [number] if year.is_some() && whole(number, 12).is_some() => whole(number, 12).map(Span::Month),
            words => span(words),
        };
        Some(Self { span: span?, year })
    }

    /// The name by which the format knows it, in a year of its own or else in this one.
    pub(crate) fn name(self, year: i32) -> String {
        let year = self.year.unwrap_or(year);
        match self.span {
            Span::Month(month) => format!("{year}-{month:02}"),
            Span::Quarter(quarter) => format!("{year}-Q{quarter}"),
            Span::Half(half) => format!("{year}-H{half}"),
            Span::NineMonths => format!("{year}-9M"),
            Span::Year => year.to_string(),
        }
    }

    /// The stretch of the calendar, in a year of its own or else in this one. Nine months are none by themselves.
    pub(crate) fn stretch(self, year: Option<i32>) -> Option<Stretch> {
        let year = self.year.or(year)?;
        match self.span {
            Span::Month(month) => Stretch::month(month, year),
            Span::Quarter(quarter) => Stretch::quarter(quarter, year),
            Span::Half(half) => Stretch::half(half, year),
            Span::Year => Stretch::year(year),
            Span::NineMonths => None,
        }
    }

    /// Those of these names that it can mean.
    pub(crate) fn among<'k>(self, names: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
        let is_meant = |name: &&str| {
            Self::read(name)
                .is_some_and(|known| known.span == self.span && self.year.is_none_or(|year| known.year == Some(year)))
        };
        let mut meant: Vec<&str> = names.into_iter().filter(is_meant).collect();
        meant.sort_unstable();
        meant.dedup();
        meant
    }
}

/// Takes the year away: `2026` before or behind, with or without "năm".
fn take_year(words: &mut Vec<&str>) -> Option<i32> {
    let year = |word: &str| (word.len() == 4).then(|| word.parse::<i32>().ok()).flatten();
    let (at, found) = words.iter().enumerate().find_map(|(at, word)| Some((at, year(word)?)))?;
    words.remove(at);
    let before = at.checked_sub(1);
    if let Some(before) = before.filter(|before| words.get(*before) == Some(&"nam")) {
        words.remove(before);
    }
    Some(found)
}

fn span(words: &[&str]) -> Option<Span> {
    // "6 tháng đầu năm" has its last word also where a year stood behind it.
    let words = match words {
        [before @ .., "dau" | "cuoi", "nam"] if !before.is_empty() => {
            words.split_last().map_or(words, |(_, rest)| rest)
        }
        _ => words,
    };
    match words {
        [word] => short(word),
        ["quy" | "q", number] => ordinal(number, 4).map(Span::Quarter),
        ["thang", number] => whole(number, 12).map(Span::Month),
        ["6" | "06" | "sau", "thang"] | ["6" | "06" | "sau", "thang", "dau"] => Some(Span::Half(1)),
        ["6" | "06" | "sau", "thang", "cuoi"] => Some(Span::Half(2)),
        ["9" | "09" | "chin", "thang"] | ["9" | "09" | "chin", "thang", "dau"] => Some(Span::NineMonths),
        ["ca", "nam"] => Some(Span::Year),
        _ => None,
    }
}

/// `q3`, `h1`, `9m`, `t6` and, in the name of a period, `06`.
fn short(word: &str) -> Option<Span> {
    if word == "9m" {
        return Some(Span::NineMonths);
    }
    let number = |prefix: char, most: u32| word.strip_prefix(prefix).and_then(|number| whole(number, most));
    let month = || (word.len() == 2).then(|| whole(word, 12)).flatten();
    number('q', 4)
        .map(Span::Quarter)
        .or_else(|| number('h', 2).map(Span::Half))
        .or_else(|| number('t', 12).map(Span::Month))
        .or_else(|| month().map(Span::Month))
}

/// A whole number from 1 to `most`.
fn whole(text: &str, most: u32) -> Option<u32> {
    let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten().filter(|number| (1..=most).contains(number))
}

/// The number of a quarter in bare letters: "iii", "ba", "3".
pub(crate) fn quarter_number(text: &str) -> Option<u32> {
    ordinal(text, 4)
}

/// The same, or a Roman one, or one in words.
fn ordinal(text: &str, most: u32) -> Option<u32> {
    let words: [&[&str]; 4] = [&["i", "mot"], &["ii", "hai"], &["iii", "ba"], &["iv", "bon", "tu"]];
    let word = words.iter().zip(1..).find(|(words, _)| words.contains(&text)).map(|(_, number)| number);
    word.filter(|number| *number <= most).or_else(|| whole(text, most))
}

#[cfg(test)]
mod tests {
    use super::SpokenPeriod;

    #[test]
    fn a_period_is_read_as_people_write_it() {
        for (text, name) in [
            ("Quý III", "2026-Q3"),
            ("quý 3", "2026-Q3"),
            ("quý ba", "2026-Q3"),
            ("QUÝ IV/2025", "2025-Q4"),
            ("Quý II năm 2027", "2027-Q2"),
            ("Q1", "2026-Q1"),
            ("2023-Q3", "2023-Q3"),
            ("2023-q3", "2023-Q3"),
            ("tháng 6", "2026-06"),
            ("Tháng 06/2025", "2025-06"),
            ("T12", "2026-12"),
            ("2023-06", "2023-06"),
            ("6 tháng", "2026-H1"),
            ("6 tháng đầu năm", "2026-H1"),
            ("6 tháng đầu năm 2025", "2025-H1"),
            ("06 tháng cuối năm", "2026-H2"),
            ("06 tháng đầu năm 2025", "2025-H1"),
            ("Sáu tháng", "2026-H1"),
            ("09 tháng", "2026-9M"),
            ("9/2023", "2023-09"),
            ("12 / 2023", "2023-12"),
            ("13/2023", ""),
            ("12 tháng", ""),
            ("6 tháng cuối năm", "2026-H2"),
            ("h1", "2026-H1"),
            ("9 tháng", "2026-9M"),
            ("9 tháng đầu năm", "2026-9M"),
            ("2023-9M", "2023-9M"),
            ("cả năm", "2026"),
            ("năm 2025", "2025"),
            ("2025", "2025"),
            ("quý 5", ""),
            ("quý", ""),
            ("tháng 13", ""),
            ("30/6/2026", ""),
            ("6", ""),
            ("năm", ""),
            ("", ""),
            ("quý III tuần 2", ""),
        ] {
            let read = SpokenPeriod::read(text).map(|period| period.name(2026)).unwrap_or_default();
            assert_eq!(read, name, "{text}");
        }
    }

    #[test]
    fn a_period_without_a_year_can_mean_several() {
        let names = ["2023-Q3", "2024-Q3", "2024-Q1", "end"];
        let among = |text: &str| SpokenPeriod::read(text).map(|period| period.among(names)).unwrap_or_default();
        assert_eq!(among("Quý III"), ["2023-Q3", "2024-Q3"]);
        assert_eq!(among("Quý III/2024"), ["2024-Q3"]);
        assert_eq!(among("Quý II"), Vec::<&str>::new());
    }
}
