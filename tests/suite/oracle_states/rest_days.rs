//! Working days and days of rest.

use chrono::{Datelike, NaiveDate, Weekday};

use super::model::{OnRestDay, Settings};
use super::periods::next_day;
use crate::oracle::Slip;

/// Whether it is a working day: Monday to Friday, or one of `work-days`, and none of the holidays.
pub fn is_working(day: NaiveDate, settings: &Settings) -> bool {
    let weekend = day.weekday() == Weekday::Sat || day.weekday() == Weekday::Sun;
    let is_made_up = settings.work_days.contains(&day) && settings.slip != Some(Slip::NoWorkDays);
    let is_holiday = settings.holidays.contains(&day);
    if is_holiday && is_made_up && settings.slip == Some(Slip::WorkedHoliday) {
        return true;
    }
    (!weekend || is_made_up) && !is_holiday
}

/// So many working days after the event, the day after the event being the first that can count.
pub fn after_working_days(event: NaiveDate, days: i64, settings: &Settings) -> NaiveDate {
    let mut day = event;
    let mut counted = 0;
    while counted < days {
        day = next_day(day);
        if is_working(day, settings) {
            counted += 1;
        }
    }
    day
}

/// The day to which a due day runs: itself, or the next working day where a day of rest moves it.
pub fn runs_to(due: NaiveDate, settings: &Settings) -> NaiveDate {
    if settings.on_rest_day != Some(OnRestDay::NextWorkingDay) {
        return due;
    }
    let mut day = due;
    while !is_working(day, settings) {
        day = next_day(day);
    }
    day
}
