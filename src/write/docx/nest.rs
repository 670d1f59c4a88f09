//! The steps of a script while blocks are open.

use super::copy::Copier;
use super::pairs::Pair;
use super::piece::MarkKind;
use super::script::{Block, Op, Reference};
use super::survey::BlockMark;

/// The steps, and those of the blocks that are still open.
#[derive(Default)]
pub struct Nest {
    done: Vec<Op>,
    open: Vec<(Pair, Vec<Op>)>,
}

impl Nest {
    /// Where the next step goes.
    pub fn ops(&mut self) -> &mut Vec<Op> {
        self.open.last_mut().map_or(&mut self.done, |(_, ops)| ops)
    }

    /// The innermost open block.
    pub fn innermost(&self) -> Option<Pair> {
        self.open.last().map(|(pair, _)| *pair)
    }

    /// A block begins.
    pub fn begin(&mut self, pair: Pair, copier: &mut Copier) {
        copier.open_block();
        self.open.push((pair, Vec::new()));
    }

    /// A block ends, if it is the innermost.
    pub fn finish(&mut self, pair: Pair, marks: &[BlockMark], copier: &mut Copier) {
        let Some((_, body)) = self.open.pop_if(|(open, _)| *open == pair) else { return };
        let anchors = copier.close_block();
        if let Some(mark) = marks.get(pair.open) {
            let reference = Reference { name: mark.name.clone(), place: mark.place.clone() };
            let block = Block { reference, is_absent: mark.kind == MarkKind::OpenAbsent, body, anchors };
            self.ops().push(Op::Block(block));
        }
    }

    /// All steps. A block that is still open has a fault, and its steps are those of no block.
    pub fn into_ops(mut self, copier: &mut Copier) -> Vec<Op> {
        while let Some((_, body)) = self.open.pop() {
            copier.close_block();
            self.ops().extend(body);
        }
        self.done
    }
}
