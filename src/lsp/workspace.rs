//! One workspace: its root, the texts open in the editor, and the result of the last check.

use super::diagnostics::Diagnostics;
use super::uri::uri_of;
use crate::app::{DeclaredName, KeptCheck};
use crate::keys::Entity;
use crate::source::{Disk, FilePath, Files as _, Overlay};
use std::collections::{BTreeMap, BTreeSet};
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
    /// The last check.
    pub check: Option<KeptCheck<PlanNames>>,
    /// The indicators that all plans share.
    pub shared: Vec<DeclaredName>,
    /// The diagnostics that the editor has.
    pub diagnostics: Diagnostics,
    /// The files that changed since the last check.
    pub changes: Changes,
}

/// The ids that a plan declares: all while a file of it is open, else the plan's own. Those of a country would fill the
/// memory.
pub(super) struct PlanNames(Vec<DeclaredName>);

impl PlanNames {
    pub(super) fn of(mut declared: Vec<DeclaredName>, folder: &FilePath, open: &[FilePath]) -> Self {
        let is_open = open.iter().any(|path| is_inside(path, folder.as_str()));
        declared.retain(|name| is_open || name.entity == Entity::Plan);
        declared.shrink_to_fit();
        Self(declared)
    }
}

/// Whether a file lies in a folder, at any depth.
fn is_inside(path: &FilePath, folder: &str) -> bool {
    folder.is_empty() || path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

impl Changes {
    pub(super) const fn is_anything(&self) -> bool {
        self.anything
    }

    pub(super) const fn plans(&self) -> &BTreeSet<usize> {
        &self.plans
    }
}

/// The files that changed since a check.
#[derive(Default)]
pub(super) struct Changes {
    /// Whether anything may have changed: a file that plans share, which plans there are, the disk.
    anything: bool,
    /// The numbers of the plans of which a file changed.
    plans: BTreeSet<usize>,
}

impl Workspace {
    pub(super) fn new(root: PathBuf, disk: Disk) -> Self {
        let changes = Changes { anything: true, plans: BTreeSet::new() };
        let (open, shared, diagnostics) = (BTreeMap::new(), Vec::new(), Diagnostics::default());
        Self { root, disk, open, check: None, shared, diagnostics, changes }
    }

    /// Notes that the text of a file changed: its plan must be read again, or everything where others hang on it.
    pub(super) fn changed(&mut self, path: &FilePath) {
        match self.check.as_ref().and_then(|check| check.only_plan_of(path)) {
            Some(plan) => drop(self.changes.plans.insert(plan)),
            None => self.changes.anything = true,
        }
    }

    /// Notes that any file may have changed.
    pub(super) fn changed_anywhere(&mut self) {
        self.changes.anything = true;
    }

    /// Whether something changed since the last check.
    pub(super) fn is_stale(&self) -> bool {
        self.changes.anything || !self.changes.plans.is_empty()
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
        let of_plans = self.check.iter().flat_map(KeptCheck::values);
        self.shared.iter().chain(of_plans.flat_map(|names| &names.0)).filter(move |one| {
            let is_near = is_inside(path, &one.folder) || one.entity == Entity::Plan;
            is_near && entity.means(one.entity)
        })
    }

    /// The thing that an id means in a file; the plan's own goes before the workspace's.
    pub(super) fn find<'w>(&'w self, entity: Entity, id: &str, path: &'w FilePath) -> Option<&'w DeclaredName> {
        let all = self.known(entity, path).filter(|one| one.id.eq_ignore_ascii_case(id));
        all.max_by_key(|one| one.folder.len())
    }
}
