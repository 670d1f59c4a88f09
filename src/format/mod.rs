//! How reports and findings are written; one file per output.

mod csv;
pub mod findings;
pub mod json;
mod markdown;
mod table;
mod terminal;

pub use csv::{assignment_csv, targets_csv};
pub use markdown::{findings_markdown, markdown};
pub use terminal::{Paper, write_doc};
