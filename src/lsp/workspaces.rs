//! The workspaces of an editor. One lives as long as a folder of the editor or an open file lies in it.

use super::buffers::Buffers;
use super::position::{Document, Encoding};
use super::roots::{Naming, file_path, real_path, wanted};
use super::uri::{is_file, path_of};
use super::workspace::Workspace;
use crate::source::{Disk, FilePath};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Default)]
pub(super) struct Workspaces {
    /// The folders of the editor, by its names.
    folders: Vec<PathBuf>,
    buffers: Buffers,
    all: Vec<Workspace>,
    /// The files whose workspace went away, with diagnostics that the editor still has.
    left: BTreeSet<String>,
}

/// A file that the editor asks about.
pub(super) struct AskedFile<'w> {
    pub workspace: &'w Workspace,
    pub path: FilePath,
    pub text: Document,
    /// How the name that was asked for names other files.
    pub naming: Naming,
}

impl Workspaces {
    /// Opens and closes folders of the editor.
    pub(super) fn change_folders<'u>(
        &mut self,
        added: impl Iterator<Item = &'u str>,
        removed: impl Iterator<Item = &'u str>,
    ) {
        let removed: BTreeSet<PathBuf> = removed.filter_map(path_of).collect();
        self.folders.retain(|folder| !removed.contains(folder));
        self.folders.extend(added.filter_map(path_of));
        self.look_again();
    }

    /// Takes the units in which the editor counts columns.
    pub(super) const fn count_in(&mut self, encoding: Encoding) {
        self.buffers.encoding = encoding;
    }

    pub(super) fn open(&mut self, uri: &str, text: &str, version: Option<i64>) {
        self.buffers.open(uri, text, version);
        self.look_again();
    }

    /// Changes an open text. This asks nothing of the disk: it happens with every key.
    pub(super) fn change(&mut self, uri: &str, changes: &[Value], version: Option<i64>) {
        let Some(real) = self.buffers.change(uri, changes, version) else { return };
        for workspace in self.all.iter_mut().filter(|workspace| real.starts_with(&workspace.root)) {
            workspace.show(self.buffers.below(&workspace.root));
        }
    }

    pub(super) fn close(&mut self, uri: &str) {
        self.buffers.close(uri);
        self.look_again();
    }

    /// Notes that any file may have changed.
    pub(super) fn changed_anywhere(&mut self) {
        self.all.iter_mut().for_each(Workspace::changed_anywhere);
        self.look_again();
    }

    /// Notes that these files or folders were made, changed or deleted on the disk.
    pub(super) fn changed_on_disk<'u>(&mut self, uris: impl Iterator<Item = &'u str>) {
        let mut touched = false;
        for uri in uris.filter(|uri| is_file(uri)) {
            let Some(real) = path_of(uri).and_then(|path| real_path(&path)) else {
                // A name that is not UTF-8 can be that of a plan.
                return self.changed_anywhere();
            };
            // Git writes there all the time, and nothing there is read.
            if real.iter().any(|part| part.eq_ignore_ascii_case(".git")) {
                continue;
            }
            touched = true;
            self.all.iter_mut().for_each(|workspace| workspace.changed_on_disk(&real));
        }
        if touched {
            self.look_again();
        }
    }

    /// Looks anew which workspaces there are, and which open files lie in them: roots come and go with the files.
    fn look_again(&mut self) {
        self.buffers.look_again();
        let wanted = wanted(&self.folders, self.buffers.folders());
        let gone = self.all.extract_if(.., |workspace| !wanted.contains_key(&workspace.root));
        self.left.extend(gone.flat_map(|workspace| workspace.diagnostics.files()));
        for (root, naming) in wanted {
            if let Some(workspace) = self.all.iter_mut().find(|workspace| workspace.root == root) {
                workspace.rename(naming);
            } else if let Ok(disk) = Disk::new(&root) {
                self.all.push(Workspace::new(root, naming, disk, self.buffers.encoding));
            }
        }
        for workspace in &mut self.all {
            workspace.show(self.buffers.below(&workspace.root));
        }
    }

    /// Whether something changed since the last check.
    pub(super) fn is_stale(&self) -> bool {
        !self.left.is_empty() || self.all.iter().any(Workspace::is_stale)
    }

    /// The workspaces that must be checked, over the files as they stand now; and the files whose workspace went away.
    pub(super) fn take_stale(&mut self) -> (impl Iterator<Item = &mut Workspace>, BTreeSet<String>) {
        let mut is_gone = false;
        for workspace in self.all.iter_mut().filter(|workspace| workspace.is_stale()) {
            is_gone |= !workspace.reopen();
        }
        if is_gone {
            self.look_again();
        }
        let left = std::mem::take(&mut self.left);
        (self.all.iter_mut().filter(|workspace| workspace.is_stale()), left)
    }

    /// The workspaces.
    pub(super) fn all(&self) -> impl Iterator<Item = &Workspace> {
        self.all.iter()
    }

    /// The editor's number of an open text; `None` for a file that is not open.
    pub(super) fn version(&self, uri: &str) -> Option<i64> {
        self.buffers.get(&path_of(uri)?)?.version
    }

    /// The diagnostics of a file. Where one workspace lies in another, both may have the same ones.
    pub(super) fn diagnostics<'w>(&'w self, uri: &'w str) -> Vec<&'w Value> {
        let mut all: Vec<&Value> = Vec::new();
        for workspace in &self.all {
            let more: Vec<&Value> = workspace.diagnostics.of_file(uri).collect();
            if all.is_empty() {
                all = more;
            } else {
                all.extend(more.into_iter().filter(|one| !all.contains(one)).collect::<Vec<_>>());
            }
        }
        all
    }

    /// The file of a name; `None` for one outside of the workspaces.
    pub(super) fn find(&self, uri: &str) -> Option<AskedFile<'_>> {
        let path = path_of(uri)?;
        let buffer = self.buffers.get(&path);
        let real = buffer.map_or_else(|| real_path(&path), |buffer| Some(buffer.real.clone()))?;
        let around = self.all.iter().filter(|workspace| real.starts_with(&workspace.root));
        let workspace = around.max_by_key(|workspace| workspace.root.iter().count())?;
        let naming = Naming::of(&workspace.root, path.parent()?, real.parent()?);
        let path = file_path(&workspace.root, &real)?;
        let text = buffer.map_or_else(|| workspace.text(&path), |buffer| Arc::clone(&buffer.file.text));
        let text = Document::new(text, self.buffers.encoding);
        Some(AskedFile { workspace, path, text, naming })
    }
}
