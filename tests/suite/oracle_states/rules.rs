//! The oracle: the state of a task, the counts of areas and plan, written from the words of the
//! rules.

use chrono::NaiveDate;

use super::answers::{Counts, OccurrenceCounts, State, TaskAnswer, Verdict};
use super::history::occurrences_of;
use super::model::{Due, Issued, Plan, Settings, Task};
use super::periods::{Occurrence, days_between, last_day_of, plus};
use super::rest_days::{after_working_days, runs_to};
use crate::oracle::Slip;

/// The state alone, without a day.
fn plain(state: State) -> Verdict {
    Verdict { state, due: None, written: None, occurrence: None, days_late: None }
}

/// A due day: as it is written, and the day to which it runs.
#[derive(Debug, Clone, Copy)]
pub struct DueDay {
    /// As it is written, or as it follows from what is written.
    pub written: NaiveDate,
    /// The last day in time.
    pub due: NaiveDate,
    /// The place of the occurrence that it is of.
    pub occurrence: Option<usize>,
}

/// The state with its due day.
fn with_due(state: State, day: DueDay) -> Verdict {
    let (due, written) = (Some(day.due), Some(day.written));
    Verdict { state, due, written, occurrence: day.occurrence, days_late: None }
}

/// The state with its due day, from which the days late are counted.
fn late(state: State, day: DueDay, until: NaiveDate) -> Verdict {
    let from = day.due;
    Verdict { days_late: Some(days_between(from, until)), ..with_due(state, day) }
}

/// The earliest delivery that exists on the day, of one occurrence or (none named) of the task; of a task that a group
/// leads, the day of the last member.
pub fn first_delivery(
    task: &Task,
    occurrence: Option<&Occurrence>,
    as_of: NaiveDate,
    settings: &Settings,
) -> Option<NaiveDate> {
    if task.members.is_empty() {
        return first_of(task, occurrence, as_of);
    }
    let each = task.members.iter().map(|member| first_of(&as_member(task, member), occurrence, as_of));
    if settings.slip == Some(Slip::FirstMember) {
        return each.flatten().min();
    }
    let mut last = None;
    for on in each {
        // None where one has not delivered.
        last = last.max(Some(on?));
    }
    last
}

/// The task as a member of the group sees it: led by this member, with its deliveries alone.
pub fn as_member(task: &Task, member: &str) -> Task {
    let mut own = Task { members: Vec::new(), leads: vec![member.to_owned()], ..task.clone() };
    own.done.retain(|delivery| delivery.by.as_deref() == Some(member));
    own
}

/// The members who have delivered by the day, of one occurrence or (none named) of the task.
pub fn who_delivered<'a>(task: &'a Task, occurrence: Option<&Occurrence>, settings: &Settings) -> Vec<&'a str> {
    let mut found = Vec::new();
    for member in &task.members {
        if first_of(&as_member(task, member), occurrence, settings.as_of).is_some() {
            found.push(&member[..]);
        }
    }
    found
}

