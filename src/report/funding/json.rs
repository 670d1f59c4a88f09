//! The money of plans in JSON.

use super::rows::{MoneyRow, PlanFunding, TaskRow};
use crate::report::json_values::Id;
use crate::report::object::object;

object! { PlanFunding, plan => {
    ..plan.label;
    "total": plan.total, en: "all tasks together; `null` where the plan says nothing of money; its `rest` is the sum over the funds and the money without one",
        vi: "toàn bộ nhiệm vụ; `null` khi kế hoạch không ghi gì về kinh phí; `rest` là tổng theo các nguồn và phần chưa ghi nguồn";
    "funds": plan.funds, en: "the funds, in the order of the file, then the money without one; empty where the plan lists no fund",
        vi: "các nguồn kinh phí theo thứ tự trong tệp, rồi phần chưa ghi nguồn; rỗng khi kế hoạch không khai báo nguồn";
    "contents": plan.contents, en: "the contents of spending, in the order of the file, then the money without one; empty where the plan lists none",
        vi: "các nội dung chi theo thứ tự trong tệp, rồi phần chưa ghi nội dung; rỗng khi kế hoạch không khai báo";
    "areas": plan.areas, en: "the areas with money, in the order of the plan",
        vi: "các lĩnh vực có kinh phí, theo thứ tự trong kế hoạch";
    "tasks": plan.tasks, en: "the tasks with an estimate or with spending, in the order of the files",
        vi: "các nhiệm vụ có dự toán hoặc đã chi, theo thứ tự trong tệp";
} }

object! { MoneyRow, row => {
    "id": Id(&row.id), en: "id of the fund, content or area; `null` in the total and for tasks that name none",
        vi: "mã nguồn, nội dung chi hoặc lĩnh vực; `null` ở dòng tổng và với nhiệm vụ không ghi";
    "title": row.title, en: "its title", vi: "tên";
    "allotted": row.allotted, en: "the sum that the fund has for the time of the plan, in đồng; `null` where none is given",
        vi: "số được giao của nguồn trong thời gian kế hoạch, đồng; `null` khi không ghi";
    "cost": row.cost, en: "the sum of the estimates, in đồng; that of a dropped task counts as far as it was spent",
        vi: "tổng dự toán, đồng; nhiệm vụ đã dừng chỉ tính phần đã chi";
    "spent": row.spent, en: "the sum spent by `as_of`, in đồng", vi: "tổng đã chi đến ngày `as_of`, đồng";
    "rest": row.rest, en: "`allotted` less `spent`, or `cost` less `spent` where nothing is allotted; below 0 where more was spent",
        vi: "`allotted` trừ `spent`, hoặc `cost` trừ `spent` khi không ghi số được giao; âm khi đã chi vượt";
} }

object! { TaskRow, task => {
    "id": Id(&task.id), en: "id of the task", vi: "mã nhiệm vụ";
    "title": task.title, en: "its title", vi: "nội dung nhiệm vụ";
    "area": Id(&task.area), en: "id of its area", vi: "mã lĩnh vực";
    "fund": Id(&task.fund), en: "id of the fund that pays for it", vi: "mã nguồn kinh phí";
    "content": Id(&task.content), en: "id of the content of its spending", vi: "mã nội dung chi";
    "cost": task.money.cost, en: "its estimate in đồng; that of a dropped task as far as it was spent",
        vi: "dự toán, đồng; nhiệm vụ đã dừng chỉ tính phần đã chi";
    "spent": task.money.spent, en: "the sum spent by `as_of`, in đồng", vi: "đã chi đến ngày `as_of`, đồng";
    "undated": task.money.is_undated, en: "whether `spent` has no days: it counts on every day",
        vi: "`spent` không ghi ngày: được tính ở mọi thời điểm";
    "rest": task.money.rest(), en: "`cost` less `spent`; `null` without an estimate; below 0 where more was spent",
        vi: "`cost` trừ `spent`; `null` khi chưa có dự toán; âm khi đã chi vượt";
    "dropped": task.money.is_dropped, en: "whether it is dropped by `as_of`", vi: "đã dừng thực hiện vào ngày `as_of`";
} }

/// Behind the plans, all of them together.
pub(super) struct Foot(pub(super) Option<MoneyRow>);

object! { Foot, Foot(total) => {
    "total": total, en: "all plans together, without those that are replaced; `null` where none says anything of money",
        vi: "tổng các kế hoạch, không tính kế hoạch đã thay; `null` khi không kế hoạch nào ghi kinh phí";
} }
