//! The state of a plan and its tasks as rows, for `cchc status`.

use super::members::MemberShare;
use crate::calc::{self, ReportState, State, Tally, TaskStatus, Verdicts};
use crate::model::{Assignee, Basis, Due, Period, Plan, Task, former_in_force};
use crate::report::PlanLabel;
use crate::source::At;
use crate::text::Raw;
use crate::value::{AssigneeId, ContentId, Day, Exact, FundId, Referrers};
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
pub struct PlanStatus {
    pub(crate) label: PlanLabel,
    /// The day of its issue.
    pub(crate) issued_on: Option<Day>,
    pub(crate) start: Day,
    pub(crate) end: Day,
    /// How sure deliveries and progress are.
    pub(crate) basis: Basis,
    /// How many of the tasks shown are provisional.
    pub(crate) provisional: usize,
    /// In the order of the plan.
    pub(crate) areas: Vec<AreaStatus>,
    pub(crate) total: AreaStatus,
    /// The tasks shown, in the order of the files.
    pub(crate) tasks: Vec<TaskRow>,
    /// Ids and titles, in the order of the file.
    pub(crate) assignees: Vec<(Raw, Raw)>,
    /// How many of its targets have each verdict.
    pub(crate) verdicts: Verdicts,
    /// Whether only some of the tasks are shown.
    pub(crate) filtered: bool,
    /// Whether it has `[issued]`: a plan without it owes no report.
    pub(crate) owes_reports: bool,
    /// In the order in which they are due.
    pub(crate) reports: Vec<(Period, ReportState)>,
}

impl PlanStatus {
    /// The reports that the plan owes, and those that it sent although it owes none: a draft owes none, and a plan that
    /// is replaced owes no further one.
    pub(crate) fn reports_to_show(&self) -> impl Iterator<Item = &(Period, ReportState)> {
        let is_over = self.label.is_replaced();
        self.reports.iter().filter(move |(_, state)| {
            state.sent().is_some() || self.owes_reports && !(is_over && *state == ReportState::Open)
        })
    }

    /// How many tasks in a state fail a run. A plan that is replaced fails none.
    pub(crate) fn failing(&self, state: State) -> usize {
        if self.label.is_replaced() { 0 } else { self.total.tally.of(state) }
    }

    /// Keeps only the counts of the whole plan and its reports, for a table of many plans.
    pub(crate) fn forget_tasks(&mut self) {
        (self.areas, self.tasks, self.assignees) = (Vec::new(), Vec::new(), Vec::new());
    }
}

/// An area, or the whole plan.
#[derive(Clone, Debug)]
pub(crate) struct AreaStatus {
    /// Empty for the whole plan.
    pub(crate) id: Raw,
    /// The plan's title for the whole plan.
    pub(crate) title: Raw,
    /// How many tasks the text announces; `None` where only some tasks are shown.
    pub(crate) declared: Option<u32>,
    pub(crate) tally: Tally,
}

#[derive(Clone, Debug)]
pub(crate) struct TaskRow {
    pub(crate) id: Raw,
    /// The id of its area.
    pub(crate) area: Raw,
    pub(crate) title: Raw,
    pub(crate) output: Option<Raw>,
    pub(crate) status: TaskStatus,
    /// The last day on which its due days are in force, where an amendment changes them later.
    pub(crate) due_until: Option<Day>,
    /// The members of the group that leads it, where one does.
    pub(crate) members: Option<MemberShare>,
    /// The id of each such member with the status by its own deliveries.
    pub(crate) each_member: Vec<(Raw, TaskStatus)>,
    /// The ids of those who lead, support and oversee it as members of a group.
    pub(crate) through_groups: [Vec<Raw>; 3],
    /// Whether `status` counts the deliveries of some members alone.
    pub(crate) is_of_members: bool,
    /// Whether it goes on until the plan ends (thường xuyên).
    pub(crate) is_continuous: bool,
    /// The ids of those who lead; a sound plan has one.
    pub(crate) leads: Vec<Raw>,
    /// The titles of those who lead.
    pub(crate) lead_titles: Vec<Raw>,
    /// The ids of those who support.
    pub(crate) support: Vec<Raw>,
    /// The ids of those who oversee.
    pub(crate) oversee: Vec<Raw>,
    /// The place in the written plan.
    pub(crate) source: Option<Raw>,
    /// Whether the text at hand lacks the task.
    pub(crate) provisional: bool,
    /// The estimate, in đồng.
    pub(crate) cost: Option<Exact>,
    /// The sum that was spent by the day, in đồng.
    pub(crate) spent: Option<Exact>,
    /// The id of the fund that pays for it.
    pub(crate) fund: Option<Raw>,
    /// The id of the content of its spending.
    pub(crate) content: Option<Raw>,
}

