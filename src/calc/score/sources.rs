//! The sources of a set that a plan does not have, and what lies outside the days of the set.

use super::tasks::delivered_within;
use crate::calc::{Subject, View};
use crate::model::{Criterion, FigureSource, Plan, ScoringSet, TasksChosen};
use crate::value::{Day, Item};

/// A name in a criterion that the plan does not know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum UnknownSource<'s> {
    Indicator(&'s str),
    Task(&'s str),
    Area(&'s str),
}

/// The names of a criterion's source that the plan does not know.
pub(crate) fn unknown_sources<'s>(plan: &Plan, criterion: &'s Criterion) -> Vec<UnknownSource<'s>> {
    let source = criterion.figure.as_ref().map(|figure| &figure.value);
    let indicators = source.into_iter().flat_map(FigureSource::indicators).chain(&criterion.times);
    let may_be = |id: &str| plan.indicators.may_have_held(id) || plan.scoring_sets.is_empty();
    let unknown = indicators.filter(|id| Subject::of(plan, &id.value).is_none() && !may_be(id.value.as_str()));
    let mut all: Vec<UnknownSource<'s>> = unknown.map(|id| UnknownSource::Indicator(id.value.as_str())).collect();
    let no_task = |id: &str| plan.tasks.named(id).is_none() && !plan.tasks.may_have_held(id);
    match source {
        Some(FigureSource::Task(id)) if no_task(id.value.as_str()) => all.push(UnknownSource::Task(id.value.as_str())),
        Some(FigureSource::Tasks(TasksChosen::Listed(ids), _)) => {
            let ids = ids.iter().map(|id| id.value.as_str());
            all.extend(ids.filter(|id| no_task(id)).map(UnknownSource::Task));
        }
        Some(FigureSource::Tasks(TasksChosen::Area(area), _)) => {
            let id = area.value.as_str();
            if plan.areas.named(id).is_none() && !plan.areas.may_have_held(id) {
                all.push(UnknownSource::Area(id));
            }
        }
        Some(
            FigureSource::Task(_)
            | FigureSource::Tasks(TasksChosen::All, _)
            | FigureSource::Indicator(_)
            | FigureSource::Reports(_)
            | FigureSource::Combined(..)
            | FigureSource::Manual,
        )
        | None => {}
    }
    all
}

/// For each criterion that counts one task: the days of its deliveries that lie outside the days of the set, where none
/// counts because of that.
pub(crate) fn days_outside<'s>(
    plan: &Plan,
    set: &'s ScoringSet,
    view: View<'_>,
) -> Vec<(&'s Item<Criterion>, Vec<Day>)> {
    let (from, to) = (set.from.value, set.to.value);
    let outside = |criterion: &'s Item<Criterion>| {
        let days: Vec<Day> = match &criterion.figure.as_ref()?.value {
            FigureSource::Task(id) => {
                let task = plan.tasks.named(id.value.as_str())?;
                if delivered_within(plan, task, (from, to), view).is_some() {
                    return None;
                }
                let known = task.done.iter().map(|delivery| delivery.on.value).filter(|on| *on <= view.as_of);
                known.filter(|on| *on < from || *on > to).collect()
            }
            FigureSource::Indicator(id) => {
                let known = crate::calc::value::known_values(plan, &id.value, view.as_of);
                if known.iter().any(|part| (from..=to).contains(&part.period.to)) {
                    return None;
                }
                known.iter().map(|part| part.period.to).collect()
            }
            FigureSource::Tasks(..) | FigureSource::Reports(_) | FigureSource::Combined(..) | FigureSource::Manual => {
                return None;
            }
        };
        (!days.is_empty()).then_some((criterion, days))
    };
    set.criteria.iter().filter_map(outside).collect()
}
