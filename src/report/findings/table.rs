//! Remarks as a table for other programs.

use super::remark::Remark;
use crate::report::fields::{Datum, Field, Kind, field};
use crate::text::Raw;

/// The columns of remarks.
pub(crate) const REMARK_FIELDS: [Field; 10] = [
    field("plan", Kind::Text, "id of the plan", "mã kế hoạch"),
    field("item", Kind::Text, "id of the task, target or other item", "mã nhiệm vụ, chỉ tiêu hoặc mục khác"),
    field("field", Kind::Text, "the key", "khóa"),
    field("level", Kind::Text, "how much it matters", "mức độ"),
    field("code", Kind::Text, "code of the rule", "mã quy tắc"),
    field("name", Kind::Text, "name of the rule", "tên quy tắc"),
    field("message", Kind::Text, "what is said", "nội dung"),
    field("file", Kind::Text, "the file", "tệp"),
    field("line", Kind::Whole, "the line, from 1", "dòng, từ 1"),
    field("column", Kind::Whole, "the column, from 1", "cột, từ 1"),
];

/// A remark under these columns.
pub(crate) fn remark_row(remark: &Remark) -> Vec<Datum> {
    let text = |text: Option<&str>| Datum::of(text, |text| Datum::Text(Raw::new(text)));
    vec![
        text(remark.plan.as_deref()),
        text(remark.item.as_deref()),
        text(remark.field),
        Datum::Word(remark.level.word()),
        Datum::Word(remark.kind.code()),
        Datum::Word(remark.kind.name()),
        text(Some(&remark.message)),
        text(Some(remark.at.file.as_str())),
        Datum::Whole(remark.at.start.line.into()),
        Datum::Whole(remark.at.start.column.into()),
    ]
}
