//! Places among the plans with the same parent, from their scores.
//!
//! A place is computed only where that is honest: several units, one maximum, and a period in which every unit that is
//! there at its end has a known score. Otherwise it is said why not, and who is missing.

use super::{summary::PeriodScore, summary::PlanSummary};
use super::{value::Amount, value::Part, value::Value};
use crate::model::{Basis, END, IndicatorId, Period, PlanId};
use crate::text::{Raw, fold};
use crate::value::{Day, Exact};
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
    /// The periods in which any of them has a score, the latest last: those of one name that end on different days stand
    /// apart.
    rounds: Vec<Round>,
}

/// A period in which plans of a pool are ranked.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    /// Its name.
    pub period: String,
    /// Its last day.
    pub to: Day,
    /// Its first day; the earliest, where the plans differ.
    from: Day,
    /// Those ranked in it, by their places in the pool: one plan of each unit whose days contain the last day.
    ranked: Vec<usize>,
    /// Their scores, the highest first; empty where they cannot be ranked.
    scores: Vec<Exact>,
    /// From which day the places are known, and the weakest basis; or why there are none.
    outcome: Result<(Day, Basis), Unranked>,
}

/// A plan of a pool.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its id.
    pub plan: PlanId,
    /// The body that it belongs to.
    pub unit: Raw,
    /// Its first day.
    pub start: Day,
    /// Its last day.
    pub end: Day,
    /// The highest score by its definition; `None` where the plan has no such score.
    pub maximum: Option<Exact>,
    /// Its known scores; none for a plan with errors, from which nothing is computed.
    pub scores: Vec<PeriodScore>,
}

impl Place {
    /// The place as a value that was made of these reported ones.
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

/// Why no place can be computed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unranked {
    /// The plan names no parent, so that nobody knows among whom it is ranked.
    NoPool,
    /// It is the plan of the only unit under its parent.
    Alone,
    /// The plans measure the score on different maxima: these, the lowest first.
    Maxima(Vec<Exact>),
    /// There is no period in which every unit that is there at its end has a known score. These units have none in the
    /// period asked for, or in the latest in which any has one; none where only one unit is there.
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
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::NoPool => "no-parent",
            Self::Alone => "alone",
            Self::Maxima(_) => "different-maxima",
            Self::NoPeriod { .. } => "no-common-period",
        }
    }
}

impl Ranks {
    /// No pool at all: every reported rank stands.
    pub(crate) const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// The pools of these plans.
    pub(crate) fn of(plans: &[&PlanSummary]) -> Self {
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
    pub(crate) fn pool(&self, parent: &PlanId, score: &IndicatorId) -> Option<&Pool> {
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
    pub(crate) fn place(
        &self,
        plan: &PlanId,
        parent: Option<&PlanId>,
        score: &IndicatorId,
        by: Day,
    ) -> Result<Place, Unranked> {
        let pool = parent.and_then(|parent| self.pool(parent, score)).ok_or(Unranked::NoPool)?;
        let number = pool.members.iter().position(|member| member.plan == *plan).ok_or(Unranked::NoPool)?;
        pool.latest_place(number, by)
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
                start: plan.start,
                end: plan.end,
                maximum: known.and_then(|known| known.maximum.clone()),
                scores: known.filter(|_| plan.sound).map(|known| known.values.clone()).unwrap_or_default(),
            }
        };
        let members = plans.iter().map(member).collect();
        let mut pool = Self { parent, score, members, rounds: Vec::new() };
        pool.rounds = pool.all_rounds();
        pool
    }

    /// Every period in which a member has a score. None is made of the period that closes a plan: it ends with that plan,
    /// and not with the others.
    fn all_rounds(&self) -> Vec<Round> {
        let mut begins: BTreeMap<(&str, Day), Day> = BTreeMap::new();
        for known in self.members.iter().flat_map(|member| &member.scores) {
            let Period { name, from, to, .. } = &known.period;
            let first = begins.entry((name, *to)).or_insert(*from);
            *first = (*first).min(*from);
        }
        let mut units: BTreeMap<String, usize> = BTreeMap::new();
        let mut number = |member: &Member| {
            let next = units.len();
            *units.entry(fold(member.unit.as_str())).or_insert(next)
        };
        let units: Vec<usize> = self.members.iter().map(&mut number).collect();
        let reported = begins.into_iter().filter(|((period, _), _)| *period != END);
        let mut rounds: Vec<Round> =
            reported.map(|((period, to), from)| self.round(period.to_owned(), from, to, &units)).collect();
        // Of two that end together the one that begins earlier stands for more.
        rounds.sort_by(|a, b| (a.to, b.from, &b.period).cmp(&(b.to, a.from, &a.period)));
        rounds
    }

    /// Who is ranked in a period: of each unit the plan that began last, of those that contain the period's last day.
    fn round(&self, period: String, from: Day, to: Day, units: &[usize]) -> Round {
        let mut of_unit: BTreeMap<usize, usize> = BTreeMap::new();
        for (number, (member, unit)) in self.members.iter().zip(units).enumerate() {
            let start_of = |number: usize| self.members.get(number).map(|member| member.start);
            let is_there = (member.start..=member.end).contains(&to);
            if is_there && of_unit.get(unit).is_none_or(|known| Some(member.start) > start_of(*known)) {
                of_unit.insert(*unit, number);
            }
        }
        let mut ranked: Vec<usize> = of_unit.into_values().collect();
        ranked.sort_unstable();
        let mut round = Round { period, to, from, ranked, scores: Vec::new(), outcome: Err(Unranked::Alone) };
        round.outcome = self.outcome(&round);
        if round.outcome.is_ok() {
            round.scores = self.scores(&round).map(|known| known.score.clone()).collect();
            round.scores.sort_by(|a, b| b.cmp(a));
        }
        round
    }

