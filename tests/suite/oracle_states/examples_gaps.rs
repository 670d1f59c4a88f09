//! Tests of the oracle itself: gaps of assignment, worked out by hand.

use chrono::NaiveDate;

use super::gaps::{Gap, GapKind, gaps};
use super::model::{Delivery, Due, Issued, OccurrenceName, Plan, Task};
use super::periods::day;
use super::samples::{plan, post, settings, task, year_2023};

/// A task with who leads, supports and oversees it.
fn assigned(due: Due, leads: &[&str], support: &[&str], oversee: &[&str]) -> Task {
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Task { leads: owned(leads), support: owned(support), oversee: owned(oversee), ..task(due) }
}

/// The plan of 2023 with four posts. The holders of the first change, and June is vacant. The same
/// person holds the second from July on, another one the third; the holders of the fourth are unknown.
fn office(tasks: Vec<Task>) -> Plan {
    let [may, july] = [day(2023, 5, 31), day(2023, 7, 1)];
    let mut plan = year_2023();
    plan.assignees = vec![
        post("a", &[("Trần Văn Hòa", None, Some(may)), ("Lê Thị Thủy", Some(july), Some(day(2023, 12, 31)))]),
        post("b", &[("LÊ THỊ THUỶ", Some(july), None)]),
        post("c", &[("Lê Thị Thúy", None, None)]),
        post("d", &[]),
    ];
    plan.tasks = tasks;
    plan
}

/// The gaps as kind and assignees.
fn seen(plan: &Plan, day: NaiveDate) -> Vec<(GapKind, Vec<String>)> {
    // The day that counts is the one that is asked for.
    let found = gaps(plan, &settings(NaiveDate::MIN), day);
    found.into_iter().map(|gap| (gap.kind, gap.assignees)).collect()
}

/// The gaps of a task alone in the office.
fn of_task(task: &Task, day: NaiveDate) -> Vec<(GapKind, Vec<String>)> {
    seen(&office(vec![task.clone()]), day)
}

/// A gap to compare with.
fn of(kind: GapKind, ids: &[&str]) -> (GapKind, Vec<String>) {
    (kind, ids.iter().map(|id| (*id).to_owned()).collect())
}

/// No lead and several; not of a task that is dropped by the day.
#[test]
fn one_lead_is_right() {
    let due = Due::OnDemand;
    assert_eq!(of_task(&assigned(due.clone(), &["d"], &[], &[]), day(2023, 1, 1)), []);
    let mut none = assigned(due.clone(), &[], &["d"], &[]);
    assert_eq!(of_task(&none, day(2023, 1, 1)), [of(GapKind::NoLead, &[])]);
    none.dropped = Some(day(2023, 2, 1));
    assert_eq!(of_task(&none, day(2023, 1, 31)).len(), 1);
    assert_eq!(of_task(&none, day(2023, 2, 1)), []);
    let several = assigned(due, &["d", "c"], &[], &[]);
    assert_eq!(of_task(&several, day(2023, 1, 1)), [of(GapKind::SeveralLeads, &["c", "d"])]);
}

/// The post `a` is vacant in June. An open task that is due in June is a gap until it is delivered. An
/// overdue one is a gap until the next person holds the post.
#[test]
fn post_is_vacant_on_the_due_day_or_later() {
    let gap = [of(GapKind::Vacant, &["a"])];
    let mut june = assigned(Due::On(day(2023, 6, 10)), &["a"], &[], &[]);
    assert_eq!(of_task(&june, day(2023, 1, 1)), gap, "it will be");
    assert_eq!(of_task(&june, day(2023, 6, 30)), gap);
    assert_eq!(of_task(&june, day(2023, 7, 1)), [], "overdue, and in other hands");
    june.done = vec![Delivery { on: day(2023, 6, 9), of: None, by: None }];
    assert_eq!(of_task(&june, day(2023, 6, 8)), gap);
    assert_eq!(of_task(&june, day(2023, 6, 9)), []);
    let march = assigned(Due::On(day(2023, 3, 1)), &["a"], &[], &[]);
    assert_eq!(of_task(&march, day(2023, 5, 31)), []);
    assert_eq!(of_task(&march, day(2023, 6, 1)), gap, "overdue, in the days between");
    let later = assigned(Due::On(day(2024, 1, 1)), &["a"], &[], &[]);
    assert_eq!(of_task(&later, day(2023, 1, 1)), gap, "due after the last day of the last holder");
}

