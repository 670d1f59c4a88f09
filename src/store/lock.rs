//! One writer at a time. The lock is a file of its own: one on the plan's file would be lost when that is
//! replaced by its new version.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long to wait for another run.
pub(super) const MOST_WAIT: Duration = Duration::from_secs(10);

/// The name of the lock file in a plan's folder.
const NAME: &str = ".cchc.lock";

/// The lock on one or several folders; it ends with the value, or with the process.
#[derive(Debug)]
pub(crate) struct Lock {
    /// Closing them gives the lock back.
    _held: Vec<File>,
}

/// Why there is no lock.
#[derive(Debug)]
pub(crate) enum LockFault {
    /// Another process held it all the time.
    Busy,
    /// A folder, a link or a pipe has the name of the lock file.
    NotPlain,
    /// The system's reason.
    System(io::Error),
}

impl Lock {
    /// Locks these folders, waiting for each at most as long as `wait` says.
    ///
    /// # Errors
    /// When another process holds one of them all that time, or the system refuses.
    pub(crate) fn take(folders: impl IntoIterator<Item = PathBuf>, wait: Duration) -> Result<Self, LockFault> {
        let mut folders: Vec<PathBuf> = folders.into_iter().collect();
        // In one order, so that no two processes wait for each other.
        folders.sort();
        folders.dedup();
        let mut held = Vec::with_capacity(folders.len());
        for folder in folders {
            let file = open(&folder.join(NAME))?;
            take(&file, wait)?;
            held.push(file);
        }
        Ok(Self { _held: held })
    }
}

/// Keeps other runs out of a folder of outputs as long as it lives. Some file systems cannot lock folders: there nobody
/// is kept out.
#[derive(Debug)]
pub(super) struct FolderLock(Option<File>);

impl FolderLock {
    /// Waits for the lock, but not longer than this; `None` when another run held it all the time.
    pub(super) fn take(folder: &Path, wait: Duration) -> Option<Self> {
        match lock_folder(folder, wait) {
            Ok(file) => Some(Self(Some(file))),
            Err(LockFault::Busy) => None,
            Err(LockFault::NotPlain | LockFault::System(_)) => Some(Self(None)),
        }
    }

    /// Whether no other run can be at work.
    pub(super) const fn is_held(&self) -> bool {
        self.0.is_some()
    }
}

#[cfg(not(windows))]
fn lock_folder(folder: &Path, wait: Duration) -> Result<File, LockFault> {
    let file = File::open(folder).map_err(LockFault::System)?;
    take(&file, wait)?;
    Ok(file)
}

/// Windows locks no folders. A file in the folder, which nobody else can open, stands for it; Windows takes it away when
/// the process ends, however it ends.
#[cfg(windows)]
fn lock_folder(folder: &Path, wait: Duration) -> Result<File, LockFault> {
    use super::file::SHARING_VIOLATION;
    use std::os::windows::fs::OpenOptionsExt as _;
    use std::time::Instant;
    /// `FILE_FLAG_DELETE_ON_CLOSE`.
    const GOES_WHEN_CLOSED: u32 = 0x0400_0000;
    const STEP: Duration = Duration::from_millis(20);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false).share_mode(0).custom_flags(GOES_WHEN_CLOSED);
    let began = Instant::now();
    loop {
        match options.open(folder.join(FOLDER_NAME)) {
            Ok(file) => return Ok(file),
            // A file that is just going away may be opened by nobody.
            Err(error)
                if error.raw_os_error() == Some(SHARING_VIOLATION)
                    || error.kind() == io::ErrorKind::PermissionDenied && folder.join(FOLDER_NAME).exists() =>
            {
                if began.elapsed() >= wait {
                    return Err(LockFault::Busy);
                }
                thread::sleep(STEP);
            }
            Err(error) => return Err(LockFault::System(error)),
        }
    }
}

/// The file that stands for the lock on a folder of outputs.
#[cfg(windows)]
const FOLDER_NAME: &str = ".cchc-writing.lock";

fn take(file: &File, wait: Duration) -> Result<(), LockFault> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Interrupted => Err(LockFault::System(error)),
        Err(TryLockError::Error(_) | TryLockError::WouldBlock) => wait_for(file, wait),
    }
}

/// Waits in the system's queue, where who comes first is served first: of eight processes that try again and
/// again, some would never get their turn.
fn wait_for(file: &File, wait: Duration) -> Result<(), LockFault> {
    // The lock is that of the opened file, whichever of its handles asks for it.
    let queued = file.try_clone().map_err(LockFault::System)?;
    let (tell, told) = mpsc::channel();
    let queue = move || {
        let locked = loop {
            match queued.lock() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                locked => break locked,
            }
        };
        // Nobody listens any more when it took too long; with the handle the lock goes too.
        let _ = tell.send(locked);
    };
    thread::Builder::new().spawn(queue).map_err(LockFault::System)?;
    match told.recv_timeout(wait) {
        Ok(locked) => locked.map_err(LockFault::System),
        Err(_) => Err(LockFault::Busy),
    }
}

/// The folder whose lock guards a file: that of its plan, else its own. Never above `root`.
#[must_use]
pub(crate) fn home(file: &Path, root: &Path) -> PathBuf {
    let own = file.parent().unwrap_or(root);
    let inside = own.ancestors().take_while(|folder| folder.starts_with(root));
    let plan = inside.into_iter().find(|folder| folder.join("plan.toml").symlink_metadata().is_ok());
    plan.unwrap_or(own).to_owned()
}

fn open(path: &Path) -> Result<File, LockFault> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(super::file::plain_flags());
    }
    let opened = options.open(path);
    // A link is not followed, and a folder does not open: the system's reasons for that have many names.
    match opened.as_ref().map_or_else(|_| path.symlink_metadata(), File::metadata) {
        Ok(metadata) if !metadata.is_file() => Err(LockFault::NotPlain),
        Ok(_) | Err(_) => opened.map_err(LockFault::System),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lock, LockFault};
    use std::time::Duration;

    #[test]
    fn only_one_holds_the_lock_and_the_other_says_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let take = || Lock::take([folder.path().to_owned()], Duration::from_millis(120));
        let held = take().expect("the lock");
        assert!(matches!(take(), Err(LockFault::Busy)));
        drop(held);
        assert!(take().is_ok());
    }
}
