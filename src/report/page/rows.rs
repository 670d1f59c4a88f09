//! Everything that the page of one plan shows.

use super::sources::{FiguresRow, figures_of_periods};
use crate::calc::{self, State};
use crate::model::{Basis, Plan, Settings};
use crate::report::assignment::rows::{PlanAssignment, plan_people};
use crate::report::difficulties::rows::PlanDifficulties;
use crate::report::status::rows::{TaskRow, judged_status};
use crate::report::{Filter, PlanLabel, PlanStatus, PlanTargets, Unresolved};
use crate::report::{plan_difficulties, plan_targets};
use crate::source::{Location, Place};
use crate::text::Raw;
use crate::value::{Day, Exact};

/// The readers of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Audience {
    /// The office itself.
    Office,
    /// Citizens: no names of persons, no difficulties, no gaps and no load.
    Public,
}

/// The page of a plan.
#[derive(Clone, Debug)]
pub(crate) struct PlanPage {
    pub(crate) audience: Audience,
    pub(crate) label: PlanLabel,
    /// The day of which the page speaks.
    pub(crate) day: Day,
    /// A task is due soon from so many days before its due day on.
    pub(crate) due_soon_days: u32,
    pub(crate) status: PlanStatus,
    pub(crate) targets: PlanTargets,
    /// The history of each target, in their order.
    pub(crate) histories: Vec<TargetHistory>,
    /// Without tasks, which `status` has.
    pub(crate) assignment: PlanAssignment,
    /// The unresolved difficulties; none for citizens.
    pub(crate) difficulties: Option<PlanDifficulties>,
    pub(crate) figures: Vec<FiguresRow>,
}

/// The figures to date of a target, each with the last day of its period, oldest first.
pub(crate) type TargetHistory = Vec<(Day, Exact)>;

/// The page of a plan on the day of `view`. `locate` finds the file and the line of a place.
pub(crate) fn plan_page(
    plan: &Plan,
    view: calc::View<'_>,
    settings: &Settings,
    audience: Audience,
    locate: &dyn Fn(Place) -> Location,
) -> PlanPage {
    let then = &*calc::plan_on(plan, view.as_of);
    let targets = plan_targets(plan, view, settings, locate);
    let history = |id: &Raw| {
        let target = then.targets.named(id.as_str());
        target.map_or_else(Vec::new, |target| calc::figures_of(then, target, view))
    };
    let label = PlanLabel::of(plan, view);
    PlanPage {
        audience,
        day: view.as_of,
        due_soon_days: view.due_soon_days,
        status: judged_status(plan, view, &Filter::default(), targets.verdicts()),
        histories: targets.targets.iter().map(|row| history(&row.id)).collect(),
        targets,
        assignment: plan_people(plan, view, false, locate),
        difficulties: match audience {
            Audience::Office => Some(plan_difficulties(plan, view, Unresolved::Only)),
            Audience::Public => None,
        },
        figures: figures_of_periods(then, view.as_of),
        label,
    }
}

impl PlanPage {
    /// The tasks in a state, by due day.
    pub(crate) fn tasks_in(&self, state: State) -> Vec<&TaskRow> {
        let mut tasks: Vec<&TaskRow> = self.status.tasks.iter().filter(|task| task.status.state == state).collect();
        tasks.sort_by_key(|task| task.status.due);
        tasks
    }

    /// The weakest basis of anything that the page shows.
    pub(crate) fn basis(&self) -> Basis {
        let of_targets = self.targets.targets.iter().filter_map(|row| row.standing.value.as_ref());
        of_targets.map(|value| value.basis).fold(self.status.basis, Basis::min)
    }
}