/// After the plan's end the test day stands still, unless the due day is later.
#[test]
fn test_day_is_not_after_the_plans_end() {
    let [open, until_april] = [None, Some(day(2024, 4, 30))];
    let with = |due, until| {
        let mut plan = office(vec![assigned(due, &["a"], &[], &[])]);
        plan.assignees[0] = post("a", &[("X", open, until)]);
        plan
    };
    let of_year = Due::On(day(2023, 12, 20));
    assert_eq!(seen(&with(of_year.clone(), until_april), day(2024, 5, 1)), []);
    assert_eq!(seen(&with(of_year, Some(day(2023, 12, 30))), day(2024, 5, 1)).len(), 1);
    assert_eq!(seen(&with(Due::On(day(2024, 5, 1)), until_april), day(2023, 1, 1)).len(), 1);
}

/// The check looks at every occurrence of a recurring task that is not delivered.
#[test]
fn every_open_occurrence_is_tested() {
    let mut months = assigned(Due::Days(vec![day(2023, 5, 31), day(2023, 6, 30), day(2023, 7, 31)]), &["a"], &[], &[]);
    assert_eq!(of_task(&months, day(2023, 1, 1)), [of(GapKind::Vacant, &["a"])]);
    months.done = vec![Delivery { on: day(2023, 5, 20), of: Some(OccurrenceName::Day(day(2023, 6, 30))), by: None }];
    assert_eq!(of_task(&months, day(2023, 5, 20)), []);
    assert_eq!(of_task(&months, day(2023, 6, 2)), [of(GapKind::Vacant, &["a"])], "that of May is open still");
    // It leaves out occurrences before the day of issue; where all lie before it, the task waits.
    months.done.clear();
    let mut plan = office(vec![months]);
    plan.issued = Issued::On(day(2023, 7, 1));
    assert_eq!(seen(&plan, day(2023, 1, 1)), []);
    plan.issued = Issued::On(day(2023, 8, 1));
    assert_eq!(seen(&plan, day(2023, 6, 15)), []);
}

/// A continuous task is open until the plan's end, delivered or not; on demand and waiting for an
/// event nothing is vacant.
#[test]
fn vacancy_without_a_due_day() {
    let gap = [of(GapKind::Vacant, &["a"])];
    let mut continuous = assigned(Due::Continuous, &["a"], &[], &[]);
    continuous.done = vec![Delivery { on: day(2023, 2, 1), of: None, by: None }];
    for (as_of, is_vacant) in [(day(2023, 5, 31), false), (day(2023, 6, 1), true), (day(2023, 7, 1), false)] {
        assert_eq!(of_task(&continuous, as_of).len(), usize::from(is_vacant), "{as_of}");
    }
    // Before the start the first day is asked for, after the end the last, unless it is delivered.
    let mut summer = office(vec![continuous.clone()]);
    (summer.start, summer.end) = (day(2023, 6, 5), day(2023, 7, 20));
    assert_eq!(seen(&summer, day(2023, 4, 1)), gap);
    (summer.start, summer.end) = (day(2023, 5, 1), day(2023, 6, 20));
    assert_eq!(seen(&summer, day(2023, 6, 20)), gap);
    assert_eq!(seen(&summer, day(2023, 8, 1)), []);
    summer.tasks[0].done.clear();
    assert_eq!(seen(&summer, day(2023, 8, 1)), gap);
    assert_eq!(of_task(&assigned(Due::OnDemand, &["a"], &[], &[]), day(2023, 6, 15)), []);
    let event = Some(day(2023, 6, 15));
    let after = assigned(Due::DaysAfter { days: 5, event }, &["a"], &[], &[]);
    assert_eq!(of_task(&after, day(2023, 6, 14)), []);
    assert_eq!(of_task(&after, day(2023, 6, 15)), gap);
}

