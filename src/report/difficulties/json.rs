//! Difficulties in JSON.

use super::rows::{DifficultyRow, HeldTask, PlanDifficulties, ResolvedBy};
use crate::report::json_values::{AtLeast, Id, Word};
use crate::report::object::object;
use crate::text::Raw;

object! { PlanDifficulties, plan => {
    ..plan.label;
    "issues": plan.rows, en: "the open ones first, then the oldest", vi: "chưa giải quyết trước, rồi cũ trước";
} }

object! { DifficultyRow, row => {
    "id": Id(&row.id), en: "its id, where it has one", vi: "mã, nếu có";
    "raised": row.raised, en: "the day on which it was raised", vi: "ngày nêu";
    "kind": Word(row.kind), en: "a difficulty, or a finding of oversight", vi: "khó khăn, hay tồn tại do giám sát nêu";
    "by": Id(&row.by), en: "id of the assignee who raised it", vi: "mã người nêu";
    "tasks": Id(ids(&row.tasks)), en: "ids of the tasks that it concerns", vi: "mã các nhiệm vụ liên quan";
    "text": row.text, en: "its text", vi: "nội dung";
    "proposal": row.proposal, en: "the proposal", vi: "kiến nghị, đề xuất";
    "open": row.resolved.is_none(), en: "whether it is not resolved yet", vi: "chưa được giải quyết";
    "age_days": AtLeast::<0, _>(row.age_days), en: "days until its resolution, or until `as_of`",
        vi: "số ngày từ khi nêu đến khi giải quyết, hoặc đến `as_of`";
    "resolved": row.resolved, en: "its resolution", vi: "kết quả giải quyết";
} }

object! { ResolvedBy, resolved => {
    "on": resolved.on, en: "the day", vi: "ngày giải quyết";
    "how": resolved.how, en: "the way in which it was resolved", vi: "cách giải quyết";
    "decision": resolved.decision, en: "number of the decision", vi: "số văn bản";
} }

fn ids(tasks: &[HeldTask]) -> Vec<&Raw> {
    tasks.iter().map(|task| &task.id).collect()
}
