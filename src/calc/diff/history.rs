//! Changes of the bounds and due days that were in force before an amendment, and the amendment that these name.

use super::case::{Case, same_words};
use super::change::{Change, Fact, Side, Topic};
use super::change_kind::ChangeKind;
use crate::model::{Due, Former, FormerBound, FormerDue, Goal, Plan, Target};
use crate::source::Place;
use crate::text::Raw;
use crate::value::{Day, Item, List};

/// Compares the former bounds of a target.
pub(super) fn of_target(topic: &Topic, plans: (&Plan, &Plan), before: &Target, after: &Target) -> Vec<Change> {
    let fact = |plan: &Plan, target: &Target, former: &FormerBound| match (&former.bound, former.by) {
        (Some(bound), _) => Fact::Goal(Goal::Bound(bound.clone()), plan.measure(&target.indicator.value)),
        (None, Some(by)) => Fact::Day(by.value),
        (None, None) => Fact::Nothing,
    };
    let (base, head) = plans;
    let (old, new) = (|one: &FormerBound| fact(base, before, one), |one: &FormerBound| fact(head, after, one));
    compared(topic, (&before.was, &after.was), same_bound, old, new)
}

/// Compares the former due days of a task; `same` tells whether two due days are the same.
pub(super) fn of_task(
    topic: &Topic,
    (before, after): (&List<FormerDue>, &List<FormerDue>),
    same: fn(&Due, &Due) -> bool,
) -> Vec<Change> {
    let same = |one: &FormerDue, other: &FormerDue| same(&one.due.value, &other.due.value);
    let fact = |one: &FormerDue| Fact::Due(one.due.value.clone());
    compared(topic, (before, after), same, fact, fact)
}

fn same_bound(one: &FormerBound, other: &FormerBound) -> bool {
    let same = match (&one.bound, &other.bound) {
        (Some(one), Some(other)) => one.value.asks_as(&other.value),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    same && one.by.map(|by| by.value) == other.by.map(|by| by.value)
}

/// The changes between two histories. Entries with the same last day belong together.
fn compared<F: Former>(
    topic: &Topic,
    (before, after): (&List<F>, &List<F>),
    same: impl Fn(&F, &F) -> bool,
    old: impl Fn(&F) -> Fact,
    new: impl Fn(&F) -> Fact,
) -> Vec<Change> {
    let change = |kind, place: (Side, Place)| Change::new(kind, topic.clone(), place).field("was");
    let mut changes = Vec::new();
    for gone in before.iter().filter(|one| until(after, one.until().value).is_none()) {
        let change = change(ChangeKind::FormerRemoved, (Side::Base, gone.place));
        changes.push(change.facts(old(gone), Fact::Nothing));
    }
    for now in after {
        let other = until(before, now.until().value);
        let kind = match other {
            None => ChangeKind::FormerRecorded,
            Some(other) if !same(other, now) => ChangeKind::FormerChanged,
            Some(_) => continue,
        };
        let before = other.map_or(Fact::Nothing, |other| old(other));
        changes.push(change(kind, (Side::Head, now.place)).facts(before, new(now)));
    }
    changes
}

fn until<F: Former>(was: &List<F>, day: Day) -> Option<&Item<F>> {
    was.iter().find(|one| one.until().value == day)
}

/// The amendment by which a bound or deadline changed, where a new entry of `was` holds the former one: that of the day
/// after, or that of its decision.
pub(super) fn recorded_amendment(case: Case<'_>, change: &Change) -> Option<Raw> {
    // The bound, its day, or the due day of a task.
    if !change.kind.is_of_the_plan() || !matches!(change.before, Fact::Goal(..) | Fact::Day(_) | Fact::Due(_)) {
        return None;
    }
    let id = change.topic.id()?.as_str();
    let (base, head) = (case.base, case.head);
    let ends = match &change.topic {
        Topic::Target(_) => new_ends(base.targets.named(id).map(|old| &old.was), &head.targets.named(id)?.was),
        Topic::Task(_) => new_ends(base.tasks.named(id).map(|old| &old.was), &head.tasks.named(id)?.was),
        Topic::Plan
        | Topic::Area(_)
        | Topic::TargetGroup(_)
        | Topic::Fund(_)
        | Topic::Content(_)
        | Topic::Difficulty(_)
        | Topic::Indicator(_)
        | Topic::Report(_)
        | Topic::Value(..)
        | Topic::Criterion(..)
        | Topic::Assignee(_)
        | Topic::Amendment(_) => return None,
    };
    let amends = |(until, decision): &(Day, Option<Raw>)| {
        let mut amending = head
            .amendments
            .iter()
            .filter(|one| one.changes.iter().any(|name| name.value.as_str().eq_ignore_ascii_case(id)));
        let is_it = |number: &str| decision.as_ref().is_some_and(|decision| same_words(decision.as_str(), number));
        let found = amending.find(|one| {
            let next_day = one.date.is_some_and(|date| date.value.plus(-1) == Some(*until));
            next_day || is_it(one.number.value.as_str())
        });
        found.map(|one| one.number.value.raw().clone())
    };
    ends.iter().find_map(amends)
}

/// The last days and decisions of the entries that only the later version has.
fn new_ends<F: Former>(before: Option<&List<F>>, after: &List<F>) -> Vec<(Day, Option<Raw>)> {
    let is_new = |one: &&Item<F>| before.is_none_or(|before| until(before, one.until().value).is_none());
    let end = |one: &Item<F>| (one.until().value, one.decision().map(|decision| decision.raw().clone()));
    after.iter().filter(is_new).map(end).collect()
}
