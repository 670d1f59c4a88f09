//! Phrases that stand for a word of the format: "hằng quý", "06 tháng/lần", "thường xuyên, liên tục".

use super::phrases::{CONTINUOUS, EACH, IN_YEAR, ONCE, OR, PER, STEPS, WORDS, WordPhrases, YEAR};
use super::pieces::{Reader, pieces};

/// The word of the format that a phrase says, in a plan of any years.
pub(in crate::model) fn spoken_word(phrase: &str) -> Option<&'static str> {
    let all = pieces(phrase);
    said_word(Reader::new(phrase, &all)).filter(|said| said.year.is_none()).map(|said| said.word)
}

/// A word of the format, and the year in which it holds.
pub(super) struct SaidWord {
    pub(super) word: &'static str,
    pub(super) year: Option<i32>,
}

/// Several phrases may stand for one word: "thường xuyên, liên tục". The year may stand behind them.
pub(super) fn said_word(mut reader: Reader<'_>) -> Option<SaidWord> {
    let word = phrase(&mut reader)?;
    let mut year = None;
    while !reader.is_at_end() && year.is_none() {
        // "cả năm 2026"
        if word == CONTINUOUS {
            year = reader.year();
        }
        let is_more = reader.takes_any(&OR).is_some();
        if reader.takes_any(&IN_YEAR).is_some() {
            year = reader.year();
        } else if word == CONTINUOUS && reader.takes(YEAR) {
            year = Some(reader.year()?);
        } else if is_more || !reader.is_at_end() {
            phrase(&mut reader).filter(|other| *other == word)?;
        }
    }
    reader.is_at_end().then_some(SaidWord { word, year })
}

fn phrase(reader: &mut Reader<'_>) -> Option<&'static str> {
    let mut steps = *reader;
    let step = step(&mut steps);
    let mut fixed = *reader;
    let word = fixed_phrase(&mut fixed);
    // The longer one: "định kỳ" stands for itself, and before "hằng quý".
    if step.is_some() && (word.is_none() || steps.pieces().len() <= fixed.pieces().len()) {
        *reader = steps;
        return step;
    }
    *reader = fixed;
    word
}

/// Reads past a phrase that stands for a word of the format by itself.
pub(super) fn fixed_phrase(reader: &mut Reader<'_>) -> Option<&'static str> {
    let of_word = |words: &'static WordPhrases| words.spoken.iter().chain(std::iter::once(&words.title.vi));
    let phrase = reader.takes_any(WORDS.iter().flat_map(of_word))?;
    WORDS.iter().find(|words| of_word(words).any(|one| *one == phrase)).map(|words| words.word)
}

/// "hằng quý", "mỗi quý một lần", "1 lần/quý", "06 tháng/lần".
fn step(reader: &mut Reader<'_>) -> Option<&'static str> {
    let is_each = takes_each(reader);
    let mut once = *reader;
    if once.takes_any(&ONCE).is_some() && (takes_each(&mut once) | once.takes_any(&PER).is_some()) {
        *reader = once;
        takes_each(reader);
        return unit(reader);
    }
    let word = unit(reader)?;
    let mut once = *reader;
    once.takes("/");
    let is_once = once.takes_any(&ONCE).is_some();
    if is_once {
        *reader = once;
    }
    (is_each || is_once).then_some(word)
}

/// Reads past words such as "hằng" and "định kỳ".
pub(super) fn takes_each(reader: &mut Reader<'_>) -> bool {
    let before = reader.pieces().len();
    while reader.takes_any(&EACH).is_some() {}
    reader.pieces().len() < before
}

/// "quý", "6 tháng", as the word of the format for what recurs so often.
pub(super) fn unit(reader: &mut Reader<'_>) -> Option<&'static str> {
    let mut behind = *reader;
    let count = if behind.takes("sáu") { 6 } else { behind.number(2).unwrap_or(1) };
    let unit = behind.takes_any(STEPS.iter().map(|(unit, _, _)| unit))?;
    let (_, _, word) = STEPS.iter().find(|(known, step, _)| *known == unit && *step == count)?;
    *reader = behind;
    Some(word)
}
