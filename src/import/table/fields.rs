//! The keys of a task out of the cells of its row: people, deadline, money.

use super::due::{DueRead, due_of};
use super::ledger::{Fate, remark};
use super::money::{Money, money_of, scale_of};
use super::names::{CellNames, NameRole, Names};
use super::reader::{Field, Reader};
use super::text::text_of;
use super::titles::unit_line;
use crate::grid::{GridRow, GridValue};
use crate::import::{clean, written};
use crate::parse::Plain;
use crate::report::paper::AnnexColumn;
use crate::report::proposal::{ListName, ProposedEntry, ProposedTable, RemarkKind};
use crate::text::Both;
use crate::value::{Cell, Day, Exact, day_reading};

/// Facts that hold for all rows of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits {
    /// Whether days of the column of deadlines have their month first.
    pub(super) has_month_first: bool,
    /// How many đồng one of its sums is.
    scale: i64,
}

/// The columns with people, with the role of those for whom a cell says none.
const PEOPLE: [(AnnexColumn, NameRole); 3] = [
    (AnnexColumn::Lead, NameRole::Lead),
    (AnnexColumn::Support, NameRole::Support),
    (AnnexColumn::Oversee, NameRole::Oversee),
];

/// A cell with names has at most so many bytes.
const MOST_BYTES: usize = 2_000;

impl<'g> Reader<'_, 'g, '_> {
    /// Learns names that stand alone, and what the table says of all rows.
    pub(super) fn habits(&mut self) -> Habits {
        const MONTH_FIRST: Both = Both {
            en: "a day of this column has its month first; no deadline of it is taken. Save the file with days as dd/mm/yyyy",
            vi: "cột này có ngày ghi tháng trước ngày sau nên không lấy thời hạn nào; hãy lưu lại tệp với ngày dạng dd/mm/yyyy",
        };
        const SCALE: Both = Both {
            en: "the sums of this column are taken times {scale}, in đồng",
            vi: "số tiền ở cột này được nhân với {scale} để ra đồng",
        };
        for row in self.table.rows() {
            for (column, _) in PEOPLE {
                let seen = self.table.column(column).and_then(|at| self.table.seen(row, at));
                if let Some(seen) = seen {
                    self.shared.names.learn(&text_of(seen.cell));
                }
            }
        }
        let column = self.table.column(AnnexColumn::Due);
        let texts: Vec<String> = self.table.rows().iter().map(|row| self.table.text(row, column)).collect();
        let has_month_first = super::due::has_month_first(texts.iter().map(String::as_str), self.shared.wish);
        let first = self.table.rows().first().map_or(1, |row| row.number);
        if has_month_first {
            let head = self.head_of(AnnexColumn::Due);
            self.proposal.remarks.push(remark(RemarkKind::Asked, self.table, (first, column), &head, MONTH_FIRST));
        }
        let mut scale = 1;
        if let Some(at) = self.table.column(AnnexColumn::Cost) {
            let head = self.head_of(AnnexColumn::Cost);
            let line = || unit_line(self.table.grid, &self.table.head).map(|line| (scale_of(&line), line));
            let found =
                scale_of(&head).map(|scale| (scale, head)).or_else(|| line().and_then(|(it, line)| Some((it?, line))));
            if let Some((factor, words)) = found {
                scale = factor;
                let said = remark(RemarkKind::Assumed, self.table, (first, Some(at)), &words, SCALE);
                self.proposal.remarks.push(said.arg("scale", Cell::Number(Exact::from(factor), 0)));
            }
        }
        Habits { has_month_first, scale }
    }

    fn head_of(&self, column: AnnexColumn) -> String {
        let head = self.table.head.columns.iter().find(|head| head.taken == Some(column));
        head.map(super::columns::HeadColumn::head).unwrap_or_default()
    }

    /// Those who lead, support and oversee. Those who command become a comment.
    pub(super) fn people(&mut self, row: &'g GridRow, comments: &mut Vec<String>) -> Names {
        const COMMAND: Both = Both {
            en: "a person who commands does not lead; kept as a comment",
            vi: "người chỉ đạo không phải chủ trì; giữ trong ghi chú",
        };
        const BOTH: Both = Both {
            en: "a lead of a task does not support it as well",
            vi: "nơi đã chủ trì thì không ghi thêm là phối hợp",
        };
        let mut all = Names::default();
        for (column, role) in PEOPLE {
            let Some(field) = self.field(row, column) else { continue };
            let spot = self.table.spot(field.row, Some(field.column));
            let cell = CellNames { text: &field.text, role, spot: &spot };
            // A long text names nobody; to look for names in it takes long too.
            let names = if field.text.len() > MOST_BYTES {
                Names::default()
            } else {
                self.shared.names.read(cell, self.proposal)
            };
            let has_names = !(names.leads.is_empty() && names.support.is_empty() && names.oversee.is_empty());
            for who in &names.commands {
                comments.push(format!("Chỉ đạo: {who}"));
                if self.is_first((field.row, field.column), "command") {
                    self.remark(RemarkKind::Assumed, &field, COMMAND);
                }
            }
            if has_names {
                self.mark(&field, Fate::Read);
            } else {
                let head = self.head_of(column);
                comments.push(format!("{head}: {}", clean(&field.text)));
                self.mark(&field, Fate::InComment);
            }
            merge(&mut all.leads, names.leads);
            merge(&mut all.support, names.support);
            merge(&mut all.oversee, names.oversee);
        }
        let leads = std::mem::take(&mut all.leads);
        let count = all.support.len();
        all.support.retain(|id| !leads.contains(id));
        if all.support.len() < count
            && let Some(field) = self.field(row, AnnexColumn::Support)
        {
            self.remark(RemarkKind::Assumed, &field, BOTH);
        }
        Names { leads, ..all }
    }

