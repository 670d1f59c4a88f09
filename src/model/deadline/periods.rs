//! Months, quarters, half-years and years, lists and ranges of them: "Quý II–III/2026", "tháng 3, 9", "đến năm 2030".

use super::lead::Lead;
use super::period::{PartOfYear, Unit};
use super::phrases::{AND, CONTINUOUS, STAGE, TO};
use super::pieces::Reader;
use super::spoken::SpokenDue;
use super::taken::{
    Answer, BACKWARDS, BEFORE_PERIOD, BEYOND_PLAN, DeadlineFrame, NONE_IN_PLAN, PERIOD_BEFORE, Taken, several,
};
use crate::text::Both;
use crate::value::{OUT_OF_RANGE, Stretch};

/// Parts of years in the order of a phrase.
struct Listed {
    parts: Vec<PartOfYear>,
    is_range: bool,
    /// Words say that it goes on up to the end.
    is_up_to: bool,
    /// "trước quý III"
    is_before: bool,
}

/// Reads a month, a quarter, a half-year or a year, several of them, or a range.
pub(super) fn periods(reader: Reader<'_>, frame: &DeadlineFrame) -> Option<Answer> {
    Some(listed(reader)?.and_then(|listed| taken(listed, frame)))
}

fn listed(mut reader: Reader<'_>) -> Option<Result<Listed, Both>> {
    let mut lead = Lead::read(&mut reader)?;
    let (is_from, is_stage) = (lead.is_from, reader.takes_any(&STAGE).is_some());
    // "trước cuối năm" is not before the year.
    let is_before = lead.is_before && !lead.is_within() && !lead.is_up_to();
    let mut listed = Listed { parts: Vec::new(), is_range: false, is_up_to: lead.is_up_to(), is_before };
    loop {
        let before = listed.parts.last().map(|part| part.unit);
        match PartOfYear::read(&mut reader, before, lead.is_within())? {
            Ok(_) if lead.is_before && !listed.is_before => return Some(Err(BEFORE_PERIOD)),
            Ok(part) => listed.parts.push(part),
            Err(why) => return Some(Err(why)),
        }
        if reader.is_at_end() {
            break;
        }
        if listed.is_before {
            return Some(Err(BEFORE_PERIOD));
        }
        if reader.takes_any(&TO).is_some() {
            (listed.parts.len() == 1).then_some(())?;
            listed.is_range = true;
        } else {
            (!listed.is_range && reader.takes_any(&AND).is_some()).then_some(())?;
        }
        lead = Lead::read(&mut reader)?;
        (!lead.is_from).then_some(())?;
    }
    // "từ tháng 6" says no end, and a stage has two years.
    let has_end = listed.is_range || !is_from && !is_stage;
    has_end.then_some(Ok(listed))
}

fn taken(mut listed: Listed, frame: &DeadlineFrame) -> Answer {
    // In "Quý II–III/2026" both have the year.
    let mut year = None;
    for part in listed.parts.iter_mut().rev() {
        part.year = part.year.or(year);
        year = part.year;
    }
    let stretches: Vec<Stretch> = listed.parts.iter().map(|part| part.stretch(frame)).collect::<Result<_, _>>()?;
    let is_year = listed.parts.last().is_some_and(|part| part.unit == Unit::Year);
    match stretches.as_slice() {
        [_] if listed.is_before && frame.before_is_same_day => Err(BEFORE_PERIOD),
        [period] if listed.is_before => {
            let before = period.before().ok_or(OUT_OF_RANGE)?;
            let is_of_plan = before.last_day() >= frame.start;
            let taken = Taken { due: SpokenDue::By(before), assumed: Some(PERIOD_BEFORE) };
            if is_of_plan { Ok(taken) } else { Err(NONE_IN_PLAN) }
        }
        [first, last] if listed.is_range && first.last_day() > last.last_day() => Err(BACKWARDS),
        [.., last] if listed.is_range || stretches.len() == 1 => {
            let is_beyond = is_year && (listed.is_range || listed.is_up_to) && last.last_day() > frame.end;
            Ok(if is_beyond && last.last_day().year() > frame.end.year() {
                Taken { due: SpokenDue::Word(CONTINUOUS), assumed: Some(BEYOND_PLAN) }
            } else {
                Taken::said(SpokenDue::By(*last))
            })
        }
        _ => several(stretches.iter().map(|stretch| stretch.last_day()).collect()),
    }
}
