//! The answers of the oracle.

use chrono::NaiveDate;

/// The states of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Stopped.
    Dropped,
    /// Whenever it comes up.
    OnDemand,
    /// Delivered in time.
    Done,
    /// Delivered late.
    DoneLate,
    /// Its event has not come.
    Waiting,
    /// A due day passed without delivery.
    Overdue,
    /// A due day is near.
    DueSoon,
    /// Begun.
    InProgress,
    /// Not begun.
    NotStarted,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Dropped,
        Self::OnDemand,
        Self::Done,
        Self::DoneLate,
        Self::Waiting,
        Self::Overdue,
        Self::DueSoon,
        Self::InProgress,
        Self::NotStarted,
    ];

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Dropped => "dropped",
            Self::OnDemand => "on-demand",
            Self::Done => "done",
            Self::DoneLate => "done-late",
            Self::Waiting => "waiting",
            Self::Overdue => "overdue",
            Self::DueSoon => "due-soon",
            Self::InProgress => "in-progress",
            Self::NotStarted => "not-started",
        }
    }
}

/// The state with the days that go with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The state.
    pub state: State,
    /// The due day that decides it or comes next.
    pub due: Option<NaiveDate>,
    /// That day as it is written, or as it follows from what is written.
    pub written: Option<NaiveDate>,
    /// The place of the occurrence that it is of, among those that count.
    pub occurrence: Option<usize>,
    /// How late.
    pub days_late: Option<i64>,
}

/// The part of the output that must stand for one task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskAnswer {
    /// State, due day, days late.
    pub verdict: Verdict,
    /// The latest progress.
    pub percent: Option<i64>,
    /// Only a recurring task has them.
    pub occurrences: Option<OccurrenceCounts>,
}

/// How many occurrences a recurring task has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccurrenceCounts {
    /// All.
    pub total: usize,
    /// Those with a due day on or before the day one looks from.
    pub due: usize,
    /// Those with a delivery.
    pub delivered: usize,
}

/// The counts of an area or of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// All tasks.
    pub tasks: usize,
    /// Tasks per state, in the order of `State::ALL`.
    pub states: [usize; 9],
    /// Done and done late.
    pub numerator: usize,
    /// Tasks less those dropped, on demand or waiting.
    pub denominator: usize,
}
