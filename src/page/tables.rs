//! Tables of a page. A narrow screen shows each row as a card, with the title of the column before each cell.

use super::words::Words;
use crate::text::Both;
use maud::{Markup, html};

/// The side to which a column is set, and how its cells break.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Text that wraps, also within words where it must.
    Text,
    /// A few words that wrap between words alone.
    Brief,
    /// Ids and days: never broken.
    Mark,
    /// Numbers: to the right, never broken.
    Number,
    /// A picture with the width that is left.
    Picture,
}

impl Side {
    const fn class(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Brief => "brief",
            Self::Mark => "id",
            Self::Number => "number",
            Self::Picture => "picture",
        }
    }
}

pub(super) type Column = (Both, Side);

/// A section of the page with a heading that others can link to.
pub(super) fn section(id: &str, title: &str, content: &Markup) -> Markup {
    let heading = format!("{id}-title");
    html! {
        section id=(id) aria-labelledby=(heading) {
            h2 id=(heading) { (title) }
            (content)
        }
        "\n"
    }
}

/// The head of a table.
pub(super) fn head(columns: &[Column], words: Words) -> Markup {
    html! {
        thead {
            tr { @for (title, side) in columns { th scope="col" class=(side.class()) { (words.say(*title)) } } }
        }
    }
}

/// The cells of a row; that at `named` is the heading of the row.
pub(super) fn row(columns: &[Column], named: usize, cells: Vec<Markup>, words: Words) -> Markup {
    html! {
        tr {
            @for (number, ((title, side), cell)) in columns.iter().zip(cells).enumerate() {
                @if number == named {
                    th scope="row" class=(side.class()) data-title=(words.say(*title)) { (cell) }
                } @else {
                    td class=(side.class()) data-title=(words.say(*title)) { (cell) }
                }
            }
        }
        "\n"
    }
}

/// A whole table.
pub(super) fn table(caption: &str, columns: &[Column], named: usize, rows: Vec<Vec<Markup>>, words: Words) -> Markup {
    html! {
        table {
            caption { (caption) }
            (head(columns, words))
            tbody { @for cells in rows { (row(columns, named, cells, words)) } }
        }
    }
}

/// A text as a cell.
pub(super) fn plain(text: impl Into<String>) -> Markup {
    let text: String = text.into();
    html! { (text) }
}
