//! A thing under an id, and the places that name it. The files of its plan name it; a thing of all plans is named by
//! every plan that has none of its own, and a plan by any file.

use super::places::{FileIds, IdPlace};
use crate::app::threads::on_each;
use crate::app::{KeptCheck, Selection};
use crate::keys::Entity;
use crate::model::FileKind;
use crate::source::{FilePath, Files, Kind};

/// A thing that a workspace declares under an id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NamedThing {
    pub entity: Entity,
    pub id: String,
    /// The folder of the plan that declares it; empty for what all plans share, and in a workspace of one plan.
    pub folder: FilePath,
    /// For a criterion, the name of the file of its set: other sets have criteria of the same id.
    pub set: Option<String>,
}

/// A file with ids.
#[derive(Debug)]
pub(super) struct FileWithIds {
    pub path: FilePath,
    pub text: String,
    pub ids: FileIds,
}

/// The files among which a thing is named.
#[derive(Debug, Default)]
pub(super) struct NamingFiles {
    /// Those of no plan.
    pub shared: Vec<FileWithIds>,
    /// Those of each plan, with its folder.
    pub plans: Vec<(FilePath, Vec<FileWithIds>)>,
}

impl NamingFiles {
    /// All of them, each with the folder of its plan.
    pub(super) fn all(&self) -> impl Iterator<Item = (Option<&FilePath>, &FileWithIds)> {
        let of_plans = self.plans.iter().flat_map(|(folder, files)| files.iter().map(move |file| (Some(folder), file)));
        self.shared.iter().map(|file| (None, file)).chain(of_plans)
    }
}

impl NamedThing {
    /// Whether all plans can name it.
    pub(super) fn is_of_all(&self, is_of_one_plan: bool) -> bool {
        self.entity == Entity::Plan || self.folder.depth() == 0 && !is_of_one_plan
    }

    /// The places in a file that name it.
    pub(super) fn places<'f>(&'f self, file: &'f FileWithIds) -> impl Iterator<Item = &'f IdPlace> {
        let is_of_set = self.set.as_deref().is_none_or(|set| stem(&file.path) == set);
        file.ids.ids.iter().filter(move |place| is_of_set && place.is(self.entity, &self.id))
    }

    /// Reads the files that can name it, which hold one of these words.
    ///
    /// # Errors
    /// When the threads for reading cannot be made.
    pub(super) fn files<T: Send>(
        &self,
        files: &dyn Files,
        check: &KeptCheck<T>,
        words: &[&str],
    ) -> anyhow::Result<NamingFiles> {
        let folders: Vec<FilePath> = (0..check.count()).filter_map(|plan| check.folder(plan).cloned()).collect();
        let is_of_one_plan = folders.iter().any(|folder| folder.depth() == 0);
        let read = |folder: &FilePath| -> Vec<FileWithIds> {
            let is_shared = !is_of_one_plan && folder.depth() == 0;
            let paths = files_of(files, folder).into_iter();
            let named = paths.filter(|path| if is_shared { is_of_all_plans(path) } else { self.may_be_in(path) });
            let read = named.filter_map(|path| Some((String::from_utf8(files.read(&path).ok()?).ok()?, path)));
            let holding = read.filter(|(text, _)| words.is_empty() || words.iter().any(|word| holds(text, word)));
            holding.map(|(text, path)| FileWithIds { ids: FileIds::of(&path, &text), path, text }).collect()
        };
        let mut found = NamingFiles::default();
        if !is_of_one_plan {
            found.shared = read(&FilePath::root());
        }
        let asked: Vec<FilePath> = if self.is_of_all(is_of_one_plan) { folders } else { vec![self.folder.clone()] };
        let threads = if asked.len() > 64 { Selection::all().threads(asked.len()) } else { 1 };
        let of_plans = on_each(threads, &asked, read)?;
        found.plans = asked.into_iter().zip(of_plans).collect();
        if self.folder.depth() == 0 && self.entity != Entity::Plan {
            // The plan's own thing of this name is another one.
            found.plans.retain(|(_, files)| {
                is_of_one_plan || !files.iter().any(|file| self.places(file).any(|place| place.declares))
            });
        }
        Ok(found)
    }

    /// Whether a file of a plan can name it: a plan is named where plans declare themselves and their indicators.
    fn may_be_in(&self, path: &FilePath) -> bool {
        self.entity != Entity::Plan || matches!(FileKind::of(path), Some(FileKind::Plan | FileKind::Indicators))
    }
}

/// The places that name a thing, file by file, in the order of the files.
///
/// # Errors
/// When the threads for reading cannot be made.
pub(crate) fn references<T: Send>(
    files: &dyn Files,
    check: &KeptCheck<T>,
    thing: &NamedThing,
) -> anyhow::Result<Vec<(FilePath, Vec<IdPlace>)>> {
    let found = thing.files(files, check, &[&thing.id])?;
    let places = found.all().map(|(_, file)| (file.path.clone(), thing.places(file).cloned().collect::<Vec<_>>()));
    let mut places: Vec<_> = places.filter(|(_, places)| !places.is_empty()).collect();
    places.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(places)
}

/// The files of a plan, or of the root, that are read: those right in the folder, and in the folders of its lists.
fn files_of(files: &dyn Files, folder: &FilePath) -> Vec<FilePath> {
    let mut found = Vec::new();
    for entry in files.list(folder).unwrap_or_default() {
        let path = folder.join(&entry.name);
        if FileKind::of(&path.join("x.toml")).is_some() && files.kind(&path) == Ok(Kind::Folder) {
            let inside = files.list(&path).unwrap_or_default().into_iter().map(|entry| path.join(&entry.name));
            found.extend(inside.filter(|path| FileKind::of(path).is_some()));
        } else if FileKind::of(&path).is_some() {
            found.push(path);
        }
    }
    found
}

/// Whether a file of the root is read for all plans.
fn is_of_all_plans(path: &FilePath) -> bool {
    match FileKind::of(path) {
        Some(FileKind::Settings | FileKind::Indicators | FileKind::Forms | FileKind::Scoring) => true,
        Some(
            FileKind::Plan
            | FileKind::Assignees
            | FileKind::Tasks
            | FileKind::Values
            | FileKind::Papers
            | FileKind::Scores
            | FileKind::Issues
            | FileKind::Amendments,
        )
        | None => false,
    }
}

/// The name of a file without its ending: a set of criteria and its points stand in files of its name.
pub(crate) fn stem(path: &FilePath) -> &str {
    path.name().trim_end_matches(".toml")
}

/// Whether a text holds an id, however the case of its letters.
fn holds(text: &str, id: &str) -> bool {
    let (text, id) = (text.as_bytes(), id.as_bytes());
    let Some((first, rest)) = id.split_first() else { return true };
    let begins = memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text);
    begins
        .into_iter()
        .any(|at| text.get(at + 1..=at + rest.len()).is_some_and(|found| found.eq_ignore_ascii_case(rest)))
}
