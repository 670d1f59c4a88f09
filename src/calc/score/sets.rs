//! Which sets of criteria score a plan.

use crate::model::{Plan, ScoringSet};
use crate::value::{Day, Item};

/// The sets that score a plan on a day, in the order of the files: those of which it has a file of points, and those
/// for its level within whose days it begins. A set is left out where another has taken its place.
pub(crate) fn scoring_sets(plan: &Plan, as_of: Day) -> Vec<&Item<ScoringSet>> {
    let all = plan.scoring_sets.iter();
    all.filter(|set| scores(plan, set) && !is_replaced(plan, set, as_of) && !is_to_come(plan, set, as_of)).collect()
}

/// Whether a set scores a plan, replaced or not.
pub(crate) fn scores(plan: &Plan, set: &ScoringSet) -> bool {
    let is_of_level = set.level == plan.level;
    let begins_within = (set.from.value..=set.to.value).contains(&plan.start.value);
    is_of_level && begins_within || plan.scores.named(set.id.value.as_str()).is_some()
}

/// The set that has taken the place of another by a day.
pub(crate) fn replacement<'p>(plan: &'p Plan, set: &ScoringSet, as_of: Day) -> Option<&'p Item<ScoringSet>> {
    plan.scoring_sets.iter().find(|newer| {
        let replaces = newer.replaces.as_ref().is_some_and(|old| old.value.is(set.id.value.as_str()));
        replaces && !newer.id.value.is(set.id.value.as_str()) && decided_by(newer, as_of)
    })
}

fn is_replaced(plan: &Plan, set: &ScoringSet, as_of: Day) -> bool {
    replacement(plan, set, as_of).is_some()
}

/// Whether a set was not decided yet on a day, while the one whose place it takes is here.
fn is_to_come(plan: &Plan, set: &ScoringSet, as_of: Day) -> bool {
    let former = set.replaces.as_ref().and_then(|old| plan.scoring_sets.named(old.value.as_str()));
    former.is_some_and(|former| scores(plan, former)) && !decided_by(set, as_of)
}

fn decided_by(set: &ScoringSet, as_of: Day) -> bool {
    let date = set.decision.as_ref().and_then(|decision| decision.date);
    date.is_none_or(|date| date.value <= as_of)
}
