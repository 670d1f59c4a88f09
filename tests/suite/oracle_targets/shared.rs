//! The common part of the plans of a family: indicators that the parent asks for, and a score by
//! which the others are ranked.

use chrono::NaiveDate;

use super::figures_drawn::{POOL, bound};
use super::generate::{any_day, indicator};
use super::model::{Accumulate, Bound, Indicator, Measure, Op, Plan, Settings, Target};
use super::numbers::decimal;
use crate::oracle::Rng;
use crate::oracle_states::model as base;
use crate::oracle_states::periods::plus;

/// The id of the score.
pub const SCORE: &str = "diem";
/// The id of the rank that is computed from it.
pub const RANK: &str = "xep-hang";

/// A target of the parent.
#[derive(Debug, Clone)]
pub struct Demand {
    /// The indicator.
    pub indicator: Indicator,
    /// The bound.
    pub bound: Bound,
    /// The `by` of the parent's target, where it is given.
    pub by: Option<NaiveDate>,
}

/// The common part of a family.
#[derive(Debug, Clone)]
pub struct Family {
    /// The place of the parent among the plans.
    pub parent: usize,
    /// The last day of the parent.
    pub parent_end: NaiveDate,
    /// The targets of the parent.
    pub asked: Vec<Demand>,
    /// The score and the rank; none where nobody is ranked.
    pub ranking: Option<(Indicator, Indicator)>,
    /// Whether the definitions stand in the workspace's file.
    pub in_workspace: bool,
    /// Which periods all of them report: the manner and the share.
    pub habits: (u64, u64),
}

/// Draws the common part of the family of this parent.
pub fn draw(rng: &mut Rng, parent: usize, plan: &base::Plan, settings: &Settings) -> Family {
    let mut asked = Vec::new();
    for number in 0..rng.between(1, 3) {
        let indicator = indicator(rng, format!("chung-{number}"));
        if indicator.measure == Measure::Rank {
            continue;
        }
        let by = rng.chance(50).then(|| any_day(rng, plan, settings));
        asked.push(Demand { bound: bound(rng, &indicator), indicator, by });
    }
    let score = Indicator {
        id: SCORE.to_owned(),
        measure: Measure::Score,
        accumulate: None,
        when_empty: None,
        maximum: Some(decimal(100, 0)),
        rank_of: None,
        classes: Vec::new(),
        reported_by: None,
        periods: None,
        direction: None,
    };
    let rank = Indicator {
        id: RANK.to_owned(),
        measure: Measure::Rank,
        maximum: None,
        accumulate: rng.chance(50).then_some(Accumulate::Latest),
        rank_of: Some(SCORE.to_owned()),
        ..score.clone()
    };
    Family {
        parent,
        parent_end: plan.end,
        asked,
        ranking: rng.chance(75).then_some((score, rank)),
        in_workspace: rng.chance(50),
        habits: (rng.pick(&[0, 0, 0, 2, 4]), rng.pick(&[80, 100, 100, 100])),
    }
}

/// A bound like the parent's: the same, more, less, strict or not, or in the other direction.
fn like(rng: &mut Rng, asked: &Demand) -> Bound {
    let mut bound = asked.bound;
    let most = match asked.indicator.measure {
        Measure::Ratio => Some(decimal(100, 0)),
        Measure::Score => asked.indicator.maximum,
        Measure::Milestone | Measure::Class => return bound,
        Measure::Count | Measure::Amount | Measure::Rank => None,
    };
    match rng.below(10) {
        0..=2 => {}
        3 | 4 => bound.value.digits = bound.value.digits * 9 / 10,
        5 | 6 => bound.value.digits = bound.value.digits * 11 / 10 + 1,
        7 | 8 => bound.op = strict_or_not(bound.op),
        _ => bound.op = opposite(bound.op),
    }
    if let Some(most) = most
        && bound.value.exact() >= most.exact()
    {
        bound.value = most;
        bound.op = if bound.op == Op::MoreThan { Op::AtLeast } else { bound.op };
    }
    if bound.value.digits == 0 && bound.op == Op::LessThan {
        bound.op = Op::AtMost;
    }
    bound
}

/// The strict bound for the other, and the other for the strict one.
fn strict_or_not(op: Op) -> Op {
    match op {
        Op::AtLeast => Op::MoreThan,
        Op::MoreThan => Op::AtLeast,
        Op::AtMost => Op::LessThan,
        Op::LessThan => Op::AtMost,
        Op::RankWithin
        | Op::Done
        | Op::ClassAtLeast
        | Op::RiseBy
        | Op::FallBy
        | Op::RiseByPercent
        | Op::FallByPercent
        | Op::Better => op,
    }
}

