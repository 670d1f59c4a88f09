//! Proposes a lead for each task without one.
//!
//! The first choice is the area's lead. The second is the least loaded official who already leads or supports in that
//! area. Otherwise a person must decide. No proposal makes a new gap or an overload, and none goes to a body outside
//! the committee, which can only be asked. Each proposal adds to the load for the next ones.

use super::gap::first_vacancy;
use super::state::View;
use super::two_roles::has_role_through_another;
use super::{load::Load, load::has_role, load::loads, load::works_on};
use crate::model::{Area, Assignee, AssigneeKind, Plan, Task};
use crate::value::{AssigneeId, TaskId, word_enum};
use std::collections::BTreeMap;

/// The proposal for a task that nobody leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Suggestion {
    pub task: TaskId,
    pub proposal: Proposal,
    /// The candidates that were not proposed, the area's lead first.
    pub passed_over: Vec<HinderedCandidate>,
}

/// A candidate that cannot lead the task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HinderedCandidate {
    /// The candidate.
    pub assignee: AssigneeId,
    /// Whether it leads the area; otherwise it is an official at work there.
    pub leads_area: bool,
    /// The reason.
    pub hindrance: Hindrance,
}

/// A proposal for one task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Proposal {
    Lead {
        assignee: AssigneeId,
        reason: Reason,
        /// Whether it supports the task today, which would end.
        supports_it: bool,
    },
    /// A person must decide.
    Undecided(NoProposal),
}

/// Why somebody is proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// It leads the area.
    LeadsArea,
    /// It leads the fewest tasks among the officials at work in the area.
    LeastLoaded {
        /// How many tasks it leads so far, earlier proposals included.
        leads: usize,
        /// How many officials could lead the task.
        of: usize,
    },
}

impl Reason {
    /// Every word of machine formats.
    pub(crate) const WORDS: [&str; 2] = ["leads-area", "least-loaded"];

    /// The word of machine formats.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::LeadsArea => "leads-area",
            Self::LeastLoaded { .. } => "least-loaded",
        }
    }
}

word_enum! {
    /// Why nobody is proposed.
    pub enum NoProposal {
        /// No official leads or supports a task of the area.
        NobodyInArea = "nobody-in-area",
        /// Everybody who could is hindered.
        AllHindered = "all-hindered",
    }
}

word_enum! {
    /// Why somebody cannot lead a task.
    pub enum Hindrance {
        /// The committee can only ask it.
        External = "external",
        /// It stands for several, and a person decides whether each of them has to deliver.
        Group = "group",
        /// It leads as many tasks as it can.
        Full = "full",
        /// It oversees the task.
        Oversees = "oversees",
        /// The person who holds the post has a role in the task through another one.
        TwoRoles = "two-roles",
        /// The post is vacant while a delivery of the task is open.
        Vacant = "vacant",
    }
}

