//! Makes workspaces from a seed: those of `oracle_states` with indicators, targets and values.

use chrono::NaiveDate;

use super::calendar::periods;
use super::figures::is_lower;
use super::figures_drawn::{bound, figure};
use super::model::{
    Accumulate, Baseline, Basis, Bound, Figure, Indicator, Measure, Op, Pace, Plan, ReportedValue, Settings, Target,
    ValuesFile, WhenEmpty, Workspace,
};
use super::numbers::decimal;
use super::reserved;
use crate::oracle_states::dates::{near, within};
use crate::oracle_states::generate as base;
use crate::oracle_states::model::ReportPeriod;
use crate::oracle_states::periods::{days_between, plus, report_list};
use crate::oracle_states::rng::Rng;

/// The workspace of a seed.
pub fn workspace(seed: u64, plans: u64) -> Workspace {
    let mut rng = Rng::new(seed + 5000);
    let made = base::workspace(seed, plans);
    let at_risk_percent = rng.chance(50).then(|| rng.pick(&[0, 5, 10, 20, 34, 50]));
    let settings = Settings { base: made.settings, at_risk_percent };
    let plans = made.plans.into_iter().map(|plan| {
        let mut rng = Rng::new(rng.next());
        let plan = Plan {
            base: plan,
            basis: rng.chance(40).then(|| basis(&mut rng)),
            indicators: Vec::new(),
            targets: Vec::new(),
            files: Vec::new(),
        };
        filled(&mut rng, plan, &settings)
    });
    let plans = plans.collect();
    Workspace { seed, settings, plans }
}

/// Any basis.
fn basis(rng: &mut Rng) -> Basis {
    rng.pick(&[Basis::Illustrative, Basis::Estimate, Basis::Preliminary, Basis::Official])
}

/// The plan with all that belongs to targets.
fn filled(rng: &mut Rng, mut plan: Plan, settings: &Settings) -> Plan {
    let tasks = plan.base.tasks.len();
    if tasks > 1 && rng.chance(20) {
        let other = 1 + rng.index(tasks - 1);
        plan.base.tasks[other].title = plan.base.tasks[0].title.clone();
    }
    // An indicator and the bound that its values are drawn around.
    let mut drawn: Vec<(Indicator, Bound)> = Vec::new();
    for number in 0..rng.between(2, 6) {
        let indicator = indicator(rng, format!("chi-so-{number}"));
        let bound = bound(rng, &indicator);
        let own_id = rng.chance(30);
        let id = if own_id { indicator.id.clone() } else { format!("chi-tieu-{number}") };
        let named = (!own_id || rng.chance(30)).then(|| indicator.id.clone());
        add(rng, &mut plan, settings, id, named, &indicator, bound);
        if rng.chance(25) {
            let other = self::bound(rng, &indicator);
            add(rng, &mut plan, settings, format!("them-{number}"), Some(indicator.id.clone()), &indicator, other);
        }
        plan.indicators.push(indicator.clone());
        drawn.push((indicator, bound));
    }
    for id in reserved::IDS {
        if rng.chance(30) {
            let indicator = reserved::indicator(id).expect("a reserved one");
            let zero = Bound { op: Op::AtMost, value: decimal(0, 0), of: None };
            let bound = if id == "assignment-gaps" { zero } else { bound(rng, &indicator) };
            add(rng, &mut plan, settings, format!("tinh-{id}"), Some(id.to_owned()), &indicator, bound);
        }
    }
    if rng.chance(30) {
        plan.targets.push(Target {
            id: "dinh-tinh".to_owned(),
            indicator: None,
            bound: None,
            by: None,
            pace: None,
            baseline: None,
            of_which: None,
        });
    }
    rng.shuffle(&mut plan.targets);
    rng.shuffle(&mut plan.indicators);
    files(rng, &mut plan, settings, &drawn);
    plan
}

/// An indicator of any measure.
fn indicator(rng: &mut Rng, id: String) -> Indicator {
    let measure = rng.pick(&[
        Measure::Ratio,
        Measure::Ratio,
        Measure::Ratio,
        Measure::Count,
        Measure::Count,
        Measure::Amount,
        Measure::Amount,
        Measure::Score,
        Measure::Score,
        Measure::Rank,
        Measure::Milestone,
    ]);
    let latest = Some(Accumulate::Latest);
    let sum = Some(Accumulate::Sum);
    let accumulate = match measure {
        Measure::Ratio | Measure::Count | Measure::Amount => rng.pick(&[latest, sum]),
        Measure::Score => rng.pick(&[None, latest, Some(Accumulate::Mean), Some(Accumulate::Mean), sum]),
        Measure::Rank => rng.pick(&[None, latest]),
        Measure::Milestone => None,
    };
    let when_empty = [None, Some(WhenEmpty::NotApplicable), Some(WhenEmpty::Attained), Some(WhenEmpty::Missed)];
    let maximum = rng.pick(&[decimal(100, 0), decimal(10, 0), decimal(55, 1)]);
    Indicator {
        id,
        measure,
        accumulate,
        when_empty: if measure == Measure::Ratio { rng.pick(&when_empty) } else { None },
        maximum: (measure == Measure::Score).then_some(maximum),
    }
}

