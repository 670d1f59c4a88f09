//! A target (chỉ tiêu): an indicator and the bound that it is to reach by a day.

use super::{baseline::Baseline, bound::Asked, bound::Goal, former::FormerBound, goal::BoundKeys};
use crate::keys::{grouped, table};
use crate::source::At;
use crate::value::{AreaId, AssigneeId, Day, Exact, IndicatorId, List, TargetGroupId, TargetId, Text, word_enum};

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
    /// A target of the plan.
    pub struct Target: "a [[target]]", "[[target]]" {
        pub id: At<TargetId> = required "id", "the target's id", "mã chỉ tiêu";
        pub of_which: Option<At<TargetId>> = optional "of-which", "the target under which it is shown (trong số đó)", "chỉ tiêu mà nó nằm trong (trong số đó)";
        pub indicator: At<IndicatorId> = optional "indicator", "what is measured; default: the target's id", "chỉ số được đo; mặc định là mã chỉ tiêu" else At::new(IndicatorId::from(id.value.as_str()), id.place);
        pub group: Option<At<TargetGroupId>> = optional "group", "the [[target-group]] under which it is shown", "nhóm [[target-group]] mà chỉ tiêu thuộc về";
        pub area: Option<At<AreaId>> = optional "area", "the area under which it is shown, in place of a group", "lĩnh vực mà chỉ tiêu thuộc về, thay cho nhóm";
        let qualitative: bool = optional "qualitative", "shown, never scored", "chỉ nêu, không chấm";
        let at_least: Exact = optional "at-least", "the figure is this or more (tối thiểu)", "tối thiểu, từ … trở lên";
        let more_than: Exact = optional "more-than", "the figure is more than this (vượt)", "vượt, trên, cao hơn";
        let at_most: Exact = optional "at-most", "the figure is this or less (tối đa)", "tối đa, không quá";
        let less_than: Exact = optional "less-than", "the figure is less than this (dưới)", "dưới";
        let rank_within: u32 = optional "rank-within", "the rank is this or better (trong nhóm)", "trong nhóm, top";
        let of: u32 = optional "of", "how many are ranked", "trong tổng số bao nhiêu đơn vị";
        let done: bool = optional "done", "it is done (được ban hành)", "đã hoàn thành (được ban hành)";
        let class_at_least: Text = optional "class-at-least", "the class is this or a better one, by the indicator's `classes`", "xếp loại từ mức này trở lên, theo `classes` của chỉ số";
        let rise_by: Exact = optional "rise-by", "so many points, things or places above the baseline (tăng … điểm, … bậc); `rise-by-percent` for a share of it", "tăng bấy nhiêu điểm, đơn vị hoặc bậc so với mức xuất phát; tăng theo phần trăm thì dùng `rise-by-percent`";
        let fall_by: Exact = optional "fall-by", "so many points or things below the baseline (giảm … điểm); `fall-by-percent` for a share of it", "giảm bấy nhiêu điểm hoặc đơn vị so với mức xuất phát; giảm theo phần trăm thì dùng `fall-by-percent`";
        let rise_by_percent: Exact = optional "rise-by-percent", "so many percent of the baseline above it (tăng … % so với); `rise-by` for percentage points", "tăng bấy nhiêu phần trăm so với mức xuất phát; tăng theo điểm phần trăm thì dùng `rise-by`";
        let fall_by_percent: Exact = optional "fall-by-percent", "so many percent of the baseline below it (giảm … % so với); `fall-by` for percentage points", "giảm bấy nhiêu phần trăm so với mức xuất phát; giảm theo điểm phần trăm thì dùng `fall-by`";
        let better_than_baseline: bool = optional "better-than-baseline", "strictly better than the baseline (cao hơn năm trước)", "tốt hơn mức xuất phát (cao hơn năm trước)";
        pub by: Option<At<Day>> = optional "by", "until when; default: the plan's end", "đến ngày; mặc định là ngày cuối kế hoạch";
        pub pace: Option<At<Pace>> = optional "pace", "what is expected before that", "tiến độ kỳ vọng trước ngày đó";
        pub baseline: Option<Baseline> = optional "baseline", "where a linear pace starts, and from which a rise or fall counts", "mức xuất phát, để tính tiến độ đều và mức tăng, giảm";
        pub lead: Option<At<AssigneeId>> = optional "lead", "who answers for it", "người phụ trách chỉ tiêu";
        pub source: Option<Text> = optional "source", "where the written plan says so", "vị trí trong văn bản";
        pub text: Option<Text> = optional "text", "its wording", "nguyên văn";
        pub was: List<FormerBound> = optional "was", "bounds in force before an amendment, oldest first", "mức phải đạt trước khi điều chỉnh, cũ nhất trước";
    }
    with table {
        /// Its aim.
        pub goal: Goal = {
            let keys = BoundKeys {
                at_least, more_than, at_most, less_than, rank_within, of, done, class_at_least, rise_by, fall_by,
                rise_by_percent, fall_by_percent, better_than_baseline,
            };
            keys.goal(table, id.as_ref(), qualitative.is_some_and(|at| at.value))
        };
        /// Its bound and baseline as they are written, where the point may stand between thousands.
        pub grouped: Vec<At<String>> = {
            let bound = if let Goal::Bound(bound) = &goal { Some(bound.place) } else { None };
            let bound = bound.and_then(|place| grouped(table.reader(), place));
            bound.into_iter().chain(baseline.as_ref().and_then(|at| at.value.grouped.clone())).collect()
        };
    }
}

impl Target {
    /// The bound that is in force, and those before it.
    pub(crate) fn bounds(&self) -> impl Iterator<Item = &At<Asked>> {
        let present = if let Goal::Bound(bound) = &self.goal { Some(bound) } else { None };
        present.into_iter().chain(self.was.iter().filter_map(|former| former.bound.as_ref()))
    }
}
