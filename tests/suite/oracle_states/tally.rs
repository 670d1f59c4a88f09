//! Counts what was drawn: tasks by due and state, gaps by kind, plans by issue.

use chrono::Datelike;

use super::answers::State;
use super::gaps::{GapKind, gaps};
use super::model::{Due, Issued, Plan, ReportPeriod, Settings, Workspace};
use super::periods::{occurrences, report_list, whole_occurrences, whole_report_list};
use super::rules::verdict;
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

/// Which occurrences of a due the day of issue takes away, in one word; none for a due that does not recur.
pub fn falls_out(due: &Due, plan: &Plan, settings: &Settings) -> Option<&'static str> {
    let whole = whole_occurrences(due, plan, settings)?.len();
    let left = occurrences(due, plan, settings)?.len();
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

/// Counts what is in the workspace.
pub fn count(workspace: &Workspace, tally: &mut Tally) {
    let settings = &workspace.settings;
    for plan in &workspace.plans {
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
            let state = verdict(task, plan, settings).state;
            tally.one("tasks by state", state.word());
            tally.one("tasks by due and state", format!("{}, {}", kind(&task.due), state.word()));
            let Some(fallen) = falls_out(&task.due, plan, settings) else {
                continue;
            };
            tally.one("recurring tasks by what falls out", format!("{fallen}, {}", issue(plan)));
            let waits = if state == State::Waiting { "waiting" } else { "not waiting" };
            tally.one("recurring tasks by what falls out and whether they wait", format!("{fallen}, {waits}"));
        }
    }
}
