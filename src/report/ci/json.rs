//! The status, targets and assignment of a plan, in JSON.

use crate::report::assignment::rows::PlanAssignment;
use crate::report::object::{InLang, object};
use crate::report::status::rows::PlanStatus;
use crate::report::targets::rows::PlanTargets;
use crate::text::Lang;

/// A plan as a CI job checks it.
pub(super) struct CiPlan<'c>(pub &'c PlanStatus, pub &'c PlanTargets, pub &'c PlanAssignment, pub Lang);

object! { CiPlan<'_>, CiPlan(status, targets, assignment, lang) => {
    "id": status.id,
    "title": status.title,
    "targets": InLang(*targets, *lang),
    "assignment": assignment,
    "status": status,
} }
