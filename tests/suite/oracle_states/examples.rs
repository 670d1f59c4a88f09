//! Tests of the oracle itself, on cases worked out by hand from the rules.

use chrono::NaiveDate;

use super::answers::{Counts, OccurrenceCounts, State};
use super::model::{Delivery, Due, OccurrenceName, Plan, Progress, Scheme, Settings, Task};
use super::periods::{day, days_between, last_days, occurrences, plus, report_list, scheme_periods};
use super::rest_days::after_working_days;
use super::rules::{answer, counts, verdict};
use super::samples::{plan, settings, task, year_2023};

/// A delivery of a one-off task.
fn delivered(on: NaiveDate) -> Delivery {
    Delivery { on, of: None, by: None }
}

/// A delivery of the report of a period.
fn reported(on: NaiveDate, period: &str) -> Delivery {
    let of = Some(OccurrenceName::Period(period.to_owned()));
    Delivery { on, of, by: None }
}

/// State, due day and days late of a task in the plan of 2023.
fn seen(task: &Task, as_of: NaiveDate) -> (State, Option<NaiveDate>, Option<i64>) {
    let found = verdict(task, &year_2023(), &settings(as_of));
    (found.state, found.due, found.days_late)
}

/// The Ministry's first quarter of 2023 is 15 Dec 2022 to 14 Mar 2023, due 20 Mar 2023.
#[test]
fn bnv_581_has_the_ministrys_days() {
    let periods = scheme_periods(Scheme::Bnv581, 2023);
    let names: Vec<_> = periods.iter().map(|period| &period.name[..]).collect();
    assert_eq!(names, ["2023-Q1", "2023-H1", "2023-Q3", "2023"]);
    assert_eq!(periods[0].from, day(2022, 12, 15));
    assert_eq!(periods[0].to, day(2023, 3, 14));
    assert_eq!(periods[0].due, day(2023, 3, 20));
    assert_eq!(periods[2].from, day(2023, 6, 15));
    assert_eq!(periods[3].due, day(2023, 12, 20));
}

/// A period is on the report list when its last day lies within the plan.
#[test]
fn report_list_goes_by_the_last_day() {
    let days = |plan: &Plan| -> Vec<_> {
        let list = report_list(plan, &settings(day(2023, 1, 1)));
        list.into_iter().map(|period| period.due).collect()
    };
    let until_september = [day(2023, 3, 20), day(2023, 6, 20), day(2023, 9, 19)];
    assert_eq!(days(&plan(day(2023, 3, 14), day(2023, 9, 13))), until_september);
    assert_eq!(days(&plan(day(2023, 3, 15), day(2023, 6, 13))), [day(2023, 6, 19)]);
    let mut calendar = plan(day(2023, 2, 1), day(2023, 9, 30));
    calendar.scheme = Some(Scheme::Calendar);
    assert_eq!(days(&calendar), [day(2023, 3, 31), day(2023, 6, 30), day(2023, 9, 30)]);
}

/// An own period takes the place of the one with its name, and another is added.
#[test]
fn own_report_periods_replace_and_add() {
    let mut plan = year_2023();
    let mut own = scheme_periods(Scheme::Bnv581, 2023);
    own.truncate(2);
    own[0].due = day(2023, 3, 25);
    own[1].name = "2023-9M".to_owned();
    own[1].to = day(2023, 9, 14);
    own[1].due = day(2023, 9, 22);
    plan.report_periods = own;
    let list = report_list(&plan, &settings(day(2023, 1, 1)));
    let names: Vec<_> = list.iter().map(|period| &period.name[..]).collect();
    assert_eq!(names, ["2023-Q1", "2023-H1", "2023-Q3", "2023-9M", "2023"]);
    assert_eq!(list[0].due, day(2023, 3, 25));
}

/// Last days of calendar periods, in a plan over a leap February.
#[test]
fn last_days_lie_within_the_plan() {
    let spring = plan(day(2024, 2, 10), day(2024, 4, 29));
    let all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    assert_eq!(last_days(&spring, &all), [day(2024, 2, 29), day(2024, 3, 31)]);
    let found = |due: &Due| {
        let found = occurrences(due, &year_2023(), &settings(day(2023, 1, 1)));
        let found = found.expect("the due recurs");
        found.iter().map(|each| each.due).collect::<Vec<_>>()
    };
    assert_eq!(found(&Due::HalfYearly), [day(2023, 6, 30), day(2023, 12, 31)]);
    assert_eq!(found(&Due::Quarterly).len(), 4);
    assert_eq!(found(&Due::Yearly), [day(2023, 12, 31)]);
    let listed = Due::Days(vec![day(2023, 9, 15), day(2023, 3, 15), day(2023, 9, 15)]);
    assert_eq!(found(&listed), [day(2023, 3, 15), day(2023, 9, 15)]);
}

/// From Friday 28 Apr 2023, with the days off of 1 to 3 May, the second working day is 5 May.
#[test]
fn working_days_leave_out_weekends_and_holidays() {
    let friday = day(2023, 4, 28);
    let off = Settings { holidays: vec![day(2023, 5, 3), day(2023, 5, 1), day(2023, 5, 2)], ..settings(friday) };
    assert_eq!(after_working_days(friday, 2, &off), day(2023, 5, 5));
    assert_eq!(after_working_days(friday, 1, &settings(friday)), day(2023, 5, 1));
    assert_eq!(days_between(day(2024, 2, 28), day(2024, 3, 1)), 2);
    assert_eq!(plus(day(2024, 3, 1), -1), day(2024, 2, 29));
}

