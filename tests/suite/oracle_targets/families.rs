//! Makes a family of some plans: one is the parent of the others, of a year or of five; the others
//! are there all the time or for a part of it, some one after the other for one unit.

use chrono::{Datelike, NaiveDate};

use super::model::Settings;
use crate::oracle::Rng;
use crate::oracle_states::model::{Due, Issued, Plan};
use crate::oracle_states::periods::{day, days_between, plus, whole_occurrences};

/// Makes a family of the plans, of which there are two at least; says which of them is the parent.
pub fn form(rng: &mut Rng, plans: &mut [Plan], settings: &Settings) -> usize {
    let parent = rng.index(plans.len());
    let parent_id = plans[parent].id.clone();
    // Some have come to their end; in the first months of a year nothing is reported yet.
    let as_of = settings.base.as_of;
    let year = as_of.year() - i32::from(rng.chance(if as_of.month() < 4 { 65 } else { 35 }));
    let of_a_year = rng.chance(60);
    let mut units: Vec<(String, NaiveDate)> = Vec::new();
    for (place, plan) in plans.iter_mut().enumerate() {
        plan.parent = None;
        if place == parent {
            let (first, last) =
                if of_a_year { (year, year) } else { (year - years(rng, 0, 3), year + years(rng, 0, 3)) };
            (plan.start, plan.end) = (day(first, 1, 1), day(last, 12, 31));
        } else {
            plan.parent = Some(parent_id.clone());
            if rng.chance(85) {
                (plan.start, plan.end) = child_span(rng, year);
                // Most have begun.
                if plan.start > as_of && rng.chance(80) {
                    (plan.start, plan.end) = child_span(rng, year);
                }
            }
            // Another plan of a unit that has one, beside that or after it.
            if !units.is_empty() && rng.chance(25) {
                let (unit, end) = rng.pick(&units);
                plan.unit = unit;
                let after = plus(end, 1);
                if after <= day(after.year(), 12, 1) && rng.chance(60) {
                    (plan.start, plan.end) = (after, day(after.year(), 12, 31));
                }
            }
            units.push((plan.unit.clone(), plan.end));
        }
        if rng.chance(85) {
            plan.scheme = None;
        }
        plan.issued = issued(rng, plan.start, plan.end);
        refit(plan, settings);
    }
    // Sometimes a plan below a plan below the parent.
    if plans.len() > 3 && rng.chance(20) {
        let below: Vec<usize> = (0..plans.len()).filter(|place| *place != parent).collect();
        plans[below[0]].parent = Some(plans[below[1]].id.clone());
    }
    parent
}

/// A number of years from `low` to `high`.
fn years(rng: &mut Rng, low: i64, high: i64) -> i32 {
    i32::try_from(rng.between(low, high)).expect("few years")
}

/// The days of a plan below the parent: the year, some years, or a part of the year. The part begins
/// or ends on a day when units are merged or a report ends.
fn child_span(rng: &mut Rng, year: i32) -> (NaiveDate, NaiveDate) {
    let (first, last) = (day(year, 1, 1), day(year, 12, 31));
    match rng.below(10) {
        0..=3 => (first, last),
        4 => (first, cut(rng, year)),
        5 => (plus(cut(rng, year), 1).min(day(year, 12, 1)), last),
        // Two of them fit one after the other.
        6 => (first, day(year, 6, 30)),
        7 => (day(year, 7, 1), last),
        8 => (first, day(year + years(rng, 1, 2), 12, 31)),
        _ => (day(year - 1, 1, 1), cut(rng, year)),
    }
}

/// A day on which plans end, between the ends of reports or on one.
fn cut(rng: &mut Rng, year: i32) -> NaiveDate {
    let (month, number) =
        rng.pick(&[(3, 31), (6, 14), (6, 28), (6, 29), (6, 30), (8, 31), (9, 14), (11, 30), (12, 30)]);
    day(year, month, number)
}

/// The `[issued]` of a plan with these days: before them, inside them (late), or none.
pub fn issued(rng: &mut Rng, start: NaiveDate, end: NaiveDate) -> Issued {
    let length = days_between(start, end);
    match rng.below(8) {
        0 => Issued::Draft,
        1 => Issued::Undated,
        2 => Issued::On(start),
        3 | 4 => Issued::On(plus(start, rng.between(-30, 20))),
        5 | 6 => Issued::On(plus(start, rng.between(0, length))),
        _ => Issued::On(plus(end, rng.between(-20, 7))),
    }
}

/// Fits a plan with other days than it was made for: no periods of its own, no task without an
/// occurrence, no delivery for what is none.
pub fn refit(plan: &mut Plan, settings: &Settings) {
    plan.report_periods.clear();
    let around = plan.clone();
    for task in &mut plan.tasks {
        let Some(occurrences) = whole_occurrences(&task.due, &around, &settings.base) else {
            continue;
        };
        if occurrences.is_empty() {
            task.due = Due::Continuous;
            task.done.clear();
            continue;
        }
        task.done.retain(|delivery| occurrences.iter().any(|each| Some(&each.name) == delivery.of.as_ref()));
    }
}
