//! Checks the names of a script against those that are declared.

use super::compile::Script;
use super::fault::{Anchor, FaultKind, MarkFault};
use super::scope::{Meaning, Scope};
use super::script::{Block, End, Occurrence, Op, Reference};
use crate::report::paper::{FieldKind as Kind, FieldName};
use std::collections::BTreeSet;

/// All faults of a script, in reading order.
pub fn faults(script: &Script, names: &[FieldName]) -> Vec<MarkFault> {
    let mut check = Check { scope: Scope::new(names, None), lists: Vec::new(), loose: Vec::new(), faults: Vec::new() };
    check
        .faults
        .extend(script.faults.iter().map(|(place, kind)| MarkFault { place: place.clone(), kind: kind.clone() }));
    check.read_loose(&script.loose);
    check.ops(&script.ops);
    let mut faults: Vec<MarkFault> = Vec::new();
    // A text box stands in a file in two forms, with the same faults.
    for fault in check.faults {
        if !faults.iter().rev().take(MOST_COMPARED).any(|other| *other == fault) {
            faults.push(fault);
        }
    }
    faults.sort_by_key(|fault| fault.place.paragraph);
    faults
}

/// So many bookmarks and comments of one block are named. Nobody reads more.
const MOST_ANCHORS: usize = 20;

/// The second form of a text box stands close behind the first.
const MOST_COMPARED: usize = 200;

struct Check<'a> {
    scope: Scope<'a>,
    /// The lists in which the mark stands.
    lists: Vec<*const FieldName>,
    /// The items of blocks that have a fault themselves. A name of theirs is not a second fault.
    loose: Vec<&'a [FieldName]>,
    faults: Vec<MarkFault>,
}

impl<'a> Check<'a> {
    /// Finds the lists of blocks with a fault, of which one may stand in another.
    fn read_loose(&mut self, blocks: &[Reference]) {
        for block in blocks {
            match self.loosely(&block.name) {
                Ok(Meaning::Named(declared, _)) => {
                    if let Kind::List(names) = declared.kind
                        && !self.loose.iter().any(|other| std::ptr::eq(*other, names))
                    {
                        self.loose.push(names);
                    }
                }
                Ok(Meaning::Item(_)) => {}
                Err(kind) => self.faults.push(MarkFault { place: block.place.clone(), kind }),
            }
        }
    }

    fn ops(&mut self, ops: &[Op]) {
        for op in ops {
            match op {
                Op::Raw(_) | Op::DrawingId | Op::Spare(_) | Op::Section(_) => {}
                Op::Value(spot) => self.value(&spot.reference),
                Op::Block(block) => self.block(block),
                Op::Paragraph(paragraph) => self.ops(&paragraph.body),
                Op::Table(table) => self.ops(&table.rows),
                Op::Row(row) => self.ops(row),
                Op::Flow(flow) => self.ops(&flow.body),
            }
        }
    }

    fn fault(&mut self, reference: &Reference, kind: FaultKind) {
        self.faults.push(MarkFault { place: reference.place.clone(), kind });
    }

    /// The meaning of a name, here or in a block with a fault.
    fn loosely(&self, name: &str) -> Result<Meaning<'a>, FaultKind> {
        let found = self.scope.meaning(name);
        let wrong = match found {
            Err(FaultKind::NoItem) if !self.loose.is_empty() => return Ok(Meaning::Item("")),
            Err(wrong) => wrong,
            found @ Ok(_) => return found,
        };
        let elsewhere = self.loose.iter().find_map(|names| Scope::new(names, None).meaning(name).ok());
        elsewhere.ok_or(wrong)
    }

    fn value(&mut self, reference: &Reference) {
        let kind = match self.loosely(&reference.name) {
            Ok(Meaning::Item(_)) => return,
            Ok(Meaning::Named(declared, _)) => match declared.kind {
                Kind::Text => return,
                Kind::List(_) | Kind::Texts => FaultKind::NotText { name: reference.name.clone(), is_list: true },
                Kind::Group(_) => FaultKind::NotText { name: reference.name.clone(), is_list: false },
            },
            Err(kind) => kind,
        };
        self.fault(reference, kind);
    }

    fn block(&mut self, block: &Block) {
        let declared = match self.loosely(&block.reference.name) {
            Ok(Meaning::Item(_)) => None,
            Ok(Meaning::Named(declared, _)) => Some(declared),
            // Nobody knows which names stand in an unknown list: each of them would be a fault of its own.
            Err(kind) => return self.fault(&block.reference, kind),
        };
        let repeated = declared.filter(|declared| declared.kind.repeats() && !block.is_absent);
        self.anchors(block, repeated.is_some());
        let Some(list) = repeated else { return self.ops(&block.body) };
        if self.lists.iter().any(|outer| std::ptr::eq(*outer, list)) {
            self.fault(&block.reference, FaultKind::InItself { name: block.reference.name.clone() });
        }
        self.lists.push(list);
        match list.kind {
            Kind::List(names) => {
                self.scope.enter(names, None);
                self.ops(&block.body);
                self.scope.leave();
            }
            Kind::Texts => {
                self.scope.enter_text("");
                self.ops(&block.body);
                self.scope.leave_text();
            }
            Kind::Text | Kind::Group(_) => self.ops(&block.body),
        }
        self.lists.pop();
    }

    /// Things that may not be written twice, nor lose one of their ends.
    fn anchors(&mut self, block: &Block, is_repeated: bool) {
        let name = || block.reference.name.clone();
        let thing = |it: &Occurrence| (matches!(it.what, Anchor::Comment), it.id.clone(), it.end);
        let all: BTreeSet<(bool, String, End)> = block.anchors.iter().map(thing).collect();
        let before = self.faults.len();
        for found in &block.anchors {
            let has_end = |end: End| all.contains(&(matches!(found.what, Anchor::Comment), found.id.clone(), end));
            let what = found.what.clone();
            if self.faults.len() - before == MOST_ANCHORS {
                return;
            }
            let fault = match found.end {
                End::Begin | End::Whole if is_repeated => FaultKind::Repeated { name: name(), what },
                End::Begin if !has_end(End::Finish) => FaultKind::Torn { name: name(), what },
                End::Finish if !has_end(End::Begin) => FaultKind::Torn { name: name(), what },
                End::Begin | End::Finish | End::Whole => continue,
            };
            self.fault(&block.reference, fault);
        }
    }
}
