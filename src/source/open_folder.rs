//! Opens a file below a folder in one call, where the system itself promises to follow no link.
//!
//! `disk.rs` asks the system about each part of a path, which takes a sixth of the time over the plans of a country. It
//! opens only the paths that this file leaves to it: those with links on their way, and names that are not UTF-8.

use super::FilePath;
use super::{files::is_git, files::matters};
use rustix::fs::{Mode, OFlags, ResolveFlags};
use rustix::io::Errno;
use std::fs::File;
use std::io;
use std::path::Path;

/// An open folder below which files are opened.
#[derive(Debug)]
pub(super) struct OpenFolder(File);

/// The result of opening.
#[derive(Debug)]
pub(super) enum OpenResult {
    /// It lies below the folder, and no link leads there.
    File(File),
    /// Nothing is there.
    Absent,
    /// The slower way must decide.
    Unsure,
}

impl OpenFolder {
    /// Opens the folder; `None` where the system refuses.
    pub(super) fn new(folder: &Path) -> Option<Self> {
        File::open(folder).ok().map(Self)
    }

    /// Opens a file or folder to be read, without waiting for one that is a pipe.
    pub(super) fn open(&self, path: &FilePath) -> OpenResult {
        let path = path.as_str();
        if path.split('/').any(is_git) {
            return OpenResult::Unsure;
        }
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
        let path = if path.is_empty() { "." } else { path };
        match rustix::fs::openat2(&self.0, path, flags, Mode::empty(), resolve) {
            Ok(file) => OpenResult::File(File::from(file)),
            Err(Errno::NOENT | Errno::NOTDIR) => OpenResult::Absent,
            // Links, old kernels, permissions: the slower way finds the reason.
            Err(_) => OpenResult::Unsure,
        }
    }
}

/// The names in an open folder with their kinds; `None` where the file system does not give the kinds, or the slower
/// way must look at a name.
pub(super) fn names(folder: File) -> io::Result<Option<Vec<(String, rustix::fs::FileType)>>> {
    let mut names = Vec::new();
    for entry in rustix::fs::Dir::new(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name == b"." || name == b".." {
            continue;
        }
        if entry.file_type() == rustix::fs::FileType::Unknown {
            return Ok(None);
        }
        match std::str::from_utf8(name) {
            Ok(name) => names.push((name.to_owned(), entry.file_type())),
            // A plan may stand at any depth below such a folder.
            Err(_) if matters(name, || entry.file_type().is_dir()) => return Ok(None),
            Err(_) => {}
        }
    }
    Ok(Some(names))
}
