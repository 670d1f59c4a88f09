//! Rules about targets and indicators.

use super::context::{Check, Context};
use crate::calc::baseline_figure;
use crate::diag::{Family, Finding, Rule, Sink, rules};
use crate::keys::grouped_number;
use crate::model::rules::BOUND_COUNT;
use crate::model::{
    Accumulate, Asked, Bound, ComputedIndicator, Goal, Indicator, Measure, Op, Plan, Section, Target, unknown_class,
};
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{Exact, IndicatorId, TargetId};
use crate::value::{Item, List, Referrers, id_order};

rules! { pub(super) FAMILY: Family<Check>;
    BOUND_KIND = "E303" "bound-kind" Error in [Targets] by bounds:
        en "target `{target}`: `{op}` does not fit `{indicator}`, which is a {measure}",
        vi "chỉ tiêu `{target}`: `{op}` không hợp với `{indicator}`, vốn là {measure}",
        help en "{measure} takes {fitting}",
        help vi "{measure} dùng {fitting}";

    BOUND_OUT_OF_RANGE = "E302" "bound-out-of-range" Error in [Targets]:
        en "target `{target}`: a bound of {bound} is outside {range}",
        vi "chỉ tiêu `{target}`: mức {bound} nằm ngoài khoảng {range}";

    RANK_POOL = "E304" "rank-pool" Error in [Targets] by rank_pool:
        en "target `{target}` asks for rank {rank} of only {of}",
        vi "chỉ tiêu `{target}` đòi hạng {rank} trong khi chỉ có {of} đơn vị";

    UNSERVED_TARGET = "E306" "unserved-target" Note in [Targets, Assignment] by unserved:
        en "no task serves target `{target}`",
        vi "không có nhiệm vụ nào phục vụ chỉ tiêu `{target}`",
        help en "name it under `serves` of a task",
        help vi "ghi chỉ tiêu này trong `serves` của một nhiệm vụ";

    INDICATOR_TWICE = "E307" "indicator-twice" Warning in [Targets] by indicator_twice:
        en "targets `{first}` and `{target}` set different bounds on `{indicator}`",
        vi "chỉ tiêu `{first}` và `{target}` đặt mức khác nhau cho `{indicator}`";

    PART_IN_OTHER_SECTION = "E332" "part-in-other-section" Warning in [Targets] by parts_in_sections:
        en "target `{target}` names the section `{section}`, but it stands under `{above}` in another one",
        vi "chỉ tiêu `{target}` ghi mục `{section}` nhưng nằm trong chỉ tiêu `{above}` của mục khác",
        help en "a part follows the target above it: leave the section out, or name that of `{above}`",
        help vi "chỉ tiêu thành phần đi theo chỉ tiêu chung: bỏ mục này, hoặc ghi mục của `{above}`";

    ACCUMULATE_KIND = "E320" "accumulate-kind" Error in [Targets] by indicator_kinds:
        en "`mean` is for scores; `{indicator}` is a {measure}",
        vi "`mean` chỉ dùng cho score; `{indicator}` là {measure}",
        help en "use `latest` or `sum`",
        help vi "dùng `latest` hoặc `sum`";

    RANK_OF_KIND = "E324" "rank-of-kind" Error in [Targets]:
        en "`rank-of` makes a rank from a score; `{indicator}` is a {measure}",
        vi "`rank-of` xếp hạng từ điểm; `{indicator}` là {measure}";
}

/// Reports parts that name another section than the target above them, under which they are shown.
fn parts_in_sections(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    const ABOVE: Both = Both { en: "the target above it", vi: "chỉ tiêu chung" };
    let sections = plan.sections();
    for target in &plan.targets {
        let (Some(section), Some(above)) = (target.section(), &target.of_which) else { continue };
        let Some(number) = plan.targets.position(above.value.as_str()) else { continue };
        // The section of a faulty target may be lost.
        if plan.targets.get(number).is_none_or(|above| !above.sound) {
            continue;
        }
        let of_above = sections.get(number).copied().flatten();
        // A section that the plan does not have is a fault of its own.
        if of_above.is_some_and(|other| section.is(other)) || !plan.has_section(section) {
            continue;
        }
        let finding = about(&PART_IN_OTHER_SECTION, target, section.place()).text("section", section.id());
        let finding = finding.text("above", above.value.as_str()).field(section.key());
        let place = of_above.map(Section::place).or_else(|| Some(plan.targets.get(number)?.id.place));
        sink.push(finding.note(ABOVE, place.unwrap_or(above.place)));
    }
}

