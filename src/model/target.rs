//! A target (chỉ tiêu): an indicator and the bound that it is to reach by a day.

use super::{bound::Bound, bound::Goal, former::FormerBound, goal::BoundKeys};
use crate::keys::{grouped, table};
use crate::source::At;
use crate::value::{AssigneeId, Day, Exact, IndicatorId, List, TargetId, Text, word_enum};

word_enum! {
    /// The figure that is expected of a target before its day.
    pub enum Pace {
        /// The bound at all times.
        Level = "level",
        /// Straight from the baseline to the bound.
        Linear = "linear",
    }
}

table! {
    /// Where a linear pace starts.
    pub struct Baseline: "a table { value = …, on = … }", "bảng { value = …, on = … }" {
        pub value: At<Exact> = required "value", "the figure", "số liệu";
        pub on: Option<At<Day>> = optional "on", "its day; default: the plan's start", "ngày; mặc định là ngày đầu kế hoạch";
        let source: Text = optional "source", "where it comes from", "nguồn";
    }
}

table! {
    /// A target of the plan.
    pub struct Target: "a [[target]]", "[[target]]" {
        pub id: At<TargetId> = required "id", "the target's id", "mã chỉ tiêu";
        pub of_which: Option<At<TargetId>> = optional "of-which", "the target under which it is shown (trong số đó)", "chỉ tiêu mà nó nằm trong (trong số đó)";
        pub indicator: At<IndicatorId> = optional "indicator", "what is measured; default: the target's id", "chỉ số được đo; mặc định là mã chỉ tiêu" else At::new(IndicatorId::from(id.value.as_str()), id.place);
        let qualitative: bool = optional "qualitative", "shown, never scored", "chỉ nêu, không chấm";
        let at_least: Exact = optional "at-least", "the figure is this or more (tối thiểu)", "tối thiểu, từ … trở lên";
        let more_than: Exact = optional "more-than", "the figure is more than this (vượt)", "vượt, trên, cao hơn";
        let at_most: Exact = optional "at-most", "the figure is this or less (tối đa)", "tối đa, không quá";
        let less_than: Exact = optional "less-than", "the figure is less than this (dưới)", "dưới";
        let rank_within: u32 = optional "rank-within", "the rank is this or better (trong nhóm)", "trong nhóm, top";
        let of: u32 = optional "of", "how many are ranked", "trong tổng số bao nhiêu đơn vị";
        let done: bool = optional "done", "it is done (được ban hành)", "đã hoàn thành (được ban hành)";
        pub by: Option<At<Day>> = optional "by", "until when; default: the plan's end", "đến ngày; mặc định là ngày cuối kế hoạch";
        pub pace: Option<At<Pace>> = optional "pace", "what is expected before that", "tiến độ kỳ vọng trước ngày đó";
        pub baseline: Option<Baseline> = optional "baseline", "where a linear pace starts", "mức xuất phát của tiến độ đều";
        pub lead: Option<At<AssigneeId>> = optional "lead", "who answers for it", "người phụ trách chỉ tiêu";
        pub source: Option<Text> = optional "source", "where the written plan says so", "vị trí trong văn bản";
        pub text: Option<Text> = optional "text", "its wording", "nguyên văn";
        pub was: List<FormerBound> = optional "was", "bounds in force before an amendment, oldest first", "mức phải đạt trước khi điều chỉnh, cũ nhất trước";
        let rise_by: Exact = reserved "rise-by", "a rise against the baseline", "tăng so với mức xuất phát";
        let fall_by: Exact = reserved "fall-by", "a fall against the baseline", "giảm so với mức xuất phát";
        let better_than_baseline: bool = reserved "better-than-baseline", "better than the baseline", "tốt hơn mức xuất phát";
    }
    with table {
        /// Its aim.
        pub goal: Goal = {
            let keys = BoundKeys { at_least, more_than, at_most, less_than, rank_within, of, done };
            keys.goal(table, id.as_ref(), qualitative.is_some_and(|at| at.value))
        };
        /// Its bound and baseline as they are written, where the point may stand between thousands.
        pub grouped: Vec<At<String>> = {
            let bound = if let Goal::Bound(bound) = &goal { Some(bound.place) } else { None };
            let numbers = bound.into_iter().chain(baseline.as_ref().map(|at| at.value.value.place));
            numbers.filter_map(|place| grouped(table.reader(), place)).collect()
        };
    }
}

impl Target {
    /// The bound that is in force, and those before it.
    pub(crate) fn bounds(&self) -> impl Iterator<Item = &At<Bound>> {
        let present = if let Goal::Bound(bound) = &self.goal { Some(bound) } else { None };
        present.into_iter().chain(self.was.iter().filter_map(|former| former.bound.as_ref()))
    }
}
