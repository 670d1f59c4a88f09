//! Copies elements into the script, and minds what may stand in a file only once.

use super::fault::Anchor;
use super::script::{End, Occurrence, Op, Raw, push, push_raw};
use crate::ooxml::reader::attributes;
use crate::ooxml::tree::{Element, Node};
use std::collections::HashMap;

/// Word's bookmark for the cursor. It means nothing to anybody else.
const CURSOR: &str = "_GoBack";

/// Ids that Word gives to paragraphs and rows. They may not stand twice, and Word gives them anew.
const PARAGRAPH_IDS: &[&str] = &["paraId", "textId"];

/// Copies elements.
#[derive(Default)]
pub struct Copier {
    /// The things in each of the open blocks that may not stand twice.
    blocks: Vec<Vec<Occurrence>>,
    /// The names of the bookmarks by their ids.
    bookmarks: HashMap<String, String>,
}

impl Copier {
    /// A copier for a part.
    pub fn new(root: &Element) -> Self {
        let mut copier = Self::default();
        copier.name_bookmarks(root);
        copier
    }

    fn name_bookmarks(&mut self, element: &Element) {
        if element.known == "bookmarkStart" {
            let attribute = |name| element.attribute(name).unwrap_or_default();
            self.bookmarks.insert(attribute("id"), attribute("name"));
        }
        element.elements().for_each(|child| self.name_bookmarks(child));
    }

    /// A block begins.
    pub fn open_block(&mut self) {
        self.blocks.push(Vec::new());
    }

    /// A block ends. Gives what stands in it.
    pub fn close_block(&mut self) -> Vec<Occurrence> {
        let found = self.blocks.pop().unwrap_or_default();
        if let Some(outer) = self.blocks.last_mut() {
            outer.extend(found.iter().cloned());
        }
        found
    }

    /// Whether what is copied may be written more than once.
    const fn is_in_block(&self) -> bool {
        !self.blocks.is_empty()
    }

    /// Copies all of an element.
    pub fn element(&mut self, element: &Element, ops: &mut Vec<Op>) {
        if self.drops(element) {
            return;
        }
        if element.children.is_empty() && !self.counts(element) {
            let mut xml = String::new();
            element.write(&mut xml);
            push_raw(ops, &xml);
            return;
        }
        self.open(element, ops);
        for child in &element.children {
            self.node(child, ops);
        }
        close(element, ops);
    }

    /// Copies all of a node.
    pub fn node(&mut self, node: &Node, ops: &mut Vec<Op>) {
        match node {
            Node::Element(element) => self.element(element, ops),
            Node::Text(raw) | Node::Other(raw) => push_raw(ops, raw),
        }
    }

    /// Whether the begin of the element asks for more than a copy.
    fn counts(&self, element: &Element) -> bool {
        element.known == "p" || self.is_in_block() && matches!(element.known, "wp:docPr" | "tr")
    }

    /// Copies the begin of an element.
    pub fn open(&mut self, element: &Element, ops: &mut Vec<Op>) {
        let paragraphs = usize::from(element.known == "p");
        if self.is_in_block() && element.known == "wp:docPr" {
            let rest = without(&element.attributes, &["id"]);
            push_raw(ops, &format!("<{}{rest} id=\"", element.name));
            ops.push(Op::DrawingId);
            push_raw(ops, "\">");
        } else if self.is_in_block() && matches!(element.known, "p" | "tr") {
            push(ops, Raw { xml: plain_open(element), paragraphs, ends: None });
        } else {
            let mut xml = String::new();
            element.write_open(&mut xml);
            push(ops, Raw { xml, paragraphs, ends: None });
        }
    }

    /// Whether the element is left out. One that may stand only once is noted for the open block.
    pub fn drops(&mut self, element: &Element) -> bool {
        let attribute = |name| element.attribute(name).unwrap_or_default();
        let (what, end) = match element.known {
            "bookmarkStart" => (Anchor::Bookmark(attribute("name")), End::Begin),
            "bookmarkEnd" => {
                let name = self.bookmarks.get(&attribute("id")).cloned().unwrap_or_default();
                (Anchor::Bookmark(name), End::Finish)
            }
            "commentRangeStart" => (Anchor::Comment, End::Begin),
            "commentRangeEnd" => (Anchor::Comment, End::Finish),
            "commentReference" => (Anchor::Comment, End::Whole),
            "footnoteReference" | "endnoteReference" => (Anchor::Note, End::Whole),
            _ => return false,
        };
        if what == Anchor::Bookmark(CURSOR.to_owned()) {
            return true;
        }
        if let Some(block) = self.blocks.last_mut() {
            block.push(Occurrence { what, id: attribute("id"), end });
        }
        false
    }
}

/// Copies the end of an element.
pub fn close(element: &Element, ops: &mut Vec<Op>) {
    let mut xml = String::new();
    element.write_close(&mut xml);
    push_raw(ops, &xml);
}

/// The begin of a paragraph or row without the ids that may not stand twice.
pub fn plain_open(element: &Element) -> String {
    format!("<{}{}>", element.name, without(&element.attributes, PARAGRAPH_IDS))
}

/// The attributes, in their written form, without some of them.
fn without(raw: &str, locals: &[&str]) -> String {
    let mut kept = String::new();
    for (name, value) in attributes(raw) {
        if !locals.contains(&name.rsplit(':').next().unwrap_or_default()) {
            let quote = if value.contains('"') { "'" } else { "\"" };
            kept.extend([" ", name, "=", quote, &*value, quote]);
        }
    }
    kept
}
