//! Writing new files: whole or not at all, and never over anything.

use super::file::create;
use crate::diag::Failure;
use crate::text::Both;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// A file to be written: its path below the new folder, with `/`, and its text.
pub(crate) type NewFile = (String, String);

/// The files of a new folder, by their paths below it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct NewFiles {
    pub new: Vec<String>,
    /// Those that were there already and stay as they are.
    pub kept: Vec<String>,
}

/// Writes these files below a folder, which is made where it is not there. A folder that holds anything but the
/// repository of git is refused, unless what is there is to be `kept`; then only what is missing is added.
///
/// # Errors
/// When a file cannot be written: the files and folders made so far are then taken away again.
pub(crate) fn write_new(folder: &Path, named: &str, files: &[NewFile], kept: bool) -> Result<NewFiles, Failure> {
    match look_into(folder, named)? {
        Destination::Nothing => at(folder, files).map_err(|failed| unwritten(&failed)),
        Destination::Full if !kept => Err(not_empty_failure(named)),
        Destination::Empty | Destination::Full => into(folder, files).map_err(|failed| unwritten(&failed)),
    }
}

/// Tells which files `write_new` would make, and which would stay as they are.
///
/// # Errors
/// Those of `write_new`, as far as they can be seen before.
pub(crate) fn preview_new(folder: &Path, named: &str, files: &[NewFile], kept: bool) -> Result<NewFiles, Failure> {
    if look_into(folder, named)? == Destination::Full && !kept {
        return Err(not_empty_failure(named));
    }
    let mut written = NewFiles::default();
    for (name, _) in files {
        let is_there = fs::symlink_metadata(path_of(folder, name)).is_ok();
        if is_there { written.kept.push(name.clone()) } else { written.new.push(name.clone()) }
    }
    Ok(written)
}

/// The state of the place where the files are to go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Destination {
    Nothing,
    Empty,
    Full,
}

fn look_into(folder: &Path, named: &str) -> Result<Destination, Failure> {
    const NOT_FOLDER: Both = Both { en: "`{folder}` is not a folder", vi: "`{folder}` không phải thư mục" };
    let system = |error: &io::Error| unwritten(&(folder.to_owned(), error.kind()));
    match fs::metadata(folder) {
        Ok(metadata) if !metadata.is_dir() => Err(Failure::new(NOT_FOLDER).arg("folder", named)),
        Ok(_) => {
            let entries = fs::read_dir(folder).map_err(|error| system(&error))?;
            let empty = entries.into_iter().all(|entry| entry.is_ok_and(|entry| entry.file_name() == ".git"));
            Ok(if empty { Destination::Empty } else { Destination::Full })
        }
        Err(error) if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(folder).is_err() => {
            Ok(Destination::Nothing)
        }
        // A link that leads nowhere, or a folder that may not be seen.
        Err(error) => Err(system(&error)),
    }
}

fn not_empty_failure(named: &str) -> Failure {
    const SAYS: Both = Both { en: "`{folder}` is not empty", vi: "thư mục `{folder}` không trống" };
    const HELP: Both = Both {
        en: "name a new folder, or add what is missing with --force; nothing is overwritten",
        vi: "đặt tên thư mục mới, hoặc bổ sung tệp còn thiếu bằng --force; không ghi đè",
    };
    Failure::new(SAYS).arg("folder", named).help(HELP)
}

fn unwritten((path, kind): &FileFailure) -> Failure {
    const SAYS: Both = Both { en: "`{path}` cannot be written: {why}", vi: "không ghi được `{path}`: {why}" };
    Failure::new(SAYS).arg("path", path.display().to_string()).why(&(*kind).into())
}

fn path_of(folder: &Path, name: &str) -> PathBuf {
    name.split('/').fold(folder.to_owned(), |path, part| path.join(part))
}

/// Makes the folder beside its place, and moves it there when everything is in it.
fn at(folder: &Path, files: &[NewFile]) -> Result<NewFiles, FileFailure> {
    let parent = folder.parent().unwrap_or(folder);
    let mut creation = Creation::default();
    let made = creation.folder(parent).and_then(|()| {
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // As any new folder: less what the user's umask takes away.
            builder.permissions(fs::Permissions::from_mode(0o777));
        }
        let fault = |error: io::Error| (parent.to_owned(), error.kind());
        let beside = builder.prefix(".cchc-").tempdir_in(parent).map_err(fault)?;
        let mut inside = Creation::default();
        let written = inside.write(beside.path(), files)?;
        fs::rename(beside.path(), folder).map_err(|error| (folder.to_owned(), error.kind()))?;
        Ok(written)
    });
    made.inspect_err(|_| creation.undo())
}

/// Adds the files to a folder that is there.
fn into(folder: &Path, files: &[NewFile]) -> Result<NewFiles, FileFailure> {
    let mut creation = Creation::default();
    creation.write(folder, files).inspect_err(|_| creation.undo())
}

/// A path, and why nothing can be made there.
type FileFailure = (PathBuf, ErrorKind);

/// The files and folders made so far, to be taken away if the rest fails.
#[derive(Default)]
struct Creation {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Creation {
    fn write(&mut self, folder: &Path, files: &[NewFile]) -> Result<NewFiles, FileFailure> {
        let mut written = NewFiles::default();
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
    fn folder(&mut self, folder: &Path) -> Result<(), FileFailure> {
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

    fn file(&mut self, path: &Path, text: &str) -> Result<(), FileFailure> {
        let failed = |error: io::Error| (path.to_owned(), error.kind());
        create(path, |file| file.write_all(text.as_bytes())).map_err(failed)?;
        self.files.push(path.to_owned());
        Ok(())
    }

    /// Takes away what was made; what others put there meanwhile stays.
    fn undo(&self) {
        for file in self.files.iter().rev() {
            // If it cannot be taken away, it stays: the caller tells the fault that came first.
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
