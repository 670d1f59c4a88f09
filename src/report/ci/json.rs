//! All that a CI job asks of a plan, in JSON.

use crate::report::assignment::rows::PlanAssignment;
use crate::report::object::{InLang, object};
use crate::report::status::rows::PlanStatus;
use crate::report::targets::rows::PlanTargets;
use crate::text::Lang;

/// What a job asks of a plan.
pub(super) struct Asked<'c>(pub &'c PlanStatus, pub &'c PlanTargets, pub &'c PlanAssignment, pub Lang);

object! { Asked<'_>, Asked(status, targets, assignment, lang) => {
    "id": status.id,
    "title": status.title,
    "targets": InLang(*targets, *lang),
    "assignment": assignment,
    "status": status,
} }
