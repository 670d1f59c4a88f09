//! The indicators that the tool computes itself.

use chrono::NaiveDate;

use super::answers::ToDate;
use super::model::{Accumulate, Basis, Indicator, Measure, Plan, Settings};
use super::numbers::whole;
use super::values::percent;
use crate::oracle_states::answers::State;
use crate::oracle_states::gaps::gaps as assignment_gaps;
use crate::oracle_states::history::plan_on;
use crate::oracle_states::periods::report_list;
use crate::oracle_states::rules::counts;

/// Their ids.
pub const IDS: [&str; 4] = ["assignment-gaps", "tasks-done", "tasks-on-time", "reports-on-time"];

/// The definition of the one with this id.
pub fn indicator(id: &str) -> Option<Indicator> {
    let measure = if id == "assignment-gaps" { Measure::Count } else { Measure::Ratio };
    IDS.contains(&id).then(|| Indicator {
        id: id.to_owned(),
        measure,
        accumulate: Some(Accumulate::Latest),
        when_empty: None,
        maximum: None,
        rank_of: None,
        classes: Vec::new(),
        reported_by: None,
        periods: None,
        direction: None,
    })
}

/// How many gaps of assignment there are.
fn gaps(plan: &Plan, settings: &Settings, day: NaiveDate) -> i64 {
    let found = assignment_gaps(&plan_on(&plan.base, day, &settings.base), &settings.base, day);
    i64::try_from(found.len()).expect("few gaps")
}

/// Periods due by the day, and those of them with a file in time.
fn reports(plan: &Plan, all: &[Plan], settings: &Settings, day: NaiveDate) -> (i64, i64) {
    let (mut in_time, mut due) = (0, 0);
    for period in report_list(&plan.base, &settings.base) {
        if period.due > day {
            continue;
        }
        due += 1;
        // The first plan that has a file of this name by the day.
        let named = |id: &String| all.iter().find(|other| other.base.id == *id).expect("a plan that is there");
        let mut holders = std::iter::once(plan).chain(plan.base.values_from.iter().map(named));
        let is_there = |file: &&super::model::ValuesFile| file.period.name == period.name && file.reported_on <= day;
        let first = holders.find_map(|holder| holder.files.iter().find(is_there));
        in_time += i64::from(first.is_some_and(|file| file.reported_on <= period.due));
    }
    (in_time, due)
}

/// The value of the one with this id on the earlier of the day and `by`.
pub fn to_date(id: &str, plan: &Plan, all: &[Plan], settings: &Settings, by: NaiveDate) -> ToDate {
    let day = settings.base.as_of.min(by);
    let mut on_that_day = settings.base.clone();
    on_that_day.as_of = day;
    let total = counts(&plan_on(&plan.base, day, &on_that_day), None, &on_that_day);
    let of = |wanted: State| {
        let place = State::ALL.iter().position(|&state| state == wanted).expect("a state");
        i64::try_from(total.states[place]).expect("few tasks")
    };
    let done = of(State::Done);
    let late = of(State::DoneLate);
    let ratio = match id {
        "tasks-done" => {
            let rest = of(State::Overdue) + of(State::DueSoon) + of(State::InProgress) + of(State::NotStarted);
            Some((done + late, done + late + rest))
        }
        "tasks-on-time" => Some((done, done + late + of(State::Overdue))),
        "reports-on-time" => Some(reports(plan, all, settings, day)),
        _ => None,
    };
    let value = match ratio {
        Some((numerator, denominator)) => percent(numerator, denominator),
        None => Some(whole(gaps(plan, settings, day))),
    };
    let of_plan = plan.basis.unwrap_or(Basis::Official);
    ToDate {
        value,
        counts: ratio,
        rank: None,
        periods: Vec::new(),
        through: day,
        known_on: None,
        basis: if id == "reports-on-time" { Basis::Official } else { of_plan },
        partial: false,
        stale: false,
    }
}
