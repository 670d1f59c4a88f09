//! How many plans, tasks and targets were read, and how many findings of each level there are.

use crate::calc::View;
use crate::diag::{Level, LocatedFinding};
use crate::model::Plan;
use crate::report::PlanLabel;
use crate::report::plan_label::PlanCount;
use crate::source::FilePath;
use crate::text::Both;
use crate::value::Cell;

/// The size of a plan.
#[derive(Clone, Debug)]
pub struct PlanCounts {
    pub(crate) label: PlanLabel,
    pub(crate) folder: FilePath,
    pub(crate) tasks: usize,
    pub(crate) targets: usize,
    pub(crate) assignees: usize,
    pub(crate) values: usize,
}

impl PlanCounts {
    pub(crate) fn of(plan: &Plan, view: View<'_>) -> Self {
        Self {
            label: PlanLabel::of(plan, view),
            folder: plan.folder.clone(),
            tasks: plan.tasks.len(),
            targets: plan.targets.len(),
            assignees: plan.assignees.len(),
            values: plan.values.iter().map(|file| file.values.len()).sum(),
        }
    }
}

/// The size of a run: how much was read, and how many findings there are.
#[derive(Clone, Copy, Debug, Default)]
pub struct RunSize {
    plans: PlanCount,
    tasks: usize,
    targets: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl RunSize {
    /// Adds plans and findings.
    pub fn add(&mut self, plans: &[PlanCounts], findings: &[LocatedFinding]) {
        for plan in plans {
            self.plans.add(&plan.label);
        }
        self.tasks += plans.iter().map(|plan| plan.tasks).sum::<usize>();
        self.targets += plans.iter().map(|plan| plan.targets).sum::<usize>();
        for finding in findings {
            match finding.level() {
                Level::Error => self.errors += 1,
                Level::Warning => self.warnings += 1,
                Level::Note => self.notes += 1,
            }
        }
    }

    /// How many findings have this level or a worse one.
    pub(crate) const fn at_least(&self, level: Level) -> usize {
        match level {
            Level::Error => self.errors,
            Level::Warning => self.errors + self.warnings,
            Level::Note => self.errors + self.warnings + self.notes,
        }
    }

    /// One line on it.
    pub(crate) fn summary(&self) -> Cell {
        const CLEAN: Both = Both { en: "✓ {read}: no findings", vi: "✓ {read}: không phát hiện gì" };
        const FINE: Both = Both::same("✓ {read}: {found}");
        const FAULTY: Both = Both::same("✗ {read}: {found}");
        let read = vec![
            self.plans.cell(),
            counted(self.tasks, "task", "tasks", "nhiệm vụ"),
            counted(self.targets, "target", "targets", "chỉ tiêu"),
        ];
        let found = [
            (self.errors, counted(self.errors, "error", "errors", "lỗi")),
            (self.warnings, counted(self.warnings, "warning", "warnings", "cảnh báo")),
            (self.notes, counted(self.notes, "note", "notes", "lưu ý")),
        ];
        let found: Vec<Cell> = found.into_iter().filter(|(count, _)| *count > 0).map(|(_, cell)| cell).collect();
        let template = match (found.is_empty(), self.errors) {
            (true, _) => CLEAN,
            (false, 0) => FINE,
            (false, _) => FAULTY,
        };
        Cell::phrase(template, vec![("read", Cell::Joined(read, ", ")), ("found", Cell::Joined(found, ", "))])
    }
}

fn counted(count: usize, one: &'static str, many: &'static str, vi: &'static str) -> Cell {
    let en = if count == 1 { one } else { many };
    Cell::Joined(vec![Cell::Count(count), Cell::Word(Both { en, vi })], " ")
}
