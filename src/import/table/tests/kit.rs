//! Tables as text, proposals as text, and the check that no cell is lost.

use crate::diag::Sink;
use crate::grid::{Grid, GridCell, GridRow, GridValue};
use crate::import::table::head::find_head;
use crate::import::table::ledger::BETWEEN;
use crate::import::table::number::split_number;
use crate::import::table::propose_tables;
use crate::import::table::text::text_of;
use crate::import::table::view::own_cells;
use crate::import::table::words::bare;
use crate::import::{ImportKind, ImportWish, clean};
use crate::model::{Plan, load_plan, load_shared};
use crate::parse::Plain;
use crate::report::paper::AnnexColumn;
use crate::report::proposal::{ListName, Proposal, ProposedTable, RemarkKind};
use crate::source::{FilePath, Memory, Sources};
use crate::value::{Day, day_reading};
use std::fmt::Write as _;

/// The plan of a year.
pub(super) fn wish() -> ImportWish<'static> {
    let day = |month, day| Day::new(2026, month, day).expect("a day");
    ImportWish {
        days: (day(1, 1), day(12, 31)),
        before_is_same_day: false,
        has_new_posts: false,
        kind: ImportKind::Word,
        table: None,
        map: &[],
        into: None,
    }
}

/// A table: a line for each row, `|` between cells; `^` goes on from above, `<` from the left, `⏎` breaks a line.
pub(super) fn table(text: &str) -> Grid {
    let mut rows: Vec<GridRow> = Vec::new();
    for (at, line) in text.trim().lines().enumerate() {
        let mut cells: Vec<GridCell> = Vec::new();
        for (column, cell) in line.split('|').map(str::trim).enumerate() {
            let origin = |cell: &GridCell, place| Some(cell.merged.unwrap_or(place));
            let merged = match cell {
                "^" => origin(&rows[at - 1].cells[column], (at, column + 1)),
                "<" => origin(&cells[column - 1], (at + 1, column)),
                _ => None,
            };
            let text = if merged.is_some() { String::new() } else { cell.replace('⏎', "\n") };
            let value = if text.is_empty() { GridValue::Empty } else { GridValue::Text(text) };
            cells.push(GridCell { value, merged, ..GridCell::default() });
        }
        rows.push(GridRow { number: at + 1, cells });
    }
    Grid { number: 1, rows, ..Grid::default() }
}

/// The plan of these files.
pub(super) fn plan_of<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Plan {
    let mut memory = Memory::default();
    files.into_iter().for_each(|(name, text)| memory.put(name, text));
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let shared = load_shared(&memory, &mut sources, &mut sink);
    load_plan(&memory, &FilePath::root(), &shared, &mut sources, &mut sink)
}

/// The proposal of a table, every cell accounted for.
pub(super) fn propose(text: &str) -> Proposal {
    propose_all(&[table(text)], &wish())
}

pub(super) fn propose_all(grids: &[Grid], wish: &ImportWish<'_>) -> Proposal {
    let proposal = propose_tables(grids, wish);
    check_cells(grids, wish, &proposal);
    proposal
}

fn words_of(value: &Plain, words: &mut String) {
    match value {
        Plain::Text(text) | Plain::Number(text) | Plain::Date(text) => words.extend([text.as_str(), "\n"]),
        Plain::Bool(is_so) => words.push_str(if *is_so { "true" } else { "false" }),
        Plain::List(elements) => elements.iter().for_each(|element| words_of(element, words)),
        Plain::Table(entries) => entries.iter().for_each(|(_, value)| words_of(value, words)),
    }
}

/// All words of a proposal, folded.
fn words(proposal: &Proposal) -> String {
    let mut words = String::new();
    for table in &proposal.tables {
        table.comments.iter().for_each(|comment| words.extend([comment.as_str(), "\n"]));
        for entry in &table.entries {
            entry.value.iter().for_each(|value| words_of(value, &mut words));
            entry.comment.iter().for_each(|comment| words.extend([comment.as_str(), "\n"]));
        }
    }
    proposal.remarks.iter().for_each(|remark| words.extend([remark.text.as_str(), "\n"]));
    words.lines().map(bare).collect::<Vec<_>>().join("\n")
}

