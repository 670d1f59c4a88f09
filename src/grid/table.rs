//! A table as a row of rows, whatever program made it.

use crate::value::{Day, Exact};

/// One table of a file: a sheet, a table of a document, a whole CSV file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The name of the sheet; empty for others.
    pub name: String,
    /// Which sheet or table of the file it is, from 1.
    pub number: usize,
    /// The paragraphs of a document between the table before and this one, without blank ones.
    pub above: Vec<String>,
    /// The rows with content.
    pub rows: Vec<GridRow>,
}

/// A row with content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// The row of the sheet or table, or the line of the CSV file where it begins; from 1.
    pub number: usize,
    /// The cells from the first column to the last with content.
    pub cells: Vec<GridCell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// The content.
    pub value: GridValue,
    /// Whether a formula gave the value. It is the last one that the program computed, or empty.
    pub is_formula: bool,
    /// Whether Excel shows the number as a percentage: 85 % is the number 0.85.
    pub is_percent: bool,
    /// The row and column (from 1) of the first cell of a merged range, in all other cells of the range.
    pub merged: Option<(usize, usize)>,
}

/// The content of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum GridValue {
    /// Nothing.
    #[default]
    Empty,
    /// Text, every character kept.
    Text(String),
    /// A number. One beyond the range of [`Exact::parse`] is a text.
    Number(Exact),
    /// A day, without the time of day.
    Day(Day),
    /// Yes or no.
    Flag(bool),
    /// An error of a formula, like `#DIV/0!`.
    Error(String),
}

impl GridCell {
    /// A cell with this text; empty if the text is.
    pub(super) fn text(text: String) -> Self {
        let value = if text.is_empty() { GridValue::Empty } else { GridValue::Text(text) };
        Self { value, ..Self::default() }
    }

    /// Whether it holds a value or a formula.
    #[must_use]
    pub fn has_content(&self) -> bool {
        self.is_formula || self.value != GridValue::Empty
    }
}
