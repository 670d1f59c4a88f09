//! The proposals of `cchc assign --suggest`, each with its reason.

use super::document::load_table;
use super::rows::{PlanAssignment, ProposalRow, SuggestionRow};
use crate::calc::{Hindrance, NoProposal, Reason};
use crate::report::{Block, Column, Doc, Row, Table};
use crate::text::Both;
use crate::value::{Cell, Day, Tone};

/// A proposal for each task that nobody leads, and the load before and after.
pub(super) fn suggestions_doc(plan: &PlanAssignment, as_of: Day) -> Doc {
    const NONE: Both = Both {
        en: "Every task has a lead: there is nothing to suggest.",
        vi: "Nhiệm vụ nào cũng đã có người chủ trì: không cần đề xuất.",
    };
    const COUNTED: Both = Both {
        en: "Tasks without a lead: {all} · a lead proposed: {proposed} · for a person to decide: {open}",
        vi: "Nhiệm vụ chưa có người chủ trì: {all} · đề xuất được: {proposed} · cần lãnh đạo quyết định: {open}",
    };
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), plan.label.as_of(as_of));
    let suggestions = plan.suggestions.as_deref().unwrap_or_default();
    if suggestions.is_empty() {
        doc.line(NONE);
        return doc;
    }
    doc.push(Block::Table(table(suggestions)));
    let proposed = suggestions.iter().filter(|one| one.lead().is_some()).count();
    let counts = vec![
        ("all", Cell::Count(suggestions.len())),
        ("proposed", Cell::Count(proposed)),
        ("open", Cell::Count(suggestions.len() - proposed)),
    ];
    doc.line(Cell::phrase(COUNTED, counts));
    doc.push(Block::Table(load_table(plan)));
    doc
}

fn table(suggestions: &[SuggestionRow]) -> Table {
    let columns = vec![
        Column::mark("", ""),
        Column::text("Task", "Nhiệm vụ"),
        Column::text("Proposed lead", "Đề xuất chủ trì"),
        Column::text("State", "Trạng thái"),
        Column::text("Why", "Lý do"),
    ];
    let rows = suggestions.iter().map(|one| {
        let cells = vec![
            Cell::Text(one.task.clone()),
            Cell::Text(one.title.clone()),
            who(one),
            Cell::Word(one.state.title()),
            why(one),
        ];
        Row::from(cells)
    });
    Table::new(columns, rows)
}

fn who(one: &SuggestionRow) -> Cell {
    const NAMED: Both = Both { en: "{title} [{id}]", vi: "{title} [{id}]" };
    const UNDECIDED: Both = Both { en: "needs a decision", vi: "cần lãnh đạo quyết định" };
    match &one.proposal {
        ProposalRow::Lead { id, title, .. } => {
            Cell::phrase(NAMED, vec![("title", Cell::Text(title.clone())), ("id", Cell::Text(id.clone()))])
        }
        ProposalRow::Undecided(_) => Cell::Word(UNDECIDED).toned(Tone::Warn),
    }
}

fn why(one: &SuggestionRow) -> Cell {
    const LEADS_AREA: Both = Both { en: "answers for the area", vi: "phụ trách lĩnh vực" };
    const ONLY: Both = Both {
        en: "the only available official at work in the area; tasks led, with the proposals above: {leads}",
        vi: "công chức duy nhất đang làm việc trong lĩnh vực có thể nhận; chủ trì {leads} nhiệm vụ, kể cả đề xuất ở trên",
    };
    const LEAST: Both = Both {
        en: "leads the fewest tasks of the {of} available officials at work in the area; with the proposals above: {leads}",
        vi: "chủ trì ít nhất trong {of} công chức đang làm việc trong lĩnh vực có thể nhận: {leads} nhiệm vụ, kể cả đề xuất ở trên",
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
    let passed_over = one.passed_over.iter().map(|other| {
        Cell::phrase(passed_over(other.leads_area, other.hindrance), vec![("who", Cell::Text(other.title.clone()))])
    });
    let mut parts: Vec<Cell> = passed_over.collect();
    if matches!(one.proposal, ProposalRow::Undecided(_)) && !one.passed_over.iter().any(|other| other.leads_area) {
        parts.insert(0, Cell::Word(NO_AREA_LEAD));
    }
    match &one.proposal {
        ProposalRow::Lead { reason, supports_it, .. } => {
            parts.push(match reason {
                Reason::LeadsArea => Cell::Word(LEADS_AREA),
                Reason::LeastLoaded { leads, of: 1 } => Cell::phrase(ONLY, vec![("leads", Cell::Count(*leads))]),
                Reason::LeastLoaded { leads, of } => {
                    Cell::phrase(LEAST, vec![("leads", Cell::Count(*leads)), ("of", Cell::Count(*of))])
                }
            });
            if *supports_it {
                parts.push(Cell::Word(NO_LONGER_SUPPORTS));
            }
        }
        ProposalRow::Undecided(NoProposal::NobodyInArea) => parts.push(Cell::Word(NOBODY)),
        ProposalRow::Undecided(NoProposal::AllHindered) => parts.push(Cell::Word(ALL_HINDERED)),
    }
    Cell::Joined(parts, "; ")
}

/// Why an assignee is not proposed.
const fn passed_over(leads_area: bool, hindrance: Hindrance) -> Both {
    match (leads_area, hindrance) {
        (true, Hindrance::External) => Both {
            en: "{who} leads the area, but is outside the committee: it can only be asked",
            vi: "{who} phụ trách lĩnh vực nhưng chỉ có thể đề nghị",
        },
        (true, Hindrance::Group) => Both {
            en: "{who} leads the area, but is a group: a person decides whether each member is to deliver",
            vi: "{who} phụ trách lĩnh vực nhưng là nhóm: cần người quyết định có giao cho từng thành viên không",
        },
        (true, Hindrance::Full) => Both {
            en: "{who} leads the area, but leads as many tasks as it may",
            vi: "{who} phụ trách lĩnh vực nhưng đã chủ trì tối đa",
        },
        (true, Hindrance::Oversees) => Both {
            en: "{who} leads the area, but oversees this task",
            vi: "{who} phụ trách lĩnh vực nhưng đang giám sát việc này",
        },
        (true, Hindrance::TwoRoles) => Both {
            en: "{who} leads the area, but has a role in this task through another post",
            vi: "{who} phụ trách lĩnh vực nhưng đã có vai trò trong việc này ở chức danh khác",
        },
        (true, Hindrance::Vacant) => Both {
            en: "{who} leads the area, but nobody holds the post while the task is open",
            vi: "{who} phụ trách lĩnh vực nhưng không có người giữ chức danh trong thời gian thực hiện",
        },
        (false, Hindrance::External) => {
            Both { en: "{who} can only be asked", vi: "{who} chỉ có thể đề nghị" }
        }
        (false, Hindrance::Group) => Both { en: "{who} is a group", vi: "{who} là nhóm" },
        (false, Hindrance::Full) => {
            Both { en: "{who} leads as many tasks as it may", vi: "{who} đã chủ trì tối đa" }
        }
        (false, Hindrance::Oversees) => {
            Both { en: "{who} oversees this task", vi: "{who} đang giám sát việc này" }
        }
        (false, Hindrance::TwoRoles) => Both {
            en: "{who} has a role in this task through another post",
            vi: "{who} đã có vai trò trong việc này ở chức danh khác",
        },
        (false, Hindrance::Vacant) => Both {
            en: "{who}: nobody holds the post while the task is open",
            vi: "{who}: không có người giữ chức danh trong thời gian thực hiện",
        },
    }
}
