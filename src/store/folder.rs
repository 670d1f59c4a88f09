//! Writing several files into a folder: all of them or none, and over nothing that cchc did not write.

use super::guard::{refuse_kept, refuse_special, unslashed};
use super::lock::{FolderLock, MOST_WAIT};
use super::stage::{Leftovers, Stage, write_unsynced};
use crate::diag::Failure;
use crate::text::{Both, Spool};
use anyhow::Result;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Files to be written; the first names the others.
pub(crate) struct OutputFiles<'f> {
    /// Names and contents.
    pub contents: &'f [(String, Spool)],
    /// Names of files that an earlier run wrote: they are replaced, or taken away. Asked once no other run is at work.
    pub earlier: &'f dyn Fn() -> Vec<String>,
    /// Names that any run can write.
    pub possible: &'f [String],
}

/// Writes the files into `folder`, which is made where there is none.
pub(crate) fn save_folder(folder: &Path, files: &OutputFiles<'_>, force: bool) -> Result<()> {
    let possible = |name: &str| files.possible.iter().any(|known| known == name);
    let mut result = FolderResult::begin(folder, files.earlier, &possible, force)?;
    for (name, content) in files.contents {
        result.add(name, &|file| content.write_into(file))?;
    }
    result.finish(files.contents.first().map(|(name, _)| name.as_str()).unwrap_or_default())
}

/// Files that come one by one into a folder. They are staged inside it, and moved when all are there; should a move
/// fail, those before it are undone. Files that a killed run left there count as those of an earlier run.
pub(crate) struct FolderResult<'f> {
    folder: PathBuf,
    /// Whether the folder was made for this.
    made: bool,
    possible: &'f (dyn Fn(&str) -> bool + Sync),
    force: bool,
    earlier: Vec<String>,
    leftovers: Leftovers,
    stage: Option<Stage>,
    /// Keeps other runs out.
    _lock: FolderLock,
}

impl<'f> FolderResult<'f> {
    /// Begins to write into a folder. `earlier` and `possible` are as in [`OutputFiles`].
    pub(crate) fn begin(
        folder: &Path,
        earlier: &dyn Fn() -> Vec<String>,
        possible: &'f (dyn Fn(&str) -> bool + Sync),
        force: bool,
    ) -> Result<Self> {
        const BUSY: Both = Both {
            en: "another run of cchc is writing into `{path}`",
            vi: "một lần chạy cchc khác đang ghi vào `{path}`",
        };
        const LATER: Both =
            Both { en: "wait for its end, then try again", vi: "chờ lần chạy đó xong rồi thử lại" };
        let folder = unslashed(folder);
        let made = make(&folder)?;
        let lock = FolderLock::take(&folder, MOST_WAIT)
            .ok_or_else(|| Failure::new(BUSY).arg("path", folder.display().to_string()).help(LATER))?;
        let leftovers = Leftovers::find(&folder, possible, &lock);
        let mut earlier = earlier();
        earlier.extend(leftovers.names.iter().cloned());
        earlier.sort();
        earlier.dedup();
        let mut result = Self { folder, made, possible, force, earlier, leftovers, stage: None, _lock: lock };
        for name in result.earlier.clone() {
            result.expect_ours(&name)?;
        }
        result.stage = Some(Stage::begin(&result.folder).map_err(|error| result.unwritten(&error))?);
        Ok(result)
    }

    /// Puts a file into the stage.
    pub(crate) fn add(&mut self, name: &str, content: &dyn Fn(&mut File) -> io::Result<()>) -> Result<()> {
        self.expect_ours(name)?;
        let added = self.stage.as_mut().map_or(Ok(()), |stage| stage.add(name, content));
        added.map_err(|error| self.unwritten(&error).into())
    }

    /// A writer for many threads, for files that can be made again: it does not wait for the disk.
    pub(crate) fn writer(&self) -> FolderWriter {
        let stage = self.stage.as_ref().map(|stage| stage.path().to_owned());
        FolderWriter { folder: self.folder.clone(), force: self.force, earlier: self.earlier.clone(), stage }
    }

