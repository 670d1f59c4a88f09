//! Changes of the tasks: added and removed ones, their words, people and deadlines.

use super::case::{Case, Difference, comparable_ids, ids, is_given, same_words};
use super::change::{Change, Fact, Mark, Side, Topic};
use super::{change_kind::ChangeKind, history, money::spendings, money::sum, pairs::pair, records::deliveries};
use crate::calc::{all_occurrences, due_day};
use crate::model::{Due, Plan, Task};
use crate::source::{At, Place};
use crate::text::fold;
use crate::value::Item;
use crate::value::{AssigneeId, Day, DueDay};

/// Compares the tasks and their deliveries.
pub(super) fn compare(case: Case<'_>, difference: &mut Difference) {
    let (base, head) = (case.base, case.head);
    let title = |task: &Task| fold(task.title.as_str());
    let pairs = pair(&base.tasks, &head.tasks, |task| task.id.value.as_str(), title);
    for task in pairs.gone {
        let change = Change::new(ChangeKind::TaskRemoved, topic(task), (Side::Base, task.id.place));
        let change = change.facts(Fact::Text(task.title.raw().clone()), Fact::Nothing);
        // The deadline goes with the task.
        let passed = task.sound && passed(&due_days(case.base, task), &[], case.as_of) && task.dropped.is_none();
        difference.changes.push(change.marked(Mark::MovedAfterDue, passed).named([task.id.value.as_str()]));
    }
    for task in pairs.new {
        let change = Change::new(ChangeKind::TaskAdded, topic(task), (Side::Head, task.id.place));
        let change = change.facts(Fact::Nothing, Fact::Text(task.title.raw().clone()));
        difference.changes.push(change.named([task.id.value.as_str()]));
    }
    difference.not_compared.extend(pairs.doubtful.iter().map(|task| topic(task)));
    for (before, after) in pairs.both {
        if before.sound && after.sound {
            difference.changes.extend(changes_of_pair(case, before, after));
        } else {
            difference.not_compared.push(topic(after));
        }
    }
}

fn topic(task: &Task) -> Topic {
    Topic::Task(task.id.value.raw())
}

