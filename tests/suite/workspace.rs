//! Small workspaces, to break: `Workspace::minimal().with("cchc.toml", "").but(PLAN, "= 55", "= 50")`.

use super::{Outcome, cchc_in, copy_folder, replace, repository, text_of};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A workspace in a folder of its own, which goes with it.
pub struct Workspace {
    above: TempDir,
    root: PathBuf,
}

impl Workspace {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self::inside("")
    }

    /// Nothing, at this place inside a folder.
    pub fn inside(place: &str) -> Self {
        let above = tempfile::tempdir().expect("a temporary folder");
        let root = above.path().join(place);
        Self { above, root }
    }

    /// The smallest workspace.
    pub fn minimal() -> Self {
        Self::empty().with_folder("examples/minimal", "")
    }

    /// The sample town: a plan, and those of fourteen communes below it.
    pub fn town() -> Self {
        Self::empty().with_folder("examples/thi-xa-mau", "")
    }

    /// The plan of Long An.
    pub fn long_an() -> Self {
        Self::empty().with_folder("plans/long-an-2023", "plans/long-an-2023").with("cchc.toml", "")
    }

    /// With a copy of a folder of this repository.
    pub fn with_folder(self, from: &str, to: &str) -> Self {
        copy_folder(&repository().join(from), &self.file(to));
        self
    }

    /// With this file.
    pub fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        self
    }

    /// With another text in place of one that stands in the file once.
    pub fn but(self, path: &str, from: &str, to: &str) -> Self {
        self.replace(path, from, to);
        self
    }

    /// The root of the workspace.
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// The folder around it, which is the root itself where it stands nowhere inside.
    pub fn above(&self) -> &Path {
        self.above.path()
    }

    pub fn file(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub fn text(&self, path: &str) -> String {
        text_of(&self.file(path))
    }

    /// On Windows, which has no names with some characters, others stand for them.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let is_refused = |c: char| cfg!(windows) && (c.is_ascii_control() || "<>:\"|?*".contains(c));
        let file = self.file(&path.replace(is_refused, "_"));
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder can be made");
        fs::write(file, content).expect("a file can be written");
    }

    pub fn replace(&self, path: &str, from: &str, to: &str) {
        replace(&self.file(path), from, to);
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.file(path)).expect("a file can be removed");
    }

    /// Runs the program in it.
    pub fn run(&self, args: &[&str]) -> Outcome {
        cchc_in(&self.root, args)
    }
}
