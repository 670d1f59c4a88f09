//! A verdict on which a run fails, as a remark at the place of its bound.

use super::document::target_sentence;
use super::rows::{PlanTargets, TargetRow};
use crate::calc::Verdict;
use crate::diag::Level;
use crate::report::{Remark, RemarkKind};
use crate::text::Lang;
use crate::value::words;

/// A remark for each target with one of these verdicts.
pub(crate) fn failing_targets(plan: &PlanTargets, failing: &[Verdict], lang: Lang) -> Vec<Remark> {
    let rows = plan.targets.iter().filter(|row| plan.fails(row, failing));
    rows.map(|row| remark(plan, row, lang)).collect()
}

fn remark(plan: &PlanTargets, row: &TargetRow, lang: Lang) -> Remark {
    Remark {
        level: Level::Error,
        kind: RemarkKind::Verdict(row.standing.verdict),
        message: words(&target_sentence(row), lang),
        help: None,
        plan: Some(plan.label.id.as_str().to_owned()),
        item: Some(row.id.as_str().to_owned()),
        field: row.op_word(),
        at: row.at.clone(),
        notes: Vec::new(),
    }
}
