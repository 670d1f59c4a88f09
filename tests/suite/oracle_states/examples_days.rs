//! Tests of the oracle itself: working days and days of rest, worked out by hand. 1 April 2023 is a Saturday.

use chrono::NaiveDate;

use super::answers::State;
use super::model::{Delivery, Due, Issued, OccurrenceName, OnRestDay, Plan, Settings};
use super::periods::{day, report_list};
use super::rest_days::{after_working_days, runs_to};
use super::rules::{answer, verdict};
use super::samples::{settings, task, year_2023};

/// Settings by which a day of rest moves what is due on it.
fn moving(as_of: NaiveDate) -> Settings {
    Settings { on_rest_day: Some(OnRestDay::NextWorkingDay), ..settings(as_of) }
}

/// A made-up Saturday counts, and does not when it is a holiday as well.
#[test]
fn made_up_days_are_worked() {
    let friday = day(2023, 3, 31);
    let mut days = settings(friday);
    days.work_days = vec![day(2023, 4, 1), day(2023, 4, 2)];
    assert_eq!(after_working_days(friday, 1, &days), day(2023, 4, 1));
    assert_eq!(after_working_days(friday, 3, &days), day(2023, 4, 3));
    days.holidays = vec![day(2023, 4, 1)];
    assert_eq!(after_working_days(friday, 1, &days), day(2023, 4, 2));
}

/// From Saturday to Monday; over a holiday to the day after; not to, and not from, a made-up Saturday.
#[test]
fn days_of_rest_move_what_is_due() {
    let mut days = moving(day(2023, 1, 1));
    let saturday = day(2023, 4, 1);
    assert_eq!(runs_to(saturday, &days), day(2023, 4, 3));
    days.holidays = vec![day(2023, 4, 3)];
    assert_eq!(runs_to(saturday, &days), day(2023, 4, 4));
    days.work_days = vec![day(2023, 4, 2)];
    assert_eq!(runs_to(saturday, &days), day(2023, 4, 2));
    days.work_days = vec![saturday];
    assert_eq!(runs_to(saturday, &days), saturday);
    days.on_rest_day = Some(OnRestDay::SameDay);
    assert_eq!(runs_to(day(2023, 4, 2), &days), day(2023, 4, 2));
    days.on_rest_day = None;
    assert_eq!(runs_to(day(2023, 4, 2), &days), day(2023, 4, 2));
}

/// Due on a Saturday, Monday is in time and Tuesday one day late.
#[test]
fn states_use_the_day_to_which_it_runs() {
    let mut saturday = task(Due::On(day(2023, 4, 1)));
    let seen = |task: &_, as_of| {
        let found = verdict(task, &year_2023(), &moving(as_of));
        (found.state, found.due, found.written, found.days_late)
    };
    let (due, written) = (Some(day(2023, 4, 3)), Some(day(2023, 4, 1)));
    assert_eq!(seen(&saturday, day(2023, 4, 3)), (State::DueSoon, due, written, None));
    assert_eq!(seen(&saturday, day(2023, 4, 4)), (State::Overdue, due, written, Some(1)));
    assert_eq!(seen(&saturday, day(2023, 3, 19)), (State::NotStarted, due, written, None));
    saturday.done = vec![Delivery { on: day(2023, 4, 3), of: None, by: None }];
    assert_eq!(seen(&saturday, day(2023, 4, 4)), (State::Done, due, written, None));
}

/// Saturday and Sunday are two occurrences, both due on Monday, and `for` names the written day.
#[test]
fn occurrences_go_by_the_written_day() {
    let mut weekend = task(Due::Days(vec![day(2023, 4, 1), day(2023, 4, 2)]));
    let of = |number| Some(OccurrenceName::Day(day(2023, 4, number)));
    weekend.done = vec![
        Delivery { on: day(2023, 4, 3), of: of(2), by: None },
        Delivery { on: day(2023, 4, 3), of: of(3), by: None },
    ];
    let found = answer(&weekend, &year_2023(), &moving(day(2023, 4, 3)));
    let counts = found.occurrences.expect("it recurs");
    assert_eq!((counts.total, counts.due, counts.delivered), (2, 2, 1));
    assert_eq!((found.verdict.due, found.verdict.written), (Some(day(2023, 4, 3)), Some(day(2023, 4, 1))));
}

/// Issued on Monday, what was due on Saturday still counts; the plan's end stays where it is.
#[test]
fn the_day_of_issue_and_the_end() {
    let due = Due::Days(vec![day(2023, 4, 1)]);
    let plan = |date| Plan { issued: Issued::On(date), ..year_2023() };
    let state = |date| verdict(&task(due.clone()), &plan(date), &moving(day(2023, 5, 1))).state;
    assert_eq!([day(2023, 4, 3), day(2023, 4, 4)].map(state), [State::Overdue, State::Waiting]);
    // 31 December 2023 is a Sunday.
    let found = verdict(&task(Due::Continuous), &year_2023(), &moving(day(2024, 1, 1)));
    assert_eq!((found.state, found.days_late), (State::Overdue, Some(1)));
    // The report of H1 2026 is due on Saturday 20 June.
    let year = super::samples::plan(day(2026, 1, 1), day(2026, 12, 31));
    let dues = |days: &Settings| report_list(&year, days).into_iter().map(|report| report.due).collect::<Vec<_>>();
    assert_eq!(dues(&moving(day(2026, 1, 1)))[1], day(2026, 6, 22));
    assert_eq!(dues(&settings(day(2026, 1, 1)))[1], day(2026, 6, 20));
}