/// Adds a target.
fn add(
    rng: &mut Rng,
    plan: &mut Plan,
    settings: &Settings,
    id: String,
    named: Option<String>,
    indicator: &Indicator,
    bound: Bound,
) {
    let by = rng.chance(60).then(|| by(rng, plan, settings));
    let measure = indicator.measure;
    let paced = !matches!(measure, Measure::Rank | Measure::Milestone);
    let upper = !is_lower(bound.op);
    let linear = Pace::Linear;
    let choice = if upper { [Pace::Level, linear, linear, linear] } else { [Pace::Level, Pace::Level, linear, linear] };
    let pace = (paced && rng.chance(if upper { 70 } else { 40 })).then(|| rng.pick(&choice));
    let baseline = (paced && rng.chance(if upper { 70 } else { 35 })).then(|| {
        // Upper bounds are mostly come down to.
        let percent = if upper { rng.pick(&[60, 110, 150, 200, 400]) } else { rng.pick(&[0, 30, 60, 90, 99]) };
        let mut value = decimal(bound.value.digits * percent / 100, bound.value.places);
        let most = if measure == Measure::Ratio { Some(decimal(100, 0)) } else { indicator.maximum };
        if let Some(most) = most {
            value.digits = value.digits.min(most.digits * 10_i64.pow(value.places - most.places));
        }
        // A record of a later day does not exist yet, and a stretch has a length.
        let last = by.unwrap_or(plan.base.end).min(settings.base.as_of);
        let before = rng.between(1, 200);
        let on = rng.pick(&[plus(plan.base.start, -1).min(last), plus(last, -before), plus(last, -1)]);
        Baseline { value, on: rng.chance(45).then_some(on) }
    });
    let parents: Vec<&Target> = plan.targets.iter().filter(|each| each.of_which.is_none()).collect();
    let of_which = (!parents.is_empty() && rng.chance(15)).then(|| rng.pick(&parents).id.clone());
    plan.targets.push(Target { id, indicator: named, bound: Some(bound), by, pace, baseline, of_which });
}

/// A day in the plan: beside the end of a report period, near the day, or any.
fn by(rng: &mut Rng, plan: &Plan, settings: &Settings) -> NaiveDate {
    let list = report_list(&plan.base, &settings.base);
    let day = match rng.below(4) {
        0 | 1 if !list.is_empty() => plus(rng.pick(&list).to, rng.between(-1, 1)),
        2 => near(rng, &plan.base, &settings.base),
        _ => within(rng, &plan.base),
    };
    day.clamp(plus(plan.base.start, 1), plan.base.end)
}

/// The periods that are reported: those of the report list, months, or any.
fn reported(rng: &mut Rng, plan: &Plan, settings: &Settings) -> Vec<ReportPeriod> {
    let all = periods(&plan.base, &settings.base);
    let list = report_list(&plan.base, &settings.base);
    let manner = rng.below(6);
    let share = rng.pick(&[20, 50, 80, 100]);
    let as_of = settings.base.as_of;
    let mut found = Vec::new();
    for period in all {
        let wanted = match manner {
            0 | 1 => list.iter().any(|each| each.name == period.name),
            2 => period.name.len() == 7 && !period.name.contains(['Q', 'H', 'M']) || rng.chance(10),
            3 => period.name.contains('Q'),
            _ => true,
        };
        let begun = period.from <= plus(as_of, 20);
        if wanted && rng.chance(share) && (begun || rng.chance(10)) {
            found.push(period);
        }
    }
    rng.shuffle(&mut found);
    found
}

/// A day to report on.
fn reported_on(rng: &mut Rng, period: &ReportPeriod, as_of: NaiveDate) -> NaiveDate {
    match rng.below(10) {
        0 => plus(as_of, rng.between(-1, 1)),
        1 | 2 => plus(period.due, rng.between(-1, 1)),
        3 => plus(period.due, rng.between(1, 60)),
        _ => plus(period.to, rng.between(0, 6)),
    }
}

/// The values files.
fn files(rng: &mut Rng, plan: &mut Plan, settings: &Settings, drawn: &[(Indicator, Bound)]) {
    let as_of = settings.base.as_of;
    let shares: Vec<u64> = drawn.iter().map(|_| rng.pick(&[10, 60, 90, 100])).collect();
    for period in reported(rng, plan, settings) {
        let length = days_between(plan.base.start, plan.base.end);
        let elapsed = (days_between(plan.base.start, period.to) * 100 / length).min(100);
        let mut values: Vec<ReportedValue> = Vec::new();
        for ((indicator, bound), share) in drawn.iter().zip(&shares) {
            // A milestone is reported seldom, and never twice with the same day.
            let share = if indicator.measure == Measure::Milestone { 12 } else { *share };
            if !rng.chance(share) {
                continue;
            }
            let figure = figure(rng, indicator, *bound, plan, &settings.base, elapsed);
            let twice = |other: &ReportedValue| other.indicator == indicator.id && other.figure == figure;
            if matches!(figure, Figure::Done(_)) && plan.files.iter().flat_map(|file| &file.values).any(twice) {
                continue;
            }
            values.push(ReportedValue {
                indicator: indicator.id.clone(),
                figure,
                reported_on: rng.chance(12).then(|| reported_on(rng, &period, as_of)),
                basis: rng.chance(12).then(|| basis(rng)),
            });
        }
        let reported_on = reported_on(rng, &period, as_of);
        let basis = rng.chance(70).then(|| basis(rng));
        plan.files.push(ValuesFile { period, basis, reported_on, values });
    }
}