/// From July on one person holds `a` and `b`; who holds `c` has another name.
#[test]
fn one_person_in_two_roles() {
    let gap = [of(GapKind::TwoRoles, &["a", "b"])];
    let due = |month| Due::On(day(2023, month, 20));
    let as_of = day(2023, 1, 1);
    assert_eq!(of_task(&assigned(due(8), &["a"], &["c"], &["b"]), as_of), gap);
    assert_eq!(of_task(&assigned(due(5), &["a"], &[], &["b"]), as_of), [], "two people still");
    assert_eq!(of_task(&assigned(due(8), &["d"], &["a", "b"], &[]), as_of), [], "one role");
    // Two people when it was due; delivered later, it is asked for its due day; open, for today.
    let mut may = assigned(due(5), &["a"], &[], &["b"]);
    assert_eq!(of_task(&may, day(2023, 9, 1)), gap);
    may.done = vec![Delivery { on: day(2023, 9, 1), of: None, by: None }];
    assert_eq!(of_task(&may, day(2023, 9, 1)), []);
    // Neither waiting nor on demand hides it.
    assert_eq!(of_task(&assigned(Due::OnDemand, &["a"], &["b"], &[]), day(2023, 9, 1)), gap);
    assert_eq!(of_task(&assigned(Due::OnDemand, &["a"], &["b"], &[]), day(2023, 6, 1)), []);
}

/// The same id in two roles is a gap of its own, unless the person's gap names it already.
#[test]
fn one_id_in_two_roles() {
    let as_of = day(2023, 9, 1);
    let twice = |id: &'static str| assigned(Due::OnDemand, &[id], &[], &[id]);
    assert_eq!(of_task(&twice("d"), as_of), [of(GapKind::TwoRoles, &["d"])]);
    assert_eq!(of_task(&twice("a"), as_of), [of(GapKind::TwoRoles, &["a"])]);
    let both = assigned(Due::OnDemand, &["a"], &["b", "d"], &["a", "d"]);
    assert_eq!(of_task(&both, as_of), [of(GapKind::TwoRoles, &["a", "b"]), of(GapKind::TwoRoles, &["d"])]);
}

/// Three tasks of one title are one gap; a dropped one is left out.
#[test]
fn one_duty_given_twice() {
    let mut plan = plan(day(2023, 1, 1), day(2023, 12, 31));
    for (id, title) in
        [("1.3", "Số hóa hồ sơ – kết quả"), ("1.1", "SỐ HOÁ hồ sơ, kết quả."), ("1.2", "Số hóa  hồ sơ - kết quả")]
    {
        let task = assigned(Due::OnDemand, &["van-phong"], &[], &[]);
        plan.tasks.push(Task { id: id.to_owned(), title: title.to_owned(), ..task });
    }
    let of_tasks = |ids: &[&str]| Gap {
        kind: GapKind::SameDuty,
        tasks: ids.iter().map(|id| (*id).to_owned()).collect(),
        assignees: Vec::new(),
    };
    let as_of = settings(day(2023, 6, 1));
    assert_eq!(gaps(&plan, &as_of, as_of.as_of), [of_tasks(&["1.3", "1.1", "1.2"])]);
    plan.tasks[1].dropped = Some(as_of.as_of);
    assert_eq!(gaps(&plan, &as_of, as_of.as_of), [of_tasks(&["1.3", "1.2"])]);
}
