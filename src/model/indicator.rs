//! An indicator (chỉ số): what is measured, and how.

use super::IndicatorId;
use crate::keys::{Form, Reading, Shape, Text, Ungrouped, keys};
use crate::parse::Node;
use crate::source::At;
use crate::text::Both;
use crate::value::Exact;
use crate::value::word_enum;

keys! {
    /// The keys of an indicator.
    pub indicator_keys: "an [[indicator]]", "[[indicator]]";
    required ID: IndicatorId = "id", "the indicator's id", "mã chỉ số";
    required TITLE: Text = "title", "its name", "tên chỉ số";
    required MEASURE: Measure = "measure", "what kind of figure it is", "loại số liệu";
    optional NUMERATOR: Text = "numerator", "what a ratio counts", "tử số đếm gì";
    optional DENOMINATOR: Text = "denominator", "of what", "mẫu số đếm gì";
    optional EXCLUDES: Text = "excludes", "what the denominator leaves out", "mẫu số không tính gì";
    optional ACCUMULATE: Accumulate = "accumulate", "how periods combine; required for ratio, count and amount", "cách cộng dồn các kỳ; bắt buộc với ratio, count và amount";
    optional WHEN_EMPTY: WhenEmpty = "when-empty", "what 0/0 means", "0/0 nghĩa là gì";
    optional RANK_OF: IndicatorId = "rank-of", "the score from which a rank is computed", "điểm dùng để xếp hạng";
    optional UNIT: Text = "unit", "what is counted", "đơn vị tính";
    optional MAXIMUM: Ungrouped = "maximum", "the highest score; required for score", "điểm tối đa; bắt buộc với score";
    optional SOURCE: Text = "source", "where the figures come from", "nguồn số liệu";
}

word_enum! {
    /// What kind of figure an indicator has.
    pub enum Measure {
        /// So many of so many, in percent.
        Ratio = "ratio",
        /// A whole number of things.
        Count = "count",
        /// A quantity, such as money.
        Amount = "amount",
        /// Points out of a maximum.
        Score = "score",
        /// A place among others.
        Rank = "rank",
        /// Done on a day, or not.
        Milestone = "milestone",
    }
}

word_enum! {
    /// How the values of several periods combine.
    pub enum Accumulate {
        /// The last one counts (stocks).
        Latest = "latest",
        /// They add up (flows).
        Sum = "sum",
        /// Their plain mean; for scores only.
        Mean = "mean",
    }
}

word_enum! {
    /// What a ratio of nothing to nothing means.
    pub enum WhenEmpty {
        /// There is nothing to judge.
        NotApplicable = "not-applicable",
        /// The bound holds.
        Attained = "attained",
        /// The bound does not hold.
        Missed = "missed",
    }
}

word_enum! {
    /// An indicator that the program computes itself.
    pub enum Reserved {
        /// How many gaps the assignment has.
        AssignmentGaps = "assignment-gaps",
        /// Completion of the plan.
        TasksDone = "tasks-done",
        /// Tasks done in time, of those that could have been.
        TasksOnTime = "tasks-on-time",
        /// Reports sent in time, of those due.
        ReportsOnTime = "reports-on-time",
    }
}

impl Reserved {
    /// The reserved indicator of this id, if it is one.
    #[must_use]
    pub fn named(id: &IndicatorId) -> Option<Self> {
        Self::ALL.into_iter().find(|reserved| id.is(reserved.word()))
    }

    /// What kind of figure it has.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::AssignmentGaps => Measure::Count,
            Self::TasksDone | Self::TasksOnTime | Self::ReportsOnTime => Measure::Ratio,
        }
    }
}

impl Measure {
    /// The highest figure that makes sense, for ratios in percent; `None` where there is none.
    #[must_use]
    pub fn maximum(self, score: Option<&Exact>) -> Option<Exact> {
        match self {
            Self::Ratio => Some(Exact::from(100)),
            Self::Score => score.cloned(),
            Self::Count | Self::Amount | Self::Rank | Self::Milestone => None,
        }
    }
}

/// What is measured, and how.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id, to which targets and values refer.
    pub id: At<IndicatorId>,
    /// Its name.
    pub title: Text,
    /// What kind of figure it has.
    pub measure: Measure,
    /// What a ratio counts.
    pub numerator: Option<Text>,
    /// Of what.
    pub denominator: Option<Text>,
    /// What the denominator leaves out.
    pub excludes: Option<Text>,
    /// How periods combine; where it was not given, as the semantics say for the measure.
    pub accumulate: Accumulate,
    /// Where `accumulate` was given.
    pub accumulate_given: Option<At<Accumulate>>,
    /// What 0/0 means.
    pub when_empty: WhenEmpty,
    /// The score from which a rank is computed.
    pub rank_of: Option<At<IndicatorId>>,
    /// What is counted.
    pub unit: Option<Text>,
    /// The highest score.
    pub maximum: Option<At<Exact>>,
    /// Where the figures come from.
    pub source: Option<Text>,
}

impl Shape for Indicator {
    const EXPECTED: Both = indicator_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(indicator_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let indicator = reading.table(node, indicator_keys::KEYS, |table| {
            let (id, title) = (table.get(&indicator_keys::ID), table.get(&indicator_keys::TITLE));
            let measure = table.get(&indicator_keys::MEASURE);
            let numerator = table.get(&indicator_keys::NUMERATOR).map(|at| at.value);
            let denominator = table.get(&indicator_keys::DENOMINATOR).map(|at| at.value);
            let excludes = table.get(&indicator_keys::EXCLUDES).map(|at| at.value);
            let accumulate_given = table.get(&indicator_keys::ACCUMULATE);
            let when_empty = table.get(&indicator_keys::WHEN_EMPTY);
            let rank_of = table.get(&indicator_keys::RANK_OF);
            let unit = table.get(&indicator_keys::UNIT).map(|at| at.value);
            let maximum = table.get(&indicator_keys::MAXIMUM).map(|at| at.map(|maximum| maximum.0));
            let source = table.get(&indicator_keys::SOURCE).map(|at| at.value);
            let measure = measure?.value;
            match measure {
                Measure::Ratio | Measure::Count | Measure::Amount if !table.has(&indicator_keys::ACCUMULATE) => {
                    table.missing(indicator_keys::ACCUMULATE.info.name);
                }
                Measure::Score if !table.has(&indicator_keys::MAXIMUM) => {
                    table.missing(indicator_keys::MAXIMUM.info.name);
                }
                Measure::Ratio
                | Measure::Count
                | Measure::Amount
                | Measure::Score
                | Measure::Rank
                | Measure::Milestone => {}
            }
            Some(Self {
                id: id?,
                title: title?.value,
                measure,
                numerator,
                denominator,
                excludes,
                accumulate: accumulate_given.map_or(Accumulate::Latest, |at| at.value),
                accumulate_given,
                when_empty: when_empty.map_or(WhenEmpty::NotApplicable, |at| at.value),
                rank_of,
                unit,
                maximum,
                source,
            })
        });
        indicator.map(|item| item.value)
    }
}
