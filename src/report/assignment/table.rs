//! Who answers for what as a table for other programs, the columns named as in an export.

use super::rows::{PlanAssignment, ProposalRow, SuggestionRow};
use crate::report::fields::{Datum, Field, Kind, PLAN, field};
use crate::report::status::rows::TaskRow;
use crate::text::Raw;

const TASK: Field = field("task", Kind::Text, "id of the task", "mã nhiệm vụ");
const LEAD: Field =
    field("lead", Kind::Text, "ids of who leads; one, where all is well", "mã người chủ trì; đúng ra chỉ một");

/// The columns of tasks.
pub(super) const TASKS: [Field; 8] = [
    PLAN,
    TASK,
    field("area", Kind::Text, "id of its area", "mã lĩnh vực"),
    field("title", Kind::Text, "what is to be done", "nội dung"),
    LEAD,
    field("support", Kind::Text, "ids of who supports, parted by blanks", "mã người phối hợp"),
    field("oversee", Kind::Text, "ids of who oversees, parted by blanks", "mã người giám sát"),
    field("gaps", Kind::Text, "the kinds of the gaps that it has", "các thiếu sót"),
];

/// The columns of suggestions.
pub(super) const SUGGESTIONS: [Field; 5] = [
    PLAN,
    TASK,
    field("lead", Kind::Text, "id of who could lead", "mã người được đề xuất"),
    field("reason", Kind::Text, "why this one, or why nobody", "lý do"),
    field("supports_it", Kind::Flag, "supports the task today", "hiện đang phối hợp"),
];

pub(super) fn task_row(plan: &PlanAssignment, task: &TaskRow) -> Vec<Datum> {
    let ids = |ids: &[Raw]| Datum::joined(ids.iter().cloned(), " ");
    vec![
        Datum::Text(plan.id.clone()),
        Datum::Text(task.id.clone()),
        Datum::Text(task.area.clone()),
        Datum::Text(task.title.clone()),
        ids(&task.leads),
        ids(&task.support),
        ids(&task.oversee),
        Datum::joined(plan.gaps_of(task).map(|gap| Raw::new(gap.kind.word())), " "),
    ]
}

pub(super) fn suggestion_row(plan: &PlanAssignment, one: &SuggestionRow) -> Vec<Datum> {
    vec![
        Datum::Text(plan.id.clone()),
        Datum::Text(one.task.clone()),
        Datum::of(one.lead().cloned(), Datum::Text),
        Datum::Word(one.reason()),
        Datum::Flag(matches!(one.proposal, ProposalRow::Lead { supports_it: true, .. })),
    ]
}
