//! Gaps in the assignment: facts that no setting can hide.

use super::duty::folded_title;
use super::occurrence::{due_day, occurrences};
use super::state::View;
use crate::model::{Assignee, AssigneeId, Due, Plan, Task, TaskId};
use crate::scalar::Day;
use crate::source::{At, Place};
use crate::syntax::Item;
use crate::text::Both;
use std::collections::BTreeMap;

/// What is wrong with an assignment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum GapKind {
    /// Nobody leads the task.
    NoLead,
    /// More than one leads it.
    SeveralLeads,
    /// The post that leads it is vacant on one of its due days.
    Vacant,
    /// One person has two roles in it.
    TwoRoles,
    /// Several tasks have the same title: one duty given twice.
    SameDuty,
}

impl GapKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::NoLead, Self::SeveralLeads, Self::Vacant, Self::TwoRoles, Self::SameDuty];

    /// The word of machine formats.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoLead => "no-lead",
            Self::SeveralLeads => "several-leads",
            Self::Vacant => "vacant",
            Self::TwoRoles => "two-roles",
            Self::SameDuty => "same-duty",
        }
    }

    /// The words for people.
    #[must_use]
    pub const fn title(self) -> Both {
        match self {
            Self::NoLead => Both { en: "no lead", vi: "chưa có người chủ trì" },
            Self::SeveralLeads => Both { en: "several leads", vi: "nhiều người chủ trì" },
            Self::Vacant => {
                Both { en: "the lead's post is vacant", vi: "chức danh chủ trì không có người giữ" }
            }
            Self::TwoRoles => Both { en: "one person in two roles", vi: "cùng một người giữ hai vai trò" },
            Self::SameDuty => Both { en: "one duty given twice", vi: "cùng một việc giao hai lần" },
        }
    }
}

/// One gap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gap {
    /// What is wrong.
    pub kind: GapKind,
    /// The tasks concerned, in the order of the files.
    pub tasks: Vec<TaskId>,
    /// Those concerned: the leads, the vacant post, or who has two roles.
    pub assignees: Vec<AssigneeId>,
    /// Where it shows.
    pub place: Place,
    /// What it stands against: the other role, or the other task.
    pub other: Option<Place>,
    /// The first due day on which the post is vacant.
    pub day: Option<Day>,
}

/// The gaps of a plan on a day, over the tasks that are not dropped: those of each task in the order of the
/// files, then duties given twice.
#[must_use]
pub fn gaps(plan: &Plan, view: View<'_>) -> Vec<Gap> {
    let tasks: Vec<&Item<Task>> = plan.tasks.iter().filter(|task| !task.is_dropped(view.as_of)).collect();
    let mut gaps = Vec::new();
    for task in &tasks {
        gaps.extend(lead_gap(task));
        gaps.extend(vacancy(plan, task, view));
        gaps.extend(two_roles(task));
    }
    gaps.extend(same_duties(&tasks));
    gaps
}

fn gap(kind: GapKind, task: &Task, assignees: Vec<AssigneeId>, place: Place) -> Gap {
    Gap { kind, tasks: vec![task.id.value.clone()], assignees, place, other: None, day: None }
}

fn lead_gap(task: &Task) -> Option<Gap> {
    let leads = distinct(&task.leads);
    match leads.as_slice() {
        [] => Some(gap(GapKind::NoLead, task, Vec::new(), task.id.place)),
        [_] => None,
        [first, second, ..] => {
            let all = leads.iter().map(|lead| lead.value.clone()).collect();
            Some(Gap { other: Some(first.place), ..gap(GapKind::SeveralLeads, task, all, second.place) })
        }
    }
}

/// The first lead whose post is vacant on a due day.
fn vacancy(plan: &Plan, task: &Task, view: View<'_>) -> Option<Gap> {
    task.leads.iter().find_map(|lead| {
        let day = first_vacancy(plan, plan.assignee(&lead.value)?, task, view)?;
        Some(Gap { day: Some(day), ..gap(GapKind::Vacant, task, vec![lead.value.clone()], lead.place) })
    })
}

/// One gap for each person that has several roles in a task, where the second shows. Who is named twice in one role has
/// one role.
fn two_roles(task: &Task) -> Vec<Gap> {
    let mut roles: BTreeMap<String, Vec<&At<AssigneeId>>> = BTreeMap::new();
    for role in [&task.leads, &task.support, &task.oversee] {
        for person in distinct(role) {
            roles.entry(person.value.as_str().to_ascii_lowercase()).or_default().push(person);
        }
    }
    let several = roles.into_values().filter_map(|places| match places.as_slice() {
        [first, second, ..] => Some(Gap {
            other: Some(first.place),
            ..gap(GapKind::TwoRoles, task, vec![first.value.clone()], second.place)
        }),
        [_] | [] => None,
    });
    several.collect()
}

/// One gap for each group of tasks with equal titles, at the second task.
fn same_duties(tasks: &[&Item<Task>]) -> Vec<Gap> {
    let mut duties: BTreeMap<String, Vec<&Item<Task>>> = BTreeMap::new();
    for task in tasks {
        let title = folded_title(task.title.as_str());
        // Titles without a letter say nothing that could be the same.
        if !title.is_empty() {
            duties.entry(title).or_default().push(task);
        }
    }
    let mut gaps: Vec<(usize, Gap)> = Vec::new();
    for group in duties.into_values() {
        let [first, second, ..] = group.as_slice() else { continue };
        let at = tasks.iter().position(|task| std::ptr::eq(*task, *first)).unwrap_or_default();
        let ids = group.iter().map(|task| task.id.value.clone()).collect();
        let gap = gap(GapKind::SameDuty, second, Vec::new(), second.title_place);
        gaps.push((at, Gap { tasks: ids, other: Some(first.title_place), ..gap }));
    }
    gaps.sort_by_key(|(at, _)| *at);
    gaps.into_iter().map(|(_, gap)| gap).collect()
}

/// Those of a role, each once.
fn distinct(role: &[At<AssigneeId>]) -> Vec<&At<AssigneeId>> {
    let mut distinct: Vec<&At<AssigneeId>> = Vec::new();
    for person in role {
        if !distinct.iter().any(|known| known.value.is(person.value.as_str())) {
            distinct.push(person);
        }
    }
    distinct
}

/// The first due day of a task on which the post is vacant: holders are given, and none covers it.
pub(super) fn first_vacancy(plan: &Plan, post: &Assignee, task: &Task, view: View<'_>) -> Option<Day> {
    if post.holders.is_empty() {
        return None;
    }
    due_days(plan, task, view).into_iter().find(|day| post.holder_on(*day).is_none())
}

fn due_days(plan: &Plan, task: &Task, view: View<'_>) -> Vec<Day> {
    match &task.due.value {
        Due::Continuous => vec![plan.end.value],
        Due::On(_) | Due::After { .. } => due_day(task, view.holidays, view.as_of).into_iter().collect(),
        Due::Every(_) | Due::EveryReport | Due::Days(_) => {
            occurrences(plan, task).into_iter().map(|occurrence| occurrence.due).collect()
        }
        Due::OnDemand => Vec::new(),
    }
}
