//! Changes to plan files as a careful person would make them: text in, text out, every other byte kept; and
//! the way to the disk, which is locked and whole or not at all. Knows TOML's forms, not what a plan means.

mod apply;
mod brackets;
mod find;
mod habits;
mod keys;
mod lines;
mod meant;
mod splice;
mod tables;

pub use apply::{apply, apply_with_comments};
pub use meant::{Act, Edit, Step, find};
pub use splice::{Fault, file_of, has_comments};
