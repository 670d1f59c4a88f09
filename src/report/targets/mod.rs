//! The report of `cchc check-targets`.

pub(crate) mod against_parent;
pub(crate) mod compare;
pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod rollup;
pub(crate) mod rollup_json;
pub(crate) mod rows;
pub(crate) mod steps;

pub use against_parent::{Cascade, cascade_doc, cascades};
pub use compare::compared_doc;
pub use document::{target_sentence, target_title, targets_doc, verdict_line};
pub use json::PlanTargetsJson;
pub use rollup::{FigureRow, TargetNumber, TargetRollup, VerdictRow, target_rollup_doc};
pub use rollup_json::{TargetRollupJson, against_parent};
pub use rows::{PlanFigure, PlanTargets, Source, TargetRow, Title, plan_targets};
pub use steps::steps_doc;
