//! The part with the targets.

use super::areas::Areas;
use super::blocks::Block;
use super::bounds::bounds;
use super::draft::Draft;
use super::labels::{Labels, joined};
use super::mark::Mark;
use super::parts::Part;
use super::smaller::priority_fields;
use super::targets::{self, Place};
use super::words::{Words, bare, points_to_annex};
use crate::report::proposal::{ListName, ProposedEntry};

pub(super) fn read(draft: &mut Draft<'_>, part: &Part<'_>, areas: &Areas) {
    let has_items = part.blocks.iter().any(|block| block.mark.is_item());
    let mut place = Place { section: None, source: String::new() };
    let mut labels = Labels::under(part.label.clone());
    // An introduction like "Đến hết năm:" belongs to the lines under it.
    let mut above: Option<String> = None;
    for (at, block) in part.blocks.iter().enumerate() {
        let next = part.blocks.get(at + 1);
        if priority_fields(draft, block) {
            draft.took();
            continue;
        }
        let has_bound = !bounds(&Words::of(&block.text)).is_empty();
        let has_lines = next.is_some_and(|next| next.mark.depth() > block.mark.depth() && next.mark.is_item());
        let is_title = block.mark.depth() <= 3 && has_lines && !has_bound && block.is_short();
        if is_title {
            let label = block.mark.label();
            labels = Labels::under(label.map_or_else(|| part.label.clone(), |label| joined(&part.label, &label)));
            place.section = Some(section(draft, areas, block));
            draft.took();
            continue;
        }
        let ends_open = block.text.ends_with(':') && !has_bound;
        if ends_open && has_lines && block.mark == Mark::Dash {
            above = Some(block.text.clone());
            place.source = labels.next(&block.mark);
            continue;
        }
        if points_to_annex(&block.text) || block.mark == Mark::None && (ends_open || (has_items && !has_bound)) {
            draft.unread(block);
            continue;
        }
        if block.mark != Mark::Plus {
            place.source = labels.next(&block.mark);
            above = None;
        }
        targets::add(draft, block, &place);
        if let Some(above) = above.take() {
            let first = draft.proposal.tables.iter_mut().rev().find(|table| table.list == ListName::Target);
            if let Some(table) = first {
                table.comments.push(above);
            }
            draft.commented();
        }
        draft.took();
    }
}

/// The section under which targets are shown: an area of that title, or a group of its own.
fn section(draft: &mut Draft<'_>, areas: &Areas, block: &Block) -> (&'static str, String) {
    let title = bare(&block.text);
    if let Some(area) = areas.titled(title) {
        return ("area", area.to_owned());
    }
    let id = draft.id(ListName::TargetGroup, title.trim_start_matches("Về ").trim_start_matches("về "));
    let entries = vec![ProposedEntry::text("id", &id), ProposedEntry::text("title", title)];
    draft.table(ListName::TargetGroup, entries, block);
    ("group", id)
}
