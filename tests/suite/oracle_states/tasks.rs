//! Makes the tasks of a plan.

use chrono::{Datelike, NaiveDate};

use super::dates::{delivered, near, within};
use super::model::{Delivery, Due, OccurrenceName, Plan, Progress, Settings, Task};
use super::people::roles;
use super::periods::{Occurrence, last_day_of, plus, whole_occurrences};
use super::rest_days::after_working_days;
use super::spelling::title;
use crate::oracle::Rng;

/// The task with this number in the plan.
pub fn task(rng: &mut Rng, number: i64, plan: &Plan, settings: &Settings) -> Task {
    let area = rng.pick(&plan.areas);
    let (id, area_is_written) = match rng.below(6) {
        0 => (format!("nv-{number}"), true),
        1 => (format!("{}.{number}", rng.pick(&plan.areas)), true),
        2 => (format!("{area}.{number}.a"), false),
        _ => (format!("{area}.{number}"), rng.chance(30)),
    };
    let due = due(rng, plan, settings);
    let done = deliveries(rng, &due, plan, settings);
    let [leads, support, oversee] = roles(rng, plan);
    let mut progress: Vec<Progress> = Vec::new();
    for _ in 0..rng.pick(&[0, 0, 0, 1, 2, 3]) {
        let on = near(rng, plan, settings);
        let percent = if rng.chance(25) { 100 } else { rng.between(0, 100) };
        if progress.iter().all(|entry| entry.on != on) {
            progress.push(Progress { on, percent });
        }
    }
    Task {
        title: title(rng, &id),
        id,
        area,
        area_is_written,
        due,
        was: Vec::new(),
        leads,
        members: Vec::new(),
        support,
        oversee,
        provisional: rng.chance(25),
        started: rng.chance(35).then(|| near(rng, plan, settings)),
        done,
        progress,
        cost: None,
        spent: None,
        fund: None,
        dropped: rng.chance(10).then(|| near(rng, plan, settings)),
    }
}

/// A due that has an occurrence in the plan, if it recurs.
fn due(rng: &mut Rng, plan: &Plan, settings: &Settings) -> Due {
    loop {
        let due = any_due(rng, plan, settings);
        let none = whole_occurrences(&due, plan, settings).is_some_and(|found| found.is_empty());
        if !none {
            return due;
        }
    }
}

/// A due of any kind.
fn any_due(rng: &mut Rng, plan: &Plan, settings: &Settings) -> Due {
    match rng.below(20) {
        16 | 17 => {
            let day = near(rng, plan, settings);
            let (year, month) = (day.year(), day.month());
            Due::By(match rng.below(4) {
                0 => format!("{year}-{month:02}"),
                1 => format!("{year}-Q{}", month.div_ceil(3)),
                2 => format!("{year}-H{}", month.div_ceil(6)),
                _ => year.to_string(),
            })
        }
        18 => Due::Weekly,
        19 => Due::After {
            event: match rng.below(4) {
                0 => None,
                1 => Some(plus(settings.as_of, rng.between(-1, 1))),
                _ => Some(near(rng, plan, settings)),
            },
        },
        0..=2 => Due::On(near(rng, plan, settings)),
        3 => Due::Monthly,
        4 => Due::Quarterly,
        5 => Due::HalfYearly,
        6 => Due::Yearly,
        7 | 8 => Due::EveryReport,
        9 | 10 => {
            let mut days = Vec::new();
            for _ in 0..rng.between(1, 4) {
                let day = near(rng, plan, settings);
                days.push(day);
                if rng.chance(20) {
                    days.push(day);
                }
            }
            rng.shuffle(&mut days);
            Due::Days(days)
        }
        11 => Due::Continuous,
        12 => Due::OnDemand,
        13 | 14 => {
            let days = rng.pick(&[1, 2, 3, 10, 20, 30, 45]);
            let event = match rng.below(8) {
                0 => None,
                1 => Some(plus(settings.as_of, rng.between(-1, 1))),
                2 => Some(plus(settings.as_of, rng.between(1, 60))),
                _ => Some(plus(near(rng, plan, settings), -days)),
            };
            Due::DaysAfter { days, event }
        }
        _ => {
            let days = rng.pick(&[1, 2, 3, 5, 10, 15]);
            let event = match rng.below(8) {
                0 => None,
                1 => Some(plus(settings.as_of, rng.between(-1, 1))),
                2 => Some(near(rng, plan, settings)),
                _ => Some(plus(settings.as_of, rng.between(-2 * days - 2, 0))),
            };
            Due::WorkingDaysAfter { days, event }
        }
    }
}

