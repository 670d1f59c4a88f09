//! The days on which a task is due.

use crate::model::{Due, Occurrence as Name, Plan, Task};
use crate::value::Day;

/// One time that a recurring task comes up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Occurrence {
    /// What a delivery calls it in `for`.
    pub name: Name,
    /// The day on which it is due.
    pub due: Day,
}

/// The times that a recurring task comes up and is owed, by due day; none for other tasks. Nobody owes what was due
/// before the plan was issued.
pub(crate) fn occurrences(plan: &Plan, task: &Task) -> Vec<Occurrence> {
    let owed_from = plan.owed_from();
    let mut owed = all_occurrences(plan, task);
    owed.retain(|occurrence| occurrence.due >= owed_from);
    owed
}

/// Every time that a recurring task comes up, owed or not, by due day; none for other tasks. Repeated days count
/// once.
pub(crate) fn all_occurrences(plan: &Plan, task: &Task) -> Vec<Occurrence> {
    let (start, end) = (plan.start.value, plan.end.value);
    match &task.due.value {
        Due::Every(frequency) => by_day(frequency.days(start, end)),
        Due::Days(days) => by_day(days.iter().map(|day| day.value).collect()),
        Due::EveryReport => {
            let reports = plan.reports_of_its_days().into_iter();
            reports.map(|period| Occurrence { name: Name::Report(period.name), due: period.due }).collect()
        }
        Due::On(_) | Due::Continuous | Due::OnDemand | Due::After { .. } => Vec::new(),
    }
}

fn by_day(mut days: Vec<Day>) -> Vec<Occurrence> {
    days.sort_unstable();
    days.dedup();
    days.into_iter().map(|due| Occurrence { name: Name::Day(due), due }).collect()
}

/// The one day on which a task is due, for tasks that have one on `as_of`: an event that lies behind
/// `as_of` has not happened yet. `None` also when the day lies beyond the calendar.
pub(crate) fn due_day(task: &Task, holidays: &[Day], as_of: Day) -> Option<Day> {
    match &task.due.value {
        Due::On(day) => Some(*day),
        Due::After { days, working, on, .. } => {
            let event = on.filter(|event| *event <= as_of)?;
            if *working { after_working_days(event, *days, holidays) } else { event.plus(i64::from(*days)) }
        }
        Due::Every(_) | Due::EveryReport | Due::Days(_) | Due::Continuous | Due::OnDemand => None,
    }
}

/// The day that lies `days` working days after `event`. The day after the event is the first that can count.
fn after_working_days(event: Day, days: u32, holidays: &[Day]) -> Option<Day> {
    // No term of a plan is longer than its hundred years; a larger number is beyond the calendar.
    const MOST: u32 = 40_000;
    let mut day = event;
    let mut left = (days <= MOST).then_some(days)?;
    while left > 0 {
        day = day.plus(1)?;
        if day.is_weekday() && !holidays.contains(&day) {
            left -= 1;
        }
    }
    Some(day)
}

#[cfg(test)]
mod tests {
    use super::after_working_days;
    use crate::value::Day;

    #[test]
    fn weekends_and_holidays_do_not_count() {
        let day = |month, day| Day::new(2023, month, day).expect("a day");
        // 28 April 2023 is a Friday; 1 May is a holiday.
        assert_eq!(after_working_days(day(4, 28), 2, &[day(5, 1)]), Some(day(5, 3)));
        assert_eq!(after_working_days(day(4, 28), 0, &[]), Some(day(4, 28)));
        assert_eq!(after_working_days(day(4, 29), 1, &[]), Some(day(5, 1)));
    }
}
