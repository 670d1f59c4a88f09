//! The deliveries of a plan that are still due, as events. A filter chooses events, and never changes what one says:
//! the calendars of two people may be read into one.

use super::event::{Calendar, Event, Thing, closing, uid};
use super::reports::report_events;
use crate::calc::{self, DueNames, Occurrence, State, TaskStatus, View};
use crate::model::{Due, OccurrenceName, Plan, Task};
use crate::report::PlanLabel;
use crate::report::due::rows::open_occurrences;
use crate::report::plan_label::PlanCount;
use crate::report::status::document::NO_LEAD;
use crate::report::status::members::{MemberShare, Named};
use crate::report::status::rows::{Filter, titles_of};
use crate::text::{Both, Lang, Raw};
use crate::value::{Cell, Day, WrittenDue};

/// The events of one plan.
#[derive(Clone, Debug)]
pub struct PlanCalendar {
    pub(crate) label: PlanLabel,
    /// By due day.
    pub(crate) events: Vec<Event>,
    pub(crate) left_out: LeftOut,
}

/// How many open tasks have no due day, and so no event.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct LeftOut {
    /// They go on until the plan ends, or have no term.
    pub(crate) continuous: usize,
    /// Their event has not happened.
    pub(crate) waiting: usize,
    pub(crate) on_demand: usize,
}

impl LeftOut {
    const fn count(&mut self, state: State) {
        match state {
            State::OnDemand => self.on_demand += 1,
            State::Waiting => self.waiting += 1,
            State::InProgress | State::NotStarted | State::DueSoon | State::Overdue => self.continuous += 1,
            State::Done | State::DoneLate | State::Dropped => {}
        }
    }

    /// The sum of both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            continuous: self.continuous + other.continuous,
            waiting: self.waiting + other.waiting,
            on_demand: self.on_demand + other.on_demand,
        }
    }
}

/// The deliveries and the reports of a plan that are still due. With people in the filter, of the reports
/// those for which one of them brings a figure; with areas, none.
#[must_use]
pub fn plan_calendar(plan: &Plan, view: View<'_>, filter: &Filter) -> PlanCalendar {
    let label = PlanLabel::of(plan, view);
    let plan = &*calc::plan_on(plan, view.as_of);
    let (mut events, mut left_out) = (Vec::new(), LeftOut::default());
    // Nobody delivers any more for a plan that is replaced.
    for task in plan.tasks.iter().filter(|_| view.replacement.is_none()) {
        let (status, _) = filter.status(plan, task, view);
        if !filter.takes(plan, task, &status, view.as_of) {
            continue;
        }
        let one = TaskEvents { plan, task, view, label: &label };
        if task.due.value.is_recurring() && is_open(status.state) {
            let names = calc::due_names(plan, task, view.as_of);
            let open = open_occurrences(plan, task, filter, view);
            events.extend(open.iter().map(|open| one.of_occurrence(&names, &open.occurrence, open.of_all.clone())));
        } else if let Some(due) = status.due.filter(|_| is_open(status.state)) {
            events.push(one.of_task(due, &status));
        } else {
            left_out.count(status.state);
        }
    }
    if view.replacement.is_none() && filter.areas.is_none() {
        events.extend(report_events(plan, view, &label, filter.assignees.as_ref()));
    }
    events.sort_by_key(|event| event.due);
    PlanCalendar { label, events, left_out }
}

const fn is_open(state: State) -> bool {
    match state {
        State::InProgress | State::NotStarted | State::DueSoon | State::Overdue => true,
        State::Done | State::DoneLate | State::Dropped | State::Waiting | State::OnDemand => false,
    }
}

impl Calendar {
    /// The calendar of these plans; that of one person, by the title. It reminds so many days before, 0 to 366 days.
    #[must_use]
    pub fn of(plans: &[PlanCalendar], person: Option<&Raw>, (as_of, lang): (Day, Lang), remind: &[u32]) -> Self {
        const OF_PERSON: Both = Both::same("{person} – {plan}");
        let name = match plans {
            [plan] => plan.label.heading(),
            plans => PlanCount::of(plans.iter().map(|plan| &plan.label)).cell(),
        };
        let name = match person {
            Some(person) => Cell::phrase(OF_PERSON, vec![("person", Cell::Text(person.clone())), ("plan", name)]),
            None => name,
        };
        let events = plans.iter().flat_map(|plan| plan.events.iter().cloned()).collect();
        Self { name, as_of, lang, remind: remind.to_vec(), events }
    }
}

/// The events of one task.
struct TaskEvents<'t> {
    plan: &'t Plan,
    task: &'t Task,
    view: View<'t>,
    label: &'t PlanLabel,
}

