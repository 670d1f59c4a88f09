//! Rules about amendments, which must agree with the plan.

use super::context::{Check, Context, about_task};
use crate::calc::due_day;
use crate::diag::{Family, Finding, Sink, rules};
use crate::model::{Former, Goal};
use crate::source::Place;
use crate::text::Both;
use crate::value::{Item, Referrers};
use std::collections::BTreeSet;

rules! { pub(super) FAMILY: Family<Check>;
    DROPPED_TASK_STANDS = "E601" "dropped-task-stands" Warning by dropped_tasks:
        en "{amendment} drops task {task}, but the task still stands",
        vi "{amendment} dừng nhiệm vụ {task} nhưng nhiệm vụ vẫn còn",
        help en "write into the task since when it is `dropped`, why, and by which `decision`",
        help vi "ghi vào nhiệm vụ: dừng (`dropped`) từ ngày nào, vì sao, theo quyết định (`decision`) nào";

    FORMER_ORDER = "E602" "former-order" Error in [Targets] by former_order:
        en "`{item}`: an entry of `was` until {until} stands behind one until {before}",
        vi "`{item}`: mục `was` đến {until} đứng sau mục đến {before}",
        help en "write the oldest first, each with its last day",
        help vi "ghi mục cũ nhất trước, mỗi mục một ngày cuối";

    UNAMENDED_FORMER = "E603" "unamended-former" Warning in [Targets] by unamended_former:
        en "`{item}` has a former state in `was`, but no amendment changes it",
        vi "`{item}` có `was` nhưng không quyết định nào điều chỉnh mục này",
        help en "name it under `changes` of an [[amendment]] in amendments.toml, or take `was` away",
        help vi "ghi mã này vào `changes` của [[amendment]] trong amendments.toml, hoặc bỏ `was`";

    FORMER_BOUND_MISSING = "E604" "former-bound-missing" Warning in [Targets] by former_bound_missing:
        en "{amendment} changes target `{target}` on {date}, but the bound in force before that is not there",
        vi "{amendment} điều chỉnh chỉ tiêu `{target}` từ {date}, nhưng không ghi mức áp dụng trước đó",
        help en "write it into `was` of the target; `until` is the last day on which it was in force",
        help vi "ghi mức cũ vào `was` của chỉ tiêu; `until` là ngày cuối còn áp dụng mức đó";

    DUE_BEFORE_ADDED = "E606" "due-before-added" Warning by due_before_added:
        en "task {task} was due on {due}, before an amendment added it on {added}",
        vi "nhiệm vụ {task} có hạn {due}, trước ngày quyết định bổ sung {added}",
        help en "give it a later day, or record its delivery",
        help vi "đặt hạn muộn hơn, hoặc ghi kết quả đã nộp";
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

fn former_order(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for task in &plan.tasks {
        in_order(&task.was, task.id.value.as_str(), sink);
    }
    for target in &plan.targets {
        in_order(&target.was, target.id.value.as_str(), sink);
    }
}

fn in_order<F: Former>(was: &[Item<F>], id: &str, sink: &mut Sink) {
    const BEFORE: Both = Both { en: "the entry before it", vi: "mục đứng trước" };
    for pair in was.windows(2) {
        let [before, after] = pair else { continue };
        let (first, second) = (before.until(), after.until());
        if second.value <= first.value {
            let finding = Finding::new(&FORMER_ORDER, second.place).text("item", id).day("until", second.value);
            sink.push(finding.day("before", first.value).item(id).field("was").note(BEFORE, first.place));
        }
    }
}

fn unamended_former(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    // An amendment that could not be read may be the one.
    if !plan.amendments.is_sound() {
        return;
    }
    let changed = plan.amendments.iter().flat_map(|amendment| &amendment.changes);
    let changed: Referrers<'_, ()> = changed.map(|id| (id.value.as_str(), ())).collect();
    let mut check = |id: &str, place: Option<Place>| {
        if let Some(place) = place.filter(|_| changed.to(id).next().is_none()) {
            sink.push(Finding::new(&UNAMENDED_FORMER, place).text("item", id).item(id).field("was"));
        }
    };
    for task in &plan.tasks {
        check(task.id.value.as_str(), task.was.first().map(|former| former.place));
    }
    for target in &plan.targets {
        check(target.id.value.as_str(), target.was.first().map(|former| former.place));
    }
}

/// An amendment of a task may well change its lead alone. A target is little more than its bound.
fn former_bound_missing(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    const TARGET: Both = Both { en: "the target", vi: "chỉ tiêu" };
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for amendment in &plan.amendments {
        let Some(date) = amendment.date else { continue };
        for id in &amendment.changes {
            let Some(target) = plan.targets.named(id.value.as_str()) else { continue };
            // An id of two things breaks another rule.
            let is_known = target.sound && plan.tasks.named(id.value.as_str()).is_none();
            let is_told = is_known && target.was.is_empty() && matches!(target.goal, Goal::Bound(_));
            if is_told && seen.insert(id.value.as_str().to_ascii_lowercase()) {
                let finding = Finding::new(&FORMER_BOUND_MISSING, id.place);
                let finding = finding.text("amendment", amendment.number.value.as_str()).day("date", date.value);
                let finding = finding.text("target", target.id.value.as_str()).item(target.id.value.as_str());
                sink.push(finding.field("was").note(TARGET, target.id.place));
            }
        }
    }
}

/// A task with one due day stays, and is overdue as soon as it is there.
fn due_before_added(Context { plan, today, view, .. }: Context<'_>, sink: &mut Sink) {
    const ADDED: Both = Both { en: "the amendment that adds it", vi: "quyết định bổ sung nhiệm vụ" };
    if plan.amended.is_empty() {
        return;
    }
    for task in today.standing(view.as_of) {
        let Some(added) = plan.amended.added(task.id.value.as_str()) else { continue };
        let due = due_day(task, &plan.working_days, view.as_of).map(|due| due.day);
        let Some(due) = due.filter(|due| *due < added.value) else { continue };
        let in_time = task.done.iter().any(|delivery| delivery.on.value <= due.min(view.as_of));
        // A day before the issue breaks another rule.
        if plan.owed_from() <= due && !in_time {
            let finding = about_task(&DUE_BEFORE_ADDED, task, task.due.place).day("due", due);
            sink.push(finding.day("added", added.value).field("due").note(ADDED, added.place));
        }
    }
}
