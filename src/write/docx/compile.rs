//! Makes the script of a part: the steps of its paragraphs, tables and blocks.

use super::copy::{Copier, close, plain_open};
use super::fault::{FaultKind, Place};
use super::inline::{Around, paragraph, without};
use super::nest::Nest;
use super::pairs::{Pair, Pairs, Role};
use super::piece::{Mark, MarkKind, Piece};
use super::script::{Flow, Op, Raw, Reference, Section, Table, push, push_raw};
use super::survey::{
    BlockMark, Holds, Key, MOST_MARKS, MarkedParagraph, Survey, Whereabouts, begins_flow, holds, is_blank, key,
};
use crate::ooxml::tree::Element;
use std::collections::HashSet;

/// The script of a part, and the faults of its marks that can be seen without the names.
#[derive(Clone, Debug)]
pub struct Script {
    /// The steps.
    pub ops: Vec<Op>,
    /// The faults.
    pub faults: Vec<(Place, FaultKind)>,
    /// Blocks with a fault. The names in them count all the same.
    pub loose: Vec<Reference>,
}

/// More marks than a template can need.
pub struct TooMany;

/// The script of a part; none where it holds no marks.
pub fn compile(root: &Element, part: &Whereabouts<'_>) -> Result<Option<Script>, TooMany> {
    let survey = Survey::of(root, part);
    if survey.total > MOST_MARKS {
        return Err(TooMany);
    }
    if survey.paragraphs.is_empty() {
        return Ok(None);
    }
    let mut pairs = Pairs::of(&survey.marks, &survey.flows);
    let mut faults = survey.faults.clone();
    faults.append(&mut pairs.faults);
    let mut touched = HashSet::new();
    find_touched(root, &survey, &mut touched);
    let mut compiler = Compiler { survey, pairs, copier: Copier::new(root), touched, part };
    let mut ops = Vec::new();
    push_raw(&mut ops, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    compiler.element(root, &mut ops);
    faults.append(&mut compiler.pairs.faults);
    Ok(Some(Script { ops, faults, loose: compiler.pairs.loose }))
}

/// Notes the elements with marks in them.
fn find_touched(element: &Element, survey: &Survey<'_>, touched: &mut HashSet<Key>) -> bool {
    let mut holds_marks = survey.paragraphs.contains_key(&key(element));
    for child in element.elements() {
        holds_marks |= find_touched(child, survey, touched);
    }
    if holds_marks {
        touched.insert(key(element));
    }
    holds_marks
}

struct Compiler<'t, 'p> {
    survey: Survey<'t>,
    pairs: Pairs,
    copier: Copier,
    touched: HashSet<Key>,
    part: &'p Whereabouts<'p>,
}

impl Around for Compiler<'_, '_> {
    fn element(&mut self, element: &Element, ops: &mut Vec<Op>) {
        if !self.touched.contains(&key(element)) {
            self.copier.element(element, ops);
            return;
        }
        self.copier.open(element, ops);
        if begins_flow(element) {
            self.flow(element, ops);
        } else {
            for child in &element.children {
                match child.element() {
                    Some(child) => self.element(child, ops),
                    None => self.copier.node(child, ops),
                }
            }
        }
        close(element, ops);
    }

    fn role(&self, mark: usize) -> Role {
        self.pairs.roles.get(mark).copied().unwrap_or(Role::Loose)
    }

    fn begin(&mut self, nest: &mut Nest, pair: Pair) {
        nest.begin(pair, &mut self.copier);
    }

    fn finish(&mut self, nest: &mut Nest, pair: Pair) {
        nest.finish(pair, &self.survey.marks, &mut self.copier);
    }

    fn steps(&mut self, nest: Nest) -> Vec<Op> {
        nest.into_ops(&mut self.copier)
    }

    fn fault(&mut self, mark: usize, fault: FaultKind) {
        if let Some(mark) = self.survey.marks.get(mark) {
            self.pairs.fault(mark, fault);
        }
    }

    fn reference(&self, mark: &Mark<'_>, paragraph: usize) -> Reference {
        Reference { name: mark.name.clone(), place: self.part.place(paragraph, &mark.near) }
    }

    fn mark(&self, mark: usize) -> Option<&BlockMark> {
        self.survey.marks.get(mark)
    }
}

impl<'t> Compiler<'t, '_> {
    /// Blocks that must end in a paragraph.
    fn flow(&mut self, element: &Element, ops: &mut Vec<Op>) {
        let body = self.children(element, Holds::Blocks);
        let own = element.first("sectPr").filter(|_| element.known == "body");
        let section = own.map(|own| {
            let mut xml = String::new();
            own.write(&mut xml);
            xml
        });
        ops.push(Op::Flow(Flow { body, empty: format!("<{}p/>", element.prefix()), section }));
    }

    /// The steps of all children of an element, with the blocks around some of them.
    fn children(&mut self, parent: &Element, holds_now: Holds) -> Vec<Op> {
        let mut nest = Nest::default();
        for (at, node) in parent.children.iter().enumerate() {
            let Some(child) = node.element() else {
                self.copier.node(node, nest.ops());
                continue;
            };
            if is_written_apart(child) {
                continue;
            }
            if self.is_bare(child) {
                self.bare(child, &mut nest);
                continue;
            }
            let edges = self.pairs.edges.get(&(key(parent), at)).cloned().unwrap_or_default();
            let is_open = |mark: &usize| self.mark(*mark).is_some_and(|mark| mark.kind != MarkKind::Close);
            let (begins, ends): (Vec<usize>, Vec<usize>) = edges.into_iter().partition(is_open);
            for mark in begins {
                self.begin_around(&mut nest, mark);
            }
            if holds_now == Holds::Rows && !is_range_mark(child) {
                // The table must begin before anything in it does.
                let mut row = Vec::new();
                self.child(child, holds_now, &mut row);
                nest.ops().push(Op::Row(row));
            } else {
                self.child(child, holds_now, nest.ops());
            }
            for mark in ends {
                if let Role::Around(pair) = self.role(mark) {
                    self.finish(&mut nest, pair);
                }
            }
        }
        self.steps(nest)
    }

    /// Begins a block around paragraphs or rows, if it lies within the blocks that are open.
    fn begin_around(&mut self, nest: &mut Nest, mark: usize) {
        let Role::Around(pair) = self.role(mark) else { return };
        let Some(outer) = nest.innermost().filter(|outer| !outer.holds(pair)) else {
            self.begin(nest, pair);
            return;
        };
        let name_of = |mark: usize| self.mark(mark).map(|mark| mark.name.clone()).unwrap_or_default();
        let fault = FaultKind::Shared { name: name_of(pair.open), other: name_of(outer.open) };
        self.fault(pair.open, fault);
        if let Some(mark) = self.survey.marks.get(pair.open) {
            self.pairs.loosen(mark);
        }
    }

    /// The steps of a paragraph, table, row or cell.
    fn child(&mut self, element: &Element, holds_now: Holds, ops: &mut Vec<Op>) {
        let ends = match element.known {
            "p" => Some(true),
            "tbl" => Some(false),
            _ => None,
        };
        let is_touched = self.touched.contains(&key(element));
        match element.known {
            "p" if self.survey.paragraphs.contains_key(&key(element)) => {
                if let Some(marked) = self.survey.paragraphs.remove(&key(element)) {
                    self.marked(element, &marked, ops);
                }
                return;
            }
            "p" if is_blank(element) && !is_touched && section(element).is_some() => {
                ops.extend(section(element).map(Op::Section));
                return;
            }
            "tbl" if is_touched => {
                let table = self.table(element);
                ops.push(Op::Table(table));
                return;
            }
            "tr" => self.around(element, Holds::Cells, ops),
            known if is_touched && (known == "tc" || begins_flow(element)) => {
                self.copier.open(element, ops);
                self.flow(element, ops);
                close(element, ops);
            }
            _ => match holds(element, holds_now).filter(|_| is_touched) {
                Some(Holds::Wrapper) => self.wrapper(element, holds_now, ops),
                Some(holds) => self.around(element, holds, ops),
                None => self.element(element, ops),
            },
        }
        if ends.is_some() {
            push(ops, Raw { xml: String::new(), paragraphs: 0, ends });
        }
    }

    /// The steps of a content control: its properties, and what it holds.
    fn wrapper(&mut self, element: &Element, holds_now: Holds, ops: &mut Vec<Op>) {
        self.copier.open(element, ops);
        for node in &element.children {
            match node.element() {
                Some(child) if child.known == "sdtContent" => self.around(child, holds_now, ops),
                Some(child) => self.element(child, ops),
                None => self.copier.node(node, ops),
            }
        }
        close(element, ops);
    }

    /// The steps of an element around others.
    fn around(&mut self, element: &Element, holds: Holds, ops: &mut Vec<Op>) {
        self.copier.open(element, ops);
        let inside = self.children(element, holds);
        ops.extend(inside);
        close(element, ops);
    }

    fn table(&mut self, element: &Element) -> Table {
        let (mut open, mut tail) = (String::new(), String::new());
        element.write_open(&mut open);
        element.write_close(&mut tail);
        element.elements().filter(|child| is_written_apart(child)).for_each(|child| child.write(&mut open));
        let rows = self.children(element, Holds::Rows);
        Table { open, rows, close: tail }
    }

    fn marked(&mut self, element: &Element, marked: &MarkedParagraph<'t>, ops: &mut Vec<Op>) {
        // The pieces borrow from the tree, as the element does.
        let paragraph = paragraph(element, marked, self);
        ops.push(Op::Paragraph(paragraph));
    }

    /// Whether a paragraph or row holds nothing but marks of blocks and notes.
    fn is_bare(&self, element: &Element) -> bool {
        match element.known {
            "p" => self.survey.paragraphs.get(&key(element)).is_some_and(is_bare_paragraph),
            "tr" => {
                let mut paragraphs = Vec::new();
                self.touched.contains(&key(element))
                    && cells(element, &mut paragraphs)
                    && paragraphs.iter().all(|it| match self.survey.paragraphs.get(&key(it)) {
                        Some(marked) => is_bare_paragraph(marked),
                        None => is_blank(it),
                    })
            }
            _ => false,
        }
    }

    /// The steps of a paragraph or row of marks alone: the blocks begin and end, and a section ends.
    fn bare(&mut self, element: &Element, nest: &mut Nest) {
        let mut paragraphs = Vec::new();
        if element.known == "p" {
            paragraphs.push(element);
        } else {
            cells(element, &mut paragraphs);
        }
        for it in paragraphs {
            let Some(marked) = self.survey.paragraphs.remove(&key(it)) else { continue };
            for piece in &marked.scanned.pieces {
                match piece {
                    Piece::Mark(mark) => match self.role(mark.number) {
                        Role::Inline(pair) | Role::Around(pair) if mark.number == pair.open => self.begin(nest, pair),
                        Role::Inline(pair) | Role::Around(pair) => self.finish(nest, pair),
                        Role::Loose => {}
                    },
                    // A bookmark may stand between paragraphs too.
                    Piece::Between(node) if element.known == "p" => self.copier.node(node, nest.ops()),
                    Piece::Between(_)
                    | Piece::Text(_)
                    | Piece::Sign(..)
                    | Piece::Thing(..)
                    | Piece::Open(_)
                    | Piece::Close(_) => {}
                }
            }
        }
        if element.known == "p" {
            let op = section(element).map_or_else(|| Op::Spare(empty_paragraph(element, &[])), Op::Section);
            nest.ops().push(op);
        }
    }
}