/// The deliveries of a task.
fn deliveries(rng: &mut Rng, due: &Due, plan: &Plan, settings: &Settings) -> Vec<Delivery> {
    if let Some(occurrences) = whole_occurrences(due, plan, settings) {
        return recurring_deliveries(rng, &occurrences, settings.as_of);
    }
    let due = match due {
        Due::On(day) => *day,
        Due::DaysAfter { days, event: Some(event) } => plus(*event, *days),
        Due::WorkingDaysAfter { days, event: Some(event) } => after_working_days(*event, *days, settings),
        Due::By(name) => last_day_of(name),
        Due::After { event: Some(event) } => plus(*event, 10),
        Due::Continuous => plan.end,
        Due::Weekly
        | Due::Monthly
        | Due::Quarterly
        | Due::HalfYearly
        | Due::Yearly
        | Due::EveryReport
        | Due::Days(_)
        | Due::OnDemand
        | Due::After { .. }
        | Due::DaysAfter { .. }
        | Due::WorkingDaysAfter { .. } => within(rng, plan),
    };
    let mut done = Vec::new();
    for _ in 0..rng.pick(&[0, 0, 0, 1, 1, 2, 3]) {
        let on = delivered(rng, due, settings.as_of);
        done.push(Delivery { on, of: None, by: None });
    }
    done
}

/// A name of an occurrence: sometimes that of its calendar period.
fn called(rng: &mut Rng, occurrence: &Occurrence) -> OccurrenceName {
    match &occurrence.calendar {
        Some(name) if rng.chance(30) => OccurrenceName::Period(name.clone()),
        _ => occurrence.name.clone(),
    }
}

/// The deliveries for the occurrences of a task: none, some, those that are due, those
/// less one, or all; and sometimes more than once.
fn recurring_deliveries(rng: &mut Rng, occurrences: &[Occurrence], as_of: NaiveDate) -> Vec<Delivery> {
    let mut done = Vec::new();
    let manner = rng.below(7);
    let left_out = rng.index(occurrences.len());
    for (number, occurrence) in occurrences.iter().enumerate() {
        let due = occurrence.due;
        let on = match manner {
            0 => None,
            1 => rng.chance(50).then(|| delivered(rng, due, as_of)),
            // All, in time.
            2 => Some(plus(due, rng.between(-10, 0)).min(as_of)),
            // All, some of them late.
            3 => Some(plus(due, rng.between(-3, 5)).min(as_of)),
            // Those due before the day, in time or a little late; in manner 5, all but one.
            _ if due < as_of && !(manner == 5 && number == left_out) => Some(plus(due, rng.between(-6, 2)).min(as_of)),
            _ => None,
        };
        if let Some(on) = on {
            done.push(Delivery { on, of: Some(called(rng, occurrence)), by: None });
        }
    }
    if manner > 0 && rng.chance(25) {
        for _ in 0..rng.between(1, 3) {
            let occurrence = rng.pick(occurrences);
            let of = Some(called(rng, &occurrence));
            done.push(Delivery { on: delivered(rng, occurrence.due, as_of), of, by: None });
        }
    }
    if rng.chance(50) {
        rng.shuffle(&mut done);
    }
    done
}
