//! Rules about groups of assignees, and about who delivered a task that a group leads.

use super::context::{Check, Context, about_task};
use crate::calc::{names_due_day, occurrences};
use crate::diag::{Family, Finding, Sink, rules};
use crate::model::{Assignee, Due, OccurrenceName, Plan, Task};
use crate::source::Place;
use crate::text::Both;
use crate::value::{Item, Referrers};
use std::collections::BTreeMap;

rules! { pub(super) FAMILY: Family<Check>;
    MEMBER_TWICE = "E417" "member-twice" Warning in [Assignment] by members_twice:
        en "group {group} names the member {member} twice",
        vi "nhóm {group} ghi thành viên {member} hai lần",
        help en "name it once",
        help vi "chỉ ghi một lần";

    DELIVERY_WITHOUT_MEMBER = "E220" "delivery-without-member" Error by deliveries:
        en "a delivery of task {task} does not say `by` which member of {group}",
        vi "một lần nộp của nhiệm vụ {task} không ghi thành viên nào của {group} nộp (`by`)",
        help en "such as by = \"{example}\"; each member delivers for itself",
        help vi "ví dụ by = \"{example}\"; mỗi thành viên nộp kết quả riêng";

    BY_ANOTHER = "E221" "delivery-by-another" Warning:
        en "a delivery of task {task} is by {by}, which is not in group {group}",
        vi "một lần nộp của nhiệm vụ {task} do {by} nộp, không thuộc nhóm {group}",
        help en "it counts for no member: name the one that delivered, or take the assignee into the group",
        help vi "không tính cho thành viên nào: ghi thành viên đã nộp, hoặc đưa vào `members` của nhóm";

    MEMBER_WITHOUT_GROUP = "E222" "delivery-without-group" Warning:
        en "a delivery of task {task} is by {by}, but no group leads the task",
        vi "một lần nộp của nhiệm vụ {task} do {by} nộp, nhưng nhiệm vụ không do nhóm chủ trì",
        help en "take `by` away, or give the task to a group: it counts whoever delivered",
        help vi "bỏ `by`, hoặc giao nhiệm vụ cho nhóm: hiện ai nộp cũng được tính";

    MEMBER_DELIVERED_TWICE = "E223" "member-delivered-twice" Warning:
        en "{by} has two deliveries for the same occurrence of task {task}",
        vi "{by} có hai lần nộp cho cùng một kỳ của nhiệm vụ {task}",
        help en "the earliest counts; remove the other, or name the occurrence or the member it is of",
        help vi "lần nộp sớm nhất được tính; xóa lần kia, hoặc ghi đúng kỳ, đúng thành viên của nó";
}

const FIRST: Both = Both { en: "the first time", vi: "lần thứ nhất" };

fn members_twice(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for group in plan.assignees.iter().filter(|one| one.members().len() > 1) {
        let members = group.members();
        let places: Referrers<'_, Place> = members.iter().map(|one| (one.value.as_str(), one.place)).collect();
        for member in members {
            let first = places.to(member.value.as_str()).next().filter(|first| **first != member.place);
            if let Some(first) = first {
                let finding = Finding::new(&MEMBER_TWICE, member.place).text("group", group.id.value.as_str());
                let finding = finding.text("member", member.value.as_str());
                sink.push(finding.item(group.id.value.as_str()).field("members").note(FIRST, *first));
            }
        }
    }
}

/// Checks who delivered: a member where a group leads, nobody by name where none does.
fn deliveries(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for task in plan.tasks.iter().filter(|task| !task.done.is_empty()) {
        match plan.leading_groups(task).as_slice() {
            [] => of_no_group(plan, task, sink),
            [first, others @ ..] => {
                of_group(plan, task, first, others, sink);
                twice(plan, task, sink);
            }
        }
    }
}

