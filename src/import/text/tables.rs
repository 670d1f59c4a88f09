//! Tables with data in a written plan. The reader of tables reads them.

use super::draft::Draft;
use crate::grid::Paragraph;
use crate::import::clean;
use crate::report::proposal::{Remark, RemarkKind, Spot};
use crate::text::Both;
use crate::value::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// Tells each table once.
pub(super) fn read(draft: &mut Draft<'_>, paragraphs: &[Paragraph]) {
    const SAYS: Both = Both {
        en: "table {table} with {rows} rows: `cchc import FILE --into PLAN` reads it",
        vi: "bảng {table} có {rows} dòng: đọc bằng `cchc import TỆP --into KẾ-HOẠCH`",
    };
    let mut tables: BTreeMap<usize, (&Paragraph, BTreeSet<usize>)> = BTreeMap::new();
    for paragraph in paragraphs {
        if let Some(place) = paragraph.table.filter(|place| place.is_data) {
            tables.entry(place.number).or_insert_with(|| (paragraph, BTreeSet::new())).1.insert(place.row);
        }
    }
    for (number, (first, rows)) in tables {
        let spot = Spot { table: Some(number), row: Some(first.number), ..Spot::default() };
        // Its first row is its head.
        let rows = rows.len().saturating_sub(1);
        let remark = Remark::new(RemarkKind::Unread, spot, &clean(&first.text), SAYS);
        draft.push(remark.arg("table", Cell::Count(number)).arg("rows", Cell::Count(rows)));
    }
}
