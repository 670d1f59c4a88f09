//! Changes of the targets, and their direction.

use super::case::{Case, Difference, ids, is_given, same_words};
use super::change::{Change, Fact, Mark, Side, Topic};
use super::{change_kind::ChangeKind, history, pairs::pair, sections};
use crate::calc::{own_bound, strictness::Direction, strictness::direction};
use crate::model::{Asked, Classes, Goal, Indicator, Plan, Target};
use crate::source::{At, Place};
use crate::text::{Raw, fold};
use crate::value::{AssigneeId, Item, Text};
use std::cmp::Ordering;

/// Compares the targets and the definitions of their indicators.
pub(super) fn compare(case: Case<'_>, difference: &mut Difference) {
    let (base, head) = (case.base, case.head);
    let pairs = pair(&base.targets, &head.targets, |target| target.id.value.as_str(), content);
    for target in pairs.gone {
        let change = Change::new(ChangeKind::TargetRemoved, topic(target), (Side::Base, target.id.place));
        let change = change.facts(goal(base, target), Fact::Nothing).marked(Mark::Loosened, true);
        difference.changes.push(change.named([target.id.value.as_str()]));
    }
    for target in pairs.new {
        let change = Change::new(ChangeKind::TargetAdded, topic(target), (Side::Head, target.id.place));
        difference.changes.push(change.facts(Fact::Nothing, goal(head, target)).named([target.id.value.as_str()]));
    }
    difference.not_compared.extend(pairs.doubtful.iter().map(|target| topic(target)));
    difference.changes.extend(sections::moves(case, &pairs.both));
    for (before, after) in pairs.both {
        if before.sound && after.sound {
            difference.changes.extend(changes_of_pair(case, before, after));
        } else {
            difference.not_compared.push(topic(after));
        }
    }
    indicators(case, difference);
}

fn topic(target: &Target) -> Topic {
    Topic::Target(target.id.value.raw())
}

/// The content by which a target is found again under another id: its indicator, or its words where none is measured.
fn content(target: &Target) -> String {
    match (&target.goal, &target.text) {
        (Goal::Bound(_), _) => format!("measures {}", target.indicator.value.as_str().to_ascii_lowercase()),
        (Goal::Qualitative, Some(text)) => format!("says {}", fold(text.as_str())),
        (Goal::Qualitative, None) => format!("is {}", target.id.value.as_str().to_ascii_lowercase()),
    }
}

fn goal(plan: &Plan, target: &Target) -> Fact {
    Fact::Goal(target.goal.clone(), plan.measure(&target.indicator.value))
}

/// The changes of one target, one for each key with another value.
fn changes_of_pair(case: Case<'_>, before: &Item<Target>, after: &Item<Target>) -> Vec<Change> {
    let (base, head) = (case.base, case.head);
    let (old_id, id) = (before.id.value.as_str(), after.id.value.as_str());
    let change = |kind, place| Change::new(kind, topic(after), (Side::Head, place)).named([old_id, id]);
    let place_or_id = |place: Option<Place>| place.unwrap_or(after.id.place);
    let mut changes = Vec::new();
    if !after.id.value.is(old_id) {
        let (old, now) = (ids([old_id]), ids([id]));
        changes.push(change(ChangeKind::TargetRenumbered, after.id.place).field("id").facts(old, now));
    }
    let same_indicator = after.indicator.value.is(before.indicator.value.as_str());
    let measured = matches!((&before.goal, &after.goal), (Goal::Bound(_), Goal::Bound(_)));
    if measured && !same_indicator {
        let (old, now) = (ids([before.indicator.value.as_str()]), ids([after.indicator.value.as_str()]));
        let place = after.indicator.place;
        changes.push(change(ChangeKind::TargetChanged, place).field("indicator").facts(old, now));
    }
    let (direction, field, place) = bound((base, before), (head, after), same_indicator);
    if let Some(kind) = kind_of(direction) {
        let change = change(kind, place_or_id(place)).facts(goal(base, before), goal(head, after));
        changes.push(change.field(field).marked(Mark::Loosened, direction == Direction::Looser));
    }
    if let Some(moved) = moved(case, before, after) {
        changes.push(moved.named([old_id, id]));
    }
    for (kind, field, facts, place) in others(before, after) {
        changes.push(change(kind, place_or_id(place)).field(field).facts(facts.0, facts.1));
    }
    let former = history::of_target(&topic(after), (base, head), before, after);
    changes.extend(former.into_iter().map(|change| change.named([old_id, id])));
    changes
}

