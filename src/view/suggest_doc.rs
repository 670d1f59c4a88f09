//! The report of `cchc assign --suggest`: who could lead, and why.

use super::assign::{PlanAssignment, ProposalRow, SuggestionRow};
use super::assign_doc::load_table;
use super::doc::{Align, Block, Cell, Column, Doc, Row, Table, Tone};
use super::status_doc::as_of_cell;
use crate::calc::{Hindrance, Open, Reason};
use crate::scalar::Day;
use crate::text::Both;

/// Who could lead the tasks that nobody leads, and the load before and after.
#[must_use]
pub fn suggestions_doc(plans: &[PlanAssignment], as_of: Day) -> Doc {
    const NONE: Both = Both {
        en: "Every task has a lead: there is nothing to suggest.",
        vi: "Nhiệm vụ nào cũng đã có người chủ trì: không cần đề xuất.",
    };
    const COUNTED: Both = Both {
        en: "Tasks without a lead: {all} · a lead proposed: {proposed} · for a person to decide: {open}",
        vi: "Nhiệm vụ chưa có người chủ trì: {all} · đề xuất được: {proposed} · cần người quyết định: {open}",
    };
    let mut doc = Doc::default();
    for plan in plans {
        doc.blocks.push(Block::Title(Cell::Text(plan.title.clone()), as_of_cell(as_of)));
        let suggestions = plan.suggestions.as_deref().unwrap_or_default();
        if suggestions.is_empty() {
            doc.blocks.push(Block::Line(Cell::Word(NONE)));
            continue;
        }
        doc.blocks.push(Block::Table(table(suggestions)));
        let proposed = suggestions.iter().filter(|one| matches!(one.proposal, ProposalRow::Lead { .. })).count();
        let counts = vec![
            ("all", Cell::Count(suggestions.len())),
            ("proposed", Cell::Count(proposed)),
            ("open", Cell::Count(suggestions.len() - proposed)),
        ];
        doc.blocks.push(Block::Line(Cell::Phrase(COUNTED, counts)));
        doc.blocks.push(Block::Table(load_table(plan)));
    }
    doc
}

fn table(suggestions: &[SuggestionRow]) -> Table {
    let column = |title: Both, align| Column { title: title.into(), align, rank: 0, only_when_used: false };
    let columns = vec![
        column(Both::same(""), Align::Mark),
        column(Both { en: "Task", vi: "Nhiệm vụ" }, Align::Text),
        column(Both { en: "Proposed lead", vi: "Đề xuất chủ trì" }, Align::Text),
        column(Both { en: "Why", vi: "Vì sao" }, Align::Text),
    ];
    let rows = suggestions.iter().map(|one| {
        let cells = vec![Cell::Text(one.task.clone()), Cell::Text(one.title.clone()), who(one), why(one)];
        Row { cells, is_total: false }
    });
    Table { columns, rows: rows.collect(), headed: true }
}

fn who(one: &SuggestionRow) -> Cell {
    const UNDECIDED: Both = Both { en: "needs a decision", vi: "cần người quyết định" };
    match &one.proposal {
        ProposalRow::Lead { title, .. } => Cell::Text(title.clone()),
        ProposalRow::Undecided(_) => Cell::Word(UNDECIDED).toned(Tone::Warn),
    }
}

fn why(one: &SuggestionRow) -> Cell {
    const LEADS_AREA: Both = Both { en: "answers for the area", vi: "phụ trách lĩnh vực" };
    const ONLY: Both = Both {
        en: "the only official at work in the area who can; leads {leads} so far",
        vi: "công chức duy nhất đang làm việc trong lĩnh vực có thể nhận; hiện chủ trì {leads}",
    };
    const LEAST: Both = Both {
        en: "leads the fewest of the {of} officials at work in the area who can: {leads} so far",
        vi: "chủ trì ít nhất trong {of} công chức đang làm việc trong lĩnh vực có thể nhận: hiện {leads}",
    };
    const NO_LONGER_SUPPORTS: Both = Both {
        en: "supports this task today, and would lead it instead",
        vi: "hiện phối hợp, sẽ chuyển sang chủ trì",
    };
    const NOBODY: Both = Both {
        en: "no official leads or supports a task of the area",
        vi: "không có công chức nào chủ trì hoặc phối hợp trong lĩnh vực",
    };
    const NO_AREA_LEAD: Both =
        Both { en: "nobody answers for the area", vi: "lĩnh vực chưa có người phụ trách" };
    const ALL_HINDERED: Both = Both {
        en: "no official at work in the area can take it",
        vi: "công chức đang làm việc trong lĩnh vực đều không thể nhận",
    };
    let mut parts = Vec::new();
    match (&one.lead_passed_over, &one.proposal) {
        (Some((lead, hindrance)), _) => {
            parts.push(Cell::Phrase(passed_over(*hindrance), vec![("lead", Cell::Text(lead.clone()))]));
        }
        (None, ProposalRow::Undecided(_)) => parts.push(Cell::Word(NO_AREA_LEAD)),
        (None, ProposalRow::Lead { .. }) => {}
    }
    match &one.proposal {
        ProposalRow::Lead { reason, supports_it, .. } => {
            parts.push(match reason {
                Reason::LeadsArea => Cell::Word(LEADS_AREA),
                Reason::LeastLoaded { leads, of: 1 } => Cell::Phrase(ONLY, vec![("leads", Cell::Count(*leads))]),
                Reason::LeastLoaded { leads, of } => {
                    Cell::Phrase(LEAST, vec![("leads", Cell::Count(*leads)), ("of", Cell::Count(*of))])
                }
            });
            if *supports_it {
                parts.push(Cell::Word(NO_LONGER_SUPPORTS));
            }
        }
        ProposalRow::Undecided(Open::NobodyInArea) => parts.push(Cell::Word(NOBODY)),
        ProposalRow::Undecided(Open::AllHindered) => parts.push(Cell::Word(ALL_HINDERED)),
    }
    Cell::Joined(parts, "; ")
}

/// Why the lead of the area is not proposed.
const fn passed_over(hindrance: Hindrance) -> Both {
    match hindrance {
        Hindrance::External => Both {
            en: "{lead}, who answers for the area, can only be asked",
            vi: "{lead} phụ trách lĩnh vực nhưng chỉ có thể đề nghị",
        },
        Hindrance::Full => Both {
            en: "{lead}, who answers for the area, leads as many as it can",
            vi: "{lead} phụ trách lĩnh vực nhưng đã chủ trì tối đa",
        },
        Hindrance::Oversees => Both {
            en: "{lead}, who answers for the area, oversees this task",
            vi: "{lead} phụ trách lĩnh vực nhưng đang giám sát việc này",
        },
        Hindrance::Vacant => Both {
            en: "{lead}, who answers for the area: the post is vacant when the task is due",
            vi: "{lead} phụ trách lĩnh vực nhưng chức danh trống vào ngày đến hạn",
        },
    }
}
