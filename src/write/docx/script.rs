//! A part that is ready to be filled: what is written as it stands, and where values and blocks come in.

use super::fault::{Anchor, Place};

/// A step of writing a part.
#[derive(Clone, Debug)]
pub enum Op {
    /// XML as it stands.
    Raw(Raw),
    /// The number of a drawing, which may stand in a file only once.
    DrawingId,
    /// A value, inside a paragraph.
    Value(Spot),
    /// A block that is repeated or left out.
    Block(Block),
    /// A paragraph with marks.
    Paragraph(Paragraph),
    /// A table with marks in it: it begins with its first row.
    Table(Table),
    /// A row of a table.
    Row(Vec<Op>),
    /// Paragraphs that must end in a paragraph: a cell, a text box, a part.
    Flow(Flow),
    /// A paragraph of marks alone. It is written only where a flow would otherwise end without one.
    Spare(String),
    /// A paragraph that holds nothing but the end of a section.
    Section(Section),
}

impl Op {
    /// Whether a value mark in it has this name.
    pub fn names(&self, name: &str) -> bool {
        let any = |ops: &[Self]| ops.iter().any(|op| op.names(name));
        match self {
            Self::Value(spot) => spot.reference.name == name,
            Self::Block(block) => any(&block.body),
            Self::Paragraph(paragraph) => any(&paragraph.body),
            Self::Table(table) => any(&table.rows),
            Self::Row(ops) => any(ops),
            Self::Flow(flow) => any(&flow.body),
            Self::Raw(_) | Self::DrawingId | Self::Spare(_) | Self::Section(_) => false,
        }
    }
}

/// A paragraph that holds nothing but the end of a section.
#[derive(Clone, Debug)]
pub struct Section {
    /// All of it.
    pub paragraph: String,
    /// The same without the section.
    pub plain: String,
    /// Its properties alone.
    pub properties: String,
}

/// XML as it stands.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    /// The XML.
    pub xml: String,
    /// The number of paragraphs in it.
    pub paragraphs: usize,
    /// Whether it ends with a paragraph, if it ends with a block at all.
    pub ends: Option<bool>,
}

/// A name with its place.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The name as it stands in the mark.
    pub name: String,
    /// Where the mark stands.
    pub place: Place,
}

/// A value in its run.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The value.
    pub reference: Reference,
    /// The begin of a run in the format of the mark.
    pub open: String,
    /// The prefix of Word's elements with its colon.
    pub prefix: String,
    /// The elements around the run inside the paragraph, from outside: how each begins and ends.
    pub around: Vec<(String, String)>,
}

/// A block.
#[derive(Clone, Debug)]
pub struct Block {
    /// The value on which it depends.
    pub reference: Reference,
    /// Whether it shows where there is nothing.
    pub is_absent: bool,
    /// The steps that it repeats.
    pub body: Vec<Op>,
    /// The things in it that may not stand twice.
    pub anchors: Vec<Occurrence>,
}

/// A thing that may not stand twice, or one end of it.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// The thing.
    pub what: Anchor,
    /// The id that its two ends share.
    pub id: String,
    /// Which end it is.
    pub end: End,
}

/// An end of a bookmark or comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// It begins.
    Begin,
    /// It ends.
    Finish,
    /// It has only one place.
    Whole,
}

/// A paragraph with marks.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// The tag with which it begins.
    pub open: String,
    /// The tag with which it ends.
    pub close: String,
    /// Its properties as the only paragraph.
    pub only: String,
    /// Its properties as the first of several: the section ends with the last.
    pub first: String,
    /// Its properties between others.
    pub middle: String,
    /// Its properties as the last: a new page begins with the first.
    pub last: String,
    /// The steps of its content.
    pub body: Vec<Op>,
    /// Whether it holds nothing but blocks, so that it vanishes where nothing is written.
    pub may_vanish: bool,
    /// Whether a section ends with it.
    pub has_section: bool,
}

/// A table with marks.
#[derive(Clone, Debug)]
pub struct Table {
    /// All before the first row.
    pub open: String,
    /// The rows.
    pub rows: Vec<Op>,
    /// All behind the last row.
    pub close: String,
}

/// Blocks that must end in a paragraph.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The content.
    pub body: Vec<Op>,
    /// An empty paragraph.
    pub empty: String,
    /// The last section, which only a body has. A body may also end in a table.
    pub section: Option<String>,
}

/// Appends XML to the last step where that is XML too.
pub fn push_raw(ops: &mut Vec<Op>, xml: &str) {
    push(ops, Raw { xml: xml.to_owned(), paragraphs: 0, ends: None });
}

/// Appends XML to the last step where that is XML too.
pub fn push(ops: &mut Vec<Op>, raw: Raw) {
    if let Some(Op::Raw(last)) = ops.last_mut() {
        last.xml.push_str(&raw.xml);
        last.paragraphs += raw.paragraphs;
        last.ends = raw.ends.or(last.ends);
    } else {
        ops.push(Op::Raw(raw));
    }
}
