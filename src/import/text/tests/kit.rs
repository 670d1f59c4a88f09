//! Reads a plan and shows parts of the proposal.

use super::super::propose_text;
use crate::grid::paragraphs;
use crate::import::{ImportKind, ImportWish};
use crate::parse::Plain;
use crate::report::proposal::{ListName, Proposal, ProposedTable, RemarkKind};
use crate::value::{Day, id_fault};
use std::collections::BTreeSet;

pub(super) fn proposal(bytes: &[u8], name: &str, years: (i32, i32)) -> Proposal {
    let wish = ImportWish {
        days: (Day::new(years.0, 1, 1).expect("a day"), Day::new(years.1, 12, 31).expect("a day")),
        before_is_same_day: false,
        has_new_posts: false,
        kind: if name.ends_with("docx") { ImportKind::Word } else { ImportKind::Text },
        table: None,
        map: &[],
        into: None,
    };
    let proposal = propose_text(&paragraphs(bytes, name).expect("a file that can be read"), &wish);
    check(&proposal);
    proposal
}

/// Checks what holds of each proposal.
fn check(proposal: &Proposal) {
    let cells = proposal.cells;
    assert!(cells.read + cells.in_comments <= cells.all, "{cells:?}");
    let mut seen = BTreeSet::new();
    for table in &proposal.tables {
        if let Some(id) = table.text_of("id") {
            assert_eq!(id_fault(id), None, "{id}");
            assert!(id.is_ascii() && seen.insert((table.list, id.to_lowercase())), "{id}");
        }
        for key in ["indicator", "of-which"] {
            let list = if key == "indicator" { ListName::Indicator } else { ListName::Target };
            if let Some(id) = table.text_of(key) {
                assert!(proposal.tables.iter().any(|it| it.list == list && it.text_of("id") == Some(id)), "{id}");
            }
        }
        let due = table.entries.iter().find(|entry| entry.key == "due");
        if let Some(due) = due.filter(|due| due.value.is_some()) {
            assert!(due.comment.is_some(), "a guessed day: {table:?}");
        }
    }
}

pub(super) fn of(proposal: &Proposal, list: ListName) -> Vec<&ProposedTable> {
    proposal.tables.iter().filter(|table| table.list == list).collect()
}

/// The values of some keys of the tables of a list, each table on a line.
pub(super) fn shown(proposal: &Proposal, list: ListName, keys: &[&str]) -> Vec<String> {
    let show = |table: &ProposedTable| {
        let values = keys.iter().filter_map(|key| Some(format!("{key}={}", value(table.value_of(key)?))));
        values.collect::<Vec<_>>().join(" | ")
    };
    of(proposal, list).into_iter().map(show).collect()
}

pub(super) fn value(plain: &Plain) -> String {
    match plain {
        Plain::Text(text) | Plain::Number(text) | Plain::Date(text) => text.clone(),
        Plain::Bool(flag) => flag.to_string(),
        Plain::List(items) => format!("[{}]", items.iter().map(value).collect::<Vec<_>>().join("; ")),
        Plain::Table(_) => "{…}".to_owned(),
    }
}

/// The value of a key at the top of plan.toml.
pub(super) fn top(proposal: &Proposal, key: &str) -> Option<String> {
    proposal.plan.iter().find(|entry| entry.key == key)?.value.as_ref().map(value)
}

pub(super) fn texts(proposal: &Proposal, kind: RemarkKind) -> Vec<String> {
    let found = proposal.remarks.iter().filter(|remark| remark.kind == kind);
    found.map(|it| format!("{}: {}", it.spot.row.unwrap_or_default(), it.text.as_str())).collect()
}

/// The whole proposal for a person who looks at it.
pub(super) fn dump(proposal: &Proposal) -> String {
    use std::fmt::Write as _;
    let mut out = format!("{:?}\n", proposal.cells);
    for entry in &proposal.plan {
        writeln!(out, "{} = {:?}", entry.key, entry.value.as_ref().map(value)).expect("room");
    }
    for table in &proposal.tables {
        writeln!(out, "[{}] {:?} {:?}", table.list.key(), table.spot.row, table.comments).expect("room");
        for entry in &table.entries {
            let text = entry.value.as_ref().map(value);
            writeln!(out, "    {} = {} {:?}", entry.key, text.unwrap_or_default(), entry.comment).expect("room");
        }
    }
    for remark in &proposal.remarks {
        let words = remark.says.words(200, crate::text::Lang::En);
        let taken = remark.taken_as.as_ref().map(|it| it.as_str().to_owned());
        writeln!(out, "{:?} {:?}: {} -> {words} {taken:?}", remark.kind, remark.spot.row, remark.text.as_str())
            .expect("room");
    }
    out
}
