//! Finds the two marks of each block, and what lies between them.

use super::fault::{Apart, FaultKind, Place};
use super::piece::MarkKind;
use super::script::Reference;
use super::survey::{BlockMark, Holds, Key, Step};
use std::collections::HashMap;

/// No paper nests more blocks.
const DEEPEST: usize = 64;
/// So far back the beginning of a block is looked for. A hostile file could leave thousands open.
const BACK: usize = 4 * DEEPEST;

/// The part that a mark plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The mark has a fault, and is passed over.
    Loose,
    /// Both marks stand in one paragraph.
    Inline(Pair),
    /// The block repeats paragraphs or rows.
    Around(Pair),
}

/// The numbers of two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The mark with which the block begins.
    pub open: usize,
    /// The mark with which it ends.
    pub close: usize,
}

impl Pair {
    /// Whether another block stands between the two marks.
    pub const fn holds(self, other: Self) -> bool {
        self.open < other.open && other.close < self.close
    }
}

/// The blocks of a part.
#[derive(Default)]
pub struct Pairs {
    /// The role of each mark.
    pub roles: Vec<Role>,
    /// The marks of blocks around paragraphs or rows, by the element and the number of its child, in reading order.
    pub edges: HashMap<(Key, usize), Vec<usize>>,
    /// The faults.
    pub faults: Vec<(Place, FaultKind)>,
    /// The blocks that are passed over. The names in them count all the same.
    pub loose: Vec<Reference>,
}

impl Pairs {
    /// Pairs the marks of each flow.
    pub fn of(marks: &[BlockMark], flows: &[Vec<usize>]) -> Self {
        let mut pairs = Self { roles: vec![Role::Loose; marks.len()], ..Self::default() };
        for flow in flows {
            pairs.flow(marks, flow);
        }
        pairs
    }

    /// Notes a fault of a mark.
    pub fn fault(&mut self, mark: &BlockMark, kind: FaultKind) {
        self.faults.push((mark.place.clone(), kind));
    }

    /// Notes that a block is passed over.
    pub fn loosen(&mut self, mark: &BlockMark) {
        self.loose.push(Reference { name: mark.name.clone(), place: mark.place.clone() });
    }

    fn flow(&mut self, marks: &[BlockMark], flow: &[usize]) {
        let mut open: Vec<usize> = Vec::new();
        // Blocks that were crossed: their own end is not a second fault.
        let mut crossed: Vec<&str> = Vec::new();
        for number in flow.iter().copied() {
            let Some(mark) = marks.get(number) else { continue };
            if mark.kind != MarkKind::Close {
                open.push(number);
                continue;
            }
            let name_of = |number: &usize| marks.get(*number).map(|mark| &*mark.name);
            let mut back = open.iter().rev().take(BACK);
            let Some(at) = back.position(|number| name_of(number) == Some(&mark.name)) else {
                let mut back = crossed.iter().rev().take(BACK);
                if let Some(at) = back.position(|name| *name == mark.name) {
                    crossed.remove(crossed.len() - 1 - at);
                } else {
                    self.fault(mark, FaultKind::Unopened { name: mark.name.clone() });
                }
                continue;
            };
            for other in open.split_off(open.len() - at) {
                let Some(other) = marks.get(other) else { continue };
                self.fault(mark, FaultKind::Crossed { name: other.name.clone(), other: mark.name.clone() });
                self.loosen(other);
                crossed.push(&other.name);
            }
            let depth = open.len();
            if let Some(begin) = open.pop() {
                self.pair(marks, Pair { open: begin, close: number }, depth);
            }
        }
        for mark in open.iter().filter_map(|number| marks.get(*number)) {
            self.fault(mark, FaultKind::Unclosed { name: mark.name.clone() });
            self.loosen(mark);
        }
        for number in flow.iter().copied() {
            self.edge(marks, number);
        }
    }

    fn pair(&mut self, marks: &[BlockMark], pair: Pair, depth: usize) {
        let (Some(begin), Some(end)) = (marks.get(pair.open), marks.get(pair.close)) else { return };
        let role = if depth > DEEPEST {
            Err(FaultKind::TooDeep { name: begin.name.clone() })
        } else if begin.paragraph == end.paragraph {
            Ok(Role::Inline(pair))
        } else {
            let apart = |how| FaultKind::Apart { name: begin.name.clone(), how };
            extent(&begin.way, &end.way).map(|_| Role::Around(pair)).map_err(apart)
        };
        match role {
            Ok(role) => {
                for number in [pair.open, pair.close] {
                    if let Some(place) = self.roles.get_mut(number) {
                        *place = role;
                    }
                }
            }
            Err(fault) => {
                self.fault(begin, fault);
                self.loosen(begin);
            }
        }
    }

    /// Notes at which child of which element a block begins or ends.
    fn edge(&mut self, marks: &[BlockMark], number: usize) {
        let Some(Role::Around(pair)) = self.roles.get(number).copied() else { return };
        let (Some(begin), Some(end)) = (marks.get(pair.open), marks.get(pair.close)) else { return };
        if let Ok((element, first, last)) = extent(&begin.way, &end.way) {
            let child = if number == pair.open { first } else { last };
            self.edges.entry((element, child)).or_default().push(number);
        }
    }
}

/// The element of which children are repeated, and the first and last of them.
fn extent(begin: &[Step], end: &[Step]) -> Result<(Key, usize, usize), Apart> {
    let forks = |(a, b): (&Step, &Step)| a.child != b.child;
    let Some(at) = begin.iter().zip(end).position(forks) else { return Err(Apart::Control) };
    let (Some(from), Some(to)) = (begin.get(at), end.get(at)) else { return Err(Apart::Control) };
    match from.holds {
        Holds::Rows => Ok((from.element, from.child, to.child)),
        Holds::Cells => {
            let row = begin.get(..at).unwrap_or_default().iter().rev().find(|step| step.holds == Holds::Rows);
            row.map(|row| (row.element, row.child, row.child)).ok_or(Apart::Table)
        }
        Holds::Blocks if begin.len() == at + 1 && end.len() == at + 1 => Ok((from.element, from.child, to.child)),
        Holds::Blocks | Holds::Wrapper => {
            let deeper = [begin, end].into_iter().filter_map(|way| way.get(at + 1..)).flatten();
            let is_table = deeper.into_iter().any(|step| step.holds == Holds::Rows);
            Err(if is_table { Apart::Table } else { Apart::Control })
        }
    }
}
