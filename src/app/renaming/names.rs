//! A thing under an id, and the places that name it. The files of its plan name it; a thing of all plans is named by
//! every plan that has none of its own, and a plan by any file.

use super::places::{FileIds, IdPlace};
use crate::app::threads::on_each;
use crate::app::{KeptCheck, Selection};
use crate::keys::Entity;
use crate::model::FileKind;
use crate::parse::Document;
use crate::source::{FilePath, Files, Kind, Refusal};

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
    /// Files and folders that may name it too, but cannot be read to their end.
    pub unread: Vec<FilePath>,
}

/// The files of one folder.
#[derive(Default)]
struct OfFolder {
    named: Vec<FileWithIds>,
    unread: Vec<FilePath>,
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
        let read = |folder: &FilePath| {
            let is_shared = !is_of_one_plan && folder.depth() == 0;
            let mut of_folder = OfFolder::default();
            let paths = files_of(files, folder, &mut of_folder.unread).into_iter();
            for path in paths.filter(|path| if is_shared { is_of_all_plans(path) } else { self.may_be_in(path) }) {
                match files.read(&path) {
                    Ok(bytes) => self.take(path, &bytes, words, &mut of_folder),
                    Err(Refusal::Absent) => {}
                    Err(_) => of_folder.unread.push(path),
                }
            }
            of_folder
        };
        let mut found = NamingFiles::default();
        if !is_of_one_plan {
            let OfFolder { named, unread } = read(&FilePath::root());
            (found.shared, found.unread) = (named, unread);
        }
        let asked: Vec<FilePath> = if self.is_of_all(is_of_one_plan) { folders } else { vec![self.folder.clone()] };
        let threads = if asked.len() > 64 { Selection::all().threads(asked.len()) } else { 1 };
        for (folder, OfFolder { named, unread }) in asked.iter().zip(on_each(threads, &asked, read)?) {
            found.plans.push((folder.clone(), named));
            found.unread.extend(unread);
        }
        if self.folder.depth() == 0 && self.entity != Entity::Plan {
            // The plan's own thing of this name is another one.
            found.plans.retain(|(_, files)| {
                is_of_one_plan || !files.iter().any(|file| self.places(file).any(|place| place.declares))
            });
        }
        Ok(found)
    }

    /// Takes in a file, if it may hold one of these words. One with a fault of syntax may be read otherwise than it was
    /// meant, and a value without quotes cannot be told from the id.
    fn take(&self, path: FilePath, bytes: &[u8], words: &[&str], of_folder: &mut OfFolder) {
        // An escape can stand for any letter.
        let may_hold = |word: &&str| holds(bytes, word) || memchr::memchr(b'\\', bytes).is_some();
        if !words.is_empty() && !words.iter().any(may_hold) {
            return;
        }
        let Ok(text) = std::str::from_utf8(bytes) else { return of_folder.unread.push(path) };
        let ids = FileIds::of(&path, text);
        if !Document::is_faultless(text) || ids.bare.iter().any(|place| place.is(self.entity, &self.id)) {
            of_folder.unread.push(path.clone());
        }
        of_folder.named.push(FileWithIds { path, text: text.to_owned(), ids });
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

/// The thing of an id that stands in a file, where the check does not know the table that declares it: one that lacks a
/// key, or has a fault.
///
/// # Errors
/// When the threads for reading cannot be made.
pub(crate) fn thing_in_text<T: Send>(
    files: &dyn Files,
    check: &KeptCheck<T>,
    (entity, id): (Entity, &str),
    path: &FilePath,
) -> anyhow::Result<Option<NamedThing>> {
    // An id of a task or a target: nobody can tell which.
    if entity == Entity::Item || id.is_empty() {
        return Ok(None);
    }
    let own = check.plan_of(path).and_then(|plan| check.folder(plan)).cloned();
    for folder in own.into_iter().chain([FilePath::root()]) {
        let set = (entity == Entity::Criterion).then(|| stem(path).to_owned());
        let thing = NamedThing { entity, id: id.to_owned(), folder, set };
        let found = thing.files(files, check, &[id])?;
        let is_own = |folder: Option<&FilePath>| folder.map_or(thing.folder.depth() == 0, |one| *one == thing.folder);
        let mut own = found.all().filter(|(folder, _)| is_own(*folder));
        if own.any(|(_, file)| thing.places(file).any(|place| place.declares)) {
            return Ok(Some(thing));
        }
    }
    Ok(None)
}

/// The files of a plan, or of the root, that are read: those right in the folder, and in the folders of its lists.
/// `unread` takes in those that cannot be listed.
fn files_of(files: &dyn Files, folder: &FilePath, unread: &mut Vec<FilePath>) -> Vec<FilePath> {
    let mut found = Vec::new();
    let mut listed = |folder: &FilePath| match files.list(folder) {
        Ok(entries) => entries,
        Err(refusal) => {
            unread.extend((refusal != Refusal::Absent).then(|| folder.clone()));
            Vec::new()
        }
    };
    for entry in listed(folder) {
        let path = folder.join(&entry.name);
        if FileKind::of(&path.join("x.toml")).is_some() && files.kind(&path) == Ok(Kind::Folder) {
            let inside = listed(&path).into_iter().map(|entry| path.join(&entry.name));
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
fn holds(text: &[u8], id: &str) -> bool {
    let Some((first, rest)) = id.as_bytes().split_first() else { return true };
    let begins = memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text);
    begins
        .into_iter()
        .any(|at| text.get(at + 1..=at + rest.len()).is_some_and(|found| found.eq_ignore_ascii_case(rest)))
}
