//! Changes of money: the funds of the plan, its contents of spending, and the sums that a task spent.

use super::case::{Case, Difference, ids, same_words};
use super::change::{Change, Fact, Side, Topic};
use super::{change_kind::ChangeKind, pairs::pair};
use crate::calc::spending::spent_ever;
use crate::model::{Fund, Spending, SpendingContent, Spent, Task};
use crate::source::{At, Place};
use crate::text::{Raw, fold};
use crate::value::{Exact, Item};
use std::collections::{BTreeMap, VecDeque};

/// Compares the funds.
pub(super) fn funds(case: Case<'_>, difference: &mut Difference) {
    let topic = |fund: &Fund| Topic::Fund(fund.id.value.raw());
    let title = |fund: &Fund| Fact::Text(fund.title.raw().clone());
    let content = |fund: &Fund| fold(fund.title.as_str());
    let pairs = pair(&case.base.funds, &case.head.funds, |fund| fund.id.value.as_str(), content);
    for fund in pairs.gone {
        let change = Change::new(ChangeKind::FundRemoved, topic(fund), (Side::Base, fund.id.place));
        difference.changes.push(change.facts(title(fund), Fact::Nothing));
    }
    for fund in pairs.new {
        let change = Change::new(ChangeKind::FundAdded, topic(fund), (Side::Head, fund.id.place));
        difference.changes.push(change.facts(Fact::Nothing, title(fund)));
    }
    difference.not_compared.extend(pairs.doubtful.iter().map(|fund| topic(fund)));
    for (before, after) in pairs.both {
        if !before.sound || !after.sound {
            difference.not_compared.push(topic(after));
            continue;
        }
        let mut changed = |place, field, old, now| {
            let change = Change::new(ChangeKind::FundChanged, topic(after), (Side::Head, place)).field(field);
            difference.changes.push(change.facts(old, now));
        };
        let (old_id, id) = (before.id.value.as_str(), after.id.value.as_str());
        if !after.id.value.is(old_id) {
            changed(after.id.place, "id", ids([old_id]), ids([id]));
        }
        if !same_words(before.title.as_str(), after.title.as_str()) {
            changed(after.id.place, "title", title(before), title(after));
        }
        let (old, now) = (sum(before.allotted.as_ref()), sum(after.allotted.as_ref()));
        if old != now {
            let place = after.allotted.as_ref().map_or(after.id.place, |allotted| allotted.place);
            changed(place, "allotted", old, now);
        }
    }
}

