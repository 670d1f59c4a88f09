//! Writing new files: whole or not at all, and never over anything.

use crate::app::init::NewFile;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// What was written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// The files that are new, by their paths below the folder.
    pub new: Vec<String>,
    /// Those that were there already and stay as they are.
    pub kept: Vec<String>,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum WriteFault {
    /// The folder holds something.
    NotEmpty,
    /// What stands there is no folder.
    NotFolder,
    /// The system's own reason, at a path.
    System(PathBuf, ErrorKind),
}

/// Writes these files below a folder, which is made where it is not there. A folder that holds anything but the
/// repository of git is refused, unless what is there is to be `kept`; then only what is missing is added.
///
/// # Errors
/// When nothing was written; what had been begun is taken away again.
pub fn write(folder: &Path, files: &[NewFile], kept: bool) -> Result<Written, WriteFault> {
    match look_into(folder)? {
        Target::Nothing => at(folder, files),
        Target::Full if !kept => Err(WriteFault::NotEmpty),
        Target::Empty | Target::Full => into(folder, files),
    }
}

/// What `write` would do: which files are new, and which stay as they are.
///
/// # Errors
/// Those of `write`, as far as they can be seen before.
pub fn preview(folder: &Path, files: &[NewFile], kept: bool) -> Result<Written, WriteFault> {
    if look_into(folder)? == Target::Full && !kept {
        return Err(WriteFault::NotEmpty);
    }
    let mut written = Written::default();
    for (name, _) in files {
        let is_there = fs::symlink_metadata(path_of(folder, name)).is_ok();
        if is_there { written.kept.push(name.clone()) } else { written.new.push(name.clone()) }
    }
    Ok(written)
}

/// What stands where the files are to go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Nothing,
    Empty,
    Full,
}

fn look_into(folder: &Path) -> Result<Target, WriteFault> {
    let system = |error: &io::Error| WriteFault::System(folder.to_owned(), error.kind());
    match fs::metadata(folder) {
        Ok(metadata) if !metadata.is_dir() => Err(WriteFault::NotFolder),
        Ok(_) => {
            let entries = fs::read_dir(folder).map_err(|error| system(&error))?;
            let empty = entries.into_iter().all(|entry| entry.is_ok_and(|entry| entry.file_name() == ".git"));
            Ok(if empty { Target::Empty } else { Target::Full })
        }
        Err(error) if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(folder).is_err() => {
            Ok(Target::Nothing)
        }
        // A link that leads nowhere, or a folder that may not be seen.
        Err(error) => Err(system(&error)),
    }
}

fn path_of(folder: &Path, name: &str) -> PathBuf {
    name.split('/').fold(folder.to_owned(), |path, part| path.join(part))
}

/// Makes the folder beside its place, and moves it there when everything is in it.
fn at(folder: &Path, files: &[NewFile]) -> Result<Written, WriteFault> {
    let parent = folder.parent().unwrap_or(folder);
    let mut begun = Begun::default();
    let made = begun.folder(parent).and_then(|()| {
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // As any new folder: less what the user's umask takes away.
            builder.permissions(fs::Permissions::from_mode(0o777));
        }
        let fault = |error: io::Error| (parent.to_owned(), error.kind());
        let beside = builder.prefix(".cchc-").tempdir_in(parent).map_err(fault)?;
        let mut inside = Begun::default();
        let written = inside.write(beside.path(), files)?;
        fs::rename(beside.path(), folder).map_err(|error| (folder.to_owned(), error.kind()))?;
        Ok(written)
    });
    made.map_err(|(path, kind)| {
        begun.undo();
        WriteFault::System(path, kind)
    })
}

/// Adds the files to a folder that is there.
fn into(folder: &Path, files: &[NewFile]) -> Result<Written, WriteFault> {
    let mut begun = Begun::default();
    begun.write(folder, files).map_err(|(path, kind)| {
        begun.undo();
        WriteFault::System(path, kind)
    })
}

/// A path, and why nothing can be made there.
type Failed = (PathBuf, ErrorKind);

/// What was made so far, to be taken away if the rest fails.
#[derive(Default)]
struct Begun {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Begun {
    fn write(&mut self, folder: &Path, files: &[NewFile]) -> Result<Written, Failed> {
        let mut written = Written::default();
        for (name, text) in files {
            let path = path_of(folder, name);
            if let Some(parent) = path.parent() {
                self.folder(parent)?;
            }
            match self.file(&path, text) {
                Ok(()) => written.new.push(name.clone()),
                Err((_, ErrorKind::AlreadyExists)) => written.kept.push(name.clone()),
                Err(failed) => return Err(failed),
            }
        }
        Ok(written)
    }

    /// A folder with all those above it. Nothing is made behind a link.
    fn folder(&mut self, folder: &Path) -> Result<(), Failed> {
        let failed = |error: &io::Error| (folder.to_owned(), error.kind());
        match fs::metadata(folder) {
            Ok(metadata) if metadata.is_dir() => Ok(()),
            Ok(_) => Err((folder.to_owned(), ErrorKind::NotADirectory)),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                if let Some(parent) = folder.parent().filter(|parent| *parent != folder) {
                    self.folder(parent)?;
                }
                fs::create_dir(folder).map_err(|error| failed(&error))?;
                self.folders.push(folder.to_owned());
                Ok(())
            }
            Err(error) => Err(failed(&error)),
        }
    }

    fn file(&mut self, path: &Path, text: &str) -> Result<(), Failed> {
        let failed = |error: io::Error| (path.to_owned(), error.kind());
        let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
        self.files.push(path.to_owned());
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
    }

    /// Takes away what was made; what others put there meanwhile stays.
    fn undo(&self) {
        for file in self.files.iter().rev() {
            // What cannot be taken away stays; the fault that is told came first.
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
