//! Sums of money in the words of an annex.

use super::figure::figure_of;
use super::words::{bare, holds};
use crate::value::Exact;

/// The meaning of a cell of costs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Money {
    /// So many đồng.
    Sum(Exact),
    /// It costs nothing.
    Nothing,
    Unknown,
}

/// Units, the longer words first.
const UNITS: [(&str, i64); 8] = [
    ("tỷ", 1_000_000_000),
    ("tỉ", 1_000_000_000),
    ("triệu", 1_000_000),
    ("tr", 1_000_000),
    ("trđ", 1_000_000),
    ("nghìn", 1_000),
    ("ngàn", 1_000),
    ("1000 đ", 1_000),
];
/// Words that add nothing.
const PLAIN: [&str; 6] = ["đồng", "đ", "vnđ", "vnd", "khoảng", "dự kiến"];
const NOTHING: [&str; 6] = ["không", "không có", "không phát sinh", "0", "0 đồng", "không đồng"];

/// How many đồng a unit of a head is: "(triệu đồng)", "ĐVT: nghìn đồng". `None` where it names none.
pub(super) fn scale_of(head: &str) -> Option<i64> {
    let head = bare(head);
    let found = UNITS.iter().find(|(unit, _)| holds(&head, &bare(unit)));
    found.map(|(_, scale)| *scale)
}

/// The sum of a cell, in units of so many đồng where it names none.
pub(super) fn money_of(text: &str, scale: i64) -> Money {
    let words = bare(text);
    if words.is_empty() || text.trim().chars().all(|c| "-–—".contains(c)) || NOTHING.iter().any(|it| bare(it) == words)
    {
        return Money::Nothing;
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ')).unwrap_or(text.len());
    let Some((figure, unit)) = text.split_at_checked(end) else { return Money::Unknown };
    let unit = bare(unit);
    let is_plain = unit.split(' ').all(|word| word.is_empty() || PLAIN.iter().any(|it| bare(it) == word));
    let named = UNITS.iter().find(|(word, _)| {
        let rest = unit.strip_prefix(&*bare(word));
        rest.is_some_and(|rest| rest.is_empty() || PLAIN.iter().any(|it| rest.trim() == bare(it)))
    });
    let scale = match named {
        Some((_, scale)) => *scale,
        None if is_plain && unit.is_empty() => scale,
        None if is_plain => 1,
        None => return Money::Unknown,
    };
    let sum = figure_of(figure.trim(), scale > 1).map(|figure| &figure * &Exact::from(scale));
    match sum.filter(|sum| sum.is_whole() && sum.to_whole().is_some()) {
        Some(sum) if sum.is_zero() => Money::Nothing,
        Some(sum) => Money::Sum(sum),
        None => Money::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::{Money, money_of, scale_of};
    use crate::value::Exact;

    #[test]
    fn sums_are_read_as_offices_write_them() {
        for (text, scale, sum) in [
            ("1.500.000", 1, 1_500_000),
            ("1.500.000 đồng", 1_000_000, 1_500_000),
            ("1,500,000đ", 1, 1_500_000),
            ("3 triệu", 1, 3_000_000),
            ("3,5 triệu đồng", 1, 3_500_000),
            ("1,2 tỷ", 1, 1_200_000_000),
            ("20tr", 1, 20_000_000),
            ("15", 1_000_000, 15_000_000),
            ("15,5", 1_000_000, 15_500_000),
            ("2.5", 1_000_000, 2_500_000),
            ("1.500", 1_000, 1_500_000),
            ("3000000", 1, 3_000_000),
        ] {
            assert_eq!(money_of(text, scale), Money::Sum(Exact::from(sum)), "{text}");
        }
        for text in ["Không", "-", "0", "", "0 đồng"] {
            assert_eq!(money_of(text, 1), Money::Nothing, "{text}");
        }
        for text in ["theo dự toán", "3,500", "khoảng vài triệu", "3,5", "1.50.0", "5 người"] {
            assert_eq!(money_of(text, 1), Money::Unknown, "{text}");
        }
    }

    #[test]
    fn heads_name_their_unit() {
        for (head, scale) in [
            ("Kinh phí (triệu đồng)", Some(1_000_000)),
            ("Dự toán – ĐVT: nghìn đồng", Some(1_000)),
            ("Kinh phí (đồng)", None),
        ] {
            assert_eq!(scale_of(head), scale, "{head}");
        }
    }
}
