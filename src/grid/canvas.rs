//! Cells as a file gives them, in any order, become rows.

use super::budget::{Budget, MOST_COLUMNS};
use super::refusal::GridRefusal;
use super::table::{GridCell, GridRow, GridValue};

/// A range of cells that belong to one, in rows and columns from 1, both ends within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) rows: (usize, usize),
    pub(super) columns: (usize, usize),
    /// The cell with the value.
    pub(super) origin: (usize, usize),
}

/// The cells of a table so far.
#[derive(Default)]
pub(super) struct Canvas {
    cells: Vec<(usize, usize, GridCell)>,
    merges: Vec<Merge>,
}

impl Canvas {
    /// Takes a cell; of two at the same place the later one counts. One without content needs no room.
    pub(super) fn put(
        &mut self,
        row: usize,
        column: usize,
        cell: GridCell,
        budget: &mut Budget,
    ) -> Result<(), GridRefusal> {
        if !cell.has_content() {
            return Ok(());
        }
        if column > MOST_COLUMNS {
            return Err(GridRefusal::TooManyColumns { row });
        }
        budget.cell()?;
        if let GridValue::Text(text) | GridValue::Error(text) = &cell.value {
            budget.text(text)?;
        }
        self.cells.push((row, column, cell));
        Ok(())
    }

    /// Takes a merged range.
    pub(super) fn merge(&mut self, merge: Merge, budget: &mut Budget) -> Result<(), GridRefusal> {
        budget.cell()?;
        self.merges.push(merge);
        Ok(())
    }

    /// The rows with content.
    pub(super) fn rows(mut self, budget: &mut Budget) -> Result<Vec<GridRow>, GridRefusal> {
        self.cells.sort_by_key(|(row, column, _)| (*row, *column));
        let mut rows: Vec<GridRow> = Vec::new();
        for (number, column, cell) in self.cells {
            if rows.last().is_none_or(|row| row.number != number) {
                budget.row()?;
                rows.push(GridRow { number, cells: Vec::new() });
            }
            if let Some(row) = rows.last_mut() {
                *place(row, column, budget)? = cell;
            }
        }
        let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        for merge in &self.merges {
            cover(&mut rows, merge, widest, budget)?;
        }
        for row in &mut rows {
            let last = row.cells.iter().rposition(|cell| cell.has_content() || cell.merged.is_some());
            row.cells.truncate(last.map_or(0, |last| last + 1));
        }
        rows.retain(|row| row.cells.iter().any(GridCell::has_content));
        Ok(rows)
    }
}

/// The cell of a row, with the empty ones before it.
fn place<'r>(row: &'r mut GridRow, column: usize, budget: &mut Budget) -> Result<&'r mut GridCell, GridRefusal> {
    while row.cells.len() < column {
        budget.cell()?;
        row.cells.push(GridCell::default());
    }
    row.cells.get_mut(column.wrapping_sub(1)).ok_or(GridRefusal::TooManyColumns { row: row.number })
}

/// Marks the cells of a range that are not its first. Rows without content and columns behind all content are left out:
/// people merge whole columns of a sheet.
fn cover(rows: &mut [GridRow], merge: &Merge, widest: usize, budget: &mut Budget) -> Result<(), GridRefusal> {
    let last = merge.columns.1.min(widest);
    if merge.columns.0 > last {
        return Ok(());
    }
    let first = rows.partition_point(|row| row.number < merge.rows.0);
    for row in rows.iter_mut().skip(first).take_while(|row| row.number <= merge.rows.1) {
        for column in merge.columns.0..=last {
            if (row.number, column) != merge.origin {
                budget.cell()?;
                *place(row, column, budget)? = GridCell { merged: Some(merge.origin), ..GridCell::default() };
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Budget, Canvas, GridCell, GridRefusal, Merge};

    fn text(text: &str) -> GridCell {
        GridCell::text(text.to_owned())
    }

    #[test]
    fn rows_hold_their_cells_in_order_with_gaps() {
        let (mut canvas, mut budget) = (Canvas::default(), Budget::new());
        for (row, column, letters) in [(7, 3, "c"), (2, 1, "old"), (7, 1, "a"), (2, 1, "new"), (5, 9, "")] {
            canvas.put(row, column, text(letters), &mut budget).expect("room");
        }
        let rows = canvas.rows(&mut budget).expect("room");
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 7]);
        assert_eq!(rows[0].cells, [text("new")]);
        assert_eq!(rows[1].cells, [text("a"), text(""), text("c")]);
    }

    #[test]
    fn a_merged_range_reaches_as_far_as_content_does() {
        let (mut canvas, mut budget) = (Canvas::default(), Budget::new());
        for (row, column, letters) in [(1, 1, "title"), (2, 1, "x"), (2, 2, "lead"), (3, 1, "y"), (4, 2, "hidden")] {
            canvas.put(row, column, text(letters), &mut budget).expect("room");
        }
        let whole = Merge { rows: (1, 1), columns: (1, 16_384), origin: (1, 1) };
        let down = Merge { rows: (2, 1_048_576), columns: (2, 2), origin: (2, 2) };
        canvas.merge(whole, &mut budget).expect("room");
        canvas.merge(down, &mut budget).expect("room");
        let rows = canvas.rows(&mut budget).expect("room");
        let merged = |row: usize| rows[row].cells.iter().map(|cell| cell.merged).collect::<Vec<_>>();
        assert_eq!(merged(0), [None, Some((1, 1))]);
        assert_eq!(merged(1), [None, None]);
        assert_eq!(merged(2), [None, Some((2, 2))]);
        assert_eq!(rows.len(), 3, "the value below the merged range is not seen");
    }

    #[test]
    fn a_table_ends_somewhere() {
        let (mut canvas, mut budget) = (Canvas::default(), Budget::new());
        assert_eq!(canvas.put(3, 2_001, text("x"), &mut budget), Err(GridRefusal::TooManyColumns { row: 3 }));
        assert_eq!(canvas.put(3, 2_001, text(""), &mut budget), Ok(()));
        for row in 1..=1_001 {
            canvas.put(row, 2_000, text("x"), &mut budget).expect("room");
        }
        assert_eq!(canvas.rows(&mut budget), Err(GridRefusal::TooManyCells));
        let (mut canvas, mut budget) = (Canvas::default(), Budget::new());
        for row in 1..=100_001 {
            canvas.put(row, 1, text("x"), &mut budget).expect("room");
        }
        assert_eq!(canvas.rows(&mut budget), Err(GridRefusal::TooManyRows));
        let (mut canvas, mut budget) = (Canvas::default(), Budget::new());
        for row in 1..=50_000 {
            canvas.put(row, 20, text("x"), &mut budget).expect("room");
        }
        for _ in 0..1_000 {
            canvas.merge(Merge { rows: (1, 50_000), columns: (1, 20), origin: (1, 1) }, &mut budget).expect("room");
        }
        assert_eq!(canvas.rows(&mut budget), Err(GridRefusal::TooManyCells), "the work is counted too");
    }

    #[test]
    fn text_that_stands_in_every_cell_is_counted() {
        let (mut canvas, mut budget) = (Canvas::default(), Budget::new());
        let long = "x".repeat(1 << 20);
        let put = (1..=65).try_for_each(|row| canvas.put(row, 1, text(&long), &mut budget));
        assert_eq!(put, Err(GridRefusal::TooMuchText));
    }
}
