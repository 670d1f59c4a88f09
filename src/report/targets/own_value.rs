//! The value of a target that a total over plans counts.

use crate::calc::{self, Value, target_status};
use crate::model::{Plan, Target};

/// The value of a target from the plan's own files. A total counts a figure for the plan whose file holds it.
#[derive(Clone, Debug)]
pub(super) enum OwnValue {
    /// The plan reads no values that are counted elsewhere.
    AsShown,
    /// It reads some that are counted elsewhere.
    Apart(Option<Value>),
}

impl OwnValue {
    pub(super) fn of(plan: &Plan, target: &Target, view: calc::View<'_>) -> Self {
        if plan.sources.iter().all(|source| !source.is_counted) {
            return Self::AsShown;
        }
        // The value does not depend on how much short of the bound is at risk.
        Self::Apart(target_status(&calc::as_counted(plan), target, view, 0).value)
    }

    /// The value that a total counts, where this one is shown.
    pub(super) const fn of_shown<'v>(&'v self, shown: Option<&'v Value>) -> Option<&'v Value> {
        match self {
            Self::AsShown => shown,
            Self::Apart(value) => value.as_ref(),
        }
    }
}
