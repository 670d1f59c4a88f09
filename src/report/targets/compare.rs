//! One target in many plans: the plans side by side, and the sum of their figures.

use super::document::{amount_counts, basis_note, basis_of, cells, columns, gauge, verdict_line};
use super::rollup::sum_cell;
use super::rows::{PlanTargets, TargetRow, Title};
use crate::calc::{Sum, Verdicts};
use crate::report::status::tally::TOTAL;
use crate::report::{Block, Doc, PlanLabel, Row, RowKind, Table};
use crate::text::Both;
use crate::value::{Cell, Day};

/// For each target of these plans, a table of the plans.
pub(crate) fn compared_doc(plans: &[PlanTargets], as_of: Day) -> Doc {
    let mut seen: Vec<&str> = Vec::new();
    let mut doc = Doc::default();
    for target in plans.iter().flat_map(|plan| &plan.targets) {
        if seen.iter().any(|id| id.eq_ignore_ascii_case(target.id.as_str())) {
            continue;
        }
        seen.push(target.id.as_str());
        let same = |row: &&TargetRow| row.id.as_str().eq_ignore_ascii_case(target.id.as_str());
        let rows: Vec<(&PlanLabel, &TargetRow)> =
            plans.iter().filter_map(|plan| Some((&plan.label, plan.targets.iter().find(same)?))).collect();
        add_target(&mut doc, target, &rows, as_of);
    }
    doc
}

fn add_target(doc: &mut Doc, target: &TargetRow, rows: &[(&PlanLabel, &TargetRow)], as_of: Day) {
    const PLAN: Both = Both { en: "Plan", vi: "Kế hoạch" };
    const WITH_VALUE: Both =
        Both { en: "{count} of {plans} plans have a value", vi: "{count}/{plans} kế hoạch có số liệu" };
    const COUNTED_ONCE: Both = Both {
        en: "The total counts a figure once, for the plan whose file holds it.",
        vi: "Dòng tổng chỉ tính mỗi số liệu một lần, cho kế hoạch có tệp ghi số liệu đó.",
    };
    let title = match &target.title {
        Title::File(raw) => Cell::Text(raw.clone()),
        Title::Ours(both) => Cell::Word(*both),
    };
    doc.title(title.with_id(&target.id), Cell::as_of(as_of));
    let mut table = Table { columns: columns(PLAN), rows: Vec::new(), headed: true };
    let row =
        |(plan, row): &(&PlanLabel, &TargetRow)| Row::from(cells(plan.beside_others(), row)).with_gauge(gauge(row));
    table.rows.extend(rows.iter().map(row));
    let rows: Vec<&TargetRow> = rows.iter().filter(|(plan, _)| !plan.is_replaced()).map(|(_, row)| *row).collect();
    let sum: Sum = rows.iter().map(|row| row.summed()).collect();
    // Figures of two indicators or of two kinds do not add up.
    let is_one = rows.iter().all(|row| {
        row.measure == target.measure && row.indicator.as_str().eq_ignore_ascii_case(target.indicator.as_str())
    });
    if let (Some(measure), true, true) = (target.measure, is_one, sum.total.is_some()) {
        let counts = sum.total.as_ref().map_or(Cell::Empty, amount_counts);
        let mut cells = vec![Cell::Word(TOTAL), Cell::Empty, sum_cell(measure, None, &sum), counts];
        cells.resize(table.columns.len(), Cell::Empty);
        table.rows.push(Row::of(cells, RowKind::Total));
    }
    doc.push(Block::Table(table));
    let with_value = rows.iter().filter(|row| row.standing.value.is_some()).count();
    let args = vec![("count", Cell::Count(with_value)), ("plans", Cell::Count(sum.plans))];
    let verdicts: Verdicts = rows.iter().map(|row| &row.standing).collect();
    let counted = Cell::Joined(vec![Cell::phrase(WITH_VALUE, args), verdict_line(&verdicts)], " · ");
    doc.line(counted);
    if rows.iter().any(|row| row.borrows()) {
        doc.line(COUNTED_ONCE);
    }
    doc.blocks.extend(basis_note(rows.iter().filter_map(|row| basis_of(row)).min()).map(Block::Line));
}
