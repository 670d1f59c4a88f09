//! The report of `cchc ci`.

pub(crate) mod json;
pub(crate) mod reasons;

pub use json::PlanCiJson;
pub use reasons::{Reasons, reasons_doc};
