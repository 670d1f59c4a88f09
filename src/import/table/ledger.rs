//! Keeps account of each cell: it is in a value, in a comment, or told as unread.

use super::text::text_of;
use super::view::{TableView, own_cells};
use crate::grid::{GridCell, GridRow, GridValue};
use crate::import::clean;
use crate::report::proposal::{CellCounts, Proposal, Remark, RemarkKind};
use crate::text::Both;
use std::collections::{BTreeMap, BTreeSet};

/// The place to which the content of a cell went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    /// Its content is in a value.
    Read,
    /// Its content is in a comment alone.
    InComment,
}

/// The cells of a table so far, by row and column.
#[derive(Default)]
pub(super) struct Ledger {
    fates: BTreeMap<(usize, usize), Fate>,
    reasons: BTreeMap<usize, Both>,
    /// Rows that hold no content of their own: repeated heads.
    skipped: BTreeSet<usize>,
    /// Groups of groups.
    groups: BTreeSet<usize>,
}

/// The sign between the cells of a row that was not read.
pub(super) const BETWEEN: &str = " | ";

impl Ledger {
    /// Notes that a cell is in a value, or in a comment. A value is more.
    pub(super) fn mark(&mut self, row: usize, column: Option<usize>, fate: Fate) {
        let Some(column) = column else { return };
        let known = self.fates.entry((row, column)).or_insert(fate);
        if fate == Fate::Read {
            *known = fate;
        }
    }

    /// Notes the same of all cells of a row.
    pub(super) fn mark_all(&mut self, row: &GridRow, fate: Fate) {
        own_cells(row).for_each(|(column, _)| self.mark(row.number, Some(column), fate));
    }

    /// Notes that the title of a group is in a comment; whether it was not yet.
    pub(super) fn mark_group(&mut self, row: &GridRow) -> bool {
        self.mark_all(row, Fate::InComment);
        self.groups.insert(row.number)
    }

    pub(super) fn skip(&mut self, row: &GridRow) {
        self.skipped.insert(row.number);
    }

    /// Why the cells of a row are not read.
    pub(super) fn refuse(&mut self, row: usize, why: Both) {
        self.reasons.insert(row, why);
    }

    /// Counts the cells of a table, and tells those that were not read.
    pub(super) fn close(self, table: &TableView<'_>, proposal: &mut Proposal) {
        const NO_PLACE: Both =
            Both { en: "nothing says what it belongs to", vi: "không rõ nội dung này thuộc nhiệm vụ nào" };
        let mut formulas: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for row in table.rows().iter().filter(|row| !self.skipped.contains(&row.number)) {
            let (mut unread, mut first) = (Vec::new(), None);
            for (column, cell) in own_cells(row) {
                proposal.cells.all += 1;
                match self.fates.get(&(row.number, column)).filter(|_| !is_lost(cell)) {
                    Some(fate) => {
                        count(&mut proposal.cells, *fate);
                        if cell.is_formula {
                            formulas.entry(column).or_insert((row.number, 0)).1 += 1;
                        }
                    }
                    None if is_lost(cell) => proposal.remarks.push(lost(table, row.number, column, cell)),
                    None => {
                        unread.push(clean(&text_of(cell)));
                        first = first.or(Some(column));
                    }
                }
            }
            if !unread.is_empty() {
                let why = self.reasons.get(&row.number).copied().unwrap_or(NO_PLACE);
                let spot = table.spot(row.number, first);
                proposal.remarks.push(Remark::new(RemarkKind::Unread, spot, &unread.join(BETWEEN), why));
            }
        }
        for (column, (row, count)) in formulas {
            proposal.remarks.push(formula_remark(table, row, column, count));
        }
    }
}

const fn count(cells: &mut CellCounts, fate: Fate) {
    match fate {
        Fate::Read => cells.read += 1,
        Fate::InComment => cells.in_comments += 1,
    }
}

/// Whether a cell holds an error, or a formula whose value nobody computed.
pub(super) const fn is_lost(cell: &GridCell) -> bool {
    match &cell.value {
        GridValue::Error(_) => true,
        GridValue::Empty => cell.is_formula,
        GridValue::Text(_) | GridValue::Number(_) | GridValue::Day(_) | GridValue::Flag(_) => false,
    }
}

fn lost(table: &TableView<'_>, row: usize, column: usize, cell: &GridCell) -> Remark {
    const ERROR: Both = Both { en: "the formula gave an error", vi: "công thức báo lỗi" };
    const NO_VALUE: Both = Both {
        en: "the file holds no value of this formula; open it in Excel and save it again",
        vi: "tệp không lưu giá trị của công thức này; hãy mở bằng Excel rồi lưu lại",
    };
    let text = text_of(cell);
    let (text, why) = if text.is_empty() { ("=".to_owned(), NO_VALUE) } else { (text, ERROR) };
    Remark::new(RemarkKind::Unread, table.spot(row, Some(column)), &text, why)
}

fn formula_remark(table: &TableView<'_>, row: usize, column: usize, count: usize) -> Remark {
    const SAYS: Both = Both {
        en: "{count} cells of this column are formulas; the last values that the file keeps are taken",
        vi: "{count} ô của cột này là công thức; lấy giá trị được lưu gần nhất trong tệp",
    };
    let head = table.head.at(column);
    let text = head.map(super::columns::HeadColumn::head).unwrap_or_default();
    let remark = Remark::new(RemarkKind::Assumed, table.spot(row, Some(column)), &text, SAYS);
    remark.arg("count", crate::value::Cell::Count(count))
}

/// A remark with the head of its column as text of its own.
pub(super) fn remark(
    kind: RemarkKind,
    table: &TableView<'_>,
    at: (usize, Option<usize>),
    text: &str,
    says: Both,
) -> Remark {
    Remark::new(kind, table.spot(at.0, at.1), text, says)
}
