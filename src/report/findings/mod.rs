//! The report of `cchc validate`, and the remarks of every other.

pub(crate) mod json;
pub(crate) mod plan_json;
pub(crate) mod remark;

pub use json::FindingJson;
pub use plan_json::PlanCountsJson;
pub use remark::{Remark, RemarkKind};
