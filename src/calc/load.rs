//! The load of each assignee.

use super::{state::State, state::View, state::task_status};
use crate::model::{Plan, Task};
use crate::source::At;
use crate::value::{AssigneeId, Referrers};
use std::collections::BTreeSet;

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

impl Load {
    pub(crate) const fn is_empty(self) -> bool {
        self.leads == 0 && self.supports == 0 && self.oversees == 0
    }
}

/// The load of every assignee, in the order of the plan's assignees.
pub(crate) fn loads(plan: &Plan, view: View<'_>) -> Vec<Load> {
    let mut loads = vec![Load::default(); plan.assignees.len()];
    let numbered = plan.assignees.iter().enumerate().map(|(number, one)| (one.id.value.as_str(), number));
    let numbered: Referrers<'_, usize> = numbered.collect();
    for task in plan.standing(view.as_of) {
        let state = task_status(plan, task, view).state;
        let mut each = |role: &[At<AssigneeId>], add: &dyn Fn(&mut Load)| {
            let numbers = role.iter().flat_map(|one| numbered.to(one.value.as_str()));
            // A person named twice in a role has it once.
            let numbers: BTreeSet<usize> = numbers.copied().collect();
            for at in numbers {
                loads.get_mut(at).into_iter().for_each(add);
            }
        };
        each(&task.leads, &|load| {
            load.leads += 1;
            load.leads_overdue += usize::from(state == State::Overdue);
            load.leads_due_soon += usize::from(state == State::DueSoon);
        });
        each(&task.support, &|load| load.supports += 1);
        each(&task.oversee, &|load| load.oversees += 1);
    }
    loads
}

pub(super) fn has_role(role: &[At<AssigneeId>], assignee: &AssigneeId) -> bool {
    role.iter().any(|one| one.value.is(assignee.as_str()))
}

pub(super) fn works_on(task: &Task, assignee: &AssigneeId) -> bool {
    has_role(&task.leads, assignee) || has_role(&task.support, assignee)
}
