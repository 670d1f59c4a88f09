//! The repository around a workspace, and its revisions.

use super::{fault::GitFault, objects::Objects, program::command, program::output, revision::Snapshot};
use crate::source::Disk;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A repository around the folder of a workspace.
#[derive(Clone, Debug)]
pub(crate) struct Repository {
    folder: PathBuf,
    /// The folder of the repository itself.
    top: PathBuf,
    /// The workspace inside the repository, with `/`, as git has its name; empty when it is the whole.
    prefix: Vec<u8>,
    shallow: bool,
}

impl Repository {
    /// The repository around a folder, which is the root of a workspace.
    ///
    /// # Errors
    /// When there is no git, no repository, or none that may be read.
    pub(crate) fn around(folder: &Path) -> Result<Self, GitFault> {
        let mut command = command(folder)?;
        command.args(["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-cdup", "--show-prefix"]);
        let told = output(&mut command)?;
        let mut lines = told.splitn(4, |byte| *byte == b'\n');
        let mut line = || lines.next().unwrap_or_default();
        let (inside, shallow, up, prefix) = (line(), line(), line(), line());
        if inside != b"true" {
            return Err(GitFault::NoWorkTree);
        }
        let prefix = prefix.strip_suffix(b"\n").unwrap_or(prefix);
        let prefix = prefix.strip_suffix(b"/").unwrap_or(prefix);
        let top = folder.join(String::from_utf8_lossy(up).trim_end_matches('/'));
        Ok(Self { folder: folder.to_owned(), top, prefix: prefix.to_owned(), shallow: shallow == b"true" })
    }

    /// A revision: a branch, tag, commit or whatever git takes for one.
    ///
    /// # Errors
    /// When there is no such revision, or it cannot be read.
    pub(crate) fn revision(&self, name: &str) -> Result<Snapshot, GitFault> {
        let objects = Objects::new(&self.folder)?;
        let commit = self.commit(&objects, name)?;
        let listed = output(command(&self.folder)?.args(["ls-tree", "-r", "-z", "--full-tree", &commit]));
        let lacks_some = |fault: &GitFault| matches!(fault, GitFault::Failed(_)) && self.is_partial();
        let tree = listed.map_err(|fault| if lacks_some(&fault) { GitFault::Unfetched } else { fault })?;
        Ok(Snapshot::new(commit, tree, Arc::new(objects)))
    }

    /// Where the workspace stands inside the repository, with `/`, as git has its name; empty when it is the whole.
    pub(crate) fn prefix(&self) -> &[u8] {
        &self.prefix
    }

    /// The files of a folder of the repository, as they stand on the disk, if it still is a workspace.
    pub(crate) fn workspace(&self, folder: &[u8]) -> Option<Disk> {
        let folder = self.top.join(path_of(folder));
        let marks = ["cchc.toml", "plans", "plan.toml"];
        marks.iter().any(|name| folder.join(name).exists()).then(|| Disk::new(&folder).ok())?
    }

    /// Makes sure that the files on the disk are all that the workspace has.
    ///
    /// # Errors
    /// When a sparse checkout left some of them out.
    pub(crate) fn expect_all_files(&self) -> Result<(), GitFault> {
        // Each file with a letter before it: `S` for one that is not to be on the disk.
        let listed = output(command(&self.folder)?.args(["ls-files", "-t", "-z", "--", "."]))?;
        let left_out = listed.split(|byte| *byte == 0).filter_map(|entry| entry.strip_prefix(b"S "));
        let mut plan_files = left_out.filter(|path| path.ends_with(b".toml"));
        if plan_files.any(|path| !self.folder.join(path_of(path)).exists()) {
            return Err(GitFault::Sparse);
        }
        Ok(())
    }

    /// Whether the repository holds only a part of the objects of its history.
    fn is_partial(&self) -> bool {
        let asked = command(&self.folder).map(|mut git| {
            git.args(["config", "--get-regexp", r"^remote\..*\.(promisor|partialclonefilter)$"]);
            output(&mut git)
        });
        asked.is_ok_and(|told| told.is_ok_and(|told| !told.is_empty()))
    }

    /// The name of the commit from which two revisions went their own ways.
    ///
    /// # Errors
    /// When there is none, or one of the revisions is none.
    pub(crate) fn merge_base(&self, one: &str, other: &str) -> Result<String, GitFault> {
        let objects = Objects::new(&self.folder)?;
        let (one, other) = (self.commit(&objects, one)?, self.commit(&objects, other)?);
        match output(command(&self.folder)?.args(["merge-base", &one, &other])) {
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

/// A path as git has it.
fn path_of(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    return <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes).into();
    // Elsewhere git gives every name in UTF-8.
    #[cfg(not(unix))]
    String::from_utf8_lossy(bytes).into_owned().into()
}