impl TaskRow {
    /// The status for an assignee: a member of the group that leads the task has that of its own deliveries.
    pub(crate) fn status_for(&self, assignee: &Raw) -> &TaskStatus {
        let own = self.each_member.iter().find(|(member, _)| member == assignee);
        own.map_or(&self.status, |(_, status)| status)
    }
}

/// The filter of the tasks of one plan.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The ids of its areas; `None` for all.
    pub areas: Option<BTreeSet<Raw>>,
    /// The ids of its assignees, in any role; `None` for all. A member of a leading group counts by its own deliveries.
    pub assignees: Option<BTreeSet<Raw>>,
    /// The states; without any, all.
    pub states: Vec<State>,
    /// Takes open tasks that are overdue, or due in at most so many days.
    pub due_within: Option<u32>,
}

impl Filter {
    /// Whether the filter takes every task.
    pub(crate) const fn is_empty(&self) -> bool {
        self.areas.is_none() && self.assignees.is_none() && self.states.is_empty() && self.due_within.is_none()
    }

    pub(crate) fn takes(&self, plan: &Plan, task: &Task, status: &TaskStatus, as_of: Day) -> bool {
        let area = self.areas.as_ref().is_none_or(|wanted| wanted.iter().any(|id| task.area.value.is(id.as_str())));
        let assignee = self.assignees.as_ref().is_none_or(|wanted| {
            let mut people = task.people().filter_map(|id| plan.assignee(&id.value));
            people.any(|one| {
                let member = |id: &At<AssigneeId>| contains(wanted, plan, &id.value);
                wanted.contains(&one.id.value.raw()) || one.members().iter().any(member)
            })
        });
        let state = self.states.is_empty() || self.states.contains(&status.state);
        let within = self.due_within.is_none_or(|days| is_open(status.state) && is_within(status.due, as_of, days));
        area && assignee && state && within
    }

    /// The members of the group that leads a task, where the filter asks for some of them, and for nobody whom the task
    /// names itself: then their own deliveries count.
    pub(crate) fn asked_members(&self, plan: &Plan, task: &Task) -> Option<BTreeSet<Raw>> {
        let wanted = self.assignees.as_ref().filter(|_| plan.has_groups)?;
        if task.people().any(|one| contains(wanted, plan, &one.value)) {
            return None;
        }
        let members = plan.leading_members(task)?.into_iter().map(AssigneeId::raw);
        let asked: BTreeSet<Raw> = members.filter(|member| wanted.contains(member)).collect();
        Some(asked).filter(|asked| !asked.is_empty())
    }

    /// The status of a task as this filter sees it, and whether it counts the deliveries of some members alone.
    pub(crate) fn status(&self, plan: &Plan, task: &Task, view: calc::View<'_>) -> (TaskStatus, bool) {
        match self.asked_members(plan, task) {
            Some(asked) => (calc::task_status_among(plan, task, view, &|id| asked.contains(&id.raw())), true),
            None => (calc::task_status(plan, task, view), false),
        }
    }
}

