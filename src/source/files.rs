//! One way to the files of a workspace, wherever they are kept.

use super::FilePath;
use std::ffi::OsStr;

/// The most bytes that a plan file may have (4 MiB).
pub(crate) const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// What stands at a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A pipe, device or socket.
    Special,
    /// Something that may be a plan's, whose name is not UTF-8; only lists name it.
    OddName,
}

/// One name in a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The last part of the path. Where that is not UTF-8, what is not is shown as U+FFFD.
    pub name: String,
    /// What stands there; a link is not followed.
    pub kind: Kind,
}

/// Why a file or folder could not be read. Never carries the content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Nothing stands there.
    Absent,
    /// A folder where a file was to be read.
    IsFolder,
    /// A pipe, device or socket.
    IsSpecial,
    /// A folder that holds a plan, or a file of one, whose name is not UTF-8.
    OddName,
    /// A link to a folder with a plan in it that stands nowhere among the plans.
    LinkedFolder,
    /// A plan in so many folders below each other that nobody can have meant it.
    TooDeep,
    /// A file of a revision that a partial clone of the repository lacks.
    Unfetched,
    /// A symbolic link that leads nowhere, or back to itself.
    Nowhere,
    /// A symbolic link that leaves the workspace or enters its `.git`.
    Outside,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// The system's own reason, such as a missing permission.
    System(std::io::ErrorKind),
}

/// The files of one workspace: on the disk, or held in memory.
pub trait Files: Sync + std::fmt::Debug {
    /// The names in a folder, sorted by name. Of those that are not UTF-8 only such as may be a plan's are named.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>, Refusal>;

    /// The whole content of a regular file inside the workspace.
    ///
    /// # Errors
    /// When it is absent, no regular file, outside, too large or unreadable.
    fn read(&self, file: &FilePath) -> Result<Vec<u8>, Refusal>;

    /// What stands at the path once links are followed; a link out of the workspace is refused.
    ///
    /// # Errors
    /// When nothing is there, or it lies outside.
    fn kind(&self, path: &FilePath) -> Result<Kind, Refusal> {
        self.resolved(path).map(|(_, kind)| kind)
    }

    /// Where a path leads once links are followed, and what stands there; a link out of the workspace is refused.
    ///
    /// # Errors
    /// When nothing is there, or it lies outside.
    fn resolved(&self, path: &FilePath) -> Result<(FilePath, Kind), Refusal>;
}

/// Whether something may be lost with a file or folder whose name cannot be written down.
/// Other names, such as those of old documents, are none of ours.
pub(super) fn matters(name: &[u8], is_plan: impl FnOnce() -> bool) -> bool {
    name.to_ascii_lowercase().ends_with(b".toml") || is_plan()
}

/// Whether a folder is where git keeps its own; many a system takes capitals for the same name.
pub(super) fn is_git(name: impl AsRef<OsStr>) -> bool {
    name.as_ref().eq_ignore_ascii_case(".git")
}
