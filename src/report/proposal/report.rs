//! The report of `cchc import`: the files as a diff, the tables that were read, then one line for each thing assumed,
//! asked or not read.

use super::json::PlanProposal;
use super::rows::{Proposal, Remark, RemarkKind, Spot, TableRead, ToldOtherwise};
use crate::diag::LocatedFinding;
use crate::report::edits::replaced;
use crate::report::shared_methods::shared_methods;
use crate::report::{Block, Column, Doc, Head, Json, PlanEdits, Report, Row};
use crate::text::{Both, Raw};
use crate::value::{Cell, Tone};
use std::collections::BTreeMap;

/// The end of an import.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ImportOutcome {
    /// The plan would have an error that no person is asked about.
    Refused,
    /// The plan is only shown.
    Shown,
    /// The files hold it.
    Written,
}

/// An imported file, and the change that it makes.
pub(crate) struct ImportReport {
    pub(crate) head: Head,
    /// The imported file, as it was named.
    pub(crate) file: Raw,
    pub(crate) plan: PlanEdits,
    /// The proposal without its tables, which the change shows.
    pub(crate) proposal: Proposal,
    /// How many further files a new workspace gets.
    pub(crate) others: usize,
    pub(crate) outcome: ImportOutcome,
    /// The errors and warnings that the change brings.
    pub(crate) findings: Vec<LocatedFinding>,
}

impl Report for ImportReport {
    shared_methods!(head, findings);

    fn ids(&self) -> Vec<&str> {
        vec![self.plan.label.id.as_str()]
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        const SHOWN: Both = Both {
            en: "(only shown: nothing was written; `--write` writes it)",
            vi: "(chỉ xem: chưa ghi gì; thêm `--write` để ghi)",
        };
        const NOTHING: Both = Both {
            en: "the plan says all of this already: nothing to change",
            vi: "kế hoạch đã có đủ nội dung này: không có gì thay đổi",
        };
        const OTHERS: Both = Both {
            en: "a new workspace: {count} further files (settings, schemas, CI)",
            vi: "không gian làm việc mới: thêm {count} tệp (cấu hình, lược đồ, CI)",
        };
        const CHANGED: Both = Both {
            en: "Tasks of the plan that the file tells otherwise ({count}): `--write` takes the file's words",
            vi: "Nhiệm vụ đã có mà tệp ghi khác ({count}): `--write` sẽ lấy theo tệp",
        };
        const ABSENT: Both = Both {
            en: "In the plan, but not in the file; they stay: {ids}",
            vi: "Có trong kế hoạch mà tệp không có, vẫn giữ: {ids}",
        };
        let mut doc: Doc = [Block::Files(self.plan.files.clone())].into_iter().collect();
        doc.blocks.extend(replaced(&self.plan.label).map(Block::Line));
        if self.others > 0 {
            doc.line(Cell::phrase(OTHERS, vec![("count", Cell::Count(self.others))]));
        }
        for table in &self.proposal.read {
            doc.line(table_line(table));
            doc.blocks.extend(columns_line(table).map(Block::Line));
        }
        if !self.proposal.changes.is_empty() {
            doc.push(Block::Closing(Cell::phrase(CHANGED, vec![("count", Cell::Count(self.proposal.changes.len()))])));
            doc.table(change_columns(), self.proposal.changes.iter().map(|change| Row::from(change_cells(change))));
        }
        if !self.proposal.absent.is_empty() {
            let ids = Cell::texts(&self.proposal.absent, Raw::clone);
            doc.push(Block::Closing(Cell::phrase(ABSENT, vec![("ids", ids)])));
        }
        let has_tables = self.proposal.remarks.iter().any(|remark| remark.spot.table.is_some_and(|table| table > 1));
        for kind in [RemarkKind::Assumed, RemarkKind::Asked, RemarkKind::Unread] {
            let of_kind: Vec<&Remark> = self.proposal.remarks.iter().filter(|remark| remark.kind == kind).collect();
            if !of_kind.is_empty() {
                doc.push(Block::Closing(heading(kind, of_kind.len())));
                doc.table(columns(kind), of_kind.into_iter().map(|remark| Row::from(cells(remark, has_tables))));
            }
        }
        doc.push(Block::Closing(self.counted()));
        doc.blocks.extend(rules_line(&self.findings).map(Block::Line));
        match (self.outcome, self.plan.files.is_empty()) {
            (ImportOutcome::Shown, false) => doc.line(SHOWN),
            (ImportOutcome::Shown | ImportOutcome::Written, true) => doc.line(NOTHING),
            (ImportOutcome::Written, false) | (ImportOutcome::Refused, _) => {}
        }
        std::iter::once(doc)
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        std::iter::once(PlanProposal {
            file: &self.file,
            plan: &self.plan,
            proposal: &self.proposal,
            written: self.outcome == ImportOutcome::Written,
            lang: self.head.lang,
        })
    }
}

