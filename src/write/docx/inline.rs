//! Makes the steps of a paragraph with marks.

use super::copy::{close, plain_open};
use super::fault::{Apart, FaultKind};
use super::nest::Nest;
use super::pairs::{Pair, Role};
use super::piece::{Mark, MarkKind, Piece, Run, Text};
use super::script::{Op, Paragraph, Reference, Spot, push_raw};
use super::survey::{BlockMark, MarkedParagraph};
use crate::ooxml::tree::Element;

/// The part around a paragraph, as far as the steps of the paragraph need it.
pub trait Around {
    /// Copies an element, which may hold text boxes with marks of their own.
    fn element(&mut self, element: &Element, ops: &mut Vec<Op>);
    /// The role of a mark of a block.
    fn role(&self, mark: usize) -> Role;
    /// Begins a block.
    fn begin(&mut self, nest: &mut Nest, pair: Pair);
    /// Ends a block.
    fn finish(&mut self, nest: &mut Nest, pair: Pair);
    /// Ends all blocks.
    fn steps(&mut self, nest: Nest) -> Vec<Op>;
    /// Notes a fault of a block.
    fn fault(&mut self, mark: usize, fault: FaultKind);
    /// A value with its place.
    fn reference(&self, mark: &Mark<'_>, paragraph: usize) -> Reference;
    /// The mark with a number.
    fn mark(&self, mark: usize) -> Option<&BlockMark>;
}

/// An open block: how many elements and fields were open where it began.
struct Level {
    pair: Pair,
    around: usize,
    fields: usize,
    has_fault: bool,
}

struct Steps<'t, 'a> {
    around: &'a mut dyn Around,
    nest: Nest,
    /// The run that is open.
    run: Option<&'t Element>,
    /// The elements that are open around runs.
    elements: Vec<&'t Element>,
    /// How many fields are open.
    fields: usize,
    levels: Vec<Level>,
    paragraph: usize,
}

/// The steps of a paragraph.
pub fn paragraph<'t>(element: &'t Element, marked: &MarkedParagraph<'t>, around: &mut dyn Around) -> Paragraph {
    let may_vanish = holds_blocks_alone(marked, &*around);
    let mut steps = Steps {
        around,
        nest: Nest::default(),
        run: None,
        elements: Vec::new(),
        fields: 0,
        levels: Vec::new(),
        paragraph: marked.number,
    };
    marked.scanned.pieces.iter().for_each(|piece| steps.piece(piece));
    steps.end_run();
    let Steps { around, nest, .. } = steps;
    let body = around.steps(nest);
    let properties = element.first("pPr");
    let write = |dropped: &[&str]| properties.map(|it| without(it, dropped)).unwrap_or_default();
    let mut tail = String::new();
    element.write_close(&mut tail);
    Paragraph {
        open: plain_open(element),
        close: tail,
        only: write(&[]),
        first: write(&["sectPr"]),
        middle: write(&["sectPr", "pageBreakBefore"]),
        last: write(&["pageBreakBefore"]),
        body,
        may_vanish,
        has_section: properties.is_some_and(|it| it.first("sectPr").is_some()),
    }
}

/// The properties of a paragraph without some of them.
pub fn without(properties: &Element, dropped: &[&str]) -> String {
    let mut kept = properties.clone();
    kept.children.retain(|child| !child.element().is_some_and(|it| dropped.contains(&it.known)));
    let mut xml = String::new();
    kept.write(&mut xml);
    xml
}

/// Whether all that the paragraph shows stands in its blocks.
fn holds_blocks_alone(marked: &MarkedParagraph<'_>, around: &dyn Around) -> bool {
    let mut depth = 0_usize;
    for piece in &marked.scanned.pieces {
        let shows = match piece {
            Piece::Mark(mark) => {
                let is_inline = mark.kind != MarkKind::Value && matches!(around.role(mark.number), Role::Inline(_));
                match mark.kind {
                    MarkKind::Open | MarkKind::OpenAbsent if is_inline => depth += 1,
                    MarkKind::Close if is_inline => depth = depth.saturating_sub(1),
                    MarkKind::Value | MarkKind::Open | MarkKind::OpenAbsent | MarkKind::Close => {}
                }
                mark.kind == MarkKind::Value
            }
            Piece::Text(text) => !text.letters.trim().is_empty(),
            Piece::Sign(..) | Piece::Thing(..) | Piece::Between(_) | Piece::Open(_) | Piece::Close(_) => true,
        };
        if shows && depth == 0 {
            return false;
        }
    }
    marked.scanned.has_marks
}

