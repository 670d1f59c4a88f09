//! The rows of a table below its head, with what merged cells hold.

use super::head::TableHead;
use super::text::text_of;
use crate::grid::{Grid, GridCell, GridRow, GridValue};
use crate::import::{clean, is_blank};
use crate::report::paper::AnnexColumn;
use crate::report::proposal::Spot;
use crate::text::Raw;
use std::collections::BTreeMap;

/// A table with its head.
pub(super) struct TableView<'g> {
    pub(super) grid: &'g Grid,
    pub(super) head: TableHead,
    /// The name of the annex in sources: "Phụ lục II".
    pub(super) label: String,
    /// The last row of merged blocks of several rows, by their first cell.
    ends: BTreeMap<(usize, usize), usize>,
}

/// A cell as one row sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeenCell<'g> {
    pub(super) cell: &'g GridCell,
    /// The first and the last row of the merged block that it comes from, where that begins in an earlier row.
    pub(super) block: Option<(usize, usize)>,
}

impl<'g> TableView<'g> {
    pub(super) fn new(grid: &'g Grid, head: TableHead, label: String) -> Self {
        let mut ends = BTreeMap::new();
        for row in &grid.rows {
            for origin in row.cells.iter().filter_map(|cell| cell.merged).filter(|origin| origin.0 < row.number) {
                ends.insert(origin, row.number);
            }
        }
        Self { grid, head, label, ends }
    }

    /// The rows below the head.
    pub(super) fn rows(&self) -> &'g [GridRow] {
        self.grid.rows.get(self.head.rows.1..).unwrap_or_default()
    }

    pub(super) fn column(&self, column: AnnexColumn) -> Option<usize> {
        self.head.column(column)
    }

    pub(super) fn spot(&self, row: usize, column: Option<usize>) -> Spot {
        let sheet = (!self.grid.name.is_empty()).then(|| Raw::new(self.grid.name.as_str()));
        Spot { table: Some(self.grid.number), sheet, row: Some(row), column }
    }

    /// The cell of a row in a column: its own, or that of the block that reaches down to it.
    pub(super) fn seen(&self, row: &'g GridRow, column: usize) -> Option<SeenCell<'g>> {
        let cell = row.cells.get(column.checked_sub(1)?)?;
        let Some(origin) = cell.merged else { return Some(SeenCell { cell, block: None }) };
        // A cell that is merged with one at its left has nothing of its own.
        if origin.1 != column || origin.0 >= row.number {
            return None;
        }
        let at = self.grid.rows.binary_search_by_key(&origin.0, |row| row.number).ok()?;
        // A block that begins in the head is not one of the rows below.
        if at < self.head.rows.1 {
            return None;
        }
        let cell = self.grid.rows.get(at)?.cells.get(column.checked_sub(1)?)?;
        Some(SeenCell { cell, block: Some((origin.0, self.ends.get(&origin).copied()?)) })
    }

    /// The text of a column in a row, cleaned; empty where there is none.
    pub(super) fn text(&self, row: &'g GridRow, column: Option<usize>) -> String {
        let seen = column.and_then(|column| self.seen(row, column));
        seen.map(|seen| clean(&text_of(seen.cell))).unwrap_or_default()
    }
}

fn has_text(cell: &GridCell) -> bool {
    match &cell.value {
        GridValue::Empty => false,
        GridValue::Text(text) | GridValue::Error(text) => !is_blank(text),
        GridValue::Number(_) | GridValue::Day(_) | GridValue::Flag(_) => true,
    }
}

/// The cells with content of a row, with their columns from 1.
pub(super) fn own_cells(row: &GridRow) -> impl Iterator<Item = (usize, &GridCell)> {
    let cells = row.cells.iter().enumerate().filter(|(_, cell)| cell.merged.is_none());
    cells.filter(|(_, cell)| cell.is_formula || has_text(cell)).map(|(at, cell)| (at + 1, cell))
}