impl ImportReport {
    /// How many cells were read, of how many, and how many remarks there are.
    fn counted(&self) -> Cell {
        const CELLS: Both = Both {
            en: "{file}: {all} cells or paragraphs: {read} in values, {comments} kept as comments, {unread} not read",
            vi: "{file}: {all} ô hoặc đoạn: {read} vào giá trị, {comments} giữ trong chú thích, {unread} không đọc",
        };
        const PASSED_OVER: Both = Both {
            en: "{cells}; passed over, of tasks that are there already: {count}",
            vi: "{cells}; bỏ qua vì nhiệm vụ đã có: {count}",
        };
        let cells = self.proposal.cells;
        let unread = cells.all.saturating_sub(cells.read + cells.in_comments + cells.passed_over);
        let listed = self.proposal.remarks.iter().filter(|remark| remark.kind == RemarkKind::Unread).count();
        let counted = Cell::phrase(
            CELLS,
            vec![
                ("file", Cell::Text(self.file.clone())),
                ("all", Cell::Count(cells.all)),
                ("read", Cell::Count(cells.read)),
                ("comments", Cell::Count(cells.in_comments)),
                ("unread", Cell::Count(unread.max(listed))),
            ],
        );
        match cells.passed_over {
            0 => counted,
            count => Cell::phrase(PASSED_OVER, vec![("cells", counted), ("count", Cell::Count(count))]),
        }
    }
}

fn change_columns() -> Vec<Column> {
    vec![
        Column::mark("Task", "Nhiệm vụ").always(),
        Column::mark("Key", "Khóa").always(),
        Column::text("In the plan", "Kế hoạch"),
        Column::text("In the file", "Tệp"),
    ]
}

fn change_cells(change: &ToldOtherwise) -> Vec<Cell> {
    vec![
        Cell::Text(change.task.clone()),
        Cell::Word(Both::same(change.key)),
        change.before.as_ref().map_or(Cell::Empty, |before| Cell::Text(before.beginning(200))),
        Cell::Text(change.after.beginning(200)),
    ]
}

/// A table with its title and its size.
fn table_line(table: &TableRead) -> Cell {
    const TABLE: Both = Both { en: "table {number}: {count} rows", vi: "bảng {number}: {count} dòng" };
    const TITLED: Both =
        Both { en: "table {number} “{title}”: {count} rows", vi: "bảng {number} “{title}”: {count} dòng" };
    let mut args = vec![("number", Cell::from(table.number.to_string())), ("count", Cell::Count(table.rows))];
    let title = table.title.as_ref().or(table.sheet.as_ref());
    args.extend(title.map(|title| ("title", Cell::Text(title.beginning(100)))));
    Cell::phrase(if title.is_some() { TITLED } else { TABLE }, args)
}

