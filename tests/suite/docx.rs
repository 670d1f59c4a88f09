//! The filler of Word templates: what it fills, which faults it names, which files it refuses.

mod faults;
mod filling;
mod hostile;
pub mod kit;
mod programs;
mod properties;
mod rendition;
