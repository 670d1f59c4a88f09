//! A change as a remark at its place.

use super::document::change_sentence;
use super::rows::{ChangeRow, PlanDifference};
use crate::calc::diff::Mark;
use crate::diag::Level;
use crate::report::{Remark, RemarkKind};
use crate::text::{Lang, Raw};
use crate::value::words;

/// The change as an error where one of its marks fails the run. Other marks make it a warning.
pub(super) fn change_remark(plan: &PlanDifference, row: &ChangeRow, failing: &[Mark], lang: Lang) -> Remark {
    let change = &row.change;
    let level = if failing.iter().any(|mark| change.is(*mark)) {
        Level::Error
    } else if change.marks.is_empty() {
        Level::Note
    } else {
        Level::Warning
    };
    // Two values of one indicator are two items.
    let parts = [change.topic.period(), change.topic.id()];
    let mut item: Vec<&str> = parts.into_iter().flatten().map(Raw::as_str).collect();
    item.dedup();
    Remark {
        level,
        kind: RemarkKind::Change(change.kind),
        message: words(&change_sentence(row), lang),
        help: None,
        plan: Some(plan.label.id.as_str().to_owned()),
        item: Some(item.join(" ")).filter(|item| !item.is_empty()),
        field: change.field,
        at: row.at.clone(),
        notes: Vec::new(),
    }
}