/// The bound of the other direction.
fn opposite(op: Op) -> Op {
    match op {
        Op::AtLeast => Op::AtMost,
        Op::MoreThan => Op::LessThan,
        Op::AtMost => Op::AtLeast,
        Op::LessThan => Op::MoreThan,
        Op::RankWithin
        | Op::Done
        | Op::ClassAtLeast
        | Op::RiseBy
        | Op::FallBy
        | Op::RiseByPercent
        | Op::FallByPercent
        | Op::Better => op,
    }
}

/// A day for a plan's own target: none, the parent's day or one beside it, or any day.
fn own_day(rng: &mut Rng, plan: &base::Plan, settings: &Settings, parents: NaiveDate) -> Option<NaiveDate> {
    let inside = plan.start < parents && parents <= plan.end;
    match rng.below(8) {
        0..=2 => None,
        3 | 4 if inside => Some(parents),
        5 => Some(plus(parents, rng.between(-2, 2)).clamp(plus(plan.start, 1), plan.end)),
        _ => Some(any_day(rng, plan, settings)),
    }
}

/// A plain target on an indicator.
fn target(id: String, indicator: &Indicator, bound: Bound, by: Option<NaiveDate>) -> Target {
    let indicator = Some(indicator.id.clone());
    Target {
        id,
        indicator,
        bound: Some(bound),
        by,
        was: Vec::new(),
        pace: None,
        baseline: None,
        of_which: None,
        section: None,
    }
}

/// Adds to a plan what the family has in common; returns the indicators that it
/// reports, each with a bound that its values are drawn around.
pub fn add(
    rng: &mut Rng,
    plan: &mut Plan,
    is_parent: bool,
    family: &Family,
    settings: &Settings,
) -> Vec<(Indicator, Bound)> {
    let mut drawn = Vec::new();
    for (number, asked) in family.asked.iter().enumerate() {
        plan.indicators.push(asked.indicator.clone());
        drawn.push((asked.indicator.clone(), asked.bound));
        let id = format!("muc-chung-{number}");
        if is_parent {
            plan.targets.push(target(id, &asked.indicator, asked.bound, asked.by));
            continue;
        }
        let parents = asked.by.unwrap_or(family.parent_end);
        for id in [id.clone(), format!("{id}-nua")] {
            let wanted = if id.ends_with("nua") { 15 } else { 75 };
            if rng.chance(wanted) {
                let by = own_day(rng, &plan.base, settings, parents);
                plan.targets.push(target(id, &asked.indicator, like(rng, asked), by));
            }
        }
    }
    if let Some((score, rank)) = &family.ranking {
        drawn.extend(add_ranking(rng, plan, family, score, rank, settings));
    }
    drawn
}

/// Adds the score and the rank; seldom a plan counts in other points, or does not know them.
fn add_ranking(
    rng: &mut Rng,
    plan: &mut Plan,
    family: &Family,
    score: &Indicator,
    rank: &Indicator,
    settings: &Settings,
) -> Vec<(Indicator, Bound)> {
    let mut drawn = Vec::new();
    let bound_of = |op, value| Bound { op, value: decimal(value, 0), of: None };
    if !family.in_workspace && rng.chance(4) {
        return drawn;
    }
    let mut score = score.clone();
    if rng.chance(3) {
        score.maximum = Some(decimal(120, 0));
    }
    plan.indicators.push(score.clone());
    plan.indicators.push(rank.clone());
    drawn.push((score, bound_of(Op::AtLeast, 80)));
    if rng.chance(40) {
        drawn.push((rank.clone(), bound_of(Op::RankWithin, 3)));
    }
    for id in ["hang", "hang-nua"] {
        let wanted = if id == "hang" { 85 } else { 25 };
        if rng.chance(wanted) {
            let by = rng.chance(40).then(|| any_day(rng, &plan.base, settings));
            // The pool that the target names is not always the one that is ranked.
            let of = rng.chance(20).then_some(POOL);
            let bound = Bound { of, ..bound_of(Op::RankWithin, rng.between(1, 4)) };
            plan.targets.push(target(id.to_owned(), rank, bound, by));
        }
    }
    drawn
}
