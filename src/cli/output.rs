//! The streams of the process: results go to stdout, messages to stderr.

use crate::diag::Failure;
use crate::text::Both;
use anyhow::Result;
use std::io::{self, Write};

/// Writes results to stdout. A reader that closes the pipe early does not count as an error.
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
