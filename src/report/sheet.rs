//! Sheets for Excel: to print, and, as a form, to fill in.

use crate::value::{Day, Exact};

/// One table on one tab of a workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// The name of the tab. The writer makes it one that Excel takes.
    pub name: String,
    /// Lines above the table, each as wide as the table.
    pub titles: Vec<SheetTitle>,
    /// The columns of the table.
    pub columns: Vec<SheetColumn>,
    /// The rows below the titles of the columns.
    pub rows: Vec<SheetRow>,
    /// Whether every cell is locked but the open ones.
    pub is_form: bool,
    /// The left side of the footer, beside the number of the page.
    pub footer: Option<String>,
}

/// A line above a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetTitle {
    /// On one line.
    pub text: String,
    /// How it looks.
    pub rank: TitleRank,
}

/// How a line above a table looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TitleRank {
    /// Bold, 14 points, in the middle: "Phụ lục I".
    Label,
    /// The same in capitals, which the writer makes.
    Main,
    /// Slanted, 13 points, in the middle.
    Below,
    /// To the left.
    Note,
}

/// A column of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetColumn {
    /// At its head.
    pub title: String,
    /// In characters.
    pub width: u16,
    /// The side to which its cells are set.
    pub align: SheetAlign,
}

/// The side to which the cells of a column are set. Texts of all are wrapped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetAlign {
    /// To the left.
    Left,
    /// In the middle.
    Centre,
    /// To the right.
    Right,
}

/// A row of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SheetRow {
    /// A bold heading as wide as the table.
    Group(String),
    /// The cells, one for each column.
    Cells(Vec<SheetCell>),
    /// The same in bold: sums of rows above.
    Total(Vec<SheetCell>),
}

/// A cell of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SheetCell {
    /// A form locks it.
    Fixed(SheetValue),
    /// To be filled in, with the value that stands in it already.
    Open(Accepts, SheetValue),
}

/// The value of a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SheetValue {
    /// None.
    Empty,
    /// A text.
    Text(String),
    /// A number with its most decimals.
    Number(Exact, u32),
    /// A percentage with its most decimals. 85 means 85 %.
    Percent(Exact, u32),
    /// A day.
    Day(Day),
}

/// The values that an open cell takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Accepts {
    /// Any text.
    Text,
    /// A whole number that is 0 or more.
    Whole,
    /// A place among others, or how many there are. A day that Excel made of `3/14` is a larger number.
    Rank,
    /// A number that is 0 or more.
    Decimal {
        /// The most that it may be.
        most: Option<Exact>,
    },
    /// A day.
    Day {
        /// The first.
        from: Day,
        /// The last.
        to: Day,
    },
    /// One of these texts.
    OneOf(Vec<String>),
}
