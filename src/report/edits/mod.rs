//! The report of every edit.

pub(crate) mod effect;
pub(crate) mod json;
pub(crate) mod report;
pub(crate) mod rows;

pub(crate) use effect::{IndicatorEffect, indicator_effect};
pub(crate) use report::{EditOutcome, EditsReport, replaced};
pub use rows::EditedFile;
pub(crate) use rows::{FieldEdit, PlanEdits};