/// The changes of one task, one for each key with another value.
fn changes_of_pair(case: Case<'_>, before: &Item<Task>, after: &Item<Task>) -> Vec<Change> {
    let (old_id, id) = (before.id.value.as_str(), after.id.value.as_str());
    let change = |kind, place: Place| Change::new(kind, topic(after), (Side::Head, place)).named([old_id, id]);
    let text = |text: &crate::value::Text| Fact::Text(text.raw().clone());
    let mut changes = Vec::new();
    if !after.id.value.is(old_id) {
        let (old, now) = (ids([old_id]), ids([id]));
        changes.push(change(ChangeKind::TaskRenumbered, after.id.place).field("id").facts(old, now));
    }
    if !same_words(before.title.as_str(), after.title.as_str()) {
        let change = change(ChangeKind::TaskRenamed, after.id.place).field("title");
        changes.push(change.facts(text(&before.title), text(&after.title)));
    }
    if let Some(moved) = deadline(case, before, after) {
        changes.push(moved.named([old_id, id]));
    }
    for (kind, field, old, now) in [
        (ChangeKind::LeadChanged, "lead", &before.leads, &after.leads),
        (ChangeKind::SupportChanged, "support", &before.support, &after.support),
        (ChangeKind::OverseeChanged, "oversee", &before.oversee, &after.oversee),
    ] {
        if comparable_ids(people(old)) != comparable_ids(people(now)) {
            let place = now.first().map_or(after.id.place, |first| first.place);
            changes.push(change(kind, place).field(field).facts(ids(people(old)), ids(people(now))));
        }
    }
    match (&before.dropped, &after.dropped) {
        (None, Some(now)) => {
            changes.push(change(ChangeKind::TaskDropped, now.place).field("dropped").facts(Fact::Nothing, gone(after)));
        }
        (Some(_), None) => {
            let change = change(ChangeKind::TaskResumed, after.id.place).field("dropped");
            changes.push(change.facts(gone(before), Fact::Nothing));
        }
        (Some(_), Some(now)) if gone(before) != gone(after) => {
            let change = change(ChangeKind::TaskChanged, now.place).field("dropped");
            changes.push(change.facts(gone(before), gone(after)));
        }
        (None, None) | (Some(_), Some(_)) => {}
    }
    // A task that names no area gets it from its id, and the change of the id is told.
    let area = |task: &Task| (task.area.place != task.id.place).then(|| task.area.value.as_str().to_owned());
    if !after.area.value.is(before.area.value.as_str()) && (area(before).is_some() || area(after).is_some()) {
        let (old, now) = (ids([before.area.value.as_str()]), ids([after.area.value.as_str()]));
        changes.push(change(ChangeKind::TaskChanged, after.area.place).field("area").facts(old, now));
    }
    let output = |task: &Task| task.output.as_ref().map_or(String::new(), |output| output.as_str().to_owned());
    if !same_words(&output(before), &output(after)) {
        let fact = |task: &Task| task.output.as_ref().map_or(Fact::Nothing, text);
        let change = change(ChangeKind::TaskChanged, after.id.place).field("output");
        changes.push(change.facts(fact(before), fact(after)));
    }
    let serves = |task: &'_ Task| task.serves.iter().map(|id| id.value.as_str().to_owned()).collect::<Vec<_>>();
    let (old, now) = (serves(before), serves(after));
    let (old, now) = (old.iter().map(String::as_str), now.iter().map(String::as_str));
    if comparable_ids(old.clone()) != comparable_ids(now.clone()) {
        let place = after.serves.first().map_or(after.id.place, |first| first.place);
        changes.push(change(ChangeKind::TaskChanged, place).field("serves").facts(ids(old), ids(now)));
    }
    let former = history::of_task(&topic(after), (&before.was, &after.was), says_the_same);
    changes.extend(former.into_iter().map(|change| change.named([old_id, id])));
    let (old, now) = (sum(before.cost.as_ref()), sum(after.cost.as_ref()));
    if old != now {
        let place = after.cost.as_ref().map_or(after.id.place, |cost| cost.place);
        changes.push(change(ChangeKind::TaskChanged, place).field("cost").facts(old, now));
    }
    let fund = |task: &Task| ids(task.fund.as_ref().map(|fund| fund.value.as_str()));
    let fund_id = |task: &Task| comparable_ids(task.fund.as_ref().map(|fund| fund.value.as_str()));
    if fund_id(before) != fund_id(after) {
        let place = after.fund.as_ref().map_or(after.id.place, |fund| fund.place);
        changes.push(change(ChangeKind::TaskChanged, place).field("fund").facts(fund(before), fund(after)));
    }
    let content = |task: &Task| ids(task.content.as_ref().map(|content| content.value.as_str()));
    let content_id = |task: &Task| comparable_ids(task.content.as_ref().map(|content| content.value.as_str()));
    if content_id(before) != content_id(after) {
        let place = after.content.as_ref().map_or(after.id.place, |content| content.place);
        changes.push(change(ChangeKind::TaskChanged, place).field("content").facts(content(before), content(after)));
    }
    changes.extend(spendings(&topic(after), before, after));
    changes.extend(deliveries(&topic(after), before, after));
    changes
}

fn people(role: &[At<AssigneeId>]) -> impl Iterator<Item = &str> {
    role.iter().map(|person| person.value.as_str())
}

fn gone(task: &Task) -> Fact {
    task.dropped.as_ref().map_or(Fact::Nothing, |dropped| {
        let dropped = &dropped.value;
        let decision = dropped.decision.as_ref().map(|decision| decision.raw().clone());
        Fact::Dropped(dropped.on.value, dropped.why.raw().clone(), decision)
    })
}

