//! Rules about scores: sets of criteria, and the points of a plan.

use super::context::{Check, Context};
use crate::calc::{ScoreLine, ScoreSheet};
use crate::calc::{
    UnknownSource, View, coefficient_misfit, days_outside, misfit, replacement, score_sheet, scoring_sets,
    unknown_sources,
};
use crate::diag::{Family, Finding, Rule, Sink, rules};
use crate::model::{ComputedIndicator, Criterion, FigureSource, Measure, Plan, PlanScores, PointsRule, ScoringSet};
use crate::model::{SharedContent, UNKNOWN_CRITERION};
use crate::source::Place;
use crate::text::Both;
use crate::value::{Cell, Exact, HasId as _, IndicatorId, Item, nearest_of};

rules! { pub(super) FAMILY: Family<Check>;
    SELF_DIFFERS = "E701" "self-differs" Warning in [Scores] by scores:
        en "criterion {criterion}: the self-score is {self}, and {computed} follows from {ground}",
        vi "tiêu chí {criterion}: tự chấm {self} điểm, theo {ground} tính ra {computed}",
        help en "correct the self-score, or the figure that it rests on",
        help vi "sửa điểm tự chấm, hoặc sửa số liệu làm căn cứ";

    SCORE_OUTSIDE = "E702" "score-outside" Error in [Scores]:
        en "criterion {criterion}: {points} is not between 0 and its maximum of {max}",
        vi "tiêu chí {criterion}: {points} điểm không nằm trong khoảng từ 0 đến tối đa {max}";

    UNPROVEN_SCORE = "E703" "unproven-score" Warning in [Scores]:
        en "criterion {criterion} is scored without evidence",
        vi "tiêu chí {criterion} có điểm nhưng không có tài liệu kiểm chứng",
        help en "give a document number or a file: evidence = [\"12/BC-UBND\"]",
        help vi "ghi số văn bản hoặc tệp: evidence = [\"12/BC-UBND\"]";

    POINTS_DO_NOT_ADD_UP = "E704" "points-do-not-add-up" Warning in [Scores]:
        en "the parts of {whole} have {sum} points together, and {whole} has {max}",
        vi "các tiêu chí con của {whole} cộng lại là {sum} điểm, trong khi {whole} có {max}",
        help en "correct the `max` that is wrong",
        help vi "sửa `max` bị ghi sai";

    UNKNOWN_SCORE_SOURCE = "E705" "unknown-score-source" Error in [Scores]:
        en "criterion {criterion} of set {set} needs {source}, which this plan does not have",
        vi "tiêu chí {criterion} của bộ {set} cần {source}, kế hoạch này không có",
        help en "add it to the plan, or correct the set: scoring/{set}.toml",
        help vi "thêm vào kế hoạch, hoặc sửa bộ tiêu chí: scoring/{set}.toml";

    RULE_MISFIT = "E706" "rule-misfit" Error in [Scores]:
        en "criterion {criterion}: its source {fault}",
        vi "tiêu chí {criterion}: nguồn số liệu {fault}";

    NO_SCORE_VALUE = "E707" "no-score-value" Note in [Scores]:
        en "no value yet for the criteria {criteria} of set {set}",
        vi "chưa có số liệu cho các tiêu chí {criteria} của bộ {set}",
        help en "until then the total is a range",
        help vi "chưa có thì tổng điểm chỉ là một khoảng";

    REPLACED_SET = "E708" "replaced-set" Warning in [Scores]:
        en "set {set} is replaced by {by}",
        vi "bộ tiêu chí {set} đã được thay bằng {by}",
        help en "score by the newer set: scores/{by}.toml",
        help vi "chấm theo bộ mới: scores/{by}.toml";

    OUTSIDE_SCORED_DAYS = "E709" "outside-scored-days" Note in [Scores]:
        en "criterion {criterion}: what there is of {days} lies outside {from} to {to} and does not count",
        vi "tiêu chí {criterion}: kết quả hoặc số liệu ngày {days} nằm ngoài {from} – {to} nên không được tính";

    UNKNOWN_SET = "E711" "unknown-set" Error in [Scores]:
        en "there is no scoring set `{id}` in scoring/",
        vi "không có bộ tiêu chí `{id}` trong scoring/",
        help en "name the file after the id of a set",
        help vi "đặt tên tệp theo mã của một bộ tiêu chí";

    SCORED_GROUP = "E712" "scored-group" Error in [Scores]:
        en "criterion {criterion} is a group: its points are the sum of its parts",
        vi "tiêu chí {criterion} là nhóm: điểm là tổng của các tiêu chí con",
        help en "give the points of its parts",
        help vi "ghi điểm của từng tiêu chí con";

    APPLIES_AFTER_ALL = "E716" "applies-after-all" Warning in [Scores]:
        en "criterion {criterion} is said not to apply, but the plan has what it counts",
        vi "tiêu chí {criterion} được ghi là không phát sinh, nhưng kế hoạch có số liệu để chấm",
        help en "remove `not-applicable`, or correct the figure",
        help vi "bỏ `not-applicable`, hoặc sửa số liệu";
}

