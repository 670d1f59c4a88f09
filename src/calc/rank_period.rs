//! The ranks of a pool's plans in one period.

use super::rank::{Member, NoRank, Rank};
use crate::model::Basis;
use crate::value::{Day, Exact};

/// A period in which the plans of a pool are ranked.
#[derive(Clone, Debug)]
pub(crate) struct RankPeriod {
    pub name: String,
    /// Its last day.
    pub to: Day,
    /// Its first day; the earliest, where the plans differ.
    pub(super) from: Day,
    /// The plans ranked in it, by their places in the pool: one plan of each unit whose days contain the last day.
    pub(super) ranked: Vec<usize>,
    /// Their scores, the highest first; empty where they cannot be ranked.
    pub(super) scores: Vec<Exact>,
    /// The day from which the ranks are known, and the weakest basis; or why there are none.
    pub(super) outcome: Result<(Day, Basis), NoRank>,
}

impl RankPeriod {
    /// The rank of one of the ranked members.
    ///
    /// # Errors
    /// Why there are no ranks.
    pub(super) fn rank(&self, member: &Member) -> Result<Rank, NoRank> {
        let (known_on, basis) = self.outcome.clone()?;
        let own = member.in_period(&self.name).ok_or_else(|| self.scores_missing(vec![member.unit.clone()]))?;
        let rank = 1 + self.scores.partition_point(|other| *other > own.score);
        let (of, period, score) = (self.scores.len(), own.period.clone(), own.score.clone());
        Ok(Rank { rank, of, period, score, known_on, basis })
    }

    /// Why there are no ranks, where there are none.
    pub(crate) fn refused(&self) -> Option<&NoRank> {
        self.outcome.as_ref().err()
    }

    pub(super) fn scores_missing(&self, without: Vec<crate::text::Raw>) -> NoRank {
        NoRank::ScoresMissing { period: Some(self.name.clone()), without }
    }
}
