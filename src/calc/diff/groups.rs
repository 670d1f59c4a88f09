//! Changes of the groups of assignees: each member of a group that leads has to deliver, so fewer members ask for less.

use super::case::{Case, Difference, ids};
use super::change::{Change, Fact, Mark, Side, Topic};
use super::{change_kind::ChangeKind, pairs::pair};
use crate::model::{Assignee, AssigneeKind, Plan};
use crate::source::Place;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Compares the groups of both versions, and finds assignees that became one or stopped being one.
pub(super) fn compare(case: Case<'_>, difference: &mut Difference) {
    let (base, head) = (case.base, case.head);
    if !base.has_groups && !head.has_groups {
        return;
    }
    let title = |one: &Assignee| fold(one.title.as_str());
    let pairs = pair(&base.assignees, &head.assignees, |one| one.id.value.as_str(), title);
    // A member that got another id is the same member.
    let renamed = pairs.both.iter().map(|(before, after)| (lower(&before.value), lower(&after.value)));
    let renamed: BTreeMap<String, String> = renamed.collect();
    let leading = leading(case);
    for (before, after) in &pairs.both {
        let is_group = [before.kind, after.kind].map(|kind| kind == AssigneeKind::Group);
        if is_group == [false, false] {
            continue;
        }
        let topic = || Topic::Assignee(after.id.value.raw());
        if !before.sound || !after.sound {
            difference.not_compared.push(topic());
            continue;
        }
        let leads = leading.contains(&lower(&before.value));
        let change = |kind, field, place: Place| Change::new(kind, topic(), (Side::Head, place)).field(field);
        if before.kind != after.kind {
            let change = change(ChangeKind::GroupChanged, "kind", after.id.place);
            let change = change.facts(Fact::Word(before.kind.word()), Fact::Word(after.kind.word()));
            // One delivery is enough now, where each member had to deliver.
            difference.changes.push(change.marked(Mark::Loosened, leads && is_group == [true, false]));
            continue;
        }
        let old: Vec<(&str, &str)> = before
            .members()
            .iter()
            .map(|one| {
                let own = one.value.as_str();
                (own, renamed.get(&own.to_ascii_lowercase()).map_or(own, String::as_str))
            })
            .collect();
        let known: BTreeSet<String> = old.iter().map(|(_, now)| now.to_ascii_lowercase()).collect();
        let now: BTreeSet<String> = after.members().iter().map(|one| one.value.as_str().to_ascii_lowercase()).collect();
        let place = after.members.as_ref().map_or(after.id.place, |members| members.place);
        let gone = ids(old.iter().filter(|(_, new)| !now.contains(&new.to_ascii_lowercase())).map(|(own, _)| *own));
        if gone != Fact::Nothing {
            let change = change(ChangeKind::MemberRemoved, "members", place).facts(gone, Fact::Nothing);
            difference.changes.push(change.marked(Mark::Loosened, leads));
        }
        let new = after.members().iter().map(|one| one.value.as_str());
        let new = ids(new.filter(|id| !known.contains(&id.to_ascii_lowercase())));
        if new != Fact::Nothing {
            let change = change(ChangeKind::MemberAdded, "members", place);
            difference.changes.push(change.facts(Fact::Nothing, new));
        }
    }
}

/// The ids, in small letters, of those who lead a task of BASE that is not dropped.
fn leading(case: Case<'_>) -> BTreeSet<String> {
    let plan: &Plan = case.base;
    let leads = plan.standing(case.as_of).flat_map(|task| &task.leads);
    leads.map(|lead| lead.value.as_str().to_ascii_lowercase()).collect()
}

fn lower(one: &Assignee) -> String {
    one.id.value.as_str().to_ascii_lowercase()
}