pub(super) fn about(rule: &'static Rule, target: &Target, place: Place) -> Finding {
    let id = target.id.value.as_str();
    Finding::new(rule, place).text("target", id).item(id)
}

/// The targets with a bound whose measure is known, with both.
pub(super) fn bounded(plan: &Plan) -> impl Iterator<Item = (&Item<Target>, &At<Asked>, Measure)> {
    plan.targets.iter().filter_map(|target| {
        let Goal::Bound(bound) = &target.goal else { return None };
        Some((target, bound, plan.measure(&target.indicator.value)?))
    })
}

/// The same with the former bounds of each target.
pub(super) fn every_bound(plan: &Plan) -> impl Iterator<Item = (&Item<Target>, &At<Asked>, Measure)> {
    let measured = plan.targets.iter().filter_map(|target| Some((target, plan.measure(&target.indicator.value)?)));
    measured.flat_map(|(target, measure)| target.bounds().map(move |bound| (target, bound, measure)))
}

pub(super) const fn fits(op: Op, measure: Measure) -> bool {
    let is_number = matches!(measure, Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score);
    match op {
        Op::RankWithin => matches!(measure, Measure::Rank),
        Op::Done => matches!(measure, Measure::Milestone),
        Op::ClassAtLeast => matches!(measure, Measure::Class),
        Op::RiseBy | Op::BetterThanBaseline => is_number || matches!(measure, Measure::Rank),
        Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan | Op::FallBy | Op::RiseByPercent | Op::FallByPercent => {
            is_number
        }
    }
}

fn bounds(context: Context<'_>, sink: &mut Sink) {
    bound_kind(context, sink);
    bound_out_of_range(context, sink);
    grouped_bounds(context, sink);
}

fn bound_kind(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for (target, bound, measure) in every_bound(plan) {
        if !fits(bound.value.op(), measure) {
            let fitting = match measure {
                Measure::Rank => Both::same("rank-within, rise-by, better-than-baseline"),
                Measure::Milestone => Both::same("done = true"),
                Measure::Class => Both::same("class-at-least"),
                Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => {
                    Both::same("at-least, more-than, at-most, less-than, rise-by, fall-by …")
                }
            };
            let finding = about(&BOUND_KIND, target, bound.place).text("op", bound.value.word());
            let finding = finding.text("indicator", target.indicator.value.as_str()).text("measure", measure.word());
            sink.push(finding.phrase("fitting", fitting).field(bound.value.word()));
            continue;
        }
        let id = target.indicator.value.as_str();
        let classes = plan.indicator(&target.indicator.value).and_then(|one| one.classes.as_ref());
        if let (Asked::Step(_, Some(of)), true) = (&bound.value, measure != Measure::Rank) {
            const STRAY: Both = Both { en: "has `of`, but no rank", vi: "có `of` nhưng không phải xếp hạng" };
            sink.push(about(&BOUND_COUNT, target, of.place).phrase("fault", STRAY).field("of"));
        }
        if let (Some(class), Some(classes)) = (bound.value.class(), classes)
            && classes.place(class.as_str()).is_none()
        {
            let class = At::new(class.clone(), bound.place);
            sink.push(unknown_class(&class, id, Some(classes)).item(target.id.value.as_str()).field("class-at-least"));
        }
    }
}

fn bound_out_of_range(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for (target, asked, measure) in every_bound(plan) {
        if !fits(asked.value.op(), measure) {
            continue;
        }
        let of_measure = range_of(plan, target, measure);
        let range = match asked.value.op() {
            Op::RiseBy if measure == Measure::Rank => Range { is_whole: true, words: PLACES, ..Range::from_0() },
            Op::RiseBy | Op::FallBy | Op::RiseByPercent => Range::from_0(),
            Op::FallByPercent => Range { most: Some(Exact::from(100)), words: PERCENT, ..Range::from_0() },
            Op::AtLeast
            | Op::MoreThan
            | Op::AtMost
            | Op::LessThan
            | Op::RankWithin
            | Op::Done
            | Op::ClassAtLeast
            | Op::BetterThanBaseline => of_measure.clone(),
        };
        let figure = asked.value.number().map(|number| (number, asked.place, asked.value.word(), range));
        let is_present = matches!(&target.goal, Goal::Bound(present) if present.place == asked.place);
        let origin = target.baseline.as_ref().filter(|_| is_present).map(|base| base.origin.place);
        let baseline = baseline_figure(plan, target, None).map(|base| base.figure);
        let baseline = baseline.zip(origin).map(|(figure, place)| (figure, place, "baseline", of_measure));
        for (figure, place, field, range) in figure.into_iter().chain(baseline) {
            if !range.holds(&figure) {
                let finding = about(&BOUND_OUT_OF_RANGE, target, place).number("bound", &figure);
                sink.push(finding.phrase("range", range.words).field(field));
            }
        }
    }
}

