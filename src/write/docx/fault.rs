//! Faults of the marks in a template: facts with their places.

/// The kind of a part that may hold marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// The text itself.
    Body,
    /// A header, with its number.
    Header(usize),
    /// A footer, with its number.
    Footer(usize),
    /// The footnotes.
    Footnotes,
    /// The endnotes.
    Endnotes,
}

/// Where a mark stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The part as a path, like `word/document.xml`.
    pub part: String,
    /// The part for people.
    pub kind: PartKind,
    /// The number of the paragraph in the part, from 1 in reading order.
    pub paragraph: usize,
    /// At most 40 characters of the paragraph around the mark.
    pub near: String,
}

/// A fault of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkFault {
    /// Where it stands.
    pub place: Place,
    /// The fault itself.
    pub kind: FaultKind,
}

/// A thing that would stand twice, were its paragraph repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A bookmark with its name.
    Bookmark(String),
    /// A comment.
    Comment,
    /// A footnote or an endnote.
    Note,
}

/// The fault itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A name that is not declared here.
    Unknown {
        /// The name.
        name: String,
        /// The name that was perhaps meant.
        meant: Option<String>,
    },
    /// A list or a group where a text is needed.
    NotText {
        /// The name.
        name: String,
        /// Whether it is a list; else a group.
        is_list: bool,
    },
    /// A dot behind a name that is not a group.
    NotGroup {
        /// The whole name.
        name: String,
        /// The part before the dot.
        before: String,
        /// Whether that is a list; else a text.
        is_list: bool,
    },
    /// `{{.}}` outside a list of texts.
    NoItem,
    /// A block without its end.
    Unclosed {
        /// The name.
        name: String,
    },
    /// An end without its beginning.
    Unopened {
        /// The name.
        name: String,
    },
    /// The end of one block stands inside another that began later.
    Crossed {
        /// The block that began later.
        name: String,
        /// The block that ends inside it.
        other: String,
    },
    /// Two braces without the other two in the same paragraph.
    Half,
    /// Braces without a name.
    Empty,
    /// A list inside itself.
    InItself {
        /// The name.
        name: String,
    },
    /// Two marks that do not stand in places that belong together.
    Apart {
        /// The name.
        name: String,
        /// How they stand.
        how: Apart,
    },
    /// Two blocks that would repeat the same paragraph or row, side by side.
    Shared {
        /// The block.
        name: String,
        /// The other block.
        other: String,
    },
    /// Something in a repeated part that can be there only once.
    Repeated {
        /// The block that repeats.
        name: String,
        /// The thing in it.
        what: Anchor,
    },
    /// Something of which only one end stands in a part that may be left out.
    Torn {
        /// The block.
        name: String,
        /// The thing in it.
        what: Anchor,
    },
    /// A mark inside a tracked change.
    Tracked {
        /// The mark.
        name: String,
    },
    /// More than 64 blocks inside each other.
    TooDeep {
        /// The name.
        name: String,
    },
}

/// How the two marks of a block stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// One stands in a table, the other outside it or in another table.
    Table,
    /// One stands in a link, a field or a content control, the other outside it.
    Inline,
    /// One stands in a content control around whole paragraphs, the other outside it.
    Control,
}
