//! Finds the plans of a workspace by its files alone.

use super::FilePath;
use super::{files::Files, files::Kind, files::Refusal};
use std::collections::BTreeSet;

/// A folder that holds a `plan.toml`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PlanFolder(pub FilePath);

/// The plans that were found, and the folders that were not read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct FoundPlans {
    /// The plans, in the order of their paths.
    pub plans: Vec<PlanFolder>,
    /// Folders that could not be read, and why.
    pub refused: Vec<(FilePath, Refusal)>,
}

/// Whether a file of this name can belong to a plan. Hidden files belong to editors and systems (`._plan.toml` of a
/// Mac). `PLAN.TOML` would be the same file on Windows, but it is another one elsewhere.
pub(crate) fn is_plan_file(name: &str) -> bool {
    name.strip_suffix(".toml").is_some_and(|stem| !stem.is_empty() && !stem.starts_with('.'))
}

/// The folders inside a plan's folder: its tasks and its reported values.
pub(crate) const PLAN_SUBFOLDERS: [&str; 2] = ["tasks", "values"];

/// A plan in a deeper folder counts as a mistake (or a trap).
pub(super) const MOST_FOLDERS: usize = 16;
/// The search goes so deep, to name plans that lie too deep.
const MOST_LOOKED_INTO: usize = 64;

/// Finds every folder at or below `from` that holds a `plan.toml`. Hidden folders are left out.
/// Links to folders are not followed: their plans are read where they stand, and a link to any other plan is named.
pub(crate) fn find_plans(files: &dyn Files, from: &FilePath) -> FoundPlans {
    let (mut found, links) = walk(files, from);
    if links.is_empty() {
        return found;
    }
    let known: BTreeSet<FilePath> = found.plans.iter().map(|plan| place_of(files, &plan.0)).collect();
    let mut seen = BTreeSet::new();
    for link in links {
        found.refused.extend(lost_behind(files, &link, &known, &mut seen).map(|why| (link, why)));
    }
    found.refused.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The plans at or below a folder, the folders that could not be read, and the links that were not followed.
fn walk(files: &dyn Files, from: &FilePath) -> (FoundPlans, Vec<FilePath>) {
    let mut found = FoundPlans::default();
    let mut links = Vec::new();
    let mut open = vec![(from.clone(), false)];
    while let Some((folder, is_of_a_plan)) = open.pop() {
        let entries = match files.list(&folder) {
            Ok(entries) => entries,
            // The reader of the plan reports it.
            Err(_) if is_of_a_plan => continue,
            Err(why) => {
                found.refused.push((folder, why));
                continue;
            }
        };
        let depth = folder.depth() - from.depth();
        let is_plan = entries.iter().any(|entry| entry.name == "plan.toml");
        if is_plan && depth > MOST_FOLDERS {
            found.refused.push((folder.clone(), Refusal::TooDeep));
        } else if is_plan {
            found.plans.push(PlanFolder(folder.clone()));
        }
        for entry in entries.iter().filter(|entry| !entry.name.starts_with('.')) {
            let path = folder.join(&entry.name);
            match entry.kind {
                Kind::Folder if depth < MOST_LOOKED_INTO => {
                    open.push((path, is_plan && PLAN_SUBFOLDERS.contains(&entry.name.as_str())));
                }
                Kind::Folder => found.refused.push((path, Refusal::TooDeep)),
                // The reader of a plan looks at the links in its folder.
                Kind::Link if !is_plan && !is_plan_file(&entry.name) => links.push(path),
                Kind::OddName if !is_plan && !is_of_a_plan => found.refused.push((path, Refusal::OddName)),
                Kind::Link | Kind::File | Kind::Special | Kind::OddName => {}
            }
        }
    }
    found.plans.sort_by(|a, b| a.0.cmp(&b.0));
    found.refused.sort_by(|a, b| a.0.cmp(&b.0));
    (found, links)
}

/// The place of a plan's folder behind all links.
fn place_of(files: &dyn Files, folder: &FilePath) -> FilePath {
    files.resolved(folder).map_or_else(|_| folder.clone(), |(place, _)| place)
}

/// Why a link loses a plan: it leaves the workspace or leads nowhere, or a plan behind it is not among the known ones.
/// `seen` holds the folders that were searched already.
fn lost_behind(
    files: &dyn Files,
    link: &FilePath,
    known: &BTreeSet<FilePath>,
    seen: &mut BTreeSet<FilePath>,
) -> Option<Refusal> {
    let mut open = vec![link.clone()];
    while let Some(link) = open.pop() {
        let place = match files.resolved(&link) {
            Ok((place, Kind::Folder)) => place,
            // A linked document never holds a plan.
            Err(Refusal::Nowhere | Refusal::Outside) if is_document(link.name()) => continue,
            Err(why @ (Refusal::Nowhere | Refusal::Outside)) => return Some(why),
            Ok((_, Kind::File | Kind::Link | Kind::Special | Kind::OddName)) | Err(_) => continue,
        };
        if seen.contains(&place) {
            continue;
        }
        let (behind, links) = walk(files, &place);
        if behind.plans.iter().any(|plan| !known.contains(&place_of(files, &plan.0))) {
            return Some(Refusal::LinkedFolder);
        }
        seen.insert(place);
        open.extend(links);
    }
    None
}

/// Whether a name ends like that of a document; no folder of a plan does.
fn is_document(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    (1..=5).contains(&ending.len()) && ending.starts_with(|c: char| c.is_ascii_alphabetic()) && ending != "toml"
}
