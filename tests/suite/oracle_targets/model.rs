//! The plain data of a generated workspace: that of `oracle_states` with targets and values.

use chrono::NaiveDate;

use super::numbers::Decimal;
use crate::oracle_states::model as base;

/// A workspace with its plans.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The seed of the workspace.
    pub seed: u64,
    /// The settings of its `cchc.toml`, and the day.
    pub settings: Settings,
    /// The definitions in the workspace's `indicators.toml`; each plan that has one of its own of the
    /// same id goes by that.
    pub shared: Vec<Indicator>,
    /// The plans in the order of their folders.
    pub plans: Vec<Plan>,
}

/// The settings.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The settings that the task states need.
    pub base: base::Settings,
    /// `at-risk-percent`, where it is given.
    pub at_risk_percent: Option<i64>,
}

/// A plan.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Days, areas, tasks.
    pub base: base::Plan,
    /// `basis`.
    pub basis: Option<Basis>,
    /// The indicators that it knows: those of its `indicators.toml` and those of the workspace.
    pub indicators: Vec<Indicator>,
    /// The ids of its `[[target-group]]`s.
    pub groups: Vec<String>,
    /// Its targets.
    pub targets: Vec<Target>,
    /// Its values files.
    pub files: Vec<ValuesFile>,
}

/// `basis`, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Placeholders.
    Illustrative,
    /// Estimated.
    Estimate,
    /// Not final.
    Preliminary,
    /// Reported.
    Official,
}

/// `measure`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// A fraction of counts, or a percent.
    Ratio,
    /// A count.
    Count,
    /// An amount.
    Amount,
    /// A score.
    Score,
    /// A place.
    Rank,
    /// Done or not.
    Milestone,
    /// A class.
    Class,
}

/// `accumulate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accumulate {
    /// The latest value.
    Latest,
    /// Added.
    Sum,
    /// The mean.
    Mean,
}

/// `when-empty`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenEmpty {
    /// 0/0 does not count.
    NotApplicable,
    /// 0/0 holds.
    Attained,
    /// 0/0 does not hold.
    Missed,
}

/// An `[[indicator]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// Its measure.
    pub measure: Measure,
    /// How periods combine, where it is given.
    pub accumulate: Option<Accumulate>,
    /// The meaning of 0/0, where the file gives it.
    pub when_empty: Option<WhenEmpty>,
    /// Only a score has it.
    pub maximum: Option<Decimal>,
    /// `rank-of`: the score that a rank is computed from.
    pub rank_of: Option<String>,
    /// `classes`, the worst first; empty but for a class.
    pub classes: Vec<String>,
    /// `reported-by`: who brings the figure.
    pub reported_by: Option<String>,
    /// `periods`: a scheme of its own.
    pub periods: Option<base::Scheme>,
    /// Whether the file says `direction`, and whether that is "down".
    pub direction: Option<Direction>,
}

/// `direction`: which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Higher is better.
    Up,
    /// Lower is better.
    Down,
}

/// The bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    /// ≥
    AtLeast,
    /// >
    MoreThan,
    /// ≤
    AtMost,
    /// <
    LessThan,
    /// A place or better.
    RankWithin,
    /// A milestone.
    Done,
    /// A class or a better one.
    ClassAtLeast,
    /// ≥ baseline + n; so many places better.
    RiseBy,
    /// ≤ baseline − n
    FallBy,
    /// ≥ baseline · (1 + n/100)
    RiseByPercent,
    /// ≤ baseline · (1 − n/100)
    FallByPercent,
    /// Better than the baseline.
    Better,
}

/// A bound as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Bound {
    /// Its kind.
    pub op: Op,
    /// The figure; 1 for a milestone and for `better-than-baseline`; the place of a class, from 1.
    pub value: Decimal,
    /// The pool of a rank.
    pub of: Option<i64>,
}

/// `pace`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// The bound at all times.
    Level,
    /// Straight to the bound.
    Linear,
}

/// `baseline`.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// Where it starts.
    pub form: BaselineForm,
    /// When.
    pub on: Option<NaiveDate>,
}

/// The forms of `baseline`.
#[derive(Debug, Clone)]
pub enum BaselineForm {
    /// `{ value }`.
    Value(Decimal),
    /// `{ numerator, denominator }`.
    Counts(i64, i64),
    /// `{ rank, of }`.
    Rank(i64, Option<i64>),
    /// `{ plan }`: the plan's id.
    Plan(String),
}

/// A `[[target]]`.
#[derive(Debug, Clone)]
pub struct Target {
    /// Its id.
    pub id: String,
    /// `indicator`; none where it is the target's own id.
    pub indicator: Option<String>,
    /// The bound; none: qualitative.
    pub bound: Option<Bound>,
    /// `by`.
    pub by: Option<NaiveDate>,
    /// `was`, the oldest first.
    pub was: Vec<BoundWas>,
    /// `pace`.
    pub pace: Option<Pace>,
    /// `baseline`.
    pub baseline: Option<Baseline>,
    /// `of-which`.
    pub of_which: Option<String>,
    /// The section under which it is shown.
    pub section: Option<Section>,
}

/// The section of a target.
#[derive(Debug, Clone)]
pub enum Section {
    /// `group`.
    Group(String),
    /// `area`.
    Area(String),
}

/// An entry of a target's `was`.
#[derive(Debug, Clone)]
pub struct BoundWas {
    /// The bound of then; none for a milestone. Its pool is that of the target where it names none.
    pub bound: Option<Bound>,
    /// The `by` of then, where it was another.
    pub by: Option<NaiveDate>,
    /// Its last day.
    pub until: NaiveDate,
}

/// A values file.
#[derive(Debug, Clone)]
pub struct ValuesFile {
    /// The period that its name stands for.
    pub period: base::ReportPeriod,
    /// `basis`.
    pub basis: Option<Basis>,
    /// `reported-on`.
    pub reported_on: NaiveDate,
    /// The values.
    pub values: Vec<ReportedValue>,
}

/// One value of a file.
#[derive(Debug, Clone)]
pub struct ReportedValue {
    /// The indicator's id.
    pub indicator: String,
    /// The reported figure.
    pub figure: Figure,
    /// Its own `reported-on`.
    pub reported_on: Option<NaiveDate>,
    /// Its own `basis`.
    pub basis: Option<Basis>,
}

/// A reported figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Numerator and denominator.
    Counts(i64, i64),
    /// A percent without counts.
    Percent(Decimal),
    /// A count.
    Count(i64),
    /// An amount in đồng.
    Amount(i64),
    /// A score.
    Score(Decimal),
    /// A place and the pool.
    Rank(i64, Option<i64>),
    /// The day on which a milestone was done.
    Done(NaiveDate),
    /// The place of a class, from 1.
    Class(i64),
}
