//! Deadlines that say when something begins, and no end: "từ 01/01/2026", "áp dụng từ quý II trở đi".

use super::day_of_year::DayOfYear;
use super::more_phrases::{BEGINS, ONWARDS};
use super::period::PartOfYear;
use super::phrases::{CONTINUOUS, FROM};
use super::pieces::Reader;
use super::spoken::SpokenDue;
use super::taken::{Answer, DeadlineFrame, NO_END, Taken, UNKNOWN};
use crate::text::Both;
use crate::value::Day;

/// Reads a begin without an end; it goes on until the plan ends.
pub(super) fn open_end(mut reader: Reader<'_>, frame: &DeadlineFrame) -> Option<Answer> {
    reader.takes_any(&BEGINS);
    reader.takes(FROM).then_some(())?;
    let start = start(&mut reader, frame)?;
    reader.takes_any(&ONWARDS);
    let continuous = Taken { due: SpokenDue::Word(CONTINUOUS), assumed: Some(NO_END) };
    let is_of_plan = |start: Day| if start <= frame.end { Ok(continuous) } else { Err(UNKNOWN) };
    reader.is_at_end().then(|| start.and_then(is_of_plan))
}

fn start(reader: &mut Reader<'_>, frame: &DeadlineFrame) -> Option<Result<Day, Both>> {
    let mut days = *reader;
    if let Some(day) = DayOfYear::read(&mut days) {
        *reader = days;
        return Some(day.and_then(|mut day| {
            day.completes_year(frame)?;
            day.day(frame)
        }));
    }
    let part = PartOfYear::read(reader, None, false)?;
    Some(part.and_then(|part| part.stretch(frame)?.first_day().ok_or(UNKNOWN)))
}
