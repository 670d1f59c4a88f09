//! What is due now, occurrence by occurrence: what `cchc done` lists.

use crate::calc::{self, State, View, task_status};
use crate::model::{Occurrence, Plan};
use crate::report::{Align, Block, Cell, Column, Doc, Row, Table, Tone};
use crate::report::{status::rows::Filter, status::rows::titles_of};
use crate::text::{Both, Raw};
use crate::value::Day;

/// What is due in a plan.
#[derive(Clone, Debug)]
pub struct PlanDue {
    /// The plan's id.
    pub id: Raw,
    /// Its title.
    pub title: Raw,
    /// What is due, by due day.
    pub rows: Vec<DueRow>,
}

/// A task, or one occurrence of it, that is due.
#[derive(Clone, Debug)]
pub struct DueRow {
    /// The task's id.
    pub task: Raw,
    /// What is to be done.
    pub title: Raw,
    /// What a delivery calls the occurrence in `for`; nothing for tasks that do not recur.
    pub occurrence: Option<Raw>,
    /// The day on which it is due.
    pub due: Day,
    /// How many days late, from 1; nothing while it is in time.
    pub days_late: Option<i64>,
    /// The id of the one who leads, if there is just one.
    pub lead: Option<Raw>,
    /// Those who lead, by their titles.
    pub leads: Vec<Raw>,
}

/// What is overdue or due soon; with assignees, only where one of them has a role.
#[must_use]
pub fn plan_due(plan: &Plan, view: View<'_>, assignees: &[String]) -> PlanDue {
    let filter = Filter { assignees: assignees.to_vec(), ..Filter::default() };
    let mut rows = Vec::new();
    for task in &plan.tasks {
        let status = task_status(plan, task, view);
        let open = matches!(status.state, State::Overdue | State::DueSoon);
        if !open || !filter.takes(plan, task, &status, view.as_of) {
            continue;
        }
        let row = |occurrence: Option<Raw>, due: Day| DueRow {
            task: task.id.value.raw(),
            title: task.title.raw().clone(),
            occurrence,
            due,
            days_late: Some(view.as_of.days_since(due)).filter(|days| *days > 0),
            lead: if let [lead] = task.leads.as_slice() { Some(lead.value.raw()) } else { None },
            leads: titles_of(plan, &task.leads),
        };
        if !task.due.value.is_recurring() {
            rows.extend(status.due.map(|due| row(None, due)));
            continue;
        }
        for one in calc::occurrences(plan, task) {
            let delivered = task.done.iter().any(|done| {
                done.on.value <= view.as_of && done.occurrence.as_ref().is_some_and(|own| own.value == one.name)
            });
            if !delivered && one.due.days_since(view.as_of) <= i64::from(view.due_soon_days) {
                let name = match one.name {
                    Occurrence::Report(name) => Raw::new(name),
                    Occurrence::Day(day) => Raw::new(day.to_string()),
                };
                rows.push(row(Some(name), one.due));
            }
        }
    }
    rows.sort_by_key(|row| row.due);
    PlanDue { id: plan.id.value.raw(), title: plan.title.raw().clone(), rows }
}

/// The list of what is due in these plans on a day.
#[must_use]
pub fn due_doc(plans: &[PlanDue], as_of: Day) -> Doc {
    const AS_OF: Both = Both { en: "as of {day}", vi: "tính đến {day}" };
    const NONE: Both = Both { en: "Nothing is due now.", vi: "Hiện không có gì đến hạn." };
    const HOW: Both = Both {
        en: "Record one with: cchc done ID --on DATE --evidence NUMBER (--for, where it recurs)",
        vi: "Ghi nhận bằng: cchc done MÃ --on NGÀY --evidence SỐ (--for, nếu là việc định kỳ)",
    };
    let column = |title: Both, align, rank| Column { title: title.into(), align, rank, only_when_used: true };
    let mut doc = Doc::default();
    for plan in plans {
        let day = Cell::phrase(AS_OF, vec![("day", Cell::Day(as_of))]);
        doc.blocks.push(Block::Title(Cell::Text(plan.title.clone()), day));
        if plan.rows.is_empty() {
            doc.blocks.push(Block::Line(Cell::Word(NONE)));
            continue;
        }
        let columns = vec![
            column(Both { en: "Id", vi: "Mã" }, Align::Mark, 0),
            column(Both { en: "Task", vi: "Nhiệm vụ" }, Align::Text, 0),
            column(Both::same("--for"), Align::Mark, 0),
            column(Both { en: "When", vi: "Thời hạn" }, Align::Text, 0),
            column(Both { en: "Lead", vi: "Chủ trì" }, Align::Text, 1),
        ];
        let rows = plan.rows.iter().map(|row| Row {
            cells: vec![
                Cell::Text(row.task.clone()),
                Cell::Text(row.title.clone()),
                row.occurrence.clone().map_or(Cell::Empty, Cell::Text),
                when(row),
                Cell::Joined(row.leads.iter().cloned().map(Cell::Text).collect(), ", "),
            ],
            is_total: false,
        });
        doc.blocks.push(Block::Table(Table { columns, rows: rows.collect(), headed: true }));
    }
    if plans.iter().any(|plan| !plan.rows.is_empty()) {
        doc.blocks.push(Block::Line(Cell::Word(HOW)));
    }
    doc
}

fn when(row: &DueRow) -> Cell {
    let cell = crate::report::status::document::when(Some(row.due), row.days_late);
    if row.days_late.is_some() { cell.toned(Tone::Bad) } else { cell }
}
