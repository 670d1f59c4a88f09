//! Scratch repositories, made with the git program and independent of what the machine has set for it.

use super::{Outcome, cchc, copy_folder, repository, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The day from which the tests look: the first report of the examples is in, the next is not due.
pub const AS_OF: &str = "2023-03-31";

/// A repository with a workspace in it.
pub struct Scratch {
    folder: TempDir,
    /// The workspace inside the repository; empty when it is the whole.
    inside: &'static str,
}

impl Scratch {
    /// The smallest workspace, committed on `main`, somewhere inside a repository.
    pub fn minimal(inside: &'static str) -> Self {
        let scratch = Self { folder: tempfile::tempdir().expect("a temporary folder"), inside };
        copy_folder(&repository().join("examples/minimal"), &scratch.root());
        scratch.git(&["init", "--quiet", "--initial-branch=main"]);
        scratch.commit("one");
        scratch
    }

    /// A repository with nothing in it.
    pub fn empty() -> Self {
        let scratch = Self { folder: tempfile::tempdir().expect("a temporary folder"), inside: "" };
        scratch.git(&["init", "--quiet", "--initial-branch=main"]);
        scratch
    }

    /// The root of the workspace.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join(self.inside)
    }

    /// The folder of the repository.
    pub fn top(&self) -> &Path {
        self.folder.path()
    }

    /// A file of the workspace.
    pub fn file(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let file = self.file(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder can be made");
        fs::write(file, content).expect("a file can be written");
    }

    /// Runs git in the repository, which must go well.
    pub fn git(&self, args: &[&str]) -> String {
        git_in(self.folder.path(), args)
    }

    pub fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    /// Runs `cchc diff` in the workspace.
    pub fn diff(&self, args: &[&str]) -> Outcome {
        run(self.command().arg("diff").args(args))
    }

    /// The program in the workspace.
    pub fn command(&self) -> Command {
        program(&self.root())
    }
}

/// The program in a folder, with a git that knows no settings of the machine.
pub fn program(folder: &Path) -> Command {
    let mut command = cchc();
    plain(&mut command).env("CCHC_AS_OF", AS_OF).env("CCHC_LANG", "en").arg("-C").arg(folder);
    command
}

/// Runs git in a folder.
pub fn try_git(folder: &Path, args: &[&str]) -> Outcome {
    let mut command = Command::new("git");
    run(plain(&mut command).current_dir(folder).args(args).stdin(Stdio::null()))
}

/// Runs git in a folder, which must go well.
pub fn git_in(folder: &Path, args: &[&str]) -> String {
    let outcome = try_git(folder, args);
    assert_eq!(outcome.status, 0, "git {args:?}: {}", outcome.all());
    outcome.stdout
}

/// Without the settings of the machine and of the person.
fn plain(command: &mut Command) -> &mut Command {
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"] {
        command.env_remove(name);
    }
    for (name, value) in [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_AUTHOR_NAME", "a"),
        ("GIT_AUTHOR_EMAIL", "a@example.org"),
        ("GIT_COMMITTER_NAME", "a"),
        ("GIT_COMMITTER_EMAIL", "a@example.org"),
    ] {
        command.env(name, value);
    }
    command
}
