//! Places among the plans with the same parent, from their scores.
//!
//! A place is computed only where that is honest: several plans, one maximum, and a period in which every one
//! of them has a known score. Otherwise it is said why not, and who is missing.

use super::summary::{PeriodScore, PlanSummary};
use crate::model::{Basis, IndicatorId, Period, PlanId};
use crate::scalar::{Day, Exact};
use crate::text::Raw;
use std::collections::{BTreeMap, BTreeSet};

/// Every pool of a workspace: the plans with the same parent, with one of their scores.
#[derive(Clone, Debug, Default)]
pub struct Ranks(BTreeMap<(String, String), Pool>);

/// The plans with the same parent, with one score of theirs.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The plan above them.
    pub parent: PlanId,
    /// The score.
    pub score: IndicatorId,
    /// The plans, in the order of their folders.
    pub members: Vec<Member>,
    /// The different maxima by which they score, the lowest first.
    pub maxima: Vec<Exact>,
    /// The periods in which every member has a score, with the last day on which one of them ends.
    common: Vec<(String, Day)>,
}

/// A plan of a pool.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its id.
    pub plan: PlanId,
    /// The body that it belongs to.
    pub unit: Raw,
    /// The highest score by its definition; `None` where the plan has no such score.
    pub maximum: Option<Exact>,
    /// Its known scores; none for a plan with errors, from which nothing is computed.
    pub scores: Vec<PeriodScore>,
}

/// Why no place can be computed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unranked {
    /// The plan names no parent, so that nobody knows among whom it is ranked.
    NoPool,
    /// It is the only plan under its parent.
    Alone,
    /// The plans measure the score on different maxima.
    Maxima,
    /// There is no period in which every one has a known score. These units have none in the period asked for,
    /// or in the latest in which any has one.
    NoPeriod {
        /// That period; `None` where nobody has a score.
        period: Option<String>,
        /// The units without a score in it.
        without: Vec<Raw>,
    },
}

/// The place of one plan, and what it rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// From 1; equal scores share the better one.
    pub rank: usize,
    /// Among how many.
    pub of: usize,
    /// The plan's own period.
    pub period: Period,
    /// The plan's own points.
    pub score: Exact,
    /// From which day the place is known: that of the last score.
    pub known_on: Day,
    /// The weakest basis of all the scores.
    pub basis: Basis,
}

impl Unranked {
    /// The word of machine formats.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NoPool => "no-parent",
            Self::Alone => "alone",
            Self::Maxima => "different-maxima",
            Self::NoPeriod { .. } => "no-common-period",
        }
    }
}

impl Ranks {
    /// No pool at all: every reported rank stands.
    #[must_use]
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// The pools of these plans.
    #[must_use]
    pub fn of(plans: &[&PlanSummary]) -> Self {
        let mut pools: BTreeMap<(String, String), Pool> = BTreeMap::new();
        let parents = plans.iter().filter_map(|plan| plan.parent.as_ref()).map(|(id, _)| id);
        let mut known: BTreeMap<String, Vec<&PlanSummary>> = BTreeMap::new();
        for parent in parents {
            known.entry(key(parent.as_str())).or_default();
        }
        for plan in plans {
            if let Some((parent, _)) = &plan.parent
                && let Some(below) = known.get_mut(&key(parent.as_str()))
            {
                below.push(plan);
            }
        }
        for (parent, below) in known {
            for score in below.iter().flat_map(|plan| &plan.scores) {
                let id = (parent.clone(), key(score.indicator.as_str()));
                let first = below.first().and_then(|plan| plan.parent.as_ref());
                if let (false, Some((name, _))) = (pools.contains_key(&id), first) {
                    pools.insert(id, Pool::new(name.clone(), score.indicator.clone(), &below));
                }
            }
        }
        Self(pools)
    }

    /// The pool of a score under a parent.
    #[must_use]
    pub fn pool(&self, parent: &PlanId, score: &IndicatorId) -> Option<&Pool> {
        self.0.get(&(key(parent.as_str()), key(score.as_str())))
    }

    /// Every pool of a score, by parent.
    pub fn pools_of<'r>(&'r self, score: &'r IndicatorId) -> impl Iterator<Item = &'r Pool> {
        self.0.values().filter(|pool| pool.score.is(score.as_str()))
    }

    /// The place of a plan by a score, from periods that end on or before `by`.
    ///
    /// # Errors
    /// Why there is none.
    pub fn place(
        &self,
        plan: &PlanId,
        parent: Option<&PlanId>,
        score: &IndicatorId,
        by: Day,
    ) -> Result<Place, Unranked> {
        let pool = parent.and_then(|parent| self.pool(parent, score)).ok_or(Unranked::NoPool)?;
        let member = pool.members.iter().find(|member| member.plan == *plan).ok_or(Unranked::NoPool)?;
        pool.place(member, pool.period(Some(by))?)
    }
}

