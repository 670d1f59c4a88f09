//! Makes workspaces from a seed: those of `oracle_states` with indicators, targets and values.

use chrono::NaiveDate;

use super::figures::is_lower;
use super::figures_drawn::bound;
use super::model::{
    Accumulate, Baseline, BaselineForm, Basis, Bound, Indicator, Measure, Op, Pace, Plan, Settings, Target, WhenEmpty,
    Workspace,
};
use super::numbers::{decimal, floor};
use super::shared::Family;
use super::{amended, changes_drawn, families, files_drawn, reserved, sections, shared, sources_drawn};
use crate::oracle::Rng;
use crate::oracle_states::amended::replace;
use crate::oracle_states::dates::{near, within};
use crate::oracle_states::generate as base;
use crate::oracle_states::model as base_model;
use crate::oracle_states::periods::{plus, report_list};

/// The most plans that a workspace has.
const MOST_PLANS: i64 = 6;

/// The workspace of a seed, with a few plans.
pub fn workspace(seed: u64) -> Workspace {
    let mut rng = Rng::new(seed + 5000);
    let count = rng.between(1, MOST_PLANS);
    let mut made = base::workspace(seed, count.cast_unsigned());
    let at_risk_percent = rng.chance(50).then(|| rng.pick(&[0, 5, 10, 20, 34, 50]));
    let settings = Settings { base: made.settings, at_risk_percent };
    let family = (count > 1 && rng.chance(75)).then(|| {
        let parent = families::form(&mut rng, &mut made.plans, &settings);
        shared::draw(&mut rng, parent, &made.plans[parent], &settings)
    });
    replace(&mut Rng::new(seed + 14_500), &mut made.plans, &settings.base);
    let mut plans = Vec::new();
    for (place, plan) in made.plans.into_iter().enumerate() {
        let mut rng = Rng::new(rng.next());
        let plan = Plan {
            base: plan,
            basis: rng.chance(40).then(|| basis(&mut rng)),
            indicators: Vec::new(),
            groups: Vec::new(),
            targets: Vec::new(),
            files: Vec::new(),
        };
        plans.push(filled(&mut rng, plan, place, family.as_ref(), &settings));
    }
    let mut shared = Vec::new();
    if let Some(family) = family.filter(|family| family.in_workspace) {
        shared.extend(family.asked.into_iter().map(|asked| asked.indicator));
        shared.extend(family.ranking.into_iter().flat_map(|(score, rank)| [score, rank]));
    }
    // By numbers of its own, so that all before stays as it was.
    changes_drawn::add(&mut Rng::new(seed + 9000), &mut plans, &settings);
    sources_drawn::add(&mut Rng::new(seed + 15_000), &mut plans, &settings);
    for (place, plan) in plans.iter_mut().enumerate() {
        sections::give(&mut Rng::new(seed + 17_000 + 1000 * place as u64), plan);
        amended::amend(&mut Rng::new(seed + 13_000 + 1000 * place as u64), plan, &settings);
    }
    Workspace { seed, settings, shared, plans }
}

/// Any basis.
pub fn basis(rng: &mut Rng) -> Basis {
    rng.pick(&[Basis::Illustrative, Basis::Estimate, Basis::Preliminary, Basis::Official])
}

/// The plan at this place with all that belongs to targets.
fn filled(rng: &mut Rng, mut plan: Plan, place: usize, family: Option<&Family>, settings: &Settings) -> Plan {
    let tasks = plan.base.tasks.len();
    if tasks > 1 && rng.chance(20) {
        let other = 1 + rng.index(tasks - 1);
        let title = plan.base.tasks[0].title.clone();
        plan.base.tasks[other].title = title;
    }
    // An indicator and the bound that its values are drawn around.
    let mut drawn: Vec<(Indicator, Bound)> = Vec::new();
    for number in 0..rng.between(2, 6) {
        let indicator = indicator(rng, format!("cs-{}-{number}", plan.base.id));
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
            was: Vec::new(),
            pace: None,
            baseline: None,
            of_which: None,
            section: None,
        });
    }
    if let Some(family) = family {
        drawn.extend(shared::add(rng, &mut plan, place == family.parent, family, settings));
    }
    rng.shuffle(&mut plan.targets);
    rng.shuffle(&mut plan.indicators);
    files_drawn::files(rng, &mut plan, settings, &drawn, family.map(|family| family.habits));
    plan
}

/// An indicator of any measure.
pub fn indicator(rng: &mut Rng, id: String) -> Indicator {
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
    indicator_of(rng, id, measure)
}

/// An indicator of a measure.
pub fn indicator_of(rng: &mut Rng, id: String, measure: Measure) -> Indicator {
    let latest = Some(Accumulate::Latest);
    let sum = Some(Accumulate::Sum);
    let accumulate = match measure {
        Measure::Ratio | Measure::Count | Measure::Amount => rng.pick(&[latest, sum]),
        Measure::Score => rng.pick(&[None, latest, Some(Accumulate::Mean), Some(Accumulate::Mean), sum]),
        Measure::Rank | Measure::Class => rng.pick(&[None, latest]),
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
        rank_of: None,
        classes: Vec::new(),
        reported_by: None,
        periods: None,
        direction: None,
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
    let by = rng.chance(60).then(|| any_day(rng, &plan.base, settings));
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
        // A count and an amount in đồng are whole numbers.
        if matches!(measure, Measure::Count | Measure::Amount) {
            value = decimal(floor(&value.exact()), 0);
        }
        // A record of a later day does not exist yet, and a stretch has a length.
        let last = by.unwrap_or(plan.base.end).min(settings.base.as_of);
        let before = rng.between(1, 200);
        let on = rng.pick(&[plus(plan.base.start, -1).min(last), plus(last, -before), plus(last, -1)]);
        Baseline { form: BaselineForm::Value(value), on: rng.chance(45).then_some(on) }
    });
    let parents: Vec<&Target> = plan.targets.iter().filter(|each| each.of_which.is_none()).collect();
    let of_which = (!parents.is_empty() && rng.chance(15)).then(|| rng.pick(&parents).id.clone());
    plan.targets.push(Target {
        id,
        indicator: named,
        bound: Some(bound),
        by,
        was: Vec::new(),
        pace,
        baseline,
        of_which,
        section: None,
    });
}

/// A day in the plan: beside the end of a report period, near the day, or any.
pub fn any_day(rng: &mut Rng, plan: &base_model::Plan, settings: &Settings) -> NaiveDate {
    // A target that is due after the plan's end lies outside of it, but is not an error.
    if rng.chance(4) {
        return plus(plan.end, rng.between(1, 30));
    }
    // Later ones more often: before the first report there is nothing to judge.
    let (one, other) = (one_day(rng, plan, settings), one_day(rng, plan, settings));
    if rng.chance(50) { one.max(other) } else { one }
}

/// One such day.
fn one_day(rng: &mut Rng, plan: &base_model::Plan, settings: &Settings) -> NaiveDate {
    let list = report_list(plan, &settings.base);
    let day = match rng.below(4) {
        0 | 1 if !list.is_empty() => plus(rng.pick(&list).to, rng.between(-1, 1)),
        2 => near(rng, plan, &settings.base),
        _ => within(rng, plan),
    };
    day.clamp(plus(plan.start, 1), plan.end)
}
