//! The oracle: the verdict on a target and all that is shown with it.

use chrono::NaiveDate;

use super::answers::{Answer, ToDate, Verdict};
use super::figures::{attainment, expected, forecast, holds, is_lower, shortfall};
use super::model::{Accumulate, Bound, Figure, Indicator, Measure, Op, Plan, Settings, Target, WhenEmpty};
use super::numbers::{Exact, floor, fraction, whole};
use super::reserved;
use super::values::{KnownValue, deciding, known, to_date};
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

/// The answer for a target.
pub fn answer(target: &Target, plan: &Plan, settings: &Settings) -> Answer {
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
    answer.is_final = Some(as_of >= by);
    if indicator.measure == Measure::Milestone {
        milestone(&mut answer, plan, settings, &indicator);
    } else if reserved::IDS.contains(&&indicator.id[..]) {
        let value = reserved::to_date(&indicator.id, plan, settings, by);
        measured(&mut answer, target, bound, plan, settings, &indicator, value);
    } else {
        let known = deciding(known(plan, &indicator.id, as_of), plan.base.start, by);
        let accumulate = indicator.accumulate.unwrap_or(Accumulate::Latest);
        let Some(mut value) = to_date(&known, accumulate, plan.base.start) else {
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
    answer.verdict = verdict(answer, bound, plan, settings, indicator, &value);
    answer.value = Some(value);
}

/// The first verdict that applies.
fn verdict(
    answer: &Answer,
    bound: Bound,
    plan: &Plan,
    settings: &Settings,
    indicator: &Indicator,
    value: &ToDate,
) -> Verdict {
    let when_empty = indicator.when_empty.unwrap_or(WhenEmpty::NotApplicable);
    let bound_holds = match &value.value {
        None if when_empty == WhenEmpty::NotApplicable => return Verdict::NotApplicable,
        None => when_empty == WhenEmpty::Attained,
        Some(figure) => holds(bound, figure),
    };
    if bound_holds {
        return Verdict::Attained;
    }
    if settings.base.as_of > answer.by {
        let list = report_list(&plan.base, &settings.base);
        let final_end = list.iter().map(|period| period.to).filter(|to| *to <= answer.by).max();
        let is_reserved = reserved::IDS.contains(&&indicator.id[..]);
        let awaiting = !is_reserved && final_end.is_some_and(|end| value.through < end);
        return if awaiting { Verdict::AwaitingData } else { Verdict::Missed };
    }
    match (&value.value, &answer.expected) {
        (Some(figure), Some(expected)) => pace_verdict(bound, figure, expected, settings.at_risk_percent.unwrap_or(10)),
        _ => Verdict::OffTrack,
    }
}

/// On track, at risk or off track.
fn pace_verdict(bound: Bound, figure: &Exact, expected: &Exact, percent: i64) -> Verdict {
    let part = fraction(percent, 100);
    let (reached, nearly) = if bound.op == Op::RankWithin {
        let places = floor(&(expected * part)).max(1);
        (figure <= expected, *figure <= expected + whole(places))
    } else if is_lower(bound.op) {
        (figure >= expected, *figure >= expected * (whole(1) - part))
    } else {
        (figure <= expected, *figure <= expected * (whole(1) + part))
    };
    if reached {
        Verdict::OnTrack
    } else if nearly {
        Verdict::AtRisk
    } else {
        Verdict::OffTrack
    }
}
