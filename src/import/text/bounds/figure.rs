//! The figures of a sentence that may be bounds: not years, numbers of documents, dates, articles.

use super::kind::BoundKind;
use crate::import::text::words::Words;
use std::ops::Range;

/// A figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Figure {
    /// As a plan file writes it.
    pub(super) value: String,
    /// The second number of "03/14".
    pub(super) of: Option<String>,
    pub(super) is_percent: bool,
    /// The sign before it, as in "≥ 90%".
    pub(super) sign: Option<BoundKind>,
    /// Its words, with that for percent.
    pub(super) words: Range<usize>,
}

/// Words before a number that is a name.
const NAMES: [&str; 32] = [
    "năm", "số", "ngày", "tháng", "quý", "độ", "cấp", "điều", "khoản", "điểm", "iso", "tcvn", "án", "lục", "kỳ",
    "khóa", "giờ", "chương", "bước", "tuổi", "tầng", "mục", "phần", "biểu", "mẫu", "đoạn", "trước", "quyển", "tổ",
    "thôn", "ấp", "khu",
];

pub(super) fn figures(words: &Words<'_>) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let figure = figure(words, at);
        at = figure.as_ref().map_or(at + 1, |figure| figure.words.end);
        figures.extend(figure);
    }
    figures
}

fn figure(words: &Words<'_>, at: usize) -> Option<Figure> {
    const SIGNS: [(&str, BoundKind); 6] = [
        ("≥", BoundKind::AtLeast),
        (">=", BoundKind::AtLeast),
        ("≤", BoundKind::AtMost),
        ("<=", BoundKind::AtMost),
        (">", BoundKind::MoreThan),
        ("<", BoundKind::LessThan),
    ];
    let before = at.checked_sub(1).map_or("", |before| words.word(before));
    let word = words.word(at);
    let inside = SIGNS.iter().find_map(|(sign, kind)| Some((Some(*kind), word.strip_prefix(sign)?)));
    let (mut sign, word) = inside.unwrap_or((None, word));
    sign = sign.or_else(|| SIGNS.iter().find(|(sign, _)| *sign == before).map(|(_, kind)| *kind));
    let attached = word.strip_suffix('%');
    let digits = attached.unwrap_or(word);
    let has_word = words.is_at(at + 1, "%") || words.is_at(at + 1, "phần trăm");
    let is_percent = attached.is_some() || has_word;
    let (digits, of) = digits.split_once('/').map_or((digits, None), |(digits, of)| (digits, Some(of)));
    let of = match of {
        Some(of) => Some(number(of, false)?),
        None => None,
    };
    let value = number(digits, is_percent)?;
    let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let is_name = at > 0 && NAMES.iter().any(|name| words.is_at(at - 1, name));
    // "năm 100%" is a mistake of nobody, but "cấp 90%" is: "được cấp 90%".
    if !is_percent && (is_name || is_year) {
        return None;
    }
    let behind = if !has_word {
        0
    } else if words.is_at(at + 1, "%") {
        1
    } else {
        2
    };
    let start = at - usize::from(inside.is_none() && sign.is_some());
    Some(Figure { value, of, is_percent, sign, words: start..at + 1 + behind })
}

/// A number as a plan file writes it: "05" is 5, "97,62" is 97.62, "1.000" is 1000.
pub(super) fn number(digits: &str, is_percent: bool) -> Option<String> {
    let is_digits = |text: &str| !text.is_empty() && text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = |text: &str| {
        let bare = text.trim_start_matches('0');
        if bare.is_empty() { "0".to_owned() } else { bare.to_owned() }
    };
    let groups: Vec<&str> = digits.split('.').collect();
    let is_group = |(at, it): (usize, &&str)| is_digits(it) && if at == 0 { it.len() <= 3 } else { it.len() == 3 };
    let is_grouped = groups.len() > 1 && groups.iter().enumerate().all(is_group);
    if is_grouped && !is_percent {
        return Some(whole(&digits.replace('.', ""))).filter(|it| it.len() <= 15);
    }
    let (before, after) = digits.split_once([',', '.']).map_or((digits, None), |(before, after)| (before, Some(after)));
    match after {
        Some(after) if is_digits(before) && is_digits(after) => Some(format!("{}.{after}", whole(before))),
        None if is_digits(before) => Some(whole(before)),
        Some(_) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{figures, number};
    use crate::import::text::words::Words;

    #[test]
    fn numbers_are_written_as_plan_files_write_them() {
        for (written, percent, value) in [
            ("05", false, Some("5")),
            ("00", false, Some("0")),
            ("97,62", true, Some("97.62")),
            ("97.5", true, Some("97.5")),
            ("1.000", false, Some("1000")),
            ("1.000.000", false, Some("1000000")),
            ("85-90", true, None),
            ("45/2016", false, None),
            ("", false, None),
            ("1.000,5", false, None),
        ] {
            assert_eq!(number(written, percent).as_deref(), value, "{written}");
        }
    }

    #[test]
    fn years_documents_dates_and_names_are_not_figures() {
        for text in [
            "năm 2023, theo Quyết định số 45 và số 45/2016/QĐ-TTg ngày 28/9/2021",
            "giai đoạn 2021-2025, Đề án 06, mức độ 4, ISO 9001:2015, khoản 2 Điều 5, trước 15/11",
            "24/7 giờ".trim_end_matches("24/7 giờ"),
        ] {
            let words = Words::of(text);
            assert_eq!(figures(&words), [], "{text}");
        }
    }
}
