//! Gaps in the assignment: facts that no setting can hide.

use super::occurrence::{due_day, occurrences};
use super::state::View;
use crate::model::{Assignee, Due, Plan, Task, TaskId};
use crate::scalar::Day;
use crate::text::{Both, fold, spell_out};
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
    /// The words for people.
    #[must_use]
    pub const fn title(self) -> Both {
        match self {
            Self::NoLead => Both { en: "no lead", vi: "chưa có người chủ trì" },
            Self::SeveralLeads => Both { en: "several leads", vi: "nhiều người chủ trì" },
            Self::Vacant => Both { en: "the lead's post is vacant", vi: "chức danh chủ trì đang trống" },
            Self::TwoRoles => Both { en: "one person in two roles", vi: "một người hai vai trò" },
            Self::SameDuty => Both { en: "one duty given twice", vi: "một nhiệm vụ giao hai lần" },
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
}

/// The gaps of a plan on a day, over the tasks that are not dropped.
#[must_use]
pub fn gaps(plan: &Plan, view: View<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let tasks: Vec<&Task> =
        plan.tasks.iter().map(|task| &task.value).filter(|task| !task.is_dropped(view.as_of)).collect();
    for task in &tasks {
        let gap = |kind| Gap { kind, tasks: vec![task.id.value.clone()] };
        match task.leads.as_slice() {
            [] => gaps.push(gap(GapKind::NoLead)),
            [lead] => {
                let post = plan.assignee(&lead.value);
                if post.is_some_and(|post| is_vacant(post, &due_days(plan, task, view))) {
                    gaps.push(gap(GapKind::Vacant));
                }
            }
            [_, _, ..] => gaps.push(gap(GapKind::SeveralLeads)),
        }
        let mut roles: BTreeMap<String, usize> = BTreeMap::new();
        for person in task.people() {
            *roles.entry(person.value.as_str().to_ascii_lowercase()).or_default() += 1;
        }
        gaps.extend(roles.values().filter(|roles| **roles > 1).map(|_| gap(GapKind::TwoRoles)));
    }
    let mut duties: BTreeMap<String, Vec<TaskId>> = BTreeMap::new();
    for task in &tasks {
        duties.entry(duty(task.title.as_str())).or_default().push(task.id.value.clone());
    }
    let doubled = duties.into_values().filter(|tasks| tasks.len() > 1);
    gaps.extend(doubled.map(|tasks| Gap { kind: GapKind::SameDuty, tasks }));
    gaps
}

/// A title as it counts when duties are compared: folded, without punctuation, abbreviations spelt out.
fn duty(title: &str) -> String {
    let plain: String = title.chars().map(|c| if c.is_alphanumeric() || is_mark(c) { c } else { ' ' }).collect();
    spell_out(&fold(&plain))
}

/// Combining tone and vowel marks, which belong to their letters.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
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

/// Whether holders are given for the post, and none covers one of these days.
fn is_vacant(post: &Assignee, days: &[Day]) -> bool {
    let covered = |day: Day| {
        post.holders.iter().any(|holder| {
            holder.from.is_none_or(|from| from.value <= day) && holder.until.is_none_or(|until| day <= until.value)
        })
    };
    !post.holders.is_empty() && !days.iter().all(|day| covered(*day))
}
