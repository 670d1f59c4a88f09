//! A plan's targets held against those of its parent.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::figures::is_lower;
use super::history::{day_of, targets_on};
use super::model::{Baseline, BaselineForm, Measure, Op, Plan, Settings};
use super::reckoned::{self, Goal};
use super::rules::{indicator, indicator_id};

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

/// A target that asks for a figure, and for no place.
struct Demand {
    /// The target's id.
    id: String,
    /// The indicator's id.
    indicator: String,
    /// The figure that it asks for; none where that is counted from another plan: it can be held against nothing.
    goal: Option<Goal>,
    /// The day.
    by: NaiveDate,
}

/// The targets of a plan that ask for a figure.
fn asked(plan: &Plan, all: &[Plan], settings: &Settings) -> Vec<Demand> {
    let mut found = Vec::new();
    let settings = &day_of(plan, all, settings);
    for target in targets_on(plan, settings) {
        let Some(bound) = target.bound else {
            continue;
        };
        let indicator = indicator(plan, indicator_id(&target));
        if indicator.measure == Measure::Rank || bound.op == Op::RankWithin {
            continue;
        }
        // A baseline in another plan moves from day to day: what is counted from it is held against nothing.
        let moves = matches!(target.baseline, Some(Baseline { form: BaselineForm::Plan(_), .. }));
        let start = reckoned::start(&target, &indicator, plan, all, settings).filter(|_| !moves);
        let goal = reckoned::goal(bound, &indicator, start.as_ref(), settings);
        let by = target.by.unwrap_or(plan.base.end);
        found.push(Demand { id: target.id, indicator: indicator.id, goal, by });
    }
    found
}

/// Whether both ask for more, or both for less.
fn same_direction(one: &Goal, other: &Goal) -> bool {
    is_lower(one.op) == is_lower(other.op)
}

/// Whether a bound is strict.
fn is_strict(goal: &Goal) -> bool {
    matches!(goal.op, Op::MoreThan | Op::LessThan)
}

/// Whether the first asks for less than the second, of the same direction.
fn asks_less(one: &Goal, other: &Goal) -> bool {
    if one.value == other.value {
        return is_strict(other) && !is_strict(one);
    }
    if is_lower(one.op) { one.value < other.value } else { one.value > other.value }
}

/// Whether the first asks for just as much as the second.
fn asks_as_much(one: &Goal, other: &Goal) -> bool {
    one.value == other.value && is_strict(one) == is_strict(other)
}

/// Whether what the first asks for by a day gives what the second does by another.
fn gives(one: (&Goal, NaiveDate), other: (&Goal, NaiveDate)) -> bool {
    same_direction(one.0, other.0) && !asks_less(one.0, other.0) && one.1 <= other.1
}

/// Whether the first is weaker than the second: it asks for less, or for as much but later, and its
/// day is not before the other's.
fn is_weaker(one: (&Goal, NaiveDate), other: (&Goal, NaiveDate)) -> bool {
    let less = asks_less(one.0, other.0);
    let later = asks_as_much(one.0, other.0) && one.1 > other.1;
    same_direction(one.0, other.0) && one.1 >= other.1 && (less || later)
}

/// All findings of a plan against its parent.
fn against(plan: &Plan, parent: &Plan, plans: &[Plan], settings: &Settings) -> BTreeSet<Finding> {
    let mut found = BTreeSet::new();
    let mut find = |kind, about: &str| {
        found.insert(Finding { kind, plan: plan.base.id.clone(), about: about.to_owned() });
    };
    let all = asked(plan, plans, settings);
    for above in asked(parent, plans, settings) {
        let own: Vec<&Demand> = all.iter().filter(|own| own.indicator == above.indicator).collect();
        if own.is_empty() && plan.base.start <= above.by && above.by <= plan.base.end {
            find(Kind::Missing, &above.indicator);
        }
        let Some(theirs) = &above.goal else {
            continue;
        };
        let own: Vec<(&Demand, &Goal)> = own.into_iter().filter_map(|own| Some((own, own.goal.as_ref()?))).collect();
        // The strongest of several counts.
        let given = own.iter().any(|(own, mine)| gives((mine, own.by), (theirs, above.by)));
        let compared = own.iter().any(|(_, mine)| same_direction(mine, theirs));
        for (own, mine) in own {
            if !given && is_weaker((mine, own.by), (theirs, above.by)) {
                find(Kind::Weaker, &own.id);
            }
            // Beside a bound of the same direction, one of the other makes a corridor.
            if !same_direction(mine, theirs) && !compared {
                find(Kind::Opposite, &own.id);
            }
        }
    }
    found
}

/// All findings of the plans against their parents, and against the longer plans that they are within.
pub fn findings(plans: &[Plan], settings: &Settings) -> BTreeSet<Finding> {
    let mut found = BTreeSet::new();
    for plan in plans {
        for id in plan.base.parent.iter().chain(&plan.base.within) {
            let above = plans.iter().find(|each| each.base.id == *id).expect("a plan that is there");
            found.extend(against(plan, above, plans, settings));
        }
    }
    found
}
