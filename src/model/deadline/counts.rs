//! How often something comes in a step of the calendar: "ít nhất 02 lần/năm", "3 buổi/tuần", "mỗi tháng 1 bài".

use super::more_phrases::{AT_LEAST, COUNTED, NUMBERS, TIMES_A_YEAR};
use super::phrases::{PER, STEPS, YEAR};
use super::pieces::Reader;
use super::spoken::SpokenDue;
use super::taken::{DeadlineFrame, TIMES, Taken};
use super::words::takes_each;

/// Reads a count. A year of it must be a count of a word of the format.
pub(super) fn count(reader: Reader<'_>, frame: &DeadlineFrame) -> Option<Taken> {
    let (count, unit) = count_first(reader, frame).or_else(|| step_first(reader))?;
    let word = if unit == YEAR {
        TIMES_A_YEAR.iter().find(|(times, _)| *times == count).map(|(_, word)| *word)
    } else {
        STEPS.iter().find(|(known, step, _)| *known == unit && *step == 1).map(|(_, _, word)| *word)
    };
    (count > 0).then_some(Taken { due: SpokenDue::Word(word?), assumed: Some(TIMES) })
}

/// "ít nhất 02 lần/năm"
fn count_first(mut reader: Reader<'_>, frame: &DeadlineFrame) -> Option<(u32, &'static str)> {
    takes_each(&mut reader);
    let count = things(&mut reader)?;
    reader.takes_any(&PER)?;
    while reader.takes_any(&PER).is_some() {}
    reader.takes("1");
    let unit = unit(&mut reader)?;
    let is_of_plan = unit != YEAR || reader.year().is_none_or(|year| frame.year() == Some(year));
    (is_of_plan && reader.is_at_end()).then_some((count, unit))
}

/// "mỗi tháng 1 buổi", "1 năm 2 lần"
fn step_first(mut reader: Reader<'_>) -> Option<(u32, &'static str)> {
    let is_each = takes_each(&mut reader);
    let is_one = reader.takes("1") || reader.takes("một");
    let unit = unit(&mut reader)?;
    reader.takes_any(&["/", ",", ":"]);
    let count = things(&mut reader)?;
    ((is_each || is_one) && reader.is_at_end()).then_some((count, unit))
}

/// "tối thiểu hai lần"
fn things(reader: &mut Reader<'_>) -> Option<u32> {
    reader.takes_any(&AT_LEAST);
    let count = reader.number(3).or_else(|| {
        let word = reader.takes_any(NUMBERS.iter().map(|(word, _)| word))?;
        NUMBERS.iter().find(|(known, _)| *known == word).map(|(_, number)| *number)
    })?;
    reader.takes_any(&COUNTED).map(|_| count)
}

fn unit(reader: &mut Reader<'_>) -> Option<&'static str> {
    let unit = reader.takes_any(STEPS.iter().map(|(unit, _, _)| unit))?;
    STEPS.iter().map(|(known, _, _)| *known).find(|known| *known == unit)
}
