//! The rows of a table of targets, as targets and their indicators.

use super::bound::{BoundRead, ReadBound, read_bound};
use super::due::{DueRead, due_of};
use super::ledger::{Fate, remark};
use super::lines::{Line, LineKind, lines};
use super::names::{CellNames, NameRole};
use super::number::RowNumber;
use super::reader::{Field, Reader};
use crate::import::clean;
use crate::model::{Measure, Op};
use crate::parse::Plain;
use crate::report::paper::AnnexColumn;
use crate::report::proposal::{ListName, ProposedEntry, ProposedTable, RemarkKind};
use crate::text::{Both, fold};
use crate::value::Day;

/// The columns that become keys of a target.
const KEYS: [AnnexColumn; 6] = [
    AnnexColumn::Number,
    AnnexColumn::Target,
    AnnexColumn::Unit,
    AnnexColumn::Bound,
    AnnexColumn::Lead,
    AnnexColumn::Due,
];
/// A row with something in one of these is a target of its own.
const OWN: [AnnexColumn; 3] = [AnnexColumn::Bound, AnnexColumn::Unit, AnnexColumn::Lead];

/// The parts that all targets of a row share.
struct RowFacts<'t, 'g> {
    line: &'t Line<'g>,
    title: String,
    /// The id of the group of targets.
    group: Option<&'t str>,
    /// The id of the target above.
    of_which: Option<String>,
    lead: Option<String>,
    by: Option<Day>,
    unit: String,
    comments: Vec<String>,
}

/// Reads a table of targets.
pub(super) fn read_targets(mut reader: Reader<'_, '_, '_>) {
    let lines = lines(reader.table, AnnexColumn::Target, &OWN);
    let last_item = lines.iter().rposition(|line| line.kind == LineKind::Item);
    let mut group: Option<String> = None;
    // Targets under which others may stand, with the levels of their numbers.
    let mut above: Vec<(usize, String, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match line.kind {
            LineKind::Skipped => reader.ledger.skip(line.row),
            LineKind::Unread(why) => reader.ledger.refuse(line.row.number, why),
            LineKind::Group | LineKind::Heading => {
                above.clear();
                if last_item.is_some_and(|last| at < last) || line.number.is_some() {
                    group = Some(reader.group(line));
                }
            }
            LineKind::Item => {
                let level = line.number.as_ref().map_or(2, RowNumber::level);
                above.retain(|(other, _, _)| *other < level);
                let parent = above.last().map(|(_, id, title)| (id.clone(), title.clone()));
                let id = reader.target_row(line, group.as_deref(), parent);
                above.push((level, id, line.title.clone()));
            }
        }
    }
    let (table, ledger) = (reader.table, reader.ledger);
    ledger.close(table, reader.proposal);
}

impl<'g> Reader<'_, 'g, '_> {
    fn group(&mut self, line: &Line<'g>) -> String {
        self.ledger.mark_all(line.row, Fate::Read);
        let known = self.shared.wish.into.and_then(|plan| {
            let title = fold(&line.title);
            plan.target_groups.iter().find(|group| fold(group.title.as_str()) == title)
        });
        if let Some(group) = known {
            return group.id.value.as_str().to_owned();
        }
        let id = self.shared.targets.fresh(&format!("nhóm {}", line.title), "nhom");
        let entries = vec![ProposedEntry::text("id", id.as_str()), ProposedEntry::text("title", line.title.as_str())];
        let spot = self.table.spot(line.row.number, line.title_at);
        self.proposal.tables.push(ProposedTable::new(ListName::TargetGroup, entries, spot));
        id
    }

    /// Reads a row; the id of its first target.
    fn target_row(&mut self, line: &Line<'g>, group: Option<&str>, parent: Option<(String, String)>) -> String {
        const PART: Both = Both {
            en: "taken as a part of the target above it",
            vi: "hiểu là chỉ tiêu nằm trong chỉ tiêu phía trên (trong số đó)",
        };
        let row = line.row;
        let _ = self.read(row, AnnexColumn::Target);
        self.ledger.mark(row.number, line.title_at, Fate::Read);
        self.ledger.mark(row.number, self.table.column(AnnexColumn::Number), Fate::Read);
        let unit = self.read(row, AnnexColumn::Unit).map(|field| clean(&field.text)).unwrap_or_default();
        let mut comments = Vec::new();
        let lead = self.target_lead(line, &mut comments);
        let by = self.target_day(line, &mut comments);
        comments.extend(self.comments(row, &KEYS));
        let of_which = parent.map(|(id, title)| {
            let at = (row.number, line.title_at);
            let said = remark(RemarkKind::Assumed, self.table, at, &line.title, PART);
            self.proposal.remarks.push(said.taken_as(&title));
            id
        });
        let title = line.title.clone();
        let mut facts = RowFacts { line, title, group, of_which, lead, by, unit, comments };
        let columns: Vec<(usize, Option<Day>)> = self
            .table
            .head
            .columns
            .iter()
            .filter(|head| head.taken == Some(AnnexColumn::Bound))
            .map(|head| (head.number, head.by))
            .collect();
        let mut first = None;
        for (number, day) in columns {
            let Some(field) = self.field_at(row, AnnexColumn::Bound, number) else { continue };
            let id = self.target(&facts, Some(&field), day.or(facts.by), first.as_deref());
            facts.comments.clear();
            first = first.or(Some(id));
        }
        first.unwrap_or_else(|| self.target(&facts, None, facts.by, None))
    }

