//! `cchc validate --fix`: the repairs as a diff and one by one, then every finding that remains.

use super::json::{RepairedPlan, SharedRepairs};
use super::rows::{LeftRepair, RepairRow};
use crate::diag::LocatedFinding;
use crate::report::{Block, Case, Doc, EditedFile, FindingsReport, Head, Json, Object, Remark, Report};
use crate::source::FilePath;
use crate::text::Both;
use crate::value::Cell;

/// The state of repairs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum RepairOutcome {
    /// They are only shown.
    Shown,
    /// The files hold them.
    Written,
}

/// Repairs, and the findings that remain. The repairs stand before those of the first part.
pub(crate) struct RepairsReport<'r> {
    pub(crate) findings: FindingsReport,
    pub(crate) is_first: bool,
    pub(crate) rows: &'r [RepairRow],
    pub(crate) left: &'r [LeftRepair],
    pub(crate) edited: &'r [EditedFile],
    pub(crate) outcome: RepairOutcome,
    /// Whether the run fails by a fault whose repair is only shown.
    pub(crate) fails: bool,
}

impl RepairsReport<'_> {
    /// Whether repairs of these files were made and written.
    fn is_written_in(&self, folder: Option<&FilePath>) -> bool {
        self.outcome == RepairOutcome::Written && !self.changes(folder).is_empty()
    }

    /// The repairs of a plan, given by its folder, or of the files that all plans share.
    fn changes(&self, folder: Option<&FilePath>) -> Vec<&RepairRow> {
        self.rows.iter().filter(|row| row.folder.as_ref() == folder).collect()
    }

    /// The repairs line by line, then those that were left out.
    fn lines(&self) -> Option<Doc> {
        const SHOWN: Both = Both {
            en: "(only shown: nothing was written; `--write` writes it)",
            vi: "(chỉ xem: chưa ghi gì; thêm `--write` để ghi)",
        };
        let is_hidden = self.findings.quiet && !self.fails;
        if !self.is_first || is_hidden || self.rows.is_empty() && self.left.is_empty() {
            return None;
        }
        let mut doc = Doc::default();
        if !self.rows.is_empty() {
            doc.push(Block::Closing(counted(self.rows.len())));
            self.rows.iter().for_each(|row| doc.line(row.line()));
            if self.outcome == RepairOutcome::Shown {
                doc.line(SHOWN);
            }
        }
        self.left.iter().enumerate().for_each(|(at, left)| {
            doc.push(if at == 0 { Block::Closing(left.line()) } else { Block::Line(left.line()) });
        });
        Some(doc)
    }
}

/// The heading above the repairs.
fn counted(count: usize) -> Cell {
    const ONE: Both = Both { en: "{count} repair:", vi: "{count} chỗ sửa:" };
    const SEVERAL: Both = Both { en: "{count} repairs:", vi: "{count} chỗ sửa:" };
    Cell::phrase(if count == 1 { ONE } else { SEVERAL }, vec![("count", Cell::Count(count))])
}

impl Report for RepairsReport<'_> {
    fn head(&self) -> &Head {
        self.findings.head()
    }

    fn ids(&self) -> Vec<&str> {
        self.findings.ids()
    }

    fn findings(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.findings.findings()
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let lines = self.lines();
        let has_lines = lines.is_some();
        let diff = lines.as_ref().map(|_| [Block::Files(self.edited.to_vec())].into_iter().collect());
        // An empty line parts what is mended from what remains.
        let gap = (has_lines && !self.findings.findings.is_empty()).then(gap);
        diff.into_iter().chain(lines).chain(gap).chain(self.findings.documents())
    }

    fn closing(&self) -> impl Iterator<Item = Doc> {
        self.findings.closing()
    }

    fn comment_opening(&self) -> impl Iterator<Item = Doc> {
        self.findings.comment_opening()
    }

    fn comment(&self) -> impl Iterator<Item = Doc> {
        self.lines().into_iter().chain(self.findings.comment())
    }

    fn comment_closing(&self) -> impl Iterator<Item = Doc> {
        self.findings.comment_closing()
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.findings.counts.iter().map(|counts| {
            let folder = Some(&counts.folder);
            RepairedPlan { counts, written: self.is_written_in(folder), changes: self.changes(folder) }
        })
    }

    fn foot(&self) -> impl Object {
        SharedRepairs { changes: self.changes(None), written: self.is_written_in(None) }
    }

    fn remarks(&self) -> Vec<Remark> {
        self.findings.remarks()
    }

    fn listed(&self) -> Vec<Remark> {
        self.findings.listed()
    }

    fn cases(&self) -> Vec<Vec<Case>> {
        self.findings.cases()
    }
}

fn gap() -> Doc {
    [Block::Line(Cell::Empty)].into_iter().collect()
}