    /// The deadline of a row.
    pub(super) fn due(&mut self, row: &'g GridRow, habits: Habits) -> Option<ProposedEntry> {
        let field = self.field(row, AnnexColumn::Due)?;
        let phrase = clean(&field.text);
        if habits.has_month_first {
            self.mark(&field, Fate::InComment);
            return Some(ProposedEntry::left_out("due", phrase));
        }
        let (value, assumed) = match due_of(field.cell, &field.text, self.shared.wish) {
            DueRead::Said(value) => (value, None),
            DueRead::Assumed(value, says) => (value, Some(says)),
            DueRead::Asked(says) => {
                self.mark(&field, Fate::InComment);
                self.remark(RemarkKind::Asked, &field, says);
                return Some(ProposedEntry::left_out("due", phrase));
            }
        };
        // The same words in each of 40 rows are said once.
        if let Some(says) = assumed.filter(|_| self.is_first_phrase(&phrase)) {
            let said = remark(RemarkKind::Assumed, self.table, (field.row, Some(field.column)), &phrase, says);
            self.proposal.remarks.push(said.taken_as(&written(&value)));
        }
        self.mark(&field, Fate::Read);
        let is_same = matches!(field.cell.value, GridValue::Day(_)) || says_day(&phrase, &value);
        let entry = ProposedEntry::new("due", value);
        Some(if is_same { entry } else { entry.with_comment(phrase) })
    }

    /// The cost of a row.
    pub(super) fn cost(
        &mut self,
        row: &'g GridRow,
        habits: Habits,
        comments: &mut Vec<String>,
    ) -> Option<ProposedEntry> {
        const ONCE: Both = Both {
            en: "the merged sum stands at its first task alone",
            vi: "số tiền ở ô gộp chỉ ghi cho nhiệm vụ đầu tiên",
        };
        const ASKED: Both = Both {
            en: "which sum in đồng is this? Write it into `cost`",
            vi: "đây là bao nhiêu đồng? Hãy ghi vào `cost`",
        };
        let field = self.field(row, AnnexColumn::Cost)?;
        if field.is_inherited {
            if self.is_first((field.row, field.column), "sum") {
                self.remark(RemarkKind::Assumed, &field, ONCE);
            }
            return None;
        }
        let scaled = |figure: &Exact| {
            let sum = figure * &Exact::from(habits.scale);
            let is_sum = sum.is_whole() && sum.to_whole().is_some() && !sum.is_negative();
            if is_sum { Money::Sum(sum) } else { Money::Unknown }
        };
        let money = match &field.cell.value {
            GridValue::Number(figure) => scaled(figure),
            GridValue::Text(_) | GridValue::Day(_) | GridValue::Flag(_) | GridValue::Empty | GridValue::Error(_) => {
                money_of(&clean(&field.text), habits.scale)
            }
        };
        match money {
            Money::Sum(sum) => {
                self.mark(&field, Fate::Read);
                let entry = ProposedEntry::new("cost", Plain::Number(sum.decimal(0)));
                let is_plain = field.text.chars().all(|c| c.is_ascii_digit() || c == '.');
                Some(if is_plain { entry } else { entry.with_comment(clean(&field.text)) })
            }
            Money::Nothing => {
                self.mark(&field, Fate::InComment);
                comments.push(format!("{}: {}", self.head_of(AnnexColumn::Cost), clean(&field.text)));
                None
            }
            Money::Unknown => {
                self.mark(&field, Fate::InComment);
                self.remark(RemarkKind::Asked, &field, ASKED);
                Some(ProposedEntry::left_out("cost", clean(&field.text)))
            }
        }
    }

    /// The fund of a row; a new one is proposed.
    pub(super) fn fund(&mut self, row: &'g GridRow, comments: &mut Vec<String>) -> Option<ProposedEntry> {
        let field = self.field(row, AnnexColumn::Fund)?;
        let title = clean(&field.text);
        if money_of(&title, 1) == Money::Nothing {
            self.mark(&field, Fate::InComment);
            if !field.is_inherited {
                comments.push(format!("{}: {title}", self.head_of(AnnexColumn::Fund)));
            }
            return None;
        }
        self.mark(&field, Fate::Read);
        if let Some(id) = self.shared.funds.known(&title) {
            return Some(ProposedEntry::text("fund", id));
        }
        let id = self.shared.funds.fresh(&title, "nguon");
        let entries = vec![ProposedEntry::text("id", id.as_str()), ProposedEntry::text("title", title)];
        let spot = self.table.spot(field.row, Some(field.column));
        self.proposal.tables.push(ProposedTable::new(ListName::Fund, entries, spot));
        Some(ProposedEntry::text("fund", id))
    }

    /// Asks once for a cell that a row lacks.
    pub(super) fn ask(&mut self, row: usize, title: &str, says: Both) {
        self.proposal.remarks.push(remark(RemarkKind::Asked, self.table, (row, None), title, says));
    }
}

fn merge(all: &mut Vec<String>, more: Vec<String>) {
    for id in more {
        if !all.contains(&id) {
            all.push(id);
        }
    }
}

/// Whether a phrase is just the day of a value.
fn says_day(phrase: &str, value: &Plain) -> bool {
    let Plain::Date(written) = value else { return false };
    let day = Day::parse(phrase).or_else(|| day_reading(phrase));
    let has_year = phrase.split(['.', '/', '-']).filter(|part| part.len() == 4).count() == 1;
    let is_day = has_year && phrase.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-'));
    is_day || day.is_some_and(|day| day.to_string() == *written)
}

/// The text of a field on one line.
pub(super) fn line_of(field: &Field<'_>) -> String {
    clean(&field.text)
}
