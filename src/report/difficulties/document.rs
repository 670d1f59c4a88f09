//! Difficulties as a table for people.

use super::rows::{DifficultyRow, HeldTask, PlanDifficulties, ResolvedBy};
use crate::model::DifficultyKind;
use crate::report::{Column, Doc, Row};
use crate::text::Both;
use crate::value::{Cell, Day, Tone};

pub(super) fn plan_doc(plan: &PlanDifficulties, as_of: Day) -> Doc {
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), plan.label.as_of(as_of));
    for kind in DifficultyKind::ALL {
        let rows: Vec<Row> = of_kind(&plan.rows, kind).map(|row| Row::from(cells(row))).collect();
        if rows.is_empty() {
            continue;
        }
        match kind {
            DifficultyKind::Difficulty => {}
            DifficultyKind::Oversight => {
                doc.heading(Both { en: "Found by oversight", vi: "Do giám sát phát hiện" }.into());
            }
        }
        let columns = vec![
            Column::mark("Id", "Mã").when_used(),
            Column::mark("Raised", "Ngày nêu"),
            match kind {
                DifficultyKind::Difficulty => Column::text("Difficulty", "Khó khăn, vướng mắc"),
                DifficultyKind::Oversight => Column::text("Finding", "Nội dung"),
            },
            Column::text("Proposal", "Kiến nghị").leave_out(2),
            Column::text("By", "Người nêu").leave_out(3),
            Column::text("Tasks", "Nhiệm vụ").leave_out(1),
            Column::text("State", "Tình trạng"),
        ];
        doc.table(columns, rows);
    }
    doc
}

fn of_kind(rows: &[DifficultyRow], kind: DifficultyKind) -> impl Iterator<Item = &DifficultyRow> {
    rows.iter().filter(move |row| row.kind == kind)
}

/// How many there are of each kind, and how many of them nobody has resolved.
pub(super) fn total(plans: &[PlanDifficulties]) -> Doc {
    const NONE: Both =
        Both { en: "No difficulty is recorded.", vi: "Không có khó khăn, vướng mắc nào được ghi." };
    let mut doc = Doc::default();
    for kind in DifficultyKind::ALL {
        let says = match kind {
            DifficultyKind::Difficulty => Both {
                en: "Difficulties: {count}, unresolved: {open}",
                vi: "Khó khăn, vướng mắc: {count}, chưa giải quyết: {open}",
            },
            DifficultyKind::Oversight => Both {
                en: "Found by oversight: {count}, unresolved: {open}",
                vi: "Do giám sát phát hiện: {count}, chưa giải quyết: {open}",
            },
        };
        let rows = || plans.iter().flat_map(|plan| of_kind(&plan.rows, kind));
        let count = rows().count();
        let open = rows().filter(|row| row.resolved.is_none()).count();
        if count > 0 {
            doc.line(Cell::phrase(says, vec![("count", Cell::Count(count)), ("open", Cell::Count(open))]));
        }
    }
    if doc.blocks.is_empty() {
        doc.line(NONE);
    }
    doc
}

fn cells(row: &DifficultyRow) -> Vec<Cell> {
    vec![
        row.id.clone().map_or(Cell::Empty, Cell::Text),
        Cell::Day(row.raised),
        Cell::Text(row.text.clone()),
        row.proposal.clone().map_or(Cell::Empty, Cell::Text),
        row.by_title.clone().map_or(Cell::Empty, Cell::Text),
        Cell::Joined(row.tasks.iter().map(held).collect(), ", "),
        row.resolved.as_ref().map_or_else(|| unresolved(row.age_days), resolved),
    ]
}

pub(crate) fn held(task: &HeldTask) -> Cell {
    const OVERDUE: Both = Both { en: "{task} (overdue)", vi: "{task} (quá hạn)" };
    let id = Cell::Text(task.id.clone());
    if task.is_overdue { Cell::phrase(OVERDUE, vec![("task", id)]).toned(Tone::Bad) } else { id }
}

pub(crate) fn unresolved(age_days: i64) -> Cell {
    const TODAY: Both = Both { en: "unresolved, raised today", vi: "chưa giải quyết, nêu hôm nay" };
    const ONE_DAY: Both = Both { en: "unresolved for 1 day", vi: "chưa giải quyết, đã 1 ngày" };
    const DAYS: Both = Both { en: "unresolved for {days} days", vi: "chưa giải quyết, đã {days} ngày" };
    let says = match age_days {
        0 => TODAY,
        1 => ONE_DAY,
        _ => DAYS,
    };
    let days = Cell::Count(usize::try_from(age_days).unwrap_or_default());
    Cell::phrase(says, vec![("days", days)]).toned(Tone::Warn)
}

fn resolved(ResolvedBy { on, how, decision }: &ResolvedBy) -> Cell {
    const RESOLVED: Both = Both { en: "resolved {on}: {how}", vi: "đã giải quyết {on}: {how}" };
    const BY_DECISION: Both =
        Both { en: "resolved {on}: {how} ({decision})", vi: "đã giải quyết {on}: {how} ({decision})" };
    let mut args = vec![("on", Cell::Day(*on)), ("how", Cell::Text(how.clone()))];
    args.extend(decision.clone().map(|decision| ("decision", Cell::Text(decision))));
    Cell::phrase(if decision.is_some() { BY_DECISION } else { RESOLVED }, args)
}
