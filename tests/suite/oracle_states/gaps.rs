//! The gaps of assignment, written from the words of the rules.

use chrono::NaiveDate;

use super::fold;
use super::history::occurrences_of;
use super::model::{Assignee, Due, Plan, Settings, Task};
use super::rules::{as_member, first_delivery, known_due};
use crate::oracle::Slip;

/// The kinds of gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// A task without a lead.
    NoLead,
    /// A task with several.
    SeveralLeads,
    /// A lead whose post nobody holds.
    Vacant,
    /// One person in two roles of one task.
    TwoRoles,
    /// Tasks with the same title.
    SameDuty,
}

impl GapKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::NoLead, Self::SeveralLeads, Self::Vacant, Self::TwoRoles, Self::SameDuty];

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoLead => "no-lead",
            Self::SeveralLeads => "several-leads",
            Self::Vacant => "vacant",
            Self::TwoRoles => "two-roles",
            Self::SameDuty => "same-duty",
        }
    }
}

/// A gap.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// Its kind.
    pub kind: GapKind,
    /// The ids of its tasks, in the order of the plan.
    pub tasks: Vec<String>,
    /// The ids of the assignees it speaks of, sorted.
    pub assignees: Vec<String>,
}

/// A gap, its assignees sorted.
fn gap(kind: GapKind, tasks: &[&Task], mut assignees: Vec<String>) -> Gap {
    assignees.sort();
    Gap { kind, tasks: tasks.iter().map(|task| task.id.clone()).collect(), assignees }
}

/// The days on which it is asked who holds the posts of a task.
#[derive(Debug)]
pub struct TestDays {
    /// The days of open occurrences: a vacant post of a lead is a gap on these.
    pub open: Vec<NaiveDate>,
    /// For one person in two roles: the same, or one day where nothing is open.
    pub roles: Vec<NaiveDate>,
}

/// The test days of a task, looked at from `settings.as_of`.
pub fn test_days(task: &Task, plan: &Plan, settings: &Settings) -> TestDays {
    let as_of = settings.as_of;
    let today = as_of.min(plan.end);
    // Without a due day: not before the start.
    let without_due = today.max(plan.start);
    let nothing_open = |day| TestDays { open: Vec::new(), roles: vec![day] };
    let open = |days: Vec<NaiveDate>| TestDays { open: days.clone(), roles: days };
    if let Some(occurrences) = occurrences_of(task, plan, settings) {
        let Some(last) = occurrences.last() else {
            return nothing_open(without_due);
        };
        let mut days = Vec::new();
        for occurrence in &occurrences {
            if first_delivery(task, Some(occurrence), as_of, settings).is_none() {
                days.push(occurrence.due.max(today));
            }
        }
        return if days.is_empty() { nothing_open(last.due) } else { open(days) };
    }
    let delivered = first_delivery(task, None, as_of, settings).is_some();
    if task.due == Due::Continuous {
        // Open until the plan's end, delivered or not.
        return if as_of > plan.end && delivered { nothing_open(plan.end) } else { open(vec![without_due]) };
    }
    // Once its event has come, work without a term is open until it is delivered.
    if let Due::After { event: Some(event) } = task.due
        && event <= as_of
        && !delivered
    {
        return open(vec![without_due]);
    }
    match known_due(task, settings).map(|day| day.due) {
        // On demand, or waiting for its event, or delivered although the event has not come.
        None => nothing_open(without_due),
        Some(due) if delivered => nothing_open(due),
        Some(due) => open(vec![due.max(today)]),
    }
}

/// Whether the task is not dropped on the day.
fn is_there(task: &Task, day: NaiveDate) -> bool {
    task.dropped.is_none_or(|dropped| dropped > day)
}

/// The assignee with this id.
fn assignee<'a>(plan: &'a Plan, id: &str) -> &'a Assignee {
    plan.assignees.iter().find(|assignee| assignee.id == id).expect("every id is known")
}

/// The plan with every name in the one spelling that stands for all.
fn with_folded_names(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    for holder in plan.assignees.iter_mut().flat_map(|assignee| &mut assignee.holders) {
        holder.name = fold::name(&holder.name);
    }
    plan
}

/// The names of those who hold the post on the day.
fn holders(assignee: &Assignee, day: NaiveDate) -> Vec<String> {
    let mut names = Vec::new();
    for holder in &assignee.holders {
        let begun = holder.from.is_none_or(|from| from <= day);
        let over = holder.until.is_some_and(|until| until < day);
        if begun && !over {
            names.push(holder.name.clone());
        }
    }
    names
}

/// The leads whose post is vacant on one of the days.
fn vacant(task: &Task, plan: &Plan, days: &[NaiveDate]) -> Vec<String> {
    let mut found = Vec::new();
    for id in &task.leads {
        let post = assignee(plan, id);
        let holders_are_given = !post.holders.is_empty();
        if holders_are_given && days.iter().any(|&day| holders(post, day).is_empty()) {
            found.push(id.clone());
        }
    }
    found
}

