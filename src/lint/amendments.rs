//! Checks of what amendments say against what stands in the plan.

use super::amendment_rules::DROPPED_TASK_STANDS;
use super::{Check, Context};
use crate::diag::{Finding, Sink};
use crate::text::Both;

pub(super) const CHECKS: &[Check] = &[dropped_tasks];

/// A task is dropped by its own `dropped`, which says from which day and why; an amendment alone changes no state.
fn dropped_tasks(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    const TASK: Both = Both { en: "the task", vi: "nhiệm vụ" };
    // One of a later day has dropped nothing yet.
    for amendment in plan.amendments.iter().filter(|one| one.date.is_none_or(|date| date.value <= view.as_of)) {
        let number = amendment.number.value.as_str();
        for id in &amendment.drops {
            let Some(task) = plan.tasks.named(id.value.as_str()) else { continue };
            // What could not be read may say that it is dropped.
            if task.dropped.is_none() && task.sound {
                let finding = Finding::new(&DROPPED_TASK_STANDS, id.place).text("amendment", number);
                let finding = finding.text("task", task.id.value.as_str()).item(task.id.value.as_str());
                sink.push(finding.field("dropped").note(TASK, task.id.place));
            }
        }
    }
}
