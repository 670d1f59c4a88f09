//! The changes of a plan as rows, for `cchc diff`.

use crate::calc::diff::{Change, Difference, Mark, Side, Topic, difference, whole_plan};
use crate::model::Plan;
use crate::report::PlanLabel;
use crate::source::{Location, Place};
use crate::text::Raw;
use crate::value::Day;

/// The changes of one plan.
#[derive(Clone, Debug)]
pub struct PlanDifference {
    pub(crate) label: PlanLabel,
    /// Its folder before; `None` when the plan is new.
    pub(crate) base: Option<Raw>,
    /// Its folder now; `None` when the plan is gone.
    pub(crate) head: Option<Raw>,
    /// The weightiest kinds first.
    pub changes: Vec<ChangeRow>,
    /// The topics that could not be compared, since they have faults before or now.
    pub(crate) not_compared: Vec<Topic>,
}

/// A change with its title and place.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// The change.
    pub change: Change,
    /// The title of the item, if it has one.
    pub title: Option<Raw>,
    /// The place in the state that the change names.
    pub at: Location,
}

impl PlanDifference {
    pub(crate) fn count(&self, mark: Mark) -> usize {
        self.changes.iter().filter(|row| row.change.is(mark)).count()
    }
}

/// A state of a plan, and a way to name places in it.
#[derive(Clone, Copy)]
pub struct Stage<'s> {
    /// The plan.
    pub plan: &'s Plan,
    /// Finds the file and the line of a place.
    pub locate: &'s dyn Fn(Place) -> Location,
}

/// The changes of a plan, seen from a day; `None` without both states.
#[must_use]
pub fn plan_difference(base: Option<Stage<'_>>, head: Option<Stage<'_>>, as_of: Day) -> Option<PlanDifference> {
    let folder = |stage: Stage<'_>| Raw::new(stage.plan.folder.as_str());
    let found = match (base, head) {
        (Some(base), Some(head)) => {
            let half = |stage: &Stage<'_>| stage.plan.start.value <= stage.plan.end.value;
            // A period whose end is before its start cannot be compared. The checks report it.
            if half(&base) && half(&head) {
                difference(base.plan, head.plan, as_of)
            } else {
                Difference { changes: Vec::new(), not_compared: vec![Topic::Plan] }
            }
        }
        (None, Some(head)) => Difference { changes: vec![whole_plan(head.plan, Side::Head)], not_compared: Vec::new() },
        (Some(base), None) => Difference { changes: vec![whole_plan(base.plan, Side::Base)], not_compared: Vec::new() },
        (None, None) => return None,
    };
    let label = head.or(base).map(|stage| PlanLabel::alone(stage.plan, as_of))?;
    let rows = found.changes.into_iter().filter_map(|change| {
        let its = match change.side {
            Side::Base => base?,
            Side::Head => head?,
        };
        Some(ChangeRow { title: name_of(its.plan, &change.topic), at: (its.locate)(change.place), change })
    });
    Some(PlanDifference {
        label,
        base: base.map(folder),
        head: head.map(folder),
        changes: rows.collect(),
        not_compared: found.not_compared,
    })
}

/// The title of an item in this state.
fn name_of(plan: &Plan, topic: &Topic) -> Option<Raw> {
    let indicator = |id: &Raw| {
        let all = plan.indicators.iter().chain(plan.shared.iter());
        let mut named = all.filter(|indicator| indicator.id.value.is(id.as_str()));
        named.next().map(|indicator| indicator.title.raw().clone())
    };
    match topic {
        Topic::Task(id) => {
            let task = plan.tasks.named(id.as_str())?;
            Some(task.title.raw().clone())
        }
        Topic::Area(id) => {
            let area = plan.areas.named(id.as_str())?;
            Some(area.title.raw().clone())
        }
        Topic::Assignee(id) => {
            let assignee = plan.assignees.named(id.as_str())?;
            Some(assignee.title.raw().clone())
        }
        Topic::Target(id) => {
            let target = plan.targets.named(id.as_str())?;
            let text = target.text.as_ref().map(|text| text.raw().clone());
            indicator(&target.indicator.value.raw()).or(text)
        }
        Topic::TargetGroup(id) => {
            let group = plan.target_groups.named(id.as_str())?;
            Some(group.title.raw().clone())
        }
        Topic::Fund(id) => {
            let fund = plan.funds.named(id.as_str())?;
            Some(fund.title.raw().clone())
        }
        Topic::Content(id) => {
            let content = plan.funding.contents.named(id.as_str())?;
            Some(content.title.raw().clone())
        }
        // Without an id, the text is what names it already.
        Topic::Difficulty(id) => {
            let mut all = plan.difficulties.iter();
            let difficulty = all.find(|one| one.id.as_ref().is_some_and(|own| own.value.is(id.as_str())))?;
            Some(difficulty.text.raw().clone())
        }
        Topic::Criterion(set, id) => {
            let set = plan.scoring_sets.named(set.as_str())?;
            Some(set.criteria.named(id.as_str())?.title.raw().clone())
        }
        Topic::Indicator(id) | Topic::Value(_, id) => indicator(id),
        Topic::Plan | Topic::Report(_) | Topic::Amendment(_) => None,
    }
}
