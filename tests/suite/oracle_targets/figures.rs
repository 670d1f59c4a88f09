//! The expected value, the attainment, the shortfall and the forecast.

use chrono::NaiveDate;
use num_traits::{Signed, Zero};

use super::answers::ToDate;
use super::model::{Accumulate, Bound, Indicator, Measure, Op, Pace, Plan, Target};
use super::numbers::{Exact, ceil, floor, median, whole};
use super::values::{KnownValue, to_date};
use crate::oracle_states::periods::days_between;

/// Whether the bound holds for a figure.
pub fn holds(bound: Bound, value: &Exact) -> bool {
    let figure = bound.value.exact();
    match bound.op {
        Op::AtLeast | Op::Done => *value >= figure,
        Op::MoreThan => *value > figure,
        Op::AtMost | Op::RankWithin => *value <= figure,
        Op::LessThan => *value < figure,
    }
}

/// Whether more is better.
pub fn is_lower(op: Op) -> bool {
    matches!(op, Op::AtLeast | Op::MoreThan | Op::Done)
}

/// Whether it is a flow that only grows: a count or an amount that is added.
pub fn only_grows(indicator: &Indicator) -> bool {
    matches!(indicator.measure, Measure::Count | Measure::Amount) && indicator.accumulate == Some(Accumulate::Sum)
}

/// The pace of a target: its own or the default.
fn pace(target: &Target, bound: Bound, indicator: &Indicator) -> Pace {
    if let Some(pace) = target.pace {
        return pace;
    }
    if !is_lower(bound.op) || ["assignment-gaps", "tasks-on-time", "reports-on-time"].contains(&&indicator.id[..]) {
        return Pace::Level;
    }
    match (indicator.measure, indicator.accumulate) {
        (Measure::Ratio, Some(Accumulate::Sum)) | (Measure::Score | Measure::Rank | Measure::Milestone, _) => {
            Pace::Level
        }
        (Measure::Ratio | Measure::Count | Measure::Amount, _) => Pace::Linear,
    }
}

/// The expected value on a day.
pub fn expected(
    target: &Target,
    bound: Bound,
    indicator: &Indicator,
    plan: &Plan,
    by: NaiveDate,
    day: NaiveDate,
) -> Exact {
    let goal = bound.value.exact();
    if pace(target, bound, indicator) == Pace::Level || day >= by {
        return goal;
    }
    let start = plan.base.start;
    let (first, since) = match target.baseline {
        // The baseline of a flow is the total of another span.
        Some(baseline) if !only_grows(indicator) => (baseline.value.exact(), baseline.on.unwrap_or(start)),
        _ => (whole(0), start),
    };
    if day <= since {
        return first;
    }
    let step = (goal - &first) / whole(days_between(since, by));
    first + step * whole(days_between(since, day))
}

/// How much of the bound is reached.
pub fn attainment(bound: Bound, value: &ToDate) -> Option<Exact> {
    let figure = value.value.clone()?;
    let goal = bound.value.exact();
    let holds = holds(bound, &figure);
    match bound.op {
        Op::AtLeast | Op::MoreThan => {
            if goal.is_zero() {
                return holds.then(|| whole(1));
            }
            Some(figure / goal)
        }
        _ if holds => Some(whole(1)),
        Op::AtMost | Op::LessThan => (!figure.is_zero()).then(|| goal / figure),
        Op::RankWithin => {
            let pool = whole(value.rank.and_then(|(_, of)| of).or(bound.of)?);
            (pool != goal).then(|| (&pool - figure) / (&pool - goal))
        }
        Op::Done => Some(whole(0)),
    }
}

/// The whole number nearest to `figure` for which the bound holds if `goal` is its figure.
fn nearest_whole(op: Op, goal: &Exact) -> i64 {
    match op {
        Op::AtLeast | Op::Done => ceil(goal),
        Op::MoreThan => floor(goal) + 1,
        Op::AtMost | Op::RankWithin => floor(goal),
        Op::LessThan => ceil(goal) - 1,
    }
}

/// How much is missing, with its unit; none when the bound holds.
pub fn shortfall(bound: Bound, indicator: &Indicator, value: &ToDate) -> Option<(Exact, &'static str)> {
    let goal = bound.value.exact();
    if let Some((numerator, denominator)) = value.counts {
        let figure = value.value.clone()?;
        if holds(bound, &figure) {
            return None;
        }
        // The numerator that makes it hold: goal percent of the denominator.
        let wanted = nearest_whole(bound.op, &(goal * whole(denominator) / whole(100)));
        return Some((whole((wanted - numerator).abs()), "count"));
    }
    let figure = value.value.clone()?;
    if holds(bound, &figure) {
        return None;
    }
    let difference = (&goal - &figure).abs();
    match indicator.measure {
        Measure::Ratio | Measure::Score => Some((difference, "points")),
        Measure::Amount => Some((difference, "amount")),
        Measure::Count => Some(((whole(nearest_whole(bound.op, &goal)) - figure).abs(), "count")),
        Measure::Rank => Some((difference, "places")),
        Measure::Milestone => None,
    }
}

/// Where the values that may decide lead by the day.
pub fn forecast(known: &[KnownValue], indicator: &Indicator, start: NaiveDate, by: NaiveDate) -> Option<Exact> {
    let accumulate = indicator.accumulate.unwrap_or(Accumulate::Latest);
    if matches!(indicator.measure, Measure::Rank | Measure::Milestone) {
        return None;
    }
    let now = to_date(known, accumulate, start)?;
    if now.value.is_none() || now.through >= by {
        return None;
    }
    let mut days: Vec<NaiveDate> = known.iter().map(|each| each.period.to).collect();
    days.sort_unstable();
    days.dedup();
    let origin = *days.first()?;
    let mut points = Vec::new();
    for &day in &days {
        let until: Vec<KnownValue> = known.iter().filter(|each| each.period.to <= day).cloned().collect();
        if let Some(value) = to_date(&until, accumulate, start).and_then(|it| it.value) {
            points.push((whole(days_between(origin, day)), value));
        }
    }
    if points.len() < 3 {
        return None;
    }
    let mut slopes = Vec::new();
    for (place, (x1, y1)) in points.iter().enumerate() {
        for (x2, y2) in &points[place + 1..] {
            slopes.push((y2 - y1) / (x2 - x1));
        }
    }
    let slope = median(slopes);
    let intercept = median(points.iter().map(|(x, y)| y - &slope * x).collect());
    let at = intercept + slope * whole(days_between(origin, by));
    let most = match indicator.measure {
        Measure::Ratio => Some(whole(100)),
        Measure::Score => indicator.maximum.map(super::numbers::Decimal::exact),
        Measure::Count | Measure::Amount | Measure::Rank | Measure::Milestone => None,
    };
    let at = at.max(whole(0));
    Some(match most {
        Some(most) => at.min(most),
        None => at,
    })
}
