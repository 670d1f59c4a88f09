//! The annexes: tables of tasks and targets.

use super::facts::{AnnexTable, Facts};
use super::fields::{FieldValue, Fields};
use super::statistics;
use super::target_words;
use super::task_words;
use super::wording::{line, plain, roman};
use crate::model::PaperKind;
use crate::report::targets::rows::{PlanTargets, TargetRow};

/// The tables of a paper. An annex by itself has the one that is asked for, the others what is numbered.
pub(super) fn tables(facts: &Facts<'_>, targets: &PlanTargets) -> Fields {
    let alone = facts.request.table.filter(|_| facts.request.kind == PaperKind::Annex);
    let has = |table| alone.is_none_or(|only| only == table);
    let there = |table| (alone == Some(table)).then_some("");
    let tables = Fields::default()
        .with("tasks", there(AnnexTable::Tasks))
        .with("targets", there(AnnexTable::Targets))
        .with("statistics", there(AnnexTable::Statistics));
    let task_areas = if has(AnnexTable::Tasks) { task_areas(facts) } else { Vec::new() };
    let target_groups = if has(AnnexTable::Targets) { target_groups(facts, targets) } else { Vec::new() };
    let statistics = if has(AnnexTable::Statistics) && facts.request.kind != PaperKind::Plan {
        statistics::annexes(facts)
    } else {
        Vec::new()
    };
    Fields::default()
        .with("tables", tables)
        .with("task-areas", task_areas)
        .with("target-groups", target_groups)
        .with("statistics", statistics)
}

fn task_areas(facts: &Facts<'_>) -> Vec<Fields> {
    let areas = facts.plan.areas.iter().filter_map(|area| {
        let rows: Vec<Fields> = facts
            .tasks_of(area.id.value.as_str())
            .map(|(task, status)| {
                Fields::default()
                    .with("id", task.id.value.as_str())
                    .with("title", line(task.title.raw()))
                    .with("output", task.output.as_ref().map(|output| line(output.raw())).unwrap_or_default())
                    .with("lead", facts.leads(task))
                    .with("support", facts.names(&task.support))
                    .with("due", task_words::due(&task.due.value))
                    .with("state", task_words::state(status.state))
                    .with("note", task_words::note(task, status, facts))
            })
            .collect();
        (!rows.is_empty()).then(|| (line(area.title.raw()), rows))
    });
    let numbered = areas.enumerate().map(|(at, (title, rows))| {
        Fields::default().with("number", roman(at + 1)).with("title", title).with("tasks", rows)
    });
    numbered.collect()
}

fn target_groups(facts: &Facts<'_>, targets: &PlanTargets) -> Vec<Fields> {
    let (mut at, mut below) = (0, 0);
    let mut groups: Vec<(Option<String>, Vec<Fields>)> = Vec::new();
    for row in &targets.targets {
        if row.depth == 0 {
            (at, below) = (at + 1, 0);
        } else {
            below += 1;
        }
        let number = if row.depth == 0 { at.to_string() } else { format!("{at}.{below}") };
        let title = row.section.heading.as_ref().map(|(_, title)| line(title));
        if groups.last().is_none_or(|(known, _)| *known != title) {
            groups.push((title, Vec::new()));
        }
        if let Some((_, rows)) = groups.last_mut() {
            rows.push(target_fields(facts, row, number));
        }
    }
    let group =
        |(title, rows): (Option<String>, Vec<Fields>)| Fields::default().with("title", title).with("targets", rows);
    groups.into_iter().map(group).collect()
}

fn target_fields(facts: &Facts<'_>, row: &TargetRow, number: String) -> Fields {
    let lead = row.lead.as_ref().and_then(|id| facts.plan.assignees.named(id.as_str()));
    let value = row.standing.value.as_ref();
    Fields::default()
        .with("number", number)
        .with("title", target_words::title(row))
        .with("bound", row.bound_cell().map(|cell| plain(&cell)).unwrap_or_default())
        .with("value", target_words::value(row).unwrap_or_default())
        .with("verdict", FieldValue::from(target_words::verdict(row)))
        .with("lead", lead.map(|one| line(one.title.raw())).unwrap_or_default())
        .with("by", super::wording::day(row.standing.by))
        .with("note", value.map(|value| target_words::through(value, facts)).unwrap_or_default())
}
