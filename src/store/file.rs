//! A file gets its new content whole or not at all: a temporary file beside it, made sure of, takes its name.

#[cfg(windows)]
use super::guard::folder_of;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The temporary file of a folder. The name is fixed, so that a run that was killed leaves at most one, and
/// the next run takes it away.
const TEMPORARY: &str = ".cchc.tmp";

/// Why a file was not written. It is as it was.
#[derive(Debug)]
pub(crate) enum WriteFault {
    /// It may not be written.
    ReadOnly,
    /// It changed after it was read.
    Changed,
    /// A folder has the name of the temporary file.
    Occupied,
    /// The system's reason.
    System(io::Error),
}

impl From<io::Error> for WriteFault {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Takes away what a run that was killed left in these folders, before anything else is done. It never fails: unlike
/// [`remove_leftover`], nothing is to be written there yet. The caller holds their lock.
pub(crate) fn clean_up(folders: impl IntoIterator<Item = PathBuf>) {
    for folder in folders {
        // Whatever keeps it from going will be told when that name is needed.
        let _ = fs::remove_file(folder.join(TEMPORARY));
    }
}

/// Writes a file that held `before`, or that was not there. The caller holds the lock, and `path` is not a link.
/// It returns why the folder could not be synced after all was done: the file is written then, but a power cut may
/// bring the old one back.
///
/// # Errors
/// When anything else fails: the file is as it was.
pub(crate) fn write(path: &Path, before: Option<&[u8]>, after: &[u8]) -> Result<Option<io::Error>, WriteFault> {
    let folder = path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let made = match fs::create_dir(folder) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
        Err(error) => return Err(error.into()),
    };
    let written = write_in(folder, made, path, before, after);
    if made && written.is_err() {
        let _ = fs::remove_dir(folder);
    }
    written
}

fn write_in(
    folder: &Path,
    made: bool,
    path: &Path,
    before: Option<&[u8]>,
    after: &[u8],
) -> Result<Option<io::Error>, WriteFault> {
    if made && let Some(above) = folder.parent() {
        sync(&open_folder(above)?)?;
    }
    // Opened while nothing has happened yet: what can fail is to fail now.
    let opened = open_folder(folder)?;
    let like = before.is_some().then(|| writable(path)).transpose()?;
    remove_leftover(&folder.join(TEMPORARY))?;
    let new = temporary(folder, (TEMPORARY, 0), like.as_ref(), after)?;
    // Editors take no lock.
    if !holds(path, before)? {
        return Err(WriteFault::Changed);
    }
    take_name(new, path)?;
    Ok(sync(&opened).err())
}

/// The owner and mode of a file that may be written.
fn writable(path: &Path) -> Result<fs::Metadata, WriteFault> {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(plain_flags());
    }
    let refused = [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem];
    let file = options.open(path).map_err(|error| {
        if refused.contains(&error.kind()) { WriteFault::ReadOnly } else { WriteFault::System(error) }
    })?;
    let metadata = file.metadata()?;
    // The system's administrator may write everything; a file that says no is to be left alone all the same.
    if metadata.permissions().readonly() { Err(WriteFault::ReadOnly) } else { Ok(metadata) }
}

/// Takes away the temporary file of a run that was killed, whose name is needed now. Unlike [`clean_up`], it tells a
/// failure.
fn remove_leftover(temporary: &Path) -> Result<(), WriteFault> {
    match fs::remove_file(temporary) {
        Err(_) if temporary.symlink_metadata().is_ok_and(|there| there.is_dir()) => Err(WriteFault::Occupied),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// A file with this content, synced, that takes the name of another next; else it goes away. Its own name begins with
/// `name` and ends with so many random characters.
fn temporary(
    folder: &Path,
    (name, random): (&str, usize),
    like: Option<&fs::Metadata>,
    content: &[u8],
) -> io::Result<NamedTempFile> {
    let mut file = open_temporary(folder, (name, random), like)?;
    file.write_all(content)?;
    make_sure(&file, like)?;
    Ok(file)
}

/// An empty file that is to be written and then [`made sure`](make_sure) of.
pub(super) fn open_temporary(
    folder: &Path,
    (name, random): (&str, usize),
    like: Option<&fs::Metadata>,
) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Nobody else's until it has the mode of the file that it stands for; a new file is as any other.
        builder.permissions(fs::Permissions::from_mode(if like.is_some() { 0o600 } else { 0o666 }));
    }
    // Elsewhere it is for whoever may read the folder.
    #[cfg(not(unix))]
    let _ = like;
    builder.prefix(name).rand_bytes(random).tempfile_in(long_form(folder)?)
}

/// Syncs a file that was written, and gives it the owner and mode of the one that it stands for.
pub(super) fn make_sure(file: &NamedTempFile, like: Option<&fs::Metadata>) -> io::Result<()> {
    if let Some(like) = like {
        be_like(file.as_file(), like)?;
    }
    file.as_file().sync_all()
}

/// Gives a file that was made sure of its name, in place of the one that bears it.
///
/// # Errors
/// When it cannot have it: the new file goes away.
#[cfg(not(windows))]
pub(super) fn take_name(new: NamedTempFile, path: &Path) -> io::Result<()> {
    new.persist(path).map(drop).map_err(|error| error.error)
}

