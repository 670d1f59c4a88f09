//! The diagnostics that an editor has of a workspace, so that only those that changed are sent.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The diagnostics of one plan, by the name that the editor has for the file.
pub(super) type OfPlan = BTreeMap<String, Vec<Value>>;

/// The diagnostics of a workspace, by the number of the plan; `None` stands for what belongs to no plan.
#[derive(Default)]
pub(super) struct Diagnostics(BTreeMap<Option<usize>, OfPlan>);

impl Diagnostics {
    pub(super) fn of(plans: impl Iterator<Item = (Option<usize>, OfPlan)>) -> Self {
        Self(plans.filter(|(_, of_plan)| !of_plan.is_empty()).collect())
    }

    /// The files that have diagnostics.
    pub(super) fn files(self) -> impl Iterator<Item = String> {
        self.0.into_values().flat_map(OfPlan::into_keys)
    }

    /// The diagnostics of one file.
    pub(super) fn of_file<'d>(&'d self, uri: &'d str) -> impl Iterator<Item = &'d Value> {
        self.0.values().filter_map(move |of_plan| of_plan.get(uri)).flatten()
    }

    fn by_file(&self) -> BTreeMap<&str, Vec<&Value>> {
        let mut by_file: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        for (uri, diagnostics) in self.0.values().flatten() {
            by_file.entry(uri).or_default().extend(diagnostics);
        }
        by_file
    }

    /// The files whose diagnostics are others here than there.
    pub(super) fn news(&self, before: &Self) -> BTreeSet<String> {
        let (before, now) = (before.by_file(), self.by_file());
        let differs = |uri: &&&str| before.get(**uri) != now.get(**uri);
        before.keys().chain(now.keys()).filter(differs).map(|uri| (*uri).to_owned()).collect()
    }

    /// Puts the diagnostics of a plan in place of those that it had. Gives the files for which they differ.
    pub(super) fn replace(&mut self, plan: Option<usize>, now: OfPlan) -> Vec<String> {
        let before = self.0.remove(&plan).unwrap_or_default();
        let differs = |uri: &&String| before.get(*uri) != now.get(*uri);
        let changed = before.keys().chain(now.keys()).filter(differs).cloned().collect();
        if !now.is_empty() {
            self.0.insert(plan, now);
        }
        changed
    }
}
