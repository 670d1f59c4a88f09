//! A target (chỉ tiêu): an indicator and the bound that it is to reach by a day.

use super::rules::BOUND_COUNT;
use super::{AssigneeId, IndicatorId, TargetId};
use crate::diag::Finding;
use crate::keys::{Form, Reading, Shape, TableReader, Text, grouped, keys};
use crate::parse::Node;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::word_enum;
use crate::value::{Day, Exact};

keys! {
    /// The keys of a target.
    pub target_keys: "a [[target]]", "[[target]]";
    required ID: TargetId = "id", "the target's id", "mã chỉ tiêu";
    optional OF_WHICH: TargetId = "of-which", "the target under which it is shown (trong số đó)", "chỉ tiêu mà nó nằm trong (trong số đó)";
    optional INDICATOR: IndicatorId = "indicator", "what is measured; default: the target's id", "chỉ số được đo; mặc định là mã chỉ tiêu";
    optional QUALITATIVE: bool = "qualitative", "shown, never scored", "chỉ nêu, không chấm";
    optional AT_LEAST: Exact = "at-least", "the figure is this or more (tối thiểu)", "tối thiểu, từ … trở lên";
    optional MORE_THAN: Exact = "more-than", "the figure is more than this (vượt)", "vượt, trên, cao hơn";
    optional AT_MOST: Exact = "at-most", "the figure is this or less (tối đa)", "tối đa, không quá";
    optional LESS_THAN: Exact = "less-than", "the figure is less than this (dưới)", "dưới";
    optional RANK_WITHIN: u32 = "rank-within", "the rank is this or better (trong nhóm)", "trong nhóm, top";
    optional OF: u32 = "of", "how many are ranked", "trong tổng số bao nhiêu đơn vị";
    optional DONE: bool = "done", "it is done (được ban hành)", "đã hoàn thành (được ban hành)";
    optional BY: Day = "by", "until when; default: the plan's end", "đến ngày; mặc định là ngày cuối kế hoạch";
    optional PACE: Pace = "pace", "what is expected before that", "tiến độ kỳ vọng trước ngày đó";
    optional BASELINE: Baseline = "baseline", "where a linear pace starts", "mức xuất phát của tiến độ đều";
    optional LEAD: AssigneeId = "lead", "who answers for it", "người phụ trách chỉ tiêu";
    optional SOURCE: Text = "source", "where the written plan says so", "vị trí trong văn bản";
    optional TEXT: Text = "text", "its wording", "nguyên văn";
    reserved RISE_BY: Exact = "rise-by", "a rise against the baseline", "tăng so với mức xuất phát";
    reserved FALL_BY: Exact = "fall-by", "a fall against the baseline", "giảm so với mức xuất phát";
    reserved BETTER_THAN_BASELINE: bool = "better-than-baseline", "better than the baseline", "tốt hơn mức xuất phát";
}

keys! {
    /// The keys of a baseline.
    pub baseline_keys: "a table { value = …, on = … }", "bảng { value = …, on = … }";
    required VALUE: Exact = "value", "the figure", "số liệu";
    optional ON: Day = "on", "its day; default: the plan's start", "ngày; mặc định là ngày đầu kế hoạch";
    optional SOURCE: Text = "source", "where it comes from", "nguồn";
}

word_enum! {
    /// What is expected of a target before its day.
    pub enum Pace {
        /// The bound at all times.
        Level = "level",
        /// Straight from the baseline to the bound.
        Linear = "linear",
    }
}

word_enum! {
    /// How a figure is held against its bound.
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

/// What a target asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Goal {
    /// Shown, never scored.
    Qualitative,
    /// A figure against a bound.
    Bound(At<Bound>),
}

/// What a figure is to reach.
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
    /// How the figure is held against it.
    #[must_use]
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
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.op().word()
    }

    /// Whether a figure keeps it: percent for ratios, the place for ranks. A milestone has no figure.
    #[must_use]
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

    /// The figure of the bound: percent for ratios, the place for ranks; `None` for a milestone.
    #[must_use]
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

/// Where a linear pace starts.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// The figure; percent for ratios.
    pub value: At<Exact>,
    /// Its day; the plan's start when not given.
    pub on: Option<At<Day>>,
}

/// A target of the plan.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its id.
    pub id: At<TargetId>,
    /// The target under which it is shown.
    pub of_which: Option<At<TargetId>>,
    /// What is measured.
    pub indicator: At<IndicatorId>,
    /// What it asks for.
    pub goal: Goal,
    /// Until when; the plan's end when not given.
    pub by: Option<At<Day>>,
    /// What is expected before that, where it was said.
    pub pace: Option<At<Pace>>,
    /// Where a linear pace starts.
    pub baseline: Option<Baseline>,
    /// Who answers for it.
    pub lead: Option<At<AssigneeId>>,
    /// Where the written plan says so.
    pub source: Option<Text>,
    /// Its wording.
    pub text: Option<Text>,
    /// Its bound and baseline as they are written, where the point may stand between thousands.
    pub grouped: Vec<At<String>>,
}

