//! Random bounds and reported figures: on a bound, one beside it, and anywhere.

use super::figures::is_lower;
use super::model::{Accumulate, Bound, Figure, Indicator, Measure, Op, Plan, Settings};
use super::numbers::{Decimal, Exact, decimal, floor, fraction, whole};
use super::shared;
use crate::oracle::Rng;
use crate::oracle_states::dates::near;

/// The pool that ranks are drawn from.
pub const POOL: i64 = 14;

/// A bound that fits the measure.
pub fn bound(rng: &mut Rng, indicator: &Indicator) -> Bound {
    let op = rng.pick(&[
        Op::AtLeast,
        Op::AtLeast,
        Op::AtLeast,
        Op::MoreThan,
        Op::AtMost,
        Op::AtMost,
        Op::LessThan,
        Op::LessThan,
    ]);
    let plain = |op, value| Bound { op, value, of: None };
    let lower = is_lower(op);
    match indicator.measure {
        Measure::Ratio => match rng.below(16) {
            0 => plain(Op::AtLeast, decimal(100, 0)),
            1 => plain(Op::AtMost, decimal(0, 0)),
            2 => plain(Op::MoreThan, decimal(0, 0)),
            // A sum must be all or nothing.
            3..=5 if indicator.accumulate == Some(Accumulate::Sum) => {
                let all = if lower { decimal(100, 0) } else { decimal(0, 0) };
                plain(if lower { Op::AtLeast } else { Op::AtMost }, all)
            }
            // Where the band of at-risk is counted on what is left, and just outside of that.
            6..=9 => {
                let high = [(90, 0), (95, 0), (99, 0), (985, 1), (899, 1), (9005, 2)];
                let low = [(10, 0), (5, 0), (1, 0), (5, 1), (101, 1), (995, 2)];
                let picked = rng.pick(if lower { &high } else { &low });
                plain(op, decimal(picked.0, picked.1))
            }
            _ => {
                let picked =
                    rng.pick(&[(85, 0), (84_995, 3), (75, 0), (30, 0), (555, 1), (6667, 2), (33_333, 3), (50, 0)]);
                plain(op, decimal(picked.0, picked.1))
            }
        },
        Measure::Count => match rng.below(12) {
            0 => plain(Op::AtMost, decimal(0, 0)),
            1 => plain(Op::MoreThan, decimal(0, 0)),
            _ => plain(op, decimal(rng.pick(&[1, 2, 3, 7, 12, 100, 1500]), 0)),
        },
        Measure::Amount => {
            let picked = rng.pick(&[(100, 0), (1_200_000, 0), (125, 1), (75, 2), (300_000_025, 2)]);
            plain(op, decimal(picked.0, picked.1))
        }
        Measure::Score => {
            let maximum = indicator.maximum.expect("a score has one");
            let percent =
                if lower { rng.pick(&[50, 70, 80, 85, 89, 90, 95, 98]) } else { rng.pick(&[2, 5, 10, 11, 50, 80]) };
            plain(op, decimal(maximum.digits * percent, maximum.places + 2))
        }
        Measure::Rank => {
            let of = rng.chance(60).then(|| POOL + rng.below(2).cast_signed());
            Bound { op: Op::RankWithin, value: decimal(rng.pick(&[1, 2, 3, 5, 10, 14]), 0), of }
        }
        Measure::Milestone => plain(Op::Done, decimal(1, 0)),
        Measure::Class => plain(Op::ClassAtLeast, decimal(1, 0)),
    }
}

/// A decimal on the goal, one beside it in its last place, or anywhere up to two thirds more; of
/// one period in several, perhaps a part of that; or near what a straight pace asks for.
fn around(rng: &mut Rng, goal: Decimal, may_be_part: bool, elapsed: i64) -> Decimal {
    let parts = if may_be_part { rng.pick(&[1, 2, 3, 6]) } else { 1 };
    let digits = match rng.below(10) {
        0..=2 => goal.digits / parts + rng.between(-1, 1),
        3 => goal.digits * rng.between(60, 110) / 100 / parts,
        4..=7 => goal.digits * rng.between(88, 105) * elapsed / 10_000,
        _ => rng.between(0, goal.digits * 5 / 3 / parts + 1),
    };
    decimal(digits.max(0), goal.places)
}

/// The figure at which the band of at-risk ends when the bound is expected: counted on what is left
/// up to `most` or, of upper bounds, down to nothing.
fn band_end(bound: Bound, most: &Exact, settings: &Settings) -> Exact {
    let part = fraction(settings.at_risk_percent.unwrap_or(10), 100);
    let goal = bound.value.exact();
    let least = most / whole(100);
    if is_lower(bound.op) { &goal - part * (most - &goal).max(least) } else { &goal + part * goal.clone().max(least) }
}

/// A figure for an indicator with a bound, at a percent of the plan's length.
pub fn figure(
    rng: &mut Rng,
    indicator: &Indicator,
    bound: Bound,
    plan: &Plan,
    settings: &Settings,
    elapsed: i64,
) -> Figure {
    let goal = bound.value;
    if indicator.id == shared::SCORE {
        // Few different ones, so that some are equal.
        let (points, places) = rng.pick(&[(70, 0), (75, 0), (80, 0), (8225, 2), (825, 1), (90, 0)]);
        return Figure::Score(decimal(points, places));
    }
    match indicator.measure {
        Measure::Ratio if rng.chance(8) => {
            let mut percent = around(rng, goal, false, elapsed);
            percent.digits = percent.digits.min(100 * 10_i64.pow(percent.places));
            Figure::Percent(percent)
        }
        Measure::Ratio => {
            let denominator = rng.pick(&[0, 0, 1, 3, 7, 20, 40, 100, 200, 1000, 20_000, 100_000]);
            let of_all = |percent: Exact| floor(&(percent * whole(denominator) / whole(100)));
            let exact = of_all(goal.exact());
            let numerator = match rng.below(12) {
                0..=3 => exact + rng.between(-1, 1),
                // Where the band of at-risk ends.
                10 | 11 => of_all(band_end(bound, &whole(100), settings)) + rng.between(-1, 1),
                4..=6 => exact * rng.between(70, 110) / 100,
                _ => rng.between(0, denominator),
            };
            Figure::Counts(numerator.clamp(0, denominator), denominator)
        }
        Measure::Count => Figure::Count(around(rng, goal, true, elapsed).digits),
        Measure::Amount => {
            // In đồng, also where the bound has decimals.
            let goal = decimal(floor(&goal.exact()), 0);
            Figure::Amount(around(rng, goal, true, elapsed).digits)
        }
        Measure::Score => {
            let mut score = around(rng, goal, false, elapsed);
            if rng.chance(20) {
                let most = indicator.maximum.expect("a score has one").exact();
                let end = band_end(bound, &most, settings) * whole(100);
                score = decimal((floor(&end) + rng.between(-1, 1)).max(0), 2);
            }
            let maximum = indicator.maximum.expect("a score has one");
            score.digits = score.digits.min(maximum.digits * 10_i64.pow(score.places - maximum.places));
            Figure::Score(score)
        }
        Measure::Rank => {
            let rank = if rng.chance(50) { goal.digits + rng.between(-1, 2) } else { rng.between(1, POOL) };
            let of = rng.chance(60).then(|| POOL + rng.below(2).cast_signed());
            Figure::Rank(rank.clamp(1, POOL), of)
        }
        Measure::Milestone => Figure::Done(near(rng, &plan.base, &settings.base)),
        Measure::Class => Figure::Class(rng.between(1, i64::try_from(indicator.classes.len()).expect("few classes"))),
    }
}
