//! Checks of a plan's history: what amendments name, and the bounds that were in force before them.

use super::{Goal, Op, Plan, rules::AMBIGUOUS_ITEM, rules::BOUND_COUNT};
use crate::diag::{Finding, Sink};
use crate::text::Both;

/// Reports every fault between amendments, tasks, targets and their former bounds.
pub(super) fn resolve(plan: &Plan, sink: &mut Sink) {
    ambiguous_items(plan, sink);
    former_bounds(plan, sink);
}

fn ambiguous_items(plan: &Plan, sink: &mut Sink) {
    const TASK: Both = Both { en: "the task", vi: "nhiệm vụ" };
    const TARGET: Both = Both { en: "the target", vi: "chỉ tiêu" };
    for amendment in &plan.amendments {
        for (field, ids) in [("adds", &amendment.adds), ("changes", &amendment.changes), ("drops", &amendment.drops)] {
            for id in ids {
                let name = id.value.as_str();
                if let (Some(task), Some(target)) = (plan.tasks.named(name), plan.targets.named(name)) {
                    let number = amendment.number.value.as_str();
                    let finding = Finding::new(&AMBIGUOUS_ITEM, id.place).text("id", name).text("amendment", number);
                    let finding = finding.item(number).field(field);
                    sink.push(finding.note(TASK, task.id.place).note(TARGET, target.id.place));
                }
            }
        }
    }
}

/// Only the bound of a milestone says nothing beside its day.
fn former_bounds(plan: &Plan, sink: &mut Sink) {
    const NONE: Both =
        Both { en: "has an entry of `was` without a bound", vi: "có mục `was` không ghi mức phải đạt" };
    for target in &plan.targets {
        let is_milestone = matches!(&target.goal, Goal::Bound(bound) if bound.value.op() == Op::Done);
        for former in target.was.iter().filter(|former| former.sound && former.has_day_alone() && !is_milestone) {
            let id = target.id.value.as_str();
            let finding = Finding::new(&BOUND_COUNT, former.place).text("target", id).phrase("fault", NONE);
            sink.push(finding.item(id).field("was"));
        }
    }
}
