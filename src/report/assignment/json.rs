//! Tasks and assignees of a plan, in JSON.

use super::rows::{AssigneeRow, GapRow, OtherCandidate, PlanAssignment, ProposalRow, SuggestionRow};
use crate::report::object::object;
use crate::report::status::rows::TaskRow;
use crate::text::Raw;

object! { PlanAssignment, plan => {
    "id": plan.id,
    "title": plan.title,
    "tasks": plan.tasks.iter().map(|task| TaskRoles(plan, task)).collect::<Vec<_>>(),
    "assignees": plan.assignees.iter().map(|one| AssigneeLoad(one, plan.suggestions.is_some())).collect::<Vec<_>>(),
    "gaps": plan.gaps,
    "suggestions": plan.suggestions,
} }

/// A task of a plan with its roles.
struct TaskRoles<'r>(&'r PlanAssignment, &'r TaskRow);

object! { TaskRoles<'_>, TaskRoles(plan, task) => {
    "id": task.id,
    "area": task.area,
    "title": task.title,
    // Several leads are a gap: then the first is named.
    "lead": task.leads.first(),
    "leads": task.leads,
    "support": task.support,
    "oversee": task.oversee,
    "gaps": plan.gaps_of(task).map(|gap| gap.kind.word()).collect::<Vec<_>>(),
} }

/// An assignee, and whether the user asked for the load after the suggestions.
struct AssigneeLoad<'r>(&'r AssigneeRow, bool);

object! { AssigneeLoad<'_>, AssigneeLoad(one, asked) => {
    "id": one.id,
    "title": one.title,
    "kind": one.kind,
    "max_leads": one.max_leads,
    "leads": one.load.leads,
    "supports": one.load.supports,
    "oversees": one.load.oversees,
    "leads_overdue": one.load.leads_overdue,
    "leads_due_soon": one.load.leads_due_soon,
    "leads_after": asked.then_some(one.load_after.leads),
    "supports_after": asked.then_some(one.load_after.supports),
} }

object! { GapRow, gap => {
    "kind": gap.kind.word(),
    "tasks": gap.tasks.iter().map(|(id, _)| id).collect::<Vec<&Raw>>(),
    "assignees": gap.assignees,
    "day": gap.day,
    "file": gap.file,
    "line": gap.line,
} }

object! { SuggestionRow, one => {
    "task": one.task,
    "lead": one.lead(),
    "reason": one.reason(),
    "supports_it": matches!(one.proposal, ProposalRow::Lead { supports_it: true, .. }),
    "passed_over": one.passed_over,
} }

object! { OtherCandidate, one => {
    "title": one.title,
    "leads_area": one.leads_area,
    "why": one.hindrance.word(),
} }
