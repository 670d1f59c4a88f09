//! How reports and findings are written; one file per output.

pub(crate) mod csv;
pub(crate) mod export;
pub mod findings;
pub(crate) mod fingerprint;
pub(crate) mod github;
pub(crate) mod gitlab;
pub mod json;
pub(crate) mod junit;
pub(crate) mod markdown;
pub(crate) mod sarif;
pub(crate) mod table;
pub(crate) mod terminal;
pub(crate) mod unified_diff;

pub use csv::{assignment_csv, ranking_csv, remarks_csv, suggestions_csv, targets_csv};
pub use export::{ExportForm, PackageHead, data_package};
pub use github::github;
pub use gitlab::gitlab;
pub use junit::junit;
pub use markdown::{markdown, markdown_with};
pub use sarif::sarif;
pub use terminal::{Paper, write_doc};
pub use unified_diff::diff;
