//! Running git once, with bounds.

use super::fault::GitFault;
use crate::source::plain_path;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A run of git that takes longer is given up.
pub(super) const MOST_TIME: Duration = Duration::from_secs(60);
/// The list of files of the largest workspace has a tenth of this.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// A message has one line; the rest helps nobody.
const MOST_MESSAGE_BYTES: u64 = 64 * 1024;

/// Variables that a hook or another program may have set for its own repository.
const OTHER_REPOSITORY: [&str; 8] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
];

/// The first git on the path of the person who runs the program. An empty or relative part of the path means the
/// current folder, where a stranger's file may be called `git`, so such parts do not count.
fn git() -> Option<&'static Path> {
    const NAME: &str = if cfg!(windows) { "git.exe" } else { "git" };
    static GIT: OnceLock<Option<PathBuf>> = OnceLock::new();
    let found = GIT.get_or_init(|| {
        #[allow(
            clippy::disallowed_methods,
            reason = "the system looks for programs on this path; it is not a setting of ours"
        )]
        let path = std::env::var_os("PATH")?;
        let mut folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
        folders.find_map(|folder| Some(folder.join(NAME)).filter(|file| is_program(file)))
    });
    found.as_deref()
}

fn is_program(file: &Path) -> bool {
    let Ok(metadata) = file.metadata() else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        metadata.is_file() && metadata.permissions().mode() & 0o111 != 0
    }
    #[cfg(not(unix))]
    metadata.is_file()
}

/// A git that reads, and starts no other program.
///
/// # Errors
/// When there is no git.
pub(super) fn command(folder: &Path) -> Result<Command, GitFault> {
    let mut command = Command::new(git().ok_or(GitFault::NoProgram)?);
    command.arg("--no-pager");
    let settings = [
        "core.quotePath=false",
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "core.pager=cat",
        "core.editor=false",
    ];
    for setting in settings {
        command.args(["-c", setting]);
    }
    command.arg("-C").arg(plain_path(folder));
    for name in OTHER_REPOSITORY {
        command.env_remove(name);
    }
    // A partial clone would fetch missing objects by any program that its configuration names.
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none").env("GIT_TERMINAL_PROMPT", "0");
    command.env("GIT_NO_REPLACE_OBJECTS", "1").env("GIT_OPTIONAL_LOCKS", "0");
    // `fault_of` reads the English messages.
    command.env("LC_ALL", "C").env("LANGUAGE", "C");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Ok(command)
}

/// The bytes that git prints; names of files need not be UTF-8.
pub(super) fn output(command: &mut Command) -> Result<Vec<u8>, GitFault> {
    let mut child = command.spawn().map_err(|error| unstarted(&error))?;
    let out = child.stdout.take().map(|stream| read_aside(stream, MOST_BYTES));
    let messages = child.stderr.take().map(|stream| read_aside(stream, MOST_MESSAGE_BYTES));
    let started = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if started.elapsed() < MOST_TIME => thread::sleep(Duration::from_millis(1)),
            Ok(None) | Err(_) => {
                // It may have ended just now; then it cannot be stopped.
                let _ = child.kill();
                let _ = child.wait();
                return Err(GitFault::TooMuch);
            }
        }
    };
    let joined = |stream: Option<JoinHandle<Vec<u8>>>| stream.and_then(|stream| stream.join().ok()).unwrap_or_default();
    let (out, messages) = (joined(out), joined(messages));
    if out.len() as u64 > MOST_BYTES {
        return Err(GitFault::TooMuch);
    }
    if !status.success() {
        return Err(fault_of(&String::from_utf8_lossy(&messages)));
    }
    Ok(out)
}

pub(super) fn unstarted(error: &std::io::Error) -> GitFault {
    if error.kind() == ErrorKind::NotFound { GitFault::NoProgram } else { GitFault::Failed(error.to_string()) }
}

/// The meaning of git's message.
pub(super) fn fault_of(message: &str) -> GitFault {
    if message.contains("dubious ownership") || message.contains("unsafe repository") {
        GitFault::NotTrusted
    } else if message.contains("not a git repository") {
        GitFault::NoRepository
    } else if message.contains("must be run in a work tree") {
        GitFault::NoWorkTree
    } else {
        let line = message.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        GitFault::Failed(line.trim_start_matches("fatal: ").to_owned())
    }
}

fn read_aside(stream: impl Read + Send + 'static, most: u64) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // The bytes before a failed read are all that there are.
        let _ = stream.take(most + 1).read_to_end(&mut bytes);
        bytes
    })
}