/// The figures that a measure can have.
#[derive(Clone)]
pub(super) struct Range {
    least: Exact,
    most: Option<Exact>,
    is_whole: bool,
    pub(super) words: Both,
}

const PLACES: Both = Both { en: "whole places, 0 and more", vi: "số bậc nguyên, từ 0 trở lên" };
const PERCENT: Both = Both { en: "0 to 100 %", vi: "0 đến 100 %" };

impl Range {
    fn from_0() -> Self {
        let words = Both { en: "0 and more", vi: "từ 0 trở lên" };
        Self { least: Exact::from(0), most: None, is_whole: false, words }
    }

    pub(super) fn holds(&self, figure: &Exact) -> bool {
        let is_below = self.most.as_ref().is_none_or(|most| figure <= most);
        *figure >= self.least && is_below && (!self.is_whole || figure.is_whole())
    }
}

pub(super) fn range_of(plan: &Plan, target: &Target, measure: Measure) -> Range {
    let score = plan.indicator(&target.indicator.value).and_then(|one| one.maximum.as_ref()).map(|at| &at.value);
    let most = measure.maximum(score);
    let words = match (measure, &most) {
        (Measure::Rank, _) => {
            let words = Both { en: "1 and more", vi: "từ 1 trở lên" };
            return Range { least: Exact::from(1), words, ..Range::from_0() };
        }
        (Measure::Ratio, _) => PERCENT,
        (_, Some(_)) => Both { en: "0 to the maximum score", vi: "0 đến điểm tối đa" },
        (_, None) => return Range::from_0(),
    };
    Range { most, words, ..Range::from_0() }
}

/// `at-least = 1.500` asks for one and a half files, or for fifteen hundred. A percentage and most scores allow only
/// one of the two.
fn grouped_bounds(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for (target, _, measure) in bounded(plan) {
        for written in target.grouped.iter().chain(target.was.iter().flat_map(|former| &former.grouped)) {
            let is_meant_large = match measure {
                Measure::Count | Measure::Amount => true,
                Measure::Score => {
                    let maximum = plan.indicator(&target.indicator.value).and_then(|one| one.maximum.as_ref());
                    maximum.is_some_and(|maximum| may_be_thousands(&written.value, &maximum.value))
                }
                Measure::Ratio | Measure::Rank | Measure::Milestone | Measure::Class => false,
            };
            let of = target.bounds().find(|bound| bound.place == written.place);
            let is_share = of.is_some_and(|of| matches!(of.value.op(), Op::RiseByPercent | Op::FallByPercent));
            if is_meant_large && !is_share {
                let field = of.map_or("baseline", |bound| bound.value.word());
                sink.push(
                    grouped_number(field, written.place, &written.value).item(target.id.value.as_str()).field(field),
                );
            }
        }
    }
}

/// Whether a number still lies within its range when its point stands between thousands.
pub(super) fn may_be_thousands(written: &str, maximum: &Exact) -> bool {
    Exact::parse(&written.replace('.', "")).is_ok_and(|large| large <= *maximum)
}

fn rank_pool(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for (target, bound) in plan.targets.iter().flat_map(|target| target.bounds().map(move |bound| (target, bound))) {
        if let Asked::Bound(Bound::RankWithin(rank, Some(of))) = &bound.value
            && of.value < *rank
        {
            let finding = about(&RANK_POOL, target, of.place).count("rank", *rank).count("of", of.value);
            sink.push(finding.field("of"));
        }
    }
}

fn unserved(Context { today: plan, .. }: Context<'_>, sink: &mut Sink) {
    if !plan.tasks.whole || plan.tasks.is_empty() {
        return;
    }
    // A task whose fields could not all be read may well serve any.
    if plan.tasks.iter().any(|task| !task.sound) {
        return;
    }
    let served = plan.tasks.iter().flat_map(|task| &task.serves).map(|id| (id.value.as_str(), ()));
    let served: Referrers<'_, ()> = served.collect();
    let is_served = |id: &TargetId| served.to(id.as_str()).next().is_some();
    for target in plan.targets.iter().filter(|target| matches!(target.goal, Goal::Bound(_))) {
        // The program computes reserved indicators from all tasks. A task that serves the whole serves its parts.
        let needs_none = ComputedIndicator::named(&target.indicator.value).is_some()
            || target.of_which.as_ref().is_some_and(|whole| is_served(&whole.value));
        if !needs_none && !is_served(&target.id.value) {
            sink.push(about(&UNSERVED_TARGET, target, target.id.place).field("serves"));
        }
    }
}

