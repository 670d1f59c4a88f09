//! Scratch repositories, made with the git program and independent of its settings on the machine.

use super::{Outcome, Workspace, cchc, run};
use std::ops::Deref;
use std::path::Path;
use std::process::{Command, Stdio};

/// The day from which the tests look: the first report of the examples is in, the next is not due.
pub const AS_OF: &str = "2023-03-31";

/// A repository with a workspace in it.
pub struct Scratch(Workspace);

impl Deref for Scratch {
    type Target = Workspace;

    fn deref(&self) -> &Workspace {
        &self.0
    }
}

impl Scratch {
    /// The smallest workspace, committed on `main`, somewhere inside a repository.
    pub fn minimal(inside: &str) -> Self {
        let scratch = Self::around(Workspace::inside(inside).with_folder("examples/minimal", ""));
        scratch.commit("one");
        scratch
    }

    /// A repository with nothing in it.
    pub fn empty() -> Self {
        Self::around(Workspace::empty())
    }

    /// A repository around a workspace, with nothing committed.
    fn around(workspace: Workspace) -> Self {
        let scratch = Self(workspace);
        scratch.git(&["init", "--quiet", "--initial-branch=main"]);
        scratch
    }

    /// Runs git in the repository, which must go well.
    pub fn git(&self, args: &[&str]) -> String {
        git_in(self.above(), args)
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
        program(self.path())
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

/// The same as if it were always the same moment, so that a commit always has the same name.
pub fn try_git_at_one_time(folder: &Path, args: &[&str]) -> Outcome {
    const THEN: &str = "2023-06-20T08:00:00+07:00";
    let mut command = Command::new("git");
    plain(&mut command).env("GIT_AUTHOR_DATE", THEN).env("GIT_COMMITTER_DATE", THEN).env("LC_ALL", "C.UTF-8");
    run(command.current_dir(folder).args(args).stdin(Stdio::null()))
}

/// A folder as git names it on the network: a clone of it is made as from another machine.
pub fn file_url(folder: &Path) -> String {
    let path = folder.display().to_string().replace('\\', "/");
    format!("file://{}{path}", if path.starts_with('/') { "" } else { "/" })
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
