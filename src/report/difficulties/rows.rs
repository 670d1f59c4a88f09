//! Difficulties and proposals of a plan as rows.

use crate::calc::{State, View, plan_on, task_status};
use crate::model::{Difficulty, DifficultyKind, Plan, Resolution};
use crate::report::PlanLabel;
use crate::report::status::rows::titles_of;
use crate::source::At;
use crate::text::Raw;
use crate::value::{Day, TaskId, Text};

/// The difficulties of one plan.
#[derive(Clone, Debug)]
pub(crate) struct PlanDifficulties {
    pub(crate) label: PlanLabel,
    /// The unresolved ones first, then the oldest.
    pub(crate) rows: Vec<DifficultyRow>,
}

/// One difficulty as it stands on a day.
#[derive(Clone, Debug)]
pub(crate) struct DifficultyRow {
    pub(crate) id: Option<Raw>,
    pub(crate) raised: Day,
    pub(crate) kind: DifficultyKind,
    pub(crate) by: Option<Raw>,
    /// The title of who raised it.
    pub(crate) by_title: Option<Raw>,
    pub(crate) tasks: Vec<HeldTask>,
    pub(crate) text: Raw,
    pub(crate) proposal: Option<Raw>,
    /// The days from its raising to its resolution, or to the day of the report.
    pub(crate) age_days: i64,
    pub(crate) resolved: Option<ResolvedBy>,
}

/// A task that a difficulty concerns.
#[derive(Clone, Debug)]
pub(crate) struct HeldTask {
    pub(crate) id: Raw,
    pub(crate) is_overdue: bool,
}

/// How a difficulty was resolved.
#[derive(Clone, Debug)]
pub(crate) struct ResolvedBy {
    pub(crate) on: Day,
    pub(crate) how: Raw,
    pub(crate) decision: Option<Raw>,
}

/// Whether a report leaves out what is resolved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unresolved {
    Only,
    AndResolved,
}

/// The difficulties that are raised by the day of the view. A resolution of a later day is not known yet.
pub(crate) fn plan_difficulties(plan: &Plan, view: View<'_>, which: Unresolved) -> PlanDifficulties {
    let plan = &*plan_on(plan, view.as_of);
    let raised = plan.difficulties.iter().filter(|one| one.raised.value <= view.as_of);
    let mut rows: Vec<DifficultyRow> = raised.map(|one| row(plan, one, view)).collect();
    rows.retain(|row| which == Unresolved::AndResolved || row.resolved.is_none());
    rows.sort_by_key(|row| (row.resolved.is_some(), row.raised));
    PlanDifficulties { label: PlanLabel::of(plan, view), rows }
}

fn row(plan: &Plan, difficulty: &Difficulty, view: View<'_>) -> DifficultyRow {
    let text = |text: &Text| text.raw().clone();
    let resolution = difficulty.resolved.as_ref().filter(|resolution| resolution.on.value <= view.as_of);
    let resolved = |Resolution { on, how, decision }: &Resolution| ResolvedBy {
        on: on.value,
        how: text(how),
        decision: decision.as_ref().map(text),
    };
    let end = resolution.map_or(view.as_of, |resolution| resolution.on.value);
    DifficultyRow {
        id: difficulty.id.as_ref().map(|id| id.value.raw()),
        raised: difficulty.raised.value,
        kind: difficulty.kind,
        by: difficulty.by.as_ref().map(|by| by.value.raw()),
        by_title: difficulty.by.as_ref().and_then(|by| titles_of(plan, std::slice::from_ref(by)).pop()),
        tasks: difficulty.tasks.iter().map(|id| held(plan, id, view)).collect(),
        text: text(&difficulty.text),
        proposal: difficulty.proposal.as_ref().map(text),
        age_days: end.days_since(difficulty.raised.value),
        resolved: resolution.map(resolved),
    }
}

fn held(plan: &Plan, id: &At<TaskId>, view: View<'_>) -> HeldTask {
    let task = plan.tasks.named(id.value.as_str());
    let is_overdue = task.is_some_and(|task| task_status(plan, task, view).state == State::Overdue);
    HeldTask { id: id.value.raw(), is_overdue }
}
