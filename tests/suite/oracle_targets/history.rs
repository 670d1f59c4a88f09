//! The targets of a plan as they stood on a day, each with its bound and `by` of then.

use super::model::{Plan, Settings, Target};
use crate::oracle::Slip;
use crate::oracle_states::history::{added_on, dropped_on, in_force};

/// The plan's targets on the day one looks from, as they were then.
pub fn targets_on(plan: &Plan, settings: &Settings) -> Vec<Target> {
    let as_of = settings.base.as_of;
    let slip = settings.base.slip;
    let mut found = Vec::new();
    for target in &plan.targets {
        let is_added = added_on(&plan.base, &target.id).is_none_or(|date| date <= as_of);
        let is_dropped = dropped_on(&plan.base, &target.id).is_some_and(|date| date <= as_of);
        if (is_added || slip == Some(Slip::AddedWasThere)) && (!is_dropped || slip == Some(Slip::DroppedStays)) {
            found.push(then(target, settings));
        }
    }
    // A part stands by itself while its whole does not exist.
    let ids: Vec<String> = found.iter().map(|target| target.id.clone()).collect();
    for target in &mut found {
        target.of_which = target.of_which.take().filter(|whole| ids.contains(whole));
    }
    found
}

/// The target with the bound, the pool and the `by` that were in force.
pub fn then(target: &Target, settings: &Settings) -> Target {
    let mut then = target.clone();
    let Some(was) = in_force(&target.was, |was| was.until, settings.base.as_of, &settings.base) else {
        return then;
    };
    if let Some(mut bound) = was.bound {
        bound.of = bound.of.or(target.bound.and_then(|bound| bound.of));
        then.bound = Some(bound);
    }
    if settings.base.slip != Some(Slip::OldBoundNewBy) {
        then.by = was.by.or(target.by);
    }
    then
}

/// The settings with the day on which a plan is computed: of one that another has replaced, the day before.
pub fn day_of(plan: &Plan, all: &[Plan], settings: &Settings) -> Settings {
    let bases: Vec<_> = all.iter().map(|each| &each.base).collect();
    Settings { base: crate::oracle_states::history::day_of(&plan.base, &bases, &settings.base).0, ..settings.clone() }
}
