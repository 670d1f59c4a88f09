//! The ranks of plans by a score as rows, for `cchc rank`.

use crate::calc::{Member, NoRank, PlanSummary, Pool, Rank, RankPeriod};
use crate::model::{Basis, Bound};
use crate::report::PlanLabel;
use crate::text::{Raw, sort_key};
use crate::value::{Day, Exact, IndicatorId};

/// The ranking of one pool.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// The title of the indicator that the user named: a score or a rank.
    pub(crate) title: Raw,
    /// The id of the score.
    pub(crate) score: Raw,
    /// The id of the plan above.
    pub(crate) parent: Raw,
    /// The body of the plan above, where the workspace holds that plan.
    pub(crate) parent_unit: Option<Raw>,
    /// `None` where no plan has a score.
    pub(crate) period: Option<String>,
    /// The highest possible score, where the units agree on it.
    pub(crate) maximum: Option<Exact>,
    /// The best first; units without a score last.
    pub(crate) rows: Vec<RankedUnit>,
    /// The reason for which no ranks were computed.
    pub(crate) refused: Option<NoRank>,
}

#[derive(Clone, Debug)]
pub(crate) struct RankedUnit {
    pub(crate) label: PlanLabel,
    /// Its points, if they are known.
    pub(crate) score: Option<Exact>,
    /// The day on which the points became known.
    pub(crate) known_on: Option<Day>,
    pub(crate) basis: Option<Basis>,
    /// From 1, the best.
    pub(crate) rank: Option<usize>,
    /// The rank that its plan asks for.
    pub(crate) within: Option<usize>,
    /// How many ranks the unit lacks to that; 0 where it has reached it.
    pub(crate) places_short: Option<usize>,
    /// How many points the unit lacks to the last unit within that rank; 0 where it has reached it.
    pub(crate) points_short: Option<Exact>,
}

impl RankedUnit {
    fn body(&self) -> &str {
        self.label.plain_body().as_str()
    }

    pub(crate) fn basis_word(&self) -> Option<&'static str> {
        self.basis.map(Basis::word)
    }
}

/// The score that ranks the units, and the rank that is computed from it if the user named one.
#[derive(Clone, Debug)]
pub struct RankingScore {
    /// The title of the indicator that the user named.
    pub title: Raw,
    /// The score.
    pub score: IndicatorId,
    /// The rank. Without one, the targets on every rank of the score count.
    pub rank: Option<IndicatorId>,
}

/// The ranking of a pool in a period; by default the latest that can be ranked, else the latest that has scores.
#[must_use]
pub fn ranking(pool: &Pool, plans: &[PlanSummary], by: &RankingScore, period: Option<&str>) -> Ranking {
    let latest = |is_meant: &dyn Fn(&RankPeriod) -> bool| pool.periods().iter().rev().find(|period| is_meant(period));
    let chosen = match period {
        Some(period) => latest(&|one| one.name == period),
        None => latest(&|period| period.refused().is_none()).or_else(|| latest(&|_| true)),
    };
    let (placed, refused) = match chosen.map(|period| pool.ranks(period)) {
        Some(Ok(placed)) => (placed, None),
        Some(Err(why)) => (Vec::new(), Some(why)),
        None => {
            let without = pool.members.iter().map(|member| member.unit.clone()).collect();
            (Vec::new(), Some(NoRank::ScoresMissing { period: None, without }))
        }
    };
    let unit = |member: &Member| {
        let known = chosen.and_then(|period| member.in_period(&period.name));
        let within = within(plans, member, by);
        let place = placed.iter().find(|(other, _)| other.plan == member.plan).map(|(_, place)| place);
        let behind = |place: &Rank| points_short(&placed, place, within?);
        RankedUnit {
            label: PlanLabel::of_member(member),
            score: known.map(|known| known.score.clone()),
            known_on: known.map(|known| known.known_on),
            basis: known.map(|known| known.basis),
            rank: place.map(|place| place.rank),
            within,
            places_short: place.and_then(|place| Some(place.rank.saturating_sub(within?))),
            points_short: place.and_then(behind),
        }
    };
    let mut rows: Vec<RankedUnit> = match chosen {
        Some(period) => pool.ranked(period).map(unit).collect(),
        None => pool.members.iter().map(unit).collect(),
    };
    rows.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| sort_key(a.body()).cmp(&sort_key(b.body()))));
    let ranked =
        pool.members.iter().filter(|member| rows.iter().any(|row| row.label.id.as_str() == member.plan.as_str()));
    let mut maxima = ranked.filter_map(|member| member.maximum.clone());
    let maximum = maxima.next().filter(|first| maxima.all(|other| other == *first));
    Ranking {
        title: by.title.clone(),
        score: pool.score.raw(),
        parent: pool.parent.raw(),
        parent_unit: plans.iter().find(|plan| plan.id.is(pool.parent.as_str())).map(|plan| plan.unit.clone()),
        period: chosen.map(|period| period.name.clone()),
        maximum,
        rows,
        refused,
    }
}

/// The best rank that a plan asks for by this score, on the rank that the user named.
fn within(plans: &[PlanSummary], member: &Member, by: &RankingScore) -> Option<usize> {
    let plan = plans.iter().find(|plan| plan.id == member.plan)?;
    let by_score = |id: &IndicatorId| {
        let is_named = by.rank.as_ref().is_none_or(|named| named.is(id.as_str()));
        is_named && plan.ranks.iter().any(|rank| rank.indicator.is(id.as_str()) && rank.score.is(by.score.as_str()))
    };
    let asked =
        plan.targets.iter().filter(|target| by_score(&target.indicator)).filter_map(|target| match target.bound {
            Some(Bound::RankWithin(rank, _)) => usize::try_from(rank).ok(),
            Some(Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) | Bound::Done)
            | None => None,
        });
    asked.min()
}

/// The points that a unit lacks to the last unit within the place. Units with equal points share a place.
fn points_short(placed: &[(&Member, Rank)], own: &Rank, within: usize) -> Option<Exact> {
    if own.rank <= within {
        return Some(Exact::from(0));
    }
    let (_, last) = placed.get(within.checked_sub(1)?)?;
    Some(&last.score - &own.score)
}
