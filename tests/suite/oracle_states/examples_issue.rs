//! Tests of the oracle itself: the day of issue and the period `end`, worked out by hand.

use chrono::NaiveDate;

use super::answers::{OccurrenceCounts, State};
use super::model::{Delivery, Due, Issued, OccurrenceName, Plan, ReportPeriod, Scheme};
use super::periods::{day, occurrences, report_list};
use super::rules::{answer, counts, plan_state, verdict};
use super::samples::{plan, settings, task, year_2023};

/// The report list as names and due days.
fn list(plan: &Plan) -> Vec<(String, NaiveDate)> {
    let list = report_list(plan, &settings(day(2023, 1, 1)));
    list.into_iter().map(|period| (period.name, period.due)).collect()
}

/// The period `end` of a plan.
fn end(plan: &Plan) -> Option<ReportPeriod> {
    report_list(plan, &settings(day(2023, 1, 1))).into_iter().find(|period| period.name == "end")
}

/// A plan of 2023 that was issued on a day.
fn issued_on(date: NaiveDate) -> Plan {
    Plan { issued: Issued::On(date), ..year_2023() }
}

/// A unit that is dissolved on 30 June: H1 ends on 14 June, the 16th day before the end, and so
/// there is one more report, due on 6 July. On 28 June H1 is in the last 15 days.
#[test]
fn report_list_reaches_the_plans_end() {
    let names = |end| -> Vec<String> { list(&plan(day(2023, 1, 1), end)).into_iter().map(|(name, _)| name).collect() };
    assert_eq!(names(day(2023, 6, 30)), ["2023-Q1", "2023-H1", "end"]);
    assert_eq!(names(day(2023, 6, 29)), ["2023-Q1", "2023-H1", "end"]);
    assert_eq!(names(day(2023, 6, 28)), ["2023-Q1", "2023-H1"]);
    assert_eq!(names(day(2023, 6, 13)), ["2023-Q1", "end"]);
    assert_eq!(names(day(2023, 12, 31)), ["2023-Q1", "2023-H1", "2023-Q3", "2023"]);
    assert_eq!(names(day(2023, 12, 30)), ["2023-Q1", "2023-H1", "2023-Q3", "2023", "end"]);
    let june = end(&plan(day(2023, 1, 1), day(2023, 6, 30))).expect("it is there");
    assert_eq!((june.from, june.to, june.due), (day(2023, 1, 1), day(2023, 6, 30), day(2023, 7, 6)));
}

/// In a plan of 2022 to 30 November 2023 `end` begins where the report of 2023 begins.
#[test]
fn end_of_a_plan_of_several_years_begins_with_its_last_year() {
    let mut years = plan(day(2022, 3, 1), day(2023, 11, 30));
    assert_eq!(end(&years).expect("it is there").from, day(2022, 12, 15));
    years.scheme = Some(Scheme::Calendar);
    assert_eq!(end(&years).expect("it is there").from, day(2023, 1, 1));
    let (from, to, due) = (day(2023, 2, 1), day(2023, 12, 14), day(2023, 12, 20));
    years.report_periods = vec![ReportPeriod { name: "2023".to_owned(), from, to, due }];
    assert_eq!(end(&years).expect("it is there").from, from);
    // A plan of several years that began after the report of the last year.
    assert_eq!(end(&plan(day(2022, 12, 20), day(2023, 11, 30))).expect("it is there").from, day(2022, 12, 20));
}

/// A plan without any period has `end`, also one that ends on 31 December.
#[test]
fn plan_without_any_period_has_the_end() {
    let short = plan(day(2023, 12, 16), day(2023, 12, 31));
    assert_eq!(list(&short), [("end".to_owned(), day(2024, 1, 6))]);
}

/// Issued on 20 March, Q1 is due on that day and stays; on 21 March it falls out.
#[test]
fn occurrences_before_the_issue_do_not_count() {
    assert_eq!(list(&issued_on(day(2023, 3, 20))).len(), 4);
    assert_eq!(list(&issued_on(day(2023, 3, 21)))[0].0, "2023-H1");
    let months = occurrences(&Due::Monthly, &issued_on(day(2023, 2, 28)), &settings(day(2023, 1, 1)));
    assert_eq!(months.expect("it recurs").len(), 11);
    // Without a date the start decides: a day before it falls out.
    let listed = Due::Days(vec![day(2022, 12, 31), day(2023, 1, 1)]);
    for (issued, left) in
        [(Issued::Draft, 1), (Issued::Undated, 1), (Issued::On(day(2022, 12, 31)), 2), (Issued::On(day(2023, 1, 2)), 0)]
    {
        let plan = Plan { issued, ..year_2023() };
        let found = occurrences(&listed, &plan, &settings(day(2023, 1, 1))).expect("it recurs");
        assert_eq!(found.len(), left, "{issued:?}");
    }
}

