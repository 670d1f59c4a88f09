//! Reads the cells of rows: what merged cells hold, "như trên", and the remarks on both.

use super::areas::{AreaBook, TaskIds};
use super::ids::TitleIds;
use super::ledger::{Fate, Ledger, is_lost, remark};
use super::names::NameBook;
use super::text::text_of;
use super::view::{TableView, own_cells};
use super::words::bare;
use crate::grid::{GridCell, GridRow};
use crate::import::{ImportWish, clean};
use crate::report::paper::AnnexColumn;
use crate::report::proposal::{Proposal, RemarkKind};
use crate::text::Both;
use crate::value::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// The parts that all tables of a file share.
pub(super) struct Shared<'w> {
    pub(super) wish: &'w ImportWish<'w>,
    pub(super) names: NameBook,
    pub(super) areas: AreaBook,
    pub(super) tasks: TaskIds,
    pub(super) funds: TitleIds,
    pub(super) targets: TitleIds,
    pub(super) indicators: TitleIds,
}

/// The content of a cell, as one row has it.
#[derive(Clone, Debug)]
pub(super) struct Field<'g> {
    pub(super) cell: &'g GridCell,
    /// With its line breaks.
    pub(super) text: String,
    /// Where it stands.
    pub(super) row: usize,
    pub(super) column: usize,
    /// Whether it stands in a row above.
    pub(super) is_inherited: bool,
}

/// A table on its way into a proposal.
pub(super) struct Reader<'r, 'g, 'w> {
    pub(super) table: &'r TableView<'g>,
    pub(super) shared: &'r mut Shared<'w>,
    pub(super) proposal: &'r mut Proposal,
    pub(super) ledger: Ledger,
    /// Merged blocks, and columns, about which a remark was made.
    told: BTreeSet<(usize, usize, &'static str)>,
    /// Phrases of deadlines about which a remark was made.
    phrases: BTreeSet<String>,
    last: BTreeMap<AnnexColumn, Field<'g>>,
}

impl<'r, 'g, 'w> Reader<'r, 'g, 'w> {
    pub(super) fn new(table: &'r TableView<'g>, shared: &'r mut Shared<'w>, proposal: &'r mut Proposal) -> Self {
        Self {
            table,
            shared,
            proposal,
            ledger: Ledger::default(),
            told: BTreeSet::new(),
            phrases: BTreeSet::new(),
            last: BTreeMap::new(),
        }
    }

