//! How reports and findings are written; one file per output.

mod csv;
mod diff;
pub mod findings;
pub mod json;
mod markdown;
mod table;
mod terminal;

pub use csv::targets_csv;
pub use diff::diff;
pub use markdown::markdown;
pub use terminal::{Paper, write_doc};