/// `end` falls out like the others, but no report of before takes its place or brings it.
#[test]
fn end_falls_out_like_the_others() {
    let mut short = plan(day(2023, 1, 1), day(2023, 6, 30));
    short.issued = Issued::On(day(2023, 7, 6));
    assert_eq!(list(&short), [("end".to_owned(), day(2023, 7, 6))]);
    short.issued = Issued::On(day(2023, 7, 7));
    assert_eq!(list(&short), []);
    // H1 ends in the last 15 days, so that `end` is not there, although H1 falls out.
    let mut june = plan(day(2023, 1, 1), day(2023, 6, 20));
    june.issued = Issued::On(day(2023, 6, 21));
    assert_eq!(list(&june), []);
}

/// A report task of the plan that ends on 30 June: its report of the end is an occurrence.
#[test]
fn end_is_an_occurrence_of_every_report() {
    let short = plan(day(2023, 1, 1), day(2023, 6, 30));
    let mut task = task(Due::EveryReport);
    for (on, name) in [(day(2023, 3, 20), "2023-Q1"), (day(2023, 6, 20), "2023-H1"), (day(2023, 7, 8), "end")] {
        task.done.push(Delivery { on, of: Some(OccurrenceName::Period(name.to_owned())), by: None });
    }
    let seen = |as_of| {
        let found = verdict(&task, &short, &settings(as_of));
        (found.state, found.due, found.days_late)
    };
    let due = Some(day(2023, 7, 6));
    assert_eq!(seen(day(2023, 6, 21)), (State::InProgress, due, None));
    assert_eq!(seen(day(2023, 6, 22)), (State::DueSoon, due, None));
    assert_eq!(seen(day(2023, 7, 7)), (State::Overdue, due, Some(1)));
    assert_eq!(seen(day(2023, 7, 8)), (State::DoneLate, due, Some(2)));
}

/// Issued after all its reports, a report task waits; its delivery of before counts for nothing,
/// and it is left out of the completion. A one-off due day before the issue stays.
#[test]
fn task_waits_when_all_fell_out() {
    let mut plan = issued_on(day(2023, 12, 21));
    let mut report = task(Due::EveryReport);
    let of = Some(OccurrenceName::Period("2023-Q1".to_owned()));
    report.done = vec![Delivery { on: day(2023, 3, 20), of, by: None }];
    report.started = Some(day(2023, 3, 1));
    let as_of = settings(day(2023, 12, 31));
    let found = answer(&report, &plan, &as_of);
    assert_eq!((found.verdict.state, found.verdict.due), (State::Waiting, None));
    assert_eq!(found.occurrences, Some(OccurrenceCounts { total: 0, due: 0, delivered: 0 }));
    let once = task(Due::On(day(2023, 3, 1)));
    let found = verdict(&once, &plan, &as_of);
    assert_eq!((found.state, found.days_late), (State::Overdue, Some(305)));
    plan.tasks = vec![report, once];
    assert_eq!(counts(&plan, None, &as_of).denominator, 1);
    // One day earlier the report of the year is left, and the delivery of Q1 begins nothing.
    plan.issued = Issued::On(day(2023, 12, 20));
    plan.tasks[0].started = None;
    let found = verdict(&plan.tasks[0], &plan, &settings(day(2023, 11, 1)));
    assert_eq!((found.state, found.due), (State::NotStarted, Some(day(2023, 12, 20))));
}

/// Before its issue a plan is a draft.
#[test]
fn plan_is_a_draft_before_its_issue() {
    let state = |issued| plan_state(&Plan { issued, ..year_2023() }, &settings(day(2023, 3, 1)));
    assert_eq!(state(Issued::Draft), "draft");
    assert_eq!(state(Issued::Undated), "issued");
    assert_eq!(state(Issued::On(day(2023, 3, 1))), "issued");
    assert_eq!(state(Issued::On(day(2023, 3, 2))), "draft");
}
