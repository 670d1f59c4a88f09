//! Reads a deadline in the words of an annex. A phrase with a word that is not known is asked.

use super::after::{after, loose_event};
use super::brackets::bracketed;
use super::counts::count;
use super::days::days;
use super::labels::labeled;
use super::months::days_of_months;
use super::open_end::open_end;
use super::periods::periods;
use super::phrases::{ASIDES, HOUR, MINUTE, MONTH};
use super::pieces::{Piece, Reader, pieces};
use super::recurring::word;
use super::spoken::SpokenDue;
use super::taken::{Answer, DeadlineFrame, EMPTY, LINES, SECOND_TERM, Taken, UNKNOWN};
use crate::text::Both;

/// The meaning of a phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum ReadDeadline {
    /// The phrase says so.
    Said(SpokenDue),
    /// The phrase is taken so; the sentence says what was assumed.
    Assumed(SpokenDue, Both),
    /// A person must say; the sentence says why.
    Asked(Both),
}

/// Signs that may stand around a phrase.
const AROUND: [&str; 12] = ["-", "+", "*", "•", ".", ",", ";", ":", "\"", "'", "“", "”"];

/// Reads a deadline in the words of an annex.
pub(crate) fn read_deadline(phrase: &str, frame: &DeadlineFrame) -> ReadDeadline {
    let all = pieces(phrase);
    let begun = behind_signs(&all);
    let tidy = without_aside(trimmed(begun));
    if tidy.is_empty() {
        return ReadDeadline::Asked(EMPTY);
    }
    // An event keeps its words, and the signs at its end.
    let whole = Reader::new(phrase, begun);
    let said = word(Reader::new(phrase, tidy), frame);
    let with_event = || after(whole).map(|answer| answer.map(|taken| with_second(taken, phrase, begun, frame)));
    let answer = said.or_else(with_event).or_else(|| read(phrase, tidy, frame));
    let answer = answer.or_else(|| further(phrase, begun, tidy, frame));
    if let (None, Some(joined)) = (&answer, joined_lines(phrase)) {
        return match read_deadline(&joined, frame) {
            ReadDeadline::Said(due) => ReadDeadline::Assumed(due, LINES),
            other @ (ReadDeadline::Assumed(..) | ReadDeadline::Asked(_)) => other,
        };
    }
    match answer.unwrap_or(Err(UNKNOWN)) {
        Ok(taken) => match taken.assumed {
            Some(assumed) => ReadDeadline::Assumed(taken.due, assumed),
            None => ReadDeadline::Said(taken.due),
        },
        Err(why) => ReadDeadline::Asked(why),
    }
}

/// Reads what office habits add: counts, labels, brackets, events without the words for them.
fn further(phrase: &str, begun: &[Piece], tidy: &[Piece], frame: &DeadlineFrame) -> Option<Answer> {
    let dated = |pieces: &[Piece], frame: &DeadlineFrame| dated(phrase, trimmed(pieces), frame);
    let more = |reader: Reader<'_>| {
        let count = count(reader, frame).map(Ok);
        count.or_else(|| open_end(reader, frame)).or_else(|| labeled(reader, frame, &dated))
    };
    let plain = |pieces: &[Piece]| {
        let reader = Reader::new(phrase, trimmed(pieces));
        let known = word(reader, frame).or_else(|| read(phrase, reader.pieces(), frame));
        known.or_else(|| more(reader))
    };
    let reader = Reader::new(phrase, tidy);
    let event = || {
        let taken = loose_event(Reader::new(phrase, begun))?;
        // A second deadline is one too many.
        (!has_second(phrase, begun, frame)).then_some(Ok(taken))
    };
    more(reader).or_else(|| bracketed(reader, frame, plain)).or_else(event)
}

/// The lines of a cell as one list.
fn joined_lines(phrase: &str) -> Option<String> {
    let is_sign = |c: char| c.is_whitespace() || "-+*•.,;".contains(c);
    let lines = phrase.lines().map(|line| line.trim_matches(is_sign)).filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.collect();
    (lines.len() > 1).then(|| lines.join("; "))
}

fn read(phrase: &str, tidy: &[Piece], frame: &DeadlineFrame) -> Option<Answer> {
    with_time(phrase, tidy, |reader, has_time| {
        days_of_months(reader, has_time, frame).or_else(|| days(reader, has_time, frame))
    })
    .or_else(|| periods(Reader::new(phrase, tidy), frame))
}

