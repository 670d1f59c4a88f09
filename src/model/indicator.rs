//! An indicator (chỉ số): what is measured, and how.

use super::classes::Classes;
use super::period::SchemeKind;
use crate::keys::{TableReader, UngroupedNumber, table};
use crate::source::At;
use crate::text::Both;
use crate::value::{AssigneeId, Exact, IndicatorId, Text, word_enum};

word_enum! {
    /// A kind of figure.
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
        /// A class among the indicator's `classes`.
        Class = "class",
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
    /// The way in which a figure gets better.
    pub enum Direction {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
    }
}

word_enum! {
    /// The meaning of a ratio of nothing to nothing.
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
    pub enum ComputedIndicator {
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

impl ComputedIndicator {
    /// The indicator of this id, if the program computes it.
    pub fn named(id: &IndicatorId) -> Option<Self> {
        Self::ALL.into_iter().find(|reserved| id.is(reserved.word()))
    }

    pub const fn measure(self) -> Measure {
        match self {
            Self::AssignmentGaps => Measure::Count,
            Self::TasksDone | Self::TasksOnTime | Self::ReportsOnTime => Measure::Ratio,
        }
    }
}

impl Measure {
    /// The highest figure that makes sense, for ratios in percent; `None` where there is none.
    pub fn maximum(self, score: Option<&Exact>) -> Option<Exact> {
        match self {
            Self::Ratio => Some(Exact::from(100)),
            Self::Score => score.cloned(),
            Self::Count | Self::Amount | Self::Rank | Self::Milestone | Self::Class => None,
        }
    }
}

table! {
    /// An indicator of the plan or of the workspace.
    pub struct Indicator: "an [[indicator]]", "[[indicator]]" {
        pub id: At<IndicatorId> = required "id", "the indicator's id", "mã chỉ số";
        pub title: Text = required "title", "its name", "tên chỉ số";
        pub measure: Measure = required "measure", "what kind of figure it is", "loại số liệu";
        pub numerator: Option<Text> = optional "numerator", "what a ratio counts", "tử số đếm gì";
        pub denominator: Option<Text> = optional "denominator", "of what", "mẫu số đếm gì";
        pub excludes: Option<Text> = optional "excludes", "what the denominator leaves out", "mẫu số không tính gì";
        /// A measure that does not accumulate takes the latest value.
        pub accumulate: Accumulate = optional "accumulate", "how periods combine; required for ratio, count and amount", "cách cộng dồn các kỳ; bắt buộc với ratio, count và amount" else Accumulate::Latest;
        pub when_empty: WhenEmpty = optional "when-empty", "what 0/0 means", "0/0 nghĩa là gì" else WhenEmpty::NotApplicable;
        pub rank_of: Option<At<IndicatorId>> = optional "rank-of", "the score from which a rank is computed", "điểm dùng để xếp hạng";
        pub unit: Option<Text> = optional "unit", "what is counted", "đơn vị tính";
        pub maximum: Option<At<Exact>> as UngroupedNumber = optional "maximum", "the highest score; required for score", "điểm tối đa; bắt buộc với score";
        pub classes: Option<Classes> = optional "classes", "the classes, the worst first; required for class", "các mức xếp loại, thấp nhất trước; bắt buộc với class";
        pub direction: Direction = optional "direction", "which way is better: up (default) or down", "chiều tốt hơn: up (mặc định) hoặc down" else Direction::Up;
        pub periods: Option<At<SchemeKind>> = optional "periods", "its own periods, where it is counted otherwise than the plan reports: calendar or bnv-581", "kỳ số liệu riêng, khi không theo kỳ báo cáo của kế hoạch: calendar hoặc bnv-581";
        pub reported_by: Option<At<AssigneeId>> = optional "reported-by", "who brings the figure; in the workspace's file, an assignee of each plan that uses it", "người cung cấp số liệu; trong tệp dùng chung là người được giao của từng kế hoạch dùng chỉ số";
        pub source: Option<Text> = optional "source", "where the figures come from", "nguồn số liệu";
    }
    with table {
        /// Where `accumulate` was given.
        pub accumulate_given: Option<At<Accumulate>> = {
            require_for(measure?.value, table);
            if measure.is_some_and(|measure| measure.value != Measure::Class)
                && let Some(classes) = &classes
            {
                table.reader().contradiction("classes", classes.place, ONLY_CLASS);
            }
            accumulate
        };
    }
}

const ONLY_CLASS: Both =
    Both { en: "left out: only `class` has classes", vi: "bỏ đi: chỉ `class` mới có các mức" };

/// Reports a key that an indicator of this measure needs and does not have.
fn require_for(measure: Measure, table: &mut TableReader<'_, '_, '_>) {
    let key = match measure {
        Measure::Ratio | Measure::Count | Measure::Amount => "accumulate",
        Measure::Score => "maximum",
        Measure::Class => "classes",
        Measure::Rank | Measure::Milestone => return,
    };
    if !table.has(key) {
        table.missing(key);
    }
}
