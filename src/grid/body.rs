//! The paragraphs of a document, also those in tables. Their text is as a reader sees it.

use super::budget::Budget;
use super::labels::Labels;
use super::paragraph::{Paragraph, TablePlace};
use super::refusal::GridRefusal;
use super::runs::{ABSENT, Text};
use crate::ooxml::Part;
use crate::ooxml::tree::Element;

/// A table of so many columns holds data; one of a column less does if it also has so many rows.
const DATA_COLUMNS: usize = 4;
const DATA_ROWS: usize = 4;

/// The paragraphs with content. `main` is the path of `document`.
pub(super) fn paragraphs(parts: &[Part], main: &str, document: &Element) -> Result<Vec<Paragraph>, GridRefusal> {
    let mut body = Body {
        labels: Labels::of(parts, main),
        text: Text::default(),
        budget: Budget::new(),
        number: 0,
        tables: 0,
        found: Vec::new(),
    };
    body.read(document, None)?;
    Ok(body.found)
}

struct Body {
    labels: Labels,
    /// A field may go over several paragraphs.
    text: Text,
    budget: Budget,
    number: usize,
    tables: usize,
    found: Vec<Paragraph>,
}

impl Body {
    fn read(&mut self, element: &Element, place: Option<TablePlace>) -> Result<(), GridRefusal> {
        for child in element.elements() {
            match child.known {
                "p" => self.paragraph(child, place)?,
                "tbl" => {
                    self.tables += 1;
                    let place = TablePlace { number: self.tables, row: 0, cell: 0, is_data: is_data(child) };
                    self.rows(child, &mut { place })?;
                }
                known if ABSENT.contains(&known) => {}
                _ => self.read(child, place)?,
            }
        }
        Ok(())
    }

    /// The rows of a table, also those in content controls and tracked changes.
    fn rows(&mut self, element: &Element, place: &mut TablePlace) -> Result<(), GridRefusal> {
        for child in element.elements() {
            match child.known {
                "tr" => {
                    place.row += 1;
                    place.cell = 0;
                    // A deleted row stays until somebody accepts that.
                    if child.first("trPr").is_none_or(|about| about.first("del").is_none()) {
                        self.rows(child, place)?;
                    }
                }
                "tc" => {
                    place.cell += 1;
                    self.read(child, Some(*place))?;
                }
                known if ABSENT.contains(&known) => {}
                _ => self.rows(child, place)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Element, table: Option<TablePlace>) -> Result<(), GridRefusal> {
        self.number += 1;
        self.text.runs_in(paragraph);
        let text = std::mem::take(&mut self.text.letters);
        // Word shows the number of an empty paragraph too, so it counts.
        let label = self.labels.next(paragraph.first("pPr"));
        if !text.trim().is_empty() {
            self.budget.row()?;
            self.budget.text(&text)?;
            let (list_level, is_heading) = (label.level, label.is_heading);
            let number = self.number;
            self.found.push(Paragraph {
                number,
                text,
                label: label.text,
                list_level,
                is_heading,
                is_line: false,
                table,
            });
        }
        // A text box stands in a run of the paragraph.
        self.boxes(paragraph, table)
    }

    fn boxes(&mut self, element: &Element, table: Option<TablePlace>) -> Result<(), GridRefusal> {
        for child in element.elements() {
            match child.known {
                "txbxContent" => self.read(child, table)?,
                known if ABSENT.contains(&known) => {}
                _ => self.boxes(child, table)?,
            }
        }
        Ok(())
    }
}

/// Whether a table holds data.
fn is_data(table: &Element) -> bool {
    let rows: Vec<usize> = table
        .elements()
        .filter(|row| row.known == "tr")
        .map(|row| row.elements().filter(|cell| cell.known == "tc").count())
        .collect();
    let most = rows.iter().max().copied().unwrap_or_default();
    most >= DATA_COLUMNS || (most + 1 >= DATA_COLUMNS && rows.len() >= DATA_ROWS)
}
