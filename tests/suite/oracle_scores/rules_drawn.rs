//! Draws rules that fit a source, many of them with a bound exactly at the figure of one of the plans.

use chrono::NaiveDate;

use super::figures::{Case, Figure, Kind};
use super::model::{Rule, Source, TasksAs, shortest};
use crate::oracle::Rng;
use crate::oracle_states::periods::plus;
use crate::oracle_targets::model::Measure;
use crate::oracle_targets::numbers::{Decimal, Exact, decimal, floor, whole};

/// The kinds of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Per cent.
    Share,
    /// A score.
    Score,
    /// A count or an amount, of which more is better.
    Count,
    /// A count of which less is better.
    Fewer,
    /// A rank.
    Rank,
}

/// The shape of a source of numbers.
fn shape(case: &Case, source: &Source) -> Shape {
    match source {
        Source::Indicator(id) => match case.indicator(id).measure {
            Measure::Ratio => Shape::Share,
            Measure::Score => Shape::Score,
            Measure::Rank => Shape::Rank,
            _ if id == "assignment-gaps" => Shape::Fewer,
            Measure::Count | Measure::Amount | Measure::Milestone | Measure::Class => Shape::Count,
        },
        Source::Tasks(_, TasksAs::LateCount) => Shape::Fewer,
        Source::Reports(kind) if *kind != super::model::ReportsAs::OnTimeShare => Shape::Fewer,
        Source::Sum(_) => Shape::Count,
        Source::Tasks(..) | Source::Reports(_) | Source::Mean(_) | Source::HundredMinus(_) => Shape::Share,
        Source::Task(_) | Source::Manual => unreachable!("no numbers"),
    }
}

/// A number with at most three decimals, where it is one.
fn as_decimal(number: &Exact) -> Option<Decimal> {
    let thousandfold = number * whole(1000);
    (thousandfold.is_integer() && *number >= whole(0)).then(|| shortest(decimal(floor(&thousandfold), 3)))
}

/// Half, or another part, of points.
pub fn part_of(rng: &mut Rng, points: Decimal) -> Decimal {
    shortest(decimal(points.digits * rng.pick(&[25, 50, 50, 75, 90]), points.places + 2))
}

/// A rule for a source that has this figure in one of the plans.
pub fn rule(rng: &mut Rng, case: &Case, source: &Source, figure: &Figure, max: Decimal) -> Option<Rule> {
    match source {
        Source::Manual => rng.chance(50).then_some(Rule::YesNo),
        Source::Task(_) if rng.chance(35) => Some(Rule::YesNo),
        Source::Task(_) => Some(by_date(rng, case, figure, max)),
        Source::Indicator(_)
        | Source::Tasks(..)
        | Source::Reports(_)
        | Source::Sum(_)
        | Source::Mean(_)
        | Source::HundredMinus(_) => {
            let at = if let Kind::Number(number) = &figure.kind { as_decimal(number) } else { None };
            Some(of_number(rng, shape(case, source), at, figure, max))
        }
    }
}

/// Days around the delivery: on it, a day before, a day after.
fn by_date(rng: &mut Rng, case: &Case, figure: &Figure, max: Decimal) -> Rule {
    let on = match figure.kind {
        Kind::Day(Some(day)) => day,
        Kind::Nothing | Kind::Empty(_) | Kind::Number(_) | Kind::Day(_) | Kind::Manual => case.today(),
    };
    let first: NaiveDate = plus(on, rng.pick(&[-1, -1, 0, 0, 1, 10, -40]));
    let mut days = vec![(first, max)];
    if rng.chance(70) {
        let half = part_of(rng, max);
        days.push((plus(first, rng.pick(&[1, 1, 10, 28])), half));
    }
    Rule::ByDate(days)
}

/// A rule for a number.
fn of_number(rng: &mut Rng, shape: Shape, at: Option<Decimal>, figure: &Figure, max: Decimal) -> Rule {
    let usual = match shape {
        Shape::Share => rng.pick(&[decimal(80, 0), decimal(90, 0), decimal(95, 0), decimal(100, 0)]),
        Shape::Score => decimal(rng.pick(&[4, 8, 80, 90]), 0),
        Shape::Count | Shape::Fewer | Shape::Rank => decimal(rng.pick(&[1, 2, 3, 5]), 0),
    };
    let bound = at.filter(|_| rng.chance(60)).unwrap_or(usual);
    let above_none = if bound.digits > 0 { bound } else { usual };
    match (shape, rng.below(8)) {
        (Shape::Rank, _) | (Shape::Fewer, 0 | 1) => Rule::Steps(steps(rng, bound, max, true), true),
        (Shape::Fewer, 2) => Rule::YesNo,
        (Shape::Fewer, _) | (Shape::Count, 0) | (Shape::Share, 4) => minus(rng, figure, max),
        (Shape::Count, 1..=4) => bonus(rng, figure, max),
        (Shape::Share | Shape::Score, 0 | 1) => Rule::Proportion,
        (Shape::Share, 2 | 3) => {
            let lower = rng.pick(&[decimal(50, 0), decimal(80, 0)]);
            let (low, high) = (lower.exact(), bound.exact());
            let (upper, lower) = if low < high { (bound, lower) } else { (decimal(100, 0), above_none) };
            if upper.exact() > lower.exact() { Rule::Band(upper, lower) } else { Rule::Band(upper, decimal(50, 0)) }
        }
        (_, 5) => Rule::Capped(above_none),
        (_, 6) => Rule::YesNo,
        _ => Rule::Steps(steps(rng, bound, max, false), false),
    }
}

/// Steps from a bound to worse ones, the best first.
fn steps(rng: &mut Rng, bound: Decimal, max: Decimal, down: bool) -> Vec<(Decimal, Decimal)> {
    let half = part_of(rng, max);
    let off = rng.pick(&[1, 2, 5]) * 10_i64.pow(bound.places);
    let worse = if down { bound.digits + off } else { bound.digits - off };
    let better = if down { bound.digits - off } else { bound.digits + off };
    let mut steps = Vec::new();
    let first = rng.chance(50) && better >= 0;
    if first {
        steps.push((shortest(decimal(better, bound.places)), max));
    }
    steps.push((bound, if first { half } else { max }));
    if worse >= 0 && rng.chance(70) {
        let quarter = shortest(decimal(half.digits * 5, half.places + 1));
        steps.push((shortest(decimal(worse, bound.places)), quarter));
    }
    steps
}

/// So many points less for each: some come to the floor, some exactly.
fn minus(rng: &mut Rng, figure: &Figure, max: Decimal) -> Rule {
    let each = per_one(rng, figure, max);
    let floor = rng.pick(&[None, None, Some(decimal(0, 0)), Some(shortest(decimal(max.digits * 25, max.places + 2)))]);
    Rule::Minus(each, floor)
}

/// So many points for each: some come to the cap, some exactly.
fn bonus(rng: &mut Rng, figure: &Figure, max: Decimal) -> Rule {
    let cap = rng.pick(&[max, max, shortest(decimal(max.digits * 5, max.places + 1))]);
    Rule::Bonus(per_one(rng, figure, cap), cap, rng.chance(50))
}

/// Points for one: the whole divided among the number that a plan has, or a usual figure.
fn per_one(rng: &mut Rng, figure: &Figure, whole_points: Decimal) -> Decimal {
    if let Kind::Number(number) = &figure.kind
        && *number > whole(0)
        && rng.chance(65)
        && let Some(each) = as_decimal(&(whole_points.exact() / number))
    {
        return each;
    }
    rng.pick(&[decimal(25, 2), decimal(5, 1), decimal(1, 0), decimal(2, 2)])
}
