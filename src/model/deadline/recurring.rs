//! Deadlines that recur or come up, beyond the plain phrases: "quý, 6 tháng, năm", "khi có yêu cầu của cấp trên".

use super::more_phrases::{AT_END, EACH_WEEK, THE_REPORTS, TIMES_OF_DAY, WEEKDAYS, WITH_REPORTS};
use super::phrases::{AND, ON_DEMAND, ONCE_THERE, OPEN, OTHER_REPORTS, REPORTS, STEPS, TELLING, WEEKLY};
use super::pieces::{Piece, Reader};
use super::spoken::SpokenDue;
use super::taken::{Answer, DeadlineFrame, FRIDAYS, ON_DEMAND as AS_ON_DEMAND, REPORTS as AS_REPORTS, Taken};
use super::words::{SaidWord, fixed_phrase, said_word, takes_each, unit};
use crate::text::Both;

/// Reads a word of the format. With a year it holds only in a plan of that year.
pub(super) fn word(reader: Reader<'_>, frame: &DeadlineFrame) -> Option<Answer> {
    let taken = |word: &'static str, assumed: Option<Both>| Ok(Taken { due: SpokenDue::Word(word), assumed });
    let is_of_plan = |said: &SaidWord| said.year.is_none_or(|year| frame.year() == Some(year));
    let said = || said_word(reader).filter(is_of_plan).map(|said| taken(said.word, None));
    let open = || open(reader).map(|word| taken(word, Some(AS_ON_DEMAND)));
    let reports = || reports(reader).or_else(|| with_reports(reader)).map(|word| taken(word, Some(AS_REPORTS)));
    let at_end = || at_end(reader).map(|word| taken(word, None));
    let weekday = || is_weekday(reader).then(|| taken(WEEKLY, Some(FRIDAYS)));
    said().or_else(open).or_else(reports).or_else(at_end).or_else(weekday)
}

/// "khi có yêu cầu của cấp trên".
fn open(mut reader: Reader<'_>) -> Option<&'static str> {
    reader.takes_any(&OPEN)?;
    // "khi có hướng dẫn của tỉnh" waits for an event that comes once.
    if reader.clone().takes_any(&ONCE_THERE).is_some() {
        return None;
    }
    let is_open = !reader.pieces().iter().any(Piece::is_number) && !reader.says_somewhere(&TELLING, false);
    is_open.then_some(ON_DEMAND)
}

/// "quý, 6 tháng, năm".
fn reports(mut reader: Reader<'_>) -> Option<&'static str> {
    let mut found = Vec::new();
    let mut behind = reader;
    if fixed_phrase(&mut behind) == Some(REPORTS.0) {
        reader = behind;
    }
    loop {
        takes_each(&mut reader);
        if reader.takes_any(&OTHER_REPORTS).is_none() {
            found.push(unit(&mut reader)?);
        }
        if reader.is_at_end() {
            return REPORTS.1.iter().all(|word| found.contains(word)).then_some(REPORTS.0);
        }
        reader.takes_any(AND.iter().chain(&["/"]))?;
    }
}

/// "cùng kỳ báo cáo CCHC"
fn with_reports(mut reader: Reader<'_>) -> Option<&'static str> {
    reader.takes_any(&WITH_REPORTS)?;
    let is_open = reader.takes("(");
    reader.takes_any(&THE_REPORTS);
    (reader.takes(")") == is_open && reader.is_at_end()).then_some(REPORTS.0)
}

/// "cuối mỗi quý"
fn at_end(mut reader: Reader<'_>) -> Option<&'static str> {
    reader.takes_any(&AT_END)?;
    let is_each = takes_each(&mut reader);
    let unit = reader.takes_any(STEPS.iter().map(|(unit, _, _)| unit))?;
    let (_, _, word) = STEPS.iter().find(|(known, step, _)| *known == unit && *step == 1)?;
    (is_each && reader.is_at_end()).then_some(word)
}

/// "chiều thứ Sáu hằng tuần"
fn is_weekday(mut reader: Reader<'_>) -> bool {
    while reader.takes_any(&TIMES_OF_DAY).is_some() {}
    reader.takes_any(&WEEKDAYS).is_some() && reader.takes_any(&EACH_WEEK).is_some() && reader.is_at_end()
}
