//! Tests of the oracle itself: what amendments changed and plans that are replaced, worked out by hand.

use chrono::NaiveDate;

use super::answers::{OccurrenceCounts, State};
use super::assign;
use super::compare;
use super::history::{plan_on, seen};
use super::model::{Amendment, Due, DueWas, Issued, Plan, Task, Workspace};
use super::periods::day;
use super::rules::{answer, verdict};
use super::samples::{settings, task, year_2023};

/// The plan of 2023 with a task that an amendment of 3 July adds or changes.
fn amended(task: Task, adds: bool) -> Plan {
    let ids = |is_there: bool| if is_there { vec![task.id.clone()] } else { Vec::new() };
    let date = day(2023, 7, 3);
    let amendment = Amendment { date, adds: ids(adds), changes: ids(!adds), drops: Vec::new() };
    Plan { amendments: vec![amendment], tasks: vec![task], ..year_2023() }
}

/// The state and the due day on a day.
fn on(plan: &Plan, as_of: NaiveDate) -> (State, Option<NaiveDate>) {
    let settings = settings(as_of);
    let plan = plan_on(plan, as_of, &settings);
    let found = verdict(&plan.tasks[0], &plan, &settings);
    (found.state, found.due)
}

/// Due on 30 June until 2 July, on 30 September from 3 July on.
#[test]
fn due_days_of_before_an_amendment() {
    let was = vec![DueWas { due: Due::On(day(2023, 6, 30)), until: day(2023, 7, 2) }];
    let mut plan = amended(Task { was, ..task(Due::On(day(2023, 9, 30))) }, false);
    assert_eq!(on(&plan, day(2023, 7, 1)), (State::Overdue, Some(day(2023, 6, 30))));
    assert_eq!(on(&plan, day(2023, 7, 2)), (State::Overdue, Some(day(2023, 6, 30))));
    assert_eq!(on(&plan, day(2023, 7, 3)), (State::NotStarted, Some(day(2023, 9, 30))));
    // The first entry that has not ended counts.
    let earlier = DueWas { due: Due::On(day(2023, 3, 31)), until: day(2023, 4, 14) };
    plan.tasks[0].was.insert(0, earlier);
    assert_eq!(on(&plan, day(2023, 4, 14)), (State::Overdue, Some(day(2023, 3, 31))));
    assert_eq!(on(&plan, day(2023, 4, 15)), (State::NotStarted, Some(day(2023, 6, 30))));
}

/// Added on 3 July: not there before, and it owes no month before.
#[test]
fn tasks_that_are_added() {
    let plan = amended(task(Due::Monthly), true);
    assert_eq!(plan_on(&plan, day(2023, 7, 2), &settings(day(2023, 7, 2))).tasks.len(), 0);
    assert_eq!(on(&plan, day(2023, 7, 3)), (State::NotStarted, Some(day(2023, 7, 31))));
    let counts = answer(&plan.tasks[0], &plan, &settings(day(2023, 8, 1))).occurrences;
    assert_eq!(counts, Some(OccurrenceCounts { total: 6, due: 1, delivered: 0 }));
    // A one-off due day before it stays.
    let once = amended(task(Due::On(day(2023, 6, 30))), true);
    assert_eq!(on(&once, day(2023, 7, 3)), (State::Overdue, Some(day(2023, 6, 30))));
    // Where all fell out, it waits.
    let none = amended(task(Due::Days(vec![day(2023, 5, 31)])), true);
    assert_eq!(on(&none, day(2023, 7, 3)), (State::Waiting, None));
}

/// Replaced on 1 July: it stands as it was on 30 June, and has no gap that counts.
#[test]
fn replaced_plans_stand_still() {
    let mut old = year_2023();
    old.tasks = vec![task(Due::On(day(2023, 7, 15)))];
    let new = Plan {
        id: "p001".to_owned(),
        replaces: Some(old.id.clone()),
        issued: Issued::On(day(2023, 7, 1)),
        ..year_2023()
    };
    let mut workspace = Workspace { seed: 0, settings: settings(day(2023, 8, 1)), plans: vec![old, new] };
    let printed = |workspace: &Workspace| compare::plan_as_json(&seen(workspace)[0]);
    let gaps = |workspace: &Workspace| assign::plan_as_json(&seen(workspace)[0])["gaps"].as_array().map(Vec::len);
    let state = |workspace: &Workspace| printed(workspace)["tasks"][0]["state"].clone();
    assert_eq!((state(&workspace), gaps(&workspace)), ("not-started".into(), Some(0)));
    workspace.settings.as_of = day(2023, 6, 30);
    assert_eq!((state(&workspace), gaps(&workspace)), ("not-started".into(), Some(1)));
    // A draft replaces nothing.
    workspace.settings.as_of = day(2023, 8, 1);
    workspace.plans[1].issued = Issued::Draft;
    assert_eq!((state(&workspace), gaps(&workspace)), ("overdue".into(), Some(1)));
}
