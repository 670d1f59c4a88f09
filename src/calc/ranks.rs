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

    pub(crate) fn of(plans: &[&PlanSummary]) -> Self {
        let mut below: BTreeMap<String, (&PlanId, Vec<&PlanSummary>)> = BTreeMap::new();
        for plan in plans {
            if let Some((parent, _)) = &plan.parent {
                below.entry(key(parent.as_str())).or_insert_with(|| (parent, Vec::new())).1.push(plan);
            }
        }
        let mut pools = BTreeMap::new();
        for (parent_key, (parent, plans)) in below {
            for score in plans.iter().flat_map(|plan| &plan.scores) {
                let id = (parent_key.clone(), key(score.indicator.as_str()));
                pools.entry(id).or_insert_with(|| Pool::new(parent.clone(), score.indicator.clone(), &plans));
            }
        }
        Self(pools)
    }

    pub(crate) fn pool(&self, parent: &PlanId, score: &IndicatorId) -> Option<&Pool> {
        self.0.get(&(key(parent.as_str()), key(score.as_str())))
    }

    /// Every pool of a score, by parent.
    pub fn pools_of<'r>(&'r self, score: &'r IndicatorId) -> impl Iterator<Item = &'r Pool> {
        self.0.values().filter(|pool| pool.score.is(score.as_str()))
    }

    /// The rank of a plan by a score, from periods that end on or before `by`.
    ///
    /// # Errors
    /// Why there is none.
    pub(crate) fn rank(
        &self,
        plan: &PlanId,
        parent: Option<&PlanId>,
        score: &IndicatorId,
        by: Day,
    ) -> Result<Rank, NoRank> {
        let pool = parent.and_then(|parent| self.pool(parent, score)).ok_or(NoRank::NoPool)?;
        let number = pool.members.iter().position(|member| member.plan == *plan).ok_or(NoRank::NoPool)?;
        pool.latest_rank(number, by)
    }
}

fn key(id: &str) -> String {
    id.to_ascii_lowercase()
}