/// Whether these are among the ids, as the assignee's own entry spells them.
fn contains(wanted: &BTreeSet<Raw>, plan: &Plan, id: &AssigneeId) -> bool {
    plan.assignee(id).is_some_and(|one| wanted.contains(&one.id.value.raw()))
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

/// The status of a plan; only the tasks that `filter` takes count.
#[must_use]
pub fn plan_status(plan: &Plan, view: calc::View<'_>, at_risk_percent: u32, filter: &Filter) -> PlanStatus {
    let then = &*calc::plan_on(plan, view.as_of);
    judged_status(plan, view, filter, calc::verdicts(then, view, at_risk_percent))
}

/// The same for a caller that has the verdicts already.
pub(crate) fn judged_status(plan: &Plan, view: calc::View<'_>, filter: &Filter, verdicts: Verdicts) -> PlanStatus {
    let plan = &*calc::plan_on(plan, view.as_of);
    let rows: Vec<TaskRow> = plan
        .tasks
        .iter()
        .map(|task| (task, filter.status(plan, task, view)))
        .filter(|(task, (status, _))| filter.takes(plan, task, status, view.as_of))
        .map(|(task, (status, is_of_members))| {
            let mut row = task_row(plan, task, view, status);
            if let Some(asked) = filter.asked_members(plan, task).filter(|_| is_of_members) {
                row.each_member.retain(|(member, _)| asked.contains(member));
            }
            TaskRow { is_of_members, ..row }
        })
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
        label: PlanLabel::of(plan, view),
        issued_on: plan.issued.as_ref().and_then(|issued| issued.value.date).map(|date| date.value),
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
        verdicts,
        filtered: !filter.is_empty(),
        owes_reports: plan.issued.is_some(),
        reports: calc::report_states(plan, view.as_of),
    }
}

pub(crate) fn task_row(plan: &Plan, task: &Task, view: calc::View<'_>, status: TaskStatus) -> TaskRow {
    // References may differ in case: the rows show the assignee's own spelling.
    let ids = |role: &[At<AssigneeId>]| -> Vec<Raw> {
        role.iter()
            .map(|id| plan.assignee(&id.value).map_or_else(|| id.value.raw(), |one| one.id.value.raw()))
            .collect()
    };
    TaskRow {
        id: task.id.value.raw(),
        area: task.area.value.raw(),
        title: task.title.raw().clone(),
        members: MemberShare::of_task(plan, &status),
        each_member: calc::member_statuses(plan, task, view)
            .into_iter()
            .map(|(member, status)| (member.raw(), status))
            .collect(),
        through_groups: [&task.leads, &task.support, &task.oversee].map(|role| members_in(plan, role)),
        is_of_members: false,
        output: task.output.as_ref().map(|output| output.raw().clone()),
        status,
        due_until: former_in_force(&task.was, view.as_of).map(|former| former.until.value),
        is_continuous: task.due.value == Due::Continuous,
        leads: ids(&task.leads),
        lead_titles: titles_of(plan, &task.leads),
        support: ids(&task.support),
        oversee: ids(&task.oversee),
        source: task.source.as_ref().map(|source| source.raw().clone()),
        provisional: task.provisional,
        cost: task.cost.as_ref().map(|cost| cost.value.clone()),
        spent: calc::spent(task, view.as_of),
        fund: task.fund.as_ref().map(|id| fund(plan, &id.value)),
        content: task.content.as_ref().map(|id| content(plan, &id.value)),
    }
}

/// A fund's id as its own entry spells it: references may differ in case.
pub(crate) fn fund(plan: &Plan, id: &FundId) -> Raw {
    plan.funds.named(id.as_str()).map_or_else(|| id.raw(), |fund| fund.id.value.raw())
}

/// The same of a content of spending.
pub(crate) fn content(plan: &Plan, id: &ContentId) -> Raw {
    plan.funding.contents.named(id.as_str()).map_or_else(|| id.raw(), |content| content.id.value.raw())
}

/// The ids of the members of groups in a role.
fn members_in(plan: &Plan, role: &[At<AssigneeId>]) -> Vec<Raw> {
    if !plan.has_groups {
        return Vec::new();
    }
    let members = role.iter().filter_map(|one| plan.assignee(&one.value)).flat_map(Assignee::members);
    members.filter_map(|member| plan.assignee(&member.value)).map(|one| one.id.value.raw()).collect()
}

pub(crate) fn titles_of(plan: &Plan, ids: &[At<AssigneeId>]) -> Vec<Raw> {
    let title = |id: &AssigneeId| plan.assignee(id).map_or_else(|| id.raw(), |one| one.title.raw().clone());
    ids.iter().map(|id| title(&id.value)).collect()
}
