//! Groups of assignees ("các thôn", "các phòng, ban"), and the tasks that they lead.

use super::{Assignee, AssigneeKind, Plan, Task};
use crate::source::At;
use crate::value::{AssigneeId, id_order};

impl Plan {
    /// The groups that lead a task; none for most tasks, one where all is well.
    pub(crate) fn leading_groups(&self, task: &Task) -> Vec<&Assignee> {
        if !self.has_groups {
            return Vec::new();
        }
        let leads = distinct(&task.leads).into_iter().filter_map(|lead| self.assignee(&lead.value));
        leads.filter(|lead| lead.kind == AssigneeKind::Group).collect()
    }

    /// Each member of the groups that lead a task, as its own entry spells it; `None` where no group leads it.
    pub(crate) fn leading_members(&self, task: &Task) -> Option<Vec<&AssigneeId>> {
        let groups = self.leading_groups(task);
        if groups.is_empty() {
            return None;
        }
        let named: Vec<&At<AssigneeId>> = groups.into_iter().flat_map(Assignee::members).collect();
        let own = |id: &'_ AssigneeId| self.assignee(id).map(|one| &one.id.value);
        Some(each_once(named).into_iter().map(|member| own(&member.value).unwrap_or(&member.value)).collect())
    }
}

/// The people of a role, each once, in the order of the file.
pub(crate) fn distinct(role: &[At<AssigneeId>]) -> Vec<&At<AssigneeId>> {
    if role.len() < 2 {
        return role.iter().collect();
    }
    each_once(role.iter().collect())
}

fn each_once(named: Vec<&At<AssigneeId>>) -> Vec<&At<AssigneeId>> {
    let mut numbered: Vec<(usize, &At<AssigneeId>)> = named.into_iter().enumerate().collect();
    // The sort keeps equal ids in their order, so that the first of them stays.
    numbered.sort_by(|(_, one), (_, other)| id_order(one.value.as_str(), other.value.as_str()));
    numbered.dedup_by(|(_, other), (_, one)| id_order(one.value.as_str(), other.value.as_str()).is_eq());
    numbered.sort_unstable_by_key(|(number, _)| *number);
    numbered.into_iter().map(|(_, one)| one).collect()
}