/// A wrong point, or a set that asks for what a plan lacks, keeps no task or target from being computed.
fn scores(context: Context<'_>, sink: &mut Sink) {
    sink.aside(|sink| all_scores(context, sink));
}

fn all_scores(context: Context<'_>, sink: &mut Sink) {
    let plan = context.plan;
    for scores in &plan.scores {
        let id = scores.set.value.as_str();
        let Some(set) = plan.scoring_sets.named(id) else {
            if !plan.scoring_sets.may_have_held(id) {
                let finding = Finding::new(&UNKNOWN_SET, scores.set.place).text("id", id).item(id);
                let known = plan.scoring_sets.iter().map(|set| set.id.value.as_str());
                sink.push(finding.suggest(nearest_of(id, known).map(|near| near.name)));
            }
            continue;
        };
        of_set(context, set, scores, sink);
    }
    // A set of the plan's level scores it also before it has a file of points.
    let view = context.view;
    for set in scoring_sets(plan, view.as_of) {
        if set.sound && plan.scores.named(set.id.value.as_str()).is_none() {
            sources(context.today, set, plan.id.place, sink);
        }
    }
}

/// The findings about the points by one set.
fn of_set(
    Context { today, view, .. }: Context<'_>,
    set: &Item<ScoringSet>,
    scores: &Item<PlanScores>,
    sink: &mut Sink,
) {
    let id = set.id.value.as_str();
    entries(set, scores, sink);
    if let Some(newer) = replacement(today, set, view.as_of) {
        let by = newer.id.value.as_str();
        sink.push(Finding::new(&REPLACED_SET, scores.set.place).text("set", id).text("by", by).item(id));
    }
    if !set.sound {
        return;
    }
    sources(today, set, scores.set.place, sink);
    let sheet = score_sheet(today, set, view);
    for line in sheet.lines.iter().filter(|line| !line.is_group) {
        points(line, hangs_on_others(today, line.criterion), sink);
    }
    unvalued(today, &sheet, scores.set.place, sink);
    outside(today, set, view, scores.set.place, sink);
}

fn about(rule: &'static Rule, criterion: &str, place: Place) -> Finding {
    Finding::new(rule, place).text("criterion", criterion).item(criterion)
}

fn entries(set: &ScoringSet, scores: &PlanScores, sink: &mut Sink) {
    let groups = set.groups();
    for entry in &scores.entries {
        let id = entry.criterion.value.as_str();
        let Some(number) = set.criteria.position(id) else {
            if !set.criteria.may_have_held(id) {
                let finding = Finding::new(&UNKNOWN_CRITERION, entry.criterion.place).text("id", id);
                let finding = finding.text("set", set.id.value.as_str()).item(id).field("scores");
                let known = set.criteria.iter().map(|one| one.id.value.as_str());
                sink.push(if sink.suggests() { finding.did_you_mean_id(id, nearest_of(id, known)) } else { finding });
            }
            continue;
        };
        let given = entry.own.as_ref().or(entry.appraised.as_ref());
        if let Some(given) = given.filter(|_| groups.contains(&Some(number))) {
            sink.push(about(&SCORED_GROUP, id, given.place).field("self"));
        }
    }
}

