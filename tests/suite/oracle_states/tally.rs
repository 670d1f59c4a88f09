//! Counts what was drawn: tasks by due and state, gaps by kind, plans by issue.

use chrono::Datelike;

use super::answers::State;
use super::gaps::{GapKind, gaps};
use super::history::{Seen, added_on, in_force, occurrences_of, seen};
use super::model::{Due, Issued, OnRestDay, Plan, ReportPeriod, Settings, Spent, Task, Workspace};
use super::periods::{occurrences, report_list, whole_occurrences, whole_report_list};
use super::rules::{verdict, who_delivered};
use crate::oracle::Tally;

/// The kind of a due, as one word.
pub fn kind(due: &Due) -> &'static str {
    match due {
        Due::On(_) => "day",
        Due::By(_) => "by",
        Due::Weekly => "weekly",
        Due::Monthly => "monthly",
        Due::Quarterly => "quarterly",
        Due::HalfYearly => "half-yearly",
        Due::Yearly => "yearly",
        Due::EveryReport => "every-report",
        Due::Days(_) => "days",
        Due::Continuous => "continuous",
        Due::OnDemand => "on-demand",
        Due::After { .. } => "after",
        Due::DaysAfter { .. } => "days-after",
        Due::WorkingDaysAfter { .. } => "working-days-after",
    }
}

/// When a plan was issued, as one word.
pub fn issue(plan: &Plan) -> &'static str {
    match plan.issued {
        Issued::Draft => "draft",
        Issued::Undated => "undated",
        Issued::On(date) if date < plan.start => "before the start",
        Issued::On(date) if date == plan.start => "on the start",
        Issued::On(date) if date <= plan.end => "within the plan",
        Issued::On(_) => "after the end",
    }
}

/// How many occurrences of a task the day of issue takes away, or the amendment that adds it, in one word; none for a
/// task that does not recur.
pub fn falls_out(task: &Task, plan: &Plan, settings: &Settings) -> Option<&'static str> {
    let whole = whole_occurrences(&task.due, plan, settings)?.len();
    let left = occurrences_of(task, plan, settings)?.len();
    Some(match left {
        0 => "all",
        _ if left < whole => "some",
        _ => "none",
    })
}

/// The state of the period `end` in a plan, in words.
pub fn end_period(plan: &Plan, settings: &Settings) -> &'static str {
    let is_end = |list: Vec<_>| list.into_iter().any(|period: ReportPeriod| period.name == "end");
    if is_end(report_list(plan, settings)) {
        if plan.start.year() == plan.end.year() { "there, of one year" } else { "there, of several years" }
    } else if is_end(whole_report_list(plan, settings)) {
        "fallen out"
    } else {
        "not needed"
    }
}

/// The keys, forms and states that a run must draw.
pub const MUST_DRAW: [(&str, &[&str]); 8] = [
    (
        "keys",
        &["work-days", "due-on-rest-day = same-day", "due-on-rest-day = next-working-day", "work-day and holiday"],
    ),
    (
        "tasks by due and state",
        &[
            "by, done",
            "by, done-late",
            "by, overdue",
            "by, due-soon",
            "by, in-progress",
            "by, not-started",
            "weekly, done",
            "weekly, done-late",
            "weekly, overdue",
            "weekly, due-soon",
            "weekly, in-progress",
            "weekly, not-started",
            "weekly, waiting",
            "after, waiting",
            "after, in-progress",
            "after, done",
        ],
    ),
    (
        "tasks of groups by state",
        &["dropped", "on-demand", "done", "done-late", "waiting", "overdue", "due-soon", "in-progress", "not-started"],
    ),
    (
        "history",
        &[
            "amendment.changes",
            "amendment.adds",
            "task.was in force",
            "task.was over",
            "several entries of task.was",
            "added task that is not there yet",
            "added task that owes less",
        ],
    ),
    ("keys", &["fund", "spent", "spent by day"]),
    ("history", &["replaced"]),
    ("tasks of groups", &["all have delivered", "some have delivered", "nobody has delivered"]),
    ("tasks with a due day that moved", &["done", "done-late", "overdue", "due-soon", "in-progress", "not-started"]),
];

