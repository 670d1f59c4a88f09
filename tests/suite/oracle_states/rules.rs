//! The oracle: the state of a task, the counts of areas and plan, written from the words of the
//! rules.

use chrono::NaiveDate;

use super::answers::{Counts, OccurrenceCounts, State, TaskAnswer, Verdict};
use super::model::{Due, Issued, Plan, Settings, Task};
use super::periods::{Occurrence, after_working_days, days_between, last_day_of, occurrences, plus};

/// The state alone, without a day.
fn plain(state: State) -> Verdict {
    Verdict { state, due: None, days_late: None }
}

/// The state with its due day.
fn with_due(state: State, due: NaiveDate) -> Verdict {
    Verdict { state, due: Some(due), days_late: None }
}

/// Overdue since `due`.
fn overdue(due: NaiveDate, as_of: NaiveDate) -> Verdict {
    Verdict { state: State::Overdue, due: Some(due), days_late: Some(days_between(due, as_of)) }
}

/// The earliest delivery that exists on the day, of one occurrence or (none named) of the task.
pub fn first_delivery(task: &Task, occurrence: Option<&Occurrence>, as_of: NaiveDate) -> Option<NaiveDate> {
    let mut first: Option<NaiveDate> = None;
    for delivery in &task.done {
        if delivery.on > as_of {
            continue;
        }
        if let Some(occurrence) = occurrence
            && !occurrence.is_named(delivery)
        {
            continue;
        }
        match first {
            Some(day) if day <= delivery.on => {}
            _ => first = Some(delivery.on),
        }
    }
    first
}

/// Whether `started` or a progress entry lies on or before the day.
fn has_begun(task: &Task, as_of: NaiveDate) -> bool {
    task.started.is_some_and(|day| day <= as_of) || task.progress.iter().any(|entry| entry.on <= as_of)
}

/// `due-soon`, `in-progress` or `not-started`, for a next due day that is not before the day.
fn before_the_due_day(begun: bool, due: NaiveDate, settings: &Settings) -> Verdict {
    let soon = settings.due_soon_days.unwrap_or(14);
    if due <= plus(settings.as_of, soon) {
        with_due(State::DueSoon, due)
    } else if begun {
        with_due(State::InProgress, due)
    } else {
        with_due(State::NotStarted, due)
    }
}

/// A task with one due day, which may not be known (yet).
fn one_off(task: &Task, due: Option<NaiveDate>, settings: &Settings) -> Verdict {
    let as_of = settings.as_of;
    match (first_delivery(task, None, as_of), due) {
        (Some(_), None) => plain(State::Done),
        (Some(on), Some(due)) if on <= due => with_due(State::Done, due),
        (Some(on), Some(due)) => {
            Verdict { state: State::DoneLate, due: Some(due), days_late: Some(days_between(due, on)) }
        }
        (None, None) => plain(State::Waiting),
        (None, Some(due)) if due < as_of => overdue(due, as_of),
        (None, Some(due)) => before_the_due_day(has_begun(task, as_of), due, settings),
    }
}

/// A task with occurrences.
fn recurring(task: &Task, occurrences: &[Occurrence], settings: &Settings) -> Verdict {
    let as_of = settings.as_of;
    // All that there was fell out by the day of issue.
    let Some(last) = occurrences.last() else {
        return plain(State::Waiting);
    };
    // The occurrences are in the order of their due days, so the first found is the earliest.
    let mut worst: Option<(i64, NaiveDate)> = None;
    let mut any_delivered = false;
    let mut open = Vec::new();
    for occurrence in occurrences {
        let Some(on) = first_delivery(task, Some(occurrence), as_of) else {
            open.push(occurrence.due);
            continue;
        };
        any_delivered = true;
        let late = days_between(occurrence.due, on);
        if late > 0 && worst.is_none_or(|(most, _)| late > most) {
            worst = Some((late, occurrence.due));
        }
    }
    let Some(&next) = open.first() else {
        return match worst {
            None => with_due(State::Done, last.due),
            Some((late, due)) => Verdict { state: State::DoneLate, due: Some(due), days_late: Some(late) },
        };
    };
    if next < as_of {
        return overdue(next, as_of);
    }
    before_the_due_day(any_delivered || has_begun(task, as_of), next, settings)
}

/// A continuous task.
fn continuous(task: &Task, plan: &Plan, as_of: NaiveDate) -> Verdict {
    if as_of < plan.start {
        plain(State::NotStarted)
    } else if as_of <= plan.end {
        plain(State::InProgress)
    } else if first_delivery(task, None, as_of).is_some() {
        plain(State::Done)
    } else {
        overdue(plan.end, as_of)
    }
}

