//! Plans as tidy tables for programs beyond this one: each fact once, in one row, with keys that join.

pub(crate) mod indicator_tables;
pub(crate) mod plan_tables;
pub(crate) mod schema;
pub(crate) mod target_tables;
pub(crate) mod task_tables;

pub use plan_tables::name_parent;
pub use schema::{Link, Table};

use super::fields::Datum;
use crate::calc::View;
use crate::model::{Plan, Settings};

/// A table, and what a plan brings to it.
struct Part {
    table: &'static Table,
    rows: fn(Case<'_>) -> Vec<Vec<Datum>>,
}

/// A plan on a day.
#[derive(Clone, Copy)]
struct Case<'c> {
    plan: &'c Plan,
    view: View<'c>,
    settings: &'c Settings,
}

const PARTS: [Part; 9] = [
    Part { table: &plan_tables::PLANS, rows: plan_tables::plans },
    Part { table: &plan_tables::AREAS, rows: plan_tables::areas },
    Part { table: &task_tables::TASKS, rows: task_tables::tasks },
    Part { table: &task_tables::DELIVERIES, rows: task_tables::deliveries },
    Part { table: &indicator_tables::INDICATORS, rows: indicator_tables::indicators },
    Part { table: &indicator_tables::VALUES, rows: indicator_tables::values },
    Part { table: &target_tables::TARGETS, rows: target_tables::targets },
    Part { table: &target_tables::VERDICTS, rows: target_tables::verdicts },
    Part { table: &task_tables::GAPS, rows: task_tables::gaps },
];

/// Every table, in the order in which they lean on each other.
pub fn export_tables() -> impl Iterator<Item = &'static Table> {
    PARTS.iter().map(|part| part.table)
}

/// What a plan brings to each table, in the order of [`export_tables`]. What is dated after the day of `view` is
/// not there yet.
#[must_use]
pub fn export_rows(plan: &Plan, view: View<'_>, settings: &Settings) -> Vec<Vec<Vec<Datum>>> {
    PARTS.iter().map(|part| (part.rows)(Case { plan, view, settings })).collect()
}
