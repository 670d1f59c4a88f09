//! The head of a table: which rows it takes, and what its columns are.

use super::columns::{HeadColumn, TableKind, assign};
use super::number::{RowNumber, number_of};
use super::text::text_of;
use super::words::bare;
use crate::grid::{Grid, GridRow};
use crate::import::clean;
use crate::report::paper::AnnexColumn;
use std::cmp::Reverse;

/// The head of a table.
pub(super) struct TableHead {
    pub(super) kind: TableKind,
    /// The places of its first row and of the first row below it.
    pub(super) rows: (usize, usize),
    pub(super) columns: Vec<HeadColumn>,
    /// The texts above each column without signs, as later pages may repeat them.
    repeats: Vec<Vec<String>>,
}

/// The head stands among the first rows.
const MOST_ROWS_ABOVE: usize = 30;
/// A group of columns has at most so many.
const MOST_GROUPED: usize = 16;
/// A head has at most so many rows.
const MOST_ROWS: usize = 3;

/// The head of a table; `None` for a table of another kind, like the names at the top of a letter.
pub(super) fn find_head(grid: &Grid, map: &[(usize, Option<&'static str>)]) -> Option<TableHead> {
    let first = (0..grid.rows.len().min(MOST_ROWS_ABOVE)).find(|at| head_at(grid, *at, map).is_some())?;
    // A line of a title above the table may look like the first row of the head. The columns are better known then.
    let below = (first + 1..first + MOST_ROWS).filter_map(|at| head_at(grid, at, map));
    let rank = |head: &TableHead| {
        let known = head.columns.iter().filter(|column| column.taken.is_some()).count();
        (known, Reverse(head.rows.1 - head.rows.0), Reverse(head.rows.0))
    };
    head_at(grid, first, map).into_iter().chain(below).max_by_key(rank)
}

/// The head that begins at a row. One row may be enough to know the table, but the rows below it may say more.
fn head_at(grid: &Grid, at: usize, map: &[(usize, Option<&'static str>)]) -> Option<TableHead> {
    let end = end_of_head(grid, at);
    let longest = read_head(grid, (at, end), map);
    longest.or_else(|| if end == at + 1 { None } else { read_head(grid, (at, at + 1), map) })
}

fn read_head(grid: &Grid, rows: (usize, usize), map: &[(usize, Option<&'static str>)]) -> Option<TableHead> {
    let lines = grid.rows.get(rows.0..rows.1)?;
    let width = lines.iter().map(|row| row.cells.len()).max()?;
    let widest = grid.rows.iter().map(|row| row.cells.len()).max()?;
    let texts = |number| if number <= width { parts(lines, number) } else { Vec::new() };
    let columns: Vec<HeadColumn> = (1..=widest).map(|number| HeadColumn::new(number, texts(number))).collect();
    let (kind, columns) = [TableKind::Tasks, TableKind::Targets]
        .into_iter()
        .find_map(|kind| Some((kind, assign(&columns, kind, map)?)))?;
    let repeats = columns.iter().map(|column| column.parts.iter().map(|part| bare(part)).collect()).collect();
    Some(TableHead { kind, rows, columns, repeats })
}

/// The texts of a column of the head, from above. A merged cell is the text of all its columns.
fn parts(lines: &[GridRow], number: usize) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(cell) = line.cells.get(number - 1) else { continue };
        let origin = cell.merged.and_then(|(row, column)| {
            let line = lines.iter().find(|line| line.number == row)?;
            line.cells.get(column.checked_sub(1)?)
        });
        let mut text = clean(&text_of(origin.unwrap_or(cell)));
        if text.is_empty() && cell.merged.is_none() {
            text = lines.get(at + 1).and_then(|below| group_at_left(line, below, number)).unwrap_or_default();
        }
        if !text.is_empty() && !parts.contains(&text) {
            parts.push(text);
        }
    }
    parts
}

/// The head of a group of columns that begins at the left of a column. CSV files cannot merge its cells.
fn group_at_left(line: &GridRow, below: &GridRow, number: usize) -> Option<String> {
    let text = |row: &GridRow, at: usize| row.cells.get(at).map(|cell| clean(&text_of(cell))).unwrap_or_default();
    let columns = (0..number).rev().take(MOST_GROUPED).take_while(|at| !text(below, *at).is_empty());
    columns.map(|at| text(line, at)).find(|head| !head.is_empty())
}

/// The end of a head that begins at a row: a further row of it has cells only below a group of columns.
fn end_of_head(grid: &Grid, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + MOST_ROWS && is_further_row(grid, at, end) {
        end += 1;
    }
    end
}

fn is_further_row(grid: &Grid, first: usize, next: usize) -> bool {
    let (Some(above), Some(row)) = (grid.rows.get(first..next), grid.rows.get(next)) else { return false };
    let mut has_part = false;
    for (at, cell) in row.cells.iter().enumerate() {
        if cell.merged.is_some_and(|(line, _)| above.iter().any(|row| row.number == line)) {
            continue;
        }
        let text = clean(&text_of(cell));
        if text.is_empty() {
            continue;
        }
        // A cell of the first row belongs to this column alone where no other is merged with it or empty beside it.
        let lone = |row: &GridRow| {
            let cell = |at: usize| row.cells.get(at);
            let is_blank = |at: usize| cell(at).is_none_or(|cell| clean(&text_of(cell)).is_empty());
            !is_blank(at) && !is_blank(at + 1)
        };
        let is_number = number_of(&text).is_some();
        if is_number || text.len() > 120 || above.iter().all(lone) {
            return false;
        }
        has_part = true;
    }
    // The column with the longest texts has none of its own in a further row.
    has_part && row.cells.iter().any(|cell| clean(&text_of(cell)).is_empty())
}

impl TableHead {
    /// A column by its number from 1.
    pub(super) fn at(&self, number: usize) -> Option<&HeadColumn> {
        self.columns.get(number.checked_sub(1)?)
    }

    /// The place of a column from 1.
    pub(super) fn column(&self, column: AnnexColumn) -> Option<usize> {
        self.columns.iter().find(|head| head.taken == Some(column)).map(|head| head.number)
    }

    /// Whether a row repeats the head, or numbers the columns: (1), (2), (3).
    pub(super) fn is_repeated_by(&self, row: &GridRow) -> bool {
        self.repeats_in(row) || is_numbering(row, self.columns.len())
    }

    fn repeats_in(&self, row: &GridRow) -> bool {
        let mut count = 0;
        for (cell, parts) in row.cells.iter().zip(&self.repeats) {
            let text = text_of(cell);
            // No text of a task is as short as all of a head.
            if text.len() > 200 || !(clean(&text).is_empty() || parts.contains(&bare(&text))) {
                return false;
            }
            count += usize::from(!clean(&text).is_empty());
        }
        count >= 2
    }
}

/// Whether each cell has a number or a letter, and the numbers count the columns.
fn is_numbering(row: &GridRow, columns: usize) -> bool {
    let (mut last, mut count, mut letters) = (0, 0_usize, 0_usize);
    for cell in &row.cells {
        let text = clean(&text_of(cell));
        let text = text.split_once('=').map_or(&*text, |(number, _)| number);
        if text.is_empty() {
            continue;
        }
        match number_of(text) {
            Some(RowNumber::Whole(number)) if last == 0 || number == last + 1 => last = number,
            Some(RowNumber::Letter | RowNumber::Small | RowNumber::Roman(_)) if last == 0 => letters += 1,
            Some(_) | None => return false,
        }
        count += 1;
    }
    count >= 3 && count * 2 > columns && (last > 0 || letters == count)
}
