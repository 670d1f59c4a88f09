//! Where a plan and its tasks stand: the rows behind `cchc status`.

use crate::calc::{self, ReportState, State, Tally, TaskStatus, Verdicts};
use crate::model::{Basis, Due, Period, Plan, Task};
use crate::source::At;
use crate::text::Raw;
use crate::value::Referrers;
use crate::value::{AssigneeId, Day};

/// A plan on a day.
#[derive(Clone, Debug)]
pub struct PlanStatus {
    /// The plan's id.
    pub id: Raw,
    /// Its title.
    pub title: Raw,
    /// The body that it belongs to.
    pub unit: Raw,
    /// Its first day.
    pub start: Day,
    /// Its last day.
    pub end: Day,
    /// What its deliveries and progress are.
    pub basis: Basis,
    /// How many of the tasks shown are provisional.
    pub provisional: usize,
    /// Its areas, in the order of the plan.
    pub areas: Vec<AreaStatus>,
    /// The whole plan.
    pub total: AreaStatus,
    /// The tasks shown, in the order of the files.
    pub tasks: Vec<TaskRow>,
    /// Its assignees with their titles, in the order of the file.
    pub assignees: Vec<(Raw, Raw)>,
    /// How many of its targets have each verdict.
    pub verdicts: Verdicts,
    /// Whether only some of the tasks are shown.
    pub filtered: bool,
    /// Whether it is not issued yet.
    pub is_draft: bool,
    /// Its reports, in the order in which they are due.
    pub reports: Vec<(Period, ReportState)>,
}

impl PlanStatus {
    /// What its deliveries and progress are, in the word of the files.
    #[must_use]
    pub fn basis_word(&self) -> &'static str {
        self.basis.word()
    }

    /// Leaves only the counts of the plan as a whole, for a table of many plans.
    pub fn forget_tasks(&mut self) {
        (self.areas, self.tasks, self.assignees) = (Vec::new(), Vec::new(), Vec::new());
    }
}

/// An area, or the whole plan, on a day.
#[derive(Clone, Debug)]
pub struct AreaStatus {
    /// The area's id; empty for the whole plan.
    pub id: Raw,
    /// Its title; the plan's for the whole plan.
    pub title: Raw,
    /// How many tasks the text announces; not where only some tasks are shown.
    pub declared: Option<u32>,
    /// How many tasks are in each state.
    pub tally: Tally,
}

/// A task on a day.
#[derive(Clone, Debug)]
pub struct TaskRow {
    /// The task's id.
    pub id: Raw,
    /// The id of its area.
    pub area: Raw,
    /// What is to be done.
    pub title: Raw,
    /// What comes out of it.
    pub output: Option<Raw>,
    /// Where it stands.
    pub status: TaskStatus,
    /// Whether it goes on until the plan ends (thường xuyên).
    pub is_continuous: bool,
    /// The ids of those who lead; one, where all is well.
    pub leads: Vec<Raw>,
    /// Those who lead, by their titles.
    pub lead_titles: Vec<Raw>,
    /// The ids of those who support.
    pub support: Vec<Raw>,
    /// The ids of those who oversee.
    pub oversee: Vec<Raw>,
    /// Where the written plan says so.
    pub source: Option<Raw>,
    /// Whether the text at hand does not have it.
    pub provisional: bool,
}

/// Which tasks are shown. An empty list asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Ids or titles of areas.
    pub areas: Vec<String>,
    /// Ids, titles, aliases or holders of assignees, in any role.
    pub assignees: Vec<String>,
    /// States.
    pub states: Vec<State>,
    /// The due day lies at most so many days ahead (or has passed), and the task is still open.
    pub due_within: Option<u32>,
}

impl Filter {
    /// Whether it asks for nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.areas.is_empty() && self.assignees.is_empty() && self.states.is_empty() && self.due_within.is_none()
    }

    pub(crate) fn takes(&self, plan: &Plan, task: &Task, status: &TaskStatus, as_of: Day) -> bool {
        let area = self.areas.is_empty()
            || self.areas.iter().any(|wanted| {
                task.area.value.is(wanted)
                    || plan.areas.iter().any(|area| {
                        area.id.value.is(task.area.value.as_str())
                            && crate::text::fold(area.title.as_str()) == crate::text::fold(wanted)
                    })
            });
        let assignee = self.assignees.is_empty()
            || task
                .people()
                .filter_map(|id| plan.assignee(&id.value))
                .any(|assignee| self.assignees.iter().any(|wanted| assignee.answers_to(wanted, as_of)));
        let state = self.states.is_empty() || self.states.contains(&status.state);
        let within = self.due_within.is_none_or(|days| is_open(status.state) && is_within(status.due, as_of, days));
        area && assignee && state && within
    }
}

