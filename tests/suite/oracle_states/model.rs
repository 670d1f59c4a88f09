//! The plain data of a generated workspace.

use chrono::NaiveDate;

use crate::oracle::Slip;

/// A workspace with its plans, looked at from one day.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The seed of the workspace.
    pub seed: u64,
    /// The settings of its `cchc.toml`, and the day.
    pub settings: Settings,
    /// The plans in the order of their folders.
    pub plans: Vec<Plan>,
}

/// The part of `cchc.toml` that matters here, and the day to look from.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The day to look from.
    pub as_of: NaiveDate,
    /// `due-soon-days`, where it is given.
    pub due_soon_days: Option<i64>,
    /// `report-periods`, where it is given.
    pub scheme: Option<Scheme>,
    /// `holidays`, in the order of the file.
    pub holidays: Vec<NaiveDate>,
    /// `work-days`, in the order of the file.
    pub work_days: Vec<NaiveDate>,
    /// `due-on-rest-day`, where it is given.
    pub on_rest_day: Option<OnRestDay>,
    /// `[[report-period]]` tables of the workspace.
    pub report_periods: Vec<ReportPeriod>,
    /// The slip of the oracle, in tests of the comparison.
    pub slip: Option<Slip>,
}

/// `due-on-rest-day`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnRestDay {
    /// It stays.
    SameDay,
    /// It runs to the next working day.
    NextWorkingDay,
}

/// How period names map to dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// `bnv-581`.
    Bnv581,
    /// `calendar`.
    Calendar,
}

/// A period with its days and the day on which its report is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPeriod {
    /// For example `2023-Q1`.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The report's due day.
    pub due: NaiveDate,
}

/// A plan.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Its id, which is the name of its folder.
    pub id: String,
    /// `unit`: whose plan it is.
    pub unit: String,
    /// `level`.
    pub level: String,
    /// `parent`: the id of a plan of the workspace.
    pub parent: Option<String>,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// Its `[issued]`.
    pub issued: Issued,
    /// `replaces`: the id of the plan whose place it takes.
    pub replaces: Option<String>,
    /// `within`: the id of the unit's own longer plan.
    pub within: Option<String>,
    /// `values-from`: the ids of plans whose values this plan reads too.
    pub values_from: Vec<String>,
    /// Its amendments.
    pub amendments: Vec<Amendment>,
    /// Its own `report-periods`.
    pub scheme: Option<Scheme>,
    /// Its own `[[report-period]]` tables.
    pub report_periods: Vec<ReportPeriod>,
    /// The ids of its `[[fund]]`s.
    pub funds: Vec<String>,
    /// The ids of its areas.
    pub areas: Vec<String>,
    /// The people and bodies to whom the plan can give a task.
    pub assignees: Vec<Assignee>,
    /// Its tasks.
    pub tasks: Vec<Task>,
}

/// The `[issued]` of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issued {
    /// There is no such table: a draft.
    Draft,
    /// The table is there, without a date.
    Undated,
    /// Its date.
    On(NaiveDate),
}

/// An `[[amendment]]`: the ids of tasks and targets.
#[derive(Debug, Clone)]
pub struct Amendment {
    /// Its date.
    pub date: NaiveDate,
    /// `adds`.
    pub adds: Vec<String>,
    /// `changes`.
    pub changes: Vec<String>,
    /// `drops`.
    pub drops: Vec<String>,
}

/// The forms of `spent`.
#[derive(Debug, Clone)]
pub enum Spent {
    /// A sum that is known on any day.
    Sum(i64),
    /// The sums of the days, each with its day.
    Days(Vec<(NaiveDate, i64)>),
}

/// An entry of a task's `was`.
#[derive(Debug, Clone)]
pub struct DueWas {
    /// The due of then.
    pub due: Due,
    /// Its last day.
    pub until: NaiveDate,
}

/// An `[[assignee]]`.
#[derive(Debug, Clone)]
pub struct Assignee {
    /// Its id.
    pub id: String,
    /// `members`: the assignees that a group stands for; empty for all others.
    pub members: Vec<String>,
    /// The holders of the post; empty where the file does not name them.
    pub holders: Vec<Holder>,
}

/// Somebody who holds a post, from one day to another, both included.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The name, as it is written here.
    pub name: String,
    /// The first day, where it is given.
    pub from: Option<NaiveDate>,
    /// The last day, where it is given.
    pub until: Option<NaiveDate>,
}

/// A task.
#[derive(Debug, Clone)]
pub struct Task {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The area it belongs to.
    pub area: String,
    /// Whether the file says `area`; false only where the id up to its first dot is the area.
    pub area_is_written: bool,
    /// When it is due.
    pub due: Due,
    /// `was`, the oldest first.
    pub was: Vec<DueWas>,
    /// `lead`: none, one (written as a text or as a list) or several (a list).
    pub leads: Vec<String>,
    /// The members of the group that leads it; empty where no group does.
    pub members: Vec<String>,
    /// `support`.
    pub support: Vec<String>,
    /// `oversee`.
    pub oversee: Vec<String>,
    /// `provisional`.
    pub provisional: bool,
    /// `started`.
    pub started: Option<NaiveDate>,
    /// `done`, in the order of the file.
    pub done: Vec<Delivery>,
    /// `progress`, in the order of the file, no two on one day.
    pub progress: Vec<Progress>,
    /// `cost`, in đồng.
    pub cost: Option<i64>,
    /// `spent`.
    pub spent: Option<Spent>,
    /// `fund`: the id of one of the plan's.
    pub fund: Option<String>,
    /// The day of `dropped`.
    pub dropped: Option<NaiveDate>,
}

/// The forms of `due`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// A day.
    On(NaiveDate),
    /// A month, quarter, half-year or year, as it is written: "2023-06", "2023-Q2", "2023-H1", "2023".
    By(String),
    /// `weekly`.
    Weekly,
    /// `monthly`.
    Monthly,
    /// `quarterly`.
    Quarterly,
    /// `half-yearly`.
    HalfYearly,
    /// `yearly`.
    Yearly,
    /// `every-report`.
    EveryReport,
    /// A list of days, in the order of the file, with repeats.
    Days(Vec<NaiveDate>),
    /// `continuous`.
    Continuous,
    /// `on-demand`.
    OnDemand,
    /// `{ days, after, event? }`.
    DaysAfter {
        /// How many.
        days: i64,
        /// The day of the event.
        event: Option<NaiveDate>,
    },
    /// `{ after, event? }`.
    After {
        /// The day of the event.
        event: Option<NaiveDate>,
    },
    /// `{ working-days, after, event? }`.
    WorkingDaysAfter {
        /// How many.
        days: i64,
        /// The day of the event.
        event: Option<NaiveDate>,
    },
}

/// An entry of `done`.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// When it was delivered.
    pub on: NaiveDate,
    /// The name in `for`; none for tasks that do not recur.
    pub of: Option<OccurrenceName>,
    /// `by`: a member of the group that leads the task.
    pub by: Option<String>,
}

/// The name of an occurrence of a recurring task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OccurrenceName {
    /// Its due day.
    Day(NaiveDate),
    /// Its report period.
    Period(String),
}

/// An entry of `progress`.
#[derive(Debug, Clone)]
pub struct Progress {
    /// The day.
    pub on: NaiveDate,
    /// The percent, a whole number.
    pub percent: i64,
}
