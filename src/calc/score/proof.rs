//! The evidence of a criterion: what its entry names, else what its source already has.

use super::figure::CriterionFigure;
use crate::calc::value::holders;
use crate::model::{FigureSource, Plan, ScoreEntry, ScoringSet};
use crate::source::{At, FilePath};
use crate::value::Day;

/// A document number, or a file of a plan's folder.
#[derive(Clone, Debug)]
pub(crate) struct Proof {
    /// As it is written.
    pub text: String,
    /// The folder of the plan that names it.
    pub folder: FilePath,
}

/// The evidence of a criterion, each once: that of its entry, then that of the deliveries and values of its figure.
pub(super) fn proofs(
    plan: &Plan,
    set: &ScoringSet,
    source: Option<&FigureSource>,
    figure: &CriterionFigure,
    entry: Option<&ScoreEntry>,
    as_of: Day,
) -> Vec<Proof> {
    let mut found: Vec<Proof> = Vec::new();
    let mut add = |list: &Option<At<Vec<At<String>>>>, folder: &FilePath| {
        for text in list.iter().flat_map(|list| &list.value).map(|one| &one.value) {
            if !found.iter().any(|known| known.text == *text && known.folder == *folder) {
                found.push(Proof { text: text.clone(), folder: folder.clone() });
            }
        }
    };
    if let Some(entry) = entry {
        add(&entry.evidence, &plan.folder);
    }
    if let Some(FigureSource::Task(id)) = source
        && let Some(task) = plan.tasks.named(id.value.as_str())
    {
        let last = set.to.value.min(as_of);
        for delivery in task.done.iter().filter(|one| (set.from.value..=last).contains(&one.on.value)) {
            add(&delivery.evidence, &plan.folder);
        }
    }
    let parts: Vec<_> = figure.values.iter().flatten().flat_map(|value| &value.parts).collect();
    if !parts.is_empty() {
        for holder in holders(plan) {
            for file in &holder.values {
                for value in file.values.iter().filter(|value| parts.iter().any(|part| part.place == value.place)) {
                    let own = if value.evidence.is_some() { &value.evidence } else { &file.evidence };
                    add(own, &holder.folder);
                }
            }
        }
    }
    found
}
