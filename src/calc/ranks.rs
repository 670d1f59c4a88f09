//! Every rank that a workspace gives: its pools, found by the plan above and the score.

use super::rank::{NoRank, Rank};
use super::{pool::Pool, summary::PlanSummary};
use crate::value::{Day, IndicatorId, PlanId};
use std::collections::BTreeMap;

/// Every pool of a workspace, by the ids of the plan above and of the score in small letters: ids are equal without
/// regard to case.
#[derive(Clone, Debug, Default)]
pub struct Ranks(BTreeMap<(String, String), Pool>);

impl Ranks {
    /// No pool at all: every reported rank stands.
    pub(crate) const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds the pools of plans with the same parent: one for each score that any of them has.
    pub(crate) fn add(&mut self, plans: &[&PlanSummary]) {
        let Some((parent, _)) = plans.first().and_then(|plan| plan.parent.as_ref()) else { return };
        for score in plans.iter().flat_map(|plan| &plan.scores) {
            let id = (key(parent.as_str()), key(score.indicator.as_str()));
            self.0.entry(id).or_insert_with(|| Pool::new(parent.clone(), score.indicator.clone(), plans));
        }
    }

    /// Removes the pools below these plans, given by their ids in small letters.
    pub(crate) fn remove(&mut self, is_over: impl Fn(&String) -> bool) {
        self.0.retain(|(parent, _), _| !is_over(parent));
    }

    pub(crate) fn pool(&self, parent: &PlanId, score: &IndicatorId) -> Option<&Pool> {
        self.0.get(&(key(parent.as_str()), key(score.as_str())))
    }

    /// Every pool of a score, by parent.
    pub fn pools_of<'r>(&'r self, score: &'r IndicatorId) -> impl Iterator<Item = &'r Pool> {
        self.0.values().filter(|pool| pool.score.is(score.as_str()))
    }

    /// The rank of a plan by a score, from periods that end on or before `by` and the scores known on `as_of`.
    ///
    /// # Errors
    /// Why there is none.
    pub(crate) fn rank(
        &self,
        plan: &PlanId,
        parent: Option<&PlanId>,
        score: &IndicatorId,
        by: Day,
        as_of: Day,
    ) -> Result<Rank, NoRank> {
        let pool = parent.and_then(|parent| self.pool(parent, score)).ok_or(NoRank::NoPool)?;
        let number = pool.members.iter().position(|member| member.plan == *plan).ok_or(NoRank::NoPool)?;
        pool.rank_on(number, by, as_of)
    }
}

fn key(id: &str) -> String {
    id.to_ascii_lowercase()
}