    fn target_lead(&mut self, line: &Line<'g>, comments: &mut Vec<String>) -> Option<String> {
        let field = self.field(line.row, AnnexColumn::Lead)?;
        let spot = self.table.spot(field.row, Some(field.column));
        let cell = CellNames { text: &field.text, role: NameRole::Lead, spot: &spot };
        let names = self.shared.names.read(cell, self.proposal);
        self.mark(&field, Fate::Read);
        // One answers for a target; the others stay in words.
        if names.leads.len() != 1 || !names.support.is_empty() || !names.commands.is_empty() {
            comments.push(format!("Chủ trì: {}", clean(&field.text)));
        }
        names.leads.into_iter().next()
    }

    /// The day of a column of deadlines, as our own plans have one.
    fn target_day(&mut self, line: &Line<'g>, comments: &mut Vec<String>) -> Option<Day> {
        let field = self.field(line.row, AnnexColumn::Due)?;
        let phrase = clean(&field.text);
        let read = due_of(field.cell, &field.text, self.shared.wish);
        if let DueRead::Said(Plain::Date(day)) | DueRead::Assumed(Plain::Date(day), _) = read {
            self.mark(&field, Fate::Read);
            return Day::parse(&day);
        }
        self.mark(&field, Fate::InComment);
        comments.push(format!("Thời hạn: {phrase}"));
        None
    }

    /// Proposes a target; `first` is that of the same row for another year.
    fn target(
        &mut self,
        facts: &RowFacts<'_, 'g>,
        field: Option<&Field<'g>>,
        by: Option<Day>,
        first: Option<&str>,
    ) -> String {
        const NO_BOUND: Both =
            Both { en: "which figure must this target reach?", vi: "chỉ tiêu này phải đạt mức nào?" };
        let row = facts.line.row.number;
        let words = field.map(|field| clean(&field.text)).unwrap_or_default();
        let read = read_bound(&words, &facts.unit);
        if let Some(field) = field {
            self.mark(field, Fate::Read);
        }
        let place = (row, field.map(|field| field.column).or(facts.line.title_at));
        let shown = if words.is_empty() { &facts.title } else { &words };
        let (bound, needs_answer) = bound_entries(read.as_ref(), &words);
        if needs_answer {
            self.proposal.remarks.push(remark(RemarkKind::Asked, self.table, place, shown, NO_BOUND));
        }
        if let Some(says) = read.as_ref().and_then(|read| read.assumed) {
            self.proposal.remarks.push(remark(RemarkKind::Assumed, self.table, place, shown, says));
        }
        let indicator = read.as_ref().filter(|_| !needs_answer).and_then(|read| self.indicator(read, facts));
        let id = self.target_id(facts, by, first, indicator.as_deref());
        let mut entries = vec![ProposedEntry::text("id", id.as_str())];
        if let Some(above) = &facts.of_which {
            entries.push(ProposedEntry::text("of-which", above.as_str()));
        }
        if let Some(indicator) = indicator.filter(|indicator| *indicator != id) {
            entries.push(ProposedEntry::text("indicator", indicator));
        }
        if let Some(group) = facts.group {
            entries.push(ProposedEntry::text("group", group));
        }
        entries.extend(bound);
        if let Some(by) = by.filter(|by| *by != self.shared.wish.days.1) {
            entries.push(ProposedEntry::new("by", Plain::Date(by.to_string())));
        }
        if let Some(lead) = &facts.lead {
            entries.push(ProposedEntry::text("lead", lead.as_str()));
        }
        entries.push(ProposedEntry::text("source", format!("{}, dòng {row}", self.table.label)));
        entries.push(ProposedEntry::text("text", facts.title.as_str()));
        let mut table = ProposedTable::new(ListName::Target, entries, self.table.spot(row, facts.line.title_at));
        table.comments.clone_from(&facts.comments);
        self.proposal.tables.push(table);
        id
    }

