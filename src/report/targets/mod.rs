//! The report of `cchc check-targets`.

pub(crate) mod against_parent;
pub(crate) mod cases;
pub(crate) mod compare;
pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod remark;
pub(crate) mod report;
pub(crate) mod rollup;
pub(crate) mod rollup_json;
pub(crate) mod rows;
pub(crate) mod steps;
pub(crate) mod table;

pub use report::{Shape, TargetsReport};
pub use rollup::{TargetNumber, TargetRollup};
pub use rows::{PlanTargets, TargetRow, plan_targets};
