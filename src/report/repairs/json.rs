//! The repairs of a plan, and of the files that all plans share, in JSON.

use super::rows::RepairRow;
use crate::report::findings::PlanCounts;
use crate::report::json_values::Text;
use crate::report::object::object;

/// A plan with its repairs.
pub(crate) struct RepairedPlan<'r> {
    pub(super) counts: &'r PlanCounts,
    pub(super) written: bool,
    pub(super) changes: Vec<&'r RepairRow>,
}

object! { RepairedPlan<'_>, plan => {
    ..*plan.counts;
    "written": plan.written, en: "whether the files hold the repairs now", vi: "tệp đã được ghi";
    "changes": plan.changes, en: "the repairs, by file and place", vi: "các chỗ sửa, theo tệp và vị trí";
} }

/// The repairs of files that belong to no plan.
pub(crate) struct SharedRepairs<'r> {
    pub(super) changes: Vec<&'r RepairRow>,
    pub(super) written: bool,
}

object! { SharedRepairs<'_>, shared => {
    "changes": shared.changes, en: "the repairs of files that all plans share",
        vi: "các chỗ sửa trong tệp dùng chung";
    "written": shared.written, en: "whether these files hold the repairs now", vi: "các tệp này đã được ghi";
} }

object! { RepairRow, repair => {
    "file": Text(repair.at.file.as_str()), en: "the file, from the root of the workspace, with `/`",
        vi: "tệp, tính từ gốc không gian làm việc, dùng `/`";
    "code": Text(repair.rule.code), en: "code of the rule", vi: "mã quy tắc";
    "name": Text(repair.rule.name), en: "name of the rule", vi: "tên quy tắc";
    "start": repair.at.start, en: "where it begins in the file before the repairs",
        vi: "chỗ bắt đầu trong tệp trước khi sửa";
    "end": repair.at.end, en: "the place behind its last character there", vi: "chỗ ngay sau ký tự cuối";
    "before": repair.before, en: "the text there before", vi: "đoạn chữ ở đó trước khi sửa";
    "after": repair.after, en: "the text after", vi: "đoạn chữ sau khi sửa";
    "places": repair.places, en: "how many places it changes; this is the first",
        vi: "số chỗ được sửa; đây là chỗ đầu tiên";
} }
