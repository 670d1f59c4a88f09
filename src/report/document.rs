//! A report as blocks of typed cells, from which every output is written.

use crate::text::{Both, Lang};
use crate::value::Cell;

/// A report.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Doc {
    /// Its parts, from the top.
    pub blocks: Vec<Block>,
}

/// One part of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A title, with something set apart to the right.
    Title(Cell, Cell),
    /// A heading.
    Heading(Cell),
    /// A table.
    Table(Table),
    /// A line of text.
    Line(Cell),
}

/// Rows under columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether the columns' titles are shown.
    pub headed: bool,
}

impl Table {
    /// The columns that have something to show, each with where it stands in the rows.
    pub fn used_columns(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.columns.iter().enumerate().filter(|(index, column)| {
            let is_used = |row: &Row| row.cells.get(*index).is_some_and(|cell| !cell.is_nothing());
            !column.only_when_used || self.rows.iter().any(is_used)
        })
    }
}

/// One column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its title.
    pub title: ColumnTitle,
    /// To which side its cells are set.
    pub align: Align,
    /// Where there is no room, columns of the highest rank are left out first; rank 0 stays.
    pub rank: u8,
    /// Whether it is left out when every cell is nothing.
    pub only_when_used: bool,
}

/// What stands at the head of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnTitle {
    /// Words.
    Words(Both),
    /// A number that a legend explains, where the words would leave no room for the cells.
    Number(usize),
}

impl ColumnTitle {
    /// The title in one language.
    #[must_use]
    pub fn get(self, lang: Lang) -> String {
        match self {
            Self::Words(both) => both.get(lang).to_owned(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl From<Both> for ColumnTitle {
    fn from(words: Both) -> Self {
        Self::Words(words)
    }
}

/// To which side the cells of a column are set, and whether they may be wrapped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Text: to the left, wrapped.
    Text,
    /// Ids, dates and the like: to the left, in one piece.
    Mark,
    /// Numbers: to the right, in one piece.
    Number,
}

/// One row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its cells, one per column.
    pub cells: Vec<Cell>,
    /// Whether it sums up the others.
    pub is_total: bool,
}