/// A lower and an upper bound on one indicator make a corridor; two of a kind contradict each other.
fn indicator_twice(Context { today: plan, .. }: Context<'_>, sink: &mut Sink) {
    const FIRST: Both = Both { en: "the other bound", vi: "mức kia" };
    let bounds = plan.targets.iter().filter_map(|target| match &target.goal {
        Goal::Bound(bound) => Some((&target.value, bound)),
        Goal::Qualitative => None,
    });
    let mut bounds: Vec<(&Target, &At<Asked>)> = bounds.collect();
    let of_a_kind = |(one, first): &(&Target, &At<Asked>), (other, second): &(&Target, &At<Asked>)| {
        id_order(one.indicator.value.as_str(), other.indicator.value.as_str())
            .then_with(|| one.by.map(|by| by.value).cmp(&other.by.map(|by| by.value)))
            .then_with(|| direction(first.value.op()).cmp(&direction(second.value.op())))
    };
    // Bounds of a kind keep the order of the file.
    bounds.sort_by(of_a_kind);
    for group in bounds.chunk_by(|one, other| of_a_kind(one, other).is_eq()) {
        let [first, others @ ..] = group else { continue };
        // A bound that equals the first is compared with the first different one before it.
        let mut different = None;
        for one in others {
            let is_as_first = one.1.value == first.1.value;
            if !is_as_first && different.is_none() {
                different = Some(one);
            }
            let other = if is_as_first { different } else { Some(first) };
            if let Some((other, first)) = other {
                let (target, bound) = one;
                let finding = about(&INDICATOR_TWICE, target, bound.place).text("first", other.id.value.as_str());
                let finding = finding.text("indicator", target.indicator.value.as_str());
                sink.push(finding.field(bound.value.word()).note(FIRST, first.place));
            }
        }
    }
}

const fn direction(op: Op) -> u8 {
    match op {
        Op::AtLeast | Op::MoreThan => 0,
        Op::AtMost | Op::LessThan => 1,
        Op::RankWithin => 2,
        Op::Done => 3,
        Op::ClassAtLeast => 4,
        // A target may ask for so many percent and for a rise at once.
        Op::RiseBy | Op::RiseByPercent => 5,
        Op::FallBy | Op::FallByPercent => 6,
        Op::BetterThanBaseline => 7,
    }
}

fn indicator_kinds(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    kinds(&plan.indicators, |id| plan.indicator(id), sink);
}

/// The indicators of a plan or of a workspace, which `find` knows by their ids.
pub(super) fn kinds<'i>(
    indicators: &'i List<Indicator>,
    find: impl Fn(&IndicatorId) -> Option<&'i Indicator>,
    sink: &mut Sink,
) {
    accumulate_kind(indicators, sink);
    rank_of_kind(indicators, find, sink);
}

/// Only points of one scale have a mean that says something: percentages must not be averaged.
fn accumulate_kind(indicators: &List<Indicator>, sink: &mut Sink) {
    for indicator in indicators {
        if let Some(At { value: Accumulate::Mean, place }) = indicator.accumulate_given
            && indicator.measure != Measure::Score
        {
            let id = indicator.id.value.as_str();
            let finding = Finding::new(&ACCUMULATE_KIND, place).text("indicator", id).item(id);
            sink.push(finding.text("measure", indicator.measure.word()).field("accumulate"));
        }
    }
}

/// A rank is computed from points; nothing else is the better the higher for all.
fn rank_of_kind<'i>(
    indicators: &'i List<Indicator>,
    find: impl Fn(&IndicatorId) -> Option<&'i Indicator>,
    sink: &mut Sink,
) {
    for indicator in indicators {
        let Some(score) = &indicator.rank_of else { continue };
        let wrong = match indicator.measure {
            Measure::Rank => find(&score.value).filter(|found| found.measure != Measure::Score),
            Measure::Ratio
            | Measure::Count
            | Measure::Amount
            | Measure::Score
            | Measure::Milestone
            | Measure::Class => Some(&indicator.value),
        };
        if let Some(wrong) = wrong {
            let finding = Finding::new(&RANK_OF_KIND, score.place).text("indicator", wrong.id.value.as_str());
            let finding = finding.text("measure", wrong.measure.word()).item(indicator.id.value.as_str());
            sink.push(finding.field("rank-of"));
        }
    }
}
