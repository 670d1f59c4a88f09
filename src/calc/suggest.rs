//! Who could lead the tasks that nobody leads.
//!
//! The area's lead, else the least loaded official who already leads or supports in that area, else nobody:
//! then a person must decide. No proposal makes a new gap or an overload, and none goes to a body outside the
//! committee, which can only be asked. Proposals count for the load of those that follow.

use super::gap::first_vacancy;
use super::load::{Load, has_role, loads, works_on};
use super::state::View;
use crate::model::{Area, Assignee, AssigneeId, AssigneeKind, Plan, Task, TaskId};
use crate::syntax::Item;

/// A task that nobody leads, and who could.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suggestion {
    /// The task.
    pub task: TaskId,
    /// What is proposed.
    pub proposal: Proposal,
    /// Why the area's lead is not proposed, where there is one.
    pub lead_passed_over: Option<(AssigneeId, Hindrance)>,
}

/// What is proposed for a task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Proposal {
    /// This one leads.
    Lead {
        /// Who.
        assignee: AssigneeId,
        /// For what reason.
        reason: Reason,
        /// Whether it supports the task today, and would no longer.
        supports_it: bool,
    },
    /// A person must decide.
    Undecided(Open),
}

/// Why somebody is proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// It leads the area.
    LeadsArea,
    /// Of the officials at work in the area it leads the fewest tasks.
    LeastLoaded {
        /// How many tasks it leads so far, earlier proposals included.
        leads: usize,
        /// Out of how many officials who could.
        of: usize,
    },
}

/// Why nobody is proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Open {
    /// No official leads or supports a task of the area.
    NobodyInArea,
    /// Everybody who could is hindered.
    AllHindered,
}

/// Why somebody cannot lead a task.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hindrance {
    /// The committee can only ask it.
    External,
    /// It leads as many tasks as it can.
    Full,
    /// It oversees the task.
    Oversees,
    /// The post is vacant on one of the due days.
    Vacant,
}

/// Proposals for the tasks that nobody leads, in the order of the files, and the load of every assignee once
/// they are followed.
#[must_use]
pub fn suggest(plan: &Plan, view: View<'_>) -> (Vec<Suggestion>, Vec<Load>) {
    let mut after = loads(plan, view);
    let open = plan.tasks.iter().filter(|task| task.leads.is_empty() && !task.is_dropped(view.as_of));
    let suggestions = open.map(|task| {
        let candidates = Candidates { plan, view, loads: &after, task };
        let suggestion = candidates.suggestion();
        if let Proposal::Lead { assignee, supports_it, .. } = &suggestion.proposal {
            for (load, one) in after.iter_mut().zip(&plan.assignees) {
                if one.id.value == *assignee {
                    load.leads += 1;
                    load.supports -= usize::from(*supports_it);
                }
            }
        }
        suggestion
    });
    let suggestions = suggestions.collect();
    (suggestions, after)
}

/// What decides over one task.
struct Candidates<'c> {
    plan: &'c Plan,
    view: View<'c>,
    /// By now, in the order of the plan's assignees.
    loads: &'c [Load],
    task: &'c Task,
}

impl Candidates<'_> {
    fn suggestion(&self) -> Suggestion {
        let area_lead =
            self.area().and_then(|area| area.lead.as_ref()).and_then(|lead| self.plan.assignee(&lead.value));
        let hindrance = area_lead.and_then(|lead| self.hindrance(lead));
        let proposal = match area_lead {
            Some(lead) if hindrance.is_none() => self.lead(lead, Reason::LeadsArea),
            Some(_) | None => self.least_loaded(),
        };
        let lead_passed_over = area_lead.and_then(|lead| Some((lead.id.value.clone(), hindrance?)));
        Suggestion { task: self.task.id.value.clone(), proposal, lead_passed_over }
    }

    fn area(&self) -> Option<&Area> {
        let named = |area: &&Item<Area>| area.id.value.is(self.task.area.value.as_str());
        self.plan.areas.iter().find(named).map(|item| &item.value)
    }

    fn lead(&self, assignee: &Assignee, reason: Reason) -> Proposal {
        let supports_it = has_role(&self.task.support, &assignee.id.value);
        Proposal::Lead { assignee: assignee.id.value.clone(), reason, supports_it }
    }

    /// Fewest leads first, then fewest supports, then the order of the plan's assignees.
    fn least_loaded(&self) -> Proposal {
        let officials: Vec<(&Assignee, Load)> = self
            .plan
            .assignees
            .iter()
            .map(|item| &item.value)
            .zip(self.loads.iter().copied())
            .filter(|(one, _)| one.kind == AssigneeKind::Official && self.works_in_area(&one.id.value))
            .collect();
        let able: Vec<&(&Assignee, Load)> = officials.iter().filter(|(one, _)| self.hindrance(one).is_none()).collect();
        match able.iter().min_by_key(|(_, load)| (load.leads, load.supports)) {
            Some((one, load)) => self.lead(one, Reason::LeastLoaded { leads: load.leads, of: able.len() }),
            None if officials.is_empty() => Proposal::Undecided(Open::NobodyInArea),
            None => Proposal::Undecided(Open::AllHindered),
        }
    }

    fn works_in_area(&self, assignee: &AssigneeId) -> bool {
        let here = |task: &&Item<Task>| task.area.value.is(self.task.area.value.as_str());
        let tasks = self.plan.tasks.iter().filter(here).filter(|task| !task.is_dropped(self.view.as_of));
        tasks.into_iter().any(|task| works_on(task, assignee))
    }

    fn hindrance(&self, one: &Assignee) -> Option<Hindrance> {
        let load = self.plan.assignees.iter().zip(self.loads).find(|(known, _)| known.id.value == one.id.value);
        let leads = load.map_or(0, |(_, load)| load.leads);
        let most = one.max_leads.map(|most| most.value as usize);
        if one.kind == AssigneeKind::External {
            Some(Hindrance::External)
        } else if has_role(&self.task.oversee, &one.id.value) {
            Some(Hindrance::Oversees)
        } else if most.is_some_and(|most| leads >= most) {
            Some(Hindrance::Full)
        } else if first_vacancy(self.plan, one, self.task, self.view).is_some() {
            Some(Hindrance::Vacant)
        } else {
            None
        }
    }
}
