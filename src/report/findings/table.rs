//! Remarks as a table for other programs.

use super::remark::Remark;
use crate::report::fields::Datum;
use crate::text::Raw;

pub(crate) const REMARK_COLUMNS: &[&str] =
    &["plan", "item", "field", "level", "code", "name", "message", "file", "line", "column"];

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
        Datum::whole(remark.at.start.line),
        Datum::whole(remark.at.start.column),
    ]
}