    /// The content of a column in a row; `None` where it has none, or only an error.
    pub(super) fn field(&mut self, row: &'g GridRow, column: AnnexColumn) -> Option<Field<'g>> {
        self.field_at(row, column, self.table.column(column)?)
    }

    /// The same of a table with several columns of a kind.
    pub(super) fn field_at(&mut self, row: &'g GridRow, column: AnnexColumn, number: usize) -> Option<Field<'g>> {
        let seen = self.table.seen(row, number)?;
        let text = text_of(seen.cell);
        if is_lost(seen.cell) || clean(&text).is_empty() {
            return None;
        }
        let from = seen.block.map_or(row.number, |(from, _)| from);
        let mut field = Field { cell: seen.cell, text, row: from, column: number, is_inherited: seen.block.is_some() };
        if let Some(block) = seen.block {
            self.tell_block(&field, block);
        }
        if is_ditto(&field.text) && may_repeat(column) {
            self.ledger.mark(field.row, Some(number), Fate::Read);
            let last = self.last.get(&column)?;
            (field.cell, field.text) = (last.cell, last.text.clone());
            self.tell_ditto(&field);
        }
        self.last.insert(column, field.clone());
        Some(field)
    }

    /// The same, noted as a value.
    pub(super) fn read(&mut self, row: &'g GridRow, column: AnnexColumn) -> Option<Field<'g>> {
        let field = self.field(row, column)?;
        self.mark(&field, Fate::Read);
        Some(field)
    }

    pub(super) fn mark(&mut self, field: &Field<'_>, fate: Fate) {
        self.ledger.mark(field.row, Some(field.column), fate);
    }

    /// Makes a remark on a cell.
    pub(super) fn remark(&mut self, kind: RemarkKind, field: &Field<'_>, says: Both) {
        let remark = remark(kind, self.table, (field.row, Some(field.column)), &clean(&field.text), says);
        self.proposal.remarks.push(remark);
    }

    /// Makes a remark once; `place` is the row and column that it is for, or 0.
    pub(super) fn is_first(&mut self, place: (usize, usize), what: &'static str) -> bool {
        self.told.insert((place.0, place.1, what))
    }

    /// Whether an assumption on a phrase is made for the first time.
    pub(super) fn is_first_phrase(&mut self, phrase: &str) -> bool {
        self.phrases.insert(bare(phrase))
    }

    fn tell_block(&mut self, field: &Field<'_>, block: (usize, usize)) {
        const HOLDS: Both = Both {
            en: "a merged cell of this column holds for all its rows, like this one for rows {from} to {to}",
            vi: "ô gộp của cột này áp dụng cho mọi dòng trong ô, như ô này cho các dòng từ {from} đến {to}",
        };
        if self.is_first((0, field.column), "merged") {
            let at = (field.row, Some(field.column));
            let said = remark(RemarkKind::Assumed, self.table, at, &clean(&field.text), HOLDS);
            let said = said.arg("from", Cell::Count(block.0)).arg("to", Cell::Count(block.1));
            self.proposal.remarks.push(said);
        }
    }

    fn tell_ditto(&mut self, field: &Field<'_>) {
        const SAME: Both = Both {
            en: "the marks for “the same” of this column stand for the cell above",
            vi: "các dấu “như trên” của cột này được hiểu là nội dung ô phía trên",
        };
        if self.is_first((0, field.column), "ditto") {
            self.remark(RemarkKind::Assumed, field, SAME);
        }
    }

    /// The other cells of a row as comments: notes, and columns whose heads are not known.
    pub(super) fn comments(&mut self, row: &'g GridRow, used: &[AnnexColumn]) -> Vec<String> {
        let mut comments = Vec::new();
        for (number, cell) in own_cells(row) {
            let head = self.table.head.at(number);
            if is_lost(cell) || head.and_then(|head| head.taken).is_some_and(|taken| used.contains(&taken)) {
                continue;
            }
            let title = head.map(super::columns::HeadColumn::label).filter(|title| !title.is_empty());
            let title = title.unwrap_or_else(|| format!("Cột {number}"));
            comments.push(format!("{title}: {}", clean(&text_of(cell))));
            self.ledger.mark(row.number, Some(number), Fate::InComment);
        }
        comments
    }
}

/// Whether a cell says "the same as above".
fn is_ditto(text: &str) -> bool {
    let text = text.trim();
    let is_mark = !text.is_empty() && text.chars().all(|c| "\"”“″〃".contains(c));
    is_mark
        || text == "//"
        || (text.len() <= 16 && matches!(&*bare(text).replace(' ', "-"), "nt" | "-nt-" | "nt-nt"))
        || bare(text) == bare("như trên")
}

/// Whether cells of a column may say so.
const fn may_repeat(column: AnnexColumn) -> bool {
    match column {
        AnnexColumn::Output
        | AnnexColumn::Lead
        | AnnexColumn::Support
        | AnnexColumn::Oversee
        | AnnexColumn::Due
        | AnnexColumn::Fund
        | AnnexColumn::Unit => true,
        AnnexColumn::Number
        | AnnexColumn::Title
        | AnnexColumn::Note
        | AnnexColumn::Cost
        | AnnexColumn::Spent
        | AnnexColumn::Rest
        | AnnexColumn::SubmitTo
        | AnnexColumn::State
        | AnnexColumn::Target
        | AnnexColumn::Bound
        | AnnexColumn::Verdict
        | AnnexColumn::Code
        | AnnexColumn::Criterion
        | AnnexColumn::InPeriod
        | AnnexColumn::ToDate
        | AnnexColumn::Scored
        | AnnexColumn::Maximum
        | AnnexColumn::SelfScore
        | AnnexColumn::Evidence
        | AnnexColumn::Explanation
        | AnnexColumn::Appraised
        | AnnexColumn::Opinion => false,
    }
}
