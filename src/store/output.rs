//! One file for a result, and the step summary of GitHub.

use super::file;
use super::guard::{folder_of, is_ours, refuse_kept, refuse_special};
use crate::diag::Failure;
use crate::text::Both;
use anyhow::Result;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file into which results are written, whole or not at all: it appears when it is finished.
#[derive(Debug)]
pub(crate) struct ResultFile {
    path: PathBuf,
    /// Text that was not written to the disk yet.
    waiting: Vec<u8>,
    /// The temporary file, once it has some text.
    new: Option<NamedTempFile>,
    /// The file that it replaces.
    replaced: Option<fs::Metadata>,
}

/// How the name of a temporary file begins. Runs that write into one folder take no lock, so each has its own name.
const PREFIX: &str = ".cchc-";
const RANDOM_CHARACTERS: usize = 6;

/// So many bytes wait in memory. A run that is killed leaves the temporary file, so a short result has one for a moment
/// only.
const MOST_WAITING: usize = 256 * 1024;

impl ResultFile {
    /// Begins a file, or refuses: nothing that cchc did not write is replaced without `force`, and nothing that is
    /// read-only.
    pub(crate) fn begin(path: &Path, force: bool) -> Result<Self> {
        refuse_kept(path)?;
        if fs::symlink_metadata(path).is_ok() {
            refuse_special(path)?;
            if !force && !is_ours(path) {
                const SAYS: Both = Both {
                    en: "`{path}` exists already, and its content does not show that cchc wrote it",
                    vi: "`{path}` đã có, và không có gì cho thấy cchc đã ghi nó",
                };
                const HELP: Both = Both { en: "use --force to replace it", vi: "dùng --force để ghi đè" };
                return Err(Failure::new(SAYS).arg("path", path.display().to_string()).help(HELP).into());
            }
        }
        let replaced = fs::metadata(path).ok();
        if replaced.as_ref().is_some_and(|replaced| replaced.permissions().readonly()) {
            return Err(unwritten(path, &io::ErrorKind::PermissionDenied.into()).into());
        }
        let file = Self { path: path.to_owned(), waiting: Vec::new(), new: None, replaced };
        // A folder that takes no file is told before anything is computed.
        file.open().map_err(|error| unwritten(path, &error))?;
        Ok(file)
    }

    fn open(&self) -> io::Result<NamedTempFile> {
        file::open_temporary(folder_of(&self.path), (PREFIX, RANDOM_CHARACTERS), self.replaced.as_ref())
    }

    /// Writes into it.
    pub(crate) fn write(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        let written = write(&mut Waiting(self));
        Ok(written.map_err(|error| unwritten(&self.path, &error))?)
    }

    fn write_waiting(&mut self) -> io::Result<&mut NamedTempFile> {
        let new = match self.new.take() {
            Some(new) => new,
            None => self.open()?,
        };
        let new = self.new.insert(new);
        new.write_all(&self.waiting)?;
        self.waiting.clear();
        Ok(new)
    }

    /// Gives it its name.
    pub(crate) fn finish(mut self) -> Result<()> {
        let finished = self.write_waiting().map(drop).and_then(|()| {
            let new = self.new.take().ok_or(io::ErrorKind::NotFound)?;
            file::make_sure(&new, self.replaced.as_ref())?;
            file::take_name(new, &self.path)
        });
        finished.map(drop).map_err(|error| unwritten(&self.path, &error).into())
    }
}

/// Text on its way into a file.
struct Waiting<'f>(&'f mut ResultFile);

impl Write for Waiting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.waiting.extend_from_slice(bytes);
        if self.0.waiting.len() >= MOST_WAITING {
            self.0.write_waiting()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    const SAYS: Both = Both { en: "`{path}` cannot be written: {why}", vi: "không ghi được `{path}`: {why}" };
    Failure::new(SAYS).arg("path", path.display().to_string()).why(error)
}

/// Writes a result to a file, whole or not at all.
pub(crate) fn save(path: &Path, content: &[u8], force: bool) -> Result<()> {
    let mut file = ResultFile::begin(path, force)?;
    file.write(|out| out.write_all(content))?;
    file.finish()
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
