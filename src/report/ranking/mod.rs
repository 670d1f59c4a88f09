//! The report of `cchc rank`.

pub(crate) mod json;
pub(crate) mod rows;

pub use json::{RankedUnitJson, ranked_units, rankings};
pub use rows::{RankedBy, RankedUnit, Ranking, ranking, ranking_doc};
