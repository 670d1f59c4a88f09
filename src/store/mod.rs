//! The one way to the disk: nothing else creates, replaces or renames a file.

mod file;
mod folder;
mod guard;
mod lock;
mod new_files;
mod output;
mod plan;
mod stage;

pub(crate) use folder::{FolderResult, FolderWriter, OutputFiles, WrittenFile, make_folder, save_folder};
pub(crate) use guard::{folder_of, is_ours, is_regular, refuse_among_plans, refuse_device, refuse_kept, unslashed};
pub(crate) use lock::Lock;
pub(crate) use new_files::{NewFile, NewFiles, preview_new, write_new};
pub(crate) use output::{ResultFile, append_summary, save};
pub(crate) use plan::{Rewrite, lock_plan, rewrite, unreachable};
