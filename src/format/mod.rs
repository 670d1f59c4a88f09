//! How reports and findings are written; one file per output.

mod csv;
mod diff;
mod export;
pub mod findings;
mod fingerprint;
mod github;
mod gitlab;
pub mod json;
mod junit;
mod junit_cases;
mod markdown;
mod remark;
mod sarif;
mod table;
mod terminal;

pub use csv::{assignment_csv, ranking_csv, remarks_csv, suggestions_csv, targets_csv};
pub use diff::diff;
pub use export::{ExportForm, PackageHead, data_package};
pub use github::github;
pub use gitlab::gitlab;
pub use junit::{Case, Outcome, junit};
pub use junit_cases::{assignment_cases, remark_cases, target_cases};
pub use markdown::{markdown, markdown_with};
pub use remark::{Remark, RemarkKind};
pub use sarif::sarif;
pub use terminal::{Paper, write_doc};