/// On Windows a file cannot be replaced while another program has it open. One that looks for viruses does so for a
/// moment; one in which a person reads keeps it.
#[cfg(windows)]
pub(super) fn take_name(mut new: NamedTempFile, path: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt as _;
    use std::time::Duration;
    const WAITS_IN_MILLISECONDS: [u64; 5] = [10, 40, 100, 250, 600];
    let path = &long_form(folder_of(path))?.join(path.file_name().unwrap_or_default());
    let mut waits = WAITS_IN_MILLISECONDS.into_iter().map(Duration::from_millis);
    loop {
        let Err(failed) = new.persist(path) else { return Ok(()) };
        new = failed.file;
        // Nobody else may have it open now: whoever has refuses this.
        let alone = OpenOptions::new().read(true).share_mode(0).open(path);
        let is_open_elsewhere = alone.is_err_and(|error| error.raw_os_error() == Some(SHARING_VIOLATION));
        match waits.next().filter(|_| failed.error.kind() == io::ErrorKind::PermissionDenied || is_open_elsewhere) {
            Some(wait) => std::thread::sleep(wait),
            None if is_open_elsewhere => return Err(io::Error::from_raw_os_error(SHARING_VIOLATION)),
            None => return Err(failed.error),
        }
    }
}

/// The folder in the form in which Windows takes paths of more than 260 characters. Only the standard library brings
/// them into it by itself.
fn long_form(folder: &Path) -> io::Result<PathBuf> {
    if cfg!(windows) { fs::canonicalize(folder) } else { Ok(folder.to_owned()) }
}

/// `ERROR_SHARING_VIOLATION` of Windows: another program has the file open.
#[cfg(windows)]
pub(super) const SHARING_VIOLATION: i32 = 32;

/// Makes a file that is not there yet, and fills it.
pub(super) fn create(path: &Path, content: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    create_unsynced(path, |file| content(file).and_then(|()| file.sync_all()))
}

/// The same for a file that can be made again after a power cut: to sync thousands takes minutes.
pub(super) fn create_unsynced(path: &Path, content: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = content(&mut file);
    if written.is_err() {
        // If it cannot be taken away, it stays: the caller tells the fault that came first.
        let _ = fs::remove_file(path);
    }
    written
}

#[cfg(unix)]
fn be_like(file: &File, like: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt as _;
    let own = file.metadata()?;
    if (own.uid(), own.gid()) != (like.uid(), like.gid()) {
        let owner = (own.uid() != like.uid()).then(|| rustix::fs::Uid::from_raw(like.uid()));
        let group = (own.gid() != like.gid()).then(|| rustix::fs::Gid::from_raw(like.gid()));
        // Only an administrator can give a file away: where it cannot be, the writer owns it.
        let _ = rustix::fs::fchown(file, owner, group);
    }
    file.set_permissions(like.permissions())
}

#[cfg(not(unix))]
fn be_like(file: &File, like: &fs::Metadata) -> io::Result<()> {
    file.set_permissions(like.permissions())
}

/// Whether the file still has this content, or is still absent for `None`.
fn holds(path: &Path, content: Option<&[u8]>) -> Result<bool, WriteFault> {
    let Some(content) = content else {
        return match fs::symlink_metadata(path) {
            Ok(_) => Ok(false),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
            Err(error) => Err(error.into()),
        };
    };
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(plain_flags());
    }
    let mut now = Vec::with_capacity(content.len());
    // One byte more tells a file that has grown.
    options.open(path)?.take(content.len() as u64 + 1).read_to_end(&mut now)?;
    Ok(now == content)
}

/// Flags that follow no link and wait for no pipe.
#[cfg(unix)]
pub(crate) fn plain_flags() -> i32 {
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NOCTTY;
    i32::try_from(flags.bits()).unwrap_or_default()
}

/// Opens a folder to sync it. NONBLOCK: a pipe in the place of the folder would be waited for without an end.
#[cfg(unix)]
fn open_folder(folder: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::DIRECTORY | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).unwrap_or_default();
    OpenOptions::new().read(true).custom_flags(flags).open(folder)
}

/// Makes sure of the names in a folder. Some file systems have no such thing.
#[cfg(unix)]
fn sync(folder: &File) -> io::Result<()> {
    match folder.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

/// Folders cannot be opened as files here, and not be synced.
#[cfg(not(unix))]
struct NoFolder;

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail on Unix")]
fn open_folder(_: &Path) -> io::Result<NoFolder> {
    Ok(NoFolder)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail on Unix")]
fn sync(_: &NoFolder) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::{TEMPORARY, WriteFault, write};
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn the_mode_stays_and_nothing_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.toml");
        fs::write(&file, "old").expect("a file");
        fs::write(folder.path().join(TEMPORARY), "left by a run that was killed").expect("a file");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("a mode");
        assert!(matches!(write(&file, Some(b"old"), b"new"), Ok(None)));
        assert_eq!(fs::read(&file).expect("a file"), b"new");
        assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o7777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_file_that_may_not_be_written_or_has_changed_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.toml");
        fs::write(&file, "theirs").expect("a file");
        assert!(matches!(write(&file, Some(b"old"), b"new"), Err(WriteFault::Changed)));
        assert!(matches!(write(&file, None, b"new"), Err(WriteFault::Changed)));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).expect("a mode");
        assert!(matches!(write(&file, Some(b"theirs"), b"new"), Err(WriteFault::ReadOnly)));
        assert_eq!(fs::read(&file).expect("a file"), b"theirs");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_file_that_became_a_link_or_a_pipe_is_neither_followed_nor_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let [link, pipe, file] = ["link", "pipe", "file"].map(|name| folder.path().join(name));
        fs::write(&file, "old").expect("a file");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("it runs").success());
        assert!(matches!(write(&link, Some(b"old"), b"new"), Err(WriteFault::System(_))));
        assert!(matches!(write(&pipe, Some(b"old"), b"new"), Err(WriteFault::System(_))));
        assert_eq!(fs::read(&file).expect("a file"), b"old");
    }

    #[test]
    fn a_new_file_may_need_its_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("values/a.toml");
        assert!(matches!(write(&file, None, b"new"), Ok(None)));
        assert_eq!(fs::read(&file).expect("a file"), b"new");
    }
}