    /// The id of a target: that of the plan where its only target has the same indicator, else a new one.
    fn target_id(
        &mut self,
        facts: &RowFacts<'_, 'g>,
        by: Option<Day>,
        first: Option<&str>,
        indicator: Option<&str>,
    ) -> String {
        let year = |by: Day| format!("{} {}", facts.title, by.year());
        if first.is_some() {
            let title = by.map_or_else(|| facts.title.clone(), year);
            return self.shared.targets.fresh(&title, "chi-tieu");
        }
        let mut known = self.shared.wish.into.into_iter().flat_map(|plan| plan.targets.iter()).filter(|target| {
            let text = target.text.as_ref().is_some_and(|text| fold(text.as_str()) == fold(&facts.title));
            text || indicator.is_some_and(|indicator| target.indicator.value.is(indicator))
        });
        if let (Some(only), None) = (known.next(), known.next()) {
            return only.id.value.as_str().to_owned();
        }
        let new = indicator.filter(|id| self.shared.targets.claim(id)).map(str::to_owned);
        new.unwrap_or_else(|| self.shared.targets.fresh(&facts.title, "chi-tieu"))
    }

    /// The indicator of a target; a new one is proposed.
    fn indicator(&mut self, read: &ReadBound, facts: &RowFacts<'_, 'g>) -> Option<String> {
        const MAXIMUM: Both = Both {
            en: "100 points are taken as the highest score; is that right?",
            vi: "lấy 100 điểm làm điểm tối đa; có đúng không?",
        };
        const LATEST: Both = Both {
            en: "the last figure counts (accumulate = \"latest\"); write \"sum\" where periods add up",
            vi: "lấy số liệu kỳ cuối (accumulate = \"latest\"); nếu cộng dồn các kỳ thì ghi \"sum\"",
        };
        if read.bound == BoundRead::Qualitative {
            return None;
        }
        if let Some(id) = self.shared.indicators.known(&facts.title) {
            return Some(id.to_owned());
        }
        let id = self.shared.indicators.fresh(&facts.title, "chi-so");
        let mut entries = vec![
            ProposedEntry::text("id", id.as_str()),
            ProposedEntry::text("title", facts.title.as_str()),
            ProposedEntry::text("measure", read.measure.word()),
        ];
        let at = (facts.line.row.number, facts.line.title_at);
        match read.measure {
            Measure::Ratio => entries.push(ProposedEntry::text("accumulate", "latest")),
            Measure::Count | Measure::Amount => {
                entries.push(ProposedEntry::text("accumulate", "latest"));
                entries.extend(read.unit.as_ref().map(|unit| ProposedEntry::text("unit", unit.as_str())));
                let said = remark(RemarkKind::Assumed, self.table, at, &facts.title, LATEST);
                self.proposal.remarks.push(said.taken_as("latest"));
            }
            Measure::Score => {
                entries.push(ProposedEntry::new("maximum", Plain::Number("100".to_owned())));
                let said = remark(RemarkKind::Assumed, self.table, at, &facts.title, MAXIMUM);
                self.proposal.remarks.push(said.taken_as("100"));
            }
            Measure::Rank | Measure::Milestone | Measure::Class => {}
        }
        let mut table = ProposedTable::new(ListName::Indicator, entries, self.table.spot(at.0, at.1));
        if !facts.unit.is_empty() {
            table.comments.push(format!("Đơn vị tính: {}", facts.unit));
        }
        self.proposal.tables.push(table);
        Some(id)
    }
}

/// The keys of a bound, and whether a person must say more. A step needs its baseline, and a class its list of classes.
fn bound_entries(read: Option<&ReadBound>, words: &str) -> (Vec<ProposedEntry>, bool) {
    let open = || (vec![ProposedEntry::new("qualitative", Plain::Bool(true)).with_comment(words)], true);
    let Some(read) = read else { return open() };
    let number = |number: &u32| Plain::Number(number.to_string());
    let with_words = |entry: ProposedEntry, plain: &str| {
        if plain == words { entry } else { entry.with_comment(words) }
    };
    match &read.bound {
        BoundRead::Class(_) => open(),
        BoundRead::Figure(op, _) if op.is_step() => open(),
        BoundRead::Figure(op, figure) => {
            let text = figure.decimal(18);
            (vec![with_words(ProposedEntry::new(key_of(*op), Plain::Number(text.clone())), &text)], false)
        }
        BoundRead::Rank(rank, of) => {
            let mut entries = vec![ProposedEntry::new("rank-within", number(rank)).with_comment(words)];
            entries.extend(of.as_ref().map(|of| ProposedEntry::new("of", number(of))));
            (entries, false)
        }
        BoundRead::Done => (vec![ProposedEntry::new("done", Plain::Bool(true)).with_comment(words)], false),
        BoundRead::Qualitative => {
            (vec![ProposedEntry::new("qualitative", Plain::Bool(true)).with_comment(words)], false)
        }
    }
}

const fn key_of(op: Op) -> &'static str {
    op.word()
}
