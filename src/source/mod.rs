//! Where files come from, and places in them.

#[cfg(target_os = "linux")]
mod beneath;
mod disk;
mod file_path;
mod files;
mod git;
mod lines;
mod memory;
mod overlay;
mod place;
mod sources;
mod workspace;

pub use disk::Disk;
pub use file_path::FilePath;
pub use files::{Entry, Files, Kind, MOST_BYTES, Refusal};
pub use git::{GitFault, Repository, Revision, Snapshot};
pub use lines::{Lines, Unit};
pub use memory::Memory;
pub use overlay::Overlay;
pub use place::{At, FileId, Place, Span};
pub use sources::{Located, Position, Sources};
pub use workspace::{FOLDERS_OF_A_PLAN, Found, PlanFolder, find_plans, is_plan_file};
