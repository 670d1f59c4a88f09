//! "Chủ trì lĩnh vực …" among the duties of a body: it leads these areas.

use super::areas::Areas;
use super::blocks::Block;
use super::draft::Draft;
use super::words::{Words, bare};
use crate::report::proposal::{ListName, ProposedEntry};
use crate::text::Both;

/// Sets the leads that a sentence names, and gives the duties that it names beside them.
pub(super) fn read(draft: &mut Draft<'_>, areas: &Areas, block: &Block, sentence: &str, body: &str) -> String {
    const NO_AREA: Both = Both {
        en: "no area has this name: which area does the body lead?",
        vi: "không có lĩnh vực nào mang tên này: cơ quan chủ trì lĩnh vực nào?",
    };
    let mut kept: Vec<&str> = Vec::new();
    for clause in sentence.split(';') {
        let Some((names, rest)) = led(clause) else {
            kept.push(clause.trim());
            continue;
        };
        let names: Vec<(&str, Vec<String>)> = names.into_iter().map(|name| (name, areas.named_in(name))).collect();
        if names.iter().all(|(_, found)| found.is_empty()) {
            kept.push(clause.trim());
            continue;
        }
        for (name, found) in names {
            if found.is_empty() {
                draft.asked(block, name, NO_AREA);
            }
            for area in found {
                set(draft, block, name, &area, body);
            }
        }
        kept.extend(Some(rest).filter(|rest| !rest.is_empty()));
    }
    kept.retain(|clause| !bare(clause).is_empty());
    kept.join("; ")
}

/// The names of the areas that a clause says the body leads, and the duties behind them.
fn led(clause: &str) -> Option<(Vec<&str>, &str)> {
    const PHRASES: [&str; 6] = [
        "chủ trì lĩnh vực",
        "chủ trì các lĩnh vực",
        "phụ trách lĩnh vực",
        "phụ trách các lĩnh vực",
        "là cơ quan chủ trì lĩnh vực",
        "là cơ quan chủ trì các lĩnh vực",
    ];
    const VERBS: [&str; 12] = [
        "tham mưu",
        "tổng hợp",
        "theo dõi",
        "đôn đốc",
        "hướng dẫn",
        "kiểm tra",
        "phối hợp",
        "triển khai",
        "báo cáo",
        "đề xuất",
        "rà soát",
        "thực hiện",
    ];
    let words = Words::of(clause);
    let phrase = PHRASES.iter().find(|phrase| words.is_at(0, phrase))?;
    let from = phrase.split(' ').count();
    let is_verb = |at: &usize| words.ends_clause(at - 1) && VERBS.iter().any(|verb| words.is_at(*at, verb));
    let end = (from + 1..words.len()).find(is_verb).unwrap_or(words.len());
    let names = words.between(from..end);
    let names = names.split(',').flat_map(|name| name.split(" và ")).map(bare).filter(|name| !name.is_empty());
    Some((names.collect(), words.from(end)))
}

fn set(draft: &mut Draft<'_>, block: &Block, name: &str, area: &str, body: &str) {
    const LEADS: Both = Both {
        en: "the body leads the area of these words",
        vi: "cơ quan chủ trì lĩnh vực theo các từ này",
    };
    const OTHER: Both = Both {
        en: "another body leads the area: write its `lead`, if it is to be this one",
        vi: "lĩnh vực đã có cơ quan khác chủ trì: hãy ghi `lead`, nếu đúng là cơ quan này",
    };
    let mut tables = draft.proposal.tables.iter_mut().filter(|table| table.list == ListName::Area);
    let table = tables.find(|table| table.text_of("id") == Some(area));
    let lead = table.as_ref().and_then(|table| table.text_of("lead").map(str::to_owned));
    match (table, lead) {
        (_, Some(lead)) if lead == body => {}
        (Some(table), None) => {
            table.entries.push(ProposedEntry::text("lead", body));
            draft.assumed(block, name, LEADS, &format!("area \"{area}\": lead = \"{body}\""));
        }
        // An area of the plan into which it goes.
        (None, None) => {
            let entries = vec![ProposedEntry::text("id", area), ProposedEntry::text("lead", body)];
            draft.table(ListName::Area, entries, block);
            draft.assumed(block, name, LEADS, &format!("area \"{area}\": lead = \"{body}\""));
        }
        (_, Some(_)) => {
            draft.push(Draft::remark(crate::report::proposal::RemarkKind::Asked, block, name, OTHER));
        }
    }
}
