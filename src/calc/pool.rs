//! A pool: the plans with the same parent, ranked by one of their scores.
//!
//! A rank is computed only where that is honest: several units, one maximum, and a period in which every unit that is
//! there at its end has a known score. Otherwise the pool says why not, and which units are missing.

use super::rank::{Member, NoRank, Rank};
use super::{rank_period::RankPeriod, summary::PeriodScore, summary::PlanSummary};
use crate::model::{Basis, END, Period};
use crate::text::{Raw, fold};
use crate::value::{Day, Exact, IndicatorId, PlanId};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The plans with the same parent, with one of their scores.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The plan above them.
    pub parent: PlanId,
    /// The score.
    pub score: IndicatorId,
    /// The plans, in the order of their folders.
    pub members: Vec<Member>,
    /// The periods in which any member has a score, the latest last. Periods of one name that end on different days
    /// stand apart.
    periods: Vec<RankPeriod>,
}

impl Pool {
    pub(super) fn new(parent: PlanId, score: IndicatorId, plans: &[&PlanSummary]) -> Self {
        let member = |plan: &&PlanSummary| {
            let known = plan.score(&score);
            Member {
                plan: plan.id.clone(),
                title: plan.title.clone(),
                unit: plan.unit.clone(),
                state: plan.state.clone(),
                start: plan.start,
                end: plan.end,
                replaced_on: plan.replaced_on,
                maximum: known.and_then(|known| known.maximum.clone()),
                scores: known.filter(|_| plan.sound).map(|known| known.values.clone()).unwrap_or_default(),
                candidates: known.filter(|_| plan.sound).map(|known| known.candidates.clone()).unwrap_or_default(),
            }
        };
        let members = plans.iter().map(member).collect();
        Self::of(parent, score, members)
    }

    fn of(parent: PlanId, score: IndicatorId, members: Vec<Member>) -> Self {
        let mut pool = Self { parent, score, members, periods: Vec::new() };
        pool.periods = pool.rank_periods();
        pool
    }

