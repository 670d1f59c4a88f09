//! How much each assignee carries.

use super::state::{State, View, task_status};
use crate::model::{AssigneeId, Plan, Task};
use crate::source::At;

/// The tasks of one assignee on a day; dropped tasks are left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Load {
    /// How many tasks it leads.
    pub leads: usize,
    /// How many it supports.
    pub supports: usize,
    /// How many it oversees.
    pub oversees: usize,
    /// How many of those that it leads are overdue.
    pub leads_overdue: usize,
    /// How many of those that it leads are due soon.
    pub leads_due_soon: usize,
}

impl Load {
    /// Whether it has nothing to do.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.leads == 0 && self.supports == 0 && self.oversees == 0
    }
}

/// The load of every assignee, in the order of the plan's assignees.
#[must_use]
pub fn loads(plan: &Plan, view: View<'_>) -> Vec<Load> {
    let mut loads = vec![Load::default(); plan.assignees.len()];
    for task in plan.standing(view.as_of) {
        let state = task_status(plan, task, view).state;
        for (load, assignee) in loads.iter_mut().zip(&plan.assignees) {
            let has = |role: &[At<AssigneeId>]| has_role(role, &assignee.id.value);
            if has(&task.leads) {
                load.leads += 1;
                load.leads_overdue += usize::from(state == State::Overdue);
                load.leads_due_soon += usize::from(state == State::DueSoon);
            }
            load.supports += usize::from(has(&task.support));
            load.oversees += usize::from(has(&task.oversee));
        }
    }
    loads
}

/// Whether somebody is among those of a role.
pub(super) fn has_role(role: &[At<AssigneeId>], assignee: &AssigneeId) -> bool {
    role.iter().any(|one| one.value.is(assignee.as_str()))
}

/// Whether somebody leads or supports a task.
pub(super) fn works_on(task: &Task, assignee: &AssigneeId) -> bool {
    has_role(&task.leads, assignee) || has_role(&task.support, assignee)
}
