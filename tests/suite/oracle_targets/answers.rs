//! The answers of the oracle.

use chrono::NaiveDate;

use super::model::{Basis, Bound, Measure};
use super::numbers::Exact;
use super::reckoned::{Goal, Start};

/// The verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Qualitative.
    NotMeasurable,
    /// Nothing known.
    NoData,
    /// 0/0.
    NotApplicable,
    /// The bound holds.
    Attained,
    /// The baseline cannot be held against the value.
    NotComparable,
    /// The end has passed, and the last report is missing.
    AwaitingData,
    /// The bound did not hold at the end.
    Missed,
    /// No later figure can mend it.
    OutOfReach,
    /// As expected.
    OnTrack,
    /// A little short.
    AtRisk,
    /// Short.
    OffTrack,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::NotMeasurable,
        Self::NoData,
        Self::NotApplicable,
        Self::NotComparable,
        Self::Attained,
        Self::AwaitingData,
        Self::Missed,
        Self::OutOfReach,
        Self::OnTrack,
        Self::AtRisk,
        Self::OffTrack,
    ];

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotMeasurable => "not-measurable",
            Self::NoData => "no-data",
            Self::NotApplicable => "not-applicable",
            Self::NotComparable => "not-comparable",
            Self::Attained => "attained",
            Self::AwaitingData => "awaiting-data",
            Self::Missed => "missed",
            Self::OutOfReach => "out-of-reach",
            Self::OnTrack => "on-track",
            Self::AtRisk => "at-risk",
            Self::OffTrack => "off-track",
        }
    }
}

/// The value to date.
#[derive(Debug, Clone)]
pub struct ToDate {
    /// The figure compared with the bound; none for 0/0.
    pub value: Option<Exact>,
    /// Only a ratio with counts has them.
    pub counts: Option<(i64, i64)>,
    /// Only a rank has it.
    pub rank: Option<(i64, Option<i64>)>,
    /// The periods that made it up.
    pub periods: Vec<String>,
    /// The last day covered.
    pub through: NaiveDate,
    /// The latest day on which one of them became known.
    pub known_on: Option<NaiveDate>,
    /// The weakest.
    pub basis: Basis,
    /// Something is missing in between.
    pub partial: bool,
    /// A newer one should be there.
    pub stale: bool,
}

/// All that must be shown of a target.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The measure of the indicator.
    pub measure: Option<Measure>,
    /// The id of the assignee who brings the figure.
    pub reported_by: Option<String>,
    /// The classes of the indicator.
    pub classes: Vec<String>,
    /// The bound as it is written.
    pub bound: Option<Bound>,
    /// The figure that it asks for; none where that cannot be reckoned.
    pub goal: Option<Goal>,
    /// The baseline, where it has a value.
    pub start: Option<Start>,
    /// The day.
    pub by: NaiveDate,
    /// The verdict.
    pub verdict: Verdict,
    /// Whether nothing can change it any more; none for what is not measurable.
    pub is_final: Option<bool>,
    /// The value.
    pub value: Option<ToDate>,
    /// How far.
    pub attainment: Option<Exact>,
    /// The expected value.
    pub expected: Option<Exact>,
    /// How much is missing, and its unit.
    pub shortfall: Option<(Exact, &'static str)>,
    /// Where it leads.
    pub forecast: Option<Exact>,
}
