//! Bounds against a baseline: where the baseline stands, and what a target asks for on a day.

use chrono::NaiveDate;

use super::answers::ToDate;
use super::calendar::reports_of;
use super::model::{Accumulate, BaselineForm, Bound, Direction, Indicator, Measure, Op, Plan, Settings, Target};
use super::numbers::{Exact, fraction, whole};
use super::rules::value_to_date;
use super::values::percent;
use crate::oracle::Slip;
use crate::oracle_states::periods::{day, plus};

/// The bound that a figure is compared with.
#[derive(Debug, Clone)]
pub struct Goal {
    /// How it is compared: no change, no class.
    pub op: Op,
    /// The figure; 1 for a milestone, its place for a class.
    pub value: Exact,
    /// The pool that the target names.
    pub of: Option<i64>,
    /// The baseline that a change bound is counted from.
    pub from: Option<Exact>,
}

/// Where a baseline stands.
#[derive(Debug, Clone)]
pub struct Start {
    /// Its figure.
    pub value: Exact,
    /// Its day.
    pub on: NaiveDate,
    /// The counts of a ratio, where they are known.
    pub counts: Option<(i64, i64)>,
    /// The pool of a rank, where it is known.
    pub of: Option<i64>,
}

/// Whether a bound is counted from the baseline.
pub fn is_change(op: Op) -> bool {
    match op {
        Op::RiseBy | Op::FallBy | Op::RiseByPercent | Op::FallByPercent | Op::Better => true,
        Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan | Op::RankWithin | Op::Done | Op::ClassAtLeast => false,
    }
}

/// The baseline of a target; none where it has none, or one without a value.
pub fn start(target: &Target, indicator: &Indicator, plan: &Plan, all: &[Plan], settings: &Settings) -> Option<Start> {
    let baseline = target.baseline.as_ref()?;
    let on = baseline.on.unwrap_or(plan.base.start);
    let on = if settings.base.slip == Some(Slip::BaselineADayLater) { plus(on, 1) } else { on };
    let of_plan = match baseline.form {
        BaselineForm::Value(value) => return Some(Start { value: value.exact(), on, counts: None, of: None }),
        BaselineForm::Counts(numerator, denominator) => {
            let counts = Some((numerator, denominator));
            return percent(numerator, denominator).map(|value| Start { value, on, counts, of: None });
        }
        BaselineForm::Rank(rank, of) => return Some(Start { value: whole(rank), on, counts: None, of }),
        BaselineForm::Plan(ref id) => all.iter().find(|each| each.base.id == *id).expect("a plan that is there"),
    };
    let theirs = of_plan.indicators.iter().find(|each| each.id == indicator.id).cloned();
    let theirs = theirs.or_else(|| super::reserved::indicator(&indicator.id))?;
    if theirs.measure != indicator.measure {
        return None;
    }
    // All that is known counts, whatever its period; the tool's own figures are taken at the plan's end.
    let is_reserved = super::reserved::IDS.contains(&&theirs.id[..]);
    let last = if is_reserved { of_plan.base.end } else { day(9999, 1, 1) };
    let value = value_to_date(&theirs, of_plan, all, settings, last)?;
    if theirs.accumulate == Some(Accumulate::Sum) && !is_whole(&value, &theirs, of_plan, settings) {
        return None;
    }
    let pool = value.rank.and_then(|(_, of)| of);
    Some(Start { value: value.value?, on: value.through, counts: value.counts, of: pool })
}

/// Whether a sum has no hole and reaches the plan's last report.
fn is_whole(value: &ToDate, indicator: &Indicator, plan: &Plan, settings: &Settings) -> bool {
    let last = reports_of(indicator, plan, settings).into_iter().map(|report| report.to).max();
    let reaches = last.is_none_or(|last| value.through >= last) || settings.base.slip == Some(Slip::ShortBaseline);
    !value.partial && reaches
}

/// The most that a measure can reach.
pub fn most(indicator: &Indicator) -> Option<Exact> {
    match indicator.measure {
        Measure::Ratio => Some(whole(100)),
        Measure::Score => indicator.maximum.map(super::numbers::Decimal::exact),
        Measure::Count | Measure::Amount | Measure::Rank | Measure::Milestone | Measure::Class => None,
    }
}

/// The figure that a bound asks for; none where it is counted from a baseline without a value.
pub fn goal(bound: Bound, indicator: &Indicator, start: Option<&Start>, settings: &Settings) -> Option<Goal> {
    let written = bound.value.exact();
    let plain = |op, value| Some(Goal { op, value, of: bound.of, from: None });
    if !is_change(bound.op) {
        let op = if bound.op == Op::ClassAtLeast { Op::AtLeast } else { bound.op };
        return plain(op, written);
    }
    let from = start?.value.clone();
    let (op, value) = if indicator.measure == Measure::Rank {
        // So many places better, or one at least; nobody is better than the first.
        (Op::RankWithin, &from - written)
    } else {
        let percent = |sign: i64| &from * (whole(1) + whole(sign) * &written * fraction(1, 100));
        match bound.op {
            Op::RiseBy => (Op::AtLeast, &from + written),
            Op::FallBy => (Op::AtMost, &from - written),
            Op::RiseByPercent if settings.base.slip == Some(Slip::PercentIsPoints) => (Op::AtLeast, &from + written),
            Op::RiseByPercent => (Op::AtLeast, percent(1)),
            Op::FallByPercent => (Op::AtMost, percent(-1)),
            Op::Better if is_down(indicator, settings) => (Op::LessThan, from.clone()),
            Op::Better if settings.base.slip == Some(Slip::AsGoodIsBetter) => (Op::AtLeast, from.clone()),
            Op::Better => (Op::MoreThan, from.clone()),
            Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan | Op::RankWithin | Op::Done | Op::ClassAtLeast => {
                unreachable!("it is a change")
            }
        }
    };
    if settings.base.slip == Some(Slip::OutsideTheRange) {
        return Some(Goal { op, value, of: bound.of, from: Some(from) });
    }
    // Held inside the measure's range.
    let least = if indicator.measure == Measure::Rank { whole(1) } else { whole(0) };
    let value = value.max(least);
    let value = match most(indicator) {
        Some(most) => value.min(most),
        None => value,
    };
    Some(Goal { op, value, of: bound.of, from: Some(from) })
}

/// Whether lower is better.
fn is_down(indicator: &Indicator, settings: &Settings) -> bool {
    indicator.direction == Some(Direction::Down) && settings.base.slip != Some(Slip::NoDirection)
}

/// Whether a change bound can be held against the value: a rank needs the same pool, where both are known.
pub fn same_pool(goal: &Goal, start: Option<&Start>, value: &ToDate, settings: &Settings) -> bool {
    let (Some(_), Some((_, of))) = (&goal.from, value.rank) else {
        return true;
    };
    if settings.base.slip == Some(Slip::AnyPool) {
        return true;
    }
    match (of.or(goal.of), start.and_then(|start| start.of)) {
        (Some(now), Some(then)) => now == then,
        (None, _) | (_, None) => true,
    }
}
