//! Rules about baselines, and the steps that count from them.

use super::context::{Check, Context};
use super::{targets::about, targets::bounded, targets::every_bound, targets::fits, targets::range_of};
use crate::calc::{Subject, baseline_figure, own_bound, reckoned_figure};
use crate::diag::{Family, Sink, rules};
use crate::model::{Asked, Baseline, Measure, Op, Origin, Plan, Step, Target};
use crate::source::At;
use crate::text::Both;
use crate::value::Exact;

rules! { pub(super) FAMILY: Family<Check>;
    BASELINE_AFTER_BY = "E329" "baseline-after-by" Error in [Targets] by baselines:
        en "target `{target}`: its baseline is dated {on}, after its last day {by}",
        vi "chỉ tiêu `{target}`: mức xuất phát ghi ngày {on}, sau ngày phải đạt {by}",
        help en "the baseline is where the plan starts from: give the day of that figure",
        help vi "mức xuất phát là nơi kế hoạch bắt đầu: ghi ngày của số liệu đó";

    BASELINE_MET = "E330" "baseline-met" Note in [Targets]:
        en "target `{target}`: the baseline of {value} meets the bound already",
        vi "chỉ tiêu `{target}`: mức xuất phát {value} đã đạt mức yêu cầu",
        help en "check the bound and the baseline: one of them may be a slip",
        help vi "kiểm tra lại mức yêu cầu và mức xuất phát, có thể một trong hai bị ghi nhầm";

    STEP_WITHOUT_BASELINE = "E340" "step-without-baseline" Error in [Targets] by steps:
        en "target `{target}`: `{op}` counts from a baseline, and there is none",
        vi "chỉ tiêu `{target}`: `{op}` tính từ mức xuất phát, nhưng chưa có mức xuất phát",
        help en "give its `baseline`: `value` and `on`, or the `plan` whose last figure it is",
        help vi "ghi `baseline`: `value` và `on`, hoặc `plan` là kế hoạch có số liệu cuối làm mức xuất phát";

    BASELINE_KIND = "E341" "baseline-kind" Error in [Targets] by kinds:
        en "target `{target}`: its baseline {fault}",
        vi "chỉ tiêu `{target}`: mức xuất phát {fault}",
        help en "`{indicator}` is a {measure}",
        help vi "`{indicator}` là {measure}";

    STEP_OUT_OF_RANGE = "E343" "step-out-of-range" Warning in [Targets]:
        en "target `{target}`: `{op}` leads from {baseline} to {figure}, outside {range}; the end of the range counts",
        vi "chỉ tiêu `{target}`: `{op}` đưa từ {baseline} đến {figure}, ngoài khoảng {range}; chỉ tính đến hết khoảng";
}

/// A path that begins after its end leads nowhere. A path that begins at the bound asks for nothing.
fn baselines(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    const BY: Both = Both { en: "the last day of the target", vi: "ngày phải đạt của chỉ tiêu" };
    for (target, asked, measure) in bounded(plan) {
        let Some(Baseline { origin, on, .. }) = &target.baseline else { continue };
        let by = target.by.unwrap_or(plan.end);
        if let Some(on) = on.filter(|on| on.value > by.value) {
            let finding = about(&BASELINE_AFTER_BY, target, on.place).day("on", on.value).day("by", by.value);
            sink.push(finding.field("baseline").note(BY, by.place));
            continue;
        }
        let subject = plan.indicator(&target.indicator.value).map(Subject::Reported);
        // The total of an earlier span says nothing about this one.
        let is_flow = subject.is_some_and(Subject::is_flow);
        let Some(figure) = first_figure(plan, target) else { continue };
        let is_plain = fits(asked.value.op(), measure) && asked.value.step().is_none();
        if is_plain && !is_flow && own_bound(plan, target).is_some_and(|bound| bound.holds(&figure)) {
            let finding = about(&BASELINE_MET, target, origin.place);
            sink.push(finding.number("value", &figure).field("baseline"));
        }
    }
}

/// The figure of the baseline, as far as the plan tells it.
fn first_figure(plan: &Plan, target: &Target) -> Option<Exact> {
    baseline_figure(plan, target, None).map(|baseline| baseline.figure)
}

fn steps(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for target in &plan.targets {
        let step = target.bounds().find(|asked| asked.value.step().is_some());
        // The part of the target that could not be read may hold the baseline.
        if let Some(asked) = step.filter(|_| target.baseline.is_none() && target.sound) {
            let op = asked.value.word();
            sink.push(about(&STEP_WITHOUT_BASELINE, target, asked.place).text("op", op).field(op));
        }
    }
    for (target, asked, measure) in every_bound(plan) {
        let Asked::Step(step, _) = &asked.value else { continue };
        if measure != Measure::Rank && fits(asked.value.op(), measure) {
            held(plan, target, (step, asked), measure, sink);
        }
    }
}

