//! Where plans stand as a table for other programs, the columns named as in an export.

use super::document::{Grouping, Listing, by_assignee, by_month};
use super::rollup::StatusRollup;
use super::rows::{PlanStatus, TaskRow};
use super::tally::STATES;
use crate::calc::Tally;
use crate::report::fields::{Datum, Field, Kind, PLAN, field};
use crate::report::rollup::GroupBy;
use crate::text::Raw;

const DUE: Field = field("due", Kind::Day, "the due day", "thời hạn");
const DAYS_LATE: Field = field("days_late", Kind::Whole, "days late", "số ngày trễ");

const TASKS: [Field; 12] = [
    PLAN,
    field("task", Kind::Text, "id of the task", "mã nhiệm vụ"),
    field("area", Kind::Text, "id of its area", "mã lĩnh vực"),
    field("title", Kind::Text, "what is to be done", "nội dung"),
    field("lead", Kind::Text, "ids of who leads; one, where all is well", "mã người chủ trì; đúng ra chỉ một"),
    field("support", Kind::Text, "ids of who supports", "mã người phối hợp"),
    field("oversee", Kind::Text, "ids of who oversees", "mã người giám sát"),
    field("state", Kind::Text, "where it stands", "trạng thái"),
    DUE,
    DAYS_LATE,
    field("percent", Kind::Number, "how far it is by the latest entry", "phần trăm theo lần ghi gần nhất"),
    field("provisional", Kind::Flag, "not in the text at hand", "chưa có trong văn bản"),
];

const REPORTS: [Field; 6] = [
    PLAN,
    field("period", Kind::Text, "name of the period", "tên kỳ"),
    DUE,
    field("state", Kind::Text, "whether it was sent", "trạng thái"),
    field("sent_on", Kind::Day, "the day on which it was sent", "ngày gửi"),
    DAYS_LATE,
];

/// How many tasks the text announces, how many there are, and how many are in each state.
const COUNTS: [Field; 13] = [
    field("declared_tasks", Kind::Whole, "how many tasks the text announces", "số nhiệm vụ mà văn bản nêu"),
    field("tasks", Kind::Whole, "how many there are", "số nhiệm vụ"),
    field("done", Kind::Whole, "done in time", "xong đúng hạn"),
    field("done_late", Kind::Whole, "done late", "xong trễ"),
    field("in_progress", Kind::Whole, "in progress", "đang làm"),
    field("due_soon", Kind::Whole, "due soon", "sắp đến hạn"),
    field("overdue", Kind::Whole, "overdue", "quá hạn"),
    field("not_started", Kind::Whole, "not started", "chưa bắt đầu"),
    field("waiting", Kind::Whole, "waiting for an event", "chờ sự kiện"),
    field("on_demand", Kind::Whole, "on demand", "khi có yêu cầu"),
    field("dropped", Kind::Whole, "dropped", "dừng thực hiện"),
    field("completed", Kind::Whole, "of the completion: how many", "tiến độ: số đã xong"),
    field("to_complete", Kind::Whole, "of the completion: of how many", "tiến độ: trên tổng số"),
];

/// The columns of a listing.
pub(super) fn fields(listing: Listing, grouping: Grouping) -> Vec<Field> {
    let named = |name, en, vi| field(name, Kind::Text, en, vi);
    let title = named("title", "its name", "tên");
    let mut fields = match (listing, grouping) {
        (Listing::Tasks, _) => return TASKS.to_vec(),
        (Listing::Reports, _) => return REPORTS.to_vec(),
        (Listing::Open, Grouping::Area) => vec![PLAN, named("area", "id of the area", "mã lĩnh vực"), title],
        (Listing::Open, Grouping::Assignee) => vec![PLAN, named("lead", "id of who leads", "mã người chủ trì"), title],
        (Listing::Open, Grouping::Month) => vec![PLAN, named("month", "the month of the due day", "tháng đến hạn")],
        (Listing::Open, Grouping::Plans(by)) => {
            let (en, vi) = ("the group", "nhóm");
            let by = if by == GroupBy::Plan { PLAN } else { named(by.word(), en, vi) };
            vec![by, field("plans", Kind::Whole, "how many plans", "số kế hoạch")]
        }
    };
    fields.extend(COUNTS);
    fields
}

