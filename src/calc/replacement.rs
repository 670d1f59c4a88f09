//! The plan that takes the place of another.

use crate::value::{Day, PlanId};

/// The plan that has taken the place of another, which is computed as of the day before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replacement {
    /// The plan that stands now.
    pub by: PlanId,
    /// The day of its issue.
    pub on: Day,
}

impl Replacement {
    /// The last day of the plan that is replaced.
    pub(crate) fn day_before(&self) -> Day {
        self.on.plus(-1).unwrap_or(self.on)
    }
}
