//! A plan's targets held against those of its parent.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::figures::is_lower;
use super::model::{Bound, Op, Plan, Target};
use super::numbers::Exact;
use super::rules::indicator_id;

/// The kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A target is weaker than the parent's.
    Weaker,
    /// The parent has a target on an indicator, and this plan has none.
    Missing,
    /// One asks for at least, the other for at most.
    Opposite,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Weaker, Self::Missing, Self::Opposite];

    /// The name of the rule.
    pub fn word(self) -> &'static str {
        match self {
            Self::Weaker => "weaker-than-parent",
            Self::Missing => "missing-parent-target",
            Self::Opposite => "opposite-bound",
        }
    }
}

/// A finding: of which plan, and the own target (of one that is missing, the indicator).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Its kind.
    pub kind: Kind,
    /// The plan's id.
    pub plan: String,
    /// The target's id, or the indicator's.
    pub about: String,
}

/// A target that can be held against another: it has a bound, and asks for no place.
struct Demand<'a> {
    /// The target's id.
    id: &'a str,
    /// The indicator's id.
    indicator: &'a str,
    /// The bound.
    bound: Bound,
    /// The day.
    by: NaiveDate,
}

/// The targets of a plan that can be held against others.
fn asked(plan: &Plan) -> Vec<Demand<'_>> {
    let comparable = |target: &Target| target.bound.filter(|bound| bound.op != Op::RankWithin);
    let mut found = Vec::new();
    for target in &plan.targets {
        if let Some(bound) = comparable(target) {
            let by = target.by.unwrap_or(plan.base.end);
            found.push(Demand { id: &target.id, indicator: indicator_id(target), bound, by });
        }
    }
    found
}

/// Whether both ask for more, or both for less.
fn same_direction(one: Bound, other: Bound) -> bool {
    is_lower(one.op) == is_lower(other.op)
}

/// Whether a bound is strict.
fn is_strict(bound: Bound) -> bool {
    matches!(bound.op, Op::MoreThan | Op::LessThan)
}

/// Whether the first asks for less than the second, of the same direction.
fn asks_less(one: Bound, other: Bound) -> bool {
    let (mine, theirs): (Exact, Exact) = (one.value.exact(), other.value.exact());
    if mine == theirs {
        return is_strict(other) && !is_strict(one);
    }
    if is_lower(one.op) { mine < theirs } else { mine > theirs }
}

/// Whether the first asks for just as much as the second.
fn asks_as_much(one: Bound, other: Bound) -> bool {
    one.value.exact() == other.value.exact() && is_strict(one) == is_strict(other)
}

/// Whether what the first asks for gives what the second does.
fn gives(one: &Demand, other: &Demand) -> bool {
    same_direction(one.bound, other.bound) && !asks_less(one.bound, other.bound) && one.by <= other.by
}

/// Whether the first is weaker than the second: it asks for less, or for as much but later, and its
/// day is not before the other's.
fn is_weaker(one: &Demand, other: &Demand) -> bool {
    let less = asks_less(one.bound, other.bound);
    let later = asks_as_much(one.bound, other.bound) && one.by > other.by;
    same_direction(one.bound, other.bound) && one.by >= other.by && (less || later)
}

/// All findings of a plan against its parent.
fn against(plan: &Plan, parent: &Plan) -> BTreeSet<Finding> {
    let mut found = BTreeSet::new();
    let mut find = |kind, about: &str| {
        found.insert(Finding { kind, plan: plan.base.id.clone(), about: about.to_owned() });
    };
    let all = asked(plan);
    for above in asked(parent) {
        let own: Vec<&Demand> = all.iter().filter(|own| own.indicator == above.indicator).collect();
        if own.is_empty() && plan.base.start <= above.by && above.by <= plan.base.end {
            find(Kind::Missing, above.indicator);
        }
        // The strongest of several counts.
        let given = own.iter().any(|own| gives(own, &above));
        let compared = own.iter().any(|own| same_direction(own.bound, above.bound));
        for own in own {
            if !given && is_weaker(own, &above) {
                find(Kind::Weaker, own.id);
            }
            // Beside a bound of the same direction, one of the other makes a corridor.
            if !same_direction(own.bound, above.bound) && !compared {
                find(Kind::Opposite, own.id);
            }
        }
    }
    found
}

/// All findings of the plans against their parents.
pub fn findings(plans: &[Plan]) -> BTreeSet<Finding> {
    let mut found = BTreeSet::new();
    for plan in plans {
        if let Some(id) = &plan.base.parent {
            let parent = plans.iter().find(|each| each.base.id == *id).expect("a parent that is there");
            found.extend(against(plan, parent));
        }
    }
    found
}
