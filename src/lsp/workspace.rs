//! One workspace: its root, the texts open in the editor, and the result of the last check.

use super::uri::uri_of;
use crate::app::DeclaredName;
use crate::keys::Entity;
use crate::source::{Disk, FilePath, Files as _, Overlay};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A file that is open in the editor.
pub(super) struct OpenFile {
    /// The editor's name for it.
    pub uri: String,
    /// The text there, saved or not.
    pub text: String,
}

pub(super) struct Workspace {
    pub root: PathBuf,
    pub disk: Disk,
    pub open: BTreeMap<FilePath, OpenFile>,
    /// The ids declared at the last check.
    pub declared: Vec<DeclaredName>,
    /// The diagnostics that the editor has, by its names of the files.
    pub diagnostics: BTreeMap<String, Vec<Value>>,
    /// Whether a file changed since the last check.
    pub stale: bool,
}

impl Workspace {
    pub(super) fn new(root: PathBuf, disk: Disk) -> Self {
        Self { root, disk, open: BTreeMap::new(), declared: Vec::new(), diagnostics: BTreeMap::new(), stale: true }
    }

    /// The files of the disk under the open texts.
    pub(super) fn files(&self) -> Overlay<'_> {
        let mut files = Overlay::new(&self.disk);
        for (path, open) in &self.open {
            files.put(path.clone(), open.text.as_bytes());
        }
        files
    }

    /// The text of a file, up to the first byte that is not UTF-8.
    pub(super) fn text(&self, path: &FilePath) -> String {
        if let Some(open) = self.open.get(path) {
            return open.text.clone();
        }
        let bytes = self.disk.read(path).unwrap_or_default();
        match std::str::from_utf8(&bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()).into_owned(),
        }
    }

    /// The name of a file for the editor: the editor's own where it has the file open.
    pub(super) fn uri(&self, path: &FilePath) -> String {
        self.open.get(path).map_or_else(|| uri_of(&self.root.join(path.as_str())), |open| open.uri.clone())
    }

    /// The things that a name can mean in a file: those of its plan and of the whole workspace.
    pub(super) fn known<'w>(&'w self, entity: Entity, path: &'w FilePath) -> impl Iterator<Item = &'w DeclaredName> {
        self.declared.iter().filter(move |one| {
            let folder = one.folder.as_str();
            let is_near = folder.is_empty()
                || path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
                || one.entity == Entity::Plan;
            is_near && entity.means(one.entity)
        })
    }

    /// The thing that an id means in a file; the plan's own goes before the workspace's.
    pub(super) fn find<'w>(&'w self, entity: Entity, id: &str, path: &'w FilePath) -> Option<&'w DeclaredName> {
        let all = self.known(entity, path).filter(|one| one.id.eq_ignore_ascii_case(id));
        all.max_by_key(|one| one.folder.len())
    }
}
