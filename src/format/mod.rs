//! How reports and findings are written; one file per output.

pub mod findings;
pub mod json;
mod table;
mod terminal;

pub use terminal::{Paper, write_doc};
