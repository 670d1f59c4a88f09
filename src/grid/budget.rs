//! How much a file may hold. A small file can unfold into a table that fills the memory.

use super::refusal::GridRefusal;

/// The most rows with content of a file.
const MOST_ROWS: usize = 100_000;
/// The last column that may have content.
pub(super) const MOST_COLUMNS: usize = 2_000;
/// The most cells of a file, with the empty ones between others.
const MOST_CELLS: usize = 2_000_000;
/// The most bytes of text of a file. A workbook may name one long text in each cell.
const MOST_TEXT: usize = 64 << 20;

/// The rest that a file may still use.
pub(super) struct Budget {
    rows: usize,
    cells: usize,
    text: usize,
}

impl Budget {
    pub(super) const fn new() -> Self {
        Self { rows: MOST_ROWS, cells: MOST_CELLS, text: MOST_TEXT }
    }

    pub(super) fn row(&mut self) -> Result<(), GridRefusal> {
        self.rows = self.rows.checked_sub(1).ok_or(GridRefusal::TooManyRows)?;
        Ok(())
    }

    pub(super) fn cell(&mut self) -> Result<(), GridRefusal> {
        self.cells = self.cells.checked_sub(1).ok_or(GridRefusal::TooManyCells)?;
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str) -> Result<(), GridRefusal> {
        self.text = self.text.checked_sub(text.len()).ok_or(GridRefusal::TooMuchText)?;
        Ok(())
    }
}
