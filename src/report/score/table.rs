//! Points as rows for other programs: for each set a row of the total, then its criteria.

use super::json::{counts_of, day_of, number_of};
use super::rows::{CriterionRow, PlanScoring, SetRows};
use crate::report::Datum;
use crate::report::plan_label::PLAN_STATE;

pub(super) const COLUMNS: [&str; 26] = [
    "plan",
    "set",
    "criterion",
    "part_of",
    "title",
    "maximum",
    "outside",
    "value",
    "numerator",
    "denominator",
    "delivered_on",
    "computed",
    "possible",
    "self",
    "appraised",
    "opinion",
    "not_applicable",
    "why",
    "lost",
    "recoverable",
    "lead",
    "evidence",
    "bonus",
    "class",
    "rank",
    PLAN_STATE,
];

pub(super) fn rows(plan: &PlanScoring) -> impl Iterator<Item = Vec<Datum>> {
    plan.sets.iter().flat_map(move |set| {
        std::iter::once(total(plan, set)).chain(set.criteria.iter().map(move |row| criterion(plan, set, row)))
    })
}

fn total(plan: &PlanScoring, set: &SetRows) -> Vec<Datum> {
    let total = &set.total;
    vec![
        Datum::Text(plan.label.id.clone()),
        Datum::Text(set.set.clone()),
        Datum::Empty,
        Datum::Empty,
        Datum::Text(set.title.clone()),
        Datum::stated(&total.maximum),
        Datum::Empty,
        Datum::Empty,
        Datum::Empty,
        Datum::Empty,
        Datum::Empty,
        Datum::of(total.certain.clone(), Datum::computed),
        Datum::of(total.possible.clone(), Datum::computed),
        Datum::of(total.own.clone(), Datum::computed),
        Datum::of(total.appraised.clone(), Datum::computed),
        Datum::Empty,
        Datum::Empty,
        Datum::Empty,
        Datum::Empty,
        Datum::Empty,
        Datum::Empty,
        Datum::Empty,
        Datum::computed(total.bonus.clone()),
        Datum::of(set.class.clone(), Datum::Text),
        Datum::of(set.rank.map(|rank| rank.rank), Datum::count),
        plan.label.state_cell(),
    ]
}

/// The cells of a criterion, which `export` has as well.
pub(crate) fn criterion_cells(plan: &PlanScoring, set: &SetRows, row: &CriterionRow) -> Vec<Datum> {
    let counts = counts_of(row);
    vec![
        Datum::Text(plan.label.id.clone()),
        Datum::Text(set.set.clone()),
        Datum::Text(row.id.clone()),
        Datum::of(row.part_of.clone(), Datum::Text),
        Datum::Text(row.title.clone()),
        Datum::stated(&row.max),
        Datum::Flag(row.is_outside),
        Datum::of(number_of(row).cloned(), Datum::computed),
        Datum::of(counts.map(|(numerator, _)| numerator), Datum::Whole),
        Datum::of(counts.map(|(_, denominator)| denominator), Datum::Whole),
        Datum::of(day_of(row), Datum::Day),
        Datum::of(row.computed.clone(), Datum::computed),
        Datum::computed(row.possible.clone()),
        Datum::of(row.own.as_ref(), Datum::stated),
        Datum::of(row.appraised.as_ref(), Datum::stated),
        Datum::of(row.opinion.clone(), Datum::Text),
        Datum::of(row.not_applicable, |how| Datum::Word(how.word())),
        Datum::of(row.why.clone(), Datum::Text),
        Datum::of(row.lost.clone(), Datum::computed),
        Datum::computed(row.recoverable.clone()),
        Datum::of(row.lead.clone(), Datum::Text),
        Datum::joined(row.evidence.iter().cloned(), "; "),
    ]
}

/// The same beside rows of totals.
fn criterion(plan: &PlanScoring, set: &SetRows, row: &CriterionRow) -> Vec<Datum> {
    let of_total = [Datum::Empty, Datum::Empty, Datum::Empty, plan.label.state_cell()];
    criterion_cells(plan, set, row).into_iter().chain(of_total).collect()
}