/// Compares the contents of spending.
pub(super) fn contents(case: Case<'_>, difference: &mut Difference) {
    let topic = |content: &SpendingContent| Topic::Content(content.id.value.raw());
    let title = |content: &SpendingContent| Fact::Text(content.title.raw().clone());
    let (base, head) = (&case.base.funding.contents, &case.head.funding.contents);
    let pairs = pair(base, head, |content| content.id.value.as_str(), |content| fold(content.title.as_str()));
    for content in pairs.gone {
        let change = Change::new(ChangeKind::ContentRemoved, topic(content), (Side::Base, content.id.place));
        difference.changes.push(change.facts(title(content), Fact::Nothing));
    }
    for content in pairs.new {
        let change = Change::new(ChangeKind::ContentAdded, topic(content), (Side::Head, content.id.place));
        difference.changes.push(change.facts(Fact::Nothing, title(content)));
    }
    difference.not_compared.extend(pairs.doubtful.iter().map(|content| topic(content)));
    for (before, after) in pairs.both {
        if !before.sound || !after.sound {
            difference.not_compared.push(topic(after));
            continue;
        }
        let mut changed = |field, old, now| {
            let change = Change::new(ChangeKind::ContentChanged, topic(after), (Side::Head, after.id.place));
            difference.changes.push(change.field(field).facts(old, now));
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

/// A sum as a fact.
pub(super) fn sum(sum: Option<&At<Exact>>) -> Fact {
    sum.map_or(Fact::Nothing, |sum| Fact::Number(sum.value.clone()))
}

/// Compares the sums that a task spent. Entries of one day belong together: equal ones first, then in their order.
pub(super) fn spendings(topic: &Topic, before: &Task, after: &Task) -> Vec<Change> {
    let (Some(old), Some(now)) = (dated(before), dated(after)) else { return undated(topic, before, after) };
    let (mut old, mut now): (Vec<&Item<Spending>>, Vec<&Item<Spending>>) = (old.iter().collect(), now.iter().collect());
    take_equal(&mut old, &mut now, |spending| (spending.on.value, content(spending)));
    let same_day = take_equal(&mut old, &mut now, |spending| spending.on.value);
    let change = |kind, side, place: Place| Change::new(kind, topic.clone(), (side, place)).field("spent");
    let mut changes: Vec<Change> = Vec::new();
    for (before, after) in same_day {
        let change = change(ChangeKind::SpendingChanged, Side::Head, after.place);
        changes.push(change.facts(fact(before), fact(after)));
    }
    for spending in now {
        let change = change(ChangeKind::SpendingRecorded, Side::Head, spending.place);
        changes.push(change.facts(Fact::Nothing, fact(spending)));
    }
    for spending in old {
        let change = change(ChangeKind::SpendingWithdrawn, Side::Base, spending.place);
        changes.push(change.facts(fact(spending), Fact::Nothing));
    }
    changes
}

/// The entries of a task; none where the file says nothing, and `None` where it has one sum of no day.
fn dated(task: &Task) -> Option<&[Item<Spending>]> {
    match task.spent.as_ref().map(|spent| &spent.value) {
        Some(Spent::Sum(_)) => None,
        Some(Spent::Dated(spendings)) => Some(spendings),
        None => Some(&[]),
    }
}

/// The change of a sum of no day, which stands in one version at least.
fn undated(topic: &Topic, before: &Task, after: &Task) -> Vec<Change> {
    // All that is recorded counts, whenever it was spent.
    let whole = |task: &Task| spent_ever(task).map_or(Fact::Nothing, Fact::Number);
    let (old, now) = (whole(before), whole(after));
    let (kind, at) = match (&before.spent, &after.spent) {
        _ if old == now => return Vec::new(),
        (None, Some(spent)) => (ChangeKind::SpendingRecorded, (Side::Head, spent.place)),
        (Some(spent), None) => (ChangeKind::SpendingWithdrawn, (Side::Base, spent.place)),
        (Some(_), Some(spent)) => (ChangeKind::SpendingChanged, (Side::Head, spent.place)),
        (None, None) => return Vec::new(),
    };
    vec![Change::new(kind, topic.clone(), at).field("spent").facts(old, now)]
}

/// Takes the entries with the same key out of both lists, the first with the first.
fn take_equal<'s, K: Ord>(
    old: &mut Vec<&'s Item<Spending>>,
    now: &mut Vec<&'s Item<Spending>>,
    key: impl Fn(&'s Item<Spending>) -> K,
) -> Vec<(&'s Item<Spending>, &'s Item<Spending>)> {
    let mut open: BTreeMap<K, VecDeque<&Item<Spending>>> = BTreeMap::new();
    for spending in old.drain(..) {
        open.entry(key(spending)).or_default().push_back(spending);
    }
    let mut pairs = Vec::new();
    now.retain(|spending| match open.get_mut(&key(spending)).and_then(VecDeque::pop_front) {
        Some(before) => {
            pairs.push((before, *spending));
            false
        }
        None => true,
    });
    old.extend(open.into_values().flatten());
    pairs
}

/// The amount, and the evidence in sorted order.
fn content(spending: &Spending) -> (i64, Vec<&str>) {
    let mut evidence: Vec<&str> = evidence(spending).collect();
    evidence.sort_unstable();
    (spending.amount.value, evidence)
}

fn evidence(spending: &Spending) -> impl Iterator<Item = &str> {
    spending.evidence.iter().flat_map(|list| &list.value).map(|one| one.value.as_str())
}

fn fact(spending: &Spending) -> Fact {
    let evidence = evidence(spending).map(Raw::new).collect();
    Fact::Spending(spending.on.value, Exact::from(spending.amount.value), evidence)
}
