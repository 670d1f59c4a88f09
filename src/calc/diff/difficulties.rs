//! Changes of difficulties: those that come, change, are resolved and go.

use super::case::{Case, Difference, comparable_ids, ids, same_words};
use super::change::{Change, Fact, Side, Topic};
use super::{change_kind::ChangeKind, pairs::pair};
use crate::model::{Difficulty, Resolution};
use crate::text::fold;
use crate::value::{Item, Text};

pub(super) fn compare(case: Case<'_>, difference: &mut Difference) {
    let text = |one: &Difficulty| Fact::Text(one.text.raw().clone());
    let content = |one: &Difficulty| fold(one.text.as_str());
    let pairs = pair(&case.base.difficulties, &case.head.difficulties, name, content);
    for one in pairs.gone {
        let change = Change::new(ChangeKind::IssueRemoved, topic(one), (Side::Base, one.place));
        difference.changes.push(change.facts(text(one), Fact::Nothing));
    }
    for one in pairs.new {
        let change = Change::new(ChangeKind::IssueRaised, topic(one), (Side::Head, one.place));
        difference.changes.push(change.facts(Fact::Nothing, text(one)));
    }
    difference.not_compared.extend(pairs.doubtful.iter().map(|one| topic(one)));
    for (before, after) in pairs.both {
        if before.sound && after.sound {
            difference.changes.extend(changes_of_pair(before, after));
        } else {
            difference.not_compared.push(topic(after));
        }
    }
}

/// Its id. The text stands for an id that it does not have.
fn name(one: &Difficulty) -> &str {
    one.id.as_ref().map_or(one.text.as_str(), |id| id.value.as_str())
}

fn topic(one: &Difficulty) -> Topic {
    Topic::Difficulty(one.id.as_ref().map_or_else(|| one.text.raw().clone(), |id| id.value.raw()))
}

/// The changes of one difficulty, one for each key with another value.
fn changes_of_pair(before: &Item<Difficulty>, after: &Item<Difficulty>) -> Vec<Change> {
    let mut found = Vec::new();
    let mut changed = |kind, place, field, old, now| {
        found.push(Change::new(kind, topic(after), (Side::Head, place)).field(field).facts(old, now));
    };
    let id = |one: &Difficulty| ids(one.id.as_ref().map(|id| id.value.as_str()));
    let own_id = |one: &Difficulty| one.id.as_ref().map(|id| id.value.as_str().to_ascii_lowercase());
    if own_id(before) != own_id(after) {
        changed(ChangeKind::IssueChanged, after.place, "id", id(before), id(after));
    }
    for (field, old, now) in [
        ("text", Some(&before.text), Some(&after.text)),
        ("proposal", before.proposal.as_ref(), after.proposal.as_ref()),
    ] {
        if !same_words(words(old), words(now)) {
            let fact = |text: Option<&Text>| text.map_or(Fact::Nothing, |text| Fact::Text(text.raw().clone()));
            changed(ChangeKind::IssueChanged, after.place, field, fact(old), fact(now));
        }
    }
    if before.kind != after.kind {
        let (old, now) = (Fact::Word(before.kind.word()), Fact::Word(after.kind.word()));
        changed(ChangeKind::IssueChanged, after.place, "kind", old, now);
    }
    if before.raised.value != after.raised.value {
        let (old, now) = (Fact::Day(before.raised.value), Fact::Day(after.raised.value));
        changed(ChangeKind::IssueChanged, after.raised.place, "raised", old, now);
    }
    let by = |one: &Difficulty| one.by.iter().map(|by| by.value.as_str().to_owned()).collect();
    let tasks = |one: &Difficulty| one.tasks.iter().map(|id| id.value.as_str().to_owned()).collect();
    let pairs: [(_, Vec<String>, Vec<String>); 2] =
        [("by", by(before), by(after)), ("tasks", tasks(before), tasks(after))];
    for (field, old, now) in pairs {
        let (old, now) = (old.iter().map(String::as_str), now.iter().map(String::as_str));
        if comparable_ids(old.clone()) != comparable_ids(now.clone()) {
            changed(ChangeKind::IssueChanged, after.place, field, ids(old), ids(now));
        }
    }
    let (old, now) = (resolution(before.resolved.as_ref()), resolution(after.resolved.as_ref()));
    if old != now {
        let kind = if old == Fact::Nothing { ChangeKind::IssueResolved } else { ChangeKind::IssueChanged };
        let place = after.resolved.as_ref().map_or(after.place, |resolved| resolved.on.place);
        changed(kind, place, "resolved", old, now);
    }
    found
}

fn words(text: Option<&Text>) -> &str {
    text.map_or("", Text::as_str)
}

fn resolution(resolved: Option<&Resolution>) -> Fact {
    resolved.map_or(Fact::Nothing, |Resolution { on, how, decision }| {
        let decision = decision.as_ref().map(|decision| decision.raw().clone());
        Fact::Resolved(on.value, how.raw().clone(), decision)
    })
}
