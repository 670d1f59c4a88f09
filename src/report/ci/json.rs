//! All that a CI job asks of a plan, in JSON.

use crate::report::{PlanAssignment, PlanStatus, PlanTargets};
use crate::report::{json::PlanAssignmentJson, json::PlanStatusJson, json::PlanTargetsJson};
use crate::text::Lang;
use serde::Serialize;

/// A plan with its targets, its assignment and where it stands.
#[derive(Debug, Serialize)]
pub struct PlanCiJson {
    id: String,
    title: String,
    targets: PlanTargetsJson,
    assignment: PlanAssignmentJson,
    status: PlanStatusJson,
}

impl PlanCiJson {
    /// The plan, with titles of our own in one language.
    #[must_use]
    pub fn new(status: &PlanStatus, targets: &PlanTargets, assignment: &PlanAssignment, lang: Lang) -> Self {
        Self {
            id: status.id.as_str().to_owned(),
            title: status.title.as_str().to_owned(),
            targets: PlanTargetsJson::new(targets, lang),
            assignment: assignment.into(),
            status: status.into(),
        }
    }
}
