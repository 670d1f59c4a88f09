//! Tests of the test: the generated plans hold no errors and reach what they are meant to reach,
//! and (`coverage/comparison.rs`) the comparison sees a wrong answer.

mod comparison;
mod slips;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::fold::name;
use super::gaps::{GapKind, test_days};
use super::model::{Due, Holder, Issued, OccurrenceName, Plan, Task, Workspace};
use super::periods::{counts_from, day, plus, whole_occurrences};
use super::rules::verdict;
use super::tally::{self, falls_out, kind};
use super::{States, generate};
use crate::oracle::{Oracle as _, Tally};

/// The workspaces of the default run.
fn default_run() -> Vec<Workspace> {
    (0..States::WORKSPACES).map(generate::small).collect()
}

/// Every delivery of a recurring task names one of its occurrences, every id is known.
fn assert_without_errors(task: &Task, plan: &Plan, workspace: &Workspace) {
    match whole_occurrences(&task.due, plan, &workspace.settings) {
        Some(found) => {
            for delivery in &task.done {
                assert!(found.iter().any(|each| each.is_named(delivery)), "{task:?}");
            }
        }
        None => assert!(task.done.iter().all(|delivery| delivery.of.is_none()), "{task:?}"),
    }
    assert!(plan.areas.contains(&task.area));
    if !task.area_is_written {
        assert_eq!(task.id.split('.').next(), Some(&task.area[..]));
    }
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for list in [&task.leads, &task.support, &task.oversee] {
        assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len(), "twice in one role: {task:?}");
        ids.extend(list.iter().map(|id| &id[..]));
    }
    assert!(ids.iter().all(|id| plan.assignees.iter().any(|assignee| assignee.id == *id)));
}

/// No holder ends before beginning.
fn assert_forwards(holder: &Holder) {
    if let (Some(from), Some(until)) = (holder.from, holder.until) {
        assert!(from <= until, "{holder:?}");
    }
}

