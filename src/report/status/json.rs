//! The status of plans and tasks, in JSON.

use super::rollup::{RollupRow, StatusRollup};
use super::rows::{AreaStatus, PlanStatus, TaskRow};
use crate::calc::{Completion, OccurrenceCounts, ReportState, State, Tally};
use crate::model::Period;
use crate::report::json_values::{AtLeast, Id, JsonWord, Text, Word, filled};
use crate::report::object::object;

object! { PlanStatus, plan => {
    ..plan.label;
    "unit": plan.label.plain_body(), en: "the body that it belongs to", vi: "đơn vị của kế hoạch";
    "issued_on": plan.issued_on, en: "the day of its issue; `null` where nobody knows it", vi: "ngày ban hành; `null` khi không rõ";
    "start": plan.start, en: "its first day", vi: "ngày bắt đầu";
    "end": plan.end, en: "its last day", vi: "ngày kết thúc";
    "basis": Word(plan.basis), en: "how sure deliveries and progress are", vi: "căn cứ của kết quả và tiến độ";
    "provisional": plan.provisional, en: "number of provisional tasks among those shown",
        vi: "số nhiệm vụ tạm lấy trong các nhiệm vụ hiển thị";
    "areas": plan.areas, en: "the areas, in the order of the plan", vi: "các lĩnh vực, theo thứ tự trong kế hoạch";
    "total": plan.total, en: "all areas together", vi: "tổng các lĩnh vực";
    "tasks": plan.tasks, en: "the tasks, in the order of the files", vi: "các nhiệm vụ, theo thứ tự trong tệp";
    "verdicts": plan.verdicts, en: "number of targets with each verdict", vi: "số chỉ tiêu theo từng kết quả";
    "reports": plan.reports.iter().map(|(period, state)| ReportEntry(period, *state)).collect::<Vec<_>>(),
        en: "the reports that the plan owes, by due day", vi: "các báo cáo phải gửi, theo hạn";
} }

/// A report of the plan, and whether it was sent.
struct ReportEntry<'r>(&'r Period, ReportState);

object! { ReportEntry<'_>, ReportEntry(period, state) => {
    "period": Text(&period.name), en: "name of the period", vi: "kỳ báo cáo";
    "due": period.due.day, en: "its due day", vi: "hạn gửi";
    "due_as_written": period.due.moved_from(), en: "the day of its scheme, where that is a rest day and moves",
        vi: "hạn theo quy định, khi trùng ngày nghỉ nên được lùi";
    "state": Word(*state), en: "whether it came, and in time", vi: "đã gửi hay chưa, có đúng hạn không";
    "sent_on": state.sent(), en: "the day on which it came", vi: "ngày gửi";
    "days_late": AtLeast::<1, _>(state.sent().map(|on| on.days_since(period.due.day)).filter(|days| *days > 0)),
        en: "days by which it came late", vi: "số ngày gửi trễ";
} }

object! { StatusRollup, rollup => {
    "by": Word(rollup.by), en: "the kind of groups", vi: "cách nhóm";
    "rows": rollup.rows, en: "the groups that are shown", vi: "các nhóm hiển thị";
    "total": rollup.total, en: "all plans together", vi: "tổng các kế hoạch";
} }

/// Behind the plans, the same by groups.
pub(super) struct Foot<'r>(pub Option<&'r StatusRollup>);

object! { Foot<'_>, Foot(rollup) => {
    "rollup": rollup, en: "the plans in groups, where there are several or `--by` asks for it",
        vi: "các kế hoạch theo nhóm, khi có nhiều hoặc khi dùng `--by`";
} }

object! { AreaStatus, area => {
    "id": Id(filled(&area.id)), en: "id of the area; `null` for the total", vi: "mã lĩnh vực; `null` ở dòng tổng";
    "title": area.title, en: "its title; in the total that of the plan",
        vi: "tên lĩnh vực; ở dòng tổng là tên kế hoạch";
    ..Counts(area.declared, &area.tally);
} }

object! { RollupRow, row => {
    "id": filled(&row.id),
        en: "id of the plan, locality, or word of the group; `null` for the total and for those without",
        vi: "mã kế hoạch, địa bàn hoặc từ chỉ nhóm; `null` ở dòng tổng và nhóm không ghi";
    "plans": row.count.standing(), en: "number of plans", vi: "số kế hoạch";
    "drafts": row.count.drafts, en: "number of drafts among them", vi: "số dự thảo trong đó";
    "replaced": row.count.replaced, en: "number of plans that are left out, as others replaced them",
        vi: "số kế hoạch không tính vì đã bị thay thế";
    ..Counts(row.declared, &row.tally);
} }

/// How many tasks a text announces, and how many are in each state.
struct Counts<'r>(Option<u32>, &'r Tally);

