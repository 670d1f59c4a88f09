//! A document: blocks of typed cells, from which every output for people is written.

use super::{EditedFile, Gauge, Remark};
use crate::text::{Both, Lang, Raw};
use crate::value::{Cell, Tone};

/// A report for people, or a part of it.
#[derive(Clone, Debug, Default)]
pub struct Doc {
    /// The blocks, from the top.
    pub blocks: Vec<Block>,
}

/// A block of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A title, and a second text at the right edge. An empty line stands before it.
    Title(Cell, Cell),
    /// A heading.
    Heading(Cell),
    /// A table.
    Table(Table),
    /// A line of text.
    Line(Cell),
    /// A line of text after an empty line.
    Closing(Cell),
    /// A paragraph of a paper: never cut, with an empty line behind it.
    Paragraph(Raw),
    /// Findings and other remarks on single places.
    Remarks(Vec<Remark>, Detail),
    /// The edits of files.
    Files(Vec<EditedFile>),
}

/// How much of a remark is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Detail {
    /// Its line of the file, with a caret and the help.
    Full,
    /// Its sentence with the place.
    Brief,
}

impl Doc {
    pub(crate) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(crate) fn title(&mut self, left: Cell, right: Cell) {
        self.push(Block::Title(left, right));
    }

    pub(crate) fn heading(&mut self, heading: Cell) {
        self.push(Block::Heading(heading));
    }

    pub(crate) fn line(&mut self, line: impl Into<Cell>) {
        self.push(Block::Line(line.into()));
    }

    pub(crate) fn table(&mut self, columns: Vec<Column>, rows: impl IntoIterator<Item = Row>) {
        self.push(Block::Table(Table::new(columns, rows)));
    }
}

impl FromIterator<Block> for Doc {
    fn from_iter<I: IntoIterator<Item = Block>>(blocks: I) -> Self {
        Self { blocks: blocks.into_iter().collect() }
    }
}

/// Rows under columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether the titles of the columns are shown.
    pub headed: bool,
}

impl Table {
    /// A table with titles over its columns.
    pub(crate) fn new(columns: Vec<Column>, rows: impl IntoIterator<Item = Row>) -> Self {
        Self { columns, rows: rows.into_iter().collect(), headed: true }
    }

    /// The columns that have something to show, each with its index in the rows.
    pub(crate) fn used_columns(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.columns.iter().enumerate().filter(|(index, column)| {
            let is_used = |row: &Row| row.cells.get(*index).is_some_and(|cell| !cell.is_nothing());
            !column.only_when_used || self.rows.iter().any(is_used)
        })
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The title at its head.
    pub title: ColumnTitle,
    /// The side to which its cells are set.
    pub align: Align,
    /// A narrow screen leaves out the columns with the highest number first; those with 0 stay.
    pub leave_out: u8,
    /// Whether the column is left out when every cell is empty.
    pub only_when_used: bool,
}

impl Column {
    /// Text: to the left, wrapped.
    pub(crate) const fn text(en: &'static str, vi: &'static str) -> Self {
        Self::new(ColumnTitle::Words(Both { en, vi }), Align::Text)
    }

    /// Ids, dates and the like: to the left, never broken.
    pub(crate) const fn mark(en: &'static str, vi: &'static str) -> Self {
        Self::new(ColumnTitle::Words(Both { en, vi }), Align::Mark)
    }

    /// Numbers: to the right, never broken.
    pub(crate) const fn number(en: &'static str, vi: &'static str) -> Self {
        Self::new(ColumnTitle::Words(Both { en, vi }), Align::Number)
    }

    pub(crate) fn of(title: impl Into<ColumnTitle>, align: Align) -> Self {
        Self::new(title.into(), align)
    }

    const fn new(title: ColumnTitle, align: Align) -> Self {
        Self { title, align, leave_out: 0, only_when_used: false }
    }

    /// A narrow screen leaves the column out, the higher numbers first. It is also left out when every cell is empty.
    pub(crate) const fn leave_out(self, leave_out: u8) -> Self {
        Self { leave_out, only_when_used: true, ..self }
    }

    /// Left out when every cell is empty.
    pub(crate) const fn when_used(self) -> Self {
        Self { only_when_used: true, ..self }
    }

    /// Shown also when every cell is empty.
    pub(crate) const fn always(self) -> Self {
        Self { only_when_used: false, ..self }
    }
}

/// The title at the head of a column.
#[derive(Clone, Copy, Debug)]
pub enum ColumnTitle {
    Words(Both),
    /// A number that a legend explains, where words would leave no room for the cells.
    Number(usize),
}

impl ColumnTitle {
    pub(crate) fn get(self, lang: Lang) -> String {
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

/// The side to which cells are set, and whether they may be wrapped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// To the left, wrapped.
    Text,
    /// To the left, never broken.
    Mark,
    /// To the right, never broken.
    Number,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// The cells, one for each column.
    pub cells: Vec<Cell>,
    /// Its part in the table.
    pub kind: RowKind,
    /// The bar of the row, for a terminal that has room.
    pub gauge: Option<Gauge>,
}

/// The part of a row in its table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowKind {
    /// One of many.
    Plain,
    /// It stands out: it sums up the others, or stands above them.
    Total,
    /// The heading of the rows below it. It has one cell, as wide as the table.
    Heading,
}

impl RowKind {
    pub(crate) const fn total_if(is_total: bool) -> Self {
        if is_total { Self::Total } else { Self::Plain }
    }
}

impl Row {
    pub(crate) const fn of(cells: Vec<Cell>, kind: RowKind) -> Self {
        Self { cells, kind, gauge: None }
    }

    pub(crate) fn heading(heading: Cell) -> Self {
        Self::of(vec![heading], RowKind::Heading)
    }

    /// The row with a bar.
    pub(crate) fn with_gauge(self, gauge: Option<Gauge>) -> Self {
        Self { gauge, ..self }
    }

    /// Whether it stands out from the others.
    pub(crate) fn is_bold(&self) -> bool {
        self.kind != RowKind::Plain
    }
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Self {
        Self::of(cells, RowKind::Plain)
    }
}

/// A count that has a colour unless it is 0.
pub(crate) fn toned_count(count: usize, tone: Tone) -> Cell {
    if count > 0 { Cell::Count(count).toned(tone) } else { Cell::Count(count) }
}
