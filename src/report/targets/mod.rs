//! The report of `cchc check-targets`.

pub(crate) mod against_parent;
mod bars;
pub(crate) mod bound;
pub(crate) mod cases;
pub(crate) mod compare;
pub(crate) mod document;
mod in_force;
pub(crate) mod json;
mod own_value;
pub(crate) mod remark;
pub(crate) mod report;
pub(crate) mod rollup;
pub(crate) mod rollup_json;
pub(crate) mod rows;
pub(crate) mod sections;
mod steps;
pub(crate) mod table;

pub use report::{Shape, TargetsReport};
pub(crate) use rollup::TargetNumber;
pub use rollup::{FigureSums, TargetRollup};
pub(crate) use rows::PlanTargets;
pub use rows::plan_targets;
