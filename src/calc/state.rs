//! The state of a task on a given day.

use super::members::{MemberCounts, MemberDeliveries};
use super::{Baselines, Ranks, Replacement};
use super::{
    occurrence::Occurrence, occurrence::all_occurrences, occurrence::due_day, occurrence::names_due_day,
    occurrence::occurrences,
};
use crate::model::{Delivery, Due, Plan, Settings, Task};
use crate::value::word_enum;
use crate::value::{AssigneeId, Day, DueDay, Exact, Item, WrittenDue};

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
    /// The plan that has taken the place of this one. Then the day of the view is the day before.
    pub replacement: Option<&'v Replacement>,
}

impl<'v> View<'v> {
    /// The view of this day by the settings of the workspace; ranks stand as they were reported.
    #[must_use]
    pub fn new(as_of: Day, settings: &'v Settings) -> Self {
        static NO_RANKS: Ranks = Ranks::none();
        static NO_BASELINES: Baselines = Baselines::none();
        Self {
            as_of,
            due_soon_days: settings.due_soon_days,
            ranks: &NO_RANKS,
            baselines: &NO_BASELINES,
            replacement: None,
        }
    }

    /// The same view on the earlier of its day and this one.
    pub(crate) fn until(self, day: Day) -> Self {
        Self { as_of: self.as_of.min(day), ..self }
    }

    /// The view of a plan in whose place another stands: that of the day before.
    pub(crate) fn replaced(self, replacement: Option<&'v Replacement>) -> Self {
        match replacement {
            Some(known) => Self { replacement, ..self.until(known.day_before()) },
            None => self,
        }
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
    /// The members of the group that leads it, for the occurrence that `due` names; `None` where no group leads it, or
    /// nothing is owed.
    pub members: Option<MemberCounts>,
}

/// One due day of a task, and the day of its first delivery; where a group leads it, of the last member's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub due: Option<DueDay>,
    pub delivered: Option<Day>,
    /// Whether something is delivered: of a group, some members may have delivered already.
    pub begun: bool,
}

impl Term {
    fn days_late(self) -> Option<i64> {
        Some(self.delivered?.days_since(self.due?.day)).filter(|days| *days > 0)
    }
}

/// Every due day that a task owes, with the deliveries by the day of `view`; one term for a task that does not recur.
pub(super) fn terms(plan: &Plan, task: &Task, view: View<'_>) -> Vec<Term> {
    terms_and_members(plan, task, view, None).0
}

/// The question who counts, of the members of a leading group.
type Asked<'a> = &'a dyn Fn(&AssigneeId) -> bool;

/// The terms, and the deliveries of the members where a group leads the task; of those that are `asked` alone.
fn terms_and_members<'p>(
    plan: &'p Plan,
    task: &Task,
    view: View<'_>,
    asked: Option<Asked<'_>>,
) -> (Vec<Term>, Option<MemberDeliveries<'p>>) {
    let as_of = view.as_of;
    let owed = task.due.value.is_recurring().then(|| occurrences(plan, task));
    let members = MemberDeliveries::of(plan, task, owed.as_deref(), as_of);
    let members = match (members, asked) {
        (Some(all), Some(asked)) => Some(all.among(asked)),
        (all, _) => all,
    };
    let terms = if let Some(members) = &members {
        let together = members.together();
        let term = |due, (delivered, begun)| Term { due, delivered, begun };
        dues(plan, task, view, owed.as_deref()).into_iter().zip(together).map(|(due, days)| term(due, days)).collect()
    } else {
        let term = |due, delivered: Option<Day>| Term { due, delivered, begun: delivered.is_some() };
        match &owed {
            Some(owed) => owed.iter().map(|one| term(Some(one.due), one.delivered_by(task, as_of))).collect(),
            None => vec![term(only_due(plan, task, view), first_delivery(task, as_of))],
        }
    };
    (terms, members)
}

/// The day on which a task that does not recur is delivered: that of the first delivery. Where a group leads, it is
/// that of the last member.
pub(crate) fn delivered_on(plan: &Plan, task: &Task, view: View<'_>) -> Option<Day> {
    terms(plan, task, view).first().and_then(|term| term.delivered)
}

/// The due days that a task owes; one, which may be unknown, for a task that does not recur.
fn dues(plan: &Plan, task: &Task, view: View<'_>, owed: Option<&[Occurrence]>) -> Vec<Option<DueDay>> {
    owed.map_or_else(|| vec![only_due(plan, task, view)], |owed| owed.iter().map(|one| Some(one.due)).collect())
}

