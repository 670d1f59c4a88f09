//! The tables of a document. Their text is as a reader sees it once all changes are accepted.

use super::budget::{Budget, MOST_COLUMNS};
use super::canvas::{Canvas, Merge};
use super::refusal::GridRefusal;
use super::runs::{ABSENT, Text};
use super::table::{Grid, GridCell};
use crate::ooxml::tree::Element;
use std::collections::BTreeMap;

/// The tables in the order in which they begin; one in a cell comes after the table around it.
pub(super) fn grids(document: &Element) -> Result<Vec<Grid>, GridRefusal> {
    let mut found = Found { grids: Vec::new(), above: Vec::new(), budget: Budget::new() };
    found.collect(document, false)?;
    Ok(found.grids)
}

/// The tables so far.
struct Found {
    grids: Vec<Grid>,
    /// The paragraphs behind the last table.
    above: Vec<String>,
    budget: Budget,
}

impl Found {
    /// Paragraphs in the cells of a table are its content, and stand above no other table.
    fn collect(&mut self, element: &Element, is_in_table: bool) -> Result<(), GridRefusal> {
        for child in element.elements().filter(|child| !ABSENT.contains(&child.known)) {
            if child.known == "tbl" {
                self.table(child)?;
            } else if child.known == "p" && !is_in_table {
                let mut text = Text::default();
                text.runs_in(child);
                if !text.letters.trim().is_empty() {
                    self.budget.text(&text.letters)?;
                    self.above.push(text.letters);
                }
            }
            self.collect(child, is_in_table || child.known == "tbl")?;
        }
        Ok(())
    }

    fn table(&mut self, table: &Element) -> Result<(), GridRefusal> {
        let (canvas, budget) = (Canvas::default(), &mut self.budget);
        let mut read = Table { canvas, budget, row: 0, origins: BTreeMap::new() };
        read.rows_in(table)?;
        let rows = read.canvas.rows(&mut self.budget)?;
        let (number, above) = (self.grids.len() + 1, std::mem::take(&mut self.above));
        self.grids.push(Grid { name: String::new(), number, above, rows });
        Ok(())
    }
}

struct Table<'b> {
    canvas: Canvas,
    budget: &'b mut Budget,
    row: usize,
    /// The last cell of each column that was not merged into the one above.
    origins: BTreeMap<usize, (usize, usize)>,
}

impl Table<'_> {
    /// The rows of a table, also those in content controls and tracked changes.
    fn rows_in(&mut self, element: &Element) -> Result<(), GridRefusal> {
        for child in element.elements() {
            match child.known {
                "tr" => {
                    self.row += 1;
                    // A deleted row stays until somebody accepts that.
                    if child.first("trPr").is_none_or(|about| about.first("del").is_none()) {
                        let before = child.first("trPr").and_then(|about| about.first("gridBefore"));
                        let mut column = before.and_then(count).unwrap_or(0).saturating_add(1);
                        self.cells_in(child, &mut column)?;
                    }
                }
                "tbl" | "tc" => {}
                known if ABSENT.contains(&known) => {}
                _ => self.rows_in(child)?,
            }
        }
        Ok(())
    }

    fn cells_in(&mut self, element: &Element, column: &mut usize) -> Result<(), GridRefusal> {
        for child in element.elements() {
            match child.known {
                "tc" => self.cell(child, column)?,
                "tbl" => {}
                known if ABSENT.contains(&known) => {}
                _ => self.cells_in(child, column)?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Element, column: &mut usize) -> Result<(), GridRefusal> {
        let about = cell.first("tcPr");
        let span = about.and_then(|about| about.first("gridSpan")).and_then(count).unwrap_or(1).max(1);
        let first = *column;
        let last = first.saturating_add(span - 1);
        if last > MOST_COLUMNS {
            return Err(GridRefusal::TooManyColumns { row: self.row });
        }
        *column = last + 1;
        let is_continued = about
            .and_then(|about| about.first("vMerge"))
            .is_some_and(|merge| merge.attribute("val").is_none_or(|value| value == "continue"));
        let origin = if is_continued { self.origins.get(&first).copied() } else { None };
        if origin.is_none() {
            self.origins.insert(first, (self.row, first));
            let mut text = Text::default();
            text.paragraphs_in(cell);
            // A cell of empty paragraphs looks empty.
            let is_blank = text.letters.chars().all(|letter| letter == '\n');
            let letters = if is_blank { String::new() } else { text.letters };
            self.canvas.put(self.row, first, GridCell::text(letters), self.budget)?;
        }
        if origin.is_some() || span > 1 {
            let origin = origin.unwrap_or((self.row, first));
            self.canvas.merge(Merge { rows: (self.row, self.row), columns: (first, last), origin }, self.budget)?;
        }
        Ok(())
    }
}

fn count(element: &Element) -> Option<usize> {
    element.attribute("val")?.trim().parse().ok()
}
