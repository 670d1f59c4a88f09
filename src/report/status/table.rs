//! The status of plans as a table for other programs. Its columns have the names of `cchc export`.

use super::document::{Grouping, Listing, by_assignee, by_month};
use super::members::{MEMBER_COLUMNS, MemberShare};
use super::rollup::{RollupRow, StatusRollup};
use super::rows::{AreaStatus, PlanStatus, TaskRow};
use super::tally::STATES;
use crate::calc::Tally;
use crate::report::fields::Datum;
use crate::report::plan_label::PLAN_STATE;
use crate::text::Raw;

const TASKS: &[&str] = &[
    "plan",
    "task",
    "area",
    "title",
    "lead",
    "support",
    "oversee",
    "state",
    "due",
    "days_late",
    "percent",
    "provisional",
    MEMBER_COLUMNS[0],
    MEMBER_COLUMNS[1],
    MEMBER_COLUMNS[2],
    PLAN_STATE,
];
const REPORTS: &[&str] = &["plan", "period", "due", "state", "sent_on", "days_late", PLAN_STATE];
/// The announced tasks, all tasks, the tasks in each state, and the two counts of completion.
const COUNTS: &[&str] = &[
    "declared_tasks",
    "tasks",
    "done",
    "done_late",
    "in_progress",
    "due_soon",
    "overdue",
    "not_started",
    "waiting",
    "on_demand",
    "dropped",
    "completed",
    "to_complete",
];

pub(super) fn columns(listing: Listing, grouping: Grouping) -> Vec<&'static str> {
    let group: &[&str] = match (listing, grouping) {
        (Listing::Tasks, _) => return TASKS.to_vec(),
        (Listing::Reports, _) => return REPORTS.to_vec(),
        (Listing::Open, Grouping::Area) => &["plan", "area", "title"],
        (Listing::Open, Grouping::Assignee) => &["plan", "lead", "title"],
        (Listing::Open, Grouping::Month) => &["plan", "month"],
        (Listing::Open, Grouping::Plans(by)) => &[by.word(), "plans"],
    };
    let last: &[&str] = if matches!(grouping, Grouping::Plans(_)) { &["drafts", "replaced"] } else { &[PLAN_STATE] };
    [group, COUNTS, last].concat()
}

pub(super) fn plan_rows(plan: &PlanStatus, listing: Listing, grouping: Grouping) -> Vec<Vec<Datum>> {
    let id = || Datum::Text(plan.label.id.clone());
    match (listing, grouping) {
        (Listing::Tasks, _) => plan.tasks.iter().map(|task| task_row(plan, task)).collect(),
        (Listing::Reports, _) => report_rows(plan),
        (Listing::Open, Grouping::Area | Grouping::Plans(_)) => {
            let row = |area: &AreaStatus| {
                let head = vec![id(), Datum::Text(area.id.clone()), Datum::Text(area.title.clone())];
                counted(head, area.declared, &area.tally, vec![plan.label.state_cell()])
            };
            plan.areas.iter().map(row).collect()
        }
        (Listing::Open, Grouping::Assignee) => {
            let row = |(who, tally): (Option<&(Raw, Raw)>, Tally)| {
                let text = |part: fn(&(Raw, Raw)) -> &Raw| Datum::of(who.map(part).cloned(), Datum::Text);
                counted(
                    vec![id(), text(|(id, _)| id), text(|(_, title)| title)],
                    None,
                    &tally,
                    vec![plan.label.state_cell()],
                )
            };
            by_assignee(plan).into_iter().map(row).collect()
        }
        (Listing::Open, Grouping::Month) => {
            let name = |(year, month): (i32, u32)| Datum::Text(Raw::new(format!("{year:04}-{month:02}")));
            let row = |(month, tally): (Option<(i32, u32)>, Tally)| {
                counted(vec![id(), Datum::of(month, name)], None, &tally, vec![plan.label.state_cell()])
            };
            by_month(plan).into_iter().map(row).collect()
        }
    }
}

pub(super) fn rollup_rows(rollup: &StatusRollup) -> Vec<Vec<Datum>> {
    let row = |row: &RollupRow| {
        counted(
            vec![Datum::Text(row.id.clone()), Datum::count(row.count.standing())],
            row.declared,
            &row.tally,
            [row.count.drafts, row.count.replaced].map(Datum::count).to_vec(),
        )
    };
    rollup.rows.iter().map(row).collect()
}

fn counted(mut row: Vec<Datum>, declared: Option<u32>, tally: &Tally, last: Vec<Datum>) -> Vec<Datum> {
    let completion = tally.completion();
    row.extend([Datum::of(declared, Datum::whole), Datum::count(tally.tasks())]);
    row.extend(STATES.map(|(state, ..)| Datum::count(tally.of(state))));
    row.extend([completion.numerator, completion.denominator].map(Datum::count));
    row.extend(last);
    row
}

fn task_row(plan: &PlanStatus, task: &TaskRow) -> Vec<Datum> {
    let ids = |ids: &[Raw]| Datum::joined(ids.iter().cloned(), " ");
    let row = vec![
        Datum::Text(plan.label.id.clone()),
        Datum::Text(task.id.clone()),
        Datum::Text(task.area.clone()),
        Datum::Text(task.title.clone()),
        ids(&task.leads),
        ids(&task.support),
        ids(&task.oversee),
        Datum::Word(task.status.state.word()),
        Datum::of(task.status.due, Datum::Day),
        Datum::of(task.status.days_late, Datum::whole),
        Datum::of(task.status.percent.as_ref(), Datum::stated),
        Datum::Flag(task.provisional),
    ];
    row.into_iter().chain(MemberShare::data(task.members.as_ref())).chain([plan.label.state_cell()]).collect()
}

fn report_rows(plan: &PlanStatus) -> Vec<Vec<Datum>> {
    let rows = plan.reports_to_show().map(|(period, state)| {
        let late = state.sent().map(|on| on.days_since(period.due.day)).filter(|days| *days > 0);
        vec![
            Datum::Text(plan.label.id.clone()),
            Datum::Text(Raw::new(&*period.name)),
            Datum::Day(period.due.day),
            Datum::Word(state.word()),
            Datum::of(state.sent(), Datum::Day),
            Datum::of(late, Datum::whole),
            plan.label.state_cell(),
        ]
    });
    rows.collect()
}
