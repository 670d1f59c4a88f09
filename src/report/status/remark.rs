//! A task in a state on which a run fails, as a remark at its place.

use super::document::task_sentence;
use super::rows::{PlanStatus, TaskRow};
use crate::diag::Level;
use crate::report::{Remark, RemarkKind};
use crate::source::Location;
use crate::text::Lang;
use crate::value::words;

pub(crate) fn task_remark(plan: &PlanStatus, row: &TaskRow, at: &Location, lang: Lang) -> Remark {
    Remark {
        level: Level::Error,
        kind: RemarkKind::State(row.status.state),
        message: words(&task_sentence(row), lang),
        help: None,
        plan: Some(plan.label.id.as_str().to_owned()),
        item: Some(row.id.as_str().to_owned()),
        field: Some("due"),
        at: at.clone(),
        notes: Vec::new(),
    }
}
