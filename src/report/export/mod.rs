//! Plans as tidy tables for other programs: each fact stands once, in one row, with keys that join tables.

pub(crate) mod difficulty_tables;
pub(crate) mod history_tables;
pub(crate) mod indicator_tables;
pub(crate) mod money_tables;
pub(crate) mod plan_on_day;
pub(crate) mod plan_tables;
pub(crate) mod schema;
pub(crate) mod score_tables;
pub(crate) mod target_tables;
pub(crate) mod task_tables;

pub(crate) use schema::{Link, Table};

use crate::calc::{View, plan_on};
use crate::model::{Plan, Settings};
use crate::report::fields::Datum;
use plan_on_day::PlanOnDay;

/// A table, and the function that makes its rows.
struct Part {
    table: &'static Table,
    rows: fn(PlanOnDay<'_>) -> Vec<Vec<Datum>>,
}

const PARTS: [Part; 16] = [
    Part { table: &plan_tables::PLANS, rows: plan_tables::plans },
    Part { table: &plan_tables::AREAS, rows: plan_tables::areas },
    Part { table: &money_tables::FUNDS, rows: money_tables::funds },
    Part { table: &money_tables::CONTENTS, rows: money_tables::contents },
    Part { table: &task_tables::TASKS, rows: task_tables::tasks },
    Part { table: &task_tables::DELIVERIES, rows: task_tables::deliveries },
    Part { table: &money_tables::SPENDINGS, rows: money_tables::spendings },
    Part { table: &indicator_tables::INDICATORS, rows: indicator_tables::indicators },
    Part { table: &indicator_tables::VALUES, rows: indicator_tables::values },
    Part { table: &plan_tables::TARGET_GROUPS, rows: plan_tables::target_groups },
    Part { table: &target_tables::TARGETS, rows: target_tables::targets },
    Part { table: &target_tables::VERDICTS, rows: target_tables::verdicts },
    Part { table: &task_tables::GAPS, rows: task_tables::gaps },
    Part { table: &history_tables::HISTORY, rows: history_tables::history },
    Part { table: &difficulty_tables::ISSUES, rows: difficulty_tables::issues },
    Part { table: &score_tables::SCORES, rows: score_tables::scores },
];

/// Every table; a table stands behind those that it refers to.
pub fn export_tables() -> impl Iterator<Item = &'static Table> {
    PARTS.iter().map(|part| part.table)
}

/// The rows of a plan for each table, in the order of [`export_tables`]. Facts dated after the day of `view` are left
/// out.
#[must_use]
pub fn export_rows(plan: &Plan, view: View<'_>, settings: &Settings) -> Vec<Vec<Vec<Datum>>> {
    let plan = &*plan_on(plan, view.as_of);
    PARTS.iter().map(|part| (part.rows)(PlanOnDay { plan, view, settings })).collect()
}