/// Counts the keys of the settings.
fn count_settings(settings: &Settings, tally: &mut Tally) {
    if !settings.work_days.is_empty() {
        tally.one("keys", "work-days");
    }
    if settings.work_days.iter().any(|day| settings.holidays.contains(day)) {
        tally.one("keys", "work-day and holiday");
    }
    match settings.on_rest_day {
        Some(OnRestDay::SameDay) => tally.one("keys", "due-on-rest-day = same-day"),
        Some(OnRestDay::NextWorkingDay) => tally.one("keys", "due-on-rest-day = next-working-day"),
        None => {}
    }
}

/// Counts what amendments changed.
fn count_history(plan: &Plan, settings: &Settings, is_replaced: bool, tally: &mut Tally) {
    let mut one = |name: &str, holds: bool| {
        if holds {
            tally.one("history", name);
        }
    };
    one("replaced", is_replaced);
    for amendment in &plan.amendments {
        one("amendment.changes", !amendment.changes.is_empty());
        one("amendment.adds", !amendment.adds.is_empty());
        one("amendment.drops", !amendment.drops.is_empty());
    }
    for task in &plan.tasks {
        let is_in_force = in_force(&task.was, |was| was.until, settings.as_of, settings).is_some();
        one("task.was in force", is_in_force);
        one("task.was over", !task.was.is_empty() && !is_in_force);
        one("several entries of task.was", task.was.len() > 1);
        let all = occurrences(&task.due, plan, settings).map_or(0, |found| found.len());
        one("added task that owes less", occurrences_of(task, plan, settings).map_or(0, |found| found.len()) < all);
    }
}

/// Counts the money of a task.
fn count_money(task: &Task, tally: &mut Tally) {
    if task.fund.is_some() {
        tally.one("keys", "fund");
    }
    match task.spent {
        Some(Spent::Sum(_)) => tally.one("keys", "spent"),
        Some(Spent::Days(_)) => tally.one("keys", "spent by day"),
        None => {}
    }
}

/// Counts a task that a group leads.
fn count_group(task: &Task, state: State, settings: &Settings, tally: &mut Tally) {
    if task.members.is_empty() {
        return;
    }
    tally.one("tasks of groups by state", state.word());
    let delivered = who_delivered(task, None, settings).len();
    tally.one(
        "tasks of groups",
        match delivered {
            0 => "nobody has delivered",
            _ if delivered < task.members.len() => "some have delivered",
            _ => "all have delivered",
        },
    );
}

/// Counts what is in the workspace.
pub fn count(workspace: &Workspace, tally: &mut Tally) {
    count_settings(&workspace.settings, tally);
    for plan in &workspace.plans {
        for task in plan.tasks.iter().filter(|task| added_on(plan, &task.id) > Some(workspace.settings.as_of)) {
            tally.one(
                "history",
                if task.dropped.is_some() { "added and dropped" } else { "added task that is not there yet" },
            );
        }
    }
    for Seen { plan, settings, replaced_by } in &seen(workspace) {
        count_history(plan, settings, replaced_by.is_some(), tally);
        tally.one("plans by issue", issue(plan));
        tally.one("plans by the period end", end_period(plan, settings));
        for gap in gaps(plan, settings, settings.as_of) {
            tally.one("gaps", gap.kind.word());
            if gap.kind == GapKind::TwoRoles {
                let how = if gap.assignees.len() > 1 { "several posts of one name" } else { "one post" };
                tally.one("two roles by", how);
            }
        }
        for task in &plan.tasks {
            let found = verdict(task, plan, settings);
            let state = found.state;
            count_group(task, state, settings, tally);
            count_money(task, tally);
            if found.due != found.written {
                tally.one("tasks with a due day that moved", state.word());
            }
            tally.one("tasks by state", state.word());
            tally.one("tasks by due and state", format!("{}, {}", kind(&task.due), state.word()));
            let Some(fallen) = falls_out(task, plan, settings) else {
                continue;
            };
            tally.one("recurring tasks by what falls out", format!("{fallen}, {}", issue(plan)));
            let waits = if state == State::Waiting { "waiting" } else { "not waiting" };
            tally.one("recurring tasks by what falls out and whether they wait", format!("{fallen}, {waits}"));
        }
    }
}
