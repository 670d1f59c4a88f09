//! Adds to a workspace what is asked for against a baseline, and classes: indicators, targets and figures.

use super::figures_drawn::{POOL, bound, figure};
use super::generate::{any_day, indicator_of};
use super::model::{
    Accumulate, Baseline, BaselineForm, Bound, Direction, Figure, Indicator, Measure, Op, Pace, Plan, ReportedValue,
    Settings, Target,
};
use super::numbers::{Decimal, ceil, decimal, floor};
use super::reckoned::{self, Start};
use super::shared::RANK;
use crate::oracle::Rng;
use crate::oracle_states::periods::{days_between, plus};

/// The classes, the worst first; an indicator has some of them that stand together.
const CLASSES: [&str; 5] = ["Yếu", "Trung bình", "Khá", "Tốt", "Xuất sắc"];

/// Adds to every plan of the workspace.
pub fn add(rng: &mut Rng, plans: &mut [Plan], settings: &Settings) {
    for place in 0..plans.len() {
        for number in 0..rng.between(1, 3) {
            let id = format!("so-voi-{}-{number}", plans[place].base.id);
            add_indicator(rng, plans, place, id, settings);
        }
        if rng.chance(35) {
            add_class(rng, &mut plans[place], settings);
        }
        if rng.chance(15) {
            add_reserved(rng, plans, place, settings);
        }
        if plans[place].indicators.iter().any(|each| each.id == RANK) && rng.chance(40) {
            add_computed_rank(rng, plans, place, settings);
        }
    }
}

/// Another plan of the workspace, where there is one.
fn other_plan(rng: &mut Rng, plans: &[Plan], place: usize) -> Option<usize> {
    let others: Vec<usize> = (0..plans.len()).filter(|other| *other != place).collect();
    (!others.is_empty()).then(|| rng.pick(&others))
}

/// A target on an indicator.
pub fn target(
    rng: &mut Rng,
    plan: &Plan,
    id: &str,
    bound: Bound,
    baseline: Option<Baseline>,
    settings: &Settings,
) -> Target {
    Target {
        id: format!("{id}-t{}", plan.targets.len()),
        indicator: Some(id.to_owned()),
        bound: Some(bound),
        by: rng.chance(60).then(|| any_day(rng, &plan.base, settings)),
        was: Vec::new(),
        pace: None,
        baseline,
        of_which: None,
        section: None,
    }
}

/// Adds figures of an indicator to the values files of a plan, drawn around a bound.
pub fn report(rng: &mut Rng, plan: &mut Plan, indicator: &Indicator, bound: Bound, share: u64, settings: &Settings) {
    let length = days_between(plan.base.start, plan.base.end);
    for number in 0..plan.files.len() {
        if !rng.chance(share) {
            continue;
        }
        let to = plan.files[number].period.to;
        let elapsed = (days_between(plan.base.start, to) * 100 / length).min(100);
        let figure = figure(rng, indicator, bound, plan, settings, elapsed);
        let id = indicator.id.clone();
        plan.files[number].values.push(ReportedValue { indicator: id, figure, reported_on: None, basis: None });
    }
}

/// A change that fits the measure.
fn change(rng: &mut Rng, measure: Measure) -> Bound {
    let op =
        rng.pick(&[Op::RiseBy, Op::RiseBy, Op::FallBy, Op::RiseByPercent, Op::FallByPercent, Op::Better, Op::Better]);
    let picked = match (op, measure) {
        (Op::Better, _) => (1, 0),
        (_, Measure::Rank) => rng.pick(&[(1, 0), (2, 0), (3, 0), (10, 0)]),
        (Op::RiseByPercent | Op::FallByPercent, _) => {
            rng.pick(&[(1, 0), (5, 0), (10, 0), (20, 0), (50, 0), (100, 0), (125, 1)])
        }
        (_, Measure::Count) => rng.pick(&[(1, 0), (2, 0), (5, 0), (20, 0)]),
        (_, Measure::Amount) => rng.pick(&[(50, 0), (200_000, 0), (125, 1)]),
        _ => rng.pick(&[(1, 0), (2, 0), (5, 0), (5, 1), (275, 2), (20, 0)]),
    };
    let op = if measure == Measure::Rank && op != Op::Better { Op::RiseBy } else { op };
    let of = (measure == Measure::Rank && rng.chance(40)).then_some(POOL);
    Bound { op, value: decimal(picked.0, picked.1), of }
}

