//! The duties of each body.

use super::areas::Areas;
use super::assignees::{Assignees, Body};
use super::blocks::Block;
use super::draft::Draft;
use super::endings::is_ending;
use super::leads;
use super::mark::Mark;
use super::parts::Part;
use super::smaller::funding;
use super::tasks::{self, NewTask};
use super::words::{Words, points_to_annex};
use crate::text::slug;

pub(super) fn read(draft: &mut Draft<'_>, part: &Part<'_>, areas: &mut Areas, assignees: &Assignees) {
    let mut body: Option<&Body> = None;
    let mut has_task = false;
    for block in part.blocks {
        if is_ending(block) {
            body = None;
            draft.unread(block);
            continue;
        }
        if let Some(found) = assignees.beginning_at(block) {
            body = Some(found);
            has_task = !found.rest.is_empty();
            if has_task {
                has_task = task(draft, areas, assignees, block, &found.rest, found, &part.label);
            }
            draft.took();
            continue;
        }
        let is_beside = !matches!(block.mark, Mark::Dash | Mark::Plus | Mark::None);
        if is_end(block) || (is_beside && assignees.has_depth(block.mark.depth())) {
            body = None;
        }
        if points_to_annex(&block.text) {
            draft.unread(block);
            continue;
        }
        if slug(&block.text).starts_with("kinh-phi") {
            funding(draft, std::slice::from_ref(block));
            body = None;
            continue;
        }
        match body {
            Some(_) if block.mark == Mark::Plus && has_task => {
                // There is a task, so the line is kept.
                tasks::comment(draft, &block.text);
            }
            Some(body) => {
                has_task |= task(draft, areas, assignees, block, &block.text, body, &part.label);
                draft.took();
            }
            None => draft.unread(block),
        }
    }
}

/// Whether it is the sentence to all with which plans end.
fn is_end(block: &Block) -> bool {
    const BEGINNINGS: [&str; 9] = [
        "trên đây là",
        "trong quá trình",
        "yêu cầu",
        "ủy ban nhân dân",
        "ubnd",
        "kế hoạch này",
        "đề nghị các",
        "căn cứ kế hoạch này",
        "bộ trưởng",
    ];
    let words = Words::of(&block.text);
    let is_general = BEGINNINGS.iter().any(|beginning| words.is_at(0, beginning));
    block.mark == Mark::None && (block.text.ends_with("./.") || (is_general && words.len() > 8))
}

/// Whether the sentence brings a task, and not only the lead of areas.
fn task(
    draft: &mut Draft<'_>,
    areas: &mut Areas,
    assignees: &Assignees,
    block: &Block,
    sentence: &str,
    body: &Body,
    label: &str,
) -> bool {
    let sentence = &*leads::read(draft, areas, block, sentence, &body.id);
    if sentence.is_empty() {
        return false;
    }
    let words = Words::of(sentence);
    let supports = words.is_at(0, "phối hợp") || words.is_at(0, "tham gia phối hợp");
    let named = words.find(0, "phối hợp").map_or_else(Vec::new, |range| {
        // Only the words up to the verb name bodies; later ones are what the task is about.
        let reach = words.find_any(range.end, &["triển khai", "thực hiện", "tổ chức", "xây dựng"]);
        assignees.named_in(words.between(range.end..reach.map_or(words.len(), |reach| reach.start)))
    });
    let others: Vec<String> = named.into_iter().filter(|id| *id != body.id).map(str::to_owned).collect();
    let (lead, support) =
        if supports { (others.first().cloned(), vec![body.id.clone()]) } else { (Some(body.id.clone()), others) };
    let source = format!("{label}.{}", body.number);
    tasks::add(draft, areas, NewTask { block, sentence, area: None, lead, support, source });
    true
}
