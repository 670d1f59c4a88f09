//! The rank of one plan among the plans with the same parent, and the reasons why there may be none.

use super::{PlanState, summary::PeriodScore, value::Amount, value::Part, value::Value, value::is_one_period};
use crate::model::{Basis, Period};
use crate::text::Raw;
use crate::value::{Day, Exact, PlanId};

/// The rank of one plan, and the figures that it rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rank {
    /// From 1; equal scores share the better one.
    pub rank: usize,
    /// The number of ranked plans.
    pub of: usize,
    /// The plan's own period.
    pub period: Period,
    /// The plan's own points.
    pub score: Exact,
    /// The day from which the rank is known: that of the last score.
    pub known_on: Day,
    /// The weakest basis of all the scores.
    pub basis: Basis,
}

impl Rank {
    /// The rank as a value to date that was made of these reported ones.
    pub(crate) fn value(&self, parts: Vec<Part>) -> Value {
        let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        Value {
            amount: Amount::Rank(whole(self.rank), Some(whole(self.of))),
            parts,
            through: self.period.to,
            known_on: Some(self.known_on),
            basis: self.basis,
            partial: false,
            stale: false,
        }
    }
}

/// Why no rank can be computed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoRank {
    /// The plan names no parent, so its pool is unknown.
    NoPool,
    /// Only one unit has plans under this parent.
    Alone,
    /// The plans measure the score on different maxima: these, the lowest first.
    Maxima(Vec<Exact>),
    /// Some unit lacks a score in every period. The units of a period are those that are there at its end.
    ScoresMissing {
        /// The period asked for, or the latest in which any unit has a score; `None` where no unit has one.
        period: Option<String>,
        /// The units without a score in it; empty where only one unit is there.
        without: Vec<Raw>,
    },
}

impl NoRank {
    /// Every word of machine formats.
    pub(crate) const WORDS: [&str; 4] = ["no-parent", "alone", "different-maxima", "no-common-period"];

    /// The word of machine formats.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::NoPool => "no-parent",
            Self::Alone => "alone",
            Self::Maxima(_) => "different-maxima",
            Self::ScoresMissing { .. } => "no-common-period",
        }
    }
}

/// A plan of a pool.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its id.
    pub plan: PlanId,
    /// Its title.
    pub title: Raw,
    /// The body that it belongs to.
    pub unit: Raw,
    /// How it stands on the day.
    pub state: PlanState,
    /// Its first day.
    pub start: Day,
    /// Its last day.
    pub end: Day,
    /// The day from which on another plan stands in its place.
    pub replaced_on: Option<Day>,
    /// The highest score by its definition; `None` where the plan has no such score.
    pub maximum: Option<Exact>,
    /// Its known scores; none for a plan with errors, from which nothing is computed.
    pub scores: Vec<PeriodScore>,
    /// All of them, where the plan reads those of others too.
    pub(super) candidates: Vec<PeriodScore>,
}

impl Member {
    /// Whether it stands on a day: its days contain it, and no other plan has taken its place by then.
    pub(super) fn stands_on(&self, day: Day) -> bool {
        (self.start..=self.end).contains(&day) && self.replaced_on.is_none_or(|on| day < on)
    }

    /// Its scores as they were known on a day.
    pub(super) fn scores_on(&self, day: Day) -> Vec<PeriodScore> {
        let all = if self.candidates.is_empty() { &self.scores } else { &self.candidates };
        let mut known: Vec<PeriodScore> = Vec::new();
        for one in all.iter().filter(|one| one.known_on <= day) {
            if !known.iter().any(|first| is_one_period(&first.period, &one.period)) {
                known.push(one.clone());
            }
        }
        known
    }

    /// Its score in a period.
    pub(crate) fn in_period(&self, period: &str) -> Option<&PeriodScore> {
        self.scores.iter().find(|known| known.period.name == period)
    }
}
