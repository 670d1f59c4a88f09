//! Days that recur within the year: "ngày 15 hằng tháng", "trước ngày 20 của tháng cuối quý".

use super::lead::Lead;
use super::phrases::{AND, DAY, MONTHS, MonthPhrases, OF, REPORT_MONTHS, REPORTS};
use super::pieces::Reader;
use super::spoken::SpokenDue;
use super::taken::{
    Answer, DeadlineFrame, MOST_DAYS, NEXT_MONTH, NEXT_QUARTER, NO_DAY, NONE_IN_PLAN, REPORT_DAY, SHORT_MONTHS,
    TOO_MANY, Taken,
};
use crate::value::Day;

/// Days of months, as a phrase says them.
struct DaysOfMonths {
    numbers: Vec<u32>,
    /// `None`: those in which the plan has reports.
    months: Option<&'static MonthPhrases>,
    is_before: bool,
}

/// Reads days of each month, or of the last month of each quarter.
pub(super) fn days_of_months(reader: Reader<'_>, has_time: bool, frame: &DeadlineFrame) -> Option<Answer> {
    let said = said(reader)?;
    if !said.numbers.iter().all(|number| (1..=31).contains(number)) {
        return Some(Err(NO_DAY));
    }
    let Some(months) = said.months else {
        return Some(Ok(Taken { due: SpokenDue::Word(REPORTS.0), assumed: Some(REPORT_DAY) }));
    };
    let is_before = said.is_before && !has_time && !frame.before_is_same_day;
    Some(within(frame, months, &said.numbers, is_before))
}

/// The word of the format for the months in which these days recur.
pub(super) fn step_of_days(reader: Reader<'_>) -> Option<&'static str> {
    said(reader)?.months.filter(|months| !months.is_next).map(|months| months.word)
}

fn said(mut reader: Reader<'_>) -> Option<DaysOfMonths> {
    let whole = reader.pieces().len();
    let lead = Lead::read(&mut reader)?;
    let has_lead = reader.pieces().len() < whole;
    let mut numbers = Vec::new();
    loop {
        reader.takes(DAY);
        numbers.push(reader.number(2)?);
        if reader.takes_any(&AND).is_none() {
            break;
        }
    }
    reader.takes(OF);
    let known = MONTHS.iter().flat_map(|months| months.phrases);
    let phrase = reader.takes_any(known.chain(&REPORT_MONTHS))?;
    let months = MONTHS.iter().find(|months| months.phrases.contains(&phrase));
    // "ngày 15 tháng sau" alone is one day.
    let is_clear = has_lead || months.is_none_or(|months| !months.is_next);
    let said = DaysOfMonths { numbers, months, is_before: lead.is_before };
    (!lead.is_from && is_clear && reader.is_at_end()).then_some(said)
}

fn within(frame: &DeadlineFrame, months: &MonthPhrases, numbers: &[u32], is_before: bool) -> Answer {
    let is_next_quarter = months.is_next && months.months.len() < 12;
    let next = if is_next_quarter { NEXT_QUARTER } else { NEXT_MONTH };
    let (mut days, mut assumed) = (Vec::new(), months.is_next.then_some(next));
    // The day before the first of January belongs to the year before.
    for year in frame.start.year()..=frame.end.year() + 1 {
        for (month, number) in
            months.months.iter().flat_map(|month| numbers.iter().map(move |number| (*month, *number)))
        {
            // The plan has no month or quarter before its first one.
            if months.is_next && Day::new(year, month, 1).is_none_or(|first| first <= frame.start) {
                continue;
            }
            let Some((day, is_last)) = day_of(year, month, number, is_before) else { continue };
            if (frame.start..=frame.end).contains(&day) {
                days.push(day);
                assumed = assumed.or(is_last.then_some(SHORT_MONTHS));
            }
        }
        if days.len() > MOST_DAYS {
            return Err(TOO_MANY);
        }
    }
    days.sort_unstable();
    days.dedup();
    match days.as_slice() {
        [] => Err(NONE_IN_PLAN),
        [day] => Ok(Taken { due: SpokenDue::On(*day), assumed }),
        _ => Ok(Taken { due: SpokenDue::Days(days), assumed }),
    }
}

/// The day of a month, and whether a shorter month has its last day in the place of it.
fn day_of(year: i32, month: u32, number: u32, is_before: bool) -> Option<(Day, bool)> {
    let first = Day::new(year, month, 1)?;
    let last = Day::last_of_month(year, month)?;
    let meant = first.plus(i64::from(number) - if is_before { 2 } else { 1 })?;
    Some(if meant > last { (last, true) } else { (meant, false) })
}
