//! The load of each assignee.

use super::{state::State, state::View, state::state_by, state::task_status, state::terms_of_members};
use crate::model::{Plan, Task};
use crate::source::At;
use crate::value::{AssigneeId, Day, Referrers};
use std::collections::BTreeMap;

/// The tasks of one assignee on a day; dropped tasks are left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Load {
    /// How many tasks it leads.
    pub leads: usize,
    /// How many it supports.
    pub supports: usize,
    /// How many it oversees.
    pub oversees: usize,
    /// How many of the led tasks are overdue.
    pub leads_overdue: usize,
    /// How many of the led tasks are due soon.
    pub leads_due_soon: usize,
}

/// The tasks in which an assignee has a role on a day; dropped tasks are left out.
#[derive(Clone, Copy, Default)]
pub(crate) struct RoleCounts {
    pub leads: usize,
    pub supports: usize,
    pub oversees: usize,
}

impl RoleCounts {
    pub(crate) const fn is_empty(self) -> bool {
        self.leads == 0 && self.supports == 0 && self.oversees == 0
    }
}

/// The roles of every assignee, in the order of the plan's assignees.
pub(crate) fn role_counts(plan: &Plan, as_of: Day) -> Vec<RoleCounts> {
    let mut counts = vec![RoleCounts::default(); plan.assignees.len()];
    let numbers = Numbers::of(plan);
    for task in plan.standing(as_of) {
        let mut each = |role: &[At<AssigneeId>], add: fn(&mut RoleCounts)| {
            numbers.each_of_role(plan, role, |at| counts.get_mut(at).into_iter().for_each(add));
        };
        each(&task.leads, |counts| counts.leads += 1);
        each(&task.support, |counts| counts.supports += 1);
        each(&task.oversee, |counts| counts.oversees += 1);
    }
    counts
}

/// The load of every assignee, in the order of the plan's assignees.
pub(crate) fn loads(plan: &Plan, view: View<'_>) -> Vec<Load> {
    let of_counts = |RoleCounts { leads, supports, oversees }| Load { leads, supports, oversees, ..Load::default() };
    let mut loads: Vec<Load> = role_counts(plan, view.as_of).into_iter().map(of_counts).collect();
    let numbers = Numbers::of(plan);
    for task in plan.standing(view.as_of) {
        let state = task_status(plan, task, view).state;
        // A member of a group that leads has to deliver for itself alone.
        let own = terms_of_members(plan, task, view).unwrap_or_default().into_iter();
        let own: BTreeMap<usize, State> = own
            .flat_map(|(member, terms)| {
                let state = state_by(plan, task, &terms, view);
                numbers.0.to(member.as_str()).map(move |at| (*at, state))
            })
            .collect();
        numbers.each_of_role(plan, &task.leads, |at| {
            let state = own.get(&at).copied().unwrap_or(state);
            if let Some(load) = loads.get_mut(at) {
                load.leads_overdue += usize::from(state == State::Overdue);
                load.leads_due_soon += usize::from(state == State::DueSoon);
            }
        });
    }
    loads
}

/// The numbers of the assignees, from 0 in the order of the plan.
struct Numbers<'p>(Referrers<'p, usize>);

impl<'p> Numbers<'p> {
    fn of(plan: &'p Plan) -> Self {
        let numbered = plan.assignees.iter().enumerate().map(|(number, one)| (one.id.value.as_str(), number));
        Self(numbered.collect())
    }

    /// Hands each assignee of a role to `work`, and each member of a group in it. One that is named twice in it has it
    /// once.
    fn each_of_role(&self, plan: &Plan, role: &[At<AssigneeId>], work: impl FnMut(usize)) {
        let is_plain = |one: &At<AssigneeId>| !plan.has_groups || members(plan, one).is_empty();
        if let [one] = role
            && is_plain(one)
        {
            return self.0.to(one.value.as_str()).copied().for_each(work);
        }
        let named = role.iter().chain(role.iter().flat_map(|one| members(plan, one)));
        let mut numbers: Vec<usize> = named.flat_map(|one| self.0.to(one.value.as_str())).copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().for_each(work);
    }
}

/// The members of a group; none for another assignee.
fn members<'p>(plan: &'p Plan, one: &At<AssigneeId>) -> &'p [At<AssigneeId>] {
    plan.assignee(&one.value).map_or(&[], |post| post.members())
}

pub(super) fn has_role(role: &[At<AssigneeId>], assignee: &AssigneeId) -> bool {
    role.iter().any(|one| one.value.is(assignee.as_str()))
}

pub(super) fn works_on(task: &Task, assignee: &AssigneeId) -> bool {
    has_role(&task.leads, assignee) || has_role(&task.support, assignee)
}
