//! The assignment as a table for other programs. Its columns have the names of `cchc export`.

use super::rows::{PlanAssignment, ProposalRow, SuggestionRow};
use crate::report::fields::Datum;
use crate::report::plan_label::PLAN_STATE;
use crate::report::status::rows::TaskRow;
use crate::text::Raw;

pub(super) const TASKS: &[&str] = &["plan", "task", "area", "title", "lead", "support", "oversee", "gaps", PLAN_STATE];

pub(super) const SUGGESTIONS: &[&str] = &["plan", "task", "lead", "reason", "supports_it", PLAN_STATE];

pub(super) fn task_row(plan: &PlanAssignment, task: &TaskRow) -> Vec<Datum> {
    let ids = |ids: &[Raw]| Datum::joined(ids.iter().cloned(), " ");
    vec![
        Datum::Text(plan.label.id.clone()),
        Datum::Text(task.id.clone()),
        Datum::Text(task.area.clone()),
        Datum::Text(task.title.clone()),
        ids(&task.leads),
        ids(&task.support),
        ids(&task.oversee),
        Datum::joined(plan.gaps_of(task).map(|gap| Raw::new(gap.kind.word())), " "),
        plan.label.state_cell(),
    ]
}

pub(super) fn suggestion_row(plan: &PlanAssignment, one: &SuggestionRow) -> Vec<Datum> {
    vec![
        Datum::Text(plan.label.id.clone()),
        Datum::Text(one.task.clone()),
        Datum::of(one.lead().cloned(), Datum::Text),
        Datum::Word(one.reason()),
        Datum::Flag(matches!(one.proposal, ProposalRow::Lead { supports_it: true, .. })),
        plan.label.state_cell(),
    ]
}
