//! The rows of a table of tasks, as areas and tasks.

use super::fields::{Habits, line_of};
use super::groups::{Groups, Sink};
use super::ledger::{Fate, remark};
use super::lines::{Line, LineKind, lines};
use super::number::RowNumber;
use super::reader::Reader;
use super::words::{bare, begins};
use crate::import::clean;
use crate::parse::Plain;
use crate::report::paper::AnnexColumn;
use crate::report::proposal::{ListName, ProposedEntry, ProposedTable, RemarkKind};
use crate::text::Both;
use crate::value::SpokenPeriod;
use std::collections::BTreeMap;

/// The columns that become keys of a task.
const KEYS: [AnnexColumn; 9] = [
    AnnexColumn::Number,
    AnnexColumn::Title,
    AnnexColumn::Output,
    AnnexColumn::Lead,
    AnnexColumn::Support,
    AnnexColumn::Oversee,
    AnnexColumn::Due,
    AnnexColumn::Cost,
    AnnexColumn::Fund,
];
/// A row with something in one of these is a task of its own.
const OWN: [AnnexColumn; 4] = [AnnexColumn::Output, AnnexColumn::Lead, AnnexColumn::Support, AnnexColumn::Due];

/// A row above the parts that stand below it.
struct Parent {
    level: usize,
    title: String,
    /// The place of a heading, whose title no task has yet.
    heading: Option<(usize, Option<usize>)>,
    /// Whether it is a part of a group; then its tasks have titles of their own.
    is_part: bool,
}

/// Reads a table of tasks.
pub(super) fn read_tasks(mut reader: Reader<'_, '_, '_>, title: Option<&str>) {
    let habits = reader.habits();
    let lines = lines(reader.table, AnnexColumn::Title, &OWN);
    let said = said_ids(&lines);
    // Where no row names a group, the rows above parts do.
    let has_groups = lines.iter().any(|line| line.kind == LineKind::Group);
    let mut groups = Groups::default();
    let mut parents: Vec<Parent> = Vec::new();
    let lacks = [AnnexColumn::Due, AnnexColumn::Lead].map(|column| reader.table.column(column).is_none());
    for line in &lines {
        match line.kind {
            LineKind::Skipped => reader.ledger.skip(line.row),
            LineKind::Unread(why) => reader.ledger.refuse(line.row.number, why),
            LineKind::Group => {
                parents.clear();
                groups.begin(line, &mut reader.sink());
            }
            LineKind::Heading if !has_groups && groups.is_outside(line.level()) => {
                parents.clear();
                groups.begin(line, &mut reader.sink());
            }
            LineKind::Heading => {
                let level = line.heading_level();
                parents.retain(|parent| parent.level < level);
                let heading = Some((line.row.number, line.title_at));
                let is_part = line.is_above_tasks();
                parents.push(Parent { level, title: line.title.clone(), heading, is_part });
                reader.ledger.mark_all(line.row, Fate::InComment);
            }
            LineKind::Item => {
                let said = said.get(&line.row.number).map(String::as_str);
                let hint = said.and_then(|id| id.split_once('.')).map(|(first, _)| first);
                let area = groups.area(hint, &mut reader.sink());
                let area = area.unwrap_or_else(|| reader.area_without_group(hint, title, line));
                let level = line.level();
                parents.retain(|parent| parent.level < level);
                let mut comments = Vec::new();
                let title = reader.title(line, &mut parents, &mut comments);
                parents.push(Parent { level, title: title.clone(), heading: None, is_part: false });
                reader.task(line, (&area, said, title), habits, comments);
            }
        }
    }
    groups.end(0, &mut reader.sink());
    reader.ask_for_columns(lacks);
    let (table, ledger) = (reader.table, reader.ledger);
    ledger.close(table, reader.proposal);
}

