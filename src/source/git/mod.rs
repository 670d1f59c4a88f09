//! Revisions of a git repository, read through the `git` program.
//!
//! A repository may come from a stranger. So nothing of it is checked out, no hook, pager, filter or file
//! system monitor runs, nothing is fetched, and whatever git prints is bounded in time and size. Settings of
//! the person who runs the program stay in force, since they say which repositories are to be trusted.

mod objects;
mod program;
mod revision;

pub use revision::Revision;

use objects::Objects;
use program::{command, output};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why git could not give what was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GitFault {
    /// There is no `git` program.
    NoProgram,
    /// The folder lies in no repository.
    NoRepository,
    /// The repository belongs to somebody else, and git was not told to trust it.
    NotTrusted,
    /// The repository has no files of its own beside its history.
    NoWorkTree,
    /// A name that is no revision here.
    NoRevision {
        /// Whether the history at hand is cut, so that it may exist elsewhere.
        shallow: bool,
    },
    /// A name that git would take for an option.
    OptionLike,
    /// Two revisions without a common one.
    NoMergeBase {
        /// Whether the history at hand is cut.
        shallow: bool,
    },
    /// Git took too long, or gave too much.
    TooMuch,
    /// What git itself says; raw text.
    Failed(String),
}

/// A repository around the folder of a workspace.
#[derive(Clone, Debug)]
pub struct Repository {
    folder: PathBuf,
    /// The workspace inside the repository, with `/`, in bytes; empty when it is the whole.
    prefix: Vec<u8>,
    shallow: bool,
}

impl Repository {
    /// The repository around a folder, which is the root of a workspace.
    ///
    /// # Errors
    /// When there is no git, no repository, or none that may be read.
    pub fn around(folder: &Path) -> Result<Self, GitFault> {
        let mut command = command(folder);
        command.args(["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"]);
        let told = output(&mut command)?;
        let mut lines = told.splitn(3, |byte| *byte == b'\n');
        let (inside, shallow) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        let prefix = lines.next().unwrap_or_default();
        let prefix = prefix.strip_suffix(b"\n").unwrap_or(prefix);
        let prefix = prefix.strip_suffix(b"/").unwrap_or(prefix).to_owned();
        if inside != b"true" {
            return Err(GitFault::NoWorkTree);
        }
        Ok(Self { folder: folder.to_owned(), prefix, shallow: shallow == b"true" })
    }

    /// The workspace as it stands in a revision: a branch, tag, commit or whatever git takes for one.
    ///
    /// # Errors
    /// When there is no such revision, or it cannot be read.
    pub fn revision(&self, name: &str) -> Result<Revision, GitFault> {
        let objects = Objects::new(&self.folder)?;
        let commit = self.commit(&objects, name)?;
        // A workspace that is not in that revision yet has no files there.
        let name = [commit.as_bytes(), b":", &self.prefix].concat();
        let folder = if self.prefix.contains(&b'\n') { None } else { objects.find(&name)? };
        let tree = match folder.filter(|found| found.kind == "tree") {
            Some(found) => output(command(&self.folder).args(["ls-tree", "-r", "-z", "--full-tree", &found.id]))?,
            None => Vec::new(),
        };
        Ok(Revision::new(commit, &tree, Arc::new(objects)))
    }

    /// The name of the commit from which two revisions went their own ways.
    ///
    /// # Errors
    /// When there is none, or one of the revisions is none.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<String, GitFault> {
        let objects = Objects::new(&self.folder)?;
        let (one, other) = (self.commit(&objects, one)?, self.commit(&objects, other)?);
        match output(command(&self.folder).args(["merge-base", &one, &other])) {
            Ok(base) if !base.trim_ascii().is_empty() => Ok(String::from_utf8_lossy(base.trim_ascii()).into_owned()),
            // Git is silent when there is none.
            Ok(_) => Err(GitFault::NoMergeBase { shallow: self.shallow }),
            Err(GitFault::Failed(why)) if why.is_empty() => Err(GitFault::NoMergeBase { shallow: self.shallow }),
            Err(fault) => Err(fault),
        }
    }

    /// The full id of a commit. The name goes to git on its standard input, never as an argument.
    fn commit(&self, objects: &Objects, name: &str) -> Result<String, GitFault> {
        if name.starts_with('-') {
            return Err(GitFault::OptionLike);
        }
        let none = GitFault::NoRevision { shallow: self.shallow };
        if name.is_empty() || name.contains(char::is_control) {
            return Err(none);
        }
        match objects.find(format!("{name}^{{commit}}").as_bytes()) {
            Ok(Some(found)) => Ok(found.id),
            // Of some names that mean nothing git says so by ending.
            Ok(None) | Err(GitFault::Failed(_)) => Err(none),
            Err(fault) => Err(fault),
        }
    }
}
