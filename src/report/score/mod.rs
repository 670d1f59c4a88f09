//! The report of `cchc score`.

pub(crate) mod cases;
pub(crate) mod compare;
pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod report;
pub(crate) mod rows;
pub(crate) mod table;

pub use report::ScoreReport;
#[cfg(feature = "office")]
pub(crate) use rows::{CriterionRow, SetRows};
pub use rows::{PlanScoring, plan_scoring, ranked};
pub(crate) use table::criterion_cells;
