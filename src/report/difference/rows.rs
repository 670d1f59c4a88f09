//! What changed in a plan: the rows behind `cchc diff`.

use crate::calc::{
    diff::Change, diff::Difference, diff::Mark, diff::Side, diff::Topic, diff::Version, diff::difference,
    diff::whole_plan,
};
use crate::model::{Plan, Settings};
use crate::source::{Location, Place};
use crate::text::Raw;
use crate::value::Day;

/// What changed in one plan.
#[derive(Clone, Debug)]
pub struct PlanDifference {
    /// The plan's id.
    pub id: Raw,
    /// Its title.
    pub title: Raw,
    /// Its folder before; `None` when it is new.
    pub base: Option<Raw>,
    /// Its folder now; `None` when it is gone.
    pub head: Option<Raw>,
    /// The changes, the weightiest kinds first.
    pub changes: Vec<ChangeRow>,
    /// What could not be compared, since it has faults before or now.
    pub not_compared: Vec<Topic>,
}

/// One change with its place in words.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// The change.
    pub change: Change,
    /// What the item is called, where it has a name.
    pub title: Option<Raw>,
    /// Where it stands, in the state that the change names.
    pub at: Location,
}

impl PlanDifference {
    /// How many of its changes bear a mark.
    #[must_use]
    pub fn count(&self, mark: Mark) -> usize {
        self.changes.iter().filter(|row| row.change.is(mark)).count()
    }
}

/// One state of a plan, with how to name a place in it.
#[derive(Clone, Copy)]
pub struct Stage<'s> {
    /// The plan.
    pub plan: &'s Plan,
    /// What cchc.toml says.
    pub settings: &'s Settings,
    /// Where a place is.
    pub locate: &'s dyn Fn(Place) -> Location,
}

/// What changed in a plan, seen from a day; `None` when there is neither state of it.
#[must_use]
pub fn plan_difference(base: Option<Stage<'_>>, head: Option<Stage<'_>>, as_of: Day) -> Option<PlanDifference> {
    let state = |stage: Stage<'_>| -> (Raw, Raw, Raw) {
        let plan = stage.plan;
        (plan.id.value.raw(), plan.title.raw().clone(), Raw::new(plan.folder.as_str()))
    };
    let found = match (base, head) {
        (Some(base), Some(head)) => {
            let half = |stage: &Stage<'_>| stage.plan.start.value <= stage.plan.end.value;
            // Days that run backwards leave nothing to reckon by; they were reported.
            if half(&base) && half(&head) {
                difference(side(&base), side(&head), as_of)
            } else {
                Difference { changes: Vec::new(), not_compared: vec![Topic::Plan] }
            }
        }
        (None, Some(head)) => Difference { changes: vec![whole_plan(head.plan, Side::Head)], not_compared: Vec::new() },
        (Some(base), None) => Difference { changes: vec![whole_plan(base.plan, Side::Base)], not_compared: Vec::new() },
        (None, None) => return None,
    };
    let (id, title, _) = head.or(base).map(state)?;
    let rows = found.changes.into_iter().filter_map(|change| {
        let its = match change.side {
            Side::Base => base?,
            Side::Head => head?,
        };
        Some(ChangeRow { title: name_of(its.plan, &change.topic), at: (its.locate)(change.place), change })
    });
    Some(PlanDifference {
        id,
        title,
        base: base.map(|stage| state(stage).2),
        head: head.map(|stage| state(stage).2),
        changes: rows.collect(),
        not_compared: found.not_compared,
    })
}

fn side<'s>(stage: &Stage<'s>) -> Version<'s> {
    Version { plan: stage.plan, holidays: &stage.settings.holidays }
}

/// What an item is called in this state.
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
        Topic::Target(id) => {
            let target = plan.targets.named(id.as_str())?;
            let text = target.text.as_ref().map(|text| text.raw().clone());
            indicator(&target.indicator.value.raw()).or(text)
        }
        Topic::Indicator(id) | Topic::Value(_, id) => indicator(id),
        Topic::Plan | Topic::Report(_) | Topic::Amendment(_) => None,
    }
}