/// The earliest delivery, whoever it is by.
fn first_of(task: &Task, occurrence: Option<&Occurrence>, as_of: NaiveDate) -> Option<NaiveDate> {
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

/// Whether a member of the group that leads it has delivered.
fn has_a_member(task: &Task, occurrence: Option<&Occurrence>, settings: &Settings) -> bool {
    settings.slip != Some(Slip::OneMemberIsNothing) && !who_delivered(task, occurrence, settings).is_empty()
}

/// `due-soon`, `in-progress` or `not-started`, for a next due day that is not before the day.
fn before_the_due_day(begun: bool, due: DueDay, settings: &Settings) -> Verdict {
    let soon = settings.due_soon_days.unwrap_or(14);
    if due.due <= plus(settings.as_of, soon) {
        with_due(State::DueSoon, due)
    } else if begun {
        with_due(State::InProgress, due)
    } else {
        with_due(State::NotStarted, due)
    }
}

/// A task with one due day, which may not be known (yet).
fn one_off(task: &Task, due: Option<DueDay>, settings: &Settings) -> Verdict {
    let as_of = settings.as_of;
    match (first_delivery(task, None, as_of, settings), due) {
        (Some(_), None) => plain(State::Done),
        (Some(on), Some(due)) if on <= due.due => with_due(State::Done, due),
        (Some(on), Some(due)) => late(State::DoneLate, due, on),
        (None, None) => plain(State::Waiting),
        (None, Some(due)) if due.due < as_of => late(State::Overdue, due, as_of),
        (None, Some(due)) => {
            let begun = has_begun(task, as_of) || has_a_member(task, None, settings);
            before_the_due_day(begun, due, settings)
        }
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
    let mut worst: Option<(i64, DueDay, NaiveDate)> = None;
    let mut any_delivered = false;
    let mut open = Vec::new();
    for (place, occurrence) in occurrences.iter().enumerate() {
        let day = DueDay { written: occurrence.written, due: occurrence.due, occurrence: Some(place) };
        let Some(on) = first_delivery(task, Some(occurrence), as_of, settings) else {
            open.push(day);
            any_delivered |= has_a_member(task, Some(occurrence), settings);
            continue;
        };
        any_delivered = true;
        let days = days_between(occurrence.due, on);
        if days > 0 && worst.is_none_or(|(most, ..)| days > most) {
            worst = Some((days, day, on));
        }
    }
    let Some(&next) = open.first() else {
        return match worst {
            None => with_due(
                State::Done,
                DueDay { written: last.written, due: last.due, occurrence: Some(occurrences.len() - 1) },
            ),
            Some((_, day, on)) => late(State::DoneLate, day, on),
        };
    };
    if next.due < as_of {
        return late(State::Overdue, next, as_of);
    }
    before_the_due_day(any_delivered || has_begun(task, as_of), next, settings)
}

/// A continuous task: the plan's end does not move.
fn continuous(task: &Task, plan: &Plan, settings: &Settings) -> Verdict {
    let as_of = settings.as_of;
    let end = if settings.slip == Some(Slip::EndRests) { runs_to(plan.end, settings) } else { plan.end };
    if as_of < plan.start {
        plain(State::NotStarted)
    } else if as_of <= end {
        plain(State::InProgress)
    } else if first_delivery(task, None, as_of, settings).is_some() {
        plain(State::Done)
    } else {
        late(State::Overdue, DueDay { written: end, due: end, occurrence: None }, as_of)
    }
}

/// The due day of a task that does not recur, as far as it is known on the day: none on demand, for
/// continuous tasks, and after an event that has not come.
pub fn known_due(task: &Task, settings: &Settings) -> Option<DueDay> {
    // An event after the day does not exist yet.
    let known = |event: Option<NaiveDate>| event.filter(|&event| event <= settings.as_of);
    let written = match task.due {
        Due::On(due) => due,
        Due::By(ref name) => last_day_of(name),
        Due::DaysAfter { days, event } => plus(known(event)?, days),
        Due::WorkingDaysAfter { days, event } => after_working_days(known(event)?, days, settings),
        Due::OnDemand | Due::Continuous | Due::After { .. } => return None,
        Due::Weekly
        | Due::Monthly
        | Due::Quarterly
        | Due::HalfYearly
        | Due::Yearly
        | Due::EveryReport
        | Due::Days(_) => {
            unreachable!("recurring tasks have occurrences")
        }
    };
    Some(DueDay { written, due: runs_to(written, settings), occurrence: None })
}

/// The state of a task.
pub fn verdict(task: &Task, plan: &Plan, settings: &Settings) -> Verdict {
    let as_of = settings.as_of;
    if task.dropped.is_some_and(|day| day <= as_of) {
        return plain(State::Dropped);
    }
    if let Some(occurrences) = occurrences_of(task, plan, settings) {
        return recurring(task, &occurrences, settings);
    }
    match task.due {
        Due::OnDemand => plain(State::OnDemand),
        Due::Continuous => continuous(task, plan, settings),
        // Work without a term: it is never late.
        Due::After { event } => match event {
            _ if first_delivery(task, None, as_of, settings).is_some() => plain(State::Done),
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
    let counts = occurrences_of(task, plan, settings).map(|occurrences| {
        let mut counts = OccurrenceCounts { total: 0, due: 0, delivered: 0 };
        for occurrence in &occurrences {
            counts.total += 1;
            if occurrence.due <= as_of {
                counts.due += 1;
            }
            if first_delivery(task, Some(occurrence), as_of, settings).is_some() {
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
