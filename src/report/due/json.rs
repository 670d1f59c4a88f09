//! Deliveries that are due, in JSON.

use super::rows::{DueRow, PlanDue};
use crate::report::json_values::{AtLeast, Id};
use crate::report::object::object;

object! { PlanDue, plan => {
    ..plan.label;
    "due": plan.rows, en: "the deliveries that are overdue or due soon, by due day",
        vi: "các kết quả quá hạn hoặc sắp đến hạn, theo ngày đến hạn";
} }

object! { DueRow, row => {
    "task": Id(&row.task), en: "id of the task", vi: "mã nhiệm vụ";
    "title": row.title, en: "title of the task", vi: "nội dung nhiệm vụ";
    "for": row.occurrence, en: "the occurrence, as the key `for` of a delivery names it; only where the task recurs",
        vi: "lần thực hiện, như khóa `for` của lần nộp; chỉ có ở nhiệm vụ định kỳ";
    "due": row.due, en: "its due day", vi: "ngày đến hạn";
    "due_as_written": row.due_as_written, en: "the due day as the file writes it, such as 2023-Q2, or a rest day",
        vi: "hạn ghi trong tệp khi khác `due`, ví dụ 2023-Q2 hoặc một ngày nghỉ";
    "days_late": AtLeast::<1, _>(row.days_late), en: "days since the due day", vi: "số ngày trễ";
    "members": row.members, en: "the members of the group that leads the task; only where a group leads",
        vi: "các thành viên của nhóm chủ trì; chỉ khi nhóm chủ trì";
    "lead": Id(&row.lead), en: "id of the only lead", vi: "mã người chủ trì, khi chỉ có một";
} }
