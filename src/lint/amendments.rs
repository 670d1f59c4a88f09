//! Rules about amendments, which must agree with the plan.

use super::context::{Check, Context};
use crate::diag::{Family, Finding, Sink, rules};
use crate::text::Both;

rules! { pub(super) FAMILY: Family<Check>;
    DROPPED_TASK_STANDS = "E601" "dropped-task-stands" Warning by dropped_tasks:
        en "{amendment} drops task {task}, but the task still stands",
        vi "{amendment} dừng nhiệm vụ {task} nhưng nhiệm vụ vẫn còn",
        help en "write into the task since when it is `dropped`, why, and by which `decision`",
        help vi "ghi vào nhiệm vụ: dừng (`dropped`) từ ngày nào, vì sao, theo quyết định (`decision`) nào";
}

/// A task is dropped by its own `dropped`, which says from which day and why; an amendment alone changes no state.
fn dropped_tasks(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    const TASK: Both = Both { en: "the task", vi: "nhiệm vụ" };
    // An amendment of a later day has dropped nothing yet.
    for amendment in plan.amendments.iter().filter(|one| one.date.is_none_or(|date| date.value <= view.as_of)) {
        let number = amendment.number.value.as_str();
        for id in &amendment.drops {
            let Some(task) = plan.tasks.named(id.value.as_str()) else { continue };
            // The part of the task that could not be read may say that it is dropped.
            if task.dropped.is_none() && task.sound {
                let finding = Finding::new(&DROPPED_TASK_STANDS, id.place).text("amendment", number);
                let finding = finding.text("task", task.id.value.as_str()).item(task.id.value.as_str());
                sink.push(finding.field("dropped").note(TASK, task.id.place));
            }
        }
    }
}
