//! The files of a workspace on the disk.
//!
//! Plan files may come from strangers: a link to `/proc/self/environ` would print secrets in a snippet, and a pipe
//! would block for ever. So the program opens a file once without blocking, checks the handle and reads from it.

use super::FilePath;
use super::workspace::MOST_FOLDERS;
use super::{
    files::Entry, files::Files, files::Kind, files::MOST_BYTES, files::Refusal, files::is_git, files::matters,
};
#[cfg(target_os = "linux")]
use super::{open_folder::OpenFolder, open_folder::OpenResult, open_folder::names};
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// A workspace on the disk, read below one folder only.
#[derive(Debug)]
pub struct Disk {
    /// The root without links, as the system names it.
    root: PathBuf,
    met_links: AtomicBool,
    #[cfg(target_os = "linux")]
    open_folder: Option<OpenFolder>,
}

impl Disk {
    /// The workspace whose root is `folder`.
    ///
    /// # Errors
    /// When the folder does not exist.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let root = fs::canonicalize(folder)?;
        if !root.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Self {
            #[cfg(target_os = "linux")]
            open_folder: OpenFolder::new(&root),
            met_links: AtomicBool::new(false),
            root,
        })
    }

    /// Whether a link stood on the way to anything that was looked for: then one file may be read under many paths.
    pub(crate) fn met_links(&self) -> bool {
        self.met_links.load(Ordering::Relaxed)
    }

    /// The root without links, as the system names it.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The path on the disk behind all links of a file that exists or could be written.
    ///
    /// # Errors
    /// When it lies outside, or a link on the way leads nowhere.
    pub(crate) fn place(&self, path: &FilePath) -> Result<PathBuf, Refusal> {
        match self.resolve(path) {
            Err(Refusal::Absent) => {}
            resolved => return resolved,
        }
        let (above, name) = path.as_str().rsplit_once('/').unwrap_or(("", path.as_str()));
        let standing = fs::symlink_metadata(self.root.join(path.as_str())).is_ok();
        if standing || name.is_empty() {
            return Err(Refusal::Outside);
        }
        Ok(self.place(&FilePath::new(above))?.join(name))
    }

    fn open(&self, path: &FilePath) -> Result<File, Refusal> {
        #[cfg(target_os = "linux")]
        match self.open_folder.as_ref().map(|folder| folder.open(path)) {
            Some(OpenResult::File(file)) => return Ok(file),
            Some(OpenResult::Absent) => return Err(Refusal::Absent),
            Some(OpenResult::Unsure) | None => {}
        }
        open_without_blocking(&self.resolve(path)?).map_err(|error| refusal(&error))
    }

    /// Follows every link and checks that the end still lies inside.
    fn resolve(&self, path: &FilePath) -> Result<PathBuf, Refusal> {
        let whole = self.root.join(path.as_str());
        let resolved = fs::canonicalize(&whole).map_err(|error| {
            let refusal = refusal(&error);
            if refusal == Refusal::Absent && self.leads_nowhere(&whole) { Refusal::Nowhere } else { refusal }
        });
        if resolved.as_ref().map_or_else(|why| *why == Refusal::Nowhere, |resolved| *resolved != whole) {
            self.met_links.store(true, Ordering::Relaxed);
        }
        let resolved = resolved?;
        let inside = resolved.strip_prefix(&self.root).map_err(|_| Refusal::Outside)?;
        if inside.components().any(|part| is_git(part.as_os_str())) {
            return Err(Refusal::Outside);
        }
        Ok(resolved)
    }
}

/// Whether a plan stands in a folder or at most `depth` folders below it.
fn holds_plan(folder: &Path, depth: usize) -> bool {
    folder.join("plan.toml").exists()
        || depth > 0
            && fs::read_dir(folder)
                .into_iter()
                .flatten()
                .flatten()
                .any(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()) && holds_plan(&entry.path(), depth - 1))
}

impl Disk {
    /// Whether a broken link is the reason why nothing is at a path.
    fn leads_nowhere(&self, path: &Path) -> bool {
        let mut inside = path.ancestors().take_while(|at| at.starts_with(&self.root));
        inside.find(|at| at.symlink_metadata().is_ok()).is_some_and(|at| at.is_symlink() && !at.exists())
    }
}

