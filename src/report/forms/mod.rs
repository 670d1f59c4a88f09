//! The report of `cchc record --from`: the change that forms make, and the rows that cannot be taken.

pub(crate) mod json;
pub(crate) mod report;
pub(crate) mod rows;

pub(crate) use report::{FormsOutcome, FormsReport};
pub(crate) use rows::{FormCounts, FormFigure, FormPlace, RefusedRow};