impl Shape for Baseline {
    const EXPECTED: Both = baseline_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(baseline_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let baseline = reading.table(node, baseline_keys::KEYS, |table| {
            let (value, on) = (table.get(&baseline_keys::VALUE), table.get(&baseline_keys::ON));
            let _ = table.get(&baseline_keys::SOURCE);
            Some(Self { value: value?, on })
        });
        baseline.map(|item| item.value)
    }
}

impl Shape for Target {
    const EXPECTED: Both = target_keys::KEYS.title;

    fn form() -> Form {
        Form::Table(target_keys::KEYS)
    }

    fn read(node: Node<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let target = reading.table(node, target_keys::KEYS, |table| {
            let (id, of_which) = (table.get(&target_keys::ID), table.get(&target_keys::OF_WHICH));
            let indicator = table.get(&target_keys::INDICATOR);
            let goal = read_goal(table, id.as_ref());
            let (by, pace) = (table.get(&target_keys::BY), table.get(&target_keys::PACE));
            let (baseline, lead) = (table.get(&target_keys::BASELINE), table.get(&target_keys::LEAD));
            let source = table.get(&target_keys::SOURCE).map(|at| at.value);
            let bound = if let Goal::Bound(bound) = &goal { Some(bound.place) } else { None };
            let numbers = bound.into_iter().chain(baseline.as_ref().map(|at| at.value.value.place));
            let grouped = numbers.filter_map(|place| grouped(table.reading(), place)).collect();
            let text = table.get(&target_keys::TEXT).map(|at| at.value);
            let id = id?;
            let indicator = indicator.unwrap_or_else(|| At::new(IndicatorId::made(id.value.as_str()), id.place));
            let baseline = baseline.map(|at| at.value);
            Some(Self { id, of_which, indicator, goal, by, pace, baseline, lead, source, text, grouped })
        });
        target.map(|item| item.value)
    }
}

/// Reads the bound. A target without exactly one stands as qualitative, after saying so: nothing is
/// computed from it.
fn read_goal(table: &mut TableReader<'_, '_, '_>, id: Option<&At<TargetId>>) -> Goal {
    let keys = [&target_keys::AT_LEAST, &target_keys::MORE_THAN, &target_keys::AT_MOST, &target_keys::LESS_THAN];
    let kinds = [Bound::AtLeast, Bound::MoreThan, Bound::AtMost, Bound::LessThan];
    let mut bounds: Vec<At<Bound>> = Vec::new();
    let mut given = 0usize;
    for (key, kind) in keys.into_iter().zip(kinds) {
        given += usize::from(table.has(key));
        bounds.extend(table.get(key).map(|at| at.map(kind)));
    }
    given += usize::from(table.has(&target_keys::RANK_WITHIN));
    let (rank, of) = (table.get(&target_keys::RANK_WITHIN), table.get(&target_keys::OF));
    bounds.extend(rank.map(|at| at.map(|rank| Bound::RankWithin(rank, of))));
    let done = table.get(&target_keys::DONE);
    given += usize::from(table.has(&target_keys::DONE));
    bounds.extend(done.filter(|done| done.value).map(|at| at.map(|_| Bound::Done)));
    let reserved = [
        table.has(&target_keys::RISE_BY),
        table.has(&target_keys::FALL_BY),
        table.has(&target_keys::BETTER_THAN_BASELINE),
    ];
    // Asked for so that their use is reported.
    let _ = (table.get(&target_keys::RISE_BY), table.get(&target_keys::FALL_BY));
    let _ = table.get(&target_keys::BETTER_THAN_BASELINE);
    let qualitative = table.get(&target_keys::QUALITATIVE).is_some_and(|at| at.value);
    if done.is_some_and(|done| !done.value) {
        given -= 1;
    }
    bounds.sort_by_key(|bound| bound.place);
    let of_fits = of.is_none() || matches!(bounds.as_slice(), [At { value: Bound::RankWithin(..), .. }]) || given != 1;
    match (qualitative, given) {
        (true, 0) => Goal::Qualitative,
        (false, 1) if of_fits => bounds.pop().map_or(Goal::Qualitative, Goal::Bound),
        (false, 0) if reserved.contains(&true) || table.reading().is_damaged() => Goal::Qualitative,
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
    table.reading().push(finding);
}
