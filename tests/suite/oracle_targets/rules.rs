//! The oracle: the verdict on a target and all that is shown with it.

use chrono::NaiveDate;

use super::answers::{Answer, ToDate, Verdict};
use super::calendar::reports_of;
use super::figures::{attainment, expected, forecast, shortfall};
use super::model::{Accumulate, Figure, Indicator, Measure, Plan, Settings, Target, WhenEmpty};
use super::numbers::whole;
use super::values::{KnownValue, deciding, known, to_date};
use super::verdicts::Case;
use super::{ranks, reckoned, reserved};
use crate::oracle::Slip;
use crate::oracle_states::periods::plus;
use crate::oracle_states::rest_days::runs_to;

/// The id of the target's indicator.
pub fn indicator_id(target: &Target) -> &str {
    target.indicator.as_deref().unwrap_or(&target.id)
}

/// The indicator with this id.
pub fn indicator(plan: &Plan, id: &str) -> Indicator {
    let own = plan.indicators.iter().find(|each| each.id == id).cloned();
    own.or_else(|| reserved::indicator(id)).expect("a known indicator")
}

/// The answer for a target of one of the plans.
pub fn answer(target: &Target, plan: &Plan, all: &[Plan], settings: &Settings) -> Answer {
    let by = target.by.unwrap_or(plan.base.end);
    let by = if settings.base.slip == Some(Slip::ByRests) { runs_to(by, &settings.base) } else { by };
    let mut answer = Answer {
        measure: None,
        reported_by: None,
        classes: Vec::new(),
        bound: target.bound,
        goal: None,
        start: None,
        by,
        verdict: Verdict::NotMeasurable,
        is_final: None,
        value: None,
        attainment: None,
        expected: None,
        shortfall: None,
        forecast: None,
    };
    let Some(bound) = target.bound else {
        return answer;
    };
    let as_of = settings.base.as_of;
    let indicator = indicator(plan, indicator_id(target));
    answer.measure = Some(indicator.measure);
    answer.classes.clone_from(&indicator.classes);
    answer.reported_by.clone_from(&indicator.reported_by);
    answer.is_final = Some(as_of > by);
    answer.start = reckoned::start(target, &indicator, plan, all, settings);
    answer.goal = reckoned::goal(bound, &indicator, answer.start.as_ref(), settings);
    if indicator.measure == Measure::Milestone {
        milestone(&mut answer, plan, all, settings, &indicator);
        return answer;
    }
    let Some(mut value) = value_to_date(&indicator, plan, all, settings, by) else {
        answer.verdict = Verdict::NoData;
        return answer;
    };
    if !reserved::IDS.contains(&&indicator.id[..]) {
        value.stale = stale(&indicator, plan, settings, by, value.through);
        let known = deciding(known(plan, all, &indicator, settings), plan.base.start, by);
        answer.forecast = forecast(&known, &indicator, plan.base.start, by);
    }
    measured(&mut answer, target, plan, settings, &indicator, value);
    answer
}

/// The value to date of periods that end by the day; of an indicator that the tool computes, its value on the earlier
/// of the day and the day one looks from. It leaves staleness out.
pub fn value_to_date(
    indicator: &Indicator,
    plan: &Plan,
    all: &[Plan],
    settings: &Settings,
    by: NaiveDate,
) -> Option<ToDate> {
    if reserved::IDS.contains(&&indicator.id[..]) {
        return Some(reserved::to_date(&indicator.id, plan, all, settings, by));
    }
    if let Some(computed) = ranks::computed(indicator, plan, all, settings, by) {
        return Some(computed);
    }
    let known = deciding(known(plan, all, indicator, settings), plan.base.start, by);
    to_date(&known, indicator.accumulate.unwrap_or(Accumulate::Latest), plan.base.start)
}

/// Whether a period that counts has ended after the last day covered, and its report is past due.
fn stale(indicator: &Indicator, plan: &Plan, settings: &Settings, by: NaiveDate, through: NaiveDate) -> bool {
    let list = reports_of(indicator, plan, settings);
    list.iter().any(|period| period.to <= by && period.to > through && period.due < settings.base.as_of)
}

/// A milestone.
fn milestone(answer: &mut Answer, plan: &Plan, all: &[Plan], settings: &Settings, indicator: &Indicator) {
    let as_of = settings.base.as_of;
    let mut first: Option<(NaiveDate, KnownValue)> = None;
    for each in known(plan, all, indicator, settings) {
        let Figure::Done(day) = each.figure else {
            panic!("a milestone has days");
        };
        if day <= as_of && first.as_ref().is_none_or(|(earliest, _)| day < *earliest) {
            first = Some((day, each));
        }
    }
    let in_time = first.as_ref().is_some_and(|(day, _)| *day <= answer.by);
    let soon = settings.base.due_soon_days.unwrap_or(14);
    answer.attainment = Some(whole(i64::from(in_time)));
    // A finished milestone stays finished.
    answer.is_final = Some(as_of > answer.by || in_time);
    answer.verdict = if in_time {
        Verdict::Attained
    } else if as_of > answer.by {
        Verdict::Missed
    } else if as_of >= plus(answer.by, -soon) {
        Verdict::AtRisk
    } else {
        Verdict::OnTrack
    };
    answer.value = first.map(|(day, known)| ToDate {
        value: Some(whole(1)),
        counts: None,
        rank: None,
        periods: vec![known.period.name],
        through: day,
        known_on: Some(known.known_on),
        basis: known.basis,
        partial: false,
        stale: false,
    });
}

/// A target with a value, which may be 0/0.
fn measured(
    answer: &mut Answer,
    target: &Target,
    plan: &Plan,
    settings: &Settings,
    indicator: &Indicator,
    value: ToDate,
) {
    let slip = settings.base.slip;
    let start = answer.start.clone();
    let is_empty = value.value.is_none();
    let nothing = indicator.when_empty.unwrap_or(WhenEmpty::NotApplicable) == WhenEmpty::NotApplicable;
    let comparable = answer.goal.clone().filter(|goal| reckoned::same_pool(goal, start.as_ref(), &value, settings));
    let Some(goal) = comparable else {
        answer.verdict = if is_empty && nothing {
            Verdict::NotApplicable
        } else if slip == Some(Slip::NotComparableIsNoData) {
            Verdict::NoData
        } else {
            Verdict::NotComparable
        };
        answer.value = Some(value);
        return;
    };
    let mut case = Case {
        goal: &goal,
        start: start.as_ref(),
        indicator,
        by: answer.by,
        as_of: settings.base.as_of,
        reports: reports_of(indicator, plan, settings),
        value: &value,
        expected: None,
        at_risk_percent: settings.at_risk_percent.unwrap_or(10),
        slip,
    };
    if !is_empty {
        answer.attainment = attainment(&goal, indicator, &value, slip);
        answer.shortfall = shortfall(&goal, indicator, &value);
        case.expected = Some(expected(&case, target, plan.base.start, value.through));
    }
    answer.verdict = case.verdict();
    answer.is_final = Some(case.is_final());
    answer.expected = case.expected;
    answer.value = Some(value);
}
