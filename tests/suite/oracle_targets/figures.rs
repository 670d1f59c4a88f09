//! The expected value, the attainment, the shortfall and the forecast.

use chrono::NaiveDate;
use num_traits::{Signed, Zero};

use super::answers::ToDate;
use super::model::{Accumulate, Indicator, Measure, Op, Pace, Target};
use super::numbers::{Exact, ceil, floor, median, whole};
use super::reckoned::{Goal, most};
use super::values::{KnownValue, to_date};
use super::verdicts::Case;
use crate::oracle::Slip;
use crate::oracle_states::periods::days_between;

/// Whether the bound holds for a figure.
pub fn holds(goal: &Goal, value: &Exact) -> bool {
    if is_lower(goal.op) {
        *value > goal.value || goal.op != Op::MoreThan && *value == goal.value
    } else {
        *value < goal.value || goal.op != Op::LessThan && *value == goal.value
    }
}

/// Whether more is better.
pub fn is_lower(op: Op) -> bool {
    match op {
        Op::AtLeast | Op::MoreThan | Op::Done => true,
        Op::AtMost | Op::LessThan | Op::RankWithin => false,
        Op::ClassAtLeast | Op::RiseBy | Op::FallBy | Op::RiseByPercent | Op::FallByPercent | Op::Better => {
            unreachable!("it is reckoned first")
        }
    }
}

/// Whether it is a flow that only grows: a count or an amount that is added.
pub fn only_grows(indicator: &Indicator) -> bool {
    matches!(indicator.measure, Measure::Count | Measure::Amount) && indicator.accumulate == Some(Accumulate::Sum)
}

/// The pace of a target: its own or the default.
fn pace(target: &Target, goal: &Goal, indicator: &Indicator) -> Pace {
    if let Some(pace) = target.pace {
        return pace;
    }
    if !is_lower(goal.op) || ["assignment-gaps", "tasks-on-time", "reports-on-time"].contains(&&indicator.id[..]) {
        return Pace::Level;
    }
    match (indicator.measure, indicator.accumulate) {
        (Measure::Ratio, Some(Accumulate::Sum))
        | (Measure::Score | Measure::Rank | Measure::Milestone | Measure::Class, _) => Pace::Level,
        (Measure::Ratio | Measure::Count | Measure::Amount, _) => Pace::Linear,
    }
}

/// The expected value on a day.
pub fn expected(case: &Case<'_>, target: &Target, plan_start: NaiveDate, day: NaiveDate) -> Exact {
    let (goal, by) = (&case.goal.value, case.by);
    if pace(target, case.goal, case.indicator) == Pace::Level || day >= by {
        return goal.clone();
    }
    let (first, since) = match case.start {
        // The baseline of a flow is the total of another span.
        Some(start) if !only_grows(case.indicator) || case.slip == Some(Slip::FlowFromBaseline) => {
            (start.value.clone(), start.on)
        }
        _ => (whole(0), plan_start),
    };
    if since >= by {
        return goal.clone();
    }
    if day <= since {
        return first;
    }
    let step = (goal - &first) / whole(days_between(since, by));
    first + step * whole(days_between(since, day))
}

/// How much of the bound is reached.
pub fn attainment(goal: &Goal, indicator: &Indicator, value: &ToDate, slip: Option<Slip>) -> Option<Exact> {
    let figure = value.value.clone()?;
    let holds = holds(goal, &figure);
    if indicator.measure == Measure::Class {
        return holds.then(|| whole(1));
    }
    if let Some(from) = &goal.from
        && slip != Some(Slip::PlainAttainment)
    {
        let way = &goal.value - from;
        if way.is_zero() {
            return None;
        }
        let part = (figure - from) / way;
        return Some(if slip == Some(Slip::AttainmentOutside) { part } else { part.max(whole(0)).min(whole(1)) });
    }
    if matches!(goal.op, Op::AtLeast | Op::MoreThan) {
        if goal.value.is_zero() {
            return holds.then(|| whole(1));
        }
        return Some(figure / &goal.value);
    }
    if holds {
        return Some(whole(1));
    }
    if goal.op == Op::RankWithin {
        let pool = whole(value.rank.and_then(|(_, of)| of).or(goal.of)?);
        return (pool != goal.value).then(|| (&pool - figure) / (&pool - &goal.value));
    }
    (!figure.is_zero()).then(|| &goal.value / figure)
}

/// The whole number nearest to `figure` for which the bound holds if `goal` is its figure.
fn nearest_whole(op: Op, goal: &Exact) -> i64 {
    if op == Op::MoreThan {
        floor(goal) + 1
    } else if op == Op::LessThan {
        ceil(goal) - 1
    } else if is_lower(op) {
        ceil(goal)
    } else {
        floor(goal)
    }
}

/// How much is missing, with its unit; none when the bound holds.
pub fn shortfall(goal: &Goal, indicator: &Indicator, value: &ToDate) -> Option<(Exact, &'static str)> {
    let figure = value.value.clone()?;
    if holds(goal, &figure) {
        return None;
    }
    if let Some((numerator, denominator)) = value.counts {
        // The numerator that makes it hold: goal percent of the denominator.
        let wanted = nearest_whole(goal.op, &(&goal.value * whole(denominator) / whole(100)));
        return Some((whole((wanted - numerator).abs()), "count"));
    }
    let difference = (&goal.value - &figure).abs();
    match indicator.measure {
        Measure::Ratio | Measure::Score => Some((difference, "points")),
        Measure::Amount => Some((difference, "amount")),
        Measure::Count => Some(((whole(nearest_whole(goal.op, &goal.value)) - figure).abs(), "count")),
        Measure::Rank => Some((difference, "places")),
        Measure::Class => Some((difference, "classes")),
        Measure::Milestone => None,
    }
}

/// Where the values that may decide lead by the day.
pub fn forecast(known: &[KnownValue], indicator: &Indicator, start: NaiveDate, by: NaiveDate) -> Option<Exact> {
    let accumulate = indicator.accumulate.unwrap_or(Accumulate::Latest);
    if matches!(indicator.measure, Measure::Rank | Measure::Milestone | Measure::Class) {
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
    let at = at.max(whole(0));
    Some(match most(indicator) {
        Some(most) => at.min(most),
        None => at,
    })
}
