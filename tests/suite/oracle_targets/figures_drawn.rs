//! Random bounds and reported figures: on a bound, one beside it, and anywhere.

use super::model::{Bound, Figure, Indicator, Measure, Op, Plan};
use super::numbers::{Decimal, decimal, floor, whole};
use crate::oracle_states::dates::near;
use crate::oracle_states::model::Settings;
use crate::oracle_states::rng::Rng;

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
    match indicator.measure {
        Measure::Ratio => match rng.below(16) {
            0 => plain(Op::AtLeast, decimal(100, 0)),
            1 => plain(Op::AtMost, decimal(0, 0)),
            2 => plain(Op::MoreThan, decimal(0, 0)),
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
            let percent = rng.pick(&[50, 70, 80, 85, 90, 95]);
            plain(op, decimal(maximum.digits * percent, maximum.places + 2))
        }
        Measure::Rank => {
            let of = rng.chance(60).then(|| POOL + rng.below(2).cast_signed());
            Bound { op: Op::RankWithin, value: decimal(rng.pick(&[1, 2, 3, 5, 10, 14]), 0), of }
        }
        Measure::Milestone => plain(Op::Done, decimal(1, 0)),
    }
}

/// A decimal on the goal, one beside it in its last place, or anywhere up to two thirds more; of
/// one period in several, perhaps a part of that; or near what a straight pace asks for.
fn around(rng: &mut Rng, goal: Decimal, may_be_part: bool, elapsed: i64) -> Decimal {
    let parts = if may_be_part { rng.pick(&[1, 2, 3, 6]) } else { 1 };
    let digits = match rng.below(10) {
        0..=2 => goal.digits / parts + rng.between(-1, 1),
        3 => goal.digits * rng.between(60, 110) / 100 / parts,
        4..=6 => goal.digits * rng.between(85, 110) / 100 * elapsed / 100,
        _ => rng.between(0, goal.digits * 5 / 3 / parts + 1),
    };
    decimal(digits.max(0), goal.places)
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
    match indicator.measure {
        Measure::Ratio if rng.chance(8) => {
            let mut percent = around(rng, goal, false, elapsed);
            percent.digits = percent.digits.min(100 * 10_i64.pow(percent.places));
            Figure::Percent(percent)
        }
        Measure::Ratio => {
            let denominator = rng.pick(&[0, 0, 1, 3, 7, 20, 40, 100, 200, 1000, 20_000, 100_000]);
            let exact = floor(&(goal.exact() * whole(denominator) / whole(100)));
            let numerator = match rng.below(10) {
                0..=3 => exact + rng.between(-1, 1),
                4..=6 => exact * rng.between(70, 110) / 100,
                _ => rng.between(0, denominator),
            };
            Figure::Counts(numerator.clamp(0, denominator), denominator)
        }
        Measure::Count => Figure::Count(around(rng, goal, true, elapsed).digits),
        Measure::Amount => Figure::Amount(around(rng, goal, true, elapsed)),
        Measure::Score => {
            let mut score = around(rng, goal, false, elapsed);
            let maximum = indicator.maximum.expect("a score has one");
            score.digits = score.digits.min(maximum.digits * 10_i64.pow(score.places - maximum.places));
            Figure::Score(score)
        }
        Measure::Rank => {
            let rank = if rng.chance(50) { goal.digits + rng.between(-1, 2) } else { rng.between(1, POOL) };
            let of = rng.chance(60).then(|| POOL + rng.below(2).cast_signed());
            Figure::Rank(rank.clamp(1, POOL), of)
        }
        Measure::Milestone => Figure::Done(near(rng, &plan.base, settings)),
    }
}