/// Ids that the numbers of rows say: "1.2", where each stands once and no row has a whole number.
fn said_ids(lines: &[Line<'_>]) -> BTreeMap<usize, String> {
    let items = || lines.iter().filter(|line| line.kind == LineKind::Item);
    if items().any(|line| matches!(line.number, Some(RowNumber::Whole(_)))) {
        return BTreeMap::new();
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let dotted = |line: &Line<'_>| match &line.number {
        Some(RowNumber::Dotted(number)) => Some(number.clone()),
        Some(RowNumber::Letter | RowNumber::Roman(_) | RowNumber::Whole(_) | RowNumber::Small | RowNumber::Dash)
        | None => None,
    };
    for number in items().filter_map(dotted) {
        *counts.entry(number.to_ascii_lowercase()).or_default() += 1;
    }
    let once = |number: &String| counts.get(&number.to_ascii_lowercase()) == Some(&1);
    items().filter_map(|line| Some((line.row.number, dotted(line).filter(once)?))).collect()
}

/// Whether a title means nothing without the row above: "Quý I", "Lần 2", or two words.
fn says_little(title: &str) -> bool {
    let bare_title = bare(title);
    let counts = ["lần", "đợt", "kỳ", "quý", "tháng", "năm", "6 tháng"];
    SpokenPeriod::read(title).is_some()
        || bare_title.split(' ').count() < 3
        || (bare_title.split(' ').count() < 5 && counts.iter().any(|word| begins(&bare_title, &bare(word))))
}

impl<'g> Reader<'_, 'g, '_> {
    fn sink(&mut self) -> Sink<'_, 'g> {
        Sink { table: self.table, areas: &mut self.shared.areas, ledger: &mut self.ledger, proposal: self.proposal }
    }

    /// The title of a task. That of the row above stands in front where its own says nothing alone.
    fn title(&mut self, line: &Line<'g>, parents: &mut [Parent], comments: &mut Vec<String>) -> String {
        const FRONT: Both = Both {
            en: "the title of the row above was put in front",
            vi: "đã ghép tên của dòng phía trên vào trước",
        };
        let Some(parent) = parents.last_mut() else { return line.title.clone() };
        let title = if says_little(&line.title) && !parent.is_part {
            let title = format!("{}: {}", parent.title.trim_end_matches([':', ';', '.', ' ']), line.title);
            let at = (line.row.number, line.title_at);
            let said = remark(RemarkKind::Assumed, self.table, at, &line.title, FRONT);
            self.proposal.remarks.push(said.taken_as(&title));
            if let Some((row, column)) = parent.heading {
                self.ledger.mark(row, column, Fate::Read);
            }
            title
        } else {
            line.title.clone()
        };
        if parent.heading.is_some() {
            comments.push(format!("Thuộc: {}", parent.title));
        }
        title
    }

    /// The area of tasks above all groups.
    fn area_without_group(&mut self, hint: Option<&str>, title: Option<&str>, line: &Line<'g>) -> String {
        const NAME: Both = Both {
            en: "these tasks stand in no group; what is their area called?",
            vi: "các nhiệm vụ này không thuộc nhóm nào; lĩnh vực của chúng tên là gì?",
        };
        // The plan may have the area that the number of the row names.
        if let Some(id) = hint.filter(|hint| self.shared.areas.has(hint)) {
            return id.to_owned();
        }
        let name = title.map_or_else(|| "Nhiệm vụ".to_owned(), str::to_owned);
        let name = hint.map_or_else(|| name.clone(), |hint| format!("{name} ({hint})"));
        let found = self.shared.areas.area(&name, hint);
        if found.is_new {
            let spot = self.table.spot(line.row.number, line.title_at);
            let entries =
                vec![ProposedEntry::text("id", found.id.as_str()), ProposedEntry::text("title", name.as_str())];
            self.proposal.tables.push(ProposedTable::new(ListName::Area, entries, spot));
            let asked = remark(RemarkKind::Asked, self.table, (line.row.number, line.title_at), &name, NAME);
            self.proposal.remarks.push(asked.taken_as(&name));
        }
        found.id
    }

    fn task(&mut self, line: &Line<'g>, of: (&str, Option<&str>, String), habits: Habits, above: Vec<String>) {
        const NO_LEAD: Both = Both { en: "who leads this task?", vi: "ai chủ trì nhiệm vụ này?" };
        const NO_DUE: Both = Both { en: "when is this task due?", vi: "nhiệm vụ này hạn đến khi nào?" };
        const NEITHER: Both = Both {
            en: "who leads this task, and when is it due?",
            vi: "ai chủ trì nhiệm vụ này, hạn đến khi nào?",
        };
        let (area, said, title) = of;
        let row = line.row;
        let mut comments = above;
        // A merged title is read in each of its rows, and said once.
        let _ = self.read(row, AnnexColumn::Title);
        self.ledger.mark(row.number, line.title_at, Fate::Read);
        self.ledger.mark(row.number, self.table.column(AnnexColumn::Number), Fate::Read);
        let id = self.shared.tasks.id(&title, area, said, &mut self.shared.areas);
        let mut entries = vec![ProposedEntry::text("id", id.as_str())];
        if id.split('.').next() != Some(area) {
            entries.push(ProposedEntry::text("area", area));
        }
        entries.push(ProposedEntry::text("title", title.as_str()));
        if let Some(output) = self.read(row, AnnexColumn::Output) {
            entries.push(ProposedEntry::text("output", line_of(&output)));
        }
        // An empty cell does not ask about a task that the plan has.
        let is_known = self.shared.wish.into.is_some_and(|plan| plan.tasks.named(&id).is_some());
        let people = self.people(row, &mut comments);
        let mut lacks_lead = false;
        match people.leads.as_slice() {
            [] if self.table.column(AnnexColumn::Lead).is_some() && !is_known => {
                entries.push(ProposedEntry::left_out("lead", "chưa rõ ai chủ trì"));
                lacks_lead = true;
            }
            [] => {}
            [lead] => entries.push(ProposedEntry::text("lead", lead.as_str())),
            leads => entries.push(ProposedEntry::new("lead", Plain::texts(leads.iter().cloned()))),
        }
        for (key, ids) in [("support", people.support), ("oversee", people.oversee)] {
            if !ids.is_empty() {
                entries.push(ProposedEntry::new(key, Plain::texts(ids)));
            }
        }
        let due = self.due(row, habits);
        let lacks_due = due.is_none() && self.table.column(AnnexColumn::Due).is_some() && !is_known;
        let question = match (lacks_lead, lacks_due) {
            (true, true) => Some(NEITHER),
            (true, false) => Some(NO_LEAD),
            (false, true) => Some(NO_DUE),
            (false, false) => None,
        };
        if let Some(says) = question {
            self.ask(row.number, &title, says);
        }
        entries.push(due.unwrap_or_else(|| ProposedEntry::left_out("due", "chưa ghi thời hạn")));
        entries.extend(self.cost(row, habits, &mut comments));
        entries.extend(self.fund(row, &mut comments));
        entries.push(ProposedEntry::text("source", format!("{}, dòng {}", self.table.label, row.number)));
        comments.extend(self.comments(row, &KEYS));
        let mut table = ProposedTable::new(ListName::Task, entries, self.table.spot(row.number, line.title_at));
        table.comments = comments.iter().map(|comment| clean(comment)).collect();
        self.proposal.tables.push(table);
    }

    /// Asks once for columns that the table does not have.
    fn ask_for_columns(&mut self, lacks: [bool; 2]) {
        const NO_DUE: Both = Both {
            en: "the table has no column of deadlines; write `due` into each task",
            vi: "bảng không có cột thời hạn; hãy ghi `due` cho từng nhiệm vụ",
        };
        const NO_LEAD: Both = Both {
            en: "the table has no column of leads; write `lead` into each task",
            vi: "bảng không có cột chủ trì; hãy ghi `lead` cho từng nhiệm vụ",
        };
        let first = self.table.rows().first().map_or(1, |row| row.number);
        for (is_lacking, says) in lacks.into_iter().zip([NO_DUE, NO_LEAD]) {
            if is_lacking {
                let label = self.table.label.clone();
                self.ask(first, &label, says);
            }
        }
    }
}
