//! The plan from which the tables of an export take their rows.

use crate::calc::View;
use crate::model::{Plan, Settings};

/// A plan, seen from a day.
#[derive(Clone, Copy)]
pub(super) struct PlanOnDay<'p> {
    pub(super) plan: &'p Plan,
    pub(super) view: View<'p>,
    pub(super) settings: &'p Settings,
}
