//! Changes to plan files as a careful person would make them: text in, text out, every other byte kept. This folder
//! knows TOML's forms, not what a plan means.

mod append;
mod apply;
mod brackets;
mod find;
mod habits;
mod keys;
mod lines;
mod meant;
mod splice;
mod tables;

pub(crate) use append::{append_tables, written};
pub use apply::{apply, apply_removing_comments};
pub(crate) use habits::escaped;
pub use meant::{Act, Edit, Step, find};
pub use splice::{Fault, file_of, has_comments_between_elements};
