//! One workspace: its root, the texts open in the editor, and the result of the last check.

use super::buffers::OpenFile;
use super::diagnostics::Diagnostics;
use super::position::{Document, Encoding};
use super::roots::{Naming, file_path};
use super::uri::path_of;
use crate::app::{DeclaredName, KeptCheck};
use crate::keys::Entity;
use crate::source::{Disk, FilePath, Files as _, Kind, Overlay, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) struct Workspace {
    pub root: PathBuf,
    naming: Naming,
    /// The units of columns.
    encoding: Encoding,
    disk: Disk,
    /// Whether a link leads to some file: then a change of a file can touch more than its own plan.
    has_links: bool,
    open: BTreeMap<FilePath, Vec<OpenFile>>,
    /// The last check.
    pub check: Option<KeptCheck<PlanNames>>,
    /// The indicators that all plans share.
    pub shared: Vec<DeclaredName>,
    /// The diagnostics that the editor has.
    pub diagnostics: Diagnostics,
    /// The files that changed since the last check.
    pub changes: Changes,
}

/// The ids that a plan declares: all while a file of it is open, or while there are few plans; else the plan's own.
/// Those of a country would fill the memory.
pub(super) struct PlanNames(Vec<DeclaredName>);

/// A workspace of more plans keeps only the ids of those that are open.
pub(super) const MOST_PLANS_KEPT: usize = 500;

impl PlanNames {
    pub(super) fn of(mut declared: Vec<DeclaredName>) -> Self {
        declared.shrink_to_fit();
        Self(declared)
    }

    /// Forgets all but the plan's own id, unless a file of the plan is open.
    pub(super) fn forget(&mut self, open: &[FilePath]) {
        if !self.0.first().is_some_and(|one| open.iter().any(|path| is_inside(path, &one.folder))) {
            self.0.retain(|name| name.entity == Entity::Plan);
            self.0.shrink_to_fit();
        }
    }
}

