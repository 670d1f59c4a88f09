//! One file for a result, and the step summary of GitHub.

use super::file;
use super::guard::{folder_of, is_ours, refuse_kept, refuse_special};
use crate::diag::Failure;
use crate::text::{Both, Spool};
use anyhow::Result;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// Writes results to a file, whole or not at all.
pub(crate) fn save(path: &Path, content: &Spool, force: bool) -> Result<()> {
    let shown = || path.display().to_string();
    refuse_kept(path)?;
    if fs::symlink_metadata(path).is_ok() {
        refuse_special(path)?;
        if !force && !is_ours(path) {
            const SAYS: Both = Both {
                en: "`{path}` exists already, and its content does not show that cchc wrote it",
                vi: "`{path}` đã có, và không có gì cho thấy cchc đã ghi nó",
            };
            const HELP: Both = Both { en: "use --force to replace it", vi: "dùng --force để ghi đè" };
            return Err(Failure::new(SAYS).arg("path", shown()).help(HELP).into());
        }
    }
    replace(path, content).map_err(|error| {
        const SAYS: Both = Both { en: "`{path}` cannot be written: {why}", vi: "không ghi được `{path}`: {why}" };
        Failure::new(SAYS).arg("path", shown()).why(&error).into()
    })
}

/// How the name of a temporary file begins. Runs that write into one folder take no lock, so each has its own name.
const PREFIX: &str = ".cchc-";
const RANDOM_CHARACTERS: usize = 6;

fn replace(path: &Path, content: &Spool) -> io::Result<()> {
    let there = fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| there.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let fill = |file: &mut fs::File| content.write_into(file);
    let new = file::temporary(folder_of(path), (PREFIX, RANDOM_CHARACTERS), there.as_ref(), fill)?;
    new.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The most bytes of a step summary of GitHub.
const MOST_OF_A_SUMMARY: u64 = 1024 * 1024;

/// Adds to the step summary of GitHub. A report that no longer fits is left out, since the runner would refuse it all;
/// it gives a warning.
pub(crate) fn append_summary(path: &Path, content: &[u8]) -> Result<Option<Failure>> {
    const FULL: Both = Both {
        en: "the step summary `{path}` is full: this report is not in it",
        vi: "bản tóm tắt `{path}` đã đầy: báo cáo này không có trong đó",
    };
    const HELP: Both = Both {
        en: "earlier commands of this step have filled its 1 MiB; run this command in a step of its own",
        vi: "các lệnh trước trong bước (step) này đã dùng hết 1 MiB; hãy đặt lệnh này trong một bước riêng",
    };
    let failed = |error: &io::Error| {
        const SAYS: Both = Both {
            en: "the step summary `{path}` cannot be written: {why}",
            vi: "không ghi được bản tóm tắt `{path}`: {why}",
        };
        Failure::new(SAYS).arg("path", path.display().to_string()).why(error)
    };
    refuse_kept(path)?;
    // To open a pipe is to wait for whoever reads from it.
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(failed(&io::ErrorKind::InvalidInput.into()).into());
    }
    let mut file = fs::OpenOptions::new().append(true).create(true).open(path).map_err(|error| failed(&error))?;
    let metadata = file.metadata().map_err(|error| failed(&error))?;
    if metadata.len() + content.len() as u64 > MOST_OF_A_SUMMARY {
        return Ok(Some(Failure::new(FULL).arg("path", path.display().to_string()).help(HELP)));
    }
    file.write_all(content).map_err(|error| failed(&error))?;
    Ok(None)
}
