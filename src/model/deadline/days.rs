//! Days, lists and ranges of days: "trước 15/11", "15/3; 15/9", "từ 01/3 đến 15/6", "15/12 hằng năm".

use super::day_of_year::DayOfYear;
use super::lead::Lead;
use super::phrases::{AND, EACH_YEAR, TO};
use super::pieces::Reader;
use super::spoken::SpokenDue;
use super::taken::{
    Answer, BACKWARDS, DeadlineFrame, LAST_OF_RANGE, MOST_DAYS, NONE_IN_PLAN, THIS_CENTURY, THIS_YEAR, TOO_MANY, Taken,
    several,
};
use crate::text::Both;
use crate::value::Day;

/// Days in the order of a phrase, each with whether the day before it is meant.
struct Listed {
    days: Vec<(DayOfYear, bool)>,
    is_range: bool,
    is_each_year: bool,
}

/// Reads days. With a time of the day, "trước" means that day.
pub(super) fn days(reader: Reader<'_>, has_time: bool, frame: &DeadlineFrame) -> Option<Answer> {
    let is_same_day = has_time || frame.before_is_same_day;
    Some(listed(reader)?.and_then(|mut listed| {
        let mut is_short = false;
        for (day, _) in &mut listed.days {
            is_short |= day.completes_year(frame)?;
        }
        share_years(&mut listed.days);
        let taken = if listed.is_each_year {
            each_year(&listed.days, is_same_day, frame)
        } else {
            once(&listed, is_same_day, frame)
        };
        if is_short { taken.map(|taken| taken.assumed(THIS_CENTURY)) } else { taken }
    }))
}

fn listed(mut reader: Reader<'_>) -> Option<Result<Listed, Both>> {
    let Lead { is_from, mut is_before, .. } = Lead::read(&mut reader)?;
    let mut listed = Listed { days: Vec::new(), is_range: false, is_each_year: false };
    loop {
        match DayOfYear::read(&mut reader)? {
            Ok(day) => listed.days.push((day, is_before)),
            Err(why) => return Some(Err(why)),
        }
        listed.is_each_year = reader.takes_any(&EACH_YEAR).is_some();
        if reader.is_at_end() {
            break;
        }
        if reader.takes_any(&TO).is_some() {
            (listed.days.len() == 1).then_some(())?;
            listed.is_range = true;
        } else {
            (!listed.is_range && reader.takes_any(&AND).is_some()).then_some(())?;
        }
        let own = Lead::read(&mut reader)?;
        // "trước 15/3 và 15/9" is before both; "từ 15/3 đến trước 15/9" is before the last.
        is_before = own.is_before || is_before && !listed.is_range;
        (!own.is_from).then_some(())?;
    }
    // "từ 15/3" says no end.
    (is_from == listed.is_range || !is_from).then_some(Ok(listed))
}

/// In "15/3 và 15/9/2026" both have the year.
fn share_years(days: &mut [(DayOfYear, bool)]) {
    let mut year = None;
    for (day, _) in days.iter_mut().rev() {
        day.year = day.year.or(year);
        year = day.year;
    }
}

fn day_meant(day: Day, is_before: bool, is_same_day: bool) -> Result<Day, Both> {
    let day = if is_before && !is_same_day { day.plus(-1) } else { Some(day) };
    day.filter(|day| day.is_in_range()).ok_or(crate::value::OUT_OF_RANGE)
}

fn once(listed: &Listed, is_same_day: bool, frame: &DeadlineFrame) -> Answer {
    let mut days = Vec::with_capacity(listed.days.len());
    for (day, is_before) in &listed.days {
        days.push(day_meant(day.day(frame)?, *is_before, is_same_day)?);
    }
    match days.as_slice() {
        [day] => Ok(Taken::said(SpokenDue::On(*day))),
        [first, last] if listed.is_range => {
            let taken = Taken { due: SpokenDue::On(*last), assumed: Some(LAST_OF_RANGE) };
            if first <= last { Ok(taken) } else { Err(BACKWARDS) }
        }
        _ => several(days),
    }
}

/// These days of each year of the plan.
fn each_year(listed: &[(DayOfYear, bool)], is_same_day: bool, frame: &DeadlineFrame) -> Answer {
    let mut days = Vec::new();
    for year in frame.start.year()..=frame.end.year() {
        for (day, is_before) in listed {
            let day = day_meant(day.in_year(year)?, *is_before, is_same_day)?;
            if (frame.start..=frame.end).contains(&day) {
                days.push(day);
            }
        }
        if days.len() > MOST_DAYS {
            return Err(TOO_MANY);
        }
    }
    let assumed = frame.year().map(|_| THIS_YEAR);
    match days.as_slice() {
        [] => Err(NONE_IN_PLAN),
        [day] => Ok(Taken { due: SpokenDue::On(*day), assumed }),
        _ => Ok(Taken { due: SpokenDue::Days(days), assumed }),
    }
}
