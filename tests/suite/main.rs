//! The tests of the program as a whole, one module per promise.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test that cannot go on says so, tells its figures, and reads its own settings from the environment"
)]
#![cfg_attr(
    not(unix),
    allow(dead_code, unused_imports, reason = "some tests, and what serves them, are for Unix alone")
)]

mod amend_properties;
mod assignment;
#[cfg(unix)]
mod bars;
mod calendar;
#[cfg(unix)]
mod ci_scripts;
mod cli;
mod clones;
mod cmd;
mod completions;
mod damage;
mod diff;
mod diff_facts;
mod docx;
mod duties;
mod edit_examples;
mod edit_properties;
mod edits;
#[cfg(target_os = "linux")]
mod evidence;
mod export;
#[cfg(unix)]
mod file_names;
mod formats;
mod forms;
mod funding;
mod fuzzing;
mod generated;
mod grid;
mod groups;
mod history_properties;
mod hostile;
mod import;
mod init;
mod json_outputs;
mod layers;
mod links;
mod lost_files;
mod lsp;
mod machine_outputs;
mod man;
mod many_plans;
mod oracle;
mod oracle_scores;
mod oracle_states;
mod oracle_targets;
mod output_files;
mod own_names;
mod page;
mod papers;
mod parts;
mod plan_states;
mod plans;
mod planted;
mod readme;
mod reference;
mod regressions;
mod release;
mod repairs;
mod revisions;
mod rule_pages;
mod schemas;
mod scratch;
mod sheets;
mod spreadsheets;
mod target_properties;
mod toml_test;
mod town;
mod two_clerks;
#[cfg(unix)]
mod unwritable;
mod web_pages;
#[cfg(windows)]
mod windows;
mod workbooks;
mod workspace;
mod writing;

use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};
use workspace::Workspace;

/// A run that takes longer hangs.
const MOST_TIME: Duration = Duration::from_secs(60);

/// The outcome of a run of the program.
#[derive(Debug)]
struct Outcome {
    /// The exit status; -1 when a signal ended it.
    status: i32,
    stdout: String,
    stderr: String,
}

impl Outcome {
    /// The one object that JSON output is, as its schema says.
    #[track_caller]
    fn json(&self) -> Value {
        let json = serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("stdout is not JSON: {error}\n{}\n{}", self.stdout, self.stderr));
        json_outputs::hold(&json);
        json
    }

    /// Both streams.
    fn all(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

/// The root of this repository. Under wine the path of the build lacks its drive.
fn repository() -> &'static Path {
    static ROOT: LazyLock<PathBuf> =
        LazyLock::new(|| std::path::absolute(env!("CARGO_MANIFEST_DIR")).expect("a path of this system"));
    &ROOT
}

/// The program, started in the repository, without what the tester's own environment asks of it.
fn cchc() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    for name in ["CCHC_LANG", "CCHC_AS_OF", "COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "LANG", "LC_MESSAGES"]
    {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C.UTF-8").current_dir(repository()).stdin(Stdio::null());
    command
}

/// Runs the program in a folder with these arguments.
fn cchc_in(folder: &Path, args: &[&str]) -> Outcome {
    // The day of the examples: their first report is in, the next is not due. `--as-of` says otherwise.
    run(cchc().env("CCHC_AS_OF", "2023-03-31").arg("-C").arg(folder).args(args))
}

/// Runs a command to its end; one that hangs is stopped and fails the test.
fn run(command: &mut Command) -> Outcome {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started");
    let stdout = read_aside(child.stdout.take().expect("a pipe"));
    let stderr = read_aside(child.stderr.take().expect("a pipe"));
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("the program can be waited for") {
            break status;
        }
        if started.elapsed() > MOST_TIME {
            let _ = child.kill();
            panic!("{command:?} hangs");
        }
        thread::sleep(Duration::from_millis(5));
    };
    let text = |reader: thread::JoinHandle<Vec<u8>>| {
        String::from_utf8(reader.join().expect("the stream is read")).expect("output is UTF-8")
    };
    Outcome { status: status.code().unwrap_or(-1), stdout: text(stdout), stderr: text(stderr) }
}

fn read_aside(mut stream: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("the stream can be read");
        bytes
    })
}

/// Copies the files below `from`.
fn copy_folder(from: &Path, to: &Path) {
    for file in files_below(from) {
        let target = to.join(file.strip_prefix(from).expect("a path below the folder"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder can be made");
        fs::copy(&file, &target).expect("a file can be copied");
    }
}

/// Every file below a folder, in the order of their paths.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The path of a file from a folder around it, with `/` on every system.
fn path_below(folder: &Path, file: &Path) -> String {
    let parts = file.strip_prefix(folder).expect("a path below the folder").iter();
    parts.map(|part| part.to_str().expect("a plain name")).collect::<Vec<_>>().join("/")
}

/// The text of a file.
fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Replaces the only place of `from` in a file.
fn replace(path: &Path, from: &str, to: &str) {
    let text = text_of(path);
    assert_eq!(text.matches(from).count(), 1, "{from:?} in {}", path.display());
    fs::write(path, text.replace(from, to)).expect("the file can be written");
}
