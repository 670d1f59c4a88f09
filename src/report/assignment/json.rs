//! Who answers for what, in JSON.

use super::rows::{AssigneeRow, GapRow, PassedOver, PlanAssignment, ProposalRow, SuggestionRow};
use crate::report::object::object;
use crate::report::status::rows::TaskRow;
use crate::text::Raw;

object! { PlanAssignment, plan => {
    "id": plan.id,
    "title": plan.title,
    "tasks": plan.tasks.iter().map(|task| Assigned(plan, task)).collect::<Vec<_>>(),
    "assignees": plan.assignees.iter().map(|one| Loaded(one, plan.suggestions.is_some())).collect::<Vec<_>>(),
    "gaps": plan.gaps,
    "suggestions": plan.suggestions,
} }

/// A task of a plan with those who have a part in it.
struct Assigned<'r>(&'r PlanAssignment, &'r TaskRow);

object! { Assigned<'_>, Assigned(plan, task) => {
    "id": task.id,
    "area": task.area,
    "title": task.title,
    // The first, where there are several, which is a gap.
    "lead": task.leads.first(),
    "leads": task.leads,
    "support": task.support,
    "oversee": task.oversee,
    "gaps": plan.gaps_of(task).map(|gap| gap.kind.word()).collect::<Vec<_>>(),
} }

/// An assignee, and whether its load after the suggestions was asked for.
struct Loaded<'r>(&'r AssigneeRow, bool);

object! { Loaded<'_>, Loaded(one, asked) => {
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

object! { PassedOver, one => {
    "title": one.title,
    "leads_area": one.leads_area,
    "why": one.hindrance.word(),
} }
