//! Parts for which plan files have no place: purposes, requirements, annexes.

use super::draft::Draft;
use super::parts::Part;
use super::smaller::priority_fields;
use crate::report::proposal::RemarkKind;
use crate::text::Both;
use crate::value::Cell;

/// Tells the whole part in one remark, without the priority fields in it.
pub(super) fn read(draft: &mut Draft<'_>, part: &Part<'_>) {
    const SAYS: Both = Both {
        en: "lines {first} to {last}: a plan file has no place for them",
        vi: "dòng {first} đến {last}: tệp kế hoạch không có chỗ cho phần này",
    };
    let mut left = Vec::new();
    for block in part.blocks {
        if priority_fields(draft, block) {
            draft.took();
        } else {
            left.push(block);
        }
    }
    if let [only] = &left[..] {
        draft.unread(only);
    } else if let (Some(first), Some(last)) = (left.first(), left.last()) {
        let remark = Draft::remark(RemarkKind::Unread, first, &first.text, SAYS);
        let (from, until) = (first.lines.0, last.lines.1);
        draft.push(remark.arg("first", Cell::Count(from)).arg("last", Cell::Count(until)));
    }
}
