//! One workspace: its root, the texts that are open in the editor, and what the last check said.

use super::uri::uri_of;
use crate::app::Declared;
use crate::keys::Entity;
use crate::source::{Disk, FilePath, Files as _, Overlay};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A text that is open in the editor.
pub(super) struct Open {
    /// As the editor names it.
    pub uri: String,
    /// As it stands there, saved or not.
    pub text: String,
}

/// One workspace.
pub(super) struct Workspace {
    /// Its root.
    pub root: PathBuf,
    /// Its files on the disk.
    pub disk: Disk,
    /// What is open, by path.
    pub open: BTreeMap<FilePath, Open>,
    /// What is declared, as of the last check.
    pub declared: Vec<Declared>,
    /// What was told of each file, by the name that the editor has for it.
    pub told: BTreeMap<String, Vec<Value>>,
    /// Whether something changed since the last check.
    pub stale: bool,
}

impl Workspace {
    pub(super) fn new(root: PathBuf, disk: Disk) -> Self {
        Self { root, disk, open: BTreeMap::new(), declared: Vec::new(), told: BTreeMap::new(), stale: true }
    }

    /// The files, with what is open laid over the disk.
    pub(super) fn files(&self) -> Overlay<'_> {
        let mut files = Overlay::new(&self.disk);
        for (path, open) in &self.open {
            files.put(path.clone(), open.text.as_bytes());
        }
        files
    }

    /// The text of a file as far as it is one.
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

    /// What a name can mean in a file: of its plan, or of the whole workspace.
    pub(super) fn known<'w>(&'w self, entity: Entity, path: &'w FilePath) -> impl Iterator<Item = &'w Declared> {
        self.declared.iter().filter(move |one| {
            let folder = one.folder.as_str();
            let is_near = folder.is_empty()
                || path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
                || one.entity == Entity::Plan;
            is_near && entity.means(one.entity)
        })
    }

    /// What an id means in a file; the plan's own before the workspace's.
    pub(super) fn find<'w>(&'w self, entity: Entity, id: &str, path: &'w FilePath) -> Option<&'w Declared> {
        let all = self.known(entity, path).filter(|one| one.id.eq_ignore_ascii_case(id));
        all.max_by_key(|one| one.folder.len())
    }
}
