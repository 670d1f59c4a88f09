//! The plan as it stood on a day: without what later amendments added, and with the bounds and due days of that day.

use crate::model::{Former, FormerBound, Goal, Plan, Target, former_in_force};
use crate::text::Raw;
use crate::value::{Day, List};
use std::borrow::Cow;

/// The plan as it stood on a day. On that plan, an earlier day can be asked for again.
pub(crate) fn plan_on(plan: &Plan, day: Day) -> Cow<'_, Plan> {
    if is_as_written(plan, day) {
        return Cow::Borrowed(plan);
    }
    let mut then = plan.clone();
    let amended = &plan.amended;
    then.tasks.retain(|task| amended.has_task(task.id.value.as_str(), day));
    then.file.targets.retain(|target| amended.has_target(target.id.value.as_str(), day));
    let is_there = |id: &str| amended.has_target(id, day);
    then.tasks.for_each_mut(|task| {
        task.serves.retain(|target| is_there(target.value.as_str()));
        if let Some(former) = former_in_force(&task.was, day) {
            task.due = former.due.clone();
        }
    });
    then.file.targets.for_each_mut(|target| {
        target.of_which = target.of_which.take().filter(|whole| is_there(whole.value.as_str()));
        if let Some(former) = former_in_force(&target.was, day).map(|former| former.value.clone()) {
            put_back(target, former);
        }
    });
    Cow::Owned(then)
}

/// Whether the files of a plan say what stood on a day.
fn is_as_written(plan: &Plan, day: Day) -> bool {
    let amended = &plan.amended;
    plan.tasks.iter().all(|task| is_present(&task.was, day))
        && plan.targets.iter().all(|target| is_present(&target.was, day))
        && (amended.is_empty()
            || plan.tasks.iter().all(|task| amended.has_task(task.id.value.as_str(), day))
                && plan.targets.iter().all(|target| amended.has_target(target.id.value.as_str(), day)))
}

fn is_present<F: Former>(was: &List<F>, day: Day) -> bool {
    was.iter().all(|former| former.until().value < day)
}

/// Puts a former bound and day in the place of the present ones. The keys that did not differ are the present ones.
fn put_back(target: &mut Target, former: FormerBound) {
    target.by = former.by.or(target.by);
    let Some(mut bound) = former.bound else { return };
    if let (Some(pool @ None), Goal::Bound(present)) = (bound.value.pool(), &target.goal) {
        *pool = present.value.of();
    }
    target.goal = Goal::Bound(bound);
}

/// The first amendment after a day that changes a target, where nothing tells the bound in force before it: its number
/// and date.
pub(crate) fn unrecorded_amendment(plan: &Plan, target: &Target, day: Day) -> Option<(Raw, Day)> {
    let Goal::Bound(_) = &target.goal else { return None };
    if former_in_force(&target.was, day).is_some() {
        return None;
    }
    let dated = plan.amendments.iter().filter_map(|one| Some((one, one.date.filter(|date| date.value > day)?.value)));
    let changing = dated.filter(|(one, _)| {
        one.changes.iter().any(|id| id.value.as_str().eq_ignore_ascii_case(target.id.value.as_str()))
    });
    changing.min_by_key(|(_, date)| *date).map(|(one, date)| (one.number.value.raw().clone(), date))
}