/// In the default run each kind of due comes in each state that it can have, with the edges of
/// `due-soon`.
#[test]
fn generated_plans_reach_every_state() {
    let mut reached = BTreeSet::new();
    let mut offsets = BTreeSet::new();
    let mut own_periods = 0;
    for workspace in default_run() {
        let settings = &workspace.settings;
        assert!((1..=5).contains(&workspace.plans.len()));
        for plan in &workspace.plans {
            assert!(plan.start < plan.end && plan.start >= day(2022, 1, 1));
            assert!(plan.end <= day(2026, 12, 31));
            own_periods += plan.report_periods.len();
            plan.assignees.iter().flat_map(|assignee| &assignee.holders).for_each(assert_forwards);
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
        "by",
        "weekly",
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
        ("after", "waiting"),
        ("after", "in-progress"),
        ("after", "done"),
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

/// The default run has each gap and each state of issue. It has the period `end`, both as an
/// occurrence and taken away.
#[test]
fn generated_plans_reach_every_gap_and_every_issue() {
    let mut tally = Tally::default();
    let mut of_end = BTreeSet::new();
    let mut fallen_out_but_delivered = 0;
    let mut future = BTreeSet::new();
    let mut issued_beside = BTreeSet::new();
    for workspace in default_run() {
        tally::count(&workspace, &mut tally);
        let settings = &workspace.settings;
        let as_of = settings.as_of;
        for plan in &workspace.plans {
            for task in &plan.tasks {
                let later = |day: NaiveDate| day > as_of;
                let later_event = |event: Option<NaiveDate>| event.is_some_and(later);
                for (name, is_there) in [
                    ("delivery", task.done.iter().any(|delivery| later(delivery.on))),
                    ("progress", task.progress.iter().any(|entry| later(entry.on))),
                    ("started", task.started.is_some_and(later)),
                    ("dropped", task.dropped.is_some_and(later)),
                    (
                        "event",
                        matches!(task.due, Due::DaysAfter { event, .. } | Due::WorkingDaysAfter { event, .. } if later_event(event)),
                    ),
                ] {
                    if is_there {
                        future.insert(name);
                    }
                }
                for occurrence in whole_occurrences(&task.due, plan, settings).into_iter().flatten() {
                    let due = occurrence.due;
                    for offset in -1..=1 {
                        if counts_from(plan) == plus(due, offset) && matches!(plan.issued, Issued::On(_)) {
                            issued_beside.insert((offset, task.due == Due::EveryReport));
                        }
                    }
                }
                if falls_out(task, plan, settings) == Some("all") && !task.done.is_empty() {
                    fallen_out_but_delivered += 1;
                }
                let end = OccurrenceName::Period("end".to_owned());
                let is_delivered = task.done.iter().any(|delivery| delivery.of.as_ref() == Some(&end));
                let due = verdict(task, plan, settings).due;
                if task.due == Due::EveryReport && is_delivered {
                    of_end.insert("delivered");
                }
                if task.due == Due::EveryReport && due == Some(plus(plan.end, 6)) {
                    of_end.insert(verdict(task, plan, settings).state.word());
                }
            }
        }
    }
    for kind in GapKind::ALL {
        assert!(tally.count("gaps", kind.word()) >= 20, "{tally}");
    }
    for how in ["one post", "several posts of one name"] {
        assert!(tally.count("two roles by", how) >= 5, "{how}\n{tally}");
    }
    for issue in ["draft", "undated", "before the start", "on the start", "within the plan", "after the end"] {
        assert!(tally.count("plans by issue", issue) >= 5, "{issue}\n{tally}");
    }
    for (fallen, issue) in [
        ("none", "draft"),
        ("some", "draft"),
        ("none", "undated"),
        ("some", "undated"),
        ("none", "before the start"),
        ("none", "on the start"),
        ("none", "within the plan"),
        ("some", "within the plan"),
        ("all", "within the plan"),
        ("none", "after the end"),
        ("some", "after the end"),
        ("all", "after the end"),
    ] {
        let name = format!("{fallen}, {issue}");
        assert!(tally.count("recurring tasks by what falls out", &name) > 0, "{name}\n{tally}");
    }
    let waiting = "recurring tasks by what falls out and whether they wait";
    assert!(tally.count(waiting, "all, waiting") >= 20, "{tally}");
    assert_eq!(tally.count(waiting, "some, waiting") + tally.count(waiting, "none, waiting"), 0);
    for end in ["there, of one year", "there, of several years", "fallen out", "not needed"] {
        assert!(tally.count("plans by the period end", end) >= 3, "{end}\n{tally}");
    }
    for word in ["delivered", "done", "done-late", "overdue", "due-soon", "in-progress", "not-started"] {
        assert!(of_end.contains(word), "end as an occurrence: no {word}, {of_end:?}");
    }
    assert!(fallen_out_but_delivered > 0);
    assert_eq!(issued_beside.len(), 6, "issued on, before and after a due day: {issued_beside:?}");
    assert_eq!(future.into_iter().collect::<Vec<_>>(), ["delivery", "dropped", "event", "progress", "started"]);
}

/// A post changes hands on and beside the days for which the program looks up its holder. One name
/// stands in more than one spelling within a task.
#[test]
fn generated_posts_change_hands_on_every_edge() {
    let mut edges = BTreeSet::new();
    let mut spellings = 0;
    let mut overlaps = 0;
    for workspace in default_run() {
        let settings = &workspace.settings;
        for plan in &workspace.plans {
            let holders = |id: &String| &plan.assignees.iter().find(|it| it.id == *id).expect("known").holders;
            for one in plan.assignees.iter().flat_map(|assignee| assignee.holders.windows(2)) {
                overlaps += usize::from(one[0].until >= one[1].from && one[1].until >= one[0].from);
            }
            for task in &plan.tasks {
                for day in test_days(task, plan, settings).open {
                    for holder in task.leads.iter().flat_map(holders) {
                        for (name, date) in [("from", holder.from), ("until", holder.until)] {
                            for offset in -1..=1 {
                                if date == Some(plus(day, offset)) {
                                    edges.insert((name, offset));
                                }
                            }
                        }
                    }
                }
                let ids: Vec<&String> = task.leads.iter().chain(&task.support).chain(&task.oversee).collect();
                let names: BTreeSet<&str> = ids.iter().flat_map(|id| holders(id)).map(|it| &it.name[..]).collect();
                let folded: BTreeSet<String> = names.iter().map(|text| name(text)).collect();
                spellings += usize::from(folded.len() < names.len());
            }
        }
    }
    for edge in ["from", "until"].into_iter().flat_map(|name| (-1..=1).map(move |offset| (name, offset))) {
        assert!(edges.contains(&edge), "{edge:?} of {edges:?}");
    }
    assert!(spellings >= 20, "{spellings}");
    assert!(overlaps >= 5, "{overlaps} times two hold one post");
}

/// The same seed makes the same workspace.
#[test]
fn same_seed_makes_the_same_plans() {
    let one = format!("{:?}", generate::workspace(7, 5));
    assert_eq!(one, format!("{:?}", generate::workspace(7, 5)));
    assert_ne!(one, format!("{:?}", generate::workspace(8, 5)));
}
