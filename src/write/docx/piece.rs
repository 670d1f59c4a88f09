//! A paragraph laid out flat: its runs, the elements around them, and later its marks.

use crate::ooxml::chars::unescape;
use crate::ooxml::tree::{Element, Node};

/// A piece of a paragraph, in reading order.
#[derive(Clone, Debug)]
pub enum Piece<'t> {
    /// Text of a run.
    Text(Text<'t>),
    /// Something in a run that stands for one character, like a tab.
    Sign(&'t Element, Run<'t>),
    /// Anything else in a run, like a drawing.
    Thing(&'t Node, Run<'t>),
    /// Something between runs, like a bookmark.
    Between(&'t Node),
    /// An element around runs begins.
    Open(&'t Element),
    /// An element around runs ends.
    Close(&'t Element),
    /// A mark, where its first brace stood.
    Mark(Mark<'t>),
}

/// Text of a run.
#[derive(Clone, Debug)]
pub struct Text<'t> {
    /// Its letters.
    pub letters: String,
    /// The element that held it: `w:t` or `w:delText`.
    pub holder: &'t Element,
    /// Its run.
    pub run: Run<'t>,
}

/// A run, and whether it stands in a tracked change.
#[derive(Clone, Copy, Debug)]
pub struct Run<'t> {
    /// The element.
    pub element: &'t Element,
    /// Whether it stands in a tracked change.
    pub is_tracked: bool,
}

/// A mark.
#[derive(Clone, Debug)]
pub struct Mark<'t> {
    /// The thing that it asks for.
    pub kind: MarkKind,
    /// Its name.
    pub name: String,
    /// The run of its first brace.
    pub run: Run<'t>,
    /// Whether a part of it stands in a tracked change.
    pub is_tracked: bool,
    /// The text around it.
    pub near: String,
    /// Its number among the marks of blocks, which the survey gives.
    pub number: usize,
}

/// The thing that a mark asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A value: `{{name}}`.
    Value,
    /// A block begins: `{{#name}}`.
    Open,
    /// A block begins that shows where there is nothing: `{{^name}}`.
    OpenAbsent,
    /// A block ends: `{{/name}}`.
    Close,
}

/// Elements around runs, in which the text goes on.
const AROUND: &[&str] =
    &["hyperlink", "smartTag", "customXml", "fldSimple", "ins", "del", "moveFrom", "moveTo", "sdt", "sdtContent"];

/// Whether the element is a tracked change.
pub fn is_tracked_change(element: &Element) -> bool {
    matches!(element.known, "ins" | "del" | "moveFrom" | "moveTo")
}

/// The paragraph as pieces, without its properties and without marks of the spelling.
pub fn pieces(paragraph: &Element) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    collect(paragraph, is_tracked_paragraph(paragraph), &mut all);
    all
}

/// Whether the end of the paragraph is itself a tracked change.
fn is_tracked_paragraph(paragraph: &Element) -> bool {
    let mark = paragraph.first("pPr").and_then(|properties| properties.first("rPr"));
    mark.is_some_and(|mark| mark.elements().any(is_tracked_change))
}

fn collect<'t>(parent: &'t Element, is_tracked: bool, all: &mut Vec<Piece<'t>>) {
    for node in &parent.children {
        let Some(element) = node.element() else {
            // Text between elements is layout of the file, and a comment of XML is nobody's.
            continue;
        };
        match element.known {
            "pPr" | "proofErr" | "lastRenderedPageBreak" => {}
            "r" => run(Run { element, is_tracked }, all),
            known if AROUND.contains(&known) || is_direction(element) => {
                all.push(Piece::Open(element));
                collect(element, is_tracked || is_tracked_change(element), all);
                all.push(Piece::Close(element));
            }
            _ => all.push(Piece::Between(node)),
        }
    }
}

/// `w:dir` and `w:bdo` turn the direction of the runs in them.
fn is_direction(element: &Element) -> bool {
    element.known.is_empty() && matches!(&*element.name, "w:dir" | "w:bdo")
}

fn run<'t>(run: Run<'t>, all: &mut Vec<Piece<'t>>) {
    for node in &run.element.children {
        let Some(element) = node.element() else { continue };
        match element.known {
            "rPr" | "lastRenderedPageBreak" => {}
            "t" | "delText" => {
                let letters = unescape(&raw_text(element));
                all.push(Piece::Text(Text { letters, holder: element, run }));
            }
            "tab" | "br" | "cr" | "noBreakHyphen" | "softHyphen" => all.push(Piece::Sign(element, run)),
            _ => all.push(Piece::Thing(node, run)),
        }
    }
}

fn raw_text(element: &Element) -> String {
    let texts = element.children.iter().filter_map(|node| match node {
        Node::Text(raw) => Some(&**raw),
        Node::Element(_) | Node::Other(_) => None,
    });
    texts.collect()
}

/// The text of a paragraph as a reader sees it.
pub fn visible(pieces: &[Piece<'_>]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(piece) => text.push_str(&piece.letters),
            Piece::Sign(element, _) => text.push(if element.known == "noBreakHyphen" { '-' } else { ' ' }),
            Piece::Thing(..) | Piece::Between(_) | Piece::Open(_) | Piece::Close(_) | Piece::Mark(_) => {}
        }
    }
    text
}
