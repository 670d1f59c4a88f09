//! Where a workspace stood in a revision of git.

use super::plan_ids;
use crate::source::{GitFault, Snapshot};
use std::collections::BTreeSet;

/// The ids of the plans that a folder of the repository holds now, if it still is a workspace.
pub(crate) type CurrentPlans<'n> = dyn Fn(&[u8]) -> Option<BTreeSet<String>> + 'n;

/// The folder in which the workspace of `here` stands in a revision: there, else where it stood with its plans, known
/// by their ids. A workspace that is new has no plan there. But where plans came from other workspaces, or others are
/// gone that may be this one under new names, nobody can tell what changed, and a gate must not open because of that.
///
/// # Errors
/// [`GitFault::Moved`] or [`GitFault::Elsewhere`] where nobody can tell.
pub(crate) fn workspace_in(
    snapshot: &Snapshot,
    here: &[u8],
    ids: &BTreeSet<String>,
    now: &CurrentPlans<'_>,
) -> Result<Vec<u8>, GitFault> {
    let stands = snapshot.has_workspace(here);
    let known = if stands { plan_ids(&snapshot.workspace(here)) } else { BTreeSet::new() };
    let new: BTreeSet<String> = ids.difference(&known).cloned().collect();
    let (mut sources, mut gone) = (Vec::new(), Vec::new());
    for folder in snapshot.workspaces().into_iter().filter(|folder| folder != here) {
        // A folder that has lost its plans is not a workspace.
        let still = now(&folder).filter(|plans| !plans.is_empty());
        let there = plan_ids(&snapshot.workspace(&folder));
        // A plan that still stands there was copied, not moved.
        let has_left = |id: &&String| still.as_ref().is_none_or(|still| !still.contains(*id));
        if there.intersection(&new).any(|id| has_left(&id)) {
            let is_empty = still.is_none_or(|still| still.is_disjoint(&there));
            sources.push((folder, is_empty));
        } else if still.is_none() {
            gone.push(folder);
        }
    }
    let named = |folders: &[Vec<u8>]| folders.iter().map(|one| String::from_utf8_lossy(one).into_owned()).collect();
    match sources.as_slice() {
        [] if stands || gone.is_empty() => Ok(here.to_owned()),
        [] => Err(GitFault::Moved(named(&gone))),
        [(folder, true)] if !stands => Ok(folder.clone()),
        several => {
            let folders: Vec<Vec<u8>> = several.iter().map(|(folder, _)| folder.clone()).collect();
            Err(GitFault::Elsewhere(named(&folders)))
        }
    }
}