/// The rows of a plan.
pub(super) fn plan_rows(plan: &PlanStatus, listing: Listing, grouping: Grouping) -> Vec<Vec<Datum>> {
    let id = || Datum::Text(plan.id.clone());
    match (listing, grouping) {
        (Listing::Tasks, _) => plan.tasks.iter().map(|task| task_row(plan, task)).collect(),
        (Listing::Reports, _) => report_rows(plan),
        (Listing::Open, Grouping::Area | Grouping::Plans(_)) => {
            let row = |area: &super::rows::AreaStatus| {
                let head = vec![id(), Datum::Text(area.id.clone()), Datum::Text(area.title.clone())];
                counted(head, area.declared, &area.tally)
            };
            plan.areas.iter().map(row).collect()
        }
        (Listing::Open, Grouping::Assignee) => {
            let row = |(who, tally): (Option<&(Raw, Raw)>, Tally)| {
                let text = |part: fn(&(Raw, Raw)) -> &Raw| Datum::of(who.map(part).cloned(), Datum::Text);
                counted(vec![id(), text(|(id, _)| id), text(|(_, title)| title)], None, &tally)
            };
            by_assignee(plan).into_iter().map(row).collect()
        }
        (Listing::Open, Grouping::Month) => {
            let name = |(year, month): (i32, u32)| Datum::Text(Raw::new(format!("{year:04}-{month:02}")));
            let row =
                |(month, tally): (Option<(i32, u32)>, Tally)| counted(vec![id(), Datum::of(month, name)], None, &tally);
            by_month(plan).into_iter().map(row).collect()
        }
    }
}

/// The rows of many plans together.
pub(super) fn rollup_rows(rollup: &StatusRollup) -> Vec<Vec<Datum>> {
    let row = |row: &super::rollup::RollupRow| {
        counted(vec![Datum::Text(row.id.clone()), Datum::count(row.plans)], row.declared, &row.tally)
    };
    rollup.rows.iter().map(row).collect()
}

fn counted(mut row: Vec<Datum>, declared: Option<u32>, tally: &Tally) -> Vec<Datum> {
    let completion = tally.completion();
    row.extend([Datum::of(declared, |declared| Datum::Whole(declared.into())), Datum::count(tally.tasks())]);
    row.extend(STATES.map(|(state, ..)| Datum::count(tally.of(state))));
    row.extend([completion.numerator, completion.denominator].map(Datum::count));
    row
}

fn task_row(plan: &PlanStatus, task: &TaskRow) -> Vec<Datum> {
    let ids = |ids: &[Raw]| Datum::joined(ids.iter().cloned(), " ");
    vec![
        Datum::Text(plan.id.clone()),
        Datum::Text(task.id.clone()),
        Datum::Text(task.area.clone()),
        Datum::Text(task.title.clone()),
        ids(&task.leads),
        ids(&task.support),
        ids(&task.oversee),
        Datum::Word(task.status.state.word()),
        Datum::of(task.status.due, Datum::Day),
        Datum::of(task.status.days_late, |days| Datum::Whole(days.into())),
        Datum::of(task.status.percent.as_ref(), Datum::stated),
        Datum::Flag(task.provisional),
    ]
}

/// A draft owes no report; one that it sent all the same counts.
fn report_rows(plan: &PlanStatus) -> Vec<Vec<Datum>> {
    let owed = plan.reports.iter().filter(|(_, state)| !plan.is_draft || state.sent().is_some());
    let rows = owed.map(|(period, state)| {
        let late = state.sent().map(|on| on.days_since(period.due)).filter(|days| *days > 0);
        vec![
            Datum::Text(plan.id.clone()),
            Datum::Text(Raw::new(&*period.name)),
            Datum::Day(period.due),
            Datum::Word(state.word()),
            Datum::of(state.sent(), Datum::Day),
            Datum::of(late, |days| Datum::Whole(days.into())),
        ]
    });
    rows.collect()
}
