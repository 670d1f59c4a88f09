//! The oracle: the verdict on a target and all that is shown with it.

use chrono::NaiveDate;

use super::answers::{Answer, ToDate, Verdict};
use super::figures::{attainment, expected, forecast, shortfall};
use super::model::{Accumulate, Bound, Figure, Indicator, Measure, Plan, Settings, Target};
use super::numbers::whole;
use super::values::{KnownValue, deciding, known, to_date};
use super::verdicts::Case;
use super::{ranks, reserved};
use crate::oracle_states::periods::{plus, report_list};

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
    let mut answer = Answer {
        measure: None,
        bound: target.bound,
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
    answer.is_final = Some(as_of > by);
    if indicator.measure == Measure::Milestone {
        milestone(&mut answer, plan, settings, &indicator);
    } else if reserved::IDS.contains(&&indicator.id[..]) {
        let value = reserved::to_date(&indicator.id, plan, settings, by);
        measured(&mut answer, target, bound, plan, settings, &indicator, value);
    } else {
        let known = deciding(known(plan, &indicator.id, as_of), plan.base.start, by);
        let accumulate = indicator.accumulate.unwrap_or(Accumulate::Latest);
        let computed = ranks::computed(&indicator, plan, all, settings, by);
        let Some(mut value) = computed.or_else(|| to_date(&known, accumulate, plan.base.start)) else {
            answer.verdict = Verdict::NoData;
            return answer;
        };
        value.stale = stale(plan, settings, by, value.through);
        answer.forecast = forecast(&known, &indicator, plan.base.start, by);
        measured(&mut answer, target, bound, plan, settings, &indicator, value);
    }
    answer
}

/// Whether a period that counts has ended after the last day covered, and its report is past due.
fn stale(plan: &Plan, settings: &Settings, by: NaiveDate, through: NaiveDate) -> bool {
    let list = report_list(&plan.base, &settings.base);
    list.iter().any(|period| period.to <= by && period.to > through && period.due < settings.base.as_of)
}

/// A milestone.
fn milestone(answer: &mut Answer, plan: &Plan, settings: &Settings, indicator: &Indicator) {
    let as_of = settings.base.as_of;
    let mut first: Option<(NaiveDate, KnownValue)> = None;
    for each in known(plan, &indicator.id, as_of) {
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
    bound: Bound,
    plan: &Plan,
    settings: &Settings,
    indicator: &Indicator,
    value: ToDate,
) {
    let by = answer.by;
    if value.value.is_some() {
        answer.attainment = attainment(bound, &value);
        answer.expected = Some(expected(target, bound, indicator, plan, by, value.through));
        answer.shortfall = shortfall(bound, indicator, &value);
    }
    let case = Case {
        bound,
        indicator,
        by,
        as_of: settings.base.as_of,
        reports: report_list(&plan.base, &settings.base),
        value: &value,
        expected: answer.expected.as_ref(),
        at_risk_percent: settings.at_risk_percent.unwrap_or(10),
    };
    let (verdict, is_final) = (case.verdict(), case.is_final());
    answer.verdict = verdict;
    answer.is_final = Some(is_final);
    answer.value = Some(value);
}
