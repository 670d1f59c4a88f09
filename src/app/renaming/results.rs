//! The results of a plan as bare figures: where its tasks and targets stand, without any id or title, which another id
//! may change.

use crate::app::computable::Computable;
use crate::calc::{Amount, OccurrenceCounts, State, TaskStatus, Unit, Verdict, View};
use crate::calc::{TargetStatus, plan_on, target_status, task_status};
use crate::model::{Basis, Plan, Settings};
use crate::source::Sources;
use crate::value::{Day, Exact};

/// The results of a plan on a day, in the order of its files; `None` where a fault may touch one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct PlanResults {
    tasks: Vec<Option<TaskResult>>,
    targets: Vec<Option<TargetResult>>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct TaskResult {
    state: State,
    due: Option<Day>,
    days_late: Option<i64>,
    percent: Option<Exact>,
    occurrences: Option<OccurrenceCounts>,
    /// How many members deliver, and how many have delivered.
    members: Option<(usize, usize)>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct TargetResult {
    verdict: Verdict,
    is_final: Option<bool>,
    by: Day,
    value: Option<FigureResult>,
    attainment: Option<Exact>,
    expected: Option<Exact>,
    shortfall: Option<(Exact, Unit)>,
    forecast: Option<Exact>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct FigureResult {
    amount: Amount,
    through: Day,
    basis: Basis,
    is_partial: bool,
    is_stale: bool,
}

impl PlanResults {
    pub(super) fn of(plan: &Plan, view: View<'_>, settings: &Settings, sources: &Sources) -> Self {
        let computable = Computable::of(plan, sources);
        let today = &*plan_on(plan, view.as_of);
        let tasks = today.tasks.iter().map(|task| {
            let status = || TaskResult::of(task_status(today, task, view));
            computable.task(task).then(status)
        });
        let targets = today.targets.iter().map(|target| {
            let status = || TargetResult::of(target_status(today, target, view, settings.at_risk_percent));
            computable.target(target).then(status)
        });
        Self { tasks: tasks.collect(), targets: targets.collect() }
    }

    /// Whether each result is the same in the other. One that only the other has does not count: a fault had hidden it.
    pub(super) fn stands_in(&self, other: &Self) -> bool {
        fn stands<R: PartialEq>(own: &[Option<R>], other: &[Option<R>]) -> bool {
            own.len() == other.len() && own.iter().zip(other).all(|(own, other)| own.is_none() || own == other)
        }
        stands(&self.tasks, &other.tasks) && stands(&self.targets, &other.targets)
    }
}

impl TaskResult {
    fn of(status: TaskStatus) -> Self {
        let TaskStatus { state, due, due_as_written: _, days_late, percent, occurrences, members } = status;
        let members = members.map(|members| (members.total, members.delivered));
        Self { state, due, days_late, percent, occurrences, members }
    }
}

impl TargetResult {
    fn of(status: TargetStatus) -> Self {
        let TargetStatus { verdict, is_final, by, value, attainment, expected, shortfall, forecast, .. } = status;
        let value = value.map(|value| FigureResult {
            amount: value.amount,
            through: value.through,
            basis: value.basis,
            is_partial: value.partial,
            is_stale: value.stale,
        });
        Self { verdict, is_final, by, value, attainment, expected, shortfall, forecast }
    }
}
