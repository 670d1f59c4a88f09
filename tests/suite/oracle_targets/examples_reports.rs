//! The report list with the day of issue and the period `end`, as values and reserved indicators see
//! it, on cases worked out by hand.

use chrono::NaiveDate;

use super::answers::Verdict;
use super::calendar::periods;
use super::examples::{on, plan};
use super::model::{
    Accumulate, Baseline, BaselineForm, Bound, Figure, Measure, Op, Plan, ReportedValue, Settings, ValuesFile,
};
use super::numbers::{decimal, fraction, whole};
use super::reserved;
use crate::oracle_states::model::{Due, Holder, Issued};
use crate::oracle_states::periods::day;
use crate::oracle_states::samples;

/// The settings on a day.
fn settings(as_of: NaiveDate) -> Settings {
    Settings { base: samples::settings(as_of), at_risk_percent: None }
}

/// A flow of which 12 are asked for, in a plan between these days, with values of these periods.
fn flow(start: NaiveDate, end: NaiveDate, values: &[(&str, i64)]) -> Plan {
    let mut plan = plan(Measure::Count, Accumulate::Sum, (Op::AtLeast, decimal(12, 0)), &[]);
    (plan.base.start, plan.base.end) = (start, end);
    let all = periods(&plan.base, &samples::settings(end));
    for (name, count) in values {
        let period = all.iter().find(|period| period.name == *name).expect("a period").clone();
        let figure = Figure::Count(*count);
        let value = ReportedValue { indicator: "x".to_owned(), figure, reported_on: None, basis: None };
        plan.files.push(ValuesFile { reported_on: period.due, period, basis: None, values: vec![value] });
    }
    plan
}

/// A plan to 30 November has a last report that counts from the start, due on 6 December.
#[test]
fn the_last_report_counts_from_the_start() {
    let (start, end) = (day(2023, 1, 1), day(2023, 11, 30));
    let until_q3 = flow(start, end, &[("2023-H1", 5), ("2023-Q3", 4)]);
    let stale = |as_of| on(&until_q3, as_of).value.expect("a value").stale;
    assert_eq!([stale(day(2023, 12, 6)), stale(day(2023, 12, 7))], [false, true]);
    assert_eq!(on(&until_q3, day(2023, 12, 1)).verdict, Verdict::AwaitingData);
    let with_end = flow(start, end, &[("2023-H1", 5), ("2023-Q3", 4), ("end", 11)]);
    let found = on(&with_end, day(2023, 12, 6));
    let value = found.value.expect("a value");
    assert_eq!((value.value, value.periods, value.partial), (Some(whole(11)), vec!["end".to_owned()], false));
    assert_eq!((value.through, found.verdict), (end, Verdict::Missed));
    // Known from the 6th on.
    assert_eq!(on(&with_end, day(2023, 12, 5)).verdict, Verdict::AwaitingData);
}

/// Fourteen days after the end of H1 are its last fifteen; one more is too many. 31 December has
/// no such report.
#[test]
fn the_last_report_is_a_name_only_where_it_is_owed() {
    let has_end =
        |plan: &Plan| periods(&plan.base, &samples::settings(plan.base.end)).iter().any(|it| it.name == "end");
    let to = |end| flow(day(2023, 1, 1), end, &[]);
    let days = [day(2023, 6, 14), day(2023, 6, 28), day(2023, 6, 29), day(2023, 12, 30), day(2023, 12, 31)];
    assert_eq!(days.map(|end| has_end(&to(end))), [false, false, true, true, false]);
    // Due on 5 July.
    let mut late = to(day(2023, 6, 29));
    late.base.issued = Issued::On(day(2023, 7, 5));
    assert!(has_end(&late));
    late.base.issued = Issued::On(day(2023, 7, 6));
    assert!(!has_end(&late));
}

/// From the middle of 2022 to that of 2023: `end` goes on where the report of 2022 ends.
#[test]
fn the_last_report_of_several_years() {
    let values = [("2022", 4), ("end", 7)];
    let found = on(&flow(day(2022, 7, 1), day(2023, 6, 30), &values), day(2023, 7, 6));
    let value = found.value.expect("a value");
    assert_eq!((value.value, value.partial), (Some(whole(11)), false));
    assert_eq!(value.periods, ["2022", "end"]);
    let alone = on(&flow(day(2022, 7, 1), day(2023, 6, 30), &values[1..]), day(2023, 7, 6));
    assert!(alone.value.expect("a value").partial);
}

