//! Who answers for what, in JSON.

use crate::report::{AssigneeRow, GapRow, PlanAssignment, ProposalRow, SuggestionRow, TaskRow};
use crate::text::Raw;
use serde::Serialize;

/// The assignment of a plan on a day.
#[derive(Debug, Serialize)]
pub struct PlanAssignmentJson {
    id: String,
    title: String,
    tasks: Vec<TaskJson>,
    assignees: Vec<AssigneeJson>,
    gaps: Vec<GapJson>,
    /// `null` unless it was asked for.
    suggestions: Option<Vec<SuggestionJson>>,
}

#[derive(Debug, Serialize)]
struct TaskJson {
    id: String,
    area: String,
    title: String,
    /// The first, where there are several, which is a gap.
    lead: Option<String>,
    /// All of them.
    leads: Vec<String>,
    support: Vec<String>,
    oversee: Vec<String>,
    /// The kinds of the gaps that it has.
    gaps: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct AssigneeJson {
    id: String,
    title: String,
    kind: &'static str,
    max_leads: Option<u32>,
    leads: usize,
    supports: usize,
    oversees: usize,
    leads_overdue: usize,
    leads_due_soon: usize,
    /// What it would lead and support once the suggestions are followed; `null` unless asked for.
    leads_after: Option<usize>,
    supports_after: Option<usize>,
}

#[derive(Debug, Serialize)]
struct GapJson {
    kind: &'static str,
    tasks: Vec<String>,
    assignees: Vec<String>,
    day: Option<String>,
    file: String,
    line: u32,
}

#[derive(Debug, Serialize)]
struct SuggestionJson {
    task: String,
    lead: Option<String>,
    reason: &'static str,
    /// Whether the proposed lead supports the task today, and would no longer.
    supports_it: bool,
    /// Who else might have been proposed, and why it is not.
    passed_over: Vec<PassedOverJson>,
}

#[derive(Debug, Serialize)]
struct PassedOverJson {
    title: String,
    leads_area: bool,
    why: &'static str,
}

fn plain(raw: &Raw) -> String {
    raw.as_str().to_owned()
}

impl From<&PlanAssignment> for PlanAssignmentJson {
    fn from(plan: &PlanAssignment) -> Self {
        let asked = plan.suggestions.is_some();
        Self {
            id: plain(&plan.id),
            title: plain(&plan.title),
            tasks: plan.tasks.iter().map(|one| task(plan, one)).collect(),
            assignees: plan.assignees.iter().map(|one| assignee(one, asked)).collect(),
            gaps: plan.gaps.iter().map(gap).collect(),
            suggestions: plan.suggestions.as_ref().map(|all| all.iter().map(suggestion).collect()),
        }
    }
}

fn task(plan: &PlanAssignment, task: &TaskRow) -> TaskJson {
    let gaps = plan.gaps.iter().filter(|gap| gap.tasks.iter().any(|(id, _)| *id == task.id));
    TaskJson {
        id: plain(&task.id),
        area: plain(&task.area),
        title: plain(&task.title),
        lead: task.leads.first().map(plain),
        leads: task.leads.iter().map(plain).collect(),
        support: task.support.iter().map(plain).collect(),
        oversee: task.oversee.iter().map(plain).collect(),
        gaps: gaps.map(|gap| gap.kind.word()).collect(),
    }
}

fn assignee(one: &AssigneeRow, asked: bool) -> AssigneeJson {
    AssigneeJson {
        id: plain(&one.id),
        title: plain(&one.title),
        kind: one.kind,
        max_leads: one.max_leads,
        leads: one.load.leads,
        supports: one.load.supports,
        oversees: one.load.oversees,
        leads_overdue: one.load.leads_overdue,
        leads_due_soon: one.load.leads_due_soon,
        leads_after: asked.then_some(one.load_after.leads),
        supports_after: asked.then_some(one.load_after.supports),
    }
}

fn gap(gap: &GapRow) -> GapJson {
    GapJson {
        kind: gap.kind.word(),
        tasks: gap.tasks.iter().map(|(id, _)| plain(id)).collect(),
        assignees: gap.assignees.iter().map(plain).collect(),
        day: gap.day.map(|day| day.to_string()),
        file: plain(&gap.file),
        line: gap.line,
    }
}

fn suggestion(one: &SuggestionRow) -> SuggestionJson {
    let (lead, reason, supports_it) = match &one.proposal {
        ProposalRow::Lead { id, reason, supports_it, .. } => (Some(plain(id)), reason.word(), *supports_it),
        ProposalRow::Undecided(open) => (None, open.word(), false),
    };
    let passed_over = one.passed_over.iter().map(|(title, leads_area, why)| PassedOverJson {
        title: plain(title),
        leads_area: *leads_area,
        why: why.word(),
    });
    SuggestionJson { task: plain(&one.task), lead, reason, supports_it, passed_over: passed_over.collect() }
}
