//! The tables of a document. Their text is as a reader sees it once all changes are accepted.

use super::budget::{Budget, MOST_COLUMNS};
use super::canvas::{Canvas, Merge};
use super::refusal::GridRefusal;
use super::table::{Grid, GridCell};
use super::text::plain;
use crate::ooxml::tree::{Element, Node};
use std::collections::BTreeMap;

/// Elements whose content is not there: the older form of something, and deleted text.
const ABSENT: &[&str] = &["mc:Fallback", "del", "moveFrom"];

/// The tables in the order in which they begin; one in a cell comes after the table around it.
pub(super) fn grids(document: &Element) -> Result<Vec<Grid>, GridRefusal> {
    let (mut grids, mut budget) = (Vec::new(), Budget::new());
    collect(document, &mut grids, &mut budget)?;
    Ok(grids)
}

fn collect(element: &Element, grids: &mut Vec<Grid>, budget: &mut Budget) -> Result<(), GridRefusal> {
    for child in element.elements().filter(|child| !ABSENT.contains(&child.known)) {
        if child.known == "tbl" {
            let mut table = Table { canvas: Canvas::default(), budget: &mut *budget, row: 0, origins: BTreeMap::new() };
            table.rows_in(child)?;
            let rows = table.canvas.rows(budget)?;
            grids.push(Grid { name: String::new(), number: grids.len() + 1, rows });
        }
        collect(child, grids, budget)?;
    }
    Ok(())
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

/// The text of a cell.
#[derive(Default)]
struct Text {
    letters: String,
    has_paragraph: bool,
    /// For each open field, whether its instruction is over.
    fields: Vec<bool>,
}

impl Text {
    fn paragraphs_in(&mut self, element: &Element) {
        for child in element.elements() {
            match child.known {
                "p" => {
                    if self.has_paragraph {
                        self.letters.push('\n');
                    }
                    self.has_paragraph = true;
                    self.runs_in(child);
                }
                "tbl" | "tcPr" => {}
                known if ABSENT.contains(&known) => {}
                _ => self.paragraphs_in(child),
            }
        }
    }

    fn runs_in(&mut self, element: &Element) {
        for child in element.elements() {
            match child.known {
                "r" => child.elements().for_each(|sign| self.sign(sign)),
                "pPr" => {}
                known if ABSENT.contains(&known) => {}
                _ => self.runs_in(child),
            }
        }
    }

    fn sign(&mut self, sign: &Element) {
        if sign.known == "fldChar" {
            match sign.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.push(false),
                Some("separate") => self.fields.iter_mut().next_back().into_iter().for_each(|is_over| *is_over = true),
                Some(_) | None => {
                    self.fields.pop();
                }
            }
        }
        if self.fields.iter().any(|is_over| !is_over) {
            return;
        }
        match sign.known {
            "t" => sign.children.iter().for_each(|node| match node {
                Node::Text(raw) => self.letters.push_str(&plain(raw)),
                Node::Element(_) | Node::Other(_) => {}
            }),
            "tab" => self.letters.push(' '),
            "br" | "cr" => self.letters.push('\n'),
            "noBreakHyphen" => self.letters.push('\u{2011}'),
            _ => {}
        }
    }
}