/// The change of a deadline. A deadline that follows the plan's own days or reports changes with those.
fn deadline(case: Case<'_>, before: &Task, after: &Task) -> Option<Change> {
    let (old, now) = (&before.due.value, &after.due.value);
    let (old_days, days) = (due_days(case.base, before), due_days(case.head, after));
    let facts = if !says_the_same(old, now) {
        (Fact::Due(old.clone()), Fact::Due(now.clone()))
    } else if counts_otherwise(now, &old_days, &days) {
        (counting(&old_days), counting(&days))
    } else {
        return None;
    };
    let change = Change::new(ChangeKind::DeadlineMoved, topic(after), (Side::Head, after.due.place)).field("due");
    Some(change.facts(facts.0, facts.1).marked(Mark::MovedAfterDue, passed(&old_days, &days, case.as_of)))
}

/// Whether the same deadline ends on other days, because the workspace has other working days, or moves rest days in
/// another way.
fn counts_otherwise(due: &Due, old_days: &[DueDay], days: &[DueDay]) -> bool {
    match due {
        // An event that has happened since does not move the term after it.
        Due::On(_) | Due::By(_) | Due::Days(_) | Due::After { .. } => {
            !old_days.is_empty() && counting(old_days) != counting(days)
        }
        Due::Every(_) | Due::EveryReport | Due::Continuous | Due::OnDemand => false,
    }
}

/// The days that count, each once.
fn counting(days: &[DueDay]) -> Fact {
    let mut days: Vec<Day> = days.iter().map(|due| due.day).collect();
    days.sort_unstable();
    days.dedup();
    match days.as_slice() {
        [day] => Fact::Day(*day),
        several => Fact::Due(Due::Days(several.iter().map(|day| At::new(*day, Place::NOWHERE)).collect())),
    }
}

/// Whether a due day before `as_of` is gone.
fn passed(old: &[DueDay], now: &[DueDay], as_of: Day) -> bool {
    old.iter().any(|due| due.day < as_of && now.iter().all(|other| other.day != due.day))
}

/// Whether two terms are the same. An event that has happened since does not move the term after it.
fn says_the_same(before: &Due, after: &Due) -> bool {
    let days = |days: &[At<Day>]| {
        let mut days: Vec<Day> = days.iter().map(|day| day.value).collect();
        days.sort_unstable();
        days.dedup();
        days
    };
    match (before, after) {
        (Due::On(old), Due::On(now)) => old == now,
        (Due::By(old), Due::By(now)) => old == now,
        // The day is the same, however it is written.
        (Due::On(day), Due::By(stretch)) | (Due::By(stretch), Due::On(day)) => *day == stretch.last_day(),
        (Due::Every(old), Due::Every(now)) => old == now,
        (Due::Days(old), Due::Days(now)) => days(old) == days(now),
        (Due::EveryReport, Due::EveryReport) | (Due::Continuous, Due::Continuous) | (Due::OnDemand, Due::OnDemand) => {
            true
        }
        (Due::After { term: old, event: old_event, on: old_on }, Due::After { term, event, on }) => {
            let same_event = same_words(old_event.as_str(), event.as_str()) && (old_on.is_none() || old_on == on);
            old == term && same_event
        }
        (
            Due::On(_)
            | Due::By(_)
            | Due::Every(_)
            | Due::Days(_)
            | Due::EveryReport
            | Due::Continuous
            | Due::OnDemand
            | Due::After { .. },
            _,
        ) => false,
    }
}

/// Every day on which a task is due, as far as that is known.
fn due_days(plan: &Plan, task: &Task) -> Vec<DueDay> {
    let written = |day| plan.working_days.due(day);
    let known = is_given(plan.start.place) && is_given(plan.end.place);
    match &task.due.value {
        Due::On(day) => vec![written(*day)],
        Due::By(stretch) => vec![written(stretch.last_day())],
        Due::Days(days) => days.iter().map(|day| written(day.value)).collect(),
        // Whether the event has happened by some day does not matter for where the term ends.
        Due::After { on: Some(event), .. } => due_day(task, &plan.working_days, *event).into_iter().collect(),
        Due::Every(_) | Due::EveryReport if known => all_occurrences(plan, task).iter().map(|one| one.due).collect(),
        Due::Continuous if known => vec![DueDay::fixed(plan.end.value)],
        Due::Every(_) | Due::EveryReport | Due::Continuous | Due::OnDemand | Due::After { on: None, .. } => Vec::new(),
    }
}
