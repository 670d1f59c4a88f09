//! Bounds of before an amendment, values of other plans and periods of an indicator, on cases worked out by hand.

use chrono::NaiveDate;

use super::answers::{Answer, Verdict};
use super::examples::plan;
use super::history::targets_on;
use super::model::{Accumulate, Bound, BoundWas, Figure, Measure, Op, Plan, Settings};
use super::numbers::{decimal, whole};
use super::rules::answer;
use crate::oracle_states::model::{Amendment, Scheme};
use crate::oracle_states::periods::day;
use crate::oracle_states::samples;

/// The settings on a day.
fn settings(as_of: NaiveDate) -> Settings {
    Settings { base: samples::settings(as_of), at_risk_percent: None }
}

/// A ratio of 2023 with these values out of a hundred, and a bound of 80.
fn ratio(values: &[(&str, i64)]) -> Plan {
    let values: Vec<_> = values.iter().map(|(name, part)| (*name, Figure::Counts(*part, 100))).collect();
    plan(Measure::Ratio, Accumulate::Latest, (Op::AtLeast, decimal(80, 0)), &values)
}

/// The answer for the target that the first plan has on a day; none where it has none.
fn on(all: &[Plan], as_of: NaiveDate) -> Option<Answer> {
    let settings = settings(as_of);
    let target = targets_on(&all[0], &settings).into_iter().next()?;
    Some(answer(&target, &all[0], all, &settings))
}

/// 70 by 30 June until 2 July, 80 by the end of the year from 3 July on.
#[test]
fn bounds_of_before_an_amendment() {
    let mut plan = ratio(&[("2023-H1", 75)]);
    let bound = Bound { op: Op::AtLeast, value: decimal(70, 0), of: None };
    plan.targets[0].was = vec![BoundWas { bound: Some(bound), by: Some(day(2023, 6, 30)), until: day(2023, 7, 2) }];
    let seen = |as_of| {
        let found = on(std::slice::from_ref(&plan), as_of).expect("it is there");
        (found.goal.expect("a goal").value, found.by, found.verdict)
    };
    assert_eq!(seen(day(2023, 7, 2)), (whole(70), day(2023, 6, 30), Verdict::Attained));
    assert_eq!(seen(day(2023, 7, 3)), (whole(80), day(2023, 12, 31), Verdict::OnTrack));
}

/// Added on 1 March, dropped on 1 September.
#[test]
fn targets_that_come_and_go() {
    let mut plan = ratio(&[]);
    let id = || vec![plan.targets[0].id.clone()];
    let amendments = vec![
        Amendment { date: day(2023, 3, 1), adds: id(), changes: Vec::new(), drops: Vec::new() },
        Amendment { date: day(2023, 9, 1), adds: Vec::new(), changes: Vec::new(), drops: id() },
    ];
    plan.base.amendments = amendments;
    let days = [day(2023, 2, 28), day(2023, 3, 1), day(2023, 8, 31), day(2023, 9, 1)];
    let is_there = days.map(|as_of| on(std::slice::from_ref(&plan), as_of).is_some());
    assert_eq!(is_there, [false, true, true, false]);
}

/// The plan's own file first, then that of the other plan; what is not known yet does not stand in the way.
#[test]
fn values_of_another_plan() {
    let mut own = ratio(&[("2023-H1", 75)]);
    let mut other = ratio(&[("2023-H1", 60), ("2023-Q3", 82)]);
    "p001".clone_into(&mut other.base.id);
    own.base.values_from = vec!["p001".to_owned()];
    let seen = |own: &Plan, as_of| {
        let found = on(&[own.clone(), other.clone()], as_of).expect("it is there").value.expect("a value");
        (found.value.expect("a figure"), found.periods[0].clone())
    };
    assert_eq!(seen(&own, day(2023, 6, 20)), (whole(75), "2023-H1".to_owned()));
    assert_eq!(seen(&own, day(2023, 9, 20)), (whole(82), "2023-Q3".to_owned()));
    own.files[0].reported_on = day(2023, 7, 1);
    assert_eq!(seen(&own, day(2023, 6, 30)), (whole(60), "2023-H1".to_owned()));
    assert_eq!(seen(&own, day(2023, 7, 1)), (whole(75), "2023-H1".to_owned()));
}

/// By the calendar H1 ends on 30 June, and a report of Q3 is awaited from its due day on.
#[test]
fn periods_of_an_indicator() {
    let mut plan = ratio(&[("2023-H1", 75)]);
    let seen = |plan: &Plan, as_of| {
        let value = on(std::slice::from_ref(plan), as_of).expect("it is there").value.expect("a value");
        (value.through, value.stale)
    };
    assert_eq!(seen(&plan, day(2023, 9, 21)), (day(2023, 6, 14), true));
    plan.indicators[0].periods = Some(Scheme::Calendar);
    assert_eq!(seen(&plan, day(2023, 9, 21)), (day(2023, 6, 30), false));
    assert_eq!(seen(&plan, day(2023, 10, 1)), (day(2023, 6, 30), true));
}
