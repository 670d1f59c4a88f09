//! The bounds and due days that were in force until an amendment.

use super::{bound::Asked, bound::Goal, due::Due, goal::BoundKeys};
use crate::keys::{TableReader, grouped, table};
use crate::source::At;
use crate::value::{Day, Exact, Item, List, Text};

table! {
    /// The bound of a target until an amendment. Its keys are those of the target.
    pub struct FormerBound: "an entry of `was`", "mục `was`" {
        let at_least: Exact = optional "at-least", "the figure was to be this or more", "khi đó: tối thiểu, từ … trở lên";
        let more_than: Exact = optional "more-than", "the figure was to be more than this", "khi đó: vượt, trên, cao hơn";
        let at_most: Exact = optional "at-most", "the figure was to be this or less", "khi đó: tối đa, không quá";
        let less_than: Exact = optional "less-than", "the figure was to be less than this", "khi đó: dưới";
        let rank_within: u32 = optional "rank-within", "the rank was to be this or better", "khi đó: trong nhóm, top";
        let of: u32 = optional "of", "how many were ranked, where that differed", "khi đó: trong tổng số bao nhiêu đơn vị, nếu khác";
        let done: bool = optional "done", "it was to be done", "khi đó: phải hoàn thành";
        let class_at_least: Text = optional "class-at-least", "the class was to be this or a better one", "khi đó: xếp loại từ mức này trở lên";
        let rise_by: Exact = optional "rise-by", "it was to rise by so much", "khi đó: tăng bấy nhiêu so với mức xuất phát";
        let fall_by: Exact = optional "fall-by", "it was to fall by so much", "khi đó: giảm bấy nhiêu so với mức xuất phát";
        let rise_by_percent: Exact = optional "rise-by-percent", "it was to rise by so many percent of the baseline", "khi đó: tăng bấy nhiêu phần trăm so với mức xuất phát";
        let fall_by_percent: Exact = optional "fall-by-percent", "it was to fall by so many percent of the baseline", "khi đó: giảm bấy nhiêu phần trăm so với mức xuất phát";
        let better_than_baseline: bool = optional "better-than-baseline", "it was to be better than the baseline", "khi đó: tốt hơn mức xuất phát";
        pub by: Option<At<Day>> = optional "by", "its last day then, where that differed; alone for a milestone", "hạn đạt khi đó, nếu khác; với cột mốc chỉ ghi khóa này";
        pub until: At<Day> = required "until", "the last day on which this was in force", "ngày cuối còn hiệu lực";
        pub decision: Option<Text> = optional "decision", "the decision that changed it", "quyết định đã điều chỉnh";
    }
    with table {
        /// `None` where the bound is that of the target, and only its day was another.
        pub bound: Option<At<Asked>> = {
            let keys = BoundKeys {
                at_least, more_than, at_most, less_than, rank_within, of, done, class_at_least, rise_by, fall_by,
                rise_by_percent, fall_by_percent, better_than_baseline,
            };
            former(table, keys, by.is_some())
        };
        /// Its bound as it is written, where the point may stand between thousands.
        pub grouped: Vec<At<String>> =
            bound.iter().filter_map(|bound| grouped(table.reader(), bound.place)).collect();
    }
}

table! {
    /// The due days of a task until an amendment.
    pub struct FormerDue: "an entry of `was`", "mục `was`" {
        pub due: At<Due> = required "due", "when it was due", "thời hạn khi đó";
        pub until: At<Day> = required "until", "the last day on which this was in force", "ngày cuối còn hiệu lực";
        pub decision: Option<Text> = optional "decision", "the decision that changed it", "quyết định đã điều chỉnh";
    }
    with table {}
}

/// The bound of an entry; a finding where it has several, or neither a bound nor a day.
fn former(table: &mut TableReader<'_, '_, '_>, keys: BoundKeys, has_day: bool) -> Option<At<Asked>> {
    if keys.given(table) == 0 && has_day && keys.of.is_none() {
        return None;
    }
    match keys.goal(table, None, false) {
        Goal::Bound(bound) => Some(bound),
        Goal::Qualitative => None,
    }
}

/// Something that was in force until a day.
pub(crate) trait Former {
    /// The last day on which it was in force.
    fn until(&self) -> At<Day>;
    /// The decision that changed it.
    fn decision(&self) -> Option<&Text>;
}

impl Former for FormerBound {
    fn until(&self) -> At<Day> {
        self.until
    }

    fn decision(&self) -> Option<&Text> {
        self.decision.as_ref()
    }
}

impl Former for FormerDue {
    fn until(&self) -> At<Day> {
        self.until
    }

    fn decision(&self) -> Option<&Text> {
        self.decision.as_ref()
    }
}

impl FormerBound {
    /// Whether it has a day alone, so that its bound is that of the target.
    pub(super) const fn has_day_alone(&self) -> bool {
        self.bound.is_none() && self.by.is_some()
    }
}

/// The entry that was in force on a day: the one whose last day is the first on or after it. `None` where the present
/// bound or due day is in force.
pub(crate) fn in_force<F: Former>(was: &List<F>, day: Day) -> Option<&Item<F>> {
    was.iter().filter(|one| one.until().value >= day).min_by_key(|one| one.until().value)
}

#[cfg(test)]
mod tests {
    use super::FormerBound;
    use crate::model::{Op, Target};
    use std::collections::BTreeSet;

    #[test]
    fn a_former_bound_has_the_keys_of_a_bound() {
        let keys = |keys: crate::keys::Keys| keys.all.iter().map(|key| key.name).collect::<BTreeSet<&str>>();
        let (target, former) = (keys(Target::KEYS), keys(FormerBound::KEYS));
        let bounds: BTreeSet<&str> = Op::ALL.iter().map(|op| op.word()).chain(["of", "by"]).collect();
        let shared: BTreeSet<&str> = target.intersection(&former).copied().collect();
        assert_eq!(shared, bounds);
    }
}
