//! The context of a check.

use crate::calc::View;
use crate::diag::Sink;
use crate::model::Plan;
use crate::source::Files;

/// The plan, its files, and the day and settings of the view.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    pub(super) plan: &'c Plan,
    pub(super) files: &'c dyn Files,
    pub(super) view: View<'c>,
}

pub(super) type Check = fn(Context<'_>, &mut Sink);