/// A step beyond the measure's range is often a share of the baseline that was written in points, or the reverse.
fn held(plan: &Plan, target: &Target, (step, asked): (&Step, &At<Asked>), measure: Measure, sink: &mut Sink) {
    const POINTS: Both = Both {
        en: "`{op}` counts points; a share of the baseline is `{op}-percent`",
        vi: "`{op}` tính theo điểm; tính theo phần trăm của mức xuất phát thì dùng `{op}-percent`",
    };
    const RISE: Both = Both {
        en: "`{op}` is a share of the baseline; percentage points are `rise-by`",
        vi: "`{op}` tính theo phần trăm của mức xuất phát; tính theo điểm phần trăm thì dùng `rise-by`",
    };
    const FALL: Both = Both {
        en: "`{op}` is a share of the baseline; percentage points are `fall-by`",
        vi: "`{op}` tính theo phần trăm của mức xuất phát; tính theo điểm phần trăm thì dùng `fall-by`",
    };
    const BASELINE: Both = Both { en: "the baseline", vi: "mức xuất phát" };
    let range = range_of(plan, target, measure);
    let Some(baseline) = baseline_figure(plan, target, None) else { return };
    let (first, Some(figure)) = (&baseline.figure, reckoned_figure(step, &baseline)) else { return };
    let (Some(origin), Some(number)) = (&target.baseline, step.number()) else { return };
    // A baseline or a number outside its own range breaks another rule.
    let is_all = asked.value.op() == Op::FallByPercent && *number > Exact::from(100);
    if range.holds(&figure) || !range.holds(first) || number.is_negative() || is_all {
        return;
    }
    let help = match step {
        Step::Rise(_) | Step::Fall(_) => POINTS,
        Step::RisePercent(_) => RISE,
        Step::FallPercent(_) | Step::Better => FALL,
    };
    let (op, place) = (asked.value.op(), asked.place);
    let finding = about(&STEP_OUT_OF_RANGE, target, place).text("op", op.word()).number("baseline", first);
    let finding = finding.number("figure", &figure).phrase("range", range.words).help(help);
    sink.push(finding.field(op.word()).note(BASELINE, origin.origin.place));
}

/// Each form of a baseline is for figures of some kinds.
fn kinds(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for (target, _, measure) in bounded(plan) {
        let Some(Baseline { origin, .. }) = &target.baseline else { continue };
        if let Some(fault) = fault_of(&origin.value, measure, plan) {
            let finding = about(&BASELINE_KIND, target, origin.place).phrase("fault", fault);
            let finding = finding.text("indicator", target.indicator.value.as_str()).text("measure", measure.word());
            sink.push(finding.field("baseline"));
        }
    }
}

fn fault_of(origin: &Origin, measure: Measure, plan: &Plan) -> Option<Both> {
    match (origin, measure) {
        (Origin::Plan(named), _) if named.is(plan.id.value.as_str()) => {
            Some(Both { en: "names the plan itself", vi: "lại ghi chính kế hoạch này" })
        }
        (_, Measure::Milestone | Measure::Class) => Some(Both {
            en: "belongs to a figure that is counted, and this one is not",
            vi: "chỉ dùng cho số liệu đếm được",
        }),
        (Origin::Figure(place), Measure::Rank) if !place.is_whole() => {
            Some(Both { en: "is not a whole place", vi: "không phải là một hạng (số nguyên)" })
        }
        (Origin::Rank(rank, Some(of)), Measure::Rank) if rank > of => {
            Some(Both { en: "is a rank above its `of`", vi: "có hạng lớn hơn `of`" })
        }
        (Origin::Counts(..), Measure::Count | Measure::Amount | Measure::Score | Measure::Rank) => Some(Both {
            en: "has numerator and denominator, as only a ratio has",
            vi: "có tử số, mẫu số như chỉ tỷ lệ mới có",
        }),
        (Origin::Rank(..), Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score) => Some(Both {
            en: "gives a rank, as only a rank has",
            vi: "ghi thứ hạng như chỉ xếp hạng mới có",
        }),
        (Origin::Plan(_), _)
        | (Origin::Figure(_), Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score | Measure::Rank)
        | (Origin::Counts(..), Measure::Ratio)
        | (Origin::Rank(..), Measure::Rank) => None,
    }
}