const fn is_open(state: State) -> bool {
    match state {
        State::InProgress | State::DueSoon | State::Overdue | State::NotStarted => true,
        State::Done | State::DoneLate | State::Waiting | State::OnDemand | State::Dropped => false,
    }
}

fn is_within(due: Option<Day>, as_of: Day, days: u32) -> bool {
    due.is_some_and(|due| due.days_since(as_of) <= i64::from(days))
}

/// Where a plan stands; only the tasks that `filter` takes count.
#[must_use]
pub fn plan_status(plan: &Plan, view: calc::View<'_>, at_risk_percent: u32, filter: &Filter) -> PlanStatus {
    let rows: Vec<TaskRow> = plan
        .tasks
        .iter()
        .map(|task| (task, calc::task_status(plan, task, view)))
        .filter(|(task, status)| filter.takes(plan, task, status, view.as_of))
        .map(|(task, status)| task_row(plan, task, status))
        .collect();
    let by_area: Referrers<'_, State> = rows.iter().map(|row| (row.area.as_str(), row.status.state)).collect();
    let areas = plan.areas.iter().map(|area| AreaStatus {
        id: area.id.value.raw(),
        title: area.title.raw().clone(),
        declared: area.declared_tasks.map(|declared| declared.value).filter(|_| filter.is_empty()),
        tally: by_area.to(area.id.value.as_str()).copied().collect(),
    });
    let areas: Vec<AreaStatus> = areas.filter(|area| filter.is_empty() || area.tally.tasks() > 0).collect();
    PlanStatus {
        id: plan.id.value.raw(),
        title: plan.title.raw().clone(),
        unit: plan.unit.raw().clone(),
        start: plan.start.value,
        end: plan.end.value,
        basis: plan.basis,
        provisional: rows.iter().filter(|row| row.provisional).count(),
        areas,
        total: AreaStatus {
            id: Raw::default(),
            title: plan.title.raw().clone(),
            declared: plan.declares.tasks.map(|declared| declared.value).filter(|_| filter.is_empty()),
            tally: rows.iter().map(|row| row.status.state).collect(),
        },
        tasks: rows,
        assignees: plan.assignees.iter().map(|one| (one.id.value.raw(), one.title.raw().clone())).collect(),
        verdicts: calc::verdicts(plan, view, at_risk_percent),
        filtered: !filter.is_empty(),
        is_draft: plan.issued.is_none(),
        reports: calc::report_states(plan, view.as_of),
    }
}

pub(crate) fn task_row(plan: &Plan, task: &Task, status: TaskStatus) -> TaskRow {
    // Ids are equal without regard to case; what is shown is the assignee's own.
    let ids = |role: &[At<AssigneeId>]| -> Vec<Raw> {
        role.iter()
            .map(|id| plan.assignee(&id.value).map_or_else(|| id.value.raw(), |one| one.id.value.raw()))
            .collect()
    };
    TaskRow {
        id: task.id.value.raw(),
        area: task.area.value.raw(),
        title: task.title.raw().clone(),
        output: task.output.as_ref().map(|output| output.raw().clone()),
        status,
        is_continuous: task.due.value == Due::Continuous,
        leads: ids(&task.leads),
        lead_titles: titles_of(plan, &task.leads),
        support: ids(&task.support),
        oversee: ids(&task.oversee),
        source: task.source.as_ref().map(|source| source.raw().clone()),
        provisional: task.provisional,
    }
}

/// The titles of these assignees.
pub(crate) fn titles_of(plan: &Plan, ids: &[At<AssigneeId>]) -> Vec<Raw> {
    let title = |id: &AssigneeId| plan.assignee(id).map_or_else(|| id.raw(), |one| one.title.raw().clone());
    ids.iter().map(|id| title(&id.value)).collect()
}
