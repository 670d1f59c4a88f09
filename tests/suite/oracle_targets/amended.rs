//! Draws what amendments changed in targets: those that they add and drop, and bounds that were others before.

use super::figures_drawn::bound;
use super::generate::any_day;
use super::model::{BoundWas, Measure, Op, Plan, Settings, Target};
use super::numbers::decimal;
use super::reckoned::is_change;
use super::rules::{indicator, indicator_id};
use crate::oracle::Rng;
use crate::oracle_states::periods::plus;

/// Whether another plan asks for the same indicator: what is found between the two is asked for on no day.
fn is_shared(target: &Target) -> bool {
    target.id.starts_with("muc-chung")
}

/// Lets the amendments of the plan add, drop and change some of its targets.
pub fn amend(rng: &mut Rng, plan: &mut Plan, settings: &Settings) {
    if plan.base.amendments.is_empty() {
        return;
    }
    let around = plan.clone();
    for target in plan.targets.iter_mut().filter(|target| !is_shared(target)) {
        let amendments = &mut plan.base.amendments;
        match rng.below(20) {
            0..=6 => change(rng, target, &around, settings),
            7 => rng.pick_mut(amendments).adds.push(target.id.clone()),
            8 => rng.pick_mut(amendments).drops.push(target.id.clone()),
            _ => {}
        }
        for was in &target.was {
            let date = plus(was.until, 1);
            let amendment = amendments.iter_mut().find(|each| each.date == date).expect("an amendment of that day");
            amendment.changes.push(target.id.clone());
        }
    }
}

/// Some of the amendments change what the target asks for.
fn change(rng: &mut Rng, target: &mut Target, plan: &Plan, settings: &Settings) {
    let Some(now) = target.bound else {
        return;
    };
    let indicator = indicator(plan, indicator_id(target));
    let mut dates: Vec<_> = plan.base.amendments.iter().map(|amendment| amendment.date).collect();
    dates.sort_unstable();
    for date in dates {
        if !rng.chance(60) {
            continue;
        }
        let mut was = BoundWas { bound: None, by: None, until: plus(date, -1) };
        if rng.chance(40) || indicator.measure == Measure::Milestone {
            let on = target.baseline.as_ref().and_then(|baseline| baseline.on);
            was.by = Some(any_day(rng, &plan.base, settings)).filter(|by| on.is_none_or(|on| on < *by));
        }
        if indicator.measure != Measure::Milestone {
            let is_kept = indicator.measure == Measure::Class || is_change(now.op) && rng.chance(60);
            let mut bound = if is_kept { now } else { bound(rng, &indicator) };
            // A little less of the same kind.
            if bound.op == now.op && now.value.digits > 1 && bound.op != Op::ClassAtLeast {
                bound.value = decimal(now.value.digits * rng.pick(&[8, 9, 10]) / 10, now.value.places);
            }
            was.bound = Some(bound);
        }
        if was.bound.is_some() || was.by.is_some() {
            target.was.push(was);
        }
    }
}