/// Reads days or periods, none that recur.
fn dated(phrase: &str, tidy: &[Piece], frame: &DeadlineFrame) -> Option<Answer> {
    with_time(phrase, tidy, |reader, has_time| days(reader, has_time, frame))
        .or_else(|| periods(Reader::new(phrase, tidy), frame))
}

/// Reads a phrase without its time of the day, and with whether it has one.
fn with_time(phrase: &str, tidy: &[Piece], read: impl Fn(Reader<'_>, bool) -> Option<Answer>) -> Option<Answer> {
    match without_time(phrase, tidy) {
        Some(timeless) => read(Reader::new(phrase, &timeless.pieces), !timeless.is_midnight),
        None => read(Reader::new(phrase, tidy), false),
    }
}

/// The event swallows all words behind it. A second deadline among them is said: "sau khi ký, trong quý II".
fn with_second(taken: Taken, phrase: &str, pieces: &[Piece], frame: &DeadlineFrame) -> Taken {
    let has_day = matches!(&taken.due, SpokenDue::After { on: Some(_), .. });
    if !has_day && has_second(phrase, pieces, frame) { taken.assumed(SECOND_TERM) } else { taken }
}

fn has_second(phrase: &str, pieces: &[Piece], frame: &DeadlineFrame) -> bool {
    // More commas say no more, and a cell may have any number of them.
    const MOST: usize = 3;
    let mut commas = pieces.iter().enumerate().rev().filter(|(_, piece)| piece.is_any(&[",", ";", "("])).take(MOST);
    let is_second = |(at, _): (usize, &Piece)| {
        let tail = trimmed(behind_signs(pieces.get(at..).unwrap_or_default()));
        read(phrase, tail, frame).or_else(|| word(Reader::new(phrase, tail), frame)).is_some()
    };
    commas.any(is_second)
}

fn behind_signs(pieces: &[Piece]) -> &[Piece] {
    let signs = pieces.iter().take_while(|piece| piece.is_any(&AROUND)).count();
    pieces.get(signs..).unwrap_or_default()
}

fn trimmed(mut pieces: &[Piece]) -> &[Piece] {
    loop {
        match pieces {
            [rest @ .., last] if last.is_any(&AROUND) => pieces = rest,
            [open, inner @ .., close] if open.is_any(&["("]) && close.is_any(&[")"]) => pieces = behind_signs(inner),
            _ => return pieces,
        }
    }
}

/// Without "(dự kiến)" at the end.
fn without_aside(pieces: &[Piece]) -> &[Piece] {
    let Some(open) = pieces.iter().rposition(|piece| piece.is_any(&["("])) else { return pieces };
    let Some((before, [_, aside @ .., close])) = pieces.split_at_checked(open) else { return pieces };
    let mut reader = Reader::new("", aside);
    let is_aside = close.is_any(&[")"]) && reader.takes_any(&ASIDES).is_some() && reader.is_at_end();
    if is_aside { trimmed(before) } else { pieces }
}

struct Timeless {
    pieces: Vec<Piece>,
    is_midnight: bool,
}

/// The phrase without its time of the day: "17 giờ 00", "17h", "17:00", "T00:00:00".
fn without_time(phrase: &str, pieces: &[Piece]) -> Option<Timeless> {
    (0..pieces.len()).find_map(|start| {
        let (before, from) = pieces.split_at_checked(start)?;
        let mut reader = Reader::new(phrase, from);
        if !before.is_empty() {
            reader.takes("t");
        }
        let hour = reader.number(2).filter(|hour| *hour <= 24)?;
        let sign = reader.takes_any(&HOUR)?;
        let mut behind = reader;
        let minute = minute(&mut behind);
        match minute {
            Some(minute) if minute > 59 => return None,
            Some(_) => reader = behind,
            None if sign == ":" => return None,
            None => {}
        }
        reader.takes(",");
        let kept = before.iter().chain(reader.pieces()).cloned().collect();
        Some(Timeless { pieces: kept, is_midnight: hour == 0 && minute.unwrap_or(0) == 0 })
    })
}

/// The minutes, and the seconds behind them. A day may follow the hour.
fn minute(reader: &mut Reader<'_>) -> Option<u32> {
    let minute = reader.number(2)?;
    let mut day = *reader;
    if day.takes_any(["/", ".", "-"].iter().chain(&MONTH)).is_some() {
        return None;
    }
    if reader.takes_any(&MINUTE).is_some() {
        reader.number(2);
    }
    Some(minute)
}
