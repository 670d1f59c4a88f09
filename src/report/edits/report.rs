//! An edit of a plan: its files, and the effect of a recorded value on the targets.

use super::effect::{IndicatorEffect, effect_doc};
use super::json::EditJson;
use super::rows::PlanEdits;
use crate::diag::LocatedFinding;
use crate::report::shared_methods::shared_methods;
use crate::report::{Block, Doc, Head, Json, PlanLabel, Report};
use crate::text::Both;
use crate::value::{Cell, Tone};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum EditOutcome {
    /// The edit changes nothing.
    Empty,
    /// The user asked for a dry run.
    DryRun,
    /// The edit would bring a new error.
    Refused,
    /// The files hold the edit.
    Written,
}

pub(crate) struct EditsReport {
    pub(crate) head: Head,
    pub(crate) plan: PlanEdits,
    /// The effect of a recorded value on its indicator.
    pub(crate) effect: Option<IndicatorEffect>,
    /// Whether the plan has no error after the edit. A faulty plan gets no verdicts.
    pub(crate) sound: bool,
    pub(crate) outcome: EditOutcome,
    /// The errors and warnings that the edit brings.
    pub(crate) findings: Vec<LocatedFinding>,
}

impl Report for EditsReport {
    shared_methods!(head, findings);

    fn ids(&self) -> Vec<&str> {
        vec![self.plan.label.id.as_str()]
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        const DRY_RUN: Both = Both { en: "(dry run: nothing was written)", vi: "(chỉ xem: chưa ghi gì)" };
        const UNSOUND: Both = Both {
            en: "(the plan has errors: no verdict is computed from it)",
            vi: "(kế hoạch đang có lỗi nên không tính kết quả chỉ tiêu)",
        };
        let mut doc: Doc = [Block::Files(self.plan.files.clone())].into_iter().collect();
        doc.blocks.extend(replaced(&self.plan.label).map(Block::Line));
        match &self.effect {
            Some(effect) if self.sound => doc.blocks.extend(effect_doc(effect).blocks),
            Some(_) if self.outcome != EditOutcome::Refused => doc.line(UNSOUND),
            Some(_) | None => {}
        }
        if self.outcome == EditOutcome::DryRun {
            doc.line(DRY_RUN);
        }
        std::iter::once(doc)
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        let effect = self.effect.as_ref().filter(|_| self.sound);
        std::iter::once(EditJson {
            plan: &self.plan,
            written: self.outcome == EditOutcome::Written,
            effect,
            lang: self.head.lang,
        })
    }
}

/// The warning that a plan in whose place another stands shows no record of a later day.
pub(crate) fn replaced(plan: &PlanLabel) -> Option<Cell> {
    const REPLACED: Both = Both {
        en: "{plan}: it stands as on the day before, and shows no record of a later day",
        vi: "{plan}: kế hoạch giữ nguyên như ngày liền trước, không thể hiện nội dung của ngày sau",
    };
    let line = || Cell::phrase(REPLACED, vec![("plan", plan.heading())]).toned(Tone::Warn);
    plan.is_replaced().then(line)
}
