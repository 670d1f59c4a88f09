//! How long the bound of a target was in force, where an amendment changed it later.

use crate::model::FormerBound;
use crate::text::Raw;
use crate::value::Day;

/// How long a former bound was in force.
#[derive(Clone, Debug)]
pub(crate) struct InForce {
    /// The last day.
    pub(crate) until: Day,
    /// The decision that changed it.
    pub(crate) decision: Option<Raw>,
}

impl InForce {
    pub(super) fn of(former: &FormerBound) -> Self {
        Self { until: former.until.value, decision: former.decision.as_ref().map(|decision| decision.raw().clone()) }
    }
}
