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
    /// The workspace inside the repository, with `/`, as git writes it; empty when it is the whole.
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

    /// The files of a revision: a branch, tag, commit or any other name that git knows.
    ///
    /// # Errors
    /// When the revision does not exist or cannot be read.
    pub(crate) fn revision(&self, name: &str) -> Result<Snapshot, GitFault> {
        let objects = Objects::new(&self.folder)?;
        let commit = self.commit_id(&objects, name)?;
        let listed = output(command(&self.folder)?.args(["ls-tree", "-r", "-z", "--full-tree", &commit]));
        let lacks_some = |fault: &GitFault| matches!(fault, GitFault::Failed(_)) && self.is_partial();
        let tree = listed.map_err(|fault| if lacks_some(&fault) { GitFault::Unfetched } else { fault })?;
        Ok(Snapshot::new(commit, tree, Arc::new(objects)))
    }

    /// The workspace inside the repository, with `/`, as git writes it; empty when it is the whole.
    pub(crate) fn prefix(&self) -> &[u8] {
        &self.prefix
    }

    /// The files of a folder of the repository, as they stand on the disk, if it still is a workspace.
    pub(crate) fn workspace(&self, folder: &[u8]) -> Option<Disk> {
        let folder = self.top.join(path_of(folder));
        let marks = ["cchc.toml", "plans", "plan.toml"];
        marks.iter().any(|name| folder.join(name).exists()).then(|| Disk::new(&folder).ok())?
    }

    /// Checks that the disk has all files of the workspace.
    ///
    /// # Errors
    /// When a sparse checkout left some of them out.
    pub(crate) fn expect_all_files(&self) -> Result<(), GitFault> {
        // Git writes a letter before each file: `S` for one left out of the disk.
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

    /// The names of branches and tags, those of the latest commits first.
    ///
    /// # Errors
    /// When git cannot tell.
    pub(crate) fn names(&self) -> Result<Vec<String>, GitFault> {
        const MOST: &str = "--count=200";
        let places = ["refs/heads", "refs/tags", "refs/remotes"];
        let mut command = command(&self.folder)?;
        command.args(["for-each-ref", MOST, "--sort=-committerdate", "--format=%(refname:short)"]).args(places);
        let names = String::from_utf8_lossy(&output(&mut command)?).into_owned();
        Ok(["HEAD"].into_iter().chain(names.lines()).map(str::to_owned).collect())
    }

    /// The commit from which two revisions went their own ways.
    ///
    /// # Errors
    /// When there is none, or one of the two is not a revision.
    pub(crate) fn merge_base(&self, one: &str, other: &str) -> Result<String, GitFault> {
        let objects = Objects::new(&self.folder)?;
        let (one, other) = (self.commit_id(&objects, one)?, self.commit_id(&objects, other)?);
        match output(command(&self.folder)?.args(["merge-base", &one, &other])) {
            Ok(base) if !base.trim_ascii().is_empty() => Ok(String::from_utf8_lossy(base.trim_ascii()).into_owned()),
            // Git prints nothing when there is none.
            Ok(_) => Err(GitFault::NoMergeBase { shallow: self.shallow }),
            Err(GitFault::Failed(why)) if why.is_empty() => Err(GitFault::NoMergeBase { shallow: self.shallow }),
            Err(fault) => Err(fault),
        }
    }

    /// The full id of a commit. The name goes to git on its standard input, never as an argument.
    fn commit_id(&self, objects: &Objects, name: &str) -> Result<String, GitFault> {
        // A name that begins like an option is most likely a slip in one. The failure says that, and not that the
        // revision is unknown.
        if name.starts_with('-') {
            return Err(GitFault::OptionLike);
        }
        let none = GitFault::NoRevision { shallow: self.shallow };
        if name.is_empty() || name.contains(char::is_control) {
            return Err(none);
        }
        // `^{commit}` peels a tag to its commit.
        match objects.find(format!("{name}^{{commit}}").as_bytes()) {
            Ok(Some(found)) => Ok(found.id),
            // Git exits at some names that it does not know.
            Ok(None) | Err(GitFault::Failed(_)) => Err(none),
            Err(fault) => Err(fault),
        }
    }
}

/// The path that git writes in these bytes.
fn path_of(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    return <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes).into();
    // Elsewhere git gives every name in UTF-8.
    #[cfg(not(unix))]
    String::from_utf8_lossy(bytes).into_owned().into()
}