impl Files for Disk {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>, Refusal> {
        #[cfg(target_os = "linux")]
        match self.open_folder.as_ref().map(|open| open.open(folder)) {
            Some(OpenResult::Absent) => return Err(Refusal::Absent),
            Some(OpenResult::File(file)) => {
                if let Ok(Some(names)) = names(file) {
                    let kind = |kind: rustix::fs::FileType| match kind {
                        kind if kind.is_file() => Kind::File,
                        kind if kind.is_dir() => Kind::Folder,
                        kind if kind.is_symlink() => Kind::Link,
                        _ => Kind::Special,
                    };
                    let entries = names.into_iter().map(|(name, found)| Entry { name, kind: kind(found) });
                    let mut entries: Vec<Entry> = entries.collect();
                    entries.sort_by(|a, b| a.name.cmp(&b.name));
                    return Ok(entries);
                }
            }
            Some(OpenResult::Unsure) | None => {}
        }
        let mut entries = Vec::new();
        let place = self.resolve(folder)?;
        // Not every system says so by its reason.
        let is_file = || fs::metadata(&place).is_ok_and(|metadata| !metadata.is_dir());
        let no_folder = |error: io::Error| {
            if is_file() { Refusal::System(io::ErrorKind::NotADirectory) } else { refusal(&error) }
        };
        for entry in fs::read_dir(&place).map_err(no_folder)? {
            let entry = entry.map_err(|error| refusal(&error))?;
            let kind = entry.file_type().map_err(|error| refusal(&error))?;
            match entry.file_name().into_string() {
                Ok(name) => entries.push(Entry { name, kind: kind_of(kind) }),
                Err(name) if matters(name.as_encoded_bytes(), || holds_plan(&entry.path(), MOST_FOLDERS)) => {
                    entries.push(Entry { name: name.to_string_lossy().into_owned(), kind: Kind::OddName });
                }
                Err(_) => {}
            }
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    fn read(&self, path: &FilePath) -> Result<Vec<u8>, Refusal> {
        let file = self.open(path)?;
        let metadata = file.metadata().map_err(|error| refusal(&error))?;
        match kind_of(metadata.file_type()) {
            Kind::File => {}
            Kind::Folder => return Err(Refusal::IsFolder),
            Kind::Link | Kind::Special | Kind::OddName => return Err(Refusal::IsSpecial),
        }
        // To ask for no more than the system promised saves the call that finds the end. One more byte than the limit
        // tells a full file from a longer one. Some file systems say that every file is empty.
        let length = if metadata.len() == 0 { MOST_BYTES + 1 } else { metadata.len().min(MOST_BYTES + 1) };
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(length)).unwrap_or_default());
        file.take(length).read_to_end(&mut bytes).map_err(|error| refusal(&error))?;
        if bytes.len() as u64 > MOST_BYTES { Err(Refusal::TooLarge) } else { Ok(bytes) }
    }

    fn resolved(&self, path: &FilePath) -> Result<(FilePath, Kind), Refusal> {
        let place = self.resolve(path)?;
        let metadata = fs::symlink_metadata(&place).map_err(|error| refusal(&error))?;
        let inside = place.strip_prefix(&self.root).map_err(|_| Refusal::Outside)?;
        let parts: Option<Vec<&str>> = inside.iter().map(OsStr::to_str).collect();
        Ok((FilePath::new(&parts.ok_or(Refusal::OddName)?.join("/")), kind_of(metadata.file_type())))
    }
}

fn kind_of(kind: fs::FileType) -> Kind {
    if kind.is_symlink() {
        Kind::Link
    } else if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Special
    }
}

#[allow(clippy::wildcard_enum_match_arm, reason = "the system's list of faults is open")]
fn refusal(error: &io::Error) -> Refusal {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) {
        return Refusal::Nowhere;
    }
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Refusal::Absent,
        io::ErrorKind::IsADirectory => Refusal::IsFolder,
        other => Refusal::System(other),
    }
}

#[cfg(unix)]
fn open_without_blocking(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(i32::try_from(flags.bits()).unwrap_or_default()).open(path)
}

#[cfg(not(unix))]
fn open_without_blocking(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}