/// Ids are equal without regard to case.
fn key(id: &str) -> String {
    id.to_ascii_lowercase()
}

impl Pool {
    fn new(parent: PlanId, score: IndicatorId, plans: &[&PlanSummary]) -> Self {
        let member = |plan: &&PlanSummary| {
            let known = plan.score(&score);
            Member {
                plan: plan.id.clone(),
                unit: plan.unit.clone(),
                maximum: known.and_then(|known| known.maximum.clone()),
                scores: known.filter(|_| plan.sound).map(|known| known.values.clone()).unwrap_or_default(),
            }
        };
        let members: Vec<Member> = plans.iter().map(member).collect();
        let maxima: BTreeSet<&Exact> = members.iter().filter_map(|member| member.maximum.as_ref()).collect();
        let maxima = maxima.into_iter().cloned().collect();
        let mut pool = Self { parent, score, members, maxima, common: Vec::new() };
        pool.common = pool.periods().into_iter().filter(|(name, _)| pool.without(name).is_empty()).collect();
        pool
    }

    /// The periods in which any member has a score, each with the last day on which it ends, the latest last.
    #[must_use]
    pub fn periods(&self) -> Vec<(String, Day)> {
        let mut ends: BTreeMap<&str, (Day, Day)> = BTreeMap::new();
        for known in self.members.iter().flat_map(|member| &member.scores) {
            let Period { name, from, to, .. } = &known.period;
            let end = ends.entry(name).or_insert((*to, *from));
            *end = ((*to).max(end.0), (*from).min(end.1));
        }
        let mut periods: Vec<(&str, (Day, Day))> = ends.into_iter().collect();
        // Of two that end together the one that begins earlier stands for more.
        periods.sort_by(|(a, (a_to, a_from)), (b, (b_to, b_from))| (a_to, b_from, b).cmp(&(b_to, a_from, a)));
        periods.into_iter().map(|(name, (to, _))| (name.to_owned(), to)).collect()
    }

    /// The members without a score in a period.
    #[must_use]
    pub fn without(&self, period: &str) -> Vec<&Member> {
        self.members.iter().filter(|member| member.in_period(period).is_none()).collect()
    }

    /// The latest period in which every member has a score, of those that end on or before `by` where that is given.
    ///
    /// # Errors
    /// Why there is none.
    pub fn period(&self, by: Option<Day>) -> Result<&str, Unranked> {
        self.is_fair()?;
        if let Some((period, _)) = self.common.iter().rev().find(|(_, to)| by.is_none_or(|by| *to <= by)) {
            return Ok(period);
        }
        let latest =
            self.periods().into_iter().rev().find(|(_, to)| by.is_none_or(|by| *to <= by)).map(|(name, _)| name);
        Err(self.incomplete(latest))
    }

    /// The place of a member in a period.
    ///
    /// # Errors
    /// Why there is none.
    pub fn place(&self, member: &Member, period: &str) -> Result<Place, Unranked> {
        self.is_fair()?;
        let scored = || self.members.iter().filter_map(|member| member.in_period(period));
        let (of, own) = (scored().count(), member.in_period(period));
        let known_on = scored().map(|known| known.known_on).max();
        let basis = scored().map(|known| known.basis).min();
        let (Some(own), Some(known_on), Some(basis), true) = (own, known_on, basis, of == self.members.len()) else {
            return Err(self.incomplete(Some(period.to_owned())));
        };
        let rank = 1 + scored().filter(|other| other.score > own.score).count();
        Ok(Place { rank, of, period: own.period.clone(), score: own.score.clone(), known_on, basis })
    }

    /// Every member with its place in a period, the best first; members of one place in the order of the pool.
    ///
    /// # Errors
    /// Why there are no places.
    pub fn places(&self, period: &str) -> Result<Vec<(&Member, Place)>, Unranked> {
        let ranked = self.members.iter().map(|member| Ok((member, self.place(member, period)?)));
        let mut places = ranked.collect::<Result<Vec<_>, Unranked>>()?;
        places.sort_by_key(|(_, place)| place.rank);
        Ok(places)
    }

    /// Whether its members can be held against each other at all.
    fn is_fair(&self) -> Result<(), Unranked> {
        if self.members.len() < 2 {
            return Err(Unranked::Alone);
        }
        if self.maxima.len() > 1 { Err(Unranked::Maxima) } else { Ok(()) }
    }

    fn incomplete(&self, period: Option<String>) -> Unranked {
        let without = match &period {
            Some(period) => self.without(period).into_iter().map(|member| member.unit.clone()).collect(),
            None => self.members.iter().map(|member| member.unit.clone()).collect(),
        };
        Unranked::NoPeriod { period, without }
    }
}

impl Member {
    /// Its score in a period.
    #[must_use]
    pub fn in_period(&self, period: &str) -> Option<&PeriodScore> {
        self.scores.iter().find(|known| known.period.name == period)
    }
}