impl<'t> Steps<'t, '_> {
    fn piece(&mut self, piece: &Piece<'t>) {
        match piece {
            Piece::Text(text) => self.text(text),
            Piece::Sign(element, run) => {
                self.begin_run(*run);
                self.around.element(element, self.nest.ops());
            }
            Piece::Thing(node, run) => {
                self.begin_run(*run);
                if let Some(element) = node.element() {
                    self.count_field(element);
                    self.around.element(element, self.nest.ops());
                }
            }
            Piece::Between(node) => {
                self.end_run();
                if let Some(element) = node.element() {
                    self.around.element(element, self.nest.ops());
                }
            }
            Piece::Open(element) => {
                self.end_run();
                let mut xml = String::new();
                element.write_open(&mut xml);
                push_raw(self.nest.ops(), &xml);
                self.elements.push(element);
            }
            Piece::Close(element) => {
                self.end_run();
                close(element, self.nest.ops());
                self.elements.pop();
                self.check_level(|level, steps| steps.elements.len() < level.around);
            }
            Piece::Mark(mark) => self.mark(mark),
        }
    }

    fn count_field(&mut self, element: &Element) {
        if element.known != "fldChar" {
            return;
        }
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields += 1,
            Some("end") => {
                self.fields = self.fields.saturating_sub(1);
                self.check_level(|level, steps| steps.fields < level.fields);
            }
            Some(_) | None => {}
        }
    }

    fn begin_run(&mut self, run: Run<'t>) {
        if self.run.is_some_and(|open| std::ptr::eq(open, run.element)) {
            return;
        }
        self.end_run();
        let mut xml = String::new();
        run.element.write_open(&mut xml);
        write_format(run.element, &mut xml);
        push_raw(self.nest.ops(), &xml);
        self.run = Some(run.element);
    }

    fn end_run(&mut self) {
        if let Some(run) = self.run.take() {
            close(run, self.nest.ops());
        }
    }

    fn text(&mut self, text: &Text<'t>) {
        self.begin_run(text.run);
        let name = &text.holder.name;
        let mut xml = format!("<{name} xml:space=\"preserve\">");
        crate::ooxml::chars::escape(&text.letters, &mut xml);
        text.holder.write_close(&mut xml);
        push_raw(self.nest.ops(), &xml);
    }

    fn mark(&mut self, mark: &Mark<'t>) {
        self.end_run();
        if mark.kind == MarkKind::Value {
            self.value(mark);
            return;
        }
        let Role::Inline(pair) = self.around.role(mark.number) else { return };
        if mark.number == pair.open {
            self.around.begin(&mut self.nest, pair);
            self.levels.push(Level { pair, around: self.elements.len(), fields: self.fields, has_fault: false });
        } else {
            self.check_level(|level, steps| steps.elements.len() != level.around || steps.fields != level.fields);
            self.levels.pop_if(|level| level.pair == pair);
            self.around.finish(&mut self.nest, pair);
        }
    }

    fn value(&mut self, mark: &Mark<'t>) {
        let run = mark.run.element;
        let mut open = format!("<{}>", run.name);
        write_format(run, &mut open);
        let tags = |element: &&Element| {
            let (mut begin, mut end) = (String::new(), String::new());
            element.write_open(&mut begin);
            element.write_close(&mut end);
            (begin, end)
        };
        let around = self.elements.iter().map(tags).collect();
        let reference = self.around.reference(mark, self.paragraph);
        let spot = Spot { reference, open, prefix: run.prefix().to_owned(), around };
        self.nest.ops().push(Op::Value(spot));
    }

    /// Notes a fault of the innermost block, once, where the elements around it do not fit.
    fn check_level(&mut self, is_wrong: impl Fn(&Level, &Self) -> bool) {
        let Some(level) = self.levels.last() else { return };
        if level.has_fault || !is_wrong(level, self) {
            return;
        }
        let number = level.pair.open;
        if let Some(level) = self.levels.last_mut() {
            level.has_fault = true;
        }
        if let Some(name) = self.around.mark(number).map(|mark| mark.name.clone()) {
            self.around.fault(number, FaultKind::Apart { name, how: Apart::Inline });
        }
    }
}

/// Appends the format of a run.
fn write_format(run: &Element, xml: &mut String) {
    if let Some(format) = run.first("rPr") {
        format.write(xml);
    }
}
