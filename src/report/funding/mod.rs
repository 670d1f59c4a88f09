//! The report of `cchc funding`.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod report;
pub(crate) mod rows;

pub(crate) use document::FundingBy;
pub(crate) use report::FundingReport;
pub(crate) use rows::plan_funding;
