//! A target (chỉ tiêu): an indicator and the bound that it is to reach by a day.

use super::rules::BOUND_COUNT;
use crate::diag::Finding;
use crate::keys::{TableReader, grouped, table};
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{AssigneeId, Day, Exact, IndicatorId, TargetId, Text, word_enum};

word_enum! {
    /// The figure that is expected of a target before its day.
    pub enum Pace {
        /// The bound at all times.
        Level = "level",
        /// Straight from the baseline to the bound.
        Linear = "linear",
    }
}

word_enum! {
    /// How a figure is compared with its bound.
    pub enum Op {
        /// ≥
        AtLeast = "at-least",
        /// >
        MoreThan = "more-than",
        /// ≤
        AtMost = "at-most",
        /// <
        LessThan = "less-than",
        /// This rank or better.
        RankWithin = "rank-within",
        /// A milestone.
        Done = "done",
    }
}

/// The aim of a target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Goal {
    /// Shown, never scored.
    Qualitative,
    /// A figure against a bound.
    Bound(At<Bound>),
}

/// The bound that a figure is to reach.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bound {
    /// A figure of this or more: percent for ratios.
    AtLeast(Exact),
    /// A figure of more than this.
    MoreThan(Exact),
    /// A figure of this or less.
    AtMost(Exact),
    /// A figure of less than this.
    LessThan(Exact),
    /// This rank or better, of so many.
    RankWithin(u32, Option<At<u32>>),
    /// A milestone.
    Done,
}

impl Bound {
    /// How a figure is compared with it.
    pub const fn op(&self) -> Op {
        match self {
            Self::AtLeast(_) => Op::AtLeast,
            Self::MoreThan(_) => Op::MoreThan,
            Self::AtMost(_) => Op::AtMost,
            Self::LessThan(_) => Op::LessThan,
            Self::RankWithin(..) => Op::RankWithin,
            Self::Done => Op::Done,
        }
    }

    /// The key that files write it under.
    pub fn word(&self) -> &'static str {
        self.op().word()
    }

    /// Whether a figure keeps it: percent for ratios, the rank itself for ranks. A milestone has no figure.
    pub fn holds(&self, figure: &Exact) -> bool {
        match self {
            Self::AtLeast(bound) => figure >= bound,
            Self::MoreThan(bound) => figure > bound,
            Self::AtMost(bound) => figure <= bound,
            Self::LessThan(bound) => figure < bound,
            Self::RankWithin(rank, _) => *figure <= Exact::from(i64::from(*rank)),
            Self::Done => false,
        }
    }

    /// How many units are ranked, where the target says so.
    pub(crate) fn pool_size(&self) -> Option<u32> {
        match self {
            Self::RankWithin(_, of) => of.map(|of| of.value),
            Self::AtLeast(_) | Self::MoreThan(_) | Self::AtMost(_) | Self::LessThan(_) | Self::Done => None,
        }
    }

    /// The figure of the bound: percent for ratios, the rank itself for ranks; `None` for a milestone.
    pub fn figure(&self) -> Option<Exact> {
        match self {
            Self::AtLeast(figure) | Self::MoreThan(figure) | Self::AtMost(figure) | Self::LessThan(figure) => {
                Some(figure.clone())
            }
            Self::RankWithin(rank, _) => Some(Exact::from(i64::from(*rank))),
            Self::Done => None,
        }
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
        let rise_by: Exact = reserved "rise-by", "a rise against the baseline", "tăng so với mức xuất phát";
        let fall_by: Exact = reserved "fall-by", "a fall against the baseline", "giảm so với mức xuất phát";
        let better_than_baseline: bool = reserved "better-than-baseline", "better than the baseline", "tốt hơn mức xuất phát";
    }
    with table {
        /// Its aim.
        pub goal: Goal = {
            let bounds = [
                at_least.map(|at| at.map(Bound::AtLeast)),
                more_than.map(|at| at.map(Bound::MoreThan)),
                at_most.map(|at| at.map(Bound::AtMost)),
                less_than.map(|at| at.map(Bound::LessThan)),
                rank_within.map(|at| at.map(|rank| Bound::RankWithin(rank, of))),
                done.filter(|done| done.value).map(|at| at.map(|_| Bound::Done)),
            ];
            let given = Op::ALL.iter().filter(|op| table.has(op.word())).count();
            // `done = false` asks for nothing.
            let given = given - usize::from(done.is_some_and(|done| !done.value));
            let qualitative = qualitative.is_some_and(|at| at.value);
            goal(table, id.as_ref(), qualitative, (bounds.into_iter().flatten().collect(), given), of)
        };
        /// Its bound and baseline as they are written, where the point may stand between thousands.
        pub grouped: Vec<At<String>> = {
            let bound = if let Goal::Bound(bound) = &goal { Some(bound.place) } else { None };
            let numbers = bound.into_iter().chain(baseline.as_ref().map(|at| at.value.value.place));
            numbers.filter_map(|place| grouped(table.reader(), place)).collect()
        };
    }
}

/// The goal of a target with these bounds; `given` counts also those that are badly written. A target that does not
/// have exactly one counts as qualitative, after a finding: nothing is computed from it.
fn goal(
    table: &mut TableReader<'_, '_, '_>,
    id: Option<&At<TargetId>>,
    qualitative: bool,
    (mut bounds, given): (Vec<At<Bound>>, usize),
    of: Option<At<u32>>,
) -> Goal {
    let has_reserved = ["rise-by", "fall-by", "better-than-baseline"].iter().any(|key| table.has(key));
    bounds.sort_by_key(|bound| bound.place);
    let of_fits = of.is_none() || matches!(bounds.as_slice(), [At { value: Bound::RankWithin(..), .. }]) || given != 1;
    match (qualitative, given) {
        (true, 0) => Goal::Qualitative,
        (false, 1) if of_fits => bounds.pop().map_or(Goal::Qualitative, Goal::Bound),
        (false, 0) if has_reserved || table.reader().is_damaged() => Goal::Qualitative,
        _ => {
            report_count(table, id, qualitative, &bounds, of.filter(|_| !of_fits).map(|of| of.place));
            Goal::Qualitative
        }
    }
}

fn report_count(
    table: &mut TableReader<'_, '_, '_>,
    id: Option<&At<TargetId>>,
    qualitative: bool,
    bounds: &[At<Bound>],
    stray_of: Option<Place>,
) {
    const FIRST: Both = Both { en: "the first bound", vi: "mức thứ nhất" };
    let fault = match (bounds, stray_of) {
        (_, Some(_)) => Both { en: "has `of`, but no `rank-within`", vi: "có `of` nhưng không có `rank-within`" },
        ([], None) => Both { en: "has no bound", vi: "không có mức phải đạt" },
        (_, None) if qualitative => {
            Both { en: "is qualitative and has a bound", vi: "vừa định tính vừa có mức phải đạt" }
        }
        (_, None) => Both { en: "has more than one bound", vi: "có hơn một mức phải đạt" },
    };
    let place = stray_of.or_else(|| bounds.last().map(|bound| bound.place)).or_else(|| id.map(|id| id.place));
    let name = id.map_or("", |id| id.value.as_str());
    let finding = Finding::new(&BOUND_COUNT, place.unwrap_or_else(|| table.place()));
    let mut finding = finding.text("target", name).phrase("fault", fault);
    if let [first, _, ..] = bounds {
        finding = finding.note(FIRST, first.place);
    }
    table.reader().push(finding);
}
