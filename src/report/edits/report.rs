//! What an edit of a plan changes: its files, and what a recorded value makes of the targets.

use super::json::Edited;
use super::recorded::{Recorded, recorded_doc};
use super::rows::PlanEdits;
use crate::diag::LocatedFinding;
use crate::report::{Block, Doc, Head, Report};
use crate::text::Both;
use serde::Serialize;

/// What became of an edit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EditOutcome {
    /// It changes nothing.
    Empty,
    /// It was asked for as a dry run.
    DryRun,
    /// It would bring a new error.
    Refused,
    /// The files hold it.
    Written,
}

/// The edits of a plan.
pub struct EditsReport {
    /// What was run.
    pub head: Head,
    /// What is changed.
    pub plan: PlanEdits,
    /// What a recorded value makes of its indicator.
    pub recorded: Option<Recorded>,
    /// Whether the plan has no error after the edit; from one that has, no verdict is computed.
    pub sound: bool,
    /// What became of the edit.
    pub outcome: EditOutcome,
    /// The errors and warnings that the edit brings.
    pub findings: Vec<LocatedFinding>,
}

impl Report for EditsReport {
    fn head(&self) -> &Head {
        &self.head
    }

    fn ids(&self) -> Vec<&str> {
        vec![self.plan.id.as_str()]
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        const DRY_RUN: Both = Both { en: "(dry run: nothing was written)", vi: "(chỉ xem: chưa ghi gì)" };
        const UNSOUND: Both = Both {
            en: "(the plan has errors: no verdict is computed from it)",
            vi: "(kế hoạch đang có lỗi nên không tính kết quả chỉ tiêu)",
        };
        let mut doc: Doc = [Block::Files(self.plan.files.clone())].into_iter().collect();
        match &self.recorded {
            Some(recorded) if self.sound => doc.blocks.extend(recorded_doc(recorded).blocks),
            Some(_) if self.outcome != EditOutcome::Refused => doc.line(UNSOUND),
            Some(_) | None => {}
        }
        if self.outcome == EditOutcome::DryRun {
            doc.line(DRY_RUN);
        }
        std::iter::once(doc)
    }

    fn plans(&self) -> impl Iterator<Item = impl Serialize> {
        let recorded = self.recorded.as_ref().filter(|_| self.sound);
        std::iter::once(Edited {
            plan: &self.plan,
            written: self.outcome == EditOutcome::Written,
            recorded,
            lang: self.head.lang,
        })
    }

    fn findings(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.findings.iter()
    }
}
