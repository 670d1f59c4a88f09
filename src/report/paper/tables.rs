//! The annexes: tables of tasks, targets and money.

use super::facts::{AnnexTable, Facts};
use super::fields::{FieldValue, Fields};
use super::funding::{self, funded_areas};
use super::score_sheet;
use super::statistics;
use super::target_words;
use super::task_words;
use super::wording::{line, plain, roman};
use crate::calc::TaskStatus;
use crate::model::{PaperKind, Task, written_deadline};
use crate::report::targets::rows::{PlanTargets, TargetRow};

/// The tables of a paper. An annex by itself has the one that is asked for, the others what is numbered.
pub(super) fn tables(facts: &Facts<'_>, targets: &PlanTargets) -> Fields {
    let alone = facts.request.table.filter(|_| facts.request.kind == PaperKind::Annex);
    let has = |table| alone.is_none_or(|only| only == table);
    let there = |table| (alone == Some(table)).then_some("");
    let tables = Fields::default()
        .with("tasks", there(AnnexTable::Tasks))
        .with("targets", there(AnnexTable::Targets))
        .with("statistics", there(AnnexTable::Statistics))
        .with("funding", there(AnnexTable::Funding))
        .with("score", there(AnnexTable::Score));
    let task_areas = if has(AnnexTable::Tasks) { task_areas(facts) } else { Vec::new() };
    let target_groups = if has(AnnexTable::Targets) { target_groups(facts, targets) } else { Vec::new() };
    let statistics = if has(AnnexTable::Statistics) && facts.request.kind != PaperKind::Plan {
        statistics::annexes(facts)
    } else {
        Vec::new()
    };
    let funded = if has(AnnexTable::Funding) { funded_areas(facts) } else { Vec::new() };
    let scores = if alone == Some(AnnexTable::Score) { score_sheet::sets(facts) } else { Vec::new() };
    let mut fields = Fields::default()
        .with("tables", tables)
        .with("task-areas", task_areas)
        .with("target-groups", target_groups)
        .with("statistics", statistics)
        .with("score-sets", scores);
    fields.extend(funding::fields(&funded));
    fields
}

/// The tasks of an area, as a table has them.
pub(super) struct TaskGroup<'f> {
    /// A Roman number.
    pub number: String,
    pub title: String,
    pub tasks: Vec<&'f (&'f Task, TaskStatus)>,
}

/// The areas that have tasks.
pub(super) fn task_groups<'a>(facts: &'a Facts<'_>) -> Vec<TaskGroup<'a>> {
    let mut groups = Vec::new();
    for area in &facts.plan.areas {
        let tasks: Vec<_> = facts.tasks_of(area.id.value.as_str()).collect();
        if !tasks.is_empty() {
            groups.push(TaskGroup { number: roman(groups.len() + 1), title: line(area.title.raw()), tasks });
        }
    }
    groups
}

fn task_areas(facts: &Facts<'_>) -> Vec<Fields> {
    let task = |(task, status): &(&Task, TaskStatus)| {
        Fields::default()
            .with("id", task.id.value.as_str())
            .with("title", line(task.title.raw()))
            .with("output", task.output.as_ref().map(|output| line(output.raw())).unwrap_or_default())
            .with("lead", facts.leads(task))
            .with("support", facts.names(&task.support))
            .with("due", written_deadline(&task.due.value))
            .with("state", task_words::state(status.state))
            .with("note", task_words::note(task, status, facts))
    };
    let area = |group: TaskGroup<'_>| {
        let rows: Vec<Fields> = group.tasks.iter().map(|one| task(one)).collect();
        Fields::default().with("number", group.number).with("title", group.title).with("tasks", rows)
    };
    task_groups(facts).into_iter().map(area).collect()
}

/// The targets of a group, as a table has them.
pub(super) struct TargetGroup<'f> {
    pub title: Option<String>,
    /// Each with its number: those under another have two.
    pub targets: Vec<(String, &'f TargetRow)>,
}

pub(super) fn grouped_targets(targets: &PlanTargets) -> Vec<TargetGroup<'_>> {
    let (mut at, mut below) = (0, 0);
    let mut groups: Vec<TargetGroup<'_>> = Vec::new();
    for row in &targets.targets {
        if row.depth == 0 {
            (at, below) = (at + 1, 0);
        } else {
            below += 1;
        }
        let number = if row.depth == 0 { at.to_string() } else { format!("{at}.{below}") };
        let title = row.section.heading.as_ref().map(|(_, title)| line(title));
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(TargetGroup { title, targets: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.targets.push((number, row));
        }
    }
    groups
}

fn target_groups(facts: &Facts<'_>, targets: &PlanTargets) -> Vec<Fields> {
    let group = |group: TargetGroup<'_>| {
        let rows: Vec<Fields> =
            group.targets.into_iter().map(|(number, row)| target_fields(facts, row, number)).collect();
        Fields::default().with("title", group.title).with("targets", rows)
    };
    grouped_targets(targets).into_iter().map(group).collect()
}

/// The note on a target in the table: the days that its value covers.
pub(super) fn target_note(facts: &Facts<'_>, row: &TargetRow) -> String {
    row.standing.value.as_ref().map(|value| target_words::through(value, facts)).unwrap_or_default()
}

/// The bound of a target in the table.
pub(super) fn target_bound(row: &TargetRow) -> String {
    row.bound_cell().map(|cell| plain(&cell)).unwrap_or_default()
}

fn target_fields(facts: &Facts<'_>, row: &TargetRow, number: String) -> Fields {
    let lead = row.lead.as_ref().and_then(|id| facts.plan.assignees.named(id.as_str()));
    Fields::default()
        .with("number", number)
        .with("title", target_words::title(row))
        .with("bound", target_bound(row))
        .with("value", target_words::value(row).unwrap_or_default())
        .with("verdict", FieldValue::from(target_words::verdict(row)))
        .with("lead", lead.map(|one| line(one.title.raw())).unwrap_or_default())
        .with("by", super::wording::day(row.standing.by))
        .with("note", target_note(facts, row))
}
