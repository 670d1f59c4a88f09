//! Figures over tasks and reports: shares and counts.

use crate::calc::occurrence::occurrences;
use crate::calc::owed_reports::{ReportState, report_states};
use crate::calc::{State, Tally, View, plan_on, task_status};
use crate::model::{Delivery, Period, Plan, ReportsFigure, Task, TasksChosen, TasksFigure};
use crate::value::{Day, Item};

/// A share, or a count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Counted {
    /// So many of so many.
    Share(usize, usize),
    /// So many.
    Count(usize),
}

/// The tasks over which a figure goes, in the order of the file.
pub(super) fn chosen<'p>(plan: &'p Plan, tasks: &TasksChosen) -> Vec<&'p Item<Task>> {
    match tasks {
        TasksChosen::All => plan.tasks.iter().collect(),
        TasksChosen::Area(area) => plan.tasks.iter().filter(|task| task.area.value.is(area.value.as_str())).collect(),
        TasksChosen::Listed(ids) => ids.iter().filter_map(|id| plan.tasks.named(id.value.as_str())).collect(),
    }
}

/// How many of the tasks are in each state on the day of `view`.
pub(super) fn tally(plan: &Plan, tasks: &TasksChosen, view: View<'_>) -> Tally {
    // An amendment of a later day adds tasks, and changes days.
    let then = plan_on(plan, view.as_of);
    chosen(&then, tasks).into_iter().map(|task| task_status(&then, task, view).state).collect()
}

/// Whether one of the tasks is still to be done in time.
pub(super) fn is_open(tally: &Tally) -> bool {
    [State::InProgress, State::DueSoon, State::NotStarted].into_iter().any(|state| tally.of(state) > 0)
}

/// A figure of these tasks. `hopes`: as if every task that is open were done in time.
pub(super) fn of_tasks(tally: &Tally, figure: TasksFigure, hopes: bool) -> Counted {
    let late = tally.of(State::DoneLate) + tally.of(State::Overdue);
    let open = tally.of(State::InProgress) + tally.of(State::DueSoon) + tally.of(State::NotStarted);
    let more = if hopes { open } else { 0 };
    match figure {
        TasksFigure::DoneShare => {
            let all = tally.completion();
            // An overdue task can still be done, though late.
            let done = if hopes { all.denominator } else { all.numerator };
            Counted::Share(done, all.denominator)
        }
        TasksFigure::OnTimeShare => {
            let done = tally.of(State::Done) + more;
            Counted::Share(done, done + late)
        }
        TasksFigure::LateCount => Counted::Count(late),
    }
}

/// The reports that the plan owes for periods that end within these days, and where each stands on a day.
pub(super) fn reports(plan: &Plan, (from, to): (Day, Day), as_of: Day) -> Vec<(Period, ReportState)> {
    let mut states = report_states(plan, as_of);
    states.retain(|(report, _)| (from..=to).contains(&report.to));
    states
}

/// A figure of these reports. `hopes`: as if every report that is still to come came in time.
pub(super) fn of_reports(states: &[(Period, ReportState)], figure: ReportsFigure, as_of: Day, hopes: bool) -> Counted {
    let count = |is: fn(&ReportState) -> bool| states.iter().filter(|(_, state)| is(state)).count();
    let missing = count(|state| matches!(state, ReportState::Missing));
    match figure {
        ReportsFigure::OnTimeShare if hopes => {
            let lost = missing + count(|state| matches!(state, ReportState::Late(_)));
            Counted::Share(states.len() - lost, states.len())
        }
        ReportsFigure::OnTimeShare => {
            let due = states.iter().filter(|(report, _)| report.due.day <= as_of);
            let (sent, due) = due.fold((0, 0), |(sent, due), (_, state)| {
                (sent + usize::from(matches!(state, ReportState::InTime(_))), due + 1)
            });
            Counted::Share(sent, due)
        }
        ReportsFigure::LateCount => Counted::Count(count(|state| matches!(state, ReportState::Late(_)))),
        ReportsFigure::MissingCount => Counted::Count(if hopes { 0 } else { missing }),
    }
}

/// The day of the last delivery of a task within these days; `None` where it is not delivered. A task that recurs, or
/// that a group leads, is delivered when all that it owes in these days is.
pub(super) fn delivered_within(plan: &Plan, task: &Task, (from, to): (Day, Day), view: View<'_>) -> Option<Day> {
    let view = view.until(to);
    let then = plan_on(plan, view.as_of);
    // A task that a later amendment adds is not there yet.
    let task = then.tasks.named(task.id.value.as_str())?;
    let plan = &*then;
    let mut terms = crate::calc::state::terms(plan, task, view);
    let recurs = task.due.value.is_recurring();
    // Where all fell out by the day of issue, nothing counts.
    if terms.is_empty() {
        return None;
    }
    if recurs {
        // The rest is owed for the set of another year.
        terms.retain(|term| term.due.is_some_and(|due| from <= due.day && due.day <= to));
    }
    if terms.iter().any(|term| term.delivered.is_none()) {
        return None;
    }
    let all = if recurs { occurrences(plan, task) } else { Vec::new() };
    let counts = |delivery: &Delivery| !recurs || all.iter().any(|one| one.is_of(delivery));
    let days = task.done.iter().filter(|delivery| counts(delivery)).map(|delivery| delivery.on.value);
    days.filter(|on| from <= *on && *on <= view.as_of).max()
}
