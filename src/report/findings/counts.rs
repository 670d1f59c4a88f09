//! How many plans, tasks and targets were read, and how many findings of each level there are.

use crate::diag::{Level, LocatedFinding};
use crate::model::Plan;
use crate::text::Both;
use crate::value::Cell;
use serde::Serialize;

/// The size of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanCounts {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) tasks: usize,
    pub(crate) targets: usize,
    pub(crate) assignees: usize,
    pub(crate) values: usize,
}

impl PlanCounts {
    pub(crate) fn of(plan: &Plan) -> Self {
        Self {
            id: plan.id.value.as_str().to_owned(),
            title: plan.title.as_str().to_owned(),
            tasks: plan.tasks.len(),
            targets: plan.targets.len(),
            assignees: plan.assignees.len(),
            values: plan.values.iter().map(|file| file.values.len()).sum(),
        }
    }
}

/// One line: how much was read, and how many findings there are.
pub(super) fn summary(plans: &[PlanCounts], findings: &[LocatedFinding]) -> Cell {
    const CLEAN: Both = Both { en: "✓ {read}: no findings", vi: "✓ {read}: không phát hiện gì" };
    const FINE: Both = Both::same("✓ {read}: {found}");
    const FAULTY: Both = Both::same("✗ {read}: {found}");
    let sum = |part: fn(&PlanCounts) -> usize| plans.iter().map(part).sum::<usize>();
    let read = vec![
        counted(plans.len(), "plan", "plans", "kế hoạch"),
        counted(sum(|plan| plan.tasks), "task", "tasks", "nhiệm vụ"),
        counted(sum(|plan| plan.targets), "target", "targets", "chỉ tiêu"),
    ];
    let of = |level| findings.iter().filter(|finding| finding.level() == level).count();
    let (errors, warnings, notes) = (of(Level::Error), of(Level::Warning), of(Level::Note));
    let found = [
        (errors, counted(errors, "error", "errors", "lỗi")),
        (warnings, counted(warnings, "warning", "warnings", "cảnh báo")),
        (notes, counted(notes, "note", "notes", "lưu ý")),
    ];
    let found: Vec<Cell> = found.into_iter().filter(|(count, _)| *count > 0).map(|(_, cell)| cell).collect();
    let template = match (found.is_empty(), errors) {
        (true, _) => CLEAN,
        (false, 0) => FINE,
        (false, _) => FAULTY,
    };
    Cell::phrase(template, vec![("read", Cell::Joined(read, ", ")), ("found", Cell::Joined(found, ", "))])
}

fn counted(count: usize, one: &'static str, many: &'static str, vi: &'static str) -> Cell {
    let en = if count == 1 { one } else { many };
    Cell::Joined(vec![Cell::Count(count), Cell::Word(Both { en, vi })], " ")
}
