//! The report of `cchc validate --fix`: the repairs, then the findings that remain.

pub(crate) mod json;
pub(crate) mod report;
pub(crate) mod rows;

pub(crate) use report::{RepairOutcome, RepairsReport};
pub(crate) use rows::{LeftRepair, RepairRow};