/// The members of the group that leads the task whose post is vacant for what they have still to deliver.
fn vacant_members(task: &Task, plan: &Plan, settings: &Settings) -> Vec<String> {
    let mut found = Vec::new();
    for member in &task.members {
        let own = as_member(task, member);
        let days = if settings.slip == Some(Slip::VacantForAll) {
            test_days(task, plan, settings)
        } else {
            test_days(&own, plan, settings)
        };
        found.extend(vacant(&own, plan, &days.open));
    }
    found
}

/// In how many roles of the task one of these ids stands.
fn roles(task: &Task, ids: &[String]) -> usize {
    let lists = [&task.leads, &task.support, &task.oversee];
    lists.into_iter().filter(|list| list.iter().any(|id| ids.contains(id))).count()
}

/// Puts what is not in the list yet behind it.
fn add_new(list: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for each in more {
        if !list.contains(&each) {
            list.push(each);
        }
    }
}

/// The ids of every person who is in two roles: first those whose name fills two posts on one of the days, then those
/// of one id that is not among them. The members of a group lead, each on the days of its own deliveries; on these days
/// those with other roles are held against the member alone.
fn two_roles(task: &Task, plan: &Plan, settings: &Settings) -> Vec<Vec<String>> {
    let mut views: Vec<(Task, Vec<NaiveDate>)> = vec![(task.clone(), test_days(task, plan, settings).roles)];
    for member in task.members.iter().filter(|_| settings.slip != Some(Slip::MembersDoNotLead)) {
        let own = as_member(task, member);
        let days = test_days(&own, plan, settings).roles;
        views.push((own, days));
    }
    let mut of_names: Vec<(String, Vec<String>)> = Vec::new();
    for (number, (view, days)) in views.iter().enumerate() {
        let ids = ids(view);
        let concerns = |posts: &[String]| number == 0 || posts.iter().any(|id| view.leads.contains(id));
        for &day in days {
            let mut names: Vec<String> = Vec::new();
            for id in &ids {
                add_new(&mut names, holders(assignee(plan, id), day));
            }
            for name in names {
                let holds = |id: &&String| holders(assignee(plan, id), day).contains(&name);
                let posts: Vec<String> = ids.iter().filter(holds).cloned().collect();
                if posts.len() < 2 || roles(view, &posts) < 2 || !concerns(&posts) {
                    continue;
                }
                match of_names.iter_mut().find(|(other, _)| *other == name) {
                    Some((_, found)) => add_new(found, posts),
                    None => of_names.push((name, posts)),
                }
            }
        }
    }
    let mut found: Vec<Vec<String>> = of_names.into_iter().map(|(_, posts)| posts).collect();
    for (view, _) in &views {
        for id in ids(view) {
            let alone = vec![id];
            if roles(view, &alone) > 1 && !found.iter().flatten().any(|other| *other == alone[0]) {
                found.push(alone);
            }
        }
    }
    found
}

/// The ids in the roles of a task.
fn ids(task: &Task) -> Vec<String> {
    let mut ids = Vec::new();
    for list in [&task.leads, &task.support, &task.oversee] {
        add_new(&mut ids, list.iter().cloned());
    }
    ids
}

/// The gaps of the plan as they are on the day.
pub fn gaps(plan: &Plan, settings: &Settings, day: NaiveDate) -> Vec<Gap> {
    let mut settings = settings.clone();
    settings.as_of = day;
    let plan = &with_folded_names(plan);
    let tasks: Vec<&Task> = plan.tasks.iter().filter(|task| is_there(task, day)).collect();
    let mut found = Vec::new();
    for &task in &tasks {
        match task.leads.len() {
            0 => found.push(gap(GapKind::NoLead, &[task], Vec::new())),
            1 => {}
            _ => found.push(gap(GapKind::SeveralLeads, &[task], task.leads.clone())),
        }
        let days = test_days(task, plan, &settings);
        let vacant = if task.members.is_empty() {
            vacant(task, plan, &days.open)
        } else {
            vacant_members(task, plan, &settings)
        };
        if !vacant.is_empty() {
            found.push(gap(GapKind::Vacant, &[task], vacant));
        }
        for ids in two_roles(task, plan, &settings) {
            found.push(gap(GapKind::TwoRoles, &[task], ids));
        }
    }
    let folded: Vec<String> = tasks.iter().map(|task| fold::title(&task.title)).collect();
    let mut titles: Vec<String> = Vec::new();
    add_new(&mut titles, folded.clone());
    for title in titles {
        let mut same = Vec::new();
        for (task, folded) in tasks.iter().zip(&folded) {
            if *folded == title {
                same.push(*task);
            }
        }
        if same.len() > 1 {
            found.push(gap(GapKind::SameDuty, &same, Vec::new()));
        }
    }
    found
}
