//! Tests of the test: the generated plans hold no errors and reach what they are meant to reach,
//! and the comparison sees a wrong answer.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::json;

use super::answers::State;
use super::compare::differences;
use super::generate;
use super::model::{Due, Plan, Task, Workspace};
use super::periods::{day, plus, whole_occurrences};
use super::rules::verdict;
use super::samples::{settings, task, year_2023};

/// The kind of a due, as one word.
fn kind(due: &Due) -> &'static str {
    match due {
        Due::On(_) => "day",
        Due::Monthly => "monthly",
        Due::Quarterly => "quarterly",
        Due::HalfYearly => "half-yearly",
        Due::Yearly => "yearly",
        Due::EveryReport => "every-report",
        Due::Days(_) => "days",
        Due::Continuous => "continuous",
        Due::OnDemand => "on-demand",
        Due::DaysAfter { .. } => "days-after",
        Due::WorkingDaysAfter { .. } => "working-days-after",
    }
}

/// Every delivery of a recurring task names one of its occurrences, every id is known.
fn assert_without_errors(task: &Task, plan: &Plan, workspace: &Workspace) {
    match whole_occurrences(&task.due, plan, &workspace.settings) {
        Some(found) => {
            for delivery in &task.done {
                let named = delivery.of.as_ref();
                assert!(found.iter().any(|each| Some(&each.name) == named), "{task:?}");
            }
        }
        None => assert!(task.done.iter().all(|delivery| delivery.of.is_none()), "{task:?}"),
    }
    assert!(plan.areas.contains(&task.area));
    if !task.area_is_written {
        assert_eq!(task.id.split('.').next(), Some(&task.area[..]));
    }
    let mut people: Vec<_> = task.support.iter().chain(&task.oversee).collect();
    people.extend(&task.leads);
    assert!(people.iter().all(|id| plan.assignees.iter().any(|assignee| assignee.id == **id)));
    let different: BTreeSet<_> = people.iter().collect();
    assert_eq!(different.len(), people.len(), "{task:?}");
}

/// In the default run each kind of due comes in each state that it can have, with the edges of
/// `due-soon`.
#[test]
fn generated_plans_reach_every_state() {
    let mut reached = BTreeSet::new();
    let mut offsets = BTreeSet::new();
    let mut own_periods = 0;
    for seed in 0..3 {
        let workspace = generate::workspace(seed, 100);
        let settings = &workspace.settings;
        for plan in &workspace.plans {
            assert!(plan.start < plan.end && plan.start >= day(2022, 1, 1));
            assert!(plan.end <= day(2025, 12, 31));
            own_periods += plan.report_periods.len();
            for task in &plan.tasks {
                assert_without_errors(task, plan, &workspace);
                let found = verdict(task, plan, settings);
                reached.insert((kind(&task.due), found.state.word()));
                let soon = settings.due_soon_days.unwrap_or(14);
                for (name, offset) in [("yesterday", -1), ("today", 0), ("last soon", soon), ("after that", soon + 1)] {
                    if found.due == Some(plus(settings.as_of, offset)) {
                        offsets.insert((name, found.state.word()));
                    }
                }
            }
        }
    }
    let dated = ["done", "done-late", "overdue", "due-soon", "in-progress"];
    for kind in [
        "day",
        "monthly",
        "quarterly",
        "half-yearly",
        "yearly",
        "every-report",
        "days",
        "days-after",
        "working-days-after",
    ] {
        for state in dated.into_iter().chain(["not-started", "dropped"]) {
            assert!(reached.contains(&(kind, state)), "no {kind} task is {state}");
        }
    }
    for state in ["not-started", "in-progress", "done", "overdue", "dropped"] {
        assert!(reached.contains(&("continuous", state)), "{state}");
    }
    for (kind, state) in [
        ("on-demand", "on-demand"),
        ("on-demand", "dropped"),
        ("days-after", "waiting"),
        ("working-days-after", "waiting"),
    ] {
        assert!(reached.contains(&(kind, state)), "no {kind} task is {state}");
    }
    for edge in [
        ("yesterday", "overdue"),
        ("today", "due-soon"),
        ("last soon", "due-soon"),
        ("after that", "in-progress"),
        ("after that", "not-started"),
    ] {
        assert!(offsets.contains(&edge), "{edge:?}");
    }
    assert!(own_periods > 30, "{own_periods}");
}

/// The same seed makes the same workspace.
#[test]
fn same_seed_makes_the_same_plans() {
    let one = format!("{:?}", generate::workspace(7, 5));
    assert_eq!(one, format!("{:?}", generate::workspace(7, 5)));
    assert_ne!(one, format!("{:?}", generate::workspace(8, 5)));
}

/// A right answer gives no difference; one wrong state gives one, and so does a missing key.
#[test]
fn comparison_sees_what_is_wrong() {
    let mut plan = year_2023();
    plan.tasks = vec![task(Due::On(day(2023, 6, 30)))];
    let workspace = Workspace { seed: 0, settings: settings(day(2023, 7, 2)), plans: vec![plan] };
    let mut counts = json!({
        "id": "1", "tasks": 1, "completion": { "numerator": 0, "denominator": 1 },
    });
    for state in State::ALL {
        let key = state.word().replace('-', "_");
        counts[key] = json!(u8::from(state == State::Overdue));
    }
    let right = json!({
        "command": "status", "as_of": "2023-07-02", "ok": true, "findings": [],
        "plans": [{
            "id": "p000", "start": "2023-01-01", "end": "2023-12-31", "provisional": 0,
            "areas": [counts], "total": counts,
            "tasks": [{
                "id": "1.1", "area": "1", "state": "overdue", "due": "2023-06-30",
                "days_late": 2, "percent": null, "occurrences": null,
            }],
        }],
    });
    let found = |printed| differences(&workspace, &printed, Path::new("x"));
    assert_eq!(found(right.clone()), Vec::<String>::new());
    let mut wrong = right.clone();
    wrong["plans"][0]["tasks"][0]["days_late"] = json!(3);
    let messages = found(wrong);
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("task 1.1 days_late"), "{messages:?}");
    assert!(messages[0].contains("the oracle says 2, the program 3"));
    let mut missing = right;
    missing["plans"][0]["tasks"][0].as_object_mut().expect("a task").remove("percent");
    assert_eq!(found(missing).len(), 1);
}
