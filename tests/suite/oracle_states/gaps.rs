//! The gaps of assignment, written from the words of the rules.

use chrono::NaiveDate;

use super::model::{Plan, Settings, Task};

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

/// Whether the task is not dropped on the day.
fn is_there(task: &Task, day: NaiveDate) -> bool {
    task.dropped.is_none_or(|dropped| dropped > day)
}

/// The gaps of the plan as they are on the day.
pub fn gaps(plan: &Plan, _settings: &Settings, day: NaiveDate) -> Vec<Gap> {
    let mut found = Vec::new();
    for task in plan.tasks.iter().filter(|task| is_there(task, day)) {
        let kind = match task.leads.len() {
            0 => GapKind::NoLead,
            1 => continue,
            _ => GapKind::SeveralLeads,
        };
        found.push(Gap { kind, tasks: vec![task.id.clone()], assignees: task.leads.clone() });
    }
    found
}
