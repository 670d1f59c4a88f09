//! The oracle itself, on cases worked out by hand.

use chrono::NaiveDate;

use super::answers::{Answer, Verdict};
use super::model::{
    Accumulate, Basis, Bound, Figure, Indicator, Measure, Op, Plan, ReportedValue, Settings, Target, ValuesFile,
    WhenEmpty,
};
use super::numbers::{Decimal, decimal, fraction, json, median, whole};
use super::reckoned::Goal;
use super::rules::answer;
use super::{calendar, figures};
use crate::oracle_states::model::Scheme;
use crate::oracle_states::periods::day;
use crate::oracle_states::samples;

/// The plan of 2023 with one indicator, one target and these values, each known on its due day.
pub fn plan(measure: Measure, accumulate: Accumulate, bound: (Op, Decimal), values: &[(&str, Figure)]) -> Plan {
    let id = "x".to_owned();
    let periods = calendar::scheme_periods(Scheme::Bnv581, 2023);
    let file = |(name, figure): &(&str, Figure)| {
        let period = periods.iter().find(|period| period.name == *name).expect("a period").clone();
        let value = ReportedValue { indicator: "x".to_owned(), figure: *figure, reported_on: None, basis: None };
        ValuesFile { reported_on: period.due, period, basis: None, values: vec![value] }
    };
    Plan {
        base: samples::year_2023(),
        basis: None,
        indicators: vec![Indicator {
            id: id.clone(),
            measure,
            accumulate: Some(accumulate),
            when_empty: None,
            maximum: (measure == Measure::Score).then_some(decimal(100, 0)),
            rank_of: None,
            classes: Vec::new(),
            reported_by: None,
            periods: None,
            direction: None,
        }],
        groups: Vec::new(),
        targets: vec![Target {
            id,
            indicator: None,
            bound: Some(Bound { op: bound.0, value: bound.1, of: None }),
            by: None,
            was: Vec::new(),
            pace: None,
            baseline: None,
            of_which: None,
            section: None,
        }],
        files: values.iter().map(file).collect(),
    }
}

/// The answer for the plan's target.
pub fn on(plan: &Plan, as_of: NaiveDate) -> Answer {
    let settings = Settings { base: samples::settings(as_of), at_risk_percent: None };
    answer(&plan.targets[0], plan, std::slice::from_ref(plan), &settings)
}

/// H1 supersedes Q1, Q3 goes on from there; without H1 there is a hole.
#[test]
fn flows_are_added_over_a_chain() {
    let bound = (Op::AtLeast, decimal(12, 0));
    let q1 = ("2023-Q1", Figure::Count(2));
    let h1 = ("2023-H1", Figure::Count(5));
    let q3 = ("2023-Q3", Figure::Count(3));
    let found = on(&plan(Measure::Count, Accumulate::Sum, bound, &[q3, q1, h1]), day(2023, 9, 20));
    let value = found.value.expect("a value");
    assert_eq!(value.value, Some(whole(8)));
    assert_eq!(value.periods, ["2023-H1", "2023-Q3"]);
    assert_eq!((value.through, value.partial, value.stale), (day(2023, 9, 14), false, false));
    assert_eq!(value.known_on, Some(day(2023, 9, 20)));
    assert_eq!(found.shortfall, Some((whole(4), "count")));
    assert_eq!(found.attainment, Some(fraction(2, 3)));
    // 12 · 256 / 364 = 8.44 were expected, nine tenths of that are 7.6.
    assert_eq!(found.expected, Some(fraction(12 * 256, 364)));
    assert_eq!(found.verdict, Verdict::AtRisk);
    let hole = on(&plan(Measure::Count, Accumulate::Sum, bound, &[q1, q3]), day(2023, 9, 21));
    let value = hole.value.expect("a value");
    assert_eq!((value.periods, value.partial, value.stale), (vec!["2023-Q1".to_owned()], true, true));
    let without = on(&plan(Measure::Count, Accumulate::Sum, bound, &[q3]), day(2023, 9, 21));
    assert!(without.value.expect("a value").partial);
}

/// A percent cannot be added: the last value stands alone.
#[test]
fn percent_in_a_chain_breaks_it() {
    let values = [("2023-H1", Figure::Percent(decimal(812, 1))), ("2023-Q3", Figure::Counts(1, 2))];
    let found = on(&plan(Measure::Ratio, Accumulate::Sum, (Op::AtLeast, decimal(85, 0)), &values), day(2023, 10, 1));
    let value = found.value.expect("a value");
    assert_eq!((value.counts, value.periods, value.partial), (Some((1, 2)), vec!["2023-Q3".to_owned()], true));
    assert_eq!(found.verdict, Verdict::OffTrack);
}

