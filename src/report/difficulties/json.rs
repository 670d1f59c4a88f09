//! Difficulties in JSON.

use super::rows::{DifficultyRow, HeldTask, PlanDifficulties, ResolvedBy};
use crate::report::object::object;
use crate::text::Raw;

object! { PlanDifficulties, plan => { "id": plan.id, "title": plan.title, "issues": plan.rows } }

object! { DifficultyRow, row => {
    "raised": row.raised,
    "kind": row.kind.word(),
    "by": row.by,
    "tasks": ids(&row.tasks),
    "text": row.text,
    "proposal": row.proposal,
    "open": row.resolved.is_none(),
    "age_days": row.age_days,
    "resolved": row.resolved,
} }

object! { ResolvedBy, resolved => {
    "on": resolved.on,
    "how": resolved.how,
    "decision": resolved.decision,
} }

fn ids(tasks: &[HeldTask]) -> Vec<&Raw> {
    tasks.iter().map(|task| &task.id).collect()
}
