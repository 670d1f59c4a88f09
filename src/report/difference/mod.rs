//! The report of `cchc diff`.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod rows;

pub use document::{Compared, change_sentence, difference_doc};
pub use json::{PlanDifferenceJson, StatesJson};
pub use rows::{ChangeRow, PlanDifference, Stage, plan_difference};
