//! Random values files: which periods are reported, when, and with which figures.

use chrono::NaiveDate;

use super::calendar::periods;
use super::figures_drawn::figure;
use super::generate::basis;
use super::model::{Bound, Figure, Indicator, Measure, Plan, ReportedValue, Settings, ValuesFile};
use super::shared;
use crate::oracle::Rng;
use crate::oracle_states::model::ReportPeriod;
use crate::oracle_states::periods::{days_between, plus, report_list};

/// The periods that are reported: those of the report list, months, or any. The habits are the
/// manner and the share.
fn reported(rng: &mut Rng, plan: &Plan, settings: &Settings, habits: (u64, u64)) -> Vec<ReportPeriod> {
    let all = periods(&plan.base, &settings.base);
    let list = report_list(&plan.base, &settings.base);
    let (manner, share) = habits;
    let as_of = settings.base.as_of;
    let mut found = Vec::new();
    for period in all {
        // The last report before the end is there as often as the others.
        let wanted = match manner {
            _ if period.name == "end" => true,
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
    match rng.below(20) {
        0 | 1 => plus(as_of, rng.between(-1, 1)),
        // Not known yet.
        2 if rng.chance(50) => plus(as_of, rng.between(2, 60)),
        3..=5 => plus(period.due, rng.between(-1, 1)),
        6 => plus(period.due, rng.between(1, 60)),
        _ => plus(period.to, rng.between(0, 6)),
    }
}

/// The values files. A family has habits, and is mostly prompt. Units nearly always report the score of the ranking.
pub fn files(
    rng: &mut Rng,
    plan: &mut Plan,
    settings: &Settings,
    drawn: &[(Indicator, Bound)],
    habits: Option<(u64, u64)>,
) {
    let as_of = settings.base.as_of;
    let is_prompt = habits.is_some();
    let habits = habits.unwrap_or_else(|| (rng.below(6), rng.pick(&[30, 60, 90, 100, 100])));
    let share = |rng: &mut Rng, id: &str| if id == shared::SCORE { 98 } else { rng.pick(&[30, 80, 100, 100, 100]) };
    let shares: Vec<u64> = drawn.iter().map(|(indicator, _)| share(rng, &indicator.id)).collect();
    for period in reported(rng, plan, settings, habits) {
        let length = days_between(plan.base.start, plan.base.end);
        let elapsed = (days_between(plan.base.start, period.to) * 100 / length).min(100);
        let mut values: Vec<ReportedValue> = Vec::new();
        for ((indicator, bound), share) in drawn.iter().zip(&shares) {
            // A milestone is reported seldom, and never twice with the same day.
            let share = if indicator.measure == Measure::Milestone { 12 } else { *share };
            if !rng.chance(share) {
                continue;
            }
            let figure = figure(rng, indicator, *bound, plan, settings, elapsed);
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
        let in_time = plus(period.to, rng.between(0, 6));
        let reported_on = if is_prompt && rng.chance(80) { in_time } else { reported_on(rng, &period, as_of) };
        let basis = rng.chance(70).then(|| basis(rng));
        plan.files.push(ValuesFile { period, basis, reported_on, values });
    }
}
