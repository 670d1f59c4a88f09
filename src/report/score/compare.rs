//! Several plans by one set: a row for each.

use super::document::{DECIMALS, points, set_title, total_cell};
use super::rows::{PlanScoring, SetRows};
use crate::report::{Column, Doc, Row};
use crate::text::Both;
use crate::value::{Cell, Day};

/// So many of the criteria on which most points are lost are named.
const MOST_LOSSES: usize = 3;

/// A table for each set, the most points first; plans that no set scores below.
pub(super) fn plans_doc(plans: &[PlanScoring], as_of: Day) -> Doc {
    const TITLE: Both = Both { en: "Scores of {count} plans", vi: "Điểm của {count} kế hoạch" };
    const NO_SET: Both =
        Both { en: "No set of criteria scores {plans}.", vi: "Không có bộ tiêu chí nào chấm {plans}." };
    let mut doc = Doc::default();
    let scored = plans.iter().filter(|plan| !plan.sets.is_empty()).count();
    doc.title(Cell::phrase(TITLE, vec![("count", Cell::Count(scored))]), Cell::as_of(as_of));
    let mut seen: Vec<&str> = Vec::new();
    for set in plans.iter().flat_map(|plan| &plan.sets) {
        if seen.contains(&set.set.as_str()) {
            continue;
        }
        seen.push(set.set.as_str());
        table(plans, set, &mut doc);
    }
    let without: Vec<&PlanScoring> =
        plans.iter().filter(|plan| plan.sets.is_empty() && plan.faulty.is_empty()).collect();
    if !without.is_empty() {
        let names = Cell::texts(&without, |plan| plan.label.id.clone());
        doc.line(Cell::phrase(NO_SET, vec![("plans", names)]));
    }
    doc
}

fn table(plans: &[PlanScoring], set: &SetRows, doc: &mut Doc) {
    doc.heading(set_title(set));
    let mut rows: Vec<(&PlanScoring, &SetRows)> = plans
        .iter()
        .filter_map(|plan| Some((plan, plan.sets.iter().find(|one| one.set.as_str() == set.set.as_str())?)))
        .collect();
    rows.sort_by_key(|(_, set)| set.rank.map_or(usize::MAX, |rank| rank.rank));
    let columns = vec![
        Column::number("Rank", "Hạng"),
        Column::text("Plan", "Kế hoạch"),
        Column::number("Total", "Tổng"),
        Column::number("Bonus", "Thưởng").when_used(),
        Column::text("Class", "Xếp loại"),
        Column::number("Self", "Tự chấm").when_used(),
        Column::number("Appraised", "Thẩm định").when_used(),
        Column::text("Most points lost", "Mất điểm nhiều nhất").leave_out(1),
    ];
    doc.table(columns, rows.into_iter().map(|(plan, set)| row(plan, set)));
}

fn row(plan: &PlanScoring, set: &SetRows) -> Row {
    const OPEN: Both = Both { en: "open", vi: "chưa xác định" };
    const LOSS: Both = Both::same("{id} (−{points})");
    let optional = |number: &Option<crate::value::Exact>| number.as_ref().map_or(Cell::Empty, points);
    let losses = set.losses();
    let named = losses.iter().take(MOST_LOSSES).map(|(row, lost)| {
        let lost = Cell::Number((*lost).clone(), DECIMALS);
        Cell::phrase(LOSS, vec![("id", Cell::Text(row.id.clone())), ("points", lost)])
    });
    let class = match &set.class {
        Some(class) => Cell::Text(class.clone()),
        None if set.is_open() => OPEN.into(),
        None => Cell::Empty,
    };
    let bonus = if set.total.bonus.is_zero() { Cell::Empty } else { points(&set.total.bonus) };
    Row::from(vec![
        set.rank.map_or(Cell::Unknown, |rank| Cell::Count(rank.rank)),
        plan.label.beside_others(),
        total_cell(set),
        bonus,
        class,
        optional(&set.total.own),
        optional(&set.total.appraised),
        Cell::Joined(named.collect(), ", "),
    ])
}
