//! The days on which a task is due.

use crate::model::{AfterTerm, Delivery, Due, OccurrenceName, Period, Plan, Task};
use crate::value::{Day, DueDay, Stretch, WorkingDays};

/// One occurrence of a recurring task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Occurrence {
    /// Its name in the key `for` of a delivery.
    pub name: OccurrenceName,
    pub due: DueDay,
    /// The calendar period whose name means it too.
    period: Option<Stretch>,
}

impl Occurrence {
    /// Its name, as `for` of a delivery and `--for` have it.
    pub(crate) fn written_name(&self) -> String {
        self.name.written()
    }

    /// The name of the calendar period that means it too.
    pub(crate) fn period_name(&self) -> Option<String> {
        self.period.map(|period| period.to_string())
    }

    /// Whether a delivery that bears this name is for it.
    pub(crate) fn is_called(&self, name: &OccurrenceName) -> bool {
        match name {
            OccurrenceName::Report(text) if self.period.is_some() => Stretch::parse(text) == self.period,
            OccurrenceName::Report(_) | OccurrenceName::Day(_) => *name == self.name,
        }
    }

    /// Whether a delivery is for it.
    pub(crate) fn is_of(&self, delivery: &Delivery) -> bool {
        delivery.occurrence.as_ref().is_some_and(|name| self.is_called(&name.value))
    }

    /// The day of the first delivery for it, of those on or before `day`: on `day`, a later one does not exist yet.
    pub(crate) fn delivered_by(&self, task: &Task, day: Day) -> Option<Day> {
        let deliveries = task.done.iter().filter(|one| self.is_of(one));
        deliveries.map(|delivery| delivery.on.value).filter(|on| *on <= day).min()
    }
}

/// The occurrences that the plan owes, by due day; none for a task that does not recur. An occurrence that was due
/// before the plan was issued, or before an amendment added the task, is not owed.
pub(crate) fn occurrences(plan: &Plan, task: &Task) -> Vec<Occurrence> {
    let owed_from = plan.task_owed_from(task);
    let mut owed = all_occurrences(plan, task);
    owed.retain(|occurrence| occurrence.due.day >= owed_from);
    owed
}

/// Every occurrence, owed or not, by due day; none for a task that does not recur. Repeated days count once.
pub(crate) fn all_occurrences(plan: &Plan, task: &Task) -> Vec<Occurrence> {
    occurrences_of(plan, &task.due.value)
}

/// The same for due days that are not those of a task, or not any more.
pub(crate) fn occurrences_of(plan: &Plan, due: &Due) -> Vec<Occurrence> {
    let (start, end) = (plan.start.value, plan.end.value);
    let by_day = |days, period: &dyn Fn(Day) -> Option<Stretch>| by_day(days, period, &plan.working_days);
    match due {
        Due::Every(frequency) => by_day(frequency.days(start, end), &|day| frequency.period_to(day)),
        Due::Days(days) => by_day(days.iter().map(|day| day.value).collect(), &|_| None),
        Due::EveryReport => {
            let reports = plan.all_reports().into_iter();
            let occurrence = |report: Period| Occurrence {
                name: OccurrenceName::Report(report.name),
                due: report.due,
                period: None,
            };
            reports.map(occurrence).collect()
        }
        Due::On(_) | Due::By(_) | Due::Continuous | Due::OnDemand | Due::After { .. } => Vec::new(),
    }
}

/// An occurrence is called by the day that the file says, though another one may count.
fn by_day(mut days: Vec<Day>, period: &dyn Fn(Day) -> Option<Stretch>, working_days: &WorkingDays) -> Vec<Occurrence> {
    days.sort_unstable();
    days.dedup();
    let occurrence =
        |day| Occurrence { name: OccurrenceName::Day(day), due: working_days.due(day), period: period(day) };
    days.into_iter().map(occurrence).collect()
}

/// The due day of a task that has only one. An event after `as_of` has not happened yet, so its task has none. `None`
/// also when the day lies beyond the calendar.
pub(crate) fn due_day(task: &Task, working_days: &WorkingDays, as_of: Day) -> Option<DueDay> {
    written_day(&task.due.value, working_days, as_of).map(|day| working_days.due(day))
}

/// The day that the file says, whether people work on it or not.
pub(super) fn written_day(due: &Due, working_days: &WorkingDays, as_of: Day) -> Option<Day> {
    match due {
        Due::On(day) => Some(*day),
        Due::By(stretch) => Some(stretch.last_day()),
        Due::After { term, on, .. } => {
            let (AfterTerm { days, working }, event) = ((*term)?, on.filter(|event| *event <= as_of)?);
            if working { working_days.after(event, days) } else { event.plus(i64::from(days)) }
        }
        Due::Every(_) | Due::EveryReport | Due::Days(_) | Due::Continuous | Due::OnDemand => None,
    }
}

/// Whether a delivery of a task that does not recur may call its day so.
pub(crate) fn names_due_day(due: &Due, name: &OccurrenceName) -> bool {
    let OccurrenceName::Day(day) = name else { return false };
    match due {
        Due::On(due) => due == day,
        Due::By(stretch) => stretch.last_day() == *day,
        Due::After { term: Some(AfterTerm { days, working: false }), on: Some(event), .. } => {
            event.plus(i64::from(*days)) == Some(*day)
        }
        // A holiday that becomes known later moves the day.
        Due::After { term: Some(AfterTerm { working: true, .. }), on: Some(event), .. } => event <= day,
        Due::After { term: None, .. }
        | Due::After { on: None, .. }
        | Due::Continuous
        | Due::OnDemand
        | Due::Every(_)
        | Due::EveryReport
        | Due::Days(_) => false,
    }
}
