//! Changes of the record: reported values and deliveries.

use super::case::{Case, Difference, ids};
use super::change::{Change, Fact, Mark, Side, Topic};
use super::change_kind::ChangeKind;
use crate::calc::Amount;
use crate::model::{Basis, Delivery, OccurrenceName, PeriodValues, Plan, ReportedValue, Task};
use crate::text::Raw;
use crate::value::Day;
use crate::value::Item;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Compares the values, period by period.
pub(super) fn values(case: Case<'_>, difference: &mut Difference) {
    let (base, head) = (case.base, case.head);
    for file in &base.values {
        let now = file_of(head, file);
        for value in &file.values {
            match now.and_then(|now| Some((now, find(now, value)?))) {
                Some((now, found)) => difference.changes.extend(value_changes(file, value, now, found)),
                None if readable(head, now) => {
                    let change = Change::new(ChangeKind::ValueWithdrawn, topic(file, value), (Side::Base, value.place));
                    difference
                        .changes
                        .push(change.facts(figure(value), Fact::Nothing).field("values").marked(Mark::Restated, true));
                }
                None => difference.not_compared.push(topic(file, value)),
            }
        }
    }
    for file in &head.values {
        let before = file_of(base, file);
        if !readable(base, before) {
            continue;
        }
        if before.is_none() {
            let of = file.values.iter().map(|value| value.indicator.value.as_str());
            let topic = Topic::Report(Raw::new(&*file.period.name));
            let change = Change::new(ChangeKind::ValueReported, topic, (Side::Head, file.place));
            difference.changes.push(change.facts(Fact::Nothing, ids(of)).field("values"));
            continue;
        }
        for value in file.values.iter().filter(|value| before.is_none_or(|before| find(before, value).is_none())) {
            let change = Change::new(ChangeKind::ValueReported, topic(file, value), (Side::Head, value.place));
            difference.changes.push(change.facts(Fact::Nothing, figure(value)).field("values"));
        }
    }
}

fn topic(file: &PeriodValues, value: &ReportedValue) -> Topic {
    Topic::Value(Raw::new(&*file.period.name), value.indicator.value.raw())
}

fn figure(value: &ReportedValue) -> Fact {
    Fact::Figure(Amount::from(&value.figure))
}

fn file_of<'p>(plan: &'p Plan, like: &PeriodValues) -> Option<&'p Item<PeriodValues>> {
    plan.values.iter().find(|file| file.period.name == like.period.name)
}

fn find<'f>(file: &'f PeriodValues, like: &ReportedValue) -> Option<&'f ReportedValue> {
    file.values.named(like.indicator.value.as_str())
}

/// Whether a value that was not read is absent for sure: a faulty file may hold it.
fn readable(plan: &Plan, file: Option<&Item<PeriodValues>>) -> bool {
    file.map_or(plan.values.whole, |file| file.sound)
}

/// The changes of a value that both versions report. A new figure is the only change told: it is another record, which
/// may well have another basis and day.
fn value_changes(
    old_file: &PeriodValues,
    old: &ReportedValue,
    new_file: &PeriodValues,
    new: &ReportedValue,
) -> Vec<Change> {
    let at = (Side::Head, new.place);
    if Amount::from(&old.figure) != Amount::from(&new.figure) {
        let change = Change::new(ChangeKind::ValueRestated, topic(old_file, new), at);
        return vec![change.facts(figure(old), figure(new)).field("values").marked(Mark::Restated, true)];
    }
    let mut changes = Vec::new();
    let basis = |file: &PeriodValues, value: &ReportedValue| -> Basis { value.basis.unwrap_or(file.basis) };
    let (before, now) = (basis(old_file, old), basis(new_file, new));
    if before != now {
        let change = Change::new(ChangeKind::ValueChanged, topic(old_file, new), at).field("basis");
        changes.push(change.facts(Fact::Word(before.word()), Fact::Word(now.word())));
    }
    let known =
        |file: &PeriodValues, value: &ReportedValue| -> Day { value.reported_on.unwrap_or(file.reported_on).value };
    let (before, now) = (known(old_file, old), known(new_file, new));
    if before != now {
        let change = Change::new(ChangeKind::ValueChanged, topic(old_file, new), at).field("reported-on");
        changes.push(change.facts(Fact::Day(before), Fact::Day(now)));
    }
    changes
}

/// Compares the deliveries of a task. Deliveries for one occurrence, by one member, belong together: equal ones first,
/// then in their order.
pub(super) fn deliveries(topic: &Topic, before: &Task, after: &Task) -> Vec<Change> {
    let mut equal: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
    for (at, delivery) in before.done.iter().enumerate() {
        equal.entry((occurrence(delivery), content(delivery))).or_default().push_back(at);
    }
    let mut same = BTreeSet::new();
    let mut new: Vec<&Item<Delivery>> = after.done.iter().collect();
    new.retain(|delivery| {
        let found = equal.get_mut(&(occurrence(delivery), content(delivery))).and_then(VecDeque::pop_front);
        found.is_none_or(|at| !same.insert(at))
    });
    let others = || before.done.iter().enumerate().filter(|(at, _)| !same.contains(at));
    let mut of_one: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
    for (at, delivery) in others() {
        of_one.entry(occurrence(delivery)).or_default().push_back(at);
    }
    let mut paired = BTreeSet::new();
    let mut changes = Vec::new();
    for delivery in new {
        let at = (Side::Head, delivery.place);
        let other = of_one.get_mut(&occurrence(delivery)).and_then(VecDeque::pop_front);
        let other = other.and_then(|at| before.done.get(at).filter(|_| paired.insert(at)));
        let kind = if other.is_some() { ChangeKind::DeliveryChanged } else { ChangeKind::DeliveryRecorded };
        let before = other.map_or(Fact::Nothing, |other| fact(other));
        changes.push(Change::new(kind, topic.clone(), at).facts(before, fact(delivery)).field("done"));
    }
    for (_, delivery) in others().filter(|(at, _)| !paired.contains(at)) {
        let change = Change::new(ChangeKind::DeliveryWithdrawn, topic.clone(), (Side::Base, delivery.place));
        changes.push(change.facts(fact(delivery), Fact::Nothing).field("done"));
    }
    changes
}

/// The occurrence, and the member of a group.
fn occurrence(delivery: &Delivery) -> (Option<&OccurrenceName>, Option<String>) {
    let by = delivery.by.as_ref().map(|by| by.value.as_str().to_ascii_lowercase());
    (delivery.occurrence.as_ref().map(|at| &at.value), by)
}

/// The day, and the evidence in sorted order.
fn content(delivery: &Delivery) -> (Day, Vec<String>) {
    let mut evidence: Vec<String> =
        delivery.evidence.iter().flat_map(|list| &list.value).map(|one| one.value.clone()).collect();
    evidence.sort_unstable();
    (delivery.on.value, evidence)
}

fn fact(delivery: &Delivery) -> Fact {
    let evidence = delivery.evidence.iter().flat_map(|list| &list.value).map(|one| Raw::new(&*one.value));
    Fact::Delivery(delivery.on.value, delivery.by.as_ref().map(|by| by.value.raw()), evidence.collect())
}
