//! Sheets for Excel: to print, and, as a form, to fill in.

use crate::value::{Day, Exact};

/// One table on one tab of a workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sheet {
    /// The name of the tab. The writer makes it one that Excel takes.
    pub name: String,
    /// Lines above the table, each as wide as the table.
    pub titles: Vec<SheetTitle>,
    pub columns: Vec<SheetColumn>,
    pub rows: Vec<SheetRow>,
    /// Whether every cell is locked but the open ones.
    pub is_form: bool,
    /// The left side of the footer, beside the number of the page.
    pub footer: Option<String>,
}

/// A line above a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SheetTitle {
    pub text: String,
    pub rank: TitleRank,
}

/// How a line above a table looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TitleRank {
    /// Bold capitals, 14 points, in the middle. The writer makes the capitals.
    Main,
    /// Slanted, 13 points, in the middle.
    Below,
    /// To the left.
    Note,
}

/// A column of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SheetColumn {
    pub title: String,
    /// In characters.
    pub width: u16,
    pub align: SheetAlign,
}

/// The side to which the cells of a column are set. Texts of all are wrapped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SheetAlign {
    Left,
    Centre,
    Right,
}

/// A row of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum SheetRow {
    /// A bold heading as wide as the table.
    Group(String),
    /// The cells, one for each column.
    Cells(Vec<SheetCell>),
}

/// A cell of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum SheetCell {
    Fixed(SheetValue),
    /// To be filled in, with the value that stands in it already.
    Open(Accepts, SheetValue),
}

/// The value of a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum SheetValue {
    Empty,
    Text(String),
    /// With its most decimals.
    Number(Exact, u32),
    /// With its most decimals. 85 means 85 %.
    Percent(Exact, u32),
    Day(Day),
}

/// The values that an open cell takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Accepts {
    Text,
    /// A whole number that is 0 or more.
    Whole,
    /// A number that is 0 or more.
    Decimal {
        most: Option<Exact>,
    },
    Day {
        from: Day,
        to: Day,
    },
    OneOf(Vec<String>),
}
