//! Rows that name groups become areas; of groups in groups the innermost do.

use super::areas::AreaBook;
use super::ledger::{Fate, Ledger, remark};
use super::lines::Line;
use super::number::RowNumber;
use super::view::TableView;
use crate::report::proposal::{ListName, Proposal, ProposedEntry, ProposedTable, RemarkKind};
use crate::text::Both;

/// A group whose rows may still come.
struct OpenGroup<'l, 'g> {
    line: &'l Line<'g>,
    level: usize,
    area: Option<String>,
    has_inner: bool,
}

/// The groups around the present row, the outermost first.
#[derive(Default)]
pub(super) struct Groups<'l, 'g> {
    open: Vec<OpenGroup<'l, 'g>>,
}

/// The parts that reading a row changes.
pub(super) struct Sink<'s, 'g> {
    pub(super) table: &'s TableView<'g>,
    pub(super) areas: &'s mut AreaBook,
    pub(super) ledger: &'s mut Ledger,
    pub(super) proposal: &'s mut Proposal,
}

/// A group without a number stands below one with a Roman number.
const LEVEL_WITHOUT_NUMBER: usize = 2;

impl<'l, 'g> Groups<'l, 'g> {
    /// Begins a group.
    pub(super) fn begin(&mut self, line: &'l Line<'g>, sink: &mut Sink<'_, 'g>) {
        let level = line.number.as_ref().map_or(LEVEL_WITHOUT_NUMBER, RowNumber::level);
        self.end(level, sink);
        if let Some(outer) = self.open.last_mut() {
            outer.has_inner = true;
        }
        self.open.push(OpenGroup { line, level, area: None, has_inner: false });
    }

    /// Ends all groups that are not around one of this level.
    pub(super) fn end(&mut self, level: usize, sink: &mut Sink<'_, 'g>) {
        const EMPTY: Both =
            Both { en: "no task stands below this group", vi: "dưới nhóm này không có nhiệm vụ nào" };
        while let Some(group) = self.open.pop_if(|group| group.level >= level) {
            if group.area.is_some() || group.has_inner {
                continue;
            }
            // A line without a number at the end of a table may be a name or a remark.
            if group.line.number.is_some() {
                let at = (group.line.row.number, group.line.title_at);
                let asked = remark(RemarkKind::Asked, sink.table, at, &group.line.title, EMPTY);
                sink.proposal.remarks.push(asked);
                area_of(&group, None, &[], sink);
            } else {
                sink.ledger.refuse(group.line.row.number, EMPTY);
            }
        }
    }

    /// Whether a group of this level would not stand in another.
    pub(super) fn is_outside(&self, level: usize) -> bool {
        self.open.first().is_none_or(|group| level <= group.level)
    }

    /// The id of the area of a row. `hint` is the first part of the row's number: "1" of "1.2".
    pub(super) fn area(&mut self, hint: Option<&str>, sink: &mut Sink<'_, 'g>) -> Option<String> {
        let group = self.open.pop()?;
        if let Some(id) = group.area.clone() {
            self.open.push(group);
            return Some(id);
        }
        let outer: Vec<&Line<'g>> = self.open.iter().filter(|it| it.area.is_none()).map(|it| it.line).collect();
        let id = area_of(&group, hint, &outer, sink);
        self.open.push(OpenGroup { area: Some(id.clone()), ..group });
        Some(id)
    }
}

/// Makes the area of a group, with the titles of the groups around it as comments.
fn area_of<'g>(group: &OpenGroup<'_, 'g>, hint: Option<&str>, outer: &[&Line<'g>], sink: &mut Sink<'_, 'g>) -> String {
    const OUTER: Both = Both {
        en: "a group of groups; only the groups within it become areas",
        vi: "nhóm lớn gồm nhiều nhóm; chỉ các nhóm bên trong thành lĩnh vực",
    };
    let found = sink.areas.area(&group.line.title, hint);
    sink.ledger.mark_all(group.line.row, Fate::Read);
    let mut comments = Vec::new();
    for line in outer {
        comments.push(format!("Thuộc nhóm: {}", titled(line)));
        let is_first = sink.ledger.mark_group(line.row);
        if is_first {
            let at = (line.row.number, line.title_at);
            sink.proposal.remarks.push(remark(RemarkKind::Assumed, sink.table, at, &line.title, OUTER));
        }
    }
    if found.is_new {
        let entries =
            vec![ProposedEntry::text("id", found.id.as_str()), ProposedEntry::text("title", group.line.title.as_str())];
        let spot = sink.table.spot(group.line.row.number, group.line.title_at);
        let mut table = ProposedTable::new(ListName::Area, entries, spot);
        table.comments = comments;
        sink.proposal.tables.push(table);
    }
    found.id
}

/// The title of a group with its number.
fn titled(line: &Line<'_>) -> String {
    if line.written.is_empty() { line.title.clone() } else { format!("{} {}", line.written, line.title) }
}
