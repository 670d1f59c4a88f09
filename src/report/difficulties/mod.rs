//! The report of `cchc difficulties`.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod report;
pub(crate) mod rows;

pub(crate) use report::DifficultiesReport;
pub(crate) use rows::{Unresolved, plan_difficulties};
