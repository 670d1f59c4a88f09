//! Random days: plans around the day one looks from, and days on and beside every edge.

use chrono::{Datelike, NaiveDate, Weekday};

use super::model::{Issued, OnRestDay, Plan, Settings};
use super::periods::{day, days_between, last_days, plus, whole_report_list};
use super::rest_days::runs_to;
use crate::oracle::Rng;

/// The first day of any plan.
const FIRST: (i32, u32, u32) = (2022, 1, 1);
/// The last day of any plan.
const LAST: (i32, u32, u32) = (2025, 12, 31);

/// A day for the reports. Among three seeds in a row one gives a day at the end of a half-year, one a
/// day beside the end or the due day of a report period, and one any day.
pub fn as_of(rng: &mut Rng, seed: u64) -> NaiveDate {
    let any = plus(day(2022, 2, 1), rng.between(0, 3 * 365 + 270));
    match seed % 3 {
        0 => {
            let half = rng.pick(&[day(any.year(), 6, 30), day(any.year(), 12, 31)]);
            plus(half, rng.between(-10, 1))
        }
        1 => {
            let month = rng.pick(&[3, 6, 9, 12]);
            let edge = rng.pick(&[14, 20]);
            plus(day(any.year(), month, edge), rng.between(-1, 1))
        }
        _ => any,
    }
}

/// Days off: usual ones, and some around the day one looks from; not sorted, some twice.
pub fn holidays(rng: &mut Rng, as_of: NaiveDate) -> Vec<NaiveDate> {
    let mut found = Vec::new();
    if rng.chance(25) {
        return found;
    }
    for year in as_of.year() - 1..=as_of.year() + 1 {
        for (month, number) in [(1, 1), (4, 30), (5, 1), (9, 2)] {
            found.push(day(year, month, number));
        }
    }
    for _ in 0..rng.below(15) {
        found.push(plus(as_of, rng.between(-30, 20)));
    }
    rng.shuffle(&mut found);
    found
}

/// Weekends that are worked, some of them holidays as well, and whether a day of rest moves what is due on it.
pub fn rest_days(rng: &mut Rng, settings: &mut Settings) {
    settings.on_rest_day = rng.pick(&[None, Some(OnRestDay::SameDay), Some(OnRestDay::NextWorkingDay)]);
    if rng.chance(40) {
        return;
    }
    for _ in 0..rng.between(1, 12) {
        // Around the day one looks from, and about as often on days that months and reports end on.
        let mut day = plus(settings.as_of, rng.between(-60, 40));
        if rng.chance(40) {
            let month = rng.pick(&[3, 6, 9, 12]);
            day = self::day(settings.as_of.year(), month, rng.pick(&[20, 30]));
        }
        while day.weekday() != Weekday::Sat && day.weekday() != Weekday::Sun {
            day = plus(day, 1);
        }
        if !settings.work_days.contains(&day) {
            settings.work_days.push(day);
            if rng.chance(15) && !settings.holidays.contains(&day) {
                settings.holidays.push(day);
            }
        }
    }
}

