//! The report of `cchc validate`, and the remarks of every other.

pub(crate) mod cases;
pub(crate) mod counts;
pub(crate) mod json;
pub(crate) mod remark;
pub(crate) mod report;
pub(crate) mod table;

pub(crate) use cases::remark_cases;
pub(crate) use counts::PlanCounts;
pub use counts::RunSize;
pub use remark::Remark;
pub use remark::RemarkKind;
pub use report::FindingsReport;
pub(crate) use table::{REMARK_COLUMNS, remark_row};
