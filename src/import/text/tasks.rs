//! Tasks out of sentences.

use super::areas::Areas;
use super::blocks::Block;
use super::draft::Draft;
use super::dues::{TaskDue, due_of};
use super::words::{Words, bare, capitalised};
use crate::import::written;
use crate::parse::Plain;
use crate::report::proposal::{ListName, ProposedEntry};
use crate::text::Both;

/// A task that a sentence brings.
pub(super) struct NewTask<'t> {
    pub(super) block: &'t Block,
    pub(super) sentence: &'t str,
    /// The area under which it stands.
    pub(super) area: Option<String>,
    pub(super) lead: Option<String>,
    pub(super) support: Vec<String>,
    pub(super) source: String,
}

/// Proposes a task.
pub(super) fn add(draft: &mut Draft<'_>, areas: &mut Areas, new: NewTask<'_>) {
    const MEANT: Both = Both {
        en: "the area was taken from words of the sentence",
        vi: "lĩnh vực được suy từ từ ngữ của câu",
    };
    const FIRST: Both = Both {
        en: "no words of the sentence name an area; the first one was taken",
        vi: "câu không nêu lĩnh vực nào; lấy lĩnh vực đầu tiên",
    };
    const DUE: Both = Both { en: "`due` was taken from these words", vi: "`due` được lấy theo cụm từ này" };
    let block = new.block;
    let is_given = new.area.is_some();
    let (area, is_meant) = new.area.map_or_else(|| areas.meant_by(draft, block, new.sentence), |area| (area, true));
    if !is_given {
        draft.assumed(block, new.sentence, if is_meant { MEANT } else { FIRST }, &format!("area = \"{area}\""));
    }
    let id = areas.next_task(draft, &area);
    let mut entries = vec![ProposedEntry::text("id", id), ProposedEntry::text("title", title(new.sentence))];
    if area.contains('.') {
        entries.insert(1, ProposedEntry::text("area", &area));
    }
    let due = due_of(new.sentence, draft.wish);
    let (has_due, has_lead) = (matches!(due, TaskDue::Read { .. }), new.lead.is_some());
    entries.extend(new.lead.map(|lead| ProposedEntry::text("lead", lead)));
    if !new.support.is_empty() {
        entries.push(ProposedEntry::new("support", Plain::texts(new.support)));
    }
    match due {
        TaskDue::Read { value, phrase, assumed } => {
            let mark = if matches!(value, Plain::Text(_)) { "\"" } else { "" };
            let taken_as = format!("due = {mark}{}{mark}", written(&value));
            draft.assumed(block, &phrase, assumed.unwrap_or(DUE), &taken_as);
            entries.push(ProposedEntry::new("due", value).with_comment(phrase));
        }
        TaskDue::Open(words) => entries.push(ProposedEntry::left_out("due", words)),
    }
    entries.push(ProposedEntry::text("source", new.source));
    entries.push(ProposedEntry::new("provisional", Plain::Bool(true)));
    draft.table(ListName::Task, entries, block);
    if let Some(says) = missing(has_due, has_lead) {
        draft.asked(block, new.sentence, says);
    }
}

/// The question about a task, one for all that it lacks.
const fn missing(has_due: bool, has_lead: bool) -> Option<Both> {
    match (has_due, has_lead) {
        (true, true) => None,
        (false, true) => Some(Both {
            en: "when is the task due? write `due`",
            vi: "nhiệm vụ có thời hạn nào? hãy ghi `due`",
        }),
        (true, false) => {
            Some(Both { en: "who leads the task? write `lead`", vi: "ai chủ trì nhiệm vụ? hãy ghi `lead`" })
        }
        (false, false) => Some(Both {
            en: "who leads the task, and when is it due? write `lead` and `due`",
            vi: "ai chủ trì, thời hạn nào? hãy ghi `lead` và `due`",
        }),
    }
}

/// Keeps a line under a task as a comment of it.
pub(super) fn comment(draft: &mut Draft<'_>, text: &str) -> bool {
    let task = draft.proposal.tables.iter_mut().rev().find(|table| table.list == ListName::Task);
    let Some(task) = task else { return false };
    task.comments.push(text.to_owned());
    draft.commented();
    true
}

/// The sentence without "Chủ trì", which `lead` says. Before "phối hợp" the word is needed.
fn title(sentence: &str) -> String {
    let sentence = bare(sentence);
    let words = Words::of(sentence);
    if words.is_at(0, "có trách nhiệm") && words.len() > 4 {
        return capitalised(words.from(3));
    }
    let stays = words.is_at(2, "phối hợp") || words.is_at(2, "và") || words.is_at(2, "cùng") || words.ends_clause(1);
    if words.is_at(0, "chủ trì") && words.len() > 3 && !stays {
        return capitalised(words.from(2));
    }
    capitalised(sentence)
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_title_needs_no_word_for_its_lead() {
        assert_eq!(title("Chủ trì triển khai nhiệm vụ."), "Triển khai nhiệm vụ");
        assert_eq!(title("Chủ trì, phối hợp với các phòng triển khai;"), "Chủ trì, phối hợp với các phòng triển khai");
        assert_eq!(title("tham mưu ban hành kế hoạch:"), "Tham mưu ban hành kế hoạch");
    }
}
