//! Changes of the sections of the list of targets, and targets that moved to another one. They change the look of the
//! list, not what the plan asks for.

use super::case::{Case, Difference, ids, same_words};
use super::change::{Change, Fact, Side, Topic};
use super::{change_kind::ChangeKind, pairs::pair};
use crate::model::{Plan, Section, Target, TargetGroup};
use crate::text::fold;
use crate::value::Item;

/// Compares the sections.
pub(super) fn compare(case: Case<'_>, difference: &mut Difference) {
    let topic = |group: &TargetGroup| Topic::TargetGroup(group.id.value.raw());
    let title = |group: &TargetGroup| Fact::Text(group.title.raw().clone());
    let content = |group: &TargetGroup| fold(group.title.as_str());
    let pairs = pair(&case.base.target_groups, &case.head.target_groups, |group| group.id.value.as_str(), content);
    for group in pairs.gone {
        let change = Change::new(ChangeKind::TargetGroupRemoved, topic(group), (Side::Base, group.id.place));
        difference.changes.push(change.facts(title(group), Fact::Nothing));
    }
    for group in pairs.new {
        let change = Change::new(ChangeKind::TargetGroupAdded, topic(group), (Side::Head, group.id.place));
        difference.changes.push(change.facts(Fact::Nothing, title(group)));
    }
    difference.not_compared.extend(pairs.doubtful.iter().map(|group| topic(group)));
    for (before, after) in pairs.both {
        if !before.sound || !after.sound {
            difference.not_compared.push(topic(after));
            continue;
        }
        let mut changed = |field, old, now| {
            let place = (Side::Head, after.id.place);
            let change = Change::new(ChangeKind::TargetGroupChanged, topic(after), place).field(field);
            difference.changes.push(change.facts(old, now));
        };
        let (old_id, id) = (before.id.value.as_str(), after.id.value.as_str());
        if !after.id.value.is(old_id) {
            changed("id", ids([old_id]), ids([id]));
        }
        if !same_words(before.title.as_str(), after.title.as_str()) {
            changed("title", title(before), title(after));
        }
    }
}

/// The targets that stand in another section now. A part that moves with the target above it did not move by itself.
pub(super) fn moves(case: Case<'_>, pairs: &[(&Item<Target>, &Item<Target>)]) -> Vec<Change> {
    let (base, head) = (case.base, case.head);
    let (old, now) = (base.sections(), head.sections());
    let of = |plan: &Plan, target: &Target| plan.targets.position(target.id.value.as_str());
    let mut changes = Vec::new();
    for (before, after) in pairs.iter().filter(|(before, after)| before.sound && after.sound) {
        let own = (before.section(), after.section());
        let all = of(base, before).zip(of(head, after));
        let all = all.map(|(at, then)| (old.get(at).copied().flatten(), now.get(then).copied().flatten()));
        if is_same(case, own) || all.is_some_and(|all| is_same(case, all)) {
            continue;
        }
        let place = own.1.map_or(after.id.place, Section::place);
        let field = own.1.or(own.0).map_or("group", Section::key);
        let topic = Topic::Target(after.id.value.raw());
        let change = Change::new(ChangeKind::TargetMoved, topic, (Side::Head, place)).field(field);
        let fact = |section: Option<Section<'_>>| ids(section.as_ref().map(Section::id));
        changes.push(change.facts(fact(own.0), fact(own.1)));
    }
    changes
}

/// Whether both are one section, which may have got another id or another title.
fn is_same(case: Case<'_>, sections: (Option<Section<'_>>, Option<Section<'_>>)) -> bool {
    let (Some(old), Some(now)) = sections else { return sections == (None, None) };
    if old.is(now) {
        return true;
    }
    let titles = match (old, now) {
        (Section::Group(old), Section::Group(now)) => {
            let title = |plan: &Plan, id: &str| plan.target_groups.named(id).map(|one| one.title.clone());
            title(case.base, old.value.as_str()).zip(title(case.head, now.value.as_str()))
        }
        (Section::Area(old), Section::Area(now)) => {
            let title = |plan: &Plan, id: &str| plan.areas.named(id).map(|one| one.title.clone());
            title(case.base, old.value.as_str()).zip(title(case.head, now.value.as_str()))
        }
        (Section::Group(_), Section::Area(_)) | (Section::Area(_), Section::Group(_)) => None,
    };
    titles.is_some_and(|(old, now)| same_words(old.as_str(), now.as_str()))
}