fn points(line: &ScoreLine<'_>, is_beyond: bool, sink: &mut Sink) {
    let id = line.criterion.id();
    let Some(entry) = line.entry else { return };
    let max = if line.criterion.is_outside() { &line.possible_most } else { &line.criterion.max.value };
    for (field, given) in [("self", &entry.own), ("appraised", &entry.appraised)] {
        let Some(given) = given else { continue };
        if given.value.is_negative() || given.value > *max {
            let finding = about(&SCORE_OUTSIDE, id, given.place).number("points", &given.value).number("max", max);
            sink.push(finding.field(field));
        }
    }
    let source = line.criterion.figure.as_ref().map(|figure| &figure.value);
    let is_manual = matches!(source, Some(FigureSource::Manual));
    let is_yes_no = line.criterion.rule.as_ref().is_some_and(|rule| matches!(rule.value, PointsRule::YesNo));
    if entry.yes.is_some() && !(is_manual && is_yes_no) {
        sink.push(about(&RULE_MISFIT, id, entry.place).phrase("fault", NOT_ASKED).field("yes"));
    }
    // A sheet has two decimals, what is computed may have more. A person is free, but for yes and no.
    let is_computed = !is_beyond && (!is_manual || is_yes_no);
    if let Some((own, computed)) = entry.own.as_ref().zip(line.computed.as_ref()).filter(|_| is_computed)
        && own.value != *computed
        && own.value != computed.rounded(2)
    {
        const PLAN: Both = Both { en: "the plan", vi: "kế hoạch" };
        const ANSWER: Both = Both::same("`yes`");
        let finding = about(&SELF_DIFFERS, id, own.place).number("self", &own.value);
        let finding = finding.phrase("ground", if is_manual { ANSWER } else { PLAN });
        sink.push(finding.number("computed", &computed.rounded(2)).field("self"));
    }
    if let Some(said) = entry.not_applicable.filter(|said| said.value && line.figure.counts_something()) {
        sink.push(about(&APPLIES_AFTER_ALL, id, said.place).field("not-applicable"));
    }
    let is_counted_here = matches!(source, Some(FigureSource::Tasks(..) | FigureSource::Reports(_)));
    let needs_proof = !is_counted_here || line.criterion.evidence_asked.is_some();
    let declared = match &entry.own {
        Some(own) => Some((&own.value, own.place)),
        None => line.computed.as_ref().filter(|_| entry.yes.is_some()).map(|points| (points, entry.place)),
    };
    let Some((points, place)) = declared else { return };
    if *points > Exact::from(0) && needs_proof && line.proofs.is_empty() && line.not_applicable.is_none() {
        sink.push(about(&UNPROVEN_SCORE, id, place).field("evidence"));
    }
}

const NOT_ASKED: Both = Both {
    en: "is not a person's answer, so `yes` does not count: it needs `manual` with the rule `yes-no`",
    vi: "không phải câu trả lời của người chấm nên `yes` không có tác dụng: cần `manual` và quy tắc `yes-no`",
};

/// Whether its figure is a rank that the scores of other plans decide. The check of one plan does not see them.
fn hangs_on_others(plan: &Plan, criterion: &Criterion) -> bool {
    let named = criterion.figure.iter().flat_map(|figure| figure.value.indicators());
    named.filter_map(|id| plan.indicator(&id.value)).any(|indicator| indicator.rank_of.is_some())
}

/// One finding for all criteria of a set whose source has no value.
fn unvalued(plan: &Plan, sheet: &ScoreSheet<'_>, place: Place, sink: &mut Sink) {
    let is_open = |line: &&ScoreLine<'_>| {
        let source = line.criterion.figure.as_ref().map(|figure| &figure.value);
        let is_manual = matches!(source, Some(FigureSource::Manual));
        !line.is_group
            && !is_manual
            && line.computed.is_none()
            && line.not_applicable.is_none()
            && unknown_sources(plan, line.criterion).is_empty()
            && !hangs_on_others(plan, line.criterion)
    };
    let open: Vec<&str> = sheet.lines.iter().filter(is_open).map(|line| line.criterion.id()).collect();
    if !open.is_empty() {
        let id = sheet.set.id.value.as_str();
        sink.push(Finding::new(&NO_SCORE_VALUE, place).texts("criteria", open).text("set", id).item(id));
    }
}

fn outside(plan: &Plan, set: &ScoringSet, view: View<'_>, place: Place, sink: &mut Sink) {
    for (criterion, days) in days_outside(plan, set, view) {
        let finding = about(&OUTSIDE_SCORED_DAYS, criterion.id.value.as_str(), place);
        let finding = finding.day("from", set.from.value).day("to", set.to.value);
        sink.push(finding.arg("days", Cell::Joined(days.into_iter().map(Cell::Day).collect(), ", ")));
    }
}

