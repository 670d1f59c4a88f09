//! Writing several files into a folder: all of them or none, and over nothing that cchc did not write.

use super::guard::{refuse_kept, refuse_special, unslashed};
use super::lock::{FolderLock, MOST_WAIT};
use super::stage::{Leftovers, Stage};
use crate::diag::Failure;
use crate::text::{Both, Spool};
use anyhow::Result;
use std::fs;
use std::path::Path;

/// Files to be written; the first names the others.
pub(crate) struct OutputFiles<'f> {
    /// Names and contents.
    pub contents: &'f [(String, Spool)],
    /// Names of files that an earlier run wrote: they are replaced, or taken away. Asked once no other run is at work.
    pub earlier: &'f dyn Fn() -> Vec<String>,
    /// Names that any run can write.
    pub possible: &'f [String],
}

/// Writes the files into `folder`, which is made where there is none. They are staged inside it and moved one by
/// one; should a move fail, those before it are undone. Files that a killed run left there count as those of an
/// earlier run.
pub(crate) fn save_folder(folder: &Path, files: &OutputFiles<'_>, force: bool) -> Result<()> {
    const SAYS: Both = Both { en: "`{path}` cannot be written: {why}", vi: "không ghi được `{path}`: {why}" };
    const BUSY: Both = Both {
        en: "another run of cchc is writing into `{path}`",
        vi: "một lần chạy cchc khác đang ghi vào `{path}`",
    };
    const LATER: Both =
        Both { en: "wait for its end, then try again", vi: "chờ lần chạy đó xong rồi thử lại" };
    let folder = &*unslashed(folder);
    let made = make(folder)?;
    let shown = || folder.display().to_string();
    let lock =
        FolderLock::take(folder, MOST_WAIT).ok_or_else(|| Failure::new(BUSY).arg("path", shown()).help(LATER))?;
    let leftovers = Leftovers::find(folder, files.possible, &lock);
    let mut earlier = (files.earlier)();
    earlier.extend(leftovers.names.iter().cloned());
    earlier.sort();
    earlier.dedup();
    expect_ours(folder, files, &earlier, force)?;
    let stage = Stage::write(folder, files.contents, &earlier);
    stage.and_then(|stage| stage.move_in(&leftovers, files.possible)).map_err(|error| {
        if made {
            // It was made for this: what could not be filled is taken away, if nothing else came into it.
            let _ = fs::remove_dir(folder);
        }
        Failure::new(SAYS).arg("path", shown()).why(&error).into()
    })
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

/// Refuses to write over what cchc did not write.
fn expect_ours(folder: &Path, files: &OutputFiles<'_>, earlier: &[String], force: bool) -> Result<()> {
    for name in files.contents.iter().map(|(name, _)| name).chain(earlier) {
        let path = folder.join(name);
        if fs::symlink_metadata(&path).is_err() {
            continue;
        }
        refuse_special(&path)?;
        refuse_kept(&path)?;
        if !earlier.contains(name) && !force {
            const SAYS: Both = Both {
                en: "`{path}` exists already, and no file beside it shows that cchc wrote it",
                vi: "`{path}` đã có, và không có gì bên cạnh cho thấy cchc đã ghi nó",
            };
            const HELP: Both = Both { en: "use --force to replace it", vi: "dùng --force để ghi đè" };
            return Err(Failure::new(SAYS).arg("path", path.display().to_string()).help(HELP).into());
        }
    }
    Ok(())
}
