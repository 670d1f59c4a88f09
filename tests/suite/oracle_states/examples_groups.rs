//! Tests of the oracle itself: groups that lead, worked out by hand. Hamlet 1 and hamlet 2 each deliver.

use chrono::NaiveDate;
use serde_json::json;

use super::answers::State;
use super::assign;
use super::compare;
use super::gaps::{GapKind, gaps};
use super::history::Seen;
use super::model::{Delivery, Due, OccurrenceName, Plan, Task};
use super::periods::day;
use super::rules::verdict;
use super::samples::{post, settings, task, year_2023};

/// A delivery of a member.
fn by(member: &str, on: NaiveDate, of: Option<NaiveDate>) -> Delivery {
    Delivery { on, of: of.map(OccurrenceName::Day), by: Some(member.to_owned()) }
}

/// A task that the two hamlets lead.
fn led(due: Due, done: Vec<Delivery>) -> Task {
    let members = vec!["thon-1".to_owned(), "thon-2".to_owned()];
    Task { leads: vec!["cac-thon".to_owned()], members, done, ..task(due) }
}

/// The plan of 2023 with the two hamlets; the second has no head from July on.
fn plan(task: Task) -> Plan {
    let mut group = post("cac-thon", &[]);
    group.members.clone_from(&task.members);
    let until = Some(day(2023, 6, 30));
    let assignees = vec![group, post("thon-1", &[]), post("thon-2", &[("Y", None, until)]), post("khac", &[])];
    Plan { assignees, tasks: vec![task], ..year_2023() }
}

/// The plan on a day.
fn seen_on(task: Task, as_of: NaiveDate) -> Seen {
    Seen { plan: plan(task), settings: settings(as_of), replaced_by: None }
}

/// The state, the due day and how late.
fn seen(task: &Task, as_of: NaiveDate) -> (State, Option<NaiveDate>, Option<i64>) {
    let found = verdict(task, &plan(task.clone()), &settings(as_of));
    (found.state, found.due, found.days_late)
}

/// The last member counts; one alone has begun.
#[test]
fn a_group_delivers_with_its_last_member() {
    let due = Some(day(2023, 6, 30));
    let mut both = led(Due::On(day(2023, 6, 30)), vec![by("thon-1", day(2023, 6, 1), None)]);
    assert_eq!(seen(&both, day(2023, 5, 31)), (State::NotStarted, due, None));
    assert_eq!(seen(&both, day(2023, 6, 1)), (State::InProgress, due, None));
    assert_eq!(seen(&both, day(2023, 7, 1)), (State::Overdue, due, Some(1)));
    both.done.push(Delivery { on: day(2023, 6, 2), of: None, by: None });
    assert_eq!(seen(&both, day(2023, 7, 1)), (State::Overdue, due, Some(1)), "it names nobody");
    both.done.push(by("thon-2", day(2023, 7, 3), None));
    assert_eq!(seen(&both, day(2023, 7, 3)), (State::DoneLate, due, Some(3)));
    both.done.push(by("thon-2", day(2023, 6, 30), None));
    assert_eq!(seen(&both, day(2023, 7, 3)), (State::Done, due, None));
}

/// Each occurrence needs them all.
#[test]
fn each_occurrence_needs_every_member() {
    let (june, july) = (day(2023, 6, 30), day(2023, 7, 31));
    let mut task = led(Due::Days(vec![june, july]), vec![by("thon-1", june, Some(june))]);
    task.done.push(by("thon-2", day(2023, 7, 2), Some(june)));
    task.done.push(by("thon-1", day(2023, 7, 2), Some(july)));
    assert_eq!(seen(&task, day(2023, 7, 1)), (State::Overdue, Some(june), Some(1)));
    assert_eq!(seen(&task, day(2023, 7, 2)), (State::InProgress, Some(july), None));
    let printed = compare::plan_as_json(&seen_on(task, day(2023, 7, 2)));
    let members = json!({ "total": 2, "delivered": 1, "missing": ["thon-2"] });
    assert_eq!(printed["tasks"][0]["members"], members);
    assert_eq!(printed["tasks"][0]["occurrences"], json!({ "total": 2, "due": 1, "delivered": 1 }));
}

/// A member's vacant post is a gap while it has something to deliver, and a member is not in a second role.
#[test]
fn members_lead() {
    let due = Due::On(day(2023, 8, 1));
    let found = |task: &Task, as_of| {
        let found = gaps(&plan(task.clone()), &settings(as_of), as_of);
        found.into_iter().map(|gap| (gap.kind, gap.assignees)).collect::<Vec<_>>()
    };
    let vacant = vec![(GapKind::Vacant, vec!["thon-2".to_owned()])];
    let mut task = led(due, vec![by("thon-1", day(2023, 6, 1), None)]);
    assert_eq!(found(&task, day(2023, 6, 1)), vacant);
    task.done.push(by("thon-2", day(2023, 6, 2), None));
    assert_eq!(found(&task, day(2023, 6, 1)), vacant);
    assert_eq!(found(&task, day(2023, 6, 2)), []);
    task.support = vec!["thon-1".to_owned(), "khac".to_owned()];
    assert_eq!(found(&task, day(2023, 6, 2)), [(GapKind::TwoRoles, vec!["thon-1".to_owned()])]);
}

/// The load of each counts its own deliveries.
#[test]
fn loads_count_the_own_deliveries() {
    let task = led(Due::On(day(2023, 6, 1)), vec![by("thon-1", day(2023, 6, 1), None)]);
    let printed = assign::plan_as_json(&seen_on(task, day(2023, 6, 2)));
    let loads = printed["assignees"].as_array().expect("a list").iter();
    let late: Vec<_> = loads.map(|load| (load["id"].clone(), load["leads_overdue"].clone())).collect();
    assert_eq!(json!(late), json!([["cac-thon", 1], ["thon-1", 0], ["thon-2", 1], ["khac", 0]]));
}
