//! A paragraph of a document, or a line of a plain text.

/// A paragraph of a document, or a line of a plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The number of the paragraph, or of the line; from 1.
    pub number: usize,
    /// Its text, every character kept. A line break in a paragraph is a line feed.
    pub text: String,
    /// The number or sign that Word shows before a paragraph of an automatic list: `II.`, `3.`, `-`. It is not in the
    /// text.
    pub label: Option<String>,
    /// The level of that list, from 0.
    pub list_level: Option<usize>,
    /// Whether its style is that of a heading.
    pub is_heading: bool,
    /// Whether it is a line of a plain text, where a sentence may run over several.
    pub is_line: bool,
    /// Its place in a table of a document.
    pub table: Option<TablePlace>,
}

/// The place of a paragraph in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TablePlace {
    /// The number of the table, as in [`super::Grid`].
    pub number: usize,
    /// The row, from 1.
    pub row: usize,
    /// The cell of the row, from 1.
    pub cell: usize,
    /// Whether the table holds data. Others only put texts side by side, like the recipients and the signature.
    pub is_data: bool,
}
