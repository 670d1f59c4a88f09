//! One target in many plans: the plans side by side, and their figures added.

use crate::calc::{PlanSummary, Sum, Verdicts};
use crate::report::status::tally::TOTAL;
use crate::report::targets::rollup::sum_cell;
use crate::report::{Block, Doc, Row, Table};
use crate::report::{rollup::GroupBy, rollup::groups};
use crate::report::{
    targets::document::amount_counts, targets::document::basis_note, targets::document::basis_of,
    targets::document::cells, targets::document::columns, targets::document::verdict_line,
};
use crate::report::{targets::rows::PlanTargets, targets::rows::TargetRow, targets::rows::Title};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day};

/// For each target that these plans show, a table of the plans.
#[must_use]
pub fn compared_doc(plans: &[PlanTargets], all: &[PlanSummary], as_of: Day) -> Doc {
    let ids: Vec<(Raw, Raw)> = plans.iter().map(|plan| (plan.id.clone(), plan.unit.clone())).collect();
    let names: Vec<Cell> = groups(&ids, all, GroupBy::Plan).into_iter().map(|group| group.name).collect();
    let mut seen: Vec<&str> = Vec::new();
    let mut doc = Doc::default();
    for target in plans.iter().flat_map(|plan| &plan.targets) {
        if seen.iter().any(|id| id.eq_ignore_ascii_case(target.id.as_str())) {
            continue;
        }
        seen.push(target.id.as_str());
        let same = |row: &&TargetRow| row.id.as_str().eq_ignore_ascii_case(target.id.as_str());
        let rows: Vec<(&Cell, &TargetRow)> =
            plans.iter().zip(&names).filter_map(|(plan, name)| Some((name, plan.targets.iter().find(same)?))).collect();
        one(&mut doc, target, &rows, as_of);
    }
    doc
}

fn one(doc: &mut Doc, target: &TargetRow, rows: &[(&Cell, &TargetRow)], as_of: Day) {
    const PLAN: Both = Both { en: "Plan", vi: "Kế hoạch" };
    const WITH_VALUE: Both =
        Both { en: "{count} of {plans} plans have a value", vi: "{count}/{plans} kế hoạch có số liệu" };
    let title = match &target.title {
        Title::File(raw) => Cell::Text(raw.clone()),
        Title::Ours(both) => Cell::Word(*both),
    };
    doc.title(title, Cell::as_of(as_of));
    let mut table = Table { columns: columns(PLAN), rows: Vec::new(), headed: true };
    let row = |(name, row): &(&Cell, &TargetRow)| Row { cells: cells((*name).clone(), row), is_total: false };
    table.rows.extend(rows.iter().map(row));
    let sum: Sum = rows.iter().map(|(_, row)| row.standing.value.as_ref()).collect();
    // Two indicators, or figures of two kinds, are no one sum.
    let is_one = rows.iter().all(|(_, row)| {
        row.measure == target.measure && row.indicator.as_str().eq_ignore_ascii_case(target.indicator.as_str())
    });
    if let (Some(measure), true, true) = (target.measure, is_one, sum.total.is_some()) {
        let counts = sum.total.as_ref().map_or(Cell::Empty, amount_counts);
        let mut cells = vec![Cell::Word(TOTAL), Cell::Empty, sum_cell(measure, None, &sum), counts];
        cells.resize(table.columns.len(), Cell::Empty);
        table.rows.push(Row { cells, is_total: true });
    }
    doc.push(Block::Table(table));
    let args = vec![("count", Cell::Count(sum.with_value)), ("plans", Cell::Count(sum.plans))];
    let verdicts: Verdicts = rows.iter().map(|(_, row)| &row.standing).collect();
    let counted = Cell::Joined(vec![Cell::phrase(WITH_VALUE, args), verdict_line(&verdicts)], " · ");
    doc.line(counted);
    doc.blocks.extend(basis_note(rows.iter().filter_map(|(_, row)| basis_of(row)).min()).map(Block::Line));
}
