//! The state of a task on a given day.

use super::{Baselines, Ranks};
use super::{occurrence::all_occurrences, occurrence::due_day, occurrence::names_due_day, occurrence::occurrences};
use crate::model::{Delivery, Due, Plan, Settings, Task};
use crate::value::word_enum;
use crate::value::{Day, DueDay, Exact, Item, WrittenDue};

word_enum! {
    /// The state of a task.
    pub enum State {
        /// Delivered in time.
        Done = "done" { en: "done", vi: "xong" },
        /// Delivered, but late.
        DoneLate = "done-late" { en: "done late", vi: "xong trễ" },
        /// Work has begun.
        InProgress = "in-progress" { en: "in progress", vi: "đang thực hiện" },
        /// The next due day is near.
        DueSoon = "due-soon" { en: "due soon", vi: "sắp đến hạn" },
        /// A due day has passed.
        Overdue = "overdue" { en: "overdue", vi: "quá hạn" },
        /// Nothing has happened yet.
        NotStarted = "not-started" { en: "not started", vi: "chưa thực hiện" },
        /// Its event has not happened, or all its occurrences were due before the plan was issued.
        Waiting = "waiting" { en: "waiting", vi: "chờ phát sinh" },
        /// Comes up when it is needed.
        OnDemand = "on-demand" { en: "on demand", vi: "khi phát sinh" },
        /// No longer to be done.
        Dropped = "dropped" { en: "dropped", vi: "dừng" },
    }
}

/// The day and the settings by which tasks and targets are judged.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    /// The day. A record dated after it does not exist yet.
    pub as_of: Day,
    /// A task is due soon from so many days before its due day on.
    pub due_soon_days: u32,
    /// The ranks that are computed from scores.
    pub ranks: &'v Ranks,
    /// The last figures of plans that baselines name.
    pub baselines: &'v Baselines,
}

impl<'v> View<'v> {
    /// The view of this day by the settings of the workspace; ranks stand as they were reported.
    #[must_use]
    pub fn new(as_of: Day, settings: &'v Settings) -> Self {
        static NO_RANKS: Ranks = Ranks::none();
        static NO_BASELINES: Baselines = Baselines::none();
        Self { as_of, due_soon_days: settings.due_soon_days, ranks: &NO_RANKS, baselines: &NO_BASELINES }
    }

    /// The same view on the earlier of its day and this one.
    pub(crate) fn until(self, day: Day) -> Self {
        Self { as_of: self.as_of.min(day), ..self }
    }

    /// The same view with ranks that are computed from scores.
    pub(crate) const fn with_ranks(self, ranks: &'v Ranks) -> Self {
        Self { ranks, ..self }
    }

    /// The same view with the last figures of plans that baselines name.
    pub(crate) const fn with_baselines(self, baselines: &'v Baselines) -> Self {
        Self { baselines, ..self }
    }
}

/// The numbers of occurrences of a recurring task.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OccurrenceCounts {
    /// In the whole plan.
    pub total: usize,
    /// With a due day on or before the day.
    pub due: usize,
    /// Delivered on or before the day.
    pub delivered: usize,
}

/// The state of a task, with its days and numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskStatus {
    /// Its state.
    pub state: State,
    /// The due day that decides the state, or that comes next.
    pub due: Option<Day>,
    /// The words of the file, where they are not this day.
    pub due_as_written: Option<WrittenDue>,
    /// How many days late, from 1; only when overdue or done late.
    pub days_late: Option<i64>,
    /// The latest progress entry, 0 to 100 percent.
    pub percent: Option<Exact>,
    /// The numbers of occurrences; `None` for a task that does not recur.
    pub occurrences: Option<OccurrenceCounts>,
}

/// One due day of a task, and the day of its first delivery.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub due: Option<DueDay>,
    pub delivered: Option<Day>,
}

impl Term {
    fn days_late(self) -> Option<i64> {
        Some(self.delivered?.days_since(self.due?.day)).filter(|days| *days > 0)
    }
}

/// Every due day that a task owes, with the deliveries by the day of `view`; one term for a task that does not recur.
pub(super) fn terms(plan: &Plan, task: &Task, view: View<'_>) -> Vec<Term> {
    let as_of = view.as_of;
    if task.due.value.is_recurring() {
        let owed = occurrences(plan, task);
        return owed.iter().map(|one| Term { due: Some(one.due), delivered: one.delivered_by(task, as_of) }).collect();
    }
    let end = matches!(task.due.value, Due::Continuous).then_some(DueDay::fixed(plan.end.value));
    let due = due_day(task, &plan.working_days, as_of).or(end);
    vec![Term { due, delivered: first_delivery(task, as_of) }]
}

