//! The part with areas and tasks.

use super::areas::Areas;
use super::assignees::Assignees;
use super::blocks::Block;
use super::draft::Draft;
use super::endings::is_ending;
use super::labels::{Labels, joined};
use super::leaders::{Leaders, leaders};
use super::mark::Mark;
use super::parts::Part;
use super::tasks::{self, NewTask};
use super::words::{Words, points_to_annex};

/// The items under an area are its tasks.
pub(super) fn read(draft: &mut Draft<'_>, part: &Part<'_>, areas: &mut Areas, assignees: &mut Assignees) {
    let has_items = part.blocks.iter().any(|block| block.mark.depth() >= 2 && block.mark.is_item());
    let mut area: Option<String> = None;
    let mut labels = Labels::under(part.label.clone());
    let mut has_task = false;
    for block in part.blocks {
        if let Some(id) = areas.beginning_at(block) {
            // The source names the label of the text; the area may have another id in the plan.
            let label = block.mark.label().unwrap_or_else(|| id.clone());
            labels = Labels::under(joined(&part.label, &label));
            area = Some(id);
            has_task = false;
            draft.took();
            continue;
        }
        let is_task = match block.mark {
            Mark::Number(_) | Mark::Numbers(_) | Mark::Letter(_) | Mark::Dash => true,
            Mark::None => area.is_some() && !has_items && !block.text.ends_with(':'),
            Mark::Plus | Mark::Section(_) => false,
        };
        if announces(block) {
            draft.took();
        } else if points_to_annex(&block.text) || is_ending(block) {
            draft.unread(block);
        } else if is_task {
            has_task = true;
            let Leaders { lead, support } = leaders(draft, block, assignees);
            let new = NewTask {
                block,
                sentence: &block.text,
                area: area.clone(),
                lead,
                support,
                source: labels.next(&block.mark),
            };
            tasks::add(draft, areas, new);
            draft.took();
        } else if block.mark != Mark::Plus || !has_task || !tasks::comment(draft, &block.text) {
            draft.unread(block);
        }
    }
}

/// Whether it announces how many areas and tasks there are.
fn announces(block: &Block) -> bool {
    let words = Words::of(&block.text);
    let has_count = |phrase: &str| {
        let before = words.find(0, phrase).and_then(|range| range.start.checked_sub(1));
        before.is_some_and(|at| words.word(at).parse::<u32>().is_ok())
    };
    has_count("lĩnh vực") && has_count("nhiệm vụ")
}
