//! The report of `cchc record` without an indicator.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod report;
pub(crate) mod rows;

pub(crate) use document::nothing;
pub(crate) use report::OwedReport;
pub(crate) use rows::{AskedPeriod, LastFigure, OwedRow, PlanOwed, plan_owed};