/// Whether a file lies in a folder, at any depth.
pub(super) fn is_inside(path: &FilePath, folder: &str) -> bool {
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
    pub(super) fn new(root: PathBuf, naming: Naming, disk: Disk, encoding: Encoding) -> Self {
        let changes = Changes { anything: true, plans: BTreeSet::new() };
        let (open, shared, diagnostics) = (BTreeMap::new(), Vec::new(), Diagnostics::default());
        Self { root, naming, encoding, disk, has_links: false, open, check: None, shared, diagnostics, changes }
    }

    /// Opens the root anew: an open folder stays the one that it was, also when another one took its name. Gives
    /// whether there is one.
    pub(super) fn reopen(&mut self) -> bool {
        self.has_links |= self.disk.met_links();
        Disk::new(&self.root).map(|disk| self.disk = disk).is_ok()
    }

    /// Takes the files that are open now.
    pub(super) fn show(&mut self, open: BTreeMap<FilePath, Vec<OpenFile>>) {
        let before = std::mem::replace(&mut self.open, open);
        let paths: BTreeSet<&FilePath> = before.keys().chain(self.open.keys()).collect();
        let differ = paths.into_iter().filter(|path| before.get(*path) != self.open.get(*path)).cloned();
        for path in differ.collect::<Vec<_>>() {
            // A file that stands only in the editor may have made a plan.
            if self.open.contains_key(&path) || self.disk.kind(&path).is_ok() {
                self.changed(&path);
            } else {
                self.changed_anywhere();
            }
        }
    }

    /// Takes another naming of the files that are not open.
    pub(super) fn rename(&mut self, naming: Naming) {
        if self.naming != naming {
            self.naming = naming;
            self.changed_anywhere();
        }
    }

    /// Notes that the text of a file changed: its plan must be read again, or everything where others hang on it.
    fn changed(&mut self, path: &FilePath) {
        match self.check.as_ref().and_then(|check| check.only_plan_of(path)) {
            Some(plan) => drop(self.changes.plans.insert(plan)),
            None => self.changed_anywhere(),
        }
    }

    /// Notes that any file may have changed.
    pub(super) const fn changed_anywhere(&mut self) {
        self.changes.anything = true;
    }

    /// Notes that a file or folder was made, changed or deleted on the disk. Editors tell more than matters, and may
    /// call a new file changed, so the files tell what must be read again.
    pub(super) fn changed_on_disk(&mut self, real: &Path) {
        if self.changes.anything {
            return;
        }
        let (Some(path), Some(check)) = (file_path(&self.root, real), &self.check) else {
            // A folder above the root, or a name that is not UTF-8.
            self.changes.anything |= self.root.starts_with(real) || real.starts_with(&self.root);
            return;
        };
        let is_toml = path.name().to_ascii_lowercase().ends_with(".toml");
        let is_shared = path.depth() == 0 || path.depth() == 1 && (is_toml || path.name() == "plans");
        if is_shared || self.has_links || self.disk.met_links() {
            return self.changed_anywhere();
        }
        let plans: Vec<usize> = check.plans_around(&path).collect();
        if plans.is_empty() && !is_inside(&path, "plans") {
            // Nothing there is ever read.
            return;
        }
        let kind = if self.open.contains_key(&path) { Ok(Kind::File) } else { self.disk.kind(&path) };
        let is_plan = check.only_plan_of(&path).is_some();
        let touches_others = match kind {
            Ok(Kind::File) => path.name() == "plan.toml" && !is_plan,
            Err(Refusal::Absent) if path.name() == "plan.toml" => is_plan,
            Err(Refusal::Absent) => plans.is_empty() || check.has_plan_below(&path),
            // A folder may hold plans, and a link may lead to some.
            Ok(Kind::Folder | Kind::Link | Kind::Special | Kind::OddName) | Err(_) => true,
        };
        if touches_others {
            self.changed_anywhere();
        } else {
            self.changes.plans.extend(plans);
        }
    }

    /// Whether something changed since the last check.
    pub(super) fn is_stale(&self) -> bool {
        self.changes.anything || !self.changes.plans.is_empty()
    }

    /// The files of the disk under the open texts.
    pub(super) fn files(&self) -> Overlay<'_> {
        let mut files = Overlay::new(&self.disk);
        for (path, open) in &self.open {
            files.put(path.clone(), open.last().map_or(&[][..], |open| open.text.as_bytes()));
        }
        files
    }

    /// The paths of the open files.
    pub(super) fn open_paths(&self) -> Vec<FilePath> {
        self.open.keys().cloned().collect()
    }

    /// The text of a file, up to the first byte that is not UTF-8.
    pub(super) fn text(&self, path: &FilePath) -> Arc<str> {
        if let Some(open) = self.open.get(path).and_then(|open| open.last()) {
            return Arc::clone(&open.text);
        }
        let bytes = self.disk.read(path).unwrap_or_default();
        match std::str::from_utf8(&bytes) {
            Ok(text) => text.into(),
            Err(error) => String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()).into(),
        }
    }

    /// The same with its lines.
    pub(super) fn document(&self, path: &FilePath) -> Document {
        Document::new(self.text(path), self.encoding)
    }

    /// The names of a file for the editor: its own where it has the file open, which can be under many.
    pub(super) fn uris(&self, path: &FilePath) -> Vec<String> {
        match self.open.get(path) {
            Some(open) => open.iter().map(|open| open.uri.clone()).collect(),
            None => vec![self.naming.uri(&self.root.join(path.as_str()))],
        }
    }

    /// The name of a file for an editor that asked by a name of this naming.
    pub(super) fn uri(&self, path: &FilePath, naming: &Naming) -> String {
        let open = self.open.get(path).map(Vec::as_slice).unwrap_or_default();
        let near = open.iter().find(|open| path_of(&open.uri).is_some_and(|path| naming.fits(&path)));
        let uri = near.or(open.last()).map(|open| open.uri.clone());
        uri.unwrap_or_else(|| naming.uri(&self.root.join(path.as_str())))
    }

    /// Everything that is declared under an id, as far as it is kept.
    pub(super) fn declared(&self) -> impl Iterator<Item = &DeclaredName> {
        self.shared.iter().chain(self.check.iter().flat_map(KeptCheck::values).flat_map(|names| &names.0))
    }

    /// The things that a name can mean in a file: those of its plan and of the whole workspace.
    pub(super) fn known<'w>(&'w self, entity: Entity, path: &'w FilePath) -> impl Iterator<Item = &'w DeclaredName> {
        // The indicators that plans share name an assignee of each plan that uses them.
        let is_of_all = entity == Entity::Assignee && path.as_str() == "indicators.toml";
        self.declared().filter(move |one| {
            let is_near = is_inside(path, &one.folder) || one.entity == Entity::Plan || is_of_all;
            is_near && entity.means(one.entity)
        })
    }

    /// The number of the plan to which a file belongs; `None` for one of all plans.
    pub(super) fn plan_of(&self, path: &FilePath) -> Option<usize> {
        self.check.as_ref()?.plan_of(path)
    }

    /// The things of plans that a file of all plans can mean by an id, one for each plan.
    pub(super) fn named_for_all<'w>(
        &'w self,
        entity: Entity,
        id: &'w str,
        path: &FilePath,
    ) -> impl Iterator<Item = &'w DeclaredName> {
        let is_of_all = self.plan_of(path).is_none();
        self.declared().filter(move |one| {
            is_of_all && !one.folder.is_empty() && entity.means(one.entity) && one.id.eq_ignore_ascii_case(id)
        })
    }

    /// The thing that an id means in a file; the plan's own goes before the workspace's.
    pub(super) fn find<'w>(&'w self, entity: Entity, id: &str, path: &'w FilePath) -> Option<&'w DeclaredName> {
        let all = self.known(entity, path).filter(|one| one.id.eq_ignore_ascii_case(id));
        all.max_by_key(|one| one.folder.len())
    }
}
