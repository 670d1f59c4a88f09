//! A filled paper as a document for people: what the file says, without its layout.

use crate::report::{Align, Block, Column, Doc, Row, RowKind, Table};
use crate::text::{Both, Raw};
use crate::value::Cell;

/// A part of a filled paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PaperBlock {
    /// A paragraph.
    Paragraph {
        /// Its text. A line break is `\n`.
        text: String,
        /// Whether all of it is bold.
        is_bold: bool,
    },
    /// A table.
    Table {
        /// A cell that a wider or higher one covers is empty.
        rows: Vec<Vec<String>>,
        /// How many of the first rows are the head.
        head: usize,
    },
}

/// The document. A table without a head only arranges texts beside each other.
pub(crate) fn document(blocks: Vec<PaperBlock>) -> Doc {
    let mut doc = Doc::default();
    for block in blocks {
        match block {
            PaperBlock::Paragraph { text, is_bold } => paragraph(&text, is_bold, &mut doc),
            PaperBlock::Table { rows, head: 0 } => arranged(&rows, &mut doc),
            PaperBlock::Table { rows, head } => table(rows, head, &mut doc),
        }
    }
    doc
}

fn paragraph(text: &str, is_bold: bool, doc: &mut Doc) {
    // The lines that a template draws are underlined blanks.
    let text = text.trim_matches(|letter: char| letter.is_whitespace());
    match (text.is_empty(), is_bold) {
        (true, _) => {}
        (false, true) => doc.heading(Cell::from(text)),
        (false, false) => doc.push(Block::Paragraph(Raw::new(text))),
    }
}

/// Texts beside each other, column by column.
fn arranged(rows: &[Vec<String>], doc: &mut Doc) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for column in 0..columns {
        for cell in rows.iter().filter_map(|row| row.get(column)) {
            for line in cell.lines().map(str::trim).filter(|line| !line.is_empty()) {
                doc.line(Cell::from(line));
            }
        }
        doc.line(Cell::Empty);
    }
}

fn table(rows: Vec<Vec<String>>, head: usize, doc: &mut Doc) {
    let mut rows = rows.into_iter();
    let titles: Vec<Vec<String>> = rows.by_ref().take(head).collect();
    let count = titles.iter().map(Vec::len).max().unwrap_or(0);
    // The titles of a paper are texts of a template, and those of columns words of the program: so they are the first
    // row, and the table has no titles of its own.
    let columns = vec![Column::of(Both::same(""), Align::Text); count];
    let cells = |row: Vec<String>| row.into_iter().map(|text| Cell::from(text.replace('\n', "; "))).collect::<Vec<_>>();
    let titles = titles.into_iter().map(|row| Row::of(cells(row), RowKind::Total));
    let body = rows.map(|row| {
        let is_heading = row.iter().skip(1).all(String::is_empty) && count > 2;
        let mut cells = cells(row);
        if is_heading {
            cells.truncate(1);
            return Row::of(cells, RowKind::Heading);
        }
        Row::from(cells)
    });
    let all: Vec<Row> = titles.chain(body).collect();
    doc.push(Block::Table(Table { columns, rows: all, headed: false }));
    doc.line(Cell::Empty);
}