/// A plan's first and last day.
pub fn span(rng: &mut Rng, as_of: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day(FIRST.0, FIRST.1, FIRST.2);
    let last = day(LAST.0, LAST.1, LAST.2);
    let year = as_of.year();
    let (start, end) = match rng.below(11) {
        0 | 1 => (day(year, 1, 1), day(year, 12, 31)),
        2 => {
            let year = rng.pick(&[2022, 2023, 2024, 2025]);
            (day(year, 1, 1), day(year, 12, 31))
        }
        // From the middle of a year to the end of that year or of one after.
        3 => {
            let start = plus(as_of, rng.between(-300, 30));
            let years = rng.pick(&[0, 0, 1, 2]);
            (start, day(start.year() + years, 12, 31))
        }
        4 => {
            let start = plus(as_of, rng.between(-1, 1));
            (start, plus(start, rng.between(30, 600)))
        }
        5 => {
            let end = plus(as_of, rng.pick(&[-1, 0, 1, 14, -40]));
            (plus(end, rng.between(-600, -30)), end)
        }
        // Ends on or beside the last day of a reporting period.
        6 => {
            let end = day(year, rng.pick(&[6, 9, 12]), rng.pick(&[13, 14, 15, 20, 30]));
            (plus(end, rng.between(-500, -60)), end)
        }
        // Starts there.
        7 => {
            let (month, number) = rng.pick(&[(3, 14), (3, 31), (6, 14), (6, 30), (9, 14)]);
            let start = plus(day(year, month, number), rng.pick(&[-1, 0, 0, 1]));
            (start, plus(start, rng.between(120, 500)))
        }
        // The last days of a year, where the scheme may have no report.
        8 if rng.chance(25) => (day(year, 12, rng.pick(&[10, 14, 15, 16, 20])), day(year, 12, 31)),
        // A unit that is dissolved, or a plan for a part of a year: it ends between two cut-offs.
        8 | 9 => {
            let end = plus(as_of, rng.between(-60, 40));
            (plus(end, -rng.between(40, 200)), end)
        }
        _ => {
            let start = plus(first, rng.between(0, 1300));
            (start, plus(start, rng.between(20, 900)))
        }
    };
    let (start, end) = (start.max(first), end.min(last));
    if start < end && days_between(start, end) >= 10 { (start, end) } else { (day(year, 1, 1), day(year, 12, 31)) }
}

/// The `[issued]` of a plan. There is none, or it has no date, or its date lies before, on or after
/// the start, in the midst of the plan, or after its end. It may also lie on or beside the due day of
/// a report or the last day of a month, or beside the day of the report.
pub fn issued(rng: &mut Rng, plan: &Plan, settings: &Settings) -> Issued {
    let mut edges = last_days(plan, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    edges.extend(whole_report_list(plan, settings).iter().map(|period| period.due));
    // Those which a day of rest moves, three times: on the day to which they run, the written day is past.
    let moved: Vec<NaiveDate> =
        edges.iter().map(|&due| runs_to(due, settings)).filter(|to| !edges.contains(to)).collect();
    edges.extend(moved.repeat(3));
    let date = match rng.below(20) {
        0..=2 => return Issued::Draft,
        3..=5 => return Issued::Undated,
        6..=8 => plus(plan.start, -rng.between(1, 60)),
        9 | 10 => plan.start,
        11 | 12 => plus(plan.start, rng.between(1, 40)),
        13 => within(rng, plan),
        14 | 15 if !edges.is_empty() => plus(rng.pick(&edges), rng.pick(&[0, 0, 1, -1])),
        14..=16 => plus(settings.as_of, rng.between(-40, 1)),
        17 => plus(plan.end, rng.between(-20, 0)),
        // Between the end and the day on which its last report is due.
        18 => plus(plan.end, rng.between(1, 7)),
        _ => plus(plan.end, rng.between(7, 60)),
    };
    Issued::On(date)
}

/// A day of the plan.
pub fn within(rng: &mut Rng, plan: &Plan) -> NaiveDate {
    plus(plan.start, rng.between(0, days_between(plan.start, plan.end)))
}

/// A day on or beside an edge, or near the day one looks from, or anywhere in the plan.
pub fn near(rng: &mut Rng, plan: &Plan, settings: &Settings) -> NaiveDate {
    let soon = settings.due_soon_days.unwrap_or(14);
    let offset = match rng.below(10) {
        0..=4 => rng.pick(&[-2, -1, 0, 1, soon - 1, soon, soon + 1]),
        5..=7 => rng.between(-90, 90),
        _ => return within(rng, plan),
    };
    plus(settings.as_of, offset)
}

/// A day of delivery for a due day: in time, on the day, late, or not yet.
pub fn delivered(rng: &mut Rng, due: NaiveDate, as_of: NaiveDate) -> NaiveDate {
    match rng.below(9) {
        0 => due,
        1 => plus(due, 1),
        2 | 3 => plus(due, rng.between(-30, -1)),
        4 => plus(due, rng.between(1, 40)),
        5 => as_of,
        6 => plus(as_of, 1),
        7 => plus(as_of, rng.between(-5, -1)),
        _ => plus(as_of, rng.between(1, 60)),
    }
}