fn only_due(plan: &Plan, task: &Task, view: View<'_>) -> Option<DueDay> {
    let end = matches!(task.due.value, Due::Continuous).then_some(DueDay::fixed(plan.end.value));
    due_day(task, &plan.working_days, view.as_of).or(end)
}

/// The terms of each member of the group that leads a task, in the order of the file; `None` where no group leads it.
pub(super) fn terms_of_members<'p>(
    plan: &'p Plan,
    task: &Task,
    view: View<'_>,
) -> Option<Vec<(&'p AssigneeId, Vec<Term>)>> {
    let owed = task.due.value.is_recurring().then(|| occurrences(plan, task));
    let members = MemberDeliveries::of(plan, task, owed.as_deref(), view.as_of)?;
    let dues = dues(plan, task, view, owed.as_deref());
    let of_one = |(number, member): (usize, &&'p AssigneeId)| {
        let terms = dues.iter().zip(members.of_one(number));
        (*member, terms.map(|(due, day)| Term { due: *due, delivered: day, begun: day.is_some() }).collect())
    };
    Some(members.members.iter().enumerate().map(of_one).collect())
}

/// The state of a task on the day of `view`. The first that fits counts: dropped, on demand, delivered, waiting,
/// overdue, due soon, begun, not started. A continuous task has an order of its own.
pub(crate) fn task_status(plan: &Plan, task: &Task, view: View<'_>) -> TaskStatus {
    let (terms, members) = terms_and_members(plan, task, view, None);
    status_of(plan, task, view, &terms, members.as_ref())
}

/// The same by the deliveries of those members of the leading group that are `asked`.
pub(crate) fn task_status_among(plan: &Plan, task: &Task, view: View<'_>, asked: Asked<'_>) -> TaskStatus {
    let (terms, members) = terms_and_members(plan, task, view, Some(asked));
    status_of(plan, task, view, &terms, members.as_ref())
}

/// The state of a task for each member of the group that leads it, by its own deliveries; none where no group leads it.
pub(crate) fn member_statuses<'p>(plan: &'p Plan, task: &Task, view: View<'_>) -> Vec<(&'p AssigneeId, TaskStatus)> {
    let all = terms_of_members(plan, task, view).unwrap_or_default().into_iter();
    all.map(|(member, terms)| (member, status_of(plan, task, view, &terms, None))).collect()
}

fn status_of(
    plan: &Plan,
    task: &Task,
    view: View<'_>,
    terms: &[Term],
    members: Option<&MemberDeliveries<'_>>,
) -> TaskStatus {
    let recurring = task.due.value.is_recurring();
    let counted = recurring.then(|| OccurrenceCounts {
        total: terms.len(),
        due: terms.iter().filter(|term| term.due.is_some_and(|due| due.day <= view.as_of)).count(),
        delivered: terms.iter().filter(|term| term.delivered.is_some()).count(),
    });
    let (state, due, days_late) = decide(plan, task, terms, view);
    let due_as_written = due.and_then(|due| written_due(task, due));
    let percent = latest_progress(task, view.as_of);
    let members = members.filter(|_| owes(state)).and_then(|members| members.counts(decisive(terms, due)?));
    TaskStatus { state, due: due.map(|due| due.day), due_as_written, days_late, percent, occurrences: counted, members }
}

/// Whether somebody owes, or owed, a delivery in this state.
const fn owes(state: State) -> bool {
    match state {
        State::Dropped | State::OnDemand | State::Waiting => false,
        State::Done | State::DoneLate | State::InProgress | State::DueSoon | State::Overdue | State::NotStarted => true,
    }
}

/// The number of the term of this due day: of several, the first that is not delivered. The only term of a task stands
/// for it also without a due day.
fn decisive(terms: &[Term], due: Option<DueDay>) -> Option<usize> {
    let of_day = |term: &&Term| due.is_some() && term.due == due;
    let open = terms.iter().position(|term| of_day(&term) && term.delivered.is_none());
    let only = (terms.len() == 1).then_some(0);
    open.or_else(|| terms.iter().position(|term| of_day(&term))).or(only)
}

/// The state of a task by these terms.
pub(super) fn state_by(plan: &Plan, task: &Task, terms: &[Term], view: View<'_>) -> State {
    decide(plan, task, terms, view).0
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
    let delivered_some = terms.iter().any(|term| term.begun);
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