impl TaskEvents<'_> {
    fn of_task(&self, due: Day, status: &TaskStatus) -> Event {
        const PROGRESS: Both = Both { en: "Progress: {percent}", vi: "Tiến độ: {percent}" };
        let members = calc::task_status(self.plan, self.task, self.view).members;
        let members = members.map(|counts| MemberShare::of(self.plan, &counts));
        let percent = status.percent.clone().map(|percent| ("percent", Cell::Exactly(percent)));
        let progress = percent.map(|percent| Cell::phrase(PROGRESS, vec![percent]));
        let middle = members_line(members).into_iter().chain(progress).collect();
        self.event((None, None), (due, status.due_as_written), middle)
    }

    fn of_occurrence(&self, names: &DueNames, one: &Occurrence, members: Option<MemberShare>) -> Event {
        let due = (one.due.day, calc::written_due(self.task, one.due));
        let middle = members_line(members).into_iter().collect();
        if let (Due::Days(_), OccurrenceName::Day(day)) = (&self.task.due.value, &one.name) {
            let name = names.get(day).and_then(Option::as_deref);
            return self.event((name, None), due, middle);
        }
        let name = one.written_name();
        let shown = match self.task.due.value {
            Due::EveryReport => Some(name.clone()),
            Due::Every(_)
            | Due::Days(_)
            | Due::On(_)
            | Due::By(_)
            | Due::Continuous
            | Due::OnDemand
            | Due::After { .. } => one.period_name(),
        };
        self.event((Some(&name), shown), due, middle)
    }

    /// The event of an occurrence with this name, and with this one for people.
    fn event(
        &self,
        (occurrence, shown): (Option<&str>, Option<String>),
        (due, written): (Day, Option<WrittenDue>),
        middle: Vec<Cell>,
    ) -> Event {
        const TITLE: Both = Both::same("{id} {title}");
        const OF_PERIOD: Both = Both::same("{id} {title} ({period})");
        const LEAD: Both = Both { en: "Lead: {who}", vi: "Chủ trì: {who}" };
        const SUPPORT: Both = Both { en: "Support: {who}", vi: "Phối hợp: {who}" };
        const OVERSEE: Both = Both { en: "Overseen by: {who}", vi: "Giám sát: {who}" };
        const OUTPUT: Both = Both { en: "Output: {output}", vi: "Sản phẩm: {output}" };
        const WRITTEN: Both = Both { en: "Deadline in the plan: {due}", vi: "Thời hạn trong kế hoạch: {due}" };
        let (plan, task, as_of) = (self.plan, self.task, self.view.as_of);
        let mut args = vec![("id", Cell::Text(task.id.value.raw())), ("title", Cell::Text(task.title.raw().clone()))];
        let says = if shown.is_some() { OF_PERIOD } else { TITLE };
        args.extend(shown.map(|name| ("period", Cell::from(name))));
        let people = |says: Both, ids| -> Option<Cell> {
            let titles: Vec<Cell> = titles_of(plan, ids).into_iter().map(Cell::Text).collect();
            (!titles.is_empty()).then(|| Cell::phrase(says, vec![("who", Cell::Joined(titles, ", "))]))
        };
        let nobody = || Cell::phrase(LEAD, vec![("who", Cell::Word(NO_LEAD))]);
        let output = task.output.as_ref().map(|output| Cell::Text(output.raw().clone()));
        let mut details = vec![people(LEAD, &task.leads).unwrap_or_else(nobody)];
        details.extend(people(SUPPORT, &task.support));
        details.extend(people(OVERSEE, &task.oversee));
        details.extend(output.map(|output| Cell::phrase(OUTPUT, vec![("output", output)])));
        details.extend(middle);
        details.extend(written.map(|written| Cell::phrase(WRITTEN, vec![("due", written.into())])));
        details.extend(closing(due, as_of, self.label.heading()));
        let area = plan.areas.iter().find(|area| area.id.value.is(task.area.value.as_str()));
        Event {
            uid: uid(&self.label.id, Thing::Task(task.id.value.as_str(), occurrence)),
            due,
            title: Cell::phrase(says, args),
            is_overdue: due < as_of,
            details,
            category: area.map(|area| Cell::Text(area.title.raw().clone())),
        }
    }
}

fn members_line(share: Option<MemberShare>) -> Option<Cell> {
    const MEMBERS: Both = Both { en: "Members: {share}", vi: "Thành viên: {share}" };
    let share = share.filter(|share| share.total > 1)?;
    Some(Cell::phrase(MEMBERS, vec![("share", share.cell(Named::First))]))
}