object! { Counts<'_>, Counts(declared, tally) => {
    "declared": declared, en: "number of tasks that the text announces", vi: "số nhiệm vụ văn bản nêu";
    "tasks": tally.tasks(), en: "number of tasks", vi: "số nhiệm vụ";
    "done": tally.of(State::Done), en: "number of tasks done in time", vi: "số xong đúng hạn";
    "done_late": tally.of(State::DoneLate), en: "number of tasks done late", vi: "số xong trễ";
    "in_progress": tally.of(State::InProgress), en: "number of tasks in progress", vi: "số đang thực hiện";
    "due_soon": tally.of(State::DueSoon), en: "number of tasks due soon", vi: "số sắp đến hạn";
    "overdue": tally.of(State::Overdue), en: "number of overdue tasks", vi: "số quá hạn";
    "not_started": tally.of(State::NotStarted), en: "number of tasks not started", vi: "số chưa thực hiện";
    "waiting": tally.of(State::Waiting), en: "number of tasks that wait for their event", vi: "số chờ phát sinh";
    "on_demand": tally.of(State::OnDemand), en: "number of tasks on demand", vi: "số thực hiện khi phát sinh";
    "dropped": tally.of(State::Dropped), en: "number of dropped tasks", vi: "số đã dừng";
    "completion": tally.completion(), en: "the share that is done", vi: "tỷ lệ hoàn thành";
} }

object! { Completion, completion => {
    "numerator": completion.numerator, en: "tasks done, in time or late", vi: "số nhiệm vụ đã xong";
    "denominator": completion.denominator, en: "all tasks except those dropped, on demand or waiting",
        vi: "số nhiệm vụ, trừ nhiệm vụ đã dừng, khi phát sinh hoặc chờ phát sinh";
} }

object! { TaskRow, task => {
    "id": Id(&task.id), en: "id of the task", vi: "mã nhiệm vụ";
    "area": Id(&task.area), en: "id of its area", vi: "mã lĩnh vực";
    "title": task.title, en: "title of the task", vi: "nội dung nhiệm vụ";
    "state": Word(task.status.state), en: "its state on `as_of`", vi: "trạng thái vào ngày `as_of`";
    "due": task.status.due, en: "the due day that decides the state, or that comes next",
        vi: "hạn quyết định trạng thái, hoặc hạn kế tiếp";
    "due_as_written": task.status.due_as_written, en: "the due day as the file writes it, such as 2023-Q2, or a rest day",
        vi: "hạn ghi trong tệp khi khác `due`, ví dụ 2023-Q2 hoặc một ngày nghỉ";
    "due_until": task.due_until,
        en: "the last day on which its due days are in force, where an amendment changes them later",
        vi: "ngày cuối còn áp dụng thời hạn này, khi sau đó có quyết định điều chỉnh";
    "days_late": AtLeast::<1, _>(task.status.days_late), en: "days late, where overdue or done late",
        vi: "số ngày trễ, khi quá hạn hoặc xong trễ";
    "lead": Id(task.leads.first()), en: "id of the lead, the first of several",
        vi: "mã người chủ trì, người đầu nếu nhiều";
    "support": Id(&task.support), en: "ids of those who support", vi: "mã người phối hợp";
    "oversee": Id(&task.oversee), en: "ids of those who oversee", vi: "mã người giám sát";
    "percent": task.status.percent, en: "the latest progress, from 0 to 100", vi: "tiến độ ghi gần nhất, từ 0 đến 100";
    "source": task.source, en: "the place in the written plan", vi: "vị trí trong văn bản";
    "provisional": task.provisional, en: "whether the text at hand does not have it", vi: "chưa có trong văn bản";
    "cost": task.cost, en: "estimated cost in đồng", vi: "dự toán, đồng";
    "spent": task.spent, en: "sum spent by `as_of`, in đồng", vi: "đã chi đến ngày `as_of`, đồng";
    "fund": Id(&task.fund), en: "id of the fund that pays for it", vi: "mã nguồn kinh phí";
    "content": Id(&task.content), en: "id of the content of its spending", vi: "mã nội dung chi";
    "members": task.members, en: "the members of the group that leads it, for the occurrence of `due`; only where a group leads",
        vi: "các thành viên của nhóm chủ trì, ở lần thực hiện của `due`; chỉ khi nhóm chủ trì";
    "occurrences": task.status.occurrences, en: "the occurrences; only where the task recurs",
        vi: "các lần thực hiện; chỉ có ở nhiệm vụ định kỳ";
} }

object! { OccurrenceCounts, counted => {
    "total": counted.total, en: "number in the whole plan", vi: "số lần trong cả kế hoạch";
    "due": counted.due, en: "number with a due day on or before `as_of`", vi: "số lần đến hạn tính đến `as_of`";
    "delivered": counted.delivered, en: "number delivered by then", vi: "số lần đã nộp kết quả";
} }

impl JsonWord for ReportState {
    fn words() -> Vec<&'static str> {
        Self::WORDS.to_vec()
    }

    fn word(&self) -> &'static str {
        Self::word(*self)
    }
}
