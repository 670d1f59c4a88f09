//! Where files come from, and places in them.

mod disk;
mod file_path;
mod files;
mod git;
mod lines;
mod memory;
#[cfg(target_os = "linux")]
mod open_folder;
mod overlay;
mod place;
mod sources;
mod windows_paths;
mod workspace;

pub use disk::Disk;
pub use file_path::FilePath;
pub(crate) use files::MOST_BYTES;
pub use files::{Entry, Files, Kind, Refusal};
pub use git::{GitFault, Snapshot};
pub(crate) use git::{Repository, Revision};
pub use lines::ColumnUnit;
pub(crate) use lines::Lines;
pub use memory::Memory;
pub(crate) use overlay::Overlay;
pub use place::{At, FileId, Place, Span};
pub use sources::{Location, Position, Sources};
pub(crate) use windows_paths::{is_device_name, plain_path, without_prefix};
pub(crate) use workspace::{PLAN_SUBFOLDERS, find_plans, is_plan_file};
