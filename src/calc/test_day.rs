//! The test days of a task: the days on which its posts must be filled. A delivered occurrence needs nobody any more,
//! and an overdue one needs somebody today.

use super::{state::State, state::Term, state::View, state::state_by, state::terms};
use crate::model::{Due, Plan, Task};
use crate::value::Day;

/// A day for each occurrence that is not delivered: its due day, or the day of `view` where that is later. The day of
/// `view` counts no later than the plan's end. No day for a task on demand or waiting. A continuous task has one day.
pub(super) fn open_days(plan: &Plan, task: &Task, view: View<'_>) -> Vec<Day> {
    open_days_by(plan, task, view, &terms(plan, task, view))
}

/// The days on which no person may have two roles: the open days; the last due day, where all is delivered; for a task
/// without a due day the day of `view`, moved into the time of the plan.
pub(super) fn role_days(plan: &Plan, task: &Task, view: View<'_>) -> Vec<Day> {
    role_days_by(plan, task, view, &terms(plan, task, view))
}

/// The open days by these terms: those of the task, or those of a member of the group that leads it.
pub(super) fn open_days_by(plan: &Plan, task: &Task, view: View<'_>, terms: &[Term]) -> Vec<Day> {
    let today = view.as_of.min(plan.end.value);
    let is_undelivered = || terms.iter().any(|term| term.delivered.is_none());
    match &task.due.value {
        Due::OnDemand => Vec::new(),
        // It is open until the plan's end; after that only where nothing was delivered.
        Due::Continuous => {
            let is_open = view.as_of <= plan.end.value || is_undelivered();
            if is_open { vec![today.max(plan.start.value)] } else { Vec::new() }
        }
        Due::On(_) | Due::By(_) | Due::Every(_) | Due::EveryReport | Due::Days(_) | Due::After { .. } => {
            let open = terms.iter().filter(|term| term.delivered.is_none());
            let mut days: Vec<Day> = open.filter_map(|term| term.due).map(|due| due.day.max(today)).collect();
            if is_open_without_term(task, view) && is_undelivered() {
                days.push(today.max(plan.start.value));
            }
            days.sort_unstable();
            days.dedup();
            days
        }
    }
}

/// The days of [`role_days`] by these terms.
pub(super) fn role_days_by(plan: &Plan, task: &Task, view: View<'_>, terms: &[Term]) -> Vec<Day> {
    let open = open_days_by(plan, task, view, terms);
    if !open.is_empty() {
        return open;
    }
    let is_done = matches!(state_by(plan, task, terms, view), State::Done | State::DoneLate);
    let last = terms.iter().filter_map(|term| term.due).map(|due| due.day).max();
    let today = view.as_of.min(plan.end.value).max(plan.start.value);
    vec![last.filter(|_| is_done).unwrap_or(today)]
}

/// Whether the event of a task without a term has happened.
fn is_open_without_term(task: &Task, view: View<'_>) -> bool {
    matches!(task.due.value, Due::After { term: None, on: Some(event), .. } if event <= view.as_of)
}
