//! A written plan as a proposal: its paragraphs, told apart by their headings, their marks and the words of the field.

mod areas;
mod assignees;
mod blocks;
mod bounds;
mod clauses;
mod closing;
mod documents;
mod draft;
mod dues;
mod duties;
mod endings;
mod goals;
mod labels;
mod leaders;
mod leads;
mod mark;
mod opening;
mod parts;
mod places;
mod purpose;
mod smaller;
mod tables;
mod target_names;
mod targets;
mod tasks;
#[cfg(test)]
mod tests;
mod title;
mod words;
mod work;

use super::ImportWish;
use crate::grid::Paragraph;
use crate::report::proposal::Proposal;
use areas::Areas;
use assignees::Assignees;
use blocks::{Block, MOST_BYTES, blocks};
use draft::Draft;
use parts::{PartKind, parts};
use places::Places;

/// The content of a written plan, as it would stand in plan files.
pub(crate) fn propose_text(paragraphs: &[Paragraph], wish: &ImportWish<'_>) -> Proposal {
    let mut draft = Draft::new(wish);
    tables::read(&mut draft, paragraphs);
    let (blocks, long): (Vec<Block>, Vec<Block>) =
        blocks(paragraphs).into_iter().partition(|block| block.text.len() <= MOST_BYTES && !block.is_cut);
    draft.proposal.cells.all = blocks.len() + long.len();
    for block in &long {
        draft.too_long(block);
    }
    let parts = parts(&blocks);
    // Headings are in the sources of what stands under them.
    draft.proposal.cells.read += parts.iter().map(|part| part.headings).sum::<usize>();
    let mut areas = Areas::known(wish);
    let mut assignees = Assignees::known(wish);
    // Tasks may stand before the areas and bodies that they name.
    for part in &parts {
        match part.kind {
            PartKind::Work => areas.find(&mut draft, part),
            PartKind::Duties => assignees.find(&mut draft, part),
            PartKind::Opening
            | PartKind::Purpose
            | PartKind::Goals
            | PartKind::Solutions
            | PartKind::Funding
            | PartKind::Closing
            | PartKind::Annex
            | PartKind::Other => {}
        }
    }
    let places = Places::of(&blocks);
    for part in &parts {
        match part.kind {
            PartKind::Opening => opening::read(&mut draft, part.blocks, &places),
            PartKind::Goals => goals::read(&mut draft, part, &areas),
            PartKind::Work => work::read(&mut draft, part, &mut areas, &mut assignees),
            PartKind::Solutions => smaller::solutions(&mut draft, part),
            PartKind::Funding => smaller::funding(&mut draft, part.blocks),
            PartKind::Duties => duties::read(&mut draft, part, &mut areas, &assignees),
            PartKind::Closing => closing::read(&mut draft, part.blocks),
            PartKind::Purpose | PartKind::Annex | PartKind::Other => purpose::read(&mut draft, part),
        }
    }
    opening::finish(&mut draft, &blocks);
    draft.finish()
}