    /// Takes in a file that the writer wrote.
    pub(crate) fn take(&mut self, file: WrittenFile) {
        if let Some(stage) = &mut self.stage {
            stage.note_file(file.0);
        }
    }

    /// Moves all files to their places. The `index` names the others, so it comes last.
    pub(crate) fn finish(mut self, index: &str) -> Result<()> {
        let move_in = |stage: Stage| stage.move_in(index, &self.earlier, &self.leftovers, self.possible);
        let moved = self.stage.take().map_or(Ok(()), move_in);
        self.made &= moved.is_err();
        moved.map_err(|error| self.unwritten(&error).into())
    }

    fn unwritten(&self, error: &io::Error) -> Failure {
        unwritten(&self.folder, error)
    }

    fn expect_ours(&self, name: &str) -> Result<()> {
        expect_ours(&self.folder.join(name), self.force || self.earlier.iter().any(|known| known == name))
    }
}

/// Writes files into the stage of a [`FolderResult`].
#[derive(Clone, Debug)]
pub(crate) struct FolderWriter {
    folder: PathBuf,
    force: bool,
    /// Sorted.
    earlier: Vec<String>,
    stage: Option<PathBuf>,
}

/// The name of a file that waits in a stage.
#[derive(Debug)]
pub(crate) struct WrittenFile(String);

impl FolderWriter {
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<WrittenFile> {
        let is_ours = self.earlier.binary_search_by(|known| known.as_str().cmp(name)).is_ok();
        expect_ours(&self.folder.join(name), self.force || is_ours)?;
        let written = self.stage.as_deref().map_or(Ok(()), |stage| write_unsynced(stage, name, content));
        written.map_err(|error| unwritten(&self.folder, &error))?;
        Ok(WrittenFile(name.to_owned()))
    }
}

fn unwritten(folder: &Path, error: &io::Error) -> Failure {
    const SAYS: Both = Both { en: "`{path}` cannot be written: {why}", vi: "không ghi được `{path}`: {why}" };
    Failure::new(SAYS).arg("path", folder.display().to_string()).why(error)
}

/// Refuses to write over what cchc did not write.
fn expect_ours(path: &Path, may_replace: bool) -> Result<()> {
    const SAYS: Both = Both {
        en: "`{path}` exists already, and no file beside it shows that cchc wrote it",
        vi: "`{path}` đã có, và không có gì bên cạnh cho thấy cchc đã ghi nó",
    };
    const HELP: Both = Both { en: "use --force to replace it", vi: "dùng --force để ghi đè" };
    if fs::symlink_metadata(path).is_err() {
        return Ok(());
    }
    refuse_special(path)?;
    refuse_kept(path)?;
    if may_replace {
        return Ok(());
    }
    Err(Failure::new(SAYS).arg("path", path.display().to_string()).help(HELP).into())
}

impl Drop for FolderResult<'_> {
    fn drop(&mut self) {
        // The stage goes first, as it lies in the folder.
        self.stage = None;
        if self.made {
            // It was made for this: what could not be filled is taken away, if nothing else came into it.
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Makes a folder where there is none.
///
/// # Errors
/// When something else has its name, or the system refuses.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    make(&unslashed(folder)).map(drop)
}

/// Makes the folder, or refuses; says whether it was made.
fn make(folder: &Path) -> Result<bool> {
    let shown = || folder.display().to_string();
    match fs::symlink_metadata(folder) {
        Err(_) => {
            const SAYS: Both = Both {
                en: "the folder `{path}` cannot be made: {why}",
                vi: "không tạo được thư mục `{path}`: {why}",
            };
            let made = fs::create_dir_all(folder);
            made.map_err(|error| Failure::new(SAYS).arg("path", shown()).why(&error))?;
            Ok(true)
        }
        Ok(metadata) if !metadata.is_dir() => {
            const SAYS: Both = Both {
                en: "`{path}` is a link, or not a folder; cchc does not write there",
                vi: "`{path}` là liên kết, hoặc không phải thư mục; cchc không ghi vào đó",
            };
            Err(Failure::new(SAYS).arg("path", shown()).into())
        }
        Ok(_) => Ok(false),
    }
}
