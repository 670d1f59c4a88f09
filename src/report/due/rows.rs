//! Deliveries that are due as rows, for `cchc done` without a task.

use crate::calc::{self, MemberCounts, MemberDeliveries, Occurrence, State, View};
use crate::model::{Plan, Task};
use crate::report::PlanLabel;
use crate::report::status::members::MemberShare;
use crate::report::status::rows::{Filter, titles_of};
use crate::text::Raw;
use crate::value::{Day, WrittenDue};

#[derive(Clone, Debug)]
pub struct PlanDue {
    pub(crate) label: PlanLabel,
    /// By due day.
    pub(crate) rows: Vec<DueRow>,
}

/// A task, or one occurrence of it, that is due.
#[derive(Clone, Debug)]
pub(crate) struct DueRow {
    pub(crate) task: Raw,
    pub(crate) title: Raw,
    /// The name of the occurrence for the key `for` of a delivery; `None` for tasks that do not recur.
    pub(crate) occurrence: Option<Raw>,
    pub(crate) due: Day,
    /// The words of the file, where they are not that day.
    pub(crate) due_as_written: Option<WrittenDue>,
    /// From 1; `None` while the task is in time.
    pub(crate) days_late: Option<i64>,
    /// `None` where several lead the task, or nobody does.
    pub(crate) lead: Option<Raw>,
    /// The titles of those who lead.
    pub(crate) leads: Vec<Raw>,
    /// The members of the group that leads the task, where one does.
    pub(crate) members: Option<MemberShare>,
}

/// The deliveries that are overdue or due soon. `assignees` keeps only tasks in which one of them has a role; of a task
/// that a group leads, a member sees what it owes itself.
#[must_use]
pub fn plan_due(plan: &Plan, view: View<'_>, filter: &Filter) -> PlanDue {
    let plan = &*calc::plan_on(plan, view.as_of);
    let mut rows = Vec::new();
    // Nobody delivers any more for a plan that is replaced.
    for task in plan.tasks.iter().filter(|_| view.replacement.is_none()) {
        let (status, _) = filter.status(plan, task, view);
        let open = matches!(status.state, State::Overdue | State::DueSoon);
        if !open || !filter.takes(plan, task, &status, view.as_of) {
            continue;
        }
        let row = |occurrence: Option<Raw>, due: Day, due_as_written: Option<WrittenDue>| DueRow {
            task: task.id.value.raw(),
            title: task.title.raw().clone(),
            occurrence,
            due,
            due_as_written,
            days_late: Some(view.as_of.days_since(due)).filter(|days| *days > 0),
            lead: if let [lead] = task.leads.as_slice() { Some(lead.value.raw()) } else { None },
            leads: titles_of(plan, &task.leads),
            members: None,
        };
        if !task.due.value.is_recurring() {
            let members = MemberShare::of_task(plan, &status);
            rows.extend(status.due.map(|due| DueRow { members, ..row(None, due, status.due_as_written) }));
            continue;
        }
        for OpenOccurrence { occurrence: one, members, .. } in open_occurrences(plan, task, filter, view) {
            if one.due.day.days_since(view.as_of) <= i64::from(view.due_soon_days) {
                let written = calc::written_due(task, one.due);
                rows.push(DueRow { members, ..row(Some(Raw::new(one.written_name())), one.due.day, written) });
            }
        }
    }
    rows.sort_by_key(|row| row.due);
    PlanDue { label: PlanLabel::of(plan, view), rows }
}

/// An occurrence of a recurring task that is still to be delivered.
pub(crate) struct OpenOccurrence {
    pub(crate) occurrence: Occurrence,
    /// The members of the group that leads the task, as far as the filter asks for them.
    pub(crate) members: Option<MemberShare>,
    /// All of them.
    pub(crate) of_all: Option<MemberShare>,
}

/// The occurrences of a task that are still to be delivered as the filter sees them, by due day.
pub(crate) fn open_occurrences(plan: &Plan, task: &Task, filter: &Filter, view: View<'_>) -> Vec<OpenOccurrence> {
    let owed = calc::occurrences(plan, task);
    let of_all = MemberDeliveries::of(plan, task, Some(&owed), view.as_of);
    let asked = filter.asked_members(plan, task);
    let members = match (&of_all, asked) {
        (Some(all), Some(asked)) => Some(all.among(|id| asked.contains(&id.raw()))),
        (all, _) => all.clone(),
    };
    let open = |(number, occurrence): (usize, Occurrence)| {
        let share = |all: &Option<MemberDeliveries<'_>>| all.as_ref().and_then(|all| all.counts(number));
        let counts = share(&members);
        let is_open = match &counts {
            Some(counts) => !counts.missing.is_empty(),
            None => occurrence.delivered_by(task, view.as_of).is_none(),
        };
        let shown = |counts: Option<MemberCounts>| counts.map(|counts| MemberShare::of(plan, &counts));
        is_open.then(|| OpenOccurrence { occurrence, members: shown(counts), of_all: shown(share(&of_all)) })
    };
    owed.into_iter().enumerate().filter_map(open).collect()
}