/// The figure of a baseline, as it would be written with `value`; of a rank its place.
fn level(rng: &mut Rng, indicator: &Indicator) -> Decimal {
    match indicator.measure {
        Measure::Rank => decimal(rng.between(1, POOL), 0),
        Measure::Ratio => rng.pick(
            &[(0, 0), (100, 0), (99, 0), (40, 0), (7325, 2), (5, 0), (88, 0), (3, 1)]
                .map(|(digits, places)| decimal(digits, places)),
        ),
        Measure::Count | Measure::Amount | Measure::Score | Measure::Milestone | Measure::Class => {
            let around = bound(rng, indicator).value;
            let percent = rng.pick(&[0, 50, 90, 100]);
            let value = decimal(around.digits * percent / 100, around.places);
            let whole = matches!(indicator.measure, Measure::Count | Measure::Amount);
            if whole { decimal(floor(&value.exact()), 0) } else { value }
        }
    }
}

/// The bound around which figures are drawn when a change is counted from a level.
fn around(bound: Bound, level: Decimal, indicator: &Indicator, settings: &Settings) -> Bound {
    let on = settings.base.as_of;
    let start = Start { value: level.exact(), on, counts: None, of: None };
    let goal = reckoned::goal(bound, indicator, Some(&start), settings).expect("it can be reckoned");
    // With as many places as the maximum has, and more.
    let value = if matches!(indicator.measure, Measure::Count | Measure::Amount | Measure::Rank) {
        decimal(ceil(&goal.value), 0)
    } else {
        decimal(ceil(&(goal.value * super::numbers::whole(10_000))), 4)
    };
    Bound { op: goal.op, value, of: bound.of }
}

/// Adds an indicator with one or two targets that have a baseline, most of them against it.
fn add_indicator(rng: &mut Rng, plans: &mut [Plan], place: usize, id: String, settings: &Settings) {
    let measures = [Measure::Ratio, Measure::Ratio, Measure::Count, Measure::Amount, Measure::Score, Measure::Rank];
    let measure = rng.pick(&measures);
    let mut indicator = indicator_of(rng, id, measure);
    indicator.direction = rng.pick(&[None, None, Some(Direction::Up), Some(Direction::Down)]);
    let level = level(rng, &indicator);
    let of_plan = if rng.chance(45) { other_plan(rng, plans, place) } else { None };
    let mut drawn = None;
    for _ in 0..rng.between(1, 2) {
        let bound = if rng.chance(85) { change(rng, measure) } else { bound(rng, &indicator) };
        let by_plan = of_plan.map(|of_plan| plans[of_plan].base.id.clone());
        let plan = &mut plans[place];
        let form = by_plan.map_or_else(|| form(rng, measure, level), BaselineForm::Plan);
        let mut target = target(rng, plan, &indicator.id, bound, Some(Baseline { form, on: None }), settings);
        let baseline = target.baseline.as_mut().expect("it was given");
        if of_plan.is_none() && rng.chance(50) {
            let last = target.by.unwrap_or(plan.base.end).min(settings.base.as_of);
            let before = rng.between(1, 300);
            baseline.on = Some(rng.pick(&[plus(plan.base.start, -1).min(last), plus(last, -before), plus(last, -1)]));
        }
        if measure != Measure::Rank && rng.chance(50) {
            target.pace = Some(rng.pick(&[Pace::Level, Pace::Linear, Pace::Linear]));
        }
        plan.targets.push(target);
        drawn = Some(around(bound, level, &indicator, settings));
    }
    let share = rng.pick(&[40, 90, 100, 100]);
    report(rng, &mut plans[place], &indicator, drawn.expect("one target at least"), share, settings);
    plans[place].indicators.push(indicator.clone());
    let Some(of_plan) = of_plan else {
        return;
    };
    // A figure of another measure cannot be compared.
    if rng.chance(6) {
        let other = if measure == Measure::Count { Measure::Amount } else { Measure::Count };
        indicator = Indicator { direction: None, ..indicator_of(rng, indicator.id, other) };
    } else if rng.chance(40) && indicator.accumulate == Some(Accumulate::Sum) {
        indicator.accumulate = Some(Accumulate::Latest);
    }
    let level = match indicator.measure {
        Measure::Count | Measure::Amount => decimal(floor(&level.exact()), 0),
        Measure::Score => decimal(level.digits * 10_i64.pow(4 - level.places), 4),
        Measure::Ratio | Measure::Rank | Measure::Milestone | Measure::Class => level,
    };
    let bound = Bound { op: Op::AtLeast, value: level, of: None };
    let share = rng.pick(&[0, 60, 100, 100, 100]);
    report(rng, &mut plans[of_plan], &indicator, bound, share, settings);
    plans[of_plan].indicators.push(indicator);
}

