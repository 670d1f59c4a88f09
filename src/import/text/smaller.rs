//! The smaller parts: priority fields, solutions, money.

use super::blocks::Block;
use super::documents::numbers;
use super::draft::{Draft, number_entry};
use super::endings::is_ending;
use super::mark::Mark;
use super::parts::Part;
use super::words::{Words, bare, capitalised, spaced};
use crate::parse::Plain;
use crate::report::proposal::{ListName, ProposedEntry};
use crate::text::Both;
use std::collections::BTreeSet;

/// Reads "06 lĩnh vực trọng tâm: A; B; …", and says whether it was there.
pub(super) fn priority_fields(draft: &mut Draft<'_>, block: &Block) -> bool {
    const CUT: Both = Both {
        en: "the name of the last field was taken to end before “theo”",
        vi: "tên lĩnh vực cuối được hiểu là kết thúc trước chữ “theo”",
    };
    if draft.proposal.plan.iter().any(|entry| entry.key == "priority-fields") {
        return false;
    }
    let words = Words::of(&block.text);
    let Some(phrase) = words.find(0, "lĩnh vực trọng tâm") else { return false };
    let Some((_, list)) = words.from(phrase.end - 1).split_once(':') else { return false };
    let list = list.split(". ").next().unwrap_or_default();
    let sign = if list.contains(';') { ';' } else { ',' };
    let mut fields: Vec<&str> = list.split(sign).map(bare).filter(|field| !field.is_empty()).collect();
    if let Some(last) = fields.last_mut() {
        let words = Words::of(last);
        if let Some(end) = words.find_any(1, &["theo tinh thần", "theo nghị quyết", "theo kế hoạch", "theo quyết định"])
        {
            let short = bare(words.before(end.start));
            draft.assumed(block, last, CUT, short);
            *last = short;
        }
    }
    let fields: Vec<String> = fields.into_iter().map(capitalised).collect();
    let count = phrase.start.checked_sub(1).and_then(|at| words.word(at).parse::<u32>().ok());
    if let Some(count) = count {
        draft.add_to(ListName::Declares, vec![number_entry("priority-fields", &count)], block);
    }
    draft.proposal.plan.push(ProposedEntry::new("priority-fields", Plain::texts(fields)));
    true
}

/// Numbered solutions keep their numbers; without numbers they are counted.
pub(super) fn solutions(draft: &mut Draft<'_>, part: &Part<'_>) {
    const COUNTED: Both = Both {
        en: "the solution has no number; it was numbered by its place",
        vi: "giải pháp không ghi số; được đánh số theo thứ tự",
    };
    let is_numbered = part.blocks.iter().any(|block| matches!(block.mark, Mark::Number(_)));
    let mut solutions: Vec<(u32, String, &Block, bool)> = Vec::new();
    let mut most = 0_u32;
    for block in part.blocks {
        if is_ending(block) {
            draft.unread(block);
            continue;
        }
        let next = most.saturating_add(1);
        let own = if let Mark::Number(number) = block.mark { Some(number) } else { None };
        match (own, solutions.last_mut()) {
            (Some(number), _) => solutions.push((number, block.text.clone(), block, true)),
            // A paragraph under a number belongs to it.
            (None, Some((_, text, ..))) if is_numbered => {
                text.push(' ');
                text.push_str(&block.text);
            }
            (None, None) if is_numbered || block.text.ends_with(':') => {
                draft.unread(block);
                continue;
            }
            (None, _) => solutions.push((next, block.text.clone(), block, false)),
        }
        most = solutions.last().map_or(most, |(number, ..)| most.max(*number));
        draft.took();
    }
    let mut taken: BTreeSet<u32> = BTreeSet::new();
    for (number, text, block, is_said) in solutions {
        // A list may begin anew under a further heading.
        let is_free = !taken.contains(&number);
        let number = if is_free { number } else { taken.last().copied().unwrap_or_default().saturating_add(1) };
        taken.insert(number);
        if !is_said || !is_free {
            draft.assumed(block, &text, COUNTED, &number.to_string());
        }
        let entries = vec![number_entry("number", &number), ProposedEntry::text("text", text.trim())];
        draft.table(ListName::Solution, entries, block);
    }
}

/// The money: the documents that govern it, and the sentence that says where it comes from.
pub(super) fn funding(draft: &mut Draft<'_>, blocks: &[Block]) {
    let Some(first) = blocks.first() else { return };
    let says_source = |block: &&Block| {
        let text = spaced(&block.text);
        [" nguồn ", " ngân sách ", " kinh phí "].iter().any(|word| text.contains(&*spaced(word)))
    };
    let without = blocks.iter().filter(|block| numbers(&block.text).is_empty()).find(says_source);
    let plain = || blocks.iter().find(|block| numbers(&block.text).is_empty());
    let source = without.or_else(|| blocks.iter().find(says_source)).or_else(plain);
    let mut rules: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for block in blocks {
        let numbers = numbers(&block.text);
        let is_source = source.is_some_and(|source| source.lines == block.lines);
        if numbers.is_empty() && !is_source {
            draft.unread(block);
        } else {
            draft.took();
        }
        rules.extend(numbers.into_iter().filter(|number| seen.insert(number.clone())));
    }
    let mut entries = Vec::new();
    entries.extend(source.map(|block| ProposedEntry::text("source", bare(&block.text))));
    if !rules.is_empty() {
        entries.push(ProposedEntry::new("rules", Plain::texts(rules)));
    }
    draft.add_to(ListName::Funding, entries, source.unwrap_or(first));
}