/// The due day itself is in time; fourteen days before it, that day included, it is soon.
#[test]
fn one_off_task_from_not_started_to_overdue() {
    let due = day(2023, 6, 30);
    let mut task = task(Due::On(due));
    let not_yet = Some(due);
    assert_eq!(seen(&task, day(2023, 6, 15)), (State::NotStarted, not_yet, None));
    task.started = Some(day(2023, 6, 15));
    assert_eq!(seen(&task, day(2023, 6, 14)), (State::NotStarted, not_yet, None));
    assert_eq!(seen(&task, day(2023, 6, 15)), (State::InProgress, not_yet, None));
    assert_eq!(seen(&task, day(2023, 6, 16)), (State::DueSoon, not_yet, None));
    assert_eq!(seen(&task, due), (State::DueSoon, not_yet, None));
    assert_eq!(seen(&task, day(2023, 7, 1)), (State::Overdue, not_yet, Some(1)));
    task.done = vec![delivered(day(2023, 7, 9)), delivered(day(2023, 7, 3))];
    assert_eq!(seen(&task, day(2023, 7, 2)), (State::Overdue, not_yet, Some(2)));
    assert_eq!(seen(&task, day(2023, 7, 31)), (State::DoneLate, not_yet, Some(3)));
    task.done.push(delivered(due));
    assert_eq!(seen(&task, due), (State::Done, not_yet, None));
    task.dropped = Some(day(2023, 8, 1));
    assert_eq!(seen(&task, day(2023, 8, 1)), (State::Dropped, None, None));
}

/// An event that has not come makes the task wait, unless it is delivered.
#[test]
fn task_waits_for_its_event() {
    let event = Some(day(2023, 2, 1));
    let mut task = task(Due::DaysAfter { days: 20, event });
    assert_eq!(seen(&task, day(2023, 1, 31)), (State::Waiting, None, None));
    let due = Some(day(2023, 2, 21));
    assert_eq!(seen(&task, day(2023, 2, 1)), (State::NotStarted, due, None));
    assert_eq!(seen(&task, day(2023, 2, 22)), (State::Overdue, due, Some(1)));
    task.done = vec![delivered(day(2023, 1, 30))];
    assert_eq!(seen(&task, day(2023, 1, 31)), (State::Done, None, None));
    assert_eq!(seen(&task, day(2023, 2, 1)), (State::Done, due, None));
}

/// A report task through the year: each report counts for the period that it names.
#[test]
fn report_task_through_the_year() {
    let mut task = task(Due::EveryReport);
    task.done = vec![
        reported(day(2023, 3, 21), "2023-Q1"),
        reported(day(2023, 6, 20), "2023-H1"),
        reported(day(2023, 9, 23), "2023-Q3"),
        reported(day(2023, 12, 23), "2023"),
    ];
    let due = |month| Some(day(2023, month, 20));
    assert_eq!(seen(&task, day(2023, 1, 1)).0, State::NotStarted);
    assert_eq!(seen(&task, day(2023, 3, 21)), (State::InProgress, due(6), None));
    assert_eq!(seen(&task, day(2023, 6, 20)), (State::InProgress, due(9), None));
    assert_eq!(seen(&task, day(2023, 9, 22)), (State::Overdue, due(9), Some(2)));
    // Q3 and the year are both three days late: the earlier one is named.
    assert_eq!(seen(&task, day(2023, 12, 31)), (State::DoneLate, due(9), Some(3)));
    let found = answer(&task, &year_2023(), &settings(day(2023, 9, 20)));
    let expected = OccurrenceCounts { total: 4, due: 3, delivered: 2 };
    assert_eq!(found.occurrences, Some(expected));
    for (delivery, month) in task.done.iter_mut().zip([3, 6, 9, 12]) {
        delivery.on = day(2023, month, 20);
    }
    assert_eq!(seen(&task, day(2023, 12, 20)), (State::Done, due(12), None));
}

/// A continuous task is open from the plan's first day to its last.
#[test]
fn continuous_task_follows_the_plan() {
    let mut task = task(Due::Continuous);
    assert_eq!(seen(&task, day(2022, 12, 31)), (State::NotStarted, None, None));
    assert_eq!(seen(&task, day(2023, 1, 1)).0, State::InProgress);
    assert_eq!(seen(&task, day(2023, 12, 31)), (State::InProgress, None, None));
    let end = Some(day(2023, 12, 31));
    assert_eq!(seen(&task, day(2024, 1, 2)), (State::Overdue, end, Some(2)));
    task.done = vec![delivered(day(2024, 1, 2))];
    assert_eq!(seen(&task, day(2024, 1, 2)), (State::Done, None, None));
}

/// The completion leaves out tasks that are on demand, waiting or dropped.
#[test]
fn completion_and_percent() {
    let mut plan = year_2023();
    let mut done = task(Due::On(day(2023, 3, 1)));
    done.done = vec![delivered(day(2023, 3, 1))];
    for (month, percent) in [(5, 40), (2, 10), (7, 90)] {
        let on = day(2023, month, 1);
        done.progress.push(Progress { on, percent });
    }
    let as_of = settings(day(2023, 6, 1));
    assert_eq!(answer(&done, &plan, &as_of).percent, Some(40));
    let waits = Due::WorkingDaysAfter { days: 2, event: None };
    let late = task(Due::On(day(2023, 5, 31)));
    plan.tasks = vec![done, task(Due::OnDemand), task(waits), late];
    let expected = Counts { tasks: 4, states: [0, 1, 1, 0, 1, 1, 0, 0, 0], numerator: 1, denominator: 2 };
    assert_eq!(counts(&plan, Some("1"), &as_of), expected);
    assert_eq!(counts(&plan, None, &as_of), expected);
    assert_eq!(counts(&plan, Some("2"), &as_of).denominator, 0);
}
