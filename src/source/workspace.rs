//! Finding the plans of a workspace, from nothing but its files.

use super::FilePath;
use super::files::{Files, Kind, Refusal};

/// A folder that holds a `plan.toml`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanFolder(pub FilePath);

/// What looking for plans found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// The plans, in the order of their paths.
    pub plans: Vec<PlanFolder>,
    /// Folders that could not be looked into, and why.
    pub refused: Vec<(FilePath, Refusal)>,
}

/// Whether a name is that of a file that a plan can be read from. Hidden files are editors' and
/// systems' own (`._plan.toml` of a Mac); on Windows `PLAN.TOML` would be the same file, on other
/// systems it is none of the plan's.
#[must_use]
pub fn is_plan_file(name: &str) -> bool {
    name.strip_suffix(".toml").is_some_and(|stem| !stem.is_empty() && !stem.starts_with('.'))
}

/// The folders that a plan's own may hold: for its tasks and for what was reported.
pub const FOLDERS_OF_A_PLAN: [&str; 2] = ["tasks", "values"];

/// Deeper folders are taken for a mistake (or a trap), not for plans.
const MOST_FOLDERS: usize = 16;

/// Finds every folder at or below `from` that holds a `plan.toml`. Hidden folders are left out.
/// Links to folders inside the workspace are not followed (their plans stand where they are); links
/// that leave it or lead nowhere are named.
pub fn find_plans(files: &dyn Files, from: &FilePath) -> Found {
    let mut found = Found::default();
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
        let is_plan = entries.iter().any(|entry| entry.name == "plan.toml");
        if is_plan {
            found.plans.push(PlanFolder(folder.clone()));
        }
        for entry in entries.iter().filter(|entry| !entry.name.starts_with('.')) {
            let path = folder.join(&entry.name);
            match entry.kind {
                Kind::Folder if path.depth() <= from.depth() + MOST_FOLDERS => {
                    open.push((path, is_plan && FOLDERS_OF_A_PLAN.contains(&entry.name.as_str())));
                }
                // What a plan's own folder holds is looked at when the plan is read.
                Kind::Link if !is_plan && !is_plan_file(&entry.name) => {
                    if let Err(why @ (Refusal::Nowhere | Refusal::Outside)) = files.kind(&path) {
                        found.refused.push((path, why));
                    }
                }
                Kind::Folder | Kind::Link | Kind::File | Kind::Special => {}
            }
        }
    }
    found.plans.sort_by(|a, b| a.0.cmp(&b.0));
    found.refused.sort_by(|a, b| a.0.cmp(&b.0));
    found
}
