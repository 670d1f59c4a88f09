//! Checks of targets and indicators.

use super::{Check, Context};
use super::{
    target_rules::ACCUMULATE_KIND, target_rules::BASELINE_AFTER_BY, target_rules::BASELINE_MET,
    target_rules::BOUND_KIND, target_rules::BOUND_OUT_OF_RANGE, target_rules::INDICATOR_TWICE,
    target_rules::RANK_OF_KIND, target_rules::RANK_POOL, target_rules::UNSERVED_TARGET,
};
use crate::calc::Subject;
use crate::diag::{Finding, Rule, Sink};
use crate::keys::grouped_number;
use crate::model::{Accumulate, Bound, Goal, Indicator, IndicatorId, Measure, Op, Plan, Reserved, Target, TargetId};
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::Exact;
use crate::value::{Item, List, Referrers, id_order};

pub(super) const CHECKS: &[Check] = &[
    bound_kind,
    bound_out_of_range,
    grouped_bounds,
    baselines,
    rank_pool,
    unserved,
    indicator_twice,
    |Context { plan, .. }, sink| {
        accumulate_kind(&plan.indicators, sink);
        rank_of_kind(&plan.indicators, |id| plan.indicator(id), sink);
    },
];

fn about(rule: &'static Rule, target: &Target, place: Place) -> Finding {
    let id = target.id.value.as_str();
    Finding::new(rule, place).text("target", id).item(id)
}

/// The targets with a bound, and the measure of what they are about where that is known.
fn bounded(plan: &Plan) -> impl Iterator<Item = (&Item<Target>, &At<Bound>, Measure)> {
    plan.targets.iter().filter_map(|target| {
        let Goal::Bound(bound) = &target.goal else { return None };
        let id = &target.indicator.value;
        let measure = Reserved::named(id).map(Reserved::measure);
        let measure = measure.or_else(|| plan.indicator(id).map(|indicator| indicator.measure))?;
        Some((target, bound, measure))
    })
}

const fn fits(op: Op, measure: Measure) -> bool {
    match op {
        Op::RankWithin => matches!(measure, Measure::Rank),
        Op::Done => matches!(measure, Measure::Milestone),
        Op::AtLeast | Op::MoreThan | Op::AtMost | Op::LessThan => {
            matches!(measure, Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score)
        }
    }
}

fn bound_kind(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for (target, bound, measure) in bounded(plan) {
        if !fits(bound.value.op(), measure) {
            let fitting = match measure {
                Measure::Rank => Both::same("rank-within"),
                Measure::Milestone => Both::same("done = true"),
                Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => {
                    Both::same("at-least, more-than, at-most, less-than")
                }
            };
            let finding = about(&BOUND_KIND, target, bound.place).text("op", bound.value.op().word());
            let finding = finding.text("indicator", target.indicator.value.as_str()).text("measure", measure.word());
            sink.push(finding.phrase("fitting", fitting).field(bound.value.op().word()));
        }
    }
}

fn bound_out_of_range(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for (target, bound, measure) in bounded(plan) {
        if !fits(bound.value.op(), measure) {
            continue;
        }
        let score = plan.indicator(&target.indicator.value).and_then(|one| one.maximum.as_ref()).map(|at| &at.value);
        let maximum = measure.maximum(score);
        let (least, range) = match (measure, &maximum) {
            (Measure::Rank, _) => (Exact::from(1), Both { en: "1 and more", vi: "từ 1 trở lên" }),
            (Measure::Ratio, _) => (Exact::from(0), Both { en: "0 to 100 %", vi: "0 đến 100 %" }),
            (_, Some(_)) => (Exact::from(0), Both { en: "0 to the maximum score", vi: "0 đến điểm tối đa" }),
            (_, None) => (Exact::from(0), Both { en: "0 and more", vi: "từ 0 trở lên" }),
        };
        let figures = bound.value.figure().map(|figure| (figure, bound.place, bound.value.op().word()));
        let baseline = target.baseline.as_ref().map(|base| (base.value.value.clone(), base.value.place, "baseline"));
        for (figure, place, field) in figures.into_iter().chain(baseline) {
            if figure < least || maximum.as_ref().is_some_and(|maximum| figure > *maximum) {
                let finding = about(&BOUND_OUT_OF_RANGE, target, place).number("bound", &figure);
                sink.push(finding.phrase("range", range).field(field));
            }
        }
    }
}

