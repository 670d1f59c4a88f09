//! Walks through a part and finds all marks of each flow with the elements around them.

use super::fault::{FaultKind, PartKind, Place};
use super::piece::{MarkKind, Piece, is_tracked_change, visible};
use super::scan::{Scan, scan};
use crate::ooxml::tree::Element;
use std::collections::HashMap;
use std::ptr::from_ref;

/// An element as a key: the tree stays where it is while it is looked at.
pub type Key = usize;

/// The key of an element.
pub fn key(element: &Element) -> Key {
    from_ref(element).addr()
}

/// The kind of children that an element has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Paragraphs and tables.
    Blocks,
    /// Rows.
    Rows,
    /// Cells.
    Cells,
    /// Another element between these, like the properties of a content control.
    Wrapper,
}

/// A step from an element to one of its children.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The element.
    pub element: Key,
    /// The kind of its children.
    pub holds: Holds,
    /// The number of the child.
    pub child: usize,
}

/// A mark of a block, with the way from the flow to its paragraph.
#[derive(Clone, Debug)]
pub struct BlockMark {
    /// The thing that it asks for.
    pub kind: MarkKind,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// Its paragraph.
    pub paragraph: Key,
    /// The way to the paragraph.
    pub way: Vec<Step>,
}

/// A paragraph with marks.
#[derive(Clone, Debug)]
pub struct MarkedParagraph<'t> {
    /// Its content.
    pub scanned: Scan<'t>,
    /// Its number in the part.
    pub number: usize,
}

/// All that was found in a part.
#[derive(Default)]
pub struct Survey<'t> {
    /// The paragraphs with marks.
    pub paragraphs: HashMap<Key, MarkedParagraph<'t>>,
    /// The marks of blocks.
    pub marks: Vec<BlockMark>,
    /// The numbers of the marks in each flow, in reading order.
    pub flows: Vec<Vec<usize>>,
    /// The faults of single marks.
    pub faults: Vec<(Place, FaultKind)>,
    /// How many marks stand in the part.
    pub total: usize,
    /// The paragraph numbers that are used up.
    count: usize,
}

/// No template that a person made holds more marks.
pub const MOST_MARKS: usize = 20_000;

/// The part for which places are made.
pub struct Whereabouts<'p> {
    /// Its path.
    pub path: &'p str,
    /// Its kind.
    pub kind: PartKind,
}

impl Whereabouts<'_> {
    /// A place in the part.
    pub fn place(&self, paragraph: usize, near: &str) -> Place {
        Place { part: self.path.to_owned(), kind: self.kind, paragraph, near: near.to_owned() }
    }
}

/// The kind of children of an element, if it holds blocks, rows or cells.
pub fn holds(element: &Element, around: Holds) -> Option<Holds> {
    match element.known {
        "body" | "tc" | "txbxContent" | "hdr" | "ftr" | "footnote" | "endnote" => Some(Holds::Blocks),
        "tbl" => Some(Holds::Rows),
        "tr" => Some(Holds::Cells),
        "sdt" => Some(Holds::Wrapper),
        // A control holds blocks, rows or cells, as its place asks.
        "sdtContent" | "customXml" => Some(around),
        _ => None,
    }
}

/// Whether an element begins a flow of its own, whose blocks have nothing to do with those outside.
pub fn begins_flow(element: &Element) -> bool {
    matches!(element.known, "body" | "txbxContent" | "hdr" | "ftr" | "footnote" | "endnote")
}

impl<'t> Survey<'t> {
    /// Walks through a part.
    pub fn of(root: &'t Element, part: &Whereabouts<'_>) -> Self {
        let mut survey = Self::default();
        survey.outside(root, part);
        survey.flows.retain(|flow| !flow.is_empty());
        survey
    }

    /// Looks for flows.
    fn outside(&mut self, element: &'t Element, part: &Whereabouts<'_>) {
        if begins_flow(element) {
            let mut flow = Vec::new();
            self.inside(element, Holds::Blocks, &mut Vec::new(), (&mut flow, false), part);
            self.flows.push(flow);
            return;
        }
        let before = self.count;
        for child in element.elements() {
            if child.known == "mc:Fallback" {
                // The reader sees one of the two forms: both have the same numbers.
                self.count = before;
            }
            self.outside(child, part);
        }
    }

    /// Walks through an element with blocks, rows or cells.
    fn inside(
        &mut self,
        element: &'t Element,
        holds_now: Holds,
        way: &mut Vec<Step>,
        (flow, is_tracked): (&mut Vec<usize>, bool),
        part: &Whereabouts<'_>,
    ) {
        for (child, node) in element.children.iter().enumerate() {
            if self.total > MOST_MARKS {
                return;
            }
            let Some(node) = node.element() else { continue };
            way.push(Step { element: key(element), holds: holds_now, child });
            let around = if holds_now == Holds::Wrapper { outer_holds(way) } else { holds_now };
            if node.known == "p" {
                self.paragraph(node, way, (flow, is_tracked), part);
            } else if let Some(holds) = holds(node, around) {
                let properties = node.first("trPr");
                let is_tracked_row = properties.is_some_and(|it| it.elements().any(is_tracked_change));
                self.inside(node, holds, way, (flow, is_tracked || is_tracked_row), part);
            } else {
                self.outside(node, part);
            }
            way.pop();
        }
    }

    fn paragraph(
        &mut self,
        paragraph: &'t Element,
        way: &[Step],
        (flow, is_tracked): (&mut Vec<usize>, bool),
        part: &Whereabouts<'_>,
    ) {
        self.count += 1;
        let number = self.count;
        if let Some(mut scanned) = scan(paragraph) {
            for (fault, near) in scanned.faults.drain(..) {
                self.faults.push((part.place(number, &near), fault));
            }
            for piece in &mut scanned.pieces {
                let Piece::Mark(mark) = piece else { continue };
                self.total += 1;
                if self.total > MOST_MARKS {
                    return;
                }
                let place = part.place(number, &mark.near);
                if mark.is_tracked || is_tracked {
                    self.faults.push((place.clone(), FaultKind::Tracked { name: mark.name.clone() }));
                }
                if mark.kind != MarkKind::Value {
                    let way = way.to_vec();
                    let (kind, name) = (mark.kind, mark.name.clone());
                    mark.number = self.marks.len();
                    flow.push(mark.number);
                    self.marks.push(BlockMark { kind, name, place, paragraph: key(paragraph), way });
                }
            }
            self.paragraphs.insert(key(paragraph), MarkedParagraph { scanned, number });
        }
        self.outside(paragraph, part);
    }
}

/// The kind of children of the nearest element around a content control.
fn outer_holds(way: &[Step]) -> Holds {
    way.iter().rev().map(|step| step.holds).find(|holds| *holds != Holds::Wrapper).unwrap_or(Holds::Blocks)
}

/// Whether a paragraph without marks shows nothing.
pub fn is_blank(paragraph: &Element) -> bool {
    let pieces = super::piece::pieces(paragraph);
    let shows = |piece: &Piece<'_>| matches!(piece, Piece::Sign(..) | Piece::Thing(..));
    !pieces.iter().any(shows) && visible(&pieces).trim().is_empty()
}
