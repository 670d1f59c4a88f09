//! The report of `cchc ci`.

pub(crate) mod json;
pub(crate) mod reasons;
pub(crate) mod report;
pub(crate) mod rules;

pub(crate) use reasons::Reasons;
pub(crate) use report::{CiReport, PlanChecks};
pub(crate) use rules::FailRules;
