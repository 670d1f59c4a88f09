//! Beginning: a workspace with a plan that teaches the format, a plan in a workspace that is there already, or a
//! plan of an earlier year carried into a new one. Everything is made in memory and checked before a byte is
//! written.

mod carry;
mod fresh;
mod write;

pub use carry::{CarriedPlan, CarryFault, Move, carry};
pub use fresh::{Fresh, fresh_plan, id_for, workspace_files};
pub use write::{WriteFault, Written, preview, write};

/// A file to be written: its path below the new folder, with `/`, and its text.
pub type NewFile = (String, String);