/// Each cell below the heads is counted once, and its text is in the proposal.
fn check_cells(grids: &[Grid], wish: &ImportWish<'_>, proposal: &Proposal) {
    let mut words = words(proposal);
    for area in wish.into.into_iter().flat_map(|plan| plan.areas.iter()) {
        words.extend([&*bare(area.title.as_str()), "\n"]);
    }
    for fund in wish.into.into_iter().flat_map(|plan| plan.funds.iter()) {
        words.extend([&*bare(fund.title.as_str()), "\n"]);
    }
    for assignee in wish.into.into_iter().flat_map(|plan| plan.assignees.iter()) {
        words.extend([&*bare(assignee.title.as_str()), "\n"]);
    }
    let (mut all, mut lost) = (0, 0);
    for grid in grids {
        let Some(head) = find_head(grid, wish.map) else { continue };
        if wish.table.is_some_and(|only| only != grid.number) {
            continue;
        }
        for row in grid.rows[head.rows.1..].iter().filter(|row| !head.is_repeated_by(row)) {
            for (column, cell) in own_cells(row) {
                all += 1;
                if Some(column) == head.column(AnnexColumn::Number) {
                    continue;
                }
                let text = clean(&text_of(cell));
                let has = |text: &str| {
                    let day = day_reading(text).map(|day| day.to_string());
                    let is_figure = text.chars().all(|c| c.is_ascii_digit() || c == '.');
                    words.contains(&bare(split_number(text.trim()).1))
                        || day.is_some_and(|day| words.contains(&day))
                        || is_figure
                };
                let raw = text_of(cell);
                let parts = || raw.split([',', ';', '&', '/', '\n']).flat_map(|part| part.split(" và "));
                let gone: Vec<&str> = parts().filter(|part| !has(part.trim())).collect();
                let is_known = has(&text)
                    || gone.is_empty()
                    || text == "nt"
                    || ["chủ trì", "phối hợp"].iter().any(|role| bare(&text).contains(&bare(role)));
                assert!(is_known, "{gone:?} of row {} is lost", row.number);
            }
        }
        let is_here = |spot: &crate::report::proposal::Spot| spot.table == Some(grid.number);
        let unread = proposal.remarks.iter().filter(|it| it.kind == RemarkKind::Unread && is_here(&it.spot));
        lost += unread.map(|remark| remark.text.as_str().split(BETWEEN).count()).sum::<usize>();
    }
    let cells = proposal.cells;
    assert_eq!((cells.all, cells.read + cells.in_comments + lost), (all, all), "{:#?}", proposal.remarks);
}

fn written(value: &Plain) -> String {
    match value {
        Plain::Text(text) | Plain::Number(text) | Plain::Date(text) => text.clone(),
        Plain::Bool(is_so) => is_so.to_string(),
        Plain::List(elements) => format!("[{}]", elements.iter().map(written).collect::<Vec<_>>().join(", ")),
        Plain::Table(_) => "{}".to_owned(),
    }
}

/// A table on one line: `1.1 title=… lead=… due=? (phrase)`.
fn line_of(table: &ProposedTable) -> String {
    let mut line = table.text_of("id").unwrap_or_default().to_owned();
    for entry in table.entries.iter().filter(|entry| !matches!(entry.key, "id" | "source")) {
        let value = entry.value.as_ref().map_or_else(|| "?".to_owned(), written);
        let comment = entry.comment.as_ref().map(|comment| format!(" ({comment})")).unwrap_or_default();
        let _ = write!(line, " {}={value}{comment}", entry.key);
    }
    for comment in &table.comments {
        let _ = write!(line, " #{comment}");
    }
    line
}

/// The tables of a list, a line for each.
pub(super) fn list(proposal: &Proposal, list: ListName) -> Vec<String> {
    proposal.tables.iter().filter(|table| table.list == list).map(line_of).collect()
}

/// The values of a key of all tasks.
pub(super) fn values(proposal: &Proposal, of: ListName, key: &str) -> Vec<String> {
    let tables = proposal.tables.iter().filter(|table| table.list == of);
    tables.map(|table| table.value_of(key).map_or_else(String::new, written)).collect()
}

/// The remarks of a kind: the row and the text.
pub(super) fn remarks(proposal: &Proposal, kind: RemarkKind) -> Vec<(usize, String)> {
    let all = proposal.remarks.iter().filter(|remark| remark.kind == kind);
    all.map(|remark| (remark.spot.row.unwrap_or_default(), remark.text.as_str().to_owned())).collect()
}