/// The state of a task on the day of `view`. The first that fits counts: dropped, on demand, delivered, waiting,
/// overdue, due soon, begun, not started. A continuous task has an order of its own.
pub(crate) fn task_status(plan: &Plan, task: &Task, view: View<'_>) -> TaskStatus {
    let recurring = task.due.value.is_recurring();
    let terms = terms(plan, task, view);
    let counted = recurring.then(|| OccurrenceCounts {
        total: terms.len(),
        due: terms.iter().filter(|term| term.due.is_some_and(|due| due.day <= view.as_of)).count(),
        delivered: terms.iter().filter(|term| term.delivered.is_some()).count(),
    });
    let (state, due, days_late) = decide(plan, task, &terms, view);
    let due_as_written = due.and_then(|due| written_due(task, due));
    let percent = latest_progress(task, view.as_of);
    TaskStatus { state, due: due.map(|due| due.day), due_as_written, days_late, percent, occurrences: counted }
}

/// The words that the file has for a due day of a task, where they are not the day that counts.
pub(crate) fn written_due(task: &Task, due: DueDay) -> Option<WrittenDue> {
    match task.due.value {
        Due::By(stretch) => Some(WrittenDue::Stretch(stretch)),
        Due::On(_)
        | Due::Every(_)
        | Due::EveryReport
        | Due::Days(_)
        | Due::Continuous
        | Due::OnDemand
        | Due::After { .. } => due.moved_from().map(WrittenDue::Day),
    }
}

fn decide(plan: &Plan, task: &Task, terms: &[Term], view: View<'_>) -> (State, Option<DueDay>, Option<i64>) {
    let as_of = view.as_of;
    if task.is_dropped(as_of) {
        return (State::Dropped, None, None);
    }
    match &task.due.value {
        Due::OnDemand => return (State::OnDemand, None, None),
        Due::Continuous => return continuous(plan, terms, as_of),
        Due::On(_) | Due::By(_) | Due::Every(_) | Due::EveryReport | Due::Days(_) | Due::After { .. } => {}
    }
    if !terms.is_empty() && terms.iter().all(|term| term.delivered.is_some()) {
        // The latest of several late deliveries counts, and the first of equal ones.
        let worst =
            terms.iter().rev().filter_map(|term| Some((term.days_late()?, term.due))).max_by_key(|(late, _)| *late);
        return match worst {
            Some((days, due)) => (State::DoneLate, due, Some(days)),
            None => (State::Done, terms.last().and_then(|term| term.due), None),
        };
    }
    if waits(plan, task, terms, as_of) {
        return (State::Waiting, None, None);
    }
    let next = terms.iter().filter(|term| term.delivered.is_none()).filter_map(|term| term.due).min();
    let delivered_some = terms.iter().any(|term| term.delivered.is_some());
    match next {
        Some(due) if due.day < as_of => (State::Overdue, next, Some(as_of.days_since(due.day))),
        Some(due) if due.day.days_since(as_of) <= i64::from(view.due_soon_days) => (State::DueSoon, next, None),
        Some(_) | None if has_begun(task, as_of) || delivered_some => (State::InProgress, next, None),
        // Work without a term begins with its event.
        None if matches!(task.due.value, Due::After { term: None, .. }) => (State::InProgress, None, None),
        Some(_) | None => (State::NotStarted, next, None),
    }
}

/// Whether the event of a task has not happened, or every occurrence was due before the plan was issued, so that
/// nobody owes any of them.
fn waits(plan: &Plan, task: &Task, terms: &[Term], as_of: Day) -> bool {
    match &task.due.value {
        Due::After { on, .. } => on.is_none_or(|event| event > as_of),
        Due::Every(_) | Due::EveryReport | Due::Days(_) => terms.is_empty() && !all_occurrences(plan, task).is_empty(),
        Due::On(_) | Due::By(_) | Due::Continuous | Due::OnDemand => false,
    }
}

/// Thường xuyên: in progress through the plan's last day; afterwards done if it has a delivery, else overdue.
fn continuous(plan: &Plan, terms: &[Term], as_of: Day) -> (State, Option<DueDay>, Option<i64>) {
    let end = plan.end.value;
    if as_of < plan.start.value {
        (State::NotStarted, None, None)
    } else if as_of <= end {
        (State::InProgress, None, None)
    } else if terms.iter().any(|term| term.delivered.is_some()) {
        (State::Done, None, None)
    } else {
        (State::Overdue, Some(DueDay::fixed(end)), Some(as_of.days_since(end)))
    }
}

fn first_delivery(task: &Task, as_of: Day) -> Option<Day> {
    // One that was for due days before an amendment counts for nothing now.
    let counts = |delivery: &&Item<Delivery>| match &delivery.occurrence {
        Some(name) => task.was.is_empty() || names_due_day(&task.due.value, &name.value),
        None => true,
    };
    task.done.iter().filter(counts).map(|delivery| delivery.on.value).filter(|on| *on <= as_of).min()
}

fn has_begun(task: &Task, as_of: Day) -> bool {
    task.started.is_some_and(|started| started.value <= as_of)
        || task.progress.iter().any(|progress| progress.on.value <= as_of)
}

/// The latest entry on or before the day; the last in the file where several have that day.
fn latest_progress(task: &Task, as_of: Day) -> Option<Exact> {
    let known = task.progress.iter().filter(|progress| progress.on.value <= as_of);
    known.max_by_key(|progress| progress.on.value).map(|progress| progress.percent.value.clone())
}