    /// The pool as it was known on a day; itself where nothing was reported since.
    fn on(&self, day: Day) -> Cow<'_, Self> {
        let is_known = |known: &PeriodScore| known.known_on <= day;
        if self.members.iter().flat_map(|member| &member.scores).all(is_known) {
            return Cow::Borrowed(self);
        }
        let mut members = self.members.clone();
        for member in &mut members {
            member.scores = member.scores_on(day);
        }
        Cow::Owned(Self::of(self.parent.clone(), self.score.clone(), members))
    }

    /// The periods in which any member has a score, the latest last.
    pub(crate) fn periods(&self) -> &[RankPeriod] {
        &self.periods
    }

    /// The members that are ranked in a period, in the order of the pool.
    pub(crate) fn ranked<'p>(&'p self, period: &'p RankPeriod) -> impl Iterator<Item = &'p Member> {
        period.ranked.iter().filter_map(|number| self.members.get(*number))
    }

    /// Every ranked member with its rank in a period, the best first; members of one rank in the order of the pool.
    ///
    /// # Errors
    /// Why there are no ranks.
    pub(crate) fn ranks<'p>(&'p self, period: &'p RankPeriod) -> Result<Vec<(&'p Member, Rank)>, NoRank> {
        let ranked = self.ranked(period).map(|member| Ok((member, period.rank(member)?)));
        let mut ranks = ranked.collect::<Result<Vec<_>, NoRank>>()?;
        ranks.sort_by_key(|(_, rank)| rank.rank);
        Ok(ranks)
    }

    /// The rank of a plan in the latest period that ends on or before `by` and can be ranked by the scores known on
    /// `as_of`. A plan that is replaced looks from an earlier day than the others.
    ///
    /// # Errors
    /// Why there is none: the reason of the latest such period in which the plan itself has a score.
    pub(super) fn rank_on(&self, number: usize, by: Day, as_of: Day) -> Result<Rank, NoRank> {
        self.on(as_of).latest_rank(number, by)
    }

    fn latest_rank(&self, number: usize, by: Day) -> Result<Rank, NoRank> {
        let Some(member) = self.members.get(number) else { return Err(NoRank::NoPool) };
        let is_own = |period: &&RankPeriod| {
            let own = member.in_period(&period.name);
            own.is_some_and(|own| own.period.to == period.to) && period.ranked.contains(&number)
        };
        let by_then = || self.periods.iter().rev().filter(|period| period.to <= by);
        if let Some(rank) = by_then().filter(is_own).find_map(|period| period.rank(member).ok()) {
            return Ok(rank);
        }
        Err(self.is_alone().unwrap_or_else(|| match by_then().find(is_own).or_else(|| by_then().next()) {
            Some(RankPeriod { outcome: Err(why), .. }) => why.clone(),
            Some(period) => period.scores_missing(vec![member.unit.clone()]),
            None => unlike_maxima(self.members.iter()).unwrap_or_else(|| {
                let without = self.members.iter().map(|member| member.unit.clone()).collect();
                NoRank::ScoresMissing { period: None, without }
            }),
        }))
    }

    /// Every period in which a member has a score. The period `end` is left out: it ends with its own plan,
    /// not with the others.
    fn rank_periods(&self) -> Vec<RankPeriod> {
        let mut begins: BTreeMap<(&str, Day), Day> = BTreeMap::new();
        for known in self.members.iter().flat_map(|member| &member.scores) {
            let Period { name, from, to, .. } = &known.period;
            let first = begins.entry((name, *to)).or_insert(*from);
            *first = (*first).min(*from);
        }
        // Numbers compare faster than names, and each unit is looked up in each period.
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut number = |member: &Member| {
            let next = numbers.len();
            *numbers.entry(fold(member.unit.as_str())).or_insert(next)
        };
        let units: Vec<usize> = self.members.iter().map(&mut number).collect();
        let reported = begins.into_iter().filter(|((period, _), _)| *period != END);
        let mut periods: Vec<RankPeriod> =
            reported.map(|((name, to), from)| self.rank_period(name.to_owned(), from, to, &units)).collect();
        // The longer of two that end together comes last.
        periods.sort_by(|a, b| (a.to, b.from, &b.name).cmp(&(b.to, a.from, &a.name)));
        periods
    }

    /// Ranks each unit in a period by its plan that began last, of those that contain the period's last day.
    fn rank_period(&self, name: String, from: Day, to: Day, units: &[usize]) -> RankPeriod {
        let mut of_unit: BTreeMap<usize, (Day, usize)> = BTreeMap::new();
        for (number, (member, unit)) in self.members.iter().zip(units).enumerate() {
            if member.stands_on(to) && of_unit.get(unit).is_none_or(|(start, _)| member.start > *start) {
                of_unit.insert(*unit, (member.start, number));
            }
        }
        let mut ranked: Vec<usize> = of_unit.into_values().map(|(_, number)| number).collect();
        ranked.sort_unstable();
        let mut period = RankPeriod { name, to, from, ranked, scores: Vec::new(), outcome: Err(NoRank::Alone) };
        period.outcome = self.outcome(&period);
        if period.outcome.is_ok() {
            period.scores = self.scores(&period).map(|known| known.score.clone()).collect();
            period.scores.sort_by(|a, b| b.cmp(a));
        }
        period
    }

    fn scores<'p>(&'p self, period: &'p RankPeriod) -> impl Iterator<Item = &'p PeriodScore> {
        self.ranked(period).filter_map(|member| member.in_period(&period.name))
    }

    fn outcome(&self, period: &RankPeriod) -> Result<(Day, Basis), NoRank> {
        if period.ranked.len() < 2 {
            return Err(self.is_alone().unwrap_or_else(|| period.scores_missing(Vec::new())));
        }
        if let Some(unlike) = unlike_maxima(self.ranked(period)) {
            return Err(unlike);
        }
        let without = self.ranked(period).filter(|member| member.in_period(&period.name).is_none());
        let without: Vec<Raw> = without.map(|member| member.unit.clone()).collect();
        let known_on = self.scores(period).map(|known| known.known_on).max();
        let basis = self.scores(period).map(|known| known.basis).min();
        known_on.zip(basis).filter(|_| without.is_empty()).ok_or_else(|| period.scores_missing(without))
    }

    fn is_alone(&self) -> Option<NoRank> {
        let units: BTreeSet<String> = self.members.iter().map(|member| fold(member.unit.as_str())).collect();
        (units.len() < 2).then_some(NoRank::Alone)
    }
}

/// The maxima of these members, where they differ.
fn unlike_maxima<'m>(members: impl Iterator<Item = &'m Member>) -> Option<NoRank> {
    let maxima: BTreeSet<&Exact> = members.filter_map(|member| member.maximum.as_ref()).collect();
    (maxima.len() > 1).then(|| NoRank::Maxima(maxima.into_iter().cloned().collect()))
}
