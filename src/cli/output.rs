//! The streams of the process: results go to stdout, messages to stderr.

use super::environment::{Environment, Stream};
use super::signs::BasicSigns;
use crate::diag::Failure;
use crate::text::Both;
use anyhow::Result;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Writes results to stdout.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut printer = Printer::new();
    printer.print(write)?;
    printer.flush()
}

/// Stdout, on which results are written. A reader that closes the pipe early does not count as an error: what is
/// written behind that goes nowhere.
pub(super) struct Printer {
    out: io::BufWriter<BasicSigns<Results>>,
    is_closed: bool,
}

impl Printer {
    pub(super) fn new() -> Self {
        let out = BasicSigns::new(Results(io::stdout()), Environment::has_basic_signs(Stream::Out));
        Self { out: io::BufWriter::with_capacity(BUFFER, out), is_closed: false }
    }

    pub(super) fn print(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let written = write(&mut self.out);
        self.judge(written)
    }

    pub(super) fn flush(&mut self) -> Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let written = self.out.flush();
        self.judge(written)
    }

    fn judge(&mut self, written: io::Result<()>) -> Result<()> {
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(unwritten(&error).into()),
            Err(_) => {
                self.is_closed = true;
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }
}

/// Stdout. Once results appear, no line of progress stands among them.
struct Results(io::Stdout);

impl Write for Results {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        HAVE_BEGUN.store(true, Ordering::Relaxed);
        clear_progress();
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Whether results have begun to appear.
static HAVE_BEGUN: AtomicBool = AtomicBool::new(false);
/// Whether a line of progress stands on the terminal.
static IS_SHOWN: AtomicBool = AtomicBool::new(false);
/// Back to the beginning of the line, which is then cleared.
const CLEAR: &str = "\r\u{1b}[2K";

/// Whether a part of the results is on stdout already.
pub(super) fn have_results_begun() -> bool {
    HAVE_BEGUN.load(Ordering::Relaxed)
}

/// Shows on stderr how far a run has come, in place of the line before. Behind the first results it shows nothing.
pub(super) fn show_progress(line: &str) {
    if !have_results_begun() {
        IS_SHOWN.store(true, Ordering::Relaxed);
        complain(&format!("{CLEAR}{line}"));
    }
}

/// Takes the line of progress away.
pub(super) fn clear_progress() {
    if IS_SHOWN.swap(false, Ordering::Relaxed) {
        complain(CLEAR);
    }
}

/// So many bytes are written at a time.
const BUFFER: usize = 64 * 1024;

/// That results cannot be written to stdout.
pub(super) fn unwritten(error: &io::Error) -> Failure {
    const SAYS: Both = Both { en: "the output cannot be written: {why}", vi: "không ghi được kết quả: {why}" };
    Failure::new(SAYS).why(error)
}

/// Writes messages to stderr. When even that fails there is nobody left to tell.
pub(super) fn complain(text: &str) {
    let mut out = BasicSigns::new(io::stderr().lock(), Environment::has_basic_signs(Stream::Err));
    let _ = out.write_all(text.as_bytes());
}
