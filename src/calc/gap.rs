//! Gaps in the assignment: facts that no setting can hide.

use super::duty::Duties;
use super::two_roles::two_roles;
use super::{state::View, state::terms_of_members};
use super::{test_day::open_days, test_day::open_days_by};
use crate::model::{Assignee, AssigneeKind, Plan, Task, distinct};
use crate::source::{At, Place};
use crate::value::Item;
use crate::value::word_enum;
use crate::value::{AssigneeId, Day, TaskId, Text};

word_enum! {
    /// The kind of a gap.
    pub enum GapKind {
        /// Nobody leads the task.
        NoLead = "no-lead" { en: "no lead", vi: "chưa có người chủ trì" },
        /// More than one leads it.
        SeveralLeads = "several-leads" { en: "several leads", vi: "nhiều người chủ trì" },
        /// The post that leads it is vacant while a delivery is open.
        Vacant = "vacant" { en: "the lead's post is vacant", vi: "chức danh chủ trì không có người giữ" },
        /// One person has two roles in it.
        TwoRoles = "two-roles" { en: "one person in two roles", vi: "cùng một người giữ hai vai trò" },
        /// Several tasks have the same title: one duty given twice.
        SameDuty = "same-duty" { en: "one duty given twice", vi: "cùng một việc giao hai lần" },
    }
}

/// One gap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Gap {
    /// Its kind.
    pub kind: GapKind,
    /// The tasks concerned, in the order of the files.
    pub tasks: Vec<TaskId>,
    /// The leads, the vacant posts, or the posts in two roles.
    pub assignees: Vec<AssigneeId>,
    /// Where it stands.
    pub place: Place,
    /// Where the other role or the other task stands.
    pub other: Option<Place>,
    /// The first day on which a post is vacant while a delivery is open.
    pub day: Option<Day>,
    /// The person who has two roles through several posts.
    pub person: Option<Text>,
}

/// The gaps of a plan on a day, over the tasks that are not dropped: those of each task in the order of the
/// files, then duties given twice.
pub(crate) fn gaps(plan: &Plan, view: View<'_>) -> Vec<Gap> {
    gaps_among(plan, view, &Duties::of(plan.standing(view.as_of)))
}

/// The same as [`gaps`] for a caller that has the duties already.
pub(crate) fn gaps_among(plan: &Plan, view: View<'_>, duties: &Duties<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for task in plan.standing(view.as_of) {
        gaps.extend(lead_gap(task));
        gaps.extend(vacancy(plan, task, view));
        gaps.extend(two_roles(plan, task, view).into_iter().map(|two| Gap {
            other: Some(two.first),
            person: two.person,
            ..gap(GapKind::TwoRoles, task, two.posts, two.second)
        }));
    }
    gaps.extend(duties.same().iter().filter_map(|group| same_duty(group)));
    gaps
}

fn gap(kind: GapKind, task: &Task, assignees: Vec<AssigneeId>, place: Place) -> Gap {
    Gap { kind, tasks: vec![task.id.value.clone()], assignees, place, other: None, day: None, person: None }
}

fn lead_gap(task: &Task) -> Option<Gap> {
    if let [_] = task.leads.as_slice() {
        return None;
    }
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

/// One gap for all leads whose posts are vacant while a delivery is open. The members of a group lead.
fn vacancy(plan: &Plan, task: &Task, view: View<'_>) -> Option<Gap> {
    let may_be_vacant = |lead: &At<AssigneeId>| {
        plan.assignee(&lead.value).is_some_and(|post| post.kind == AssigneeKind::Group || !post.holders.is_empty())
    };
    if !task.leads.iter().any(may_be_vacant) {
        return None;
    }
    let mut vacant: Vec<(Place, AssigneeId, Day)> = Vec::new();
    let mut members = terms_of_members(plan, task, view);
    for lead in distinct(&task.leads) {
        let Some(post) = plan.assignee(&lead.value) else { continue };
        if post.kind == AssigneeKind::Group {
            // All groups of a task stand at the first of them.
            let all = members.take().unwrap_or_default().into_iter();
            let vacant_members = all.filter_map(|(member, terms)| {
                let day = vacant_on(plan.assignee(member)?, || open_days_by(plan, task, view, &terms))?;
                Some((lead.place, member.clone(), day))
            });
            vacant.extend(vacant_members);
        } else if let Some(day) = first_vacancy(plan, post, task, view) {
            vacant.push((lead.place, lead.value.clone(), day));
        }
    }
    let place = vacant.first()?.0;
    let day = vacant.iter().map(|(.., day)| *day).min();
    let assignees = vacant.into_iter().map(|(_, post, _)| post).collect();
    Some(Gap { day, ..gap(GapKind::Vacant, task, assignees, place) })
}

/// The first test day on which the post is vacant: holders are given, and none of them covers the day.
pub(super) fn first_vacancy(plan: &Plan, post: &Assignee, task: &Task, view: View<'_>) -> Option<Day> {
    vacant_on(post, || open_days(plan, task, view))
}

fn vacant_on(post: &Assignee, days: impl FnOnce() -> Vec<Day>) -> Option<Day> {
    if post.holders.is_empty() {
        return None;
    }
    days().into_iter().find(|day| post.holder_on(*day).is_none())
}

/// The gap of a group of tasks with equal titles, at the second task.
fn same_duty(group: &[&Item<Task>]) -> Option<Gap> {
    let [first, second, ..] = group else { return None };
    let tasks = group.iter().map(|task| task.id.value.clone()).collect();
    let gap = gap(GapKind::SameDuty, second, Vec::new(), second.title_place);
    Some(Gap { tasks, other: Some(first.title_place), ..gap })
}

/// The gaps that somebody must close: in a plan that is replaced, nobody must.
pub(crate) fn standing_gaps(plan: &Plan, view: View<'_>) -> Vec<Gap> {
    if view.replacement.is_some() { Vec::new() } else { gaps(plan, view) }
}
