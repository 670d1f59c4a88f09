//! Finds the plans of a workspace by its files alone.

use super::FilePath;
use super::{files::Entry, files::Files, files::Kind, files::Refusal};
use rayon::prelude::*;
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

/// The folders inside a plan's folder: its tasks, its reported values, its papers, its statistics annexes and its
/// points.
pub(crate) const PLAN_SUBFOLDERS: [&str; 5] = ["tasks", "values", "papers", "forms", "scores"];

/// A plan in a deeper folder counts as a mistake (or a trap).
pub(super) const MOST_FOLDERS: usize = 16;
/// The search goes so deep, to name plans that lie too deep.
const MOST_LOOKED_INTO: usize = 64;

/// Fewer folders beside each other are looked into by one thread: to start others costs more than it brings.
const MANY_FOLDERS: usize = 512;

/// Finds every folder at or below `from` that holds a `plan.toml`. Hidden folders are left out. Links to folders are
/// not followed: their plans are read where they stand, and a link to any other plan is named. Many folders are looked
/// into by as many threads as `threads` says.
pub(crate) fn find_plans(files: &dyn Files, from: &FilePath, threads: &dyn Fn() -> usize) -> FoundPlans {
    let (mut found, links) = walk(files, from, threads);
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
fn walk(files: &dyn Files, from: &FilePath, threads: &dyn Fn() -> usize) -> (FoundPlans, Vec<FilePath>) {
    let mut found = FoundPlans::default();
    let mut links = Vec::new();
    let mut level = vec![Folder { path: from.clone(), depth: 0, is_of_a_plan: false }];
    while !level.is_empty() {
        let contents = contents(files, &level, threads);
        level.clear();
        for content in contents {
            found.plans.extend(content.plan.map(PlanFolder));
            found.refused.extend(content.refused);
            links.extend(content.links);
            level.extend(content.below);
        }
    }
    found.plans.sort_by(|a, b| a.0.cmp(&b.0));
    found.refused.sort_by(|a, b| a.0.cmp(&b.0));
    links.sort();
    (found, links)
}

/// A folder to look into.
struct Folder {
    path: FilePath,
    /// How many folders it lies below the first.
    depth: usize,
    /// Whether it is a folder inside a plan's folder.
    is_of_a_plan: bool,
}

/// The things in a folder that matter for finding plans.
#[derive(Default)]
struct FolderContent {
    plan: Option<FilePath>,
    refused: Vec<(FilePath, Refusal)>,
    links: Vec<FilePath>,
    below: Vec<Folder>,
}

fn contents(files: &dyn Files, level: &[Folder], threads: &dyn Fn() -> usize) -> Vec<FolderContent> {
    let alone = || level.iter().map(|folder| content(files, folder)).collect();
    let threads = if level.len() < MANY_FOLDERS { 1 } else { threads() };
    if threads == 1 {
        return alone();
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let together = || level.par_iter().map(|folder| content(files, folder)).collect();
    pool.map_or_else(|_| alone(), |pool| pool.install(together))
}

fn content(files: &dyn Files, folder: &Folder) -> FolderContent {
    let Folder { path: folder, depth, is_of_a_plan } = folder;
    let mut content = FolderContent::default();
    let entries = match files.list(folder) {
        Ok(entries) => entries,
        // The reader of the plan reports it.
        Err(_) if *is_of_a_plan => return content,
        Err(why) => {
            content.refused.push((folder.clone(), why));
            return content;
        }
    };
    let is_plan = entries.iter().any(|entry| entry.name == "plan.toml");
    if is_plan && *depth > MOST_FOLDERS {
        content.refused.push((folder.clone(), Refusal::TooDeep));
    } else if is_plan {
        content.plan = Some(folder.clone());
    }
    for Entry { name, kind } in entries.iter().filter(|entry| !entry.name.starts_with('.')) {
        match kind {
            Kind::Folder if *depth < MOST_LOOKED_INTO => {
                let is_of_a_plan = is_plan && PLAN_SUBFOLDERS.contains(&name.as_str());
                content.below.push(Folder { path: folder.join(name), depth: depth + 1, is_of_a_plan });
            }
            Kind::Folder => content.refused.push((folder.join(name), Refusal::TooDeep)),
            // The reader of a plan looks at the links in its folder.
            Kind::Link if !is_plan && !is_plan_file(name) => content.links.push(folder.join(name)),
            Kind::OddName if !is_plan && !is_of_a_plan => {
                content.refused.push((folder.join(name), Refusal::OddName));
            }
            Kind::Link | Kind::File | Kind::Special | Kind::OddName => {}
        }
    }
    content
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
        let (behind, links) = walk(files, &place, &|| 1);
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