/// A proposal for each task that nobody leads, in the order of the files, and the load of every assignee after them.
pub(crate) fn suggest(plan: &Plan, view: View<'_>) -> (Vec<Suggestion>, Vec<Load>) {
    let mut after = loads(plan, view);
    let at_work = officials_at_work(plan, view);
    let open = plan.standing(view.as_of).filter(|task| task.leads.is_empty());
    let suggestions = open.map(|task| {
        let officials = at_work.get(&task.area.value.as_str().to_ascii_lowercase()).map_or(&[][..], Vec::as_slice);
        let candidates = Candidates { plan, view, loads: &after, task, officials };
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

/// The officials who lead or support a task of each area, by their index among the plan's assignees.
fn officials_at_work(plan: &Plan, view: View<'_>) -> BTreeMap<String, Vec<usize>> {
    let officials = plan.assignees.iter().enumerate().filter(|(_, one)| one.kind == AssigneeKind::Official);
    let officials: Vec<(usize, &AssigneeId)> = officials.map(|(index, one)| (index, &one.id.value)).collect();
    let mut at_work: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for task in plan.standing(view.as_of) {
        let of_area = at_work.entry(task.area.value.as_str().to_ascii_lowercase()).or_default();
        for (index, official) in &officials {
            if works_on(task, official) && !of_area.contains(index) {
                of_area.push(*index);
            }
        }
    }
    for of_area in at_work.values_mut() {
        of_area.sort_unstable();
    }
    at_work
}

/// The candidates for one task.
struct Candidates<'c> {
    plan: &'c Plan,
    view: View<'c>,
    /// The loads by now, in the order of the plan's assignees.
    loads: &'c [Load],
    task: &'c Task,
    /// The officials at work in its area, by their index among the assignees.
    officials: &'c [usize],
}

impl Candidates<'_> {
    fn suggestion(&self) -> Suggestion {
        let assignees = || self.plan.assignees.iter().map(|item| &item.value).zip(self.loads.iter().copied());
        let area_lead = self.area().and_then(|area| area.lead.as_ref());
        let area_lead = area_lead.and_then(|lead| assignees().find(|(one, _)| one.id.value.is(lead.value.as_str())));
        let mut passed_over = Vec::new();
        let task = self.task.id.value.clone();
        if let Some((lead, load)) = area_lead {
            match self.hindrance(lead, load) {
                None => return Suggestion { task, proposal: self.lead(lead, Reason::LeadsArea), passed_over },
                Some(hindrance) => {
                    passed_over.push(HinderedCandidate {
                        assignee: lead.id.value.clone(),
                        leads_area: true,
                        hindrance,
                    });
                }
            }
        }
        let mut able: Vec<(&Assignee, Load)> = Vec::new();
        for (one, load) in self.officials.iter().filter_map(|index| assignees().nth(*index)) {
            match self.hindrance(one, load) {
                None => able.push((one, load)),
                Some(_) if area_lead.is_some_and(|(lead, _)| lead.id.value == one.id.value) => {}
                Some(hindrance) => {
                    passed_over.push(HinderedCandidate {
                        assignee: one.id.value.clone(),
                        leads_area: false,
                        hindrance,
                    });
                }
            }
        }
        // Fewest leads first, then fewest supports, then the order of the plan's assignees.
        let proposal = match able.iter().min_by_key(|(_, load)| (load.leads, load.supports)) {
            Some((one, load)) => self.lead(one, Reason::LeastLoaded { leads: load.leads, of: able.len() }),
            None if self.officials.is_empty() => Proposal::Undecided(NoProposal::NobodyInArea),
            None => Proposal::Undecided(NoProposal::AllHindered),
        };
        Suggestion { task, proposal, passed_over }
    }

    fn area(&self) -> Option<&Area> {
        self.plan.areas.named(self.task.area.value.as_str()).map(|item| &item.value)
    }

    fn lead(&self, assignee: &Assignee, reason: Reason) -> Proposal {
        let supports_it = has_role(&self.task.support, &assignee.id.value);
        Proposal::Lead { assignee: assignee.id.value.clone(), reason, supports_it }
    }

    fn hindrance(&self, one: &Assignee, load: Load) -> Option<Hindrance> {
        let most = one.max_leads.map(|most| most.value as usize);
        if one.kind == AssigneeKind::External {
            Some(Hindrance::External)
        } else if one.kind == AssigneeKind::Group {
            Some(Hindrance::Group)
        } else if has_role(&self.task.oversee, &one.id.value) {
            Some(Hindrance::Oversees)
        } else if most.is_some_and(|most| load.leads >= most) {
            Some(Hindrance::Full)
        } else if has_role_through_another(self.plan, self.task, one, self.view) {
            Some(Hindrance::TwoRoles)
        } else if first_vacancy(self.plan, one, self.task, self.view).is_some() {
            Some(Hindrance::Vacant)
        } else {
            None
        }
    }
}
