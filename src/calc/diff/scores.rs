//! Changes of the sets that score the plan, and of its points.

use super::case::{Case, Difference, ids, same_words};
use super::change::{Change, Fact, Side, Topic};
use super::change_kind::ChangeKind;
use crate::calc::scores_plan;
use crate::model::{Criterion, NotApplicable, Plan, ScoreEntry, ScoringSet};
use crate::source::{At, Place};
use crate::text::Raw;
use crate::value::{Exact, Item};

pub(super) fn compare(case: Case<'_>, difference: &mut Difference) {
    for after in case.head.scoring_sets.iter().filter(|set| scores_plan(case.head, set)) {
        let Some(before) = case.base.scoring_sets.named(after.id.value.as_str()) else { continue };
        // A fault in a set has a finding, and its criteria may be lost.
        if before.sound && after.sound {
            criteria(case.head, before, after, difference);
        }
    }
    points(case, difference);
}

fn topic(set: &str, criterion: &str) -> Topic {
    Topic::Criterion(Raw::new(set), Raw::new(criterion))
}

/// The criteria stand in a file of the workspace: the change is told at the plan's own points, or at its head.
fn place(plan: &Plan, set: &ScoringSet) -> Place {
    plan.scores.named(set.id.value.as_str()).map_or(plan.id.place, |scores| scores.set.place)
}

fn criteria(plan: &Plan, before: &ScoringSet, after: &ScoringSet, difference: &mut Difference) {
    let set = after.id.value.as_str();
    let at = place(plan, after);
    let mut changed = |id: &str, field: Option<&'static str>, old, now| {
        let change = Change::new(ChangeKind::CriterionChanged, topic(set, id), (Side::Head, at)).facts(old, now);
        difference.changes.push(match field {
            Some(field) => change.field(field),
            None => change,
        });
    };
    let title = |criterion: &Criterion| Fact::Text(criterion.title.raw().clone());
    for gone in before.criteria.iter().filter(|one| after.criteria.named(one.id.value.as_str()).is_none()) {
        changed(gone.id.value.as_str(), None, title(gone), Fact::Nothing);
    }
    for criterion in &after.criteria {
        let id = criterion.id.value.as_str();
        let Some(old) = before.criteria.named(id) else {
            changed(id, None, Fact::Nothing, title(criterion));
            continue;
        };
        if !same_words(old.title.as_str(), criterion.title.as_str()) {
            changed(id, Some("title"), title(old), title(criterion));
        }
        for (field, old, now) in parts(old, criterion) {
            if old != now {
                changed(id, Some(field), old, now);
            }
        }
    }
}

/// The parts by which points are given, before and after.
fn parts(old: &Criterion, now: &Criterion) -> [(&'static str, Fact, Fact); 6] {
    let text = |text: Option<String>| text.map_or(Fact::Nothing, |text| Fact::Text(Raw::new(text)));
    let figure = |one: &Criterion| text(one.figure.as_ref().map(|figure| figure.value.written()));
    let rule = |one: &Criterion| text(one.rule.as_ref().map(|rule| rule.value.written()));
    let times = |one: &Criterion| ids(one.times.as_ref().map(|id| id.value.as_str()));
    let group = |one: &Criterion| ids(one.part_of.as_ref().map(|id| id.value.as_str()));
    let how = |one: &Criterion| one.not_applicable.map_or(Fact::Nothing, |how: NotApplicable| Fact::Word(how.word()));
    let max = |one: &Criterion| Fact::Number(one.max.value.clone());
    [
        ("max", max(old), max(now)),
        ("part-of", group(old), group(now)),
        ("figure", figure(old), figure(now)),
        ("rule", rule(old), rule(now)),
        ("times", times(old), times(now)),
        ("not-applicable", how(old), how(now)),
    ]
}

fn points(case: Case<'_>, difference: &mut Difference) {
    for before in &case.base.scores {
        let set = before.set.value.as_str();
        let after = case.head.scores.named(set);
        if !before.sound || after.is_some_and(|after| !after.sound) || !case.head.scores.whole && after.is_none() {
            continue;
        }
        for old in &before.entries {
            let id = old.criterion.value.as_str();
            match after.and_then(|after| after.entries.named(id)) {
                Some(now) => entry(set, old, now, difference),
                None if says(old) => {
                    let withdrawn = (ChangeKind::ScoreWithdrawn, topic(set, id), (Side::Base, old.place));
                    let change = Change::new(withdrawn.0, withdrawn.1, withdrawn.2);
                    difference.changes.push(change.facts(number(old.own.as_ref()), Fact::Nothing));
                }
                None => {}
            }
        }
    }
    for after in case.head.scores.iter().filter(|after| after.sound) {
        let set = after.set.value.as_str();
        let before: Option<&Item<_>> = case.base.scores.named(set);
        if before.is_some_and(|before| !before.sound) || !case.base.scores.whole {
            continue;
        }
        for now in &after.entries {
            let id = now.criterion.value.as_str();
            if before.is_none_or(|before| before.entries.named(id).is_none()) && says(now) {
                let change = Change::new(ChangeKind::ScoreChanged, topic(set, id), (Side::Head, now.place));
                difference.changes.push(change.field("self").facts(Fact::Nothing, number(now.own.as_ref())));
            }
        }
    }
}

/// Whether an entry gives points, or says that its criterion does not apply.
const fn says(entry: &ScoreEntry) -> bool {
    entry.own.is_some() || entry.appraised.is_some() || entry.yes.is_some() || entry.not_applicable.is_some()
}

fn number(points: Option<&At<Exact>>) -> Fact {
    points.map_or(Fact::Nothing, |points| Fact::Number(points.value.clone()))
}

fn entry(set: &str, old: &ScoreEntry, now: &ScoreEntry, difference: &mut Difference) {
    let flag = |flag: Option<bool>| flag.map_or(Fact::Nothing, |flag| Fact::Word(if flag { "true" } else { "false" }));
    let applies = |entry: &ScoreEntry| flag(entry.not_applicable.map(|at| at.value));
    let texts = [
        ("self", number(old.own.as_ref()), number(now.own.as_ref())),
        ("appraised", number(old.appraised.as_ref()), number(now.appraised.as_ref())),
        ("yes", flag(old.yes), flag(now.yes)),
        ("not-applicable", applies(old), applies(now)),
    ];
    for (field, before, after) in texts {
        if before == after {
            continue;
        }
        let is_gone = after == Fact::Nothing;
        let kind = if is_gone { ChangeKind::ScoreWithdrawn } else { ChangeKind::ScoreChanged };
        let change = Change::new(kind, topic(set, now.criterion.value.as_str()), (Side::Head, now.place));
        difference.changes.push(change.field(field).facts(before, after));
    }
}
