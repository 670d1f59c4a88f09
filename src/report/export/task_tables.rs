//! Three tables of an export: tasks, their deliveries, and the gaps in their assignment.

use super::plan_on_day::PlanOnDay;
use super::plan_tables::{assignee, id};
use super::schema::{Link, TO_PLAN, Table};
use crate::calc::{self, GapKind, State};
use crate::model::{OccurrenceName, Plan, Task};
use crate::report::fields::{Datum, Kind, PLAN, field, words};
use crate::report::status::members::MemberShare;
use crate::report::status::rows::{content, fund};
use crate::source::At;
use crate::text::{Both, Raw};
use crate::value::{AssigneeId, Day, TargetId, TaskId};

pub(super) static TASKS: Table = Table {
    name: "tasks",
    doc: Both {
        en: "one row per task, with where it stands on the day",
        vi: "mỗi dòng một nhiệm vụ, kèm trạng thái vào ngày tính",
    },
    fields: &[
        PLAN,
        field("task", Kind::Text, "id of the task", "mã nhiệm vụ"),
        field("area", Kind::Text, "id of its area", "mã lĩnh vực"),
        field("title", Kind::Text, "what is to be done", "nội dung"),
        field("output", Kind::Text, "what comes out of it", "sản phẩm"),
        field("lead", Kind::Text, "ids of who leads; one, where all is well", "mã người chủ trì; đúng ra chỉ một"),
        field(
            "support",
            Kind::Text,
            "ids of who supports, parted by blanks",
            "mã người phối hợp, cách nhau bằng dấu cách",
        ),
        field(
            "oversee",
            Kind::Text,
            "ids of who oversees, parted by blanks",
            "mã người giám sát, cách nhau bằng dấu cách",
        ),
        field("state", Kind::Word(words::<State>), "where it stands", "trạng thái"),
        field(
            "due",
            Kind::Day,
            "the due day that decides the state or comes next",
            "hạn quyết định trạng thái hoặc hạn kế tiếp",
        ),
        field(
            "due_as_written",
            Kind::Text,
            "what the file says where it differs from `due`: `2023-06`, `2023-Q2`, `2023-H1`, `2023`, or a rest day",
            "hạn ghi trong tệp khi khác `due`: `2023-06`, `2023-Q2`, `2023-H1`, `2023` hoặc một ngày nghỉ",
        ),
        field(
            "days_late",
            Kind::Whole,
            "days late, when overdue or done late",
            "số ngày trễ, khi quá hạn hoặc xong trễ",
        ),
        field("percent", Kind::Number, "how far it is by the latest entry", "phần trăm theo lần ghi gần nhất"),
        field("occurrences", Kind::Whole, "how often a recurring task comes up", "số lần của nhiệm vụ định kỳ"),
        field("occurrences_due", Kind::Whole, "how many of these are due by the day", "số lần đã đến hạn"),
        field("occurrences_delivered", Kind::Whole, "how many of these are delivered", "số lần đã nộp kết quả"),
        field("members", Kind::Whole, "how many members the group has that leads it", "số thành viên của nhóm chủ trì"),
        field(
            "members_delivered",
            Kind::Whole,
            "how many of these have delivered for `due`",
            "số thành viên đã nộp kết quả của hạn `due`",
        ),
        field(
            "members_missing",
            Kind::Text,
            "ids of those that have not, parted by blanks",
            "mã thành viên chưa nộp, cách nhau bằng dấu cách",
        ),
        field("provisional", Kind::Flag, "not in the text at hand", "chưa có trong văn bản"),
        field("cost", Kind::Number, "estimated cost, đồng", "dự toán, đồng"),
        field("spent", Kind::Number, "spent by the day, đồng", "đã chi đến ngày tính, đồng"),
        field("fund", Kind::Text, "id of the fund that pays for it", "mã nguồn kinh phí"),
        field("content", Kind::Text, "id of the content of its spending", "mã nội dung chi"),
        field(
            "serves",
            Kind::Text,
            "ids of the targets that it moves, parted by blanks",
            "mã chỉ tiêu mà nhiệm vụ phục vụ, cách nhau bằng dấu cách",
        ),
        field("source", Kind::Text, "where the written plan says so", "vị trí trong văn bản"),
    ],
    key: &["plan", "task"],
    links: &[TO_PLAN, Link { fields: &["plan", "area"], table: "areas" }],
};

pub(super) static DELIVERIES: Table = Table {
    name: "deliveries",
    doc: Both {
        en: "one row per delivery known on the day", vi: "mỗi dòng một lần nộp kết quả đã có vào ngày tính"
    },
    fields: &[
        PLAN,
        field("task", Kind::Text, "id of the task", "mã nhiệm vụ"),
        field("delivered_on", Kind::Day, "day of delivery", "ngày nộp"),
        field(
            "occurrence",
            Kind::Text,
            "the occurrence: a report period or a due day",
            "cho kỳ nào: kỳ báo cáo hoặc ngày đến hạn",
        ),
        field(
            "by",
            Kind::Text,
            "id of the member that delivered, of the group that leads",
            "mã thành viên của nhóm chủ trì đã nộp",
        ),
        field(
            "evidence",
            Kind::Text,
            "document numbers or files, parted by semicolons",
            "số văn bản hoặc tệp, cách nhau bằng dấu chấm phẩy",
        ),
    ],
    key: &[],
    links: &[TO_PLAN, Link { fields: &["plan", "task"], table: "tasks" }],
};

