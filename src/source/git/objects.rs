//! The objects of a repository, from one `git cat-file --batch` that answers as long as it is needed.

use super::{fault::GitFault, program::MOST_TIME, program::command, program::unstarted};
use crate::source::{MOST_BYTES, Refusal};
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The objects of a repository.
#[derive(Debug)]
pub(super) struct Objects(Mutex<Running>);

#[derive(Debug)]
pub(super) struct Object {
    /// Its full id.
    pub id: String,
    /// Its content; `None` when it is larger than a file may be.
    pub content: Option<Vec<u8>>,
}

/// Git's answer; `None` where it has no such object.
type Answer = io::Result<Option<Object>>;

#[derive(Debug)]
struct Running {
    child: Child,
    questions: Option<ChildStdin>,
    answers: Receiver<Answer>,
}

impl Objects {
    /// Starts git on the repository around a folder.
    pub(super) fn new(folder: &Path) -> Result<Self, GitFault> {
        let mut command = command(folder)?;
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| unstarted(&error))?;
        let (sender, answers) = sync_channel(1);
        if let Some(out) = child.stdout.take() {
            // A thread of its own reads, so that waiting for an answer can end.
            thread::spawn(move || {
                let mut out = BufReader::new(out);
                loop {
                    let answer = answer(&mut out);
                    let last = answer.is_err();
                    if sender.send(answer).is_err() || last {
                        break;
                    }
                }
            });
        }
        let questions = child.stdin.take();
        Ok(Self(Mutex::new(Running { child, questions, answers })))
    }

    /// The object of a name, which must be one line; `None` where git has none.
    pub(super) fn find(&self, name: &[u8]) -> Result<Option<Object>, GitFault> {
        self.ask(name).map_err(|error| {
            if error.kind() == ErrorKind::TimedOut { GitFault::TooMuch } else { GitFault::Failed(error.to_string()) }
        })
    }

    /// The content of a file by the id of its object.
    pub(super) fn read(&self, id: &str) -> Result<Vec<u8>, Refusal> {
        match self.ask(id.as_bytes()) {
            Ok(Some(found)) => found.content.ok_or(Refusal::TooLarge),
            Ok(None) => Err(Refusal::Unfetched),
            Err(error) => Err(Refusal::System(error.kind())),
        }
    }

    fn ask(&self, name: &[u8]) -> Answer {
        // A thread that panicked while it held the lock may have left a question without an answer. The next read would
        // take that answer for its own, so the program asks nothing more.
        let mut running = self.0.lock().map_err(|_: PoisonError<_>| io::Error::from(ErrorKind::Other))?;
        let questions = running.questions.as_mut().ok_or(ErrorKind::BrokenPipe)?;
        questions.write_all(&[name, b"\n"].concat())?;
        questions.flush()?;
        let answer = match running.answers.recv_timeout(MOST_TIME) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => Err(ErrorKind::TimedOut.into()),
            Err(RecvTimeoutError::Disconnected) => Err(ErrorKind::BrokenPipe.into()),
        };
        if answer.is_err() {
            running.questions = None;
        }
        answer
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.questions = None;
        // Git has nothing to finish, and the program would wait for one that hangs.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `<id> <kind> <size>` and the content, or `<name> missing` and the like.
fn answer(out: &mut BufReader<ChildStdout>) -> Answer {
    let mut line = Vec::new();
    out.read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    let line = String::from_utf8_lossy(&line);
    let mut words = line.trim_end_matches('\n').rsplitn(3, ' ');
    // Between the two stands the kind of the object: commit, tree, blob or tag.
    let (size, _, id) = (words.next(), words.next(), words.next());
    let (Some(Ok(size)), Some(id)) = (size.map(str::parse::<u64>), id) else { return Ok(None) };
    let id = id.to_owned();
    let content = if size > MOST_BYTES {
        io::copy(&mut out.take(size), &mut io::sink())?;
        None
    } else {
        let mut content = Vec::new();
        out.take(size).read_to_end(&mut content)?;
        if content.len() as u64 != size {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Some(content)
    };
    // The line break behind the content.
    out.read_exact(&mut [0])?;
    Ok(Some(Object { id, content }))
}
