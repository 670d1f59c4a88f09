//! Writing results: to the terminal, or whole or not at all to a file.

use super::kept::refuse_kept;
use crate::diag::Failure;
use crate::text::Both;
use anyhow::Result;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes results to stdout. A reader that has gone away is no fault.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(unwritten(&error).into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// That results cannot be written to stdout.
pub(super) fn unwritten(error: &io::Error) -> Failure {
    const SAYS: Both = Both { en: "the output cannot be written: {why}", vi: "không ghi được kết quả: {why}" };
    Failure::new(SAYS).why(error)
}

/// Writes messages to stderr. When even that fails there is nobody left to tell.
pub(super) fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes results to a file, whole or not at all.
pub(super) fn save(path: &Path, content: &[u8], force: bool) -> Result<()> {
    let shown = || path.display().to_string();
    refuse_kept(path)?;
    if fs::symlink_metadata(path).is_ok() {
        refuse_special(path)?;
        if !force && !is_ours(path) {
            const SAYS: Both = Both {
                en: "`{path}` is there already, and nothing in it shows that cchc wrote it",
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

/// Refuses to write over what is no regular file.
pub(super) fn refuse_special(path: &Path) -> Result<()> {
    const SAYS: Both = Both {
        en: "`{path}` is a link, a folder or a device; it is not written to",
        vi: "`{path}` là liên kết, thư mục hoặc thiết bị; không ghi vào đó",
    };
    if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return Ok(());
    }
    Err(Failure::new(SAYS).arg("path", path.display().to_string()).into())
}

/// Whether a file bears the name of the program that wrote it. An empty one bears none: somebody may have made it for a
/// purpose, and a plan's file may be empty.
pub(super) fn is_ours(path: &Path) -> bool {
    use std::io::Read as _;
    // To open a pipe is to wait for whoever writes into it.
    if !fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(256).read_to_end(&mut head));
    // A report of GitLab without any finding has no room for a name.
    let is_empty_report = head == b"[]\n";
    let head = String::from_utf8_lossy(&head);
    read.is_ok() && (is_empty_report || MARKS.iter().any(|mark| head.contains(mark)))
}

/// What stands at the head of what cchc writes: JSON, GitLab's reports, SARIF, JUnit, schemas.
const MARKS: [&str; 5] = [
    "\"tool\": \"cchc\"",
    "\"engine_name\": \"cchc\"",
    "\"id\": \"cchc/",
    "<testsuites name=\"cchc ",
    "written by `cchc schema",
];

/// The most bytes of a step summary of GitHub.
const MOST_OF_A_SUMMARY: u64 = 1024 * 1024;

/// Adds to the step summary of GitHub. What no longer fits is left out, since the runner would refuse it all, and gives
/// a warning.
pub(super) fn append_summary(path: &Path, content: &[u8]) -> Result<Option<Failure>> {
    const FULL: Both = Both {
        en: "the step summary `{path}` is full: this report is not in it",
        vi: "bản tóm tắt `{path}` đã đầy: báo cáo này không có trong đó",
    };
    const HELP: Both = Both {
        en: "what this step wrote before has filled its 1 MiB; in a step of its own the report has room",
        vi: "các lệnh trước trong bước (step) này đã dùng hết 1 MiB; đặt lệnh này trong một bước riêng thì đủ chỗ",
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

/// The path without a slash at the end, behind which the system would follow a link before it is seen to be one.
pub(super) fn unslashed(path: &Path) -> PathBuf {
    path.components().collect()
}

/// The folder of a file.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let there = fs::metadata(path).ok().map(|metadata| metadata.permissions());
    if there.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file: less what the user's umask takes away.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.prefix(".cchc-").tempfile_in(folder_of(path))?;
    if let Some(there) = there {
        file.as_file().set_permissions(there)?;
    }
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
