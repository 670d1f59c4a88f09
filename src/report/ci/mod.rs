//! The report of `cchc ci`.

pub(crate) mod json;
pub(crate) mod reasons;
pub(crate) mod report;
pub(crate) mod rules;

pub use reasons::Reasons;
pub use report::{CiReport, PlanChecks};
pub use rules::FailRules;