pub(super) static GAPS: Table = Table {
    name: "gaps",
    doc: Both { en: "one row per gap in the assignment", vi: "mỗi dòng một thiếu sót trong phân công" },
    fields: &[
        PLAN,
        field("kind", Kind::Word(words::<GapKind>), "what is wrong", "thiếu sót gì"),
        field(
            "tasks",
            Kind::Text,
            "ids of the tasks concerned, parted by blanks",
            "mã nhiệm vụ liên quan, cách nhau bằng dấu cách",
        ),
        field(
            "assignees",
            Kind::Text,
            "ids of those concerned, parted by blanks",
            "mã người liên quan, cách nhau bằng dấu cách",
        ),
    ],
    key: &[],
    links: &[TO_PLAN],
};

pub(super) fn tasks(PlanOnDay { plan, view, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    plan.tasks.iter().map(|task| task_row(plan, task, &calc::task_status(plan, task, view), view.as_of)).collect()
}

fn task_row(plan: &Plan, task: &Task, status: &calc::TaskStatus, as_of: Day) -> Vec<Datum> {
    let people = |ids: &[At<AssigneeId>]| Datum::joined(ids.iter().map(|one| assignee(plan, &one.value)), " ");
    let area = plan.areas.named(task.area.value.as_str());
    let target = |target: &At<TargetId>| {
        let own = plan.targets.named(target.value.as_str());
        own.map_or_else(|| target.value.raw(), |own| own.id.value.raw())
    };
    let counted = |part: fn(&calc::OccurrenceCounts) -> usize| {
        Datum::of(status.occurrences.as_ref(), |counted| Datum::count(part(counted)))
    };
    let [members, delivered, missing] = MemberShare::data(MemberShare::of_task(plan, status).as_ref());
    vec![
        id(plan),
        Datum::Text(task.id.value.raw()),
        Datum::Text(area.map_or_else(|| task.area.value.raw(), |area| area.id.value.raw())),
        Datum::text(&task.title),
        Datum::of(task.output.as_ref(), Datum::text),
        people(&task.leads),
        people(&task.support),
        people(&task.oversee),
        Datum::Word(status.state.word()),
        Datum::of(status.due, Datum::Day),
        Datum::of(status.due_as_written, |written| Datum::Text(Raw::new(written.to_string()))),
        Datum::of(status.days_late, Datum::whole),
        Datum::of(status.percent.as_ref(), Datum::stated),
        counted(|counted| counted.total),
        counted(|counted| counted.due),
        counted(|counted| counted.delivered),
        members,
        delivered,
        missing,
        Datum::Flag(task.provisional),
        Datum::of(task.cost.as_ref(), |cost| Datum::stated(&cost.value)),
        Datum::of(calc::spent(task, as_of).as_ref(), Datum::stated),
        Datum::of(task.fund.as_ref(), |id| Datum::Text(fund(plan, &id.value))),
        Datum::of(task.content.as_ref(), |id| Datum::Text(content(plan, &id.value))),
        Datum::joined(task.serves.iter().map(target), " "),
        Datum::of(task.source.as_ref(), Datum::text),
    ]
}

pub(super) fn deliveries(PlanOnDay { plan, view, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let mut rows = Vec::new();
    for task in &plan.tasks {
        for delivery in task.done.iter().filter(|delivery| delivery.on.value <= view.as_of) {
            let occurrence = |name: &At<OccurrenceName>| Datum::Text(Raw::new(name.value.written()));
            rows.push(vec![
                id(plan),
                Datum::Text(task.id.value.raw()),
                Datum::Day(delivery.on.value),
                Datum::of(delivery.occurrence.as_ref(), occurrence),
                Datum::of(delivery.by.as_ref(), |by| Datum::Text(assignee(plan, &by.value))),
                Datum::of(delivery.evidence.as_ref(), |evidence| evidence_datum(&evidence.value)),
            ]);
        }
    }
    rows
}

pub(super) fn evidence_datum(evidence: &[At<String>]) -> Datum {
    Datum::joined(evidence.iter().map(|one| Raw::new(&*one.value)), "; ")
}

pub(super) fn gaps(PlanOnDay { plan, view, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let row = |gap: calc::Gap| {
        vec![
            id(plan),
            Datum::Word(gap.kind.word()),
            Datum::joined(gap.tasks.iter().map(TaskId::raw), " "),
            Datum::joined(gap.assignees.iter().map(|one| assignee(plan, one)), " "),
        ]
    };
    calc::standing_gaps(plan, view).into_iter().map(row).collect()
}
