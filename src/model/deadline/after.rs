//! Deadlines after an event: "05 ngày làm việc kể từ ngày ký", "sau khi tỉnh ban hành".

use super::more_phrases::{EVERY, NO_EVENTS, PAST, SECOND_PAST, SECOND_UP_TO, WHEN, WHEN_EVENTS};
use super::period::PartOfYear;
use super::phrases::{
    AFTER, AFTER_TERM, DAY, IS_THERE, ONCE_THERE, SECOND, SHORT_WORKING_DAYS, TERM_LEADS, WORKING_DAYS,
};
use super::pieces::{Piece, Reader};
use super::spoken::SpokenDue;
use super::taken::{Answer, EVENT, EVENT_TERM, FROM_DAY, LONG_TERM, SECOND_TERM, Taken, UNKNOWN};
use crate::model::due::{AfterTerm, MOST_DAYS};
use crate::value::{Day, day_reading};
use unicode_normalization::UnicodeNormalization as _;

/// Reads a deadline after an event.
pub(super) fn after(reader: Reader<'_>) -> Option<Answer> {
    let mut with_term = reader;
    while with_term.takes_any(&TERM_LEADS).is_some() {}
    if let Some(term) = term(&mut with_term) {
        with_term.takes(",");
        let lead = with_term.takes_any(AFTER.iter().chain(&AFTER_TERM))?;
        return Some(event(Some(term), lead, with_term));
    }
    let mut without_term = reader;
    let lead = without_term.takes_any(&AFTER)?;
    Some(event(None, lead, without_term))
}

fn term(reader: &mut Reader<'_>) -> Option<AfterTerm> {
    let days = reader.number(4)?;
    let unit = reader.takes_any(SHORT_WORKING_DAYS.iter().chain(&[WORKING_DAYS, DAY]))?;
    Some(AfterTerm { days, working: unit != DAY })
}

/// Reads an event without the words for it: "sau Tết", "khi được cấp kinh phí", "sau kỳ họp HĐND 10 ngày".
pub(super) fn loose_event(mut reader: Reader<'_>) -> Option<Taken> {
    let is_past = reader.takes_any(&PAST).is_some();
    let begins = if is_past { begins_event(reader) } else { reader.takes(WHEN) && is_when(reader) };
    let has_second = reader.says_somewhere(&SECOND_PAST, false) || reader.says_somewhere(&SECOND_UP_TO, true);
    if !begins || has_second {
        return None;
    }
    let words = reader.rest().trim().trim_end_matches(['.', ',', ';']).trim_end();
    let (event, term) = if is_past { without_term(words, reader) } else { (words, None) };
    let is_known = event.contains(char::is_alphabetic) && term.is_none_or(|term| term.days <= MOST_DAYS);
    let assumed = if term.is_some() { EVENT_TERM } else { EVENT };
    let due = SpokenDue::After { term, event: one_line(event), on: None };
    is_known.then_some(Taken { due, assumed: Some(assumed) })
}

/// Whether an event stands here, and not a day, a period or a word of time.
fn begins_event(mut reader: Reader<'_>) -> bool {
    reader.takes_any(&EVERY);
    let is_number = reader.pieces().first().is_none_or(Piece::is_number);
    let mut behind = reader;
    let is_time = behind.takes_any(&NO_EVENTS).is_some() || PartOfYear::read(&mut behind, None, true).is_some();
    !is_number && !is_time
}

fn is_when(mut reader: Reader<'_>) -> bool {
    let mut there = reader;
    let comes_once = there.takes(IS_THERE) && there.takes_any(&ONCE_THERE).is_some();
    comes_once || reader.takes_any(&WHEN_EVENTS).is_some() && !reader.is_at_end()
}

/// The event, and the term that stands behind it.
fn without_term<'p>(words: &'p str, reader: Reader<'p>) -> (&'p str, Option<AfterTerm>) {
    let Some(number) = reader.pieces().iter().rposition(Piece::is_number).filter(|at| *at > 0) else {
        return (words, None);
    };
    let (mut before, mut behind) = (reader, reader);
    behind.advance(number);
    let Some(term) = term(&mut behind).filter(|_| behind.is_past_words()) else { return (words, None) };
    before.advance(number);
    let length = reader.rest().len() - before.rest().len();
    (reader.rest().get(..length).unwrap_or(words).trim(), Some(term))
}

fn event(term: Option<AfterTerm>, lead: &str, events: Reader<'_>) -> Answer {
    // The words that are written stand before an event only, even one that begins with numbers.
    let [written, ..] = AFTER;
    if term.is_some_and(|term| term.days > MOST_DAYS) {
        return Err(LONG_TERM);
    }
    if lead != written && starts_with_day(events) {
        return Err(FROM_DAY);
    }
    let (event, on) = without_day(events.rest().trim());
    let event = one_line(event);
    if !event.contains(char::is_alphanumeric) {
        return Err(UNKNOWN);
    }
    let assumed = events.says_somewhere(&SECOND, true).then_some(SECOND_TERM);
    Ok(Taken { due: SpokenDue::After { term, event, on }, assumed })
}

fn starts_with_day(mut reader: Reader<'_>) -> bool {
    reader.takes(DAY);
    reader.number(2).is_some() && reader.takes_any(&["/", ".", "-", "tháng"]).is_some() && reader.number(2).is_some()
}

/// The event, and its day where that stands in brackets behind it.
fn without_day(event: &str) -> (&str, Option<Day>) {
    let parts = event.strip_suffix(')').and_then(|event| event.rsplit_once('('));
    match parts.and_then(|(event, day)| Some((event.trim_end(), day_reading(day)?))) {
        Some((event, day)) => (event, Some(day)),
        None => (event, None),
    }
}

/// As it is written, but on one line.
fn one_line(event: &str) -> String {
    let composed: String = event.nfc().collect();
    if composed.contains(['\n', '\t', '\r']) {
        composed.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        composed
    }
}