fn of_no_group(plan: &Plan, task: &Item<Task>, sink: &mut Sink) {
    const LEAD: Both = Both { en: "the lead", vi: "người chủ trì" };
    // A lead that is not known, or could not be read, has a finding already.
    if !task.sound || task.leads.iter().any(|lead| plan.assignee(&lead.value).is_none()) {
        return;
    }
    for by in task.done.iter().filter_map(|delivery| delivery.by.as_ref()) {
        if let Some(one) = plan.assignee(&by.value) {
            let finding = about_task(&MEMBER_WITHOUT_GROUP, task, by.place).text("by", one.id.value.as_str());
            let finding = finding.field("done");
            sink.push(match task.leads.first() {
                Some(lead) => finding.note(LEAD, lead.place),
                None => finding,
            });
        }
    }
}

/// Whether all keys of a group could be read: one that could not may name the member.
fn is_read(plan: &Plan, group: &Assignee) -> bool {
    plan.assignees.named(group.id.value.as_str()).is_some_and(|item| item.sound)
}

fn of_group(plan: &Plan, task: &Task, first: &Assignee, others: &[&Assignee], sink: &mut Sink) {
    const MEMBERS: Both = Both { en: "the members of the group", vi: "các thành viên của nhóm" };
    let members = || [first].into_iter().chain(others.iter().copied()).flat_map(Assignee::members);
    let known: Referrers<'_, ()> = members().map(|member| (member.value.as_str(), ())).collect();
    let Some(example) = members().next() else { return };
    let are_read = [first].into_iter().chain(others.iter().copied()).all(|group| is_read(plan, group));
    let (id, place) = (first.id.value.as_str(), first.members.as_ref().map_or(first.id.place, |list| list.place));
    for delivery in &task.done {
        let Some(by) = &delivery.by else {
            // A `by` that could not be read is not one that is missing.
            if delivery.sound {
                let finding = about_task(&DELIVERY_WITHOUT_MEMBER, task, delivery.place).text("group", id);
                sink.push(finding.text("example", example.value.as_str()).field("done").note(MEMBERS, place));
            }
            continue;
        };
        let is_member = known.to(by.value.as_str()).next().is_some();
        if let Some(one) = plan.assignee(&by.value).filter(|_| !is_member && are_read) {
            let finding = about_task(&BY_ANOTHER, task, by.place).text("by", one.id.value.as_str());
            sink.push(finding.text("group", id).field("done").note(MEMBERS, place));
        }
    }
}

/// Reports each further delivery of a member for one occurrence. A task on demand, or a continuous one, takes many.
fn twice(plan: &Plan, task: &Task, sink: &mut Sink) {
    match &task.due.value {
        Due::OnDemand | Due::Continuous => return,
        Due::On(_) | Due::By(_) | Due::Every(_) | Due::EveryReport | Due::Days(_) | Due::After { .. } => {}
    }
    let owed = task.due.value.is_recurring().then(|| occurrences(plan, task));
    let mut numbers: BTreeMap<&OccurrenceName, Option<usize>> = BTreeMap::new();
    let mut seen: BTreeMap<(usize, String), Place> = BTreeMap::new();
    for delivery in &task.done {
        let number = match (&owed, &delivery.occurrence) {
            // One for due days before an amendment is another.
            (None, Some(name)) if !task.was.is_empty() => names_due_day(&task.due.value, &name.value).then_some(0),
            (None, _) => Some(0),
            (Some(_), None) => None,
            // A delivery that nobody owes counts for nothing, however often it is there.
            (Some(owed), Some(name)) => {
                *numbers.entry(&name.value).or_insert_with(|| owed.iter().position(|one| one.is_called(&name.value)))
            }
        };
        let (Some(number), Some(by)) = (number, &delivery.by) else { continue };
        let Some(one) = plan.assignee(&by.value) else { continue };
        let key = (number, by.value.as_str().to_ascii_lowercase());
        if let Some(first) = seen.get(&key) {
            let finding = about_task(&MEMBER_DELIVERED_TWICE, task, by.place).text("by", one.id.value.as_str());
            sink.push(finding.field("done").note(OTHER, *first));
        } else {
            seen.insert(key, by.place);
        }
    }
}

const OTHER: Both = Both { en: "the other delivery", vi: "lần nộp kia" };