/// 412 of 1020 in March, with 55 % to reach by the end of the year.
#[test]
fn ratio_on_its_way() {
    let values = [("2023-Q1", Figure::Counts(412, 1020))];
    let mut plan = plan(Measure::Ratio, Accumulate::Latest, (Op::AtLeast, decimal(55, 0)), &values);
    let found = on(&plan, day(2023, 3, 20));
    assert_eq!(found.expected, Some(fraction(55 * 72, 364)));
    assert_eq!(found.shortfall, Some((whole(149), "count")));
    assert_eq!((found.verdict, found.is_final), (Verdict::OnTrack, Some(false)));
    assert_eq!(on(&plan, day(2023, 3, 19)).verdict, Verdict::NoData);
    assert_eq!(on(&plan, day(2024, 1, 1)).verdict, Verdict::AwaitingData);
    // `by` itself still is time.
    assert_eq!(on(&plan, day(2023, 12, 31)).is_final, Some(false));
    assert_eq!(on(&plan, day(2024, 1, 1)).is_final, Some(true));
    plan.targets[0].by = Some(day(2023, 4, 30));
    assert_eq!(on(&plan, day(2023, 5, 1)).verdict, Verdict::Missed);
    plan.files[0].values[0].figure = Figure::Counts(0, 0);
    assert_eq!(on(&plan, day(2023, 5, 1)).verdict, Verdict::NotApplicable);
    plan.indicators[0].when_empty = Some(WhenEmpty::Missed);
    assert_eq!(on(&plan, day(2023, 5, 1)).verdict, Verdict::Missed);
    assert_eq!(on(&plan, day(2023, 4, 30)).verdict, Verdict::OffTrack);
    assert_eq!(on(&plan, day(2023, 4, 30)).attainment, None);
}

/// The line through three points, 92 days and ten pieces apart.
#[test]
fn forecast_goes_straight_on() {
    let values = [("2023-Q1", Figure::Count(10)), ("2023-H1", Figure::Count(20)), ("2023-Q3", Figure::Count(30))];
    let plan = plan(Measure::Count, Accumulate::Latest, (Op::AtLeast, decimal(50, 0)), &values);
    // 14 March to 31 December: 292 days.
    assert_eq!(on(&plan, day(2023, 9, 20)).forecast, Some(whole(10) + fraction(2920, 92)));
    assert_eq!(on(&plan, day(2023, 9, 19)).forecast, None);
}

/// A place short is at risk, two are not, and the pool decides how far it is.
#[test]
fn ranks_are_counted_in_places() {
    let bound = (Op::RankWithin, decimal(3, 0));
    let ranked = |rank| {
        let values = [("2023-Q1", Figure::Rank(rank, Some(14)))];
        on(&plan(Measure::Rank, Accumulate::Latest, bound, &values), day(2023, 4, 1))
    };
    assert_eq!([3, 4, 5].map(|rank| ranked(rank).verdict), [Verdict::Attained, Verdict::AtRisk, Verdict::OffTrack]);
    assert_eq!(ranked(5).attainment, Some(fraction(9, 11)));
    assert_eq!(ranked(5).shortfall, Some((whole(2), "places")));
}

/// A milestone needs a day, and is at risk fourteen days before its end.
#[test]
fn milestones_are_done_or_not() {
    let bound = (Op::Done, decimal(1, 0));
    let mut plan = plan(Measure::Milestone, Accumulate::Latest, bound, &[("2023-Q1", Figure::Done(day(2023, 3, 25)))]);
    plan.targets[0].by = Some(day(2023, 3, 31));
    assert_eq!(on(&plan, day(2023, 3, 16)).verdict, Verdict::OnTrack);
    assert_eq!(on(&plan, day(2023, 3, 17)).verdict, Verdict::AtRisk);
    assert_eq!(on(&plan, day(2023, 3, 25)).verdict, Verdict::Attained);
    assert_eq!(on(&plan, day(2023, 3, 25)).value.expect("done").basis, Basis::Official);
    plan.targets[0].by = Some(day(2023, 3, 24));
    assert_eq!(on(&plan, day(2023, 3, 25)).verdict, Verdict::Missed);
}

/// Strict bounds, and the least number that makes them hold.
#[test]
fn strict_bounds_need_one_more() {
    let found = |op, value, figure| {
        on(&plan(Measure::Count, Accumulate::Latest, (op, value), &[("2023-Q1", figure)]), day(2023, 4, 1))
    };
    let more = found(Op::MoreThan, decimal(7, 0), Figure::Count(7));
    assert_eq!((more.verdict, more.shortfall), (Verdict::OnTrack, Some((whole(1), "count"))));
    let less = found(Op::LessThan, decimal(7, 0), Figure::Count(7));
    assert_eq!((less.verdict, less.shortfall), (Verdict::OnTrack, Some((whole(1), "count"))));
    let bound = Goal { op: Op::AtLeast, value: fraction(84_995, 1000), of: None, from: None };
    assert!(figures::holds(&bound, &fraction(84_995, 1000)) && !figures::holds(&bound, &fraction(84_994, 1000)));
}

/// Rounded half up, trailing zeros gone.
#[test]
fn numbers_are_written_with_six_decimals() {
    assert_eq!(json(&fraction(2, 3)).to_string(), "0.666667");
    assert_eq!(json(&fraction(1, 2_000_000)).as_f64(), Some(0.000_001));
    assert_eq!(json(&fraction(-1, 2_000_000)).as_f64(), Some(-0.000_001));
    assert_eq!(json(&whole(12)).to_string(), "12");
    assert_eq!(decimal(84_995, 3).to_string(), "84.995");
    assert_eq!(decimal(5, 2).to_string(), "0.05");
    assert_eq!(median(vec![whole(4), whole(1), whole(2), whole(9)]), whole(3));
}
