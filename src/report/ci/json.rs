//! The status, targets and assignment of a plan, in JSON.

use crate::report::assignment::rows::PlanAssignment;
use crate::report::json_values::InLang;
use crate::report::object::object;
use crate::report::status::rows::PlanStatus;
use crate::report::targets::rows::PlanTargets;
use crate::text::Lang;

/// A plan as a CI job checks it.
pub(super) struct CiPlan<'c>(pub &'c PlanStatus, pub &'c PlanTargets, pub &'c PlanAssignment, pub Lang);

object! { CiPlan<'_>, CiPlan(status, targets, assignment, lang) => {
    ..status.label;
    "targets": InLang(*targets, *lang), en: "the plan as `check-targets` has it", vi: "kế hoạch như `check-targets`";
    "assignment": assignment, en: "the plan as `assign` has it", vi: "kế hoạch như `assign`";
    "status": status, en: "the plan as `status` has it", vi: "kế hoạch như `status`";
} }