    fn scores<'p>(&'p self, round: &'p Round) -> impl Iterator<Item = &'p PeriodScore> {
        self.ranked(round).filter_map(|member| member.in_period(&round.period))
    }

    fn outcome(&self, round: &Round) -> Result<(Day, Basis), Unranked> {
        let no_period = |without| Unranked::NoPeriod { period: Some(round.period.clone()), without };
        if round.ranked.len() < 2 {
            return Err(self.is_alone().unwrap_or_else(|| no_period(Vec::new())));
        }
        if let Some(unlike) = unlike_maxima(self.ranked(round)) {
            return Err(unlike);
        }
        let without = self.ranked(round).filter(|member| member.in_period(&round.period).is_none());
        let without: Vec<Raw> = without.map(|member| member.unit.clone()).collect();
        let known_on = self.scores(round).map(|known| known.known_on).max();
        let basis = self.scores(round).map(|known| known.basis).min();
        known_on.zip(basis).filter(|_| without.is_empty()).ok_or_else(|| no_period(without))
    }

    fn is_alone(&self) -> Option<Unranked> {
        let units: BTreeSet<String> = self.members.iter().map(|member| fold(member.unit.as_str())).collect();
        (units.len() < 2).then_some(Unranked::Alone)
    }

    /// The periods in which any member has a score, the latest last.
    pub(crate) fn rounds(&self) -> &[Round] {
        &self.rounds
    }

    /// The members that are ranked in a period, in the order of the pool.
    pub(crate) fn ranked<'p>(&'p self, round: &'p Round) -> impl Iterator<Item = &'p Member> {
        round.ranked.iter().filter_map(|number| self.members.get(*number))
    }

    /// The place of a plan in the latest period that ends on or before `by` and can be ranked.
    ///
    /// # Errors
    /// Why there is none: the reason of the latest such period in which the plan itself has a score.
    pub(crate) fn latest_place(&self, number: usize, by: Day) -> Result<Place, Unranked> {
        let Some(member) = self.members.get(number) else { return Err(Unranked::NoPool) };
        let is_own = |round: &&Round| {
            let own = member.in_period(&round.period);
            own.is_some_and(|own| own.period.to == round.to) && round.ranked.contains(&number)
        };
        let by_then = || self.rounds.iter().rev().filter(|round| round.to <= by);
        if let Some(place) = by_then().filter(is_own).find_map(|round| round.place(member).ok()) {
            return Ok(place);
        }
        Err(self.is_alone().unwrap_or_else(|| match by_then().find(is_own).or_else(|| by_then().next()) {
            Some(Round { outcome: Err(why), .. }) => why.clone(),
            Some(round) => {
                Unranked::NoPeriod { period: Some(round.period.clone()), without: vec![member.unit.clone()] }
            }
            None => unlike_maxima(self.members.iter()).unwrap_or_else(|| {
                let without = self.members.iter().map(|member| member.unit.clone()).collect();
                Unranked::NoPeriod { period: None, without }
            }),
        }))
    }

    /// Every ranked member with its place in a period, the best first; members of one place in the order of the pool.
    ///
    /// # Errors
    /// Why there are no places.
    pub(crate) fn places<'p>(&'p self, round: &'p Round) -> Result<Vec<(&'p Member, Place)>, Unranked> {
        let ranked = self.ranked(round).map(|member| Ok((member, round.place(member)?)));
        let mut places = ranked.collect::<Result<Vec<_>, Unranked>>()?;
        places.sort_by_key(|(_, place)| place.rank);
        Ok(places)
    }
}

/// The maxima of these members, where they differ.
fn unlike_maxima<'m>(members: impl Iterator<Item = &'m Member>) -> Option<Unranked> {
    let maxima: BTreeSet<&Exact> = members.filter_map(|member| member.maximum.as_ref()).collect();
    (maxima.len() > 1).then(|| Unranked::Maxima(maxima.into_iter().cloned().collect()))
}

impl Round {
    /// The place of one of those who are ranked.
    ///
    /// # Errors
    /// Why there are no places.
    fn place(&self, member: &Member) -> Result<Place, Unranked> {
        let (known_on, basis) = self.outcome.clone()?;
        let Some(own) = member.in_period(&self.period) else {
            return Err(Unranked::NoPeriod { period: Some(self.period.clone()), without: vec![member.unit.clone()] });
        };
        let rank = 1 + self.scores.partition_point(|other| *other > own.score);
        let (of, period, score) = (self.scores.len(), own.period.clone(), own.score.clone());
        Ok(Place { rank, of, period, score, known_on, basis })
    }

    /// Why there are no places, where there are none.
    pub(crate) fn refused(&self) -> Option<&Unranked> {
        self.outcome.as_ref().err()
    }
}

impl Member {
    /// Its score in a period.
    pub(crate) fn in_period(&self, period: &str) -> Option<&PeriodScore> {
        self.scores.iter().find(|known| known.period.name == period)
    }
}
