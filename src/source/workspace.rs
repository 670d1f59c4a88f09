//! Finding the plans of a workspace, from nothing but its files.

use super::FilePath;
use super::{files::Files, files::Kind, files::Refusal};
use std::collections::BTreeSet;

/// A folder that holds a `plan.toml`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PlanFolder(pub FilePath);

/// What looking for plans found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Found {
    /// The plans, in the order of their paths.
    pub plans: Vec<PlanFolder>,
    /// Folders that could not be looked into, and why.
    pub refused: Vec<(FilePath, Refusal)>,
}

/// Whether a name is that of a file that a plan can be read from. Hidden files are editors' and
/// systems' own (`._plan.toml` of a Mac); on Windows `PLAN.TOML` would be the same file, on other
/// systems it is none of the plan's.
pub(crate) fn is_plan_file(name: &str) -> bool {
    name.strip_suffix(".toml").is_some_and(|stem| !stem.is_empty() && !stem.starts_with('.'))
}

/// The folders that a plan's own may hold: for its tasks and for what was reported.
pub(crate) const PLAN_SUBFOLDERS: [&str; 2] = ["tasks", "values"];

/// Plans in deeper folders are taken for a mistake (or a trap).
pub(super) const MOST_FOLDERS: usize = 16;
/// So deep is looked at all, to tell of plans that lie too deep.
const MOST_LOOKED_INTO: usize = 64;

/// Finds every folder at or below `from` that holds a `plan.toml`. Hidden folders are left out.
/// Links to folders are not followed: a plan that stands elsewhere among the plans is read there, and other links are named.
pub(crate) fn find_plans(files: &dyn Files, from: &FilePath) -> Found {
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

/// The plans at or below a folder, what could not be looked into, and the links that nobody followed.
fn walk(files: &dyn Files, from: &FilePath) -> (Found, Vec<FilePath>) {
    let mut found = Found::default();
    let mut links = Vec::new();
    let mut open = vec![(from.clone(), false)];
    while let Some((folder, is_of_a_plan)) = open.pop() {
        let entries = match files.list(&folder) {
            Ok(entries) => entries,
            // That is said where the plan is read.
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
                // What a plan's own folder holds is looked at when the plan is read.
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

/// Where a plan's folder really stands.
fn place_of(files: &dyn Files, folder: &FilePath) -> FilePath {
    files.resolved(folder).map_or_else(|_| folder.clone(), |(place, _)| place)
}

/// Why a link loses a plan: it leaves the workspace or leads nowhere, or a plan behind it is none of those known. What was
/// seen behind other links is not looked at again.
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
            // Of a document that is linked from elsewhere no plan was to be read.
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

/// Whether a name ends like that of a document, as no folder of a plan does.
fn is_document(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    (1..=5).contains(&ending.len()) && ending.starts_with(|c: char| c.is_ascii_alphabetic()) && ending != "toml"
}