/// The columns with what each was taken as.
fn columns_line(table: &TableRead) -> Option<Cell> {
    const LINE: Both = Both { en: "  columns: {columns}", vi: "  cột: {columns}" };
    const TAKEN: Both = Both::same("{number} “{head}” = {taken}");
    const COMMENT: Both = Both { en: "{number} “{head}”: comment", vi: "{number} “{head}”: chú thích" };
    let column = |column: &super::rows::ColumnRead| {
        let mut args =
            vec![("number", Cell::from(column.number.to_string())), ("head", Cell::Text(column.head.beginning(40)))];
        args.extend(column.taken_as.map(|taken| ("taken", Cell::Word(Both::same(taken)))));
        Cell::phrase(if column.taken_as.is_some() { TAKEN } else { COMMENT }, args)
    };
    let columns: Vec<Cell> = table.columns.iter().map(column).collect();
    (!columns.is_empty()).then(|| Cell::phrase(LINE, vec![("columns", Cell::Joined(columns, " · "))]))
}

fn heading(kind: RemarkKind, count: usize) -> Cell {
    const ASSUMED: Both = Both { en: "Assumed ({count}): please look", vi: "Tự hiểu ({count}): xin xem lại" };
    const ASKED: Both = Both { en: "To answer ({count})", vi: "Cần trả lời ({count})" };
    const UNREAD: Both = Both { en: "Not read ({count})", vi: "Không đọc ({count})" };
    let (says, tone) = match kind {
        RemarkKind::Assumed => (ASSUMED, None),
        RemarkKind::Asked => (ASKED, Some(Tone::Warn)),
        RemarkKind::Unread => (UNREAD, Some(Tone::Warn)),
    };
    let cell = Cell::phrase(says, vec![("count", Cell::Count(count))]);
    match tone {
        Some(tone) => cell.toned(tone),
        None => cell,
    }
}

fn columns(kind: RemarkKind) -> Vec<Column> {
    let says = match kind {
        RemarkKind::Assumed => Column::text("Taken as", "Hiểu là"),
        RemarkKind::Asked => Column::text("Question", "Câu hỏi"),
        RemarkKind::Unread => Column::text("Reason", "Lý do"),
    };
    vec![Column::mark("Place", "Chỗ").always(), Column::text("As it stands", "Nguyên văn"), says]
}

fn cells(remark: &Remark, has_tables: bool) -> Vec<Cell> {
    const TAKEN: Both = Both::same("{taken}: {says}");
    let says = Cell::Phrase(remark.says.clone());
    let says = match &remark.taken_as {
        Some(taken) => Cell::phrase(TAKEN, vec![("taken", Cell::Text(taken.beginning(200))), ("says", says)]),
        None => says,
    };
    vec![place(&remark.spot, has_tables), Cell::Text(remark.text.beginning(200)), says]
}

/// The place for people, as short as it is clear.
fn place(spot: &Spot, has_tables: bool) -> Cell {
    const TABLE: Both = Both { en: "table {n}", vi: "bảng {n}" };
    const ROW: Both = Both { en: "row {n}", vi: "dòng {n}" };
    const COLUMN: Both = Both { en: "col. {n}", vi: "cột {n}" };
    const PLAN: Both = Both::same("plan.toml");
    let part = |says, number: usize| Cell::phrase(says, vec![("n", Cell::from(number.to_string()))]);
    let table = spot.table.filter(|_| has_tables).map(|number| part(TABLE, number));
    let parts = [table, spot.row.map(|row| part(ROW, row)), spot.column.map(|column| part(COLUMN, column))];
    let parts: Vec<Cell> = parts.into_iter().flatten().collect();
    if parts.is_empty() { Cell::Word(PLAN) } else { Cell::Joined(parts, ", ") }
}

/// The rules that have something to say of the plan, with how often.
fn rules_line(findings: &[LocatedFinding]) -> Option<Cell> {
    const LINE: Both =
        Both { en: "`cchc validate` will then find: {rules}", vi: "sau đó `cchc validate` sẽ báo: {rules}" };
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry((finding.rule().code, finding.rule().name)).or_default() += 1;
    }
    let rules: Vec<Cell> =
        counts.iter().map(|((code, name), count)| Cell::from(format!("{code} {name} × {count}"))).collect();
    (!rules.is_empty()).then(|| Cell::phrase(LINE, vec![("rules", Cell::Joined(rules, ", "))]))
}