/// A form of a baseline that stands in the target itself.
fn form(rng: &mut Rng, measure: Measure, level: Decimal) -> BaselineForm {
    match measure {
        Measure::Rank => {
            let of = rng.chance(70).then(|| POOL + rng.below(2).cast_signed());
            BaselineForm::Rank(level.digits, of)
        }
        Measure::Ratio if rng.chance(50) => {
            let denominator = rng.pick(&[1, 3, 7, 40, 1000]);
            BaselineForm::Counts(floor(&(level.exact() * super::numbers::fraction(denominator, 100))), denominator)
        }
        Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score | Measure::Milestone | Measure::Class => {
            BaselineForm::Value(level)
        }
    }
}

/// Adds an indicator with classes, and a target that asks for one.
fn add_class(rng: &mut Rng, plan: &mut Plan, settings: &Settings) {
    let (first, count) = (rng.index(2), 3 + rng.index(3));
    let mut indicator = indicator_of(rng, format!("xep-loai-{}", plan.base.id), Measure::Class);
    indicator.classes = CLASSES.iter().skip(first).take(count).map(|each| (*each).to_owned()).collect();
    let count = i64::try_from(indicator.classes.len()).expect("few classes");
    let asked = decimal(rng.between(1, count).max(rng.between(1, count)), 0);
    let bound = Bound { op: Op::ClassAtLeast, value: asked, of: None };
    plan.indicators.push(indicator.clone());
    let target = target(rng, plan, &indicator.id, bound, None, settings);
    plan.targets.push(target);
    report(rng, plan, &indicator, bound, 90, settings);
    debug_assert!(plan.files.iter().flat_map(|file| &file.values).all(|it| !matches!(it.figure, Figure::Class(0))));
}

/// Adds a target on a figure that the tool computes, against a baseline.
fn add_reserved(rng: &mut Rng, plans: &mut [Plan], place: usize, settings: &Settings) {
    let id = rng.pick(&super::reserved::IDS);
    let gaps = id == "assignment-gaps";
    let op = rng.pick(if gaps { &[Op::FallBy, Op::FallByPercent] } else { &[Op::RiseBy, Op::Better] });
    let form = match other_plan(rng, plans, place) {
        Some(other) if rng.chance(60) => BaselineForm::Plan(plans[other].base.id.clone()),
        _ => BaselineForm::Value(decimal(rng.pick(&[0, 3, 50]), 0)),
    };
    let value = if op == Op::Better { 1 } else { rng.pick(&[1, 10]) };
    let bound = Bound { op, value: decimal(value, 0), of: None };
    let baseline = Baseline { form, on: None };
    let plan = &mut plans[place];
    let target = target(rng, plan, id, bound, Some(baseline), settings);
    plan.targets.push(target);
}

/// Adds a target on the rank that is computed, against what it was or against another plan's.
fn add_computed_rank(rng: &mut Rng, plans: &mut [Plan], place: usize, settings: &Settings) {
    let with_rank: Vec<usize> = (0..plans.len())
        .filter(|&other| other != place && plans[other].indicators.iter().any(|it| it.id == RANK))
        .collect();
    let form = if !with_rank.is_empty() && rng.chance(60) {
        BaselineForm::Plan(plans[rng.pick(&with_rank)].base.id.clone())
    } else {
        BaselineForm::Rank(rng.between(1, 4), rng.chance(50).then(|| rng.between(4, 5)))
    };
    let op = rng.pick(&[Op::RiseBy, Op::Better]);
    let bound = Bound { op, value: decimal(if op == Op::Better { 1 } else { rng.between(1, 2) }, 0), of: None };
    let plan = &mut plans[place];
    let target = target(rng, plan, RANK, bound, Some(Baseline { form, on: None }), settings);
    plan.targets.push(target);
}
