//! What is due now, occurrence by occurrence: what `cchc done` lists.

use crate::calc::{self, State, View, task_status};
use crate::model::{Occurrence, Plan};
use crate::report::{status::rows::Filter, status::rows::titles_of};
use crate::text::Raw;
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