/// Nothing is owed from before the day of issue.
#[test]
fn reports_due_before_the_day_of_issue_do_not_count() {
    let mut plan = flow(day(2023, 1, 1), day(2023, 12, 31), &[("2023-Q1", 2)]);
    let stale = |plan: &Plan| on(plan, day(2023, 6, 21)).value.expect("a value").stale;
    let on_time = |plan: &Plan, as_of| reserved::to_date("reports-on-time", plan, &[], &settings(as_of), as_of).counts;
    assert!(stale(&plan));
    assert_eq!(on_time(&plan, day(2023, 9, 20)), Some((1, 3)));
    // The day of issue itself counts.
    plan.base.issued = Issued::On(day(2023, 6, 20));
    assert!(stale(&plan));
    assert_eq!(on_time(&plan, day(2023, 9, 20)), Some((0, 2)));
    plan.base.issued = Issued::On(day(2023, 6, 21));
    assert!(!stale(&plan));
    assert_eq!(on_time(&plan, day(2023, 9, 20)), Some((0, 1)));
    assert_eq!(on_time(&plan, day(2023, 9, 19)), Some((0, 0)));
    // H1 is not in the list: nothing is awaited.
    plan.targets[0].by = Some(day(2023, 6, 30));
    assert_eq!(on(&plan, day(2023, 7, 1)).verdict, Verdict::Missed);
    plan.base.issued = Issued::Undated;
    assert_eq!(on(&plan, day(2023, 7, 1)).verdict, Verdict::AwaitingData);
}

/// The pace of flows starts from nothing on the plan's first day; that of others from the baseline.
#[test]
fn the_pace_of_flows_starts_from_nothing() {
    let mut plan = flow(day(2023, 1, 1), day(2023, 12, 31), &[("2023-Q1", 2)]);
    plan.targets[0].baseline =
        Some(Baseline { form: BaselineForm::Value(decimal(10, 0)), on: Some(day(2022, 12, 31)) });
    // 72 days from 1 January to 14 March.
    assert_eq!(on(&plan, day(2023, 3, 20)).expected, Some(fraction(12 * 72, 364)));
    plan.indicators[0].accumulate = Some(Accumulate::Latest);
    assert_eq!(on(&plan, day(2023, 3, 20)).expected, Some(whole(10) + fraction(2 * 73, 365)));
    // A ratio that is added keeps its baseline.
    plan.indicators[0].accumulate = Some(Accumulate::Sum);
    plan.indicators[0].measure = Measure::Ratio;
    plan.files[0].values[0].figure = Figure::Counts(1, 10);
    plan.targets[0].pace = Some(super::model::Pace::Linear);
    assert_eq!(on(&plan, day(2023, 3, 20)).expected, Some(whole(10) + fraction(2 * 73, 365)));
}

/// The gaps are those of the day that the value covers: the post is vacant from 1 July on.
#[test]
fn gaps_are_counted_as_of_the_day_covered() {
    let mut plan = flow(day(2023, 1, 1), day(2023, 12, 31), &[]);
    let mut task = samples::task(Due::On(day(2023, 3, 1)));
    let post = plan.base.assignees[0].id.clone();
    task.leads = vec![post];
    plan.base.tasks = vec![task, samples::task(Due::Continuous)];
    plan.base.tasks[1].id = "1.2".to_owned();
    plan.base.tasks[1].title = "Việc khác".to_owned();
    let holder = Holder { name: "Nguyễn Văn A".to_owned(), from: None, until: Some(day(2023, 6, 30)) };
    plan.base.assignees[0].holders = vec![holder];
    plan.targets[0].indicator = Some("assignment-gaps".to_owned());
    plan.targets[0].bound = Some(Bound { op: Op::AtMost, value: decimal(1, 0), of: None });
    let gaps = |plan: &Plan, as_of| on(plan, as_of).value.and_then(|value| value.value);
    // The second task has no lead.
    assert_eq!(gaps(&plan, day(2023, 6, 30)), Some(whole(1)));
    assert_eq!(gaps(&plan, day(2023, 7, 1)), Some(whole(2)));
    // Not later than `by`.
    plan.targets[0].by = Some(day(2023, 6, 30));
    assert_eq!(gaps(&plan, day(2023, 7, 1)), Some(whole(1)));
    assert_eq!(on(&plan, day(2023, 7, 1)).verdict, Verdict::Attained);
    // It is computed by the tool: never out of reach, never awaited.
    plan.targets[0].bound = Some(Bound { op: Op::AtMost, value: decimal(0, 0), of: None });
    assert_eq!(on(&plan, day(2023, 6, 30)).verdict, Verdict::OffTrack);
    assert_eq!(on(&plan, day(2023, 7, 1)).verdict, Verdict::Missed);
}
