//! The report of `cchc rank`.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod refusal;
pub(crate) mod report;
pub(crate) mod rows;

pub use report::RankingReport;
pub(crate) use rows::Ranking;
pub use rows::{RankingScore, ranking};