/// The due day of a task that does not recur, as far as it is known on the day: none on demand, for
/// continuous tasks, and after an event that has not come.
pub fn known_due(task: &Task, settings: &Settings) -> Option<NaiveDate> {
    // An event after the day does not exist yet.
    let known = |event: Option<NaiveDate>| event.filter(|&event| event <= settings.as_of);
    match task.due {
        Due::On(due) => Some(due),
        Due::By(ref name) => Some(last_day_of(name)),
        Due::DaysAfter { days, event } => Some(plus(known(event)?, days)),
        Due::WorkingDaysAfter { days, event } => Some(after_working_days(known(event)?, days, &settings.holidays)),
        Due::OnDemand | Due::Continuous | Due::After { .. } => None,
        Due::Weekly
        | Due::Monthly
        | Due::Quarterly
        | Due::HalfYearly
        | Due::Yearly
        | Due::EveryReport
        | Due::Days(_) => {
            unreachable!("recurring tasks have occurrences")
        }
    }
}

/// The state of a task.
pub fn verdict(task: &Task, plan: &Plan, settings: &Settings) -> Verdict {
    let as_of = settings.as_of;
    if task.dropped.is_some_and(|day| day <= as_of) {
        return plain(State::Dropped);
    }
    if let Some(occurrences) = occurrences(&task.due, plan, settings) {
        return recurring(task, &occurrences, settings);
    }
    match task.due {
        Due::OnDemand => plain(State::OnDemand),
        Due::Continuous => continuous(task, plan, as_of),
        // Work without a term: it is never late.
        Due::After { event } => match event {
            _ if first_delivery(task, None, as_of).is_some() => plain(State::Done),
            Some(event) if event <= as_of => plain(State::InProgress),
            _ => plain(State::Waiting),
        },
        Due::On(_) | Due::By(_) | Due::DaysAfter { .. } | Due::WorkingDaysAfter { .. } => {
            one_off(task, known_due(task, settings), settings)
        }
        Due::Weekly
        | Due::Monthly
        | Due::Quarterly
        | Due::HalfYearly
        | Due::Yearly
        | Due::EveryReport
        | Due::Days(_) => {
            unreachable!("recurring tasks have occurrences")
        }
    }
}

/// The percent of the latest progress entry on or before the day.
fn percent(task: &Task, as_of: NaiveDate) -> Option<i64> {
    let mut latest: Option<(NaiveDate, i64)> = None;
    for entry in &task.progress {
        if entry.on <= as_of && latest.is_none_or(|(day, _)| day < entry.on) {
            latest = Some((entry.on, entry.percent));
        }
    }
    latest.map(|(_, percent)| percent)
}

/// All that must be shown of a task.
pub fn answer(task: &Task, plan: &Plan, settings: &Settings) -> TaskAnswer {
    let as_of = settings.as_of;
    let counts = occurrences(&task.due, plan, settings).map(|occurrences| {
        let mut counts = OccurrenceCounts { total: 0, due: 0, delivered: 0 };
        for occurrence in &occurrences {
            counts.total += 1;
            if occurrence.due <= as_of {
                counts.due += 1;
            }
            if first_delivery(task, Some(occurrence), as_of).is_some() {
                counts.delivered += 1;
            }
        }
        counts
    });
    TaskAnswer { verdict: verdict(task, plan, settings), percent: percent(task, as_of), occurrences: counts }
}

/// The counts over the tasks of one area, or (none named) over all of the plan.
pub fn counts(plan: &Plan, area: Option<&str>, settings: &Settings) -> Counts {
    let mut counts = Counts { tasks: 0, states: [0; 9], numerator: 0, denominator: 0 };
    for task in &plan.tasks {
        if area.is_some_and(|area| task.area != area) {
            continue;
        }
        let state = verdict(task, plan, settings).state;
        counts.tasks += 1;
        for (count, each) in counts.states.iter_mut().zip(State::ALL) {
            if each == state {
                *count += 1;
            }
        }
        match state {
            State::Done | State::DoneLate => {
                counts.numerator += 1;
                counts.denominator += 1;
            }
            State::Dropped | State::OnDemand | State::Waiting => {}
            State::Overdue | State::DueSoon | State::InProgress | State::NotStarted => {
                counts.denominator += 1;
            }
        }
    }
    counts
}

/// The number of provisional tasks.
pub fn provisional(plan: &Plan) -> usize {
    plan.tasks.iter().filter(|task| task.provisional).count()
}

/// Whether the plan is a draft on the day, or issued.
pub fn plan_state(plan: &Plan, settings: &Settings) -> &'static str {
    match plan.issued {
        Issued::Draft => "draft",
        Issued::On(date) if settings.as_of < date => "draft",
        Issued::On(_) | Issued::Undated => "issued",
    }
}
