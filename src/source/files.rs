//! One interface to the files of a workspace, wherever they are kept.

use super::FilePath;
use std::ffi::OsStr;

/// The most bytes that a plan file may have (4 MiB).
pub(crate) const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The kind of a file or folder.
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
    /// A file or folder that may belong to a plan and whose name is not UTF-8. Only lists name it.
    OddName,
}

/// One name in a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The last part of the path; U+FFFD stands for bytes that are not UTF-8.
    pub name: String,
    /// Its kind; a link is not followed.
    pub kind: Kind,
}

/// Why a file or folder could not be read. Never carries the content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Nothing stands there.
    Absent,
    /// A folder stands where a file was expected.
    IsFolder,
    /// A pipe, device or socket.
    IsSpecial,
    /// The name of a plan's file or folder is not UTF-8.
    OddName,
    /// A link leads to a folder with a plan that stands nowhere among the plans.
    LinkedFolder,
    /// A plan lies in more folders below each other than anybody can have meant.
    TooDeep,
    /// The partial clone of the repository lacks this file of the revision.
    Unfetched,
    /// A symbolic link that leads nowhere, or back to itself.
    Nowhere,
    /// A symbolic link that leaves the workspace or enters its `.git`.
    Outside,
    /// More than 4 MiB.
    TooLarge,
    /// The system's own reason, such as a missing permission.
    System(std::io::ErrorKind),
}

/// The files of one workspace: on the disk, or held in memory.
pub trait Files: Sync + std::fmt::Debug {
    /// The names in a folder, sorted. A name that is not UTF-8 is listed only where it may belong to a plan.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>, Refusal>;

    /// The whole content of a regular file inside the workspace.
    ///
    /// # Errors
    /// When it is absent, special, outside, too large or unreadable.
    fn read(&self, file: &FilePath) -> Result<Vec<u8>, Refusal>;

    /// The kind of a path behind all links; a link out of the workspace is refused.
    ///
    /// # Errors
    /// When nothing is there, or it lies outside.
    fn kind(&self, path: &FilePath) -> Result<Kind, Refusal> {
        self.resolved(path).map(|(_, kind)| kind)
    }

    /// The path behind all links, and its kind; a link out of the workspace is refused.
    ///
    /// # Errors
    /// When nothing is there, or it lies outside.
    fn resolved(&self, path: &FilePath) -> Result<(FilePath, Kind), Refusal>;
}

/// Whether a file or folder with an unreadable name may belong to a plan. Other names, such as those of old documents,
/// do not concern the program.
pub(super) fn matters(name: &[u8], is_plan: impl FnOnce() -> bool) -> bool {
    name.to_ascii_lowercase().ends_with(b".toml") || is_plan()
}

/// Whether a folder is the one of git; some systems take capitals for the same name.
pub(super) fn is_git(name: impl AsRef<OsStr>) -> bool {
    name.as_ref().eq_ignore_ascii_case(".git")
}