/// Whether the element stands before all rows or behind all blocks, where no block reaches.
fn is_written_apart(element: &Element) -> bool {
    matches!(element.known, "tblPr" | "tblGrid" | "sectPr")
}

/// The end of a section, if the paragraph is one.
fn section(element: &Element) -> Option<Section> {
    let mut properties = String::new();
    element.first("pPr")?.first("sectPr")?.write(&mut properties);
    let (paragraph, plain) = (empty_paragraph(element, &[]), empty_paragraph(element, &["sectPr"]));
    Some(Section { paragraph, plain, properties })
}

/// The paragraph without its content and without some of its properties.
fn empty_paragraph(element: &Element, dropped: &[&str]) -> String {
    let mut xml = plain_open(element);
    if let Some(properties) = element.first("pPr") {
        xml.push_str(&without(properties, dropped));
    }
    element.write_close(&mut xml);
    xml
}

fn is_bare_paragraph(marked: &MarkedParagraph<'_>) -> bool {
    let is_mere_mark = |piece: &Piece<'_>| match piece {
        Piece::Mark(mark) => mark.kind != MarkKind::Value,
        Piece::Text(text) => text.letters.trim().is_empty(),
        Piece::Between(node) => node.element().is_some_and(is_range_mark),
        Piece::Sign(..) | Piece::Thing(..) | Piece::Open(_) | Piece::Close(_) => false,
    };
    marked.scanned.has_marks && marked.scanned.pieces.iter().all(is_mere_mark)
}

/// Whether Word may hold the element between paragraphs as well as in them.
fn is_range_mark(element: &Element) -> bool {
    matches!(
        element.known,
        "bookmarkStart" | "bookmarkEnd" | "commentRangeStart" | "commentRangeEnd" | "permStart" | "permEnd"
    )
}

/// Collects the paragraphs of a row. Says whether it holds nothing else.
fn cells<'t>(element: &'t Element, paragraphs: &mut Vec<&'t Element>) -> bool {
    element.elements().all(|child| match child.known {
        "p" => {
            paragraphs.push(child);
            true
        }
        "tc" => cells(child, paragraphs),
        "trPr" | "tblPrEx" | "tcPr" => true,
        _ => is_range_mark(child),
    })
}
