//! Tables of a page. A narrow screen shows each row as a card, with the title of the column before each cell.

use super::words::Words;
use crate::text::Both;
use maud::{Markup, Render, html};

/// The side to which a column is set, and how its cells break.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Text that wraps, also within words where it must.
    Text,
    /// The same, in the words of plans.
    Plan,
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
            Self::Text | Self::Plan => "text",
            Self::Brief => "brief",
            Self::Mark => "id",
            Self::Number => "number",
            Self::Picture => "picture",
        }
    }

    /// The language of its cells, where it is not that of the page.
    fn lang(self, words: Words) -> Option<&'static str> {
        match self {
            Self::Plan => words.plan_lang(),
            Self::Text | Self::Brief | Self::Mark | Self::Number | Self::Picture => None,
        }
    }
}

pub(super) type Column = (Both, Side);

/// A section of the page with a heading that others can link to.
pub(super) fn section(id: &str, title: impl Render, content: &Markup) -> Markup {
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
                    th scope="row" class=(side.class()) lang=[side.lang(words)] data-title=(words.say(*title)) { (cell) }
                } @else {
                    td class=(side.class()) lang=[side.lang(words)] data-title=(words.say(*title)) { (cell) }
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