/// The sources that this plan does not have, and the indicators of its own that a rule cannot take.
fn sources(plan: &Plan, set: &ScoringSet, place: Place, sink: &mut Sink) {
    const INDICATOR: Both = Both { en: "the indicator `{id}`", vi: "chỉ số `{id}`" };
    const TASK: Both = Both { en: "the task `{id}`", vi: "nhiệm vụ `{id}`" };
    const AREA: Both = Both { en: "the area `{id}`", vi: "lĩnh vực `{id}`" };
    for criterion in &set.criteria {
        let id = criterion.id.value.as_str();
        for unknown in unknown_sources(plan, criterion) {
            let (says, name, near) = match unknown {
                UnknownSource::Indicator(name) => {
                    let known = plan.indicators.iter().chain(plan.shared.iter()).map(|one| one.id.value.as_str());
                    (INDICATOR, name, nearest_of(name, known))
                }
                UnknownSource::Task(name) => {
                    (TASK, name, nearest_of(name, plan.tasks.iter().map(|one| one.id.value.as_str())))
                }
                UnknownSource::Area(name) => {
                    (AREA, name, nearest_of(name, plan.areas.iter().map(|one| one.id.value.as_str())))
                }
            };
            let source = Cell::phrase(says, vec![("id", name.into())]);
            let finding = about(&UNKNOWN_SCORE_SOURCE, id, place).text("set", set.id.value.as_str());
            let finding = finding.arg("source", source).field("figure");
            sink.push(if sink.suggests() { finding.suggest(near.map(|near| near.name)) } else { finding });
        }
        let named = criterion.figure.iter().flat_map(|figure| figure.value.indicators()).chain(&criterion.times);
        // The check of the set tells of indicators that plans share.
        if named.into_iter().any(|id| plan.indicators.named(id.value.as_str()).is_some()) {
            fits(criterion, |id| plan.measure(id), place, sink);
        }
    }
}

/// Reports a rule that does not fit its source.
fn fits(criterion: &Criterion, measure: impl Fn(&IndicatorId) -> Option<Measure>, place: Place, sink: &mut Sink) {
    let Some(source) = &criterion.figure else { return };
    let measures: Vec<_> = source.value.indicators().iter().map(|id| measure(&id.value)).collect();
    let fault = misfit(&source.value, criterion.rule.as_ref().map(|rule| &rule.value), &measures);
    let coefficient = criterion.times.as_ref().and_then(|times| coefficient_misfit(measure(&times.value)?));
    for fault in fault.into_iter().chain(coefficient) {
        let finding = about(&RULE_MISFIT, criterion.id.value.as_str(), place);
        sink.push(finding.phrase("fault", fault).field("rule"));
    }
}

/// Checks the sets of a workspace: their sums, and rules that do not fit what plans share.
pub(super) fn check_sets(shared: &SharedContent, sink: &mut Sink) {
    let measure = |id: &IndicatorId| {
        let computed = ComputedIndicator::named(id).map(ComputedIndicator::measure);
        computed.or_else(|| shared.indicators.named(id.as_str()).map(|indicator| indicator.measure))
    };
    for set in &*shared.scoring_sets {
        for criterion in &set.criteria {
            let place = criterion.rule.as_ref().map_or(criterion.id.place, |rule| rule.place);
            fits(criterion, measure, place, sink);
        }
        if set.sound {
            sums(set, sink);
        }
    }
}

fn sums(set: &ScoringSet, sink: &mut Sink) {
    let groups = set.groups();
    let wholes = (0..set.criteria.len()).filter(|number| groups.contains(&Some(*number))).map(Some).chain([None]);
    for whole in wholes {
        let (name, max) = match whole.and_then(|number| set.criteria.get(number)) {
            Some(group) => (group.id.value.as_str(), &group.max),
            None => (set.id.value.as_str(), &set.maximum),
        };
        let sum = set.sum_of_parts(&groups, whole);
        if sum != max.value && !set.criteria.is_empty() {
            let finding = Finding::new(&POINTS_DO_NOT_ADD_UP, max.place).text("whole", name);
            sink.push(finding.number("sum", &sum).number("max", &max.value).item(name).field("max"));
        }
    }
}
