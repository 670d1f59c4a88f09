//! Where a workspace begins.

use std::fmt;
use std::path::{Path, PathBuf};

/// The root of a workspace on the disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Root {
    /// The folder.
    pub folder: PathBuf,
}

/// There is no workspace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NoWorkspace;

impl fmt::Display for NoWorkspace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no workspace")
    }
}

impl std::error::Error for NoWorkspace {}

impl Root {
    /// The nearest folder upwards from `start` with a cchc.toml; else `start` itself where it holds a
    /// plan.toml or a folder plans/.
    ///
    /// # Errors
    /// When there is none of these.
    pub(crate) fn find(start: &Path) -> Result<Self, NoWorkspace> {
        if let Some(folder) = start.ancestors().find(|folder| folder.join("cchc.toml").symlink_metadata().is_ok()) {
            return Ok(Self { folder: folder.to_owned() });
        }
        let here = start.join("plan.toml").symlink_metadata().is_ok() || start.join("plans").is_dir();
        if here { Ok(Self { folder: start.to_owned() }) } else { Err(NoWorkspace) }
    }

    /// Where the root lies in the repository around it, written with `/` and one behind it; empty when that is the
    /// same folder, or there is no repository.
    #[must_use]
    pub(crate) fn in_repository(&self) -> String {
        let top = self.folder.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok());
        let below = top.and_then(|top| self.folder.strip_prefix(top).ok());
        let parts = below.into_iter().flat_map(|below| below.iter()).filter_map(|part| part.to_str());
        parts.flat_map(|part| [part, "/"]).collect()
    }
}
