//! When dated amendments brought tasks and targets into a plan, and took targets out of it.

use super::Amendment;
use crate::source::{At, Place};
use crate::value::{Day, Item};
use std::collections::BTreeMap;

/// The tasks and targets that the amendments of a plan added and dropped, by their ids.
#[derive(Clone, Debug, Default)]
pub struct Amended(BTreeMap<String, Vec<Step>>);

/// A step in the life of a task or target.
#[derive(Clone, Copy, Debug)]
struct Step {
    on: Day,
    added: bool,
    /// The id in the amendment.
    place: Place,
}

impl Amended {
    pub(super) fn of(amendments: &[Item<Amendment>]) -> Self {
        let mut steps: BTreeMap<String, Vec<Step>> = BTreeMap::new();
        for amendment in amendments {
            // Nobody knows since when an undated one counts.
            let Some(date) = amendment.date else { continue };
            for (ids, added) in [(&amendment.adds, true), (&amendment.drops, false)] {
                for id in ids {
                    let step = Step { on: date.value, added, place: id.place };
                    steps.entry(id.value.as_str().to_ascii_lowercase()).or_default().push(step);
                }
            }
        }
        // The sort keeps those of one day in their order.
        for steps in steps.values_mut() {
            steps.sort_by_key(|step| step.on);
        }
        Self(steps)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The day on which an amendment added it, and where that says so; `None` for a part of the plan as issued.
    pub(crate) fn added(&self, id: &str) -> Option<At<Day>> {
        self.steps(id).iter().find(|step| step.added).map(|step| At::new(step.on, step.place))
    }

    /// The day alone.
    pub(crate) fn added_on(&self, id: &str) -> Option<Day> {
        self.added(id).map(|added| added.value)
    }

    /// Whether a target is in the plan on a day.
    pub(crate) fn has_target(&self, id: &str, day: Day) -> bool {
        let steps = self.steps(id);
        let past = steps.iter().rfind(|step| step.on <= day);
        // The first amendment adds a thing that was not there before.
        past.map_or_else(|| steps.first().is_none_or(|first| !first.added), |step| step.added)
    }

    /// Whether a task is in the plan on a day. Only its own `dropped` ends it.
    pub(crate) fn has_task(&self, id: &str, day: Day) -> bool {
        self.added_on(id).is_none_or(|added| added <= day)
    }

    fn steps(&self, id: &str) -> &[Step] {
        // Most plans were never amended.
        if self.0.is_empty() {
            return &[];
        }
        self.0.get(&id.to_ascii_lowercase()).map_or(&[], Vec::as_slice)
    }
}
