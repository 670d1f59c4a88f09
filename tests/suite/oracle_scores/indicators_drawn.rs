//! Draws the indicators that all plans of a workspace share, and what the plans report for them.

use super::model::{Workspace, shortest};
use crate::oracle::Rng;
use crate::oracle_states::model::{ReportPeriod, Scheme};
use crate::oracle_targets::calendar::{by_scheme, periods};
use crate::oracle_targets::generate::indicator_of;
use crate::oracle_targets::model::{Accumulate, Figure, Indicator, Measure, Plan, ReportedValue, Settings, WhenEmpty};
use crate::oracle_targets::numbers::{Decimal, decimal};

/// The ids, each with its measure and how periods combine.
const DRAWN: [(&str, Measure, Option<Accumulate>); 12] = [
    ("s-ty-le", Measure::Ratio, Some(Accumulate::Latest)),
    ("s-ty-le-cong", Measure::Ratio, Some(Accumulate::Sum)),
    ("s-ty-le-khac", Measure::Ratio, Some(Accumulate::Sum)),
    ("s-ty-le-tre", Measure::Ratio, Some(Accumulate::Latest)),
    ("s-so", Measure::Count, Some(Accumulate::Latest)),
    ("s-so-cong", Measure::Count, Some(Accumulate::Sum)),
    ("s-tien", Measure::Amount, Some(Accumulate::Sum)),
    ("s-diem", Measure::Score, None),
    ("s-diem-chung", Measure::Score, Some(Accumulate::Mean)),
    ("s-hang", Measure::Rank, None),
    ("s-he-so", Measure::Score, None),
    ("s-he-so-ty-le", Measure::Ratio, Some(Accumulate::Sum)),
];

/// Adds the indicators and their figures.
pub fn add(rng: &mut Rng, workspace: &mut Workspace) {
    let mut drawn = Vec::new();
    for (id, measure, accumulate) in DRAWN {
        let mut indicator = indicator_of(rng, id.to_owned(), measure);
        indicator.accumulate = accumulate;
        if measure == Measure::Ratio {
            let missed = Some(WhenEmpty::Missed);
            let empty = [None, Some(WhenEmpty::NotApplicable), Some(WhenEmpty::Attained), missed, missed, missed];
            indicator.when_empty = if id.starts_with("s-he-so") { None } else { rng.pick(&empty) };
        }
        if id == "s-he-so" {
            indicator.maximum = Some(decimal(1, 0));
        } else if measure == Measure::Score {
            indicator.maximum = Some(rng.pick(&[decimal(100, 0), decimal(100, 0), decimal(10, 0), decimal(55, 1)]));
        }
        if rng.chance(10) {
            indicator.periods = Some(rng.pick(&[Scheme::Calendar, Scheme::Bnv581]));
        }
        drawn.push(indicator);
    }
    let settings = workspace.base.settings.clone();
    for plan in &mut workspace.base.plans {
        for indicator in &drawn {
            report(rng, indicator, plan, &settings);
            plan.indicators.push(indicator.clone());
        }
    }
    workspace.base.shared.extend(drawn);
}

/// Puts figures into the files of a plan: into all, into some, into none.
fn report(rng: &mut Rng, indicator: &Indicator, plan: &mut Plan, settings: &Settings) {
    let share = rng.pick(&[0, 40, 80, 100, 100, 100, 100, 100]);
    let known = match indicator.periods {
        None => periods(&plan.base, &settings.base),
        Some(scheme) => {
            let (plan, settings) = by_scheme(&plan.base, &settings.base, scheme);
            periods(&plan, &settings)
        }
    };
    // The figures of one plan are like each other, so that the edges of sums are reached too.
    let manner = rng.below(10);
    for file in &mut plan.files {
        // A file that only an indicator with its own scheme needs has the days of that scheme.
        let has_days = |period: &ReportPeriod| indicator.periods.is_some() || *period == file.period;
        let is_known = known.iter().any(|period| period.name == file.period.name && has_days(period));
        if is_known && rng.chance(share) {
            let figure = figure(rng, indicator, manner);
            let value = ReportedValue { indicator: indicator.id.clone(), figure, reported_on: None, basis: None };
            file.values.push(value);
        }
    }
}

/// A figure, many of them round, so that a bound can stand exactly at it.
fn figure(rng: &mut Rng, indicator: &Indicator, manner: u64) -> Figure {
    let most = indicator.maximum.unwrap_or(decimal(100, 0));
    match indicator.measure {
        Measure::Ratio => {
            let small = indicator.id == "s-ty-le-tre";
            if manner < 2 {
                return Figure::Counts(0, 0);
            }
            if manner == 2 && rng.chance(60) {
                return Figure::Percent(decimal(rng.between(0, 200) * 5, 1));
            }
            let all = rng.pick(&[0, 1, 5, 8, 20, 40, 50, 100, 200, 409, 2158]);
            let part = match rng.below(6) {
                _ if small => all * rng.between(0, 8) / 100,
                0 | 1 => all,
                2 => all - 1,
                3 => 0,
                4 => all * rng.pick(&[50, 80, 90, 95]) / 100,
                _ => rng.between(0, all),
            };
            Figure::Counts(if manner == 3 { all } else { part.clamp(0, all) }, all)
        }
        Measure::Count => Figure::Count(rng.pick(&[0, 0, 1, 2, 3, 5, 10, 25])),
        Measure::Amount => Figure::Amount(rng.pick(&[0, 500_000, 1_000_000, 1_250_000])),
        Measure::Score => {
            let percent = rng.pick(&[0, 40, 70, 75, 80, 85, 90, 90, 100, 100]);
            Figure::Score(percent_of(most, percent))
        }
        Measure::Rank => {
            let of = rng.chance(60).then_some(14);
            Figure::Rank(rng.between(1, 14), of)
        }
        Measure::Milestone | Measure::Class => unreachable!("none is drawn"),
    }
}

/// So many hundredths of a decimal, with two more places.
fn percent_of(most: Decimal, percent: i64) -> Decimal {
    shortest(decimal(most.digits * percent, most.places + 2))
}