/// A line from a day after its end leads nowhere, and one from a figure that is asked for already asks for nothing.
fn baselines(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    const BY: Both = Both { en: "the bound is to be reached by then", vi: "phải đạt trước ngày này" };
    for (target, bound, measure) in bounded(plan) {
        let Some(baseline) = &target.baseline else { continue };
        let by = target.by.unwrap_or(plan.end);
        if let Some(on) = baseline.on.filter(|on| on.value > by.value) {
            let finding = about(&BASELINE_AFTER_BY, target, on.place).day("on", on.value).day("by", by.value);
            sink.push(finding.field("baseline").note(BY, by.place));
            continue;
        }
        let subject = plan.indicator(&target.indicator.value).map(Subject::Reported);
        // The total of another span says nothing of this one.
        let is_flow = subject.is_some_and(Subject::is_flow);
        if fits(bound.value.op(), measure) && !is_flow && bound.value.holds(&baseline.value.value) {
            let finding = about(&BASELINE_MET, target, baseline.value.place);
            sink.push(finding.number("value", &baseline.value.value).field("baseline"));
        }
    }
}

/// `at-least = 1.500` asks for one and a half files, or for fifteen hundred. Of percent and of most scores only one of the
/// two can be meant.
fn grouped_bounds(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for (target, bound, measure) in bounded(plan) {
        for written in &target.grouped {
            let is_meant_large = match measure {
                Measure::Count | Measure::Amount => true,
                Measure::Score => {
                    let maximum = plan.indicator(&target.indicator.value).and_then(|one| one.maximum.as_ref());
                    maximum.is_some_and(|maximum| may_be_thousands(&written.value, &maximum.value))
                }
                Measure::Ratio | Measure::Rank | Measure::Milestone => false,
            };
            if is_meant_large {
                let field = if written.place == bound.place { bound.value.op().word() } else { "baseline" };
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
    for target in &plan.targets {
        if let Goal::Bound(At { value: Bound::RankWithin(rank, Some(of)), .. }) = &target.goal
            && of.value < *rank
        {
            let finding = about(&RANK_POOL, target, of.place).count("rank", *rank).count("of", of.value);
            sink.push(finding.field("of"));
        }
    }
}

fn unserved(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
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
        // The program computes it from all tasks; and who moves a whole moves its parts.
        let needs_none = Reserved::named(&target.indicator.value).is_some()
            || target.of_which.as_ref().is_some_and(|whole| is_served(&whole.value));
        if !needs_none && !is_served(&target.id.value) {
            sink.push(about(&UNSERVED_TARGET, target, target.id.place).field("serves"));
        }
    }
}

/// A lower and an upper bound on one indicator make a corridor; two of a kind contradict each other.
fn indicator_twice(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    const FIRST: Both = Both { en: "the other bound", vi: "mức kia" };
    let bounds = plan.targets.iter().filter_map(|target| match &target.goal {
        Goal::Bound(bound) => Some((&target.value, bound)),
        Goal::Qualitative => None,
    });
    let mut bounds: Vec<(&Target, &At<Bound>)> = bounds.collect();
    let of_a_kind = |(one, first): &(&Target, &At<Bound>), (other, second): &(&Target, &At<Bound>)| {
        id_order(one.indicator.value.as_str(), other.indicator.value.as_str())
            .then_with(|| one.by.map(|by| by.value).cmp(&other.by.map(|by| by.value)))
            .then_with(|| direction(first.value.op()).cmp(&direction(second.value.op())))
    };
    // The order of the file is kept among those of a kind.
    bounds.sort_by(of_a_kind);
    for group in bounds.chunk_by(|one, other| of_a_kind(one, other).is_eq()) {
        let [first, others @ ..] = group else { continue };
        // What is as the first is held against the first that is not, if it comes before it.
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
                sink.push(finding.field(bound.value.op().word()).note(FIRST, first.place));
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
    }
}

/// Only points of one scale have a mean that says something: percentages must not be averaged.
pub(super) fn accumulate_kind(indicators: &List<Indicator>, sink: &mut Sink) {
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
pub(super) fn rank_of_kind<'i>(
    indicators: &'i List<Indicator>,
    find: impl Fn(&IndicatorId) -> Option<&'i Indicator>,
    sink: &mut Sink,
) {
    for indicator in indicators {
        let Some(score) = &indicator.rank_of else { continue };
        let wrong = match indicator.measure {
            Measure::Rank => find(&score.value).filter(|found| found.measure != Measure::Score),
            Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score | Measure::Milestone => {
                Some(&indicator.value)
            }
        };
        if let Some(wrong) = wrong {
            let finding = Finding::new(&RANK_OF_KIND, score.place).text("indicator", wrong.id.value.as_str());
            let finding = finding.text("measure", wrong.measure.word()).item(indicator.id.value.as_str());
            sink.push(finding.field("rank-of"));
        }
    }
}
