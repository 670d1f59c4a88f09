//! Ranges of figures: "từ 80% đến 90%", "80-90%". A person must say which end counts.

use super::figure::{Figure, number};
use crate::import::text::words::Words;
use std::ops::Range;

const DASHES: [char; 3] = ['-', '–', '—'];

/// The words of each range of a sentence.
pub(super) fn ranges(words: &Words<'_>, figures: &[Figure]) -> Vec<Range<usize>> {
    let pairs = figures.iter().zip(figures.iter().skip(1)).filter_map(|(from, to)| pair(words, from, to));
    let whole = (0..words.len()).filter_map(|at| one_word(words, at));
    let mut found: Vec<Range<usize>> = pairs.chain(whole).collect();
    found.sort_by_key(|range| range.start);
    found
}

/// "từ 80% đến 90%", "80% - 90%", "từ 5 đến 10 ngày".
fn pair(words: &Words<'_>, from: &Figure, to: &Figure) -> Option<Range<usize>> {
    let (start, end) = (from.words.start, to.words.end);
    let has_from = start.checked_sub(1).is_some_and(|before| words.is_at(before, "từ"));
    let is_plain = |figure: &Figure| figure.of.is_none() && figure.sign.is_none();
    if !is_plain(from) || !is_plain(to) || (from.is_percent && !to.is_percent) || !(has_from || to.is_percent) {
        return None;
    }
    let behind = from.words.end;
    let has_word = ["đến", "tới"].iter().any(|word| words.is_at(behind, word) && behind + 1 == to.words.start);
    // A dash stands between words.
    let between = words.between(from.words.start..end);
    let has_dash = behind == to.words.start && between.contains(DASHES) && !words.ends_part(behind - 1);
    (has_word || has_dash).then(|| start - usize::from(has_from)..end)
}

/// "80-90%", "80%-90%", "80-90 điểm".
fn one_word(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let word = words.word(at);
    let bare = word.strip_suffix('%').unwrap_or(word);
    let (from, to) = bare.split_once(DASHES)?;
    let is_number = |text: &str| number(text, true).is_some();
    let units = [("%", 1), ("phần trăm", 2), ("điểm", 0)];
    let unit = units.iter().find(|(unit, _)| words.is_at(at + 1, unit)).map(|(_, length)| *length);
    let length = if word.ends_with('%') { 0 } else { unit? };
    let has_from = at.checked_sub(1).is_some_and(|before| words.is_at(before, "từ"));
    let is_range = is_number(from.strip_suffix('%').unwrap_or(from)) && is_number(to);
    is_range.then(|| at - usize::from(has_from)..at + 1 + length)
}
