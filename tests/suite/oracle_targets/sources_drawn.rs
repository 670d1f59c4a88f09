//! Draws figures that stand in another plan of the unit, or in periods of the indicator's own, and plans within longer
//! ones.

use super::calendar::{by_scheme, periods};
use super::changes_drawn::{report, target};
use super::figures_drawn::{bound, figure};
use super::generate::indicator_of;
use super::model::{Indicator, Measure, Plan, ReportedValue, Settings, ValuesFile};
use crate::oracle::Rng;
use crate::oracle_states::model::Scheme;
use crate::oracle_states::periods::{days_between, plus};

/// Adds to the plans of the workspace.
pub fn add(rng: &mut Rng, plans: &mut [Plan], settings: &Settings) {
    for place in 1..plans.len() {
        if rng.chance(35) {
            read_another(rng, plans, place, settings);
        }
    }
    for place in 0..plans.len() {
        if rng.chance(30) {
            own_periods(rng, &mut plans[place], settings);
        }
        within(rng, plans, place);
    }
}

/// Whether two plans can have the same figures: what both know is of one kind.
fn fit(one: &Plan, other: &Plan) -> bool {
    let same = |a: &Indicator, b: &Indicator| (a.measure, a.maximum, &a.classes) == (b.measure, b.maximum, &b.classes);
    one.indicators.iter().all(|a| other.indicators.iter().all(|b| a.id != b.id || same(a, b)))
}

/// Whether a plan has replaced another, or another has replaced it.
fn is_of_a_pair(plans: &[Plan], place: usize) -> bool {
    let base = &plans[place].base;
    base.replaces.is_some() || plans.iter().any(|plan| plan.base.replaces.as_ref() == Some(&base.id))
}

/// Lets a plan read the values of one or two plans before it, and puts some of its figures there.
fn read_another(rng: &mut Rng, plans: &mut [Plan], place: usize, settings: &Settings) {
    for _ in 0..rng.between(1, 2) {
        let other = rng.index(place);
        let same_unit = plans[place].base.unit == plans[other].base.unit;
        let id = plans[other].base.id.clone();
        if plans[place].base.values_from.contains(&id) || !fit(&plans[place], &plans[other]) {
            continue;
        }
        if !same_unit {
            if is_of_a_pair(plans, place) || !plans[place].base.values_from.is_empty() || rng.chance(50) {
                continue;
            }
            let unit = plans[other].base.unit.clone();
            plans[place].base.unit = unit;
        }
        plans[place].base.values_from.push(id);
        let own = format!("cs-{}", plans[place].base.id);
        for indicator in plans[place].indicators.clone() {
            let knows = plans[other].indicators.iter().any(|each| each.id == indicator.id);
            if !indicator.id.starts_with(&own) || indicator.measure == Measure::Milestone || knows || !rng.chance(50) {
                continue;
            }
            // Some of its own are taken away, so that there is something to be read.
            if rng.chance(60) {
                let share = rng.pick(&[30, 100]);
                for file in &mut plans[place].files {
                    file.values.retain(|value| value.indicator != indicator.id || !rng.chance(share));
                }
            }
            let around = bound(rng, &indicator);
            report(rng, &mut plans[other], &indicator, around, 80, settings);
            plans[other].indicators.push(indicator);
        }
    }
}

/// Adds an indicator with a scheme of its own, its target, and figures of the periods that it names.
fn own_periods(rng: &mut Rng, plan: &mut Plan, settings: &Settings) {
    let measure = rng.pick(&[Measure::Ratio, Measure::Count, Measure::Score, Measure::Rank]);
    let mut indicator = indicator_of(rng, format!("rieng-{}", plan.base.id), measure);
    let scheme = rng.pick(&[Scheme::Calendar, Scheme::Calendar, Scheme::Bnv581]);
    indicator.periods = Some(scheme);
    let bound = bound(rng, &indicator);
    let target = target(rng, plan, &indicator.id, bound, None, settings);
    plan.targets.push(target);
    let (by_it, by_these) = by_scheme(&plan.base, &settings.base, scheme);
    let length = days_between(plan.base.start, plan.base.end);
    let share = rng.pick(&[30, 60, 100]);
    for period in periods(&by_it, &by_these) {
        let place = plan.files.iter().position(|file| file.period.name == period.name);
        let begun = period.from <= plus(settings.base.as_of, 20) && period.to >= plus(plan.base.start, -40);
        // A file of a name that only this scheme has.
        let is_new = place.is_none() && begun && period.name.contains(['Q', 'H', 'n']) && rng.chance(60);
        if !rng.chance(share) || place.is_none() && !is_new {
            continue;
        }
        let elapsed = (days_between(plan.base.start, period.to) * 100 / length).min(100);
        let figure = figure(rng, &indicator, bound, plan, settings, elapsed);
        let value = ReportedValue { indicator: indicator.id.clone(), figure, reported_on: None, basis: None };
        if let Some(place) = place {
            plan.files[place].values.push(value);
        } else {
            let reported_on = plus(period.to, rng.between(0, 8));
            plan.files.push(ValuesFile { period, basis: None, reported_on, values: vec![value] });
        }
    }
    plan.indicators.push(indicator);
}

/// Puts a plan within a longer one of its unit, where there is one.
fn within(rng: &mut Rng, plans: &mut [Plan], place: usize) {
    let own = &plans[place].base;
    let is_longer = |other: &&Plan| {
        let base = &other.base;
        let longer = days_between(base.start, base.end) > days_between(own.start, own.end);
        base.unit == own.unit && base.start <= own.start && own.end <= base.end && longer
    };
    let longer: Vec<String> = plans.iter().filter(is_longer).map(|other| other.base.id.clone()).collect();
    if !longer.is_empty() && rng.chance(70) {
        plans[place].base.within = Some(rng.pick(&longer));
    }
}