/// A changed key of a target: the kind of change, the key, the values before and now, and the place.
type Other = (ChangeKind, &'static str, (Fact, Fact), Option<Place>);

/// The changes aside from the bound and its day.
fn others(before: &Target, after: &Target) -> Vec<Other> {
    let mut changed: Vec<Other> = Vec::new();
    let lead = |target: &Target| target.lead.as_ref().map(|lead| lead.value.as_str().to_ascii_lowercase());
    if lead(before) != lead(after) {
        let fact = |target: &Target| ids(target.lead.as_ref().map(|lead| lead.value.as_str()));
        let place = after.lead.as_ref().map(|lead| lead.place);
        changed.push((ChangeKind::LeadChanged, "lead", (fact(before), fact(after)), place));
    }
    let above = |target: &Target| target.of_which.as_ref().map(|above| above.value.as_str().to_ascii_lowercase());
    if above(before) != above(after) {
        let fact = |target: &Target| ids(target.of_which.as_ref().map(|above| above.value.as_str()));
        let place = after.of_which.as_ref().map(|above| above.place);
        changed.push((ChangeKind::TargetChanged, "of-which", (fact(before), fact(after)), place));
    }
    let word = |target: &Target| target.pace.map_or(Fact::Nothing, |pace| Fact::Word(pace.value.word()));
    let baseline = |target: &Target| {
        let baseline = target.baseline.as_ref();
        baseline.map_or(Fact::Nothing, |base| Fact::Baseline(base.origin.value.clone(), base.on.map(|on| on.value)))
    };
    for (field, facts, place) in [
        ("pace", (word(before), word(after)), after.pace.map(|pace| pace.place)),
        ("baseline", (baseline(before), baseline(after)), after.baseline.as_ref().map(|base| base.origin.place)),
    ] {
        if facts.0 != facts.1 {
            changed.push((ChangeKind::TargetChanged, field, facts, place));
        }
    }
    let words = |target: &Target| target.text.as_ref().map_or(String::new(), |text| text.as_str().to_owned());
    if !same_words(&words(before), &words(after)) {
        let fact = |target: &Target| target.text.as_ref().map_or(Fact::Nothing, |text| Fact::Text(text.raw().clone()));
        changed.push((ChangeKind::TargetChanged, "text", (fact(before), fact(after)), None));
    }
    changed
}

const fn kind_of(direction: Direction) -> Option<ChangeKind> {
    match direction {
        Direction::Same => None,
        Direction::Looser => Some(ChangeKind::TargetLoosened),
        Direction::Tighter => Some(ChangeKind::TargetTightened),
        Direction::Other => Some(ChangeKind::TargetChanged),
    }
}

/// The direction in which the bound changed, its key, and where it stands now.
fn bound(
    (base, before): (&Plan, &Target),
    (head, after): (&Plan, &Target),
    same_indicator: bool,
) -> (Direction, &'static str, Option<Place>) {
    match (&before.goal, &after.goal) {
        (Goal::Qualitative, Goal::Qualitative) => (Direction::Same, "qualitative", None),
        (Goal::Bound(_), Goal::Qualitative) => (Direction::Looser, "qualitative", None),
        (Goal::Qualitative, Goal::Bound(now)) => (Direction::Tighter, now.value.op().word(), Some(now.place)),
        (Goal::Bound(_), Goal::Bound(now)) => {
            let direction = match demand((base, before), (head, after)) {
                Direction::Same => Direction::Same,
                // Figures of two indicators do not compare.
                _ if !same_indicator => Direction::Other,
                found @ (Direction::Looser | Direction::Tighter | Direction::Other) => found,
            };
            (direction, now.value.op().word(), Some(now.place))
        }
    }
}

/// How the demand of a target changed. A step of the same kind from the same baseline asks for more where it is larger.
fn demand((base, before): (&Plan, &Target), (head, after): (&Plan, &Target)) -> Direction {
    let (Goal::Bound(old), Goal::Bound(now)) = (&before.goal, &after.goal) else { return Direction::Other };
    let (old, now) = (&old.value, &now.value);
    let origin =
        |target: &Target| target.baseline.as_ref().map(|base| (base.origin.value.clone(), base.on.map(|on| on.value)));
    let is_of_one_kind = old.op() == now.op();
    if let (Asked::Step(..), true) = (old, is_of_one_kind && origin(before) == origin(after)) {
        return match now.number().cmp(&old.number()) {
            Ordering::Greater => Direction::Tighter,
            Ordering::Less => Direction::Looser,
            Ordering::Equal if old.pool_size() == now.pool_size() => Direction::Same,
            Ordering::Equal => Direction::Other,
        };
    }
    let classes = |plan: &Plan, target: &Target| {
        plan.indicator(&target.indicator.value).and_then(|one| one.classes.as_ref()).map(Classes::folded)
    };
    // The place of a class says nothing among other classes.
    if old.class().is_some() && classes(base, before) != classes(head, after) {
        return Direction::Other;
    }
    match own_bound(base, before).zip(own_bound(head, after)) {
        Some((old, now)) if is_of_one_kind || direction(&old, &now) != Direction::Same => direction(&old, &now),
        Some(_) | None => Direction::Other,
    }
}

/// The change of a target's day. A target without a day of its own moves with the plan, which is one change of the
/// plan.
fn moved(case: Case<'_>, before: &Target, after: &Target) -> Option<Change> {
    let (base, head) = (case.base, case.head);
    if before.by.is_none() && after.by.is_none() {
        return None;
    }
    let (old_end, new_end) = (before.by.unwrap_or(base.end), after.by.unwrap_or(head.end));
    if !is_given(old_end.place) || !is_given(new_end.place) {
        return None;
    }
    let (old, now) = (old_end.value, new_end.value);
    let kind = match now.cmp(&old) {
        Ordering::Equal => return None,
        Ordering::Greater => ChangeKind::TargetLoosened,
        Ordering::Less => ChangeKind::TargetTightened,
    };
    let place = after.by.map_or(after.id.place, |by| by.place);
    let change = Change::new(kind, topic(after), (Side::Head, place)).field("by").facts(Fact::Day(old), Fact::Day(now));
    Some(change.marked(Mark::Loosened, now > old).marked(Mark::MovedAfterDue, old < case.as_of))
}

/// Compares the definitions of the indicators that targets of both versions measure.
fn indicators(case: Case<'_>, difference: &mut Difference) {
    let (base, head) = (case.base, case.head);
    let mut seen: Vec<String> = Vec::new();
    for target in head.targets.iter().filter(|target| matches!(target.goal, Goal::Bound(_))) {
        let id = &target.indicator.value;
        let measured = |plan: &Plan| plan.targets.iter().any(|target| target.indicator.value.is(id.as_str()));
        let key = id.as_str().to_ascii_lowercase();
        if seen.contains(&key) || !measured(base) {
            continue;
        }
        seen.push(key);
        let (Some(before), Some(after)) = (base.indicator(id), head.indicator(id)) else { continue };
        let users = head.targets.iter().filter(|target| target.indicator.value.is(id.as_str()));
        let names: Vec<&str> = users.map(|target| target.id.value.as_str()).collect();
        // An indicator of the workspace stands outside the plan's files.
        let own = head.indicators.iter().any(|one| one.id.value.is(id.as_str()));
        let place = if own { after.id.place } else { target.indicator.place };
        let reporter = |indicator: &Indicator| indicator.reported_by.as_ref().map(|by| by.value.clone());
        let (old, now) = (reporter(before), reporter(after));
        let same = |by: &Option<AssigneeId>| by.as_ref().map(|by| by.as_str().to_ascii_lowercase());
        if same(&old) != same(&now) {
            let place = after.reported_by.as_ref().filter(|_| own).map_or(place, |by| by.place);
            let change = Change::new(ChangeKind::ReporterChanged, Topic::Indicator(id.raw()), (Side::Head, place));
            let (old, now) = (old.as_ref().map(AssigneeId::as_str), now.as_ref().map(AssigneeId::as_str));
            difference.changes.push(change.field("reported-by").facts(ids(old), ids(now)));
        }
        for (field, old, now) in redefined(before, after) {
            let change = Change::new(ChangeKind::IndicatorChanged, Topic::Indicator(id.raw()), (Side::Head, place));
            difference.changes.push(change.field(field).facts(old, now).named(names.iter().copied()));
        }
    }
}

fn redefined(before: &Indicator, after: &Indicator) -> Vec<(&'static str, Fact, Fact)> {
    let mut changed = Vec::new();
    let text = |text: &Option<Text>| text.as_ref().map_or(Fact::Nothing, |text| Fact::Text(text.raw().clone()));
    let words = |text: &Option<Text>| text.as_ref().map_or(String::new(), |text| text.as_str().to_owned());
    let periods = |indicator: &Indicator| indicator.periods.map_or(Fact::Nothing, |kind| Fact::Word(kind.value.word()));
    if periods(before) != periods(after) {
        changed.push(("periods", periods(before), periods(after)));
    }
    for (field, old, now) in [
        ("measure", before.measure.word(), after.measure.word()),
        ("accumulate", before.accumulate.word(), after.accumulate.word()),
        ("when-empty", before.when_empty.word(), after.when_empty.word()),
        ("direction", before.direction.word(), after.direction.word()),
    ] {
        if old != now {
            changed.push((field, Fact::Word(old), Fact::Word(now)));
        }
    }
    for (field, old, now) in [
        ("numerator", &before.numerator, &after.numerator),
        ("denominator", &before.denominator, &after.denominator),
        ("excludes", &before.excludes, &after.excludes),
    ] {
        if !same_words(&words(old), &words(now)) {
            changed.push((field, text(old), text(now)));
        }
    }
    let classes = |indicator: &Indicator| indicator.classes.as_ref().map(Classes::folded);
    if classes(before) != classes(after) {
        let fact = |indicator: &Indicator| {
            let names = indicator.classes.iter().flat_map(Classes::names);
            let names: Vec<Raw> = names.map(|name| name.raw().clone()).collect();
            if names.is_empty() { Fact::Nothing } else { Fact::Ids(names) }
        };
        changed.push(("classes", fact(before), fact(after)));
    }
    let maximum = |indicator: &Indicator| indicator.maximum.as_ref().map(|at| at.value.clone());
    if maximum(before) != maximum(after) {
        let fact = |indicator| maximum(indicator).map_or(Fact::Nothing, Fact::Number);
        changed.push(("maximum", fact(before), fact(after)));
    }
    let rank_of =
        |indicator: &Indicator| indicator.rank_of.as_ref().map(|At { value, .. }| value.as_str().to_ascii_lowercase());
    if rank_of(before) != rank_of(after) {
        let fact = |indicator| ids(rank_of(indicator).as_deref());
        changed.push(("rank-of", fact(before), fact(after)));
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::{Direction, direction};
    use crate::model::Bound;
    use crate::value::Exact;

    #[test]
    fn a_bound_is_looser_when_more_figures_keep_it() {
        let n = |n: i64| Exact::from(n);
        for (before, after, expected) in [
            (Bound::AtLeast(n(55)), Bound::AtLeast(n(50)), Direction::Looser),
            (Bound::AtLeast(n(55)), Bound::AtLeast(n(60)), Direction::Tighter),
            (Bound::AtLeast(n(55)), Bound::AtLeast(n(55)), Direction::Same),
            (Bound::MoreThan(n(55)), Bound::AtLeast(n(55)), Direction::Looser),
            (Bound::AtLeast(n(55)), Bound::MoreThan(n(55)), Direction::Tighter),
            (Bound::MoreThan(n(55)), Bound::AtLeast(n(56)), Direction::Tighter),
            (Bound::AtMost(n(5)), Bound::AtMost(n(6)), Direction::Looser),
            (Bound::AtMost(n(5)), Bound::LessThan(n(5)), Direction::Tighter),
            (Bound::LessThan(n(5)), Bound::AtMost(n(4)), Direction::Tighter),
            (Bound::RankWithin(3, None), Bound::RankWithin(4, None), Direction::Looser),
            (Bound::RankWithin(3, None), Bound::RankWithin(1, None), Direction::Tighter),
            (Bound::AtLeast(n(5)), Bound::AtMost(n(5)), Direction::Other),
            (Bound::Done, Bound::Done, Direction::Same),
        ] {
            assert_eq!(direction(&before, &after), expected, "{before:?} to {after:?}");
        }
    }
}
