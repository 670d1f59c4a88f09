//! The reserved indicators: the program computes them from the tasks, the assignment and the reports of the plan.

use super::gap::gaps;
use super::history::plan_on;
use super::{Completion, Tally};
use super::{owed_reports::ReportState, owed_reports::report_states};
use super::{state::State, state::View, state::task_status};
use super::{value::Amount, value::Value};
use crate::model::{Basis, ComputedIndicator, Plan};

/// The value of a reserved indicator on the day of `view`, which is also the last day that it covers.
pub(crate) fn computed(plan: &Plan, reserved: ComputedIndicator, view: View<'_>) -> Value {
    let through = view.as_of;
    let plan = &*plan_on(plan, through);
    let tally = || -> Tally { plan.tasks.iter().map(|task| task_status(plan, task, view).state).collect() };
    let share = |part: usize, of: usize| Amount::Ratio(to_i128(part), to_i128(of));
    let amount = match reserved {
        ComputedIndicator::AssignmentGaps => Amount::Count(to_i128(gaps(plan, view).len())),
        ComputedIndicator::TasksDone => {
            let Completion { numerator, denominator } = tally().completion();
            share(numerator, denominator)
        }
        ComputedIndicator::TasksOnTime => {
            let tally = tally();
            let done = tally.of(State::Done);
            share(done, done + tally.of(State::DoneLate) + tally.of(State::Overdue))
        }
        ComputedIndicator::ReportsOnTime => {
            let mut due = report_states(plan, through);
            due.retain(|(report, _)| report.due.day <= through);
            let sent = due.iter().filter(|(_, state)| matches!(state, ReportState::InTime(_)));
            share(sent.count(), due.len())
        }
    };
    let basis = match reserved {
        ComputedIndicator::AssignmentGaps | ComputedIndicator::TasksDone | ComputedIndicator::TasksOnTime => plan.basis,
        ComputedIndicator::ReportsOnTime => Basis::Official,
    };
    Value { amount, parts: Vec::new(), through, known_on: None, basis, partial: false, stale: false }
}

fn to_i128(number: usize) -> i128 {
    i128::try_from(number).unwrap_or(i128::MAX)
}
