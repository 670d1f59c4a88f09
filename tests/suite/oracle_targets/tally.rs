//! Counts what was drawn: targets by measure and verdict, ranks, and what is found between plans.

use super::model::{Measure, Workspace};
use super::rules::{answer, indicator, indicator_id};
use super::{parents, ranks, write};
use crate::oracle::Tally;

/// Counts what is in the workspace.
pub fn count(workspace: &Workspace, tally: &mut Tally) {
    let settings = &workspace.settings;
    for plan in &workspace.plans {
        for target in &plan.targets {
            let found = answer(target, plan, &workspace.plans, settings);
            let (verdict, measure) = (found.verdict.word(), found.measure.map_or("none", write::measure));
            tally.one("targets by measure and verdict", format!("{measure}, {verdict}"));
            if found.is_final == Some(true) && settings.base.as_of <= found.by {
                tally.one("targets final before the end", verdict);
            }
            if found.value.as_ref().is_some_and(|value| value.periods.iter().any(|name| name == "end")) {
                tally.one("values", "from `end`");
            }
            if found.measure != Some(Measure::Rank) {
                continue;
            }
            let indicator = indicator(plan, indicator_id(target));
            if ranks::computed(&indicator, plan, &workspace.plans, settings, found.by).is_some() {
                tally.one("ranks", "computed");
            } else if indicator.rank_of.is_some() && found.value.is_some() {
                tally.one("ranks", "reported instead");
            }
        }
    }
    for finding in parents::findings(&workspace.plans) {
        tally.one("findings between a plan and its parent", finding.kind.word());
    }
}
