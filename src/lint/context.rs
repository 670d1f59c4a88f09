//! The context of a check.

use crate::calc::View;
use crate::diag::{Finding, Rule, Sink};
use crate::model::{Plan, Task};
use crate::source::{Files, Place};

/// The plan, its files, and the day and settings of the view.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    /// The plan as its files have it.
    pub(super) plan: &'c Plan,
    /// The plan as it stands on the day.
    pub(super) today: &'c Plan,
    pub(super) files: &'c dyn Files,
    pub(super) view: View<'c>,
}

pub(super) type Check = fn(Context<'_>, &mut Sink);

/// A finding about a task; its message has the argument `task`.
pub(super) fn about_task(rule: &'static Rule, task: &Task, place: Place) -> Finding {
    let id = task.id.value.as_str();
    Finding::new(rule, place).text("task", id).item(id)
}
