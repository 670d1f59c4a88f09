//! Difficulties as a table for people.

use super::rows::{DifficultyRow, HeldTask, PlanDifficulties, ResolvedBy};
use crate::report::{Column, Doc, Row};
use crate::text::Both;
use crate::value::{Cell, Day, Tone};

pub(super) fn plan_doc(plan: &PlanDifficulties, as_of: Day) -> Doc {
    let mut doc = Doc::default();
    doc.title(Cell::Text(plan.title.clone()), Cell::as_of(as_of));
    if !plan.rows.is_empty() {
        let columns = vec![
            Column::mark("Raised", "Ngày nêu"),
            Column::text("Difficulty", "Khó khăn, vướng mắc"),
            Column::text("Proposal", "Kiến nghị").rank(2),
            Column::text("By", "Người nêu").rank(3),
            Column::text("Tasks", "Nhiệm vụ").rank(1),
            Column::text("State", "Tình trạng"),
        ];
        doc.table(columns, plan.rows.iter().map(|row| Row::from(cells(row))));
    }
    doc
}

/// How many difficulties there are, and how many of them nobody has resolved.
pub(super) fn total(plans: &[PlanDifficulties]) -> Doc {
    const NONE: Both =
        Both { en: "No difficulty is recorded.", vi: "Không có khó khăn, vướng mắc nào được ghi." };
    const TOTAL: Both = Both {
        en: "Difficulties: {count}, unresolved: {open}",
        vi: "Khó khăn, vướng mắc: {count}, chưa giải quyết: {open}",
    };
    let rows = || plans.iter().flat_map(|plan| &plan.rows);
    let count = Cell::Count(rows().count());
    let open = Cell::Count(rows().filter(|row| row.resolved.is_none()).count());
    let mut doc = Doc::default();
    doc.line(if rows().next().is_none() {
        Cell::Word(NONE)
    } else {
        Cell::phrase(TOTAL, vec![("count", count), ("open", open)])
    });
    doc
}

fn cells(row: &DifficultyRow) -> Vec<Cell> {
    vec![
        Cell::Day(row.raised),
        Cell::Text(row.text.clone()),
        row.proposal.clone().map_or(Cell::Empty, Cell::Text),
        row.by_title.clone().map_or(Cell::Empty, Cell::Text),
        Cell::Joined(row.tasks.iter().map(held).collect(), ", "),
        row.resolved.as_ref().map_or_else(|| unresolved(row.age_days), resolved),
    ]
}

fn held(task: &HeldTask) -> Cell {
    const OVERDUE: Both = Both { en: "{task} (overdue)", vi: "{task} (quá hạn)" };
    let id = Cell::Text(task.id.clone());
    if task.is_overdue { Cell::phrase(OVERDUE, vec![("task", id)]).toned(Tone::Bad) } else { id }
}

fn unresolved(age_days: i64) -> Cell {
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
