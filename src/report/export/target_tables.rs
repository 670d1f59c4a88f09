//! Two tables of an export: targets, and their verdicts on the day.

use super::indicator_tables::own_id;
use super::plan_on_day::PlanOnDay;
use super::plan_tables::{assignee, id};
use super::schema::{Link, TO_PLAN, Table};
use crate::calc::{self, Amount, TargetStatus, Unit, Verdict};
use crate::model::{Asked, Basis, Bound, Goal, Measure, Op, Plan, Step, Target};
use crate::report::fields::{Datum, Kind, PLAN, field, words};
use crate::text::{Both, Raw};
use crate::value::Exact;

pub(super) static TARGETS: Table = Table {
    name: "targets",
    doc: Both { en: "one row per target: its bound", vi: "mỗi dòng một chỉ tiêu: mức phải đạt" },
    fields: &[
        PLAN,
        field("target", Kind::Text, "id of the target", "mã chỉ tiêu"),
        field(
            "indicator",
            Kind::Text,
            "id of what is measured; one of the program's own is in no other table",
            "mã chỉ số; chỉ số do công cụ tính không có ở bảng khác",
        ),
        field("measure", Kind::Word(words::<Measure>), "what kind of figure it has", "loại số liệu"),
        field(
            "of_which",
            Kind::Text,
            "id of the target under which it is shown",
            "mã chỉ tiêu mà nó là phần trong số đó",
        ),
        field("qualitative", Kind::Flag, "shown, never scored", "định tính, không chấm"),
        field("op", Kind::Word(words::<Op>), "how the figure is held against the bound", "cách so với mức yêu cầu"),
        field(
            "bound",
            Kind::Number,
            "the bound: percent for ratios, the place for ranks",
            "mức yêu cầu: phần trăm với ratio, bậc với hạng",
        ),
        field("pool", Kind::Whole, "of a rank: among how many", "hạng trong tổng số bao nhiêu"),
        field("until", Kind::Day, "until when", "đến ngày"),
        field("lead", Kind::Text, "id of who answers for it", "mã người phụ trách"),
        field("text", Kind::Text, "its wording", "nguyên văn"),
        field("source", Kind::Text, "where the written plan says so", "vị trí trong văn bản"),
        field(
            "step",
            Kind::Number,
            "how far from the baseline, where the bound counts from one",
            "tăng, giảm bao nhiêu so với mức xuất phát",
        ),
        field("class", Kind::Text, "the class that is asked for", "mức xếp loại yêu cầu"),
        field("baseline", Kind::Number, "the figure from which it starts", "mức xuất phát"),
        field("baseline_on", Kind::Day, "the day of that figure", "ngày của mức xuất phát"),
        field("baseline_plan", Kind::Text, "id of the plan whose last figure it is", "mã kế hoạch có số liệu cuối đó"),
        field("target_group", Kind::Text, "id of the section that it names", "mã nhóm mà chỉ tiêu ghi"),
        field("area", Kind::Text, "id of the area that it names in place of a group", "mã lĩnh vực mà chỉ tiêu ghi"),
    ],
    key: &["plan", "target"],
    links: &[TO_PLAN],
};

pub(super) static VERDICTS: Table = Table {
    name: "verdicts",
    doc: Both {
        en: "one row per target: where it stands on the day",
        vi: "mỗi dòng một chỉ tiêu: kết quả vào ngày tính",
    },
    fields: &[
        PLAN,
        field("target", Kind::Text, "id of the target", "mã chỉ tiêu"),
        field("verdict", Kind::Word(words::<Verdict>), "what is to be said of it", "kết quả"),
        field(
            "final",
            Kind::Flag,
            "whether no later figure can change the verdict: its day has passed, or it is decided already",
            "kết quả không còn thay đổi: đã qua ngày phải đạt, hoặc đã ngã ngũ từ trước",
        ),
        field("numerator", Kind::Whole, "of a ratio to date: how many", "tử số đến nay"),
        field("denominator", Kind::Whole, "of a ratio to date: of how many", "mẫu số đến nay"),
        field(
            "value",
            Kind::Number,
            "the value to date, as it is compared with the bound",
            "số liệu đến nay, như khi so với mức yêu cầu",
        ),
        field("pool", Kind::Whole, "of a rank: among how many", "hạng trong tổng số bao nhiêu"),
        field("computed_rank", Kind::Flag, "whether the rank was computed from scores", "hạng do công cụ tính từ điểm"),
        field(
            "periods",
            Kind::Text,
            "the periods that made it up, parted by blanks",
            "các kỳ tạo thành, cách nhau bằng dấu cách",
        ),
        field("through", Kind::Day, "the last day that it covers", "ngày cuối mà số liệu bao quát"),
        field("known_on", Kind::Day, "from which day it is known", "biết từ ngày"),
        field(
            "basis",
            Kind::Word(words::<Basis>),
            "the weakest basis of the values used",
            "căn cứ yếu nhất của các số liệu",
        ),
        field("partial", Kind::Flag, "does not cover everything from the plan's start", "chưa phủ hết từ đầu kế hoạch"),
        field("stale", Kind::Flag, "a later report was due", "kỳ sau đã đến hạn báo cáo"),
        field("attainment", Kind::Number, "how much of the bound is reached, as a fraction", "mức đạt, dạng phân số"),
        field(
            "expected",
            Kind::Number,
            "what was expected on the last day covered",
            "mức kỳ vọng vào ngày cuối bao quát",
        ),
        field("shortfall", Kind::Number, "what is still to be brought", "còn thiếu"),
        field("shortfall_unit", Kind::Word(words::<Unit>), "in what that is counted", "đơn vị của phần còn thiếu"),
        field("forecast", Kind::Number, "where the values lead on the target's day", "dự báo vào ngày của chỉ tiêu"),
        field("class", Kind::Text, "the class to date", "mức xếp loại đến nay"),
    ],
    key: &["plan", "target"],
    links: &[TO_PLAN, Link { fields: &["plan", "target"], table: "targets" }],
};

pub(super) fn targets(PlanOnDay { plan, view, settings }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let row = |target: &Target| {
        let status = calc::target_status(plan, target, view, settings.at_risk_percent);
        target_row(plan, target, &status)
    };
    plan.targets.iter().map(|target| row(target)).collect()
}

fn target_row(plan: &Plan, target: &Target, TargetStatus { bound: figure, baseline, .. }: &TargetStatus) -> Vec<Datum> {
    let bound = match &target.goal {
        Goal::Bound(bound) => Some(&bound.value),
        Goal::Qualitative => None,
    };
    let pool = bound.and_then(Asked::pool_size);
    let measure = plan.measure(&target.indicator.value);
    let above = target.of_which.as_ref().map(|above| {
        let own = plan.targets.named(above.value.as_str());
        own.map_or_else(|| above.value.raw(), |own| own.id.value.raw())
    });
    // A target that is only shown measures nothing, whatever its id.
    let measured = bound.is_some() || plan.indicator(&target.indicator.value).is_some();
    let name = own_id(plan, &target.indicator.value);
    vec![
        id(plan),
        Datum::Text(target.id.value.raw()),
        Datum::of(measured.then_some(name), Datum::Text),
        Datum::of(measure.filter(|_| measured), |measure| Datum::Word(measure.word())),
        Datum::of(above, Datum::Text),
        Datum::Flag(bound.is_none()),
        Datum::of(bound, |bound| Datum::Word(bound.word())),
        Datum::of(figure.as_ref().and_then(Bound::figure).as_ref(), Datum::stated),
        Datum::of(pool, Datum::whole),
        Datum::Day(target.by.map_or(plan.end.value, |by| by.value)),
        Datum::of(target.lead.as_ref(), |lead| Datum::Text(assignee(plan, &lead.value))),
        Datum::of(target.text.as_ref(), Datum::text),
        Datum::of(target.source.as_ref(), Datum::text),
        Datum::of(bound.and_then(Asked::step).and_then(Step::number), Datum::stated),
        Datum::of(bound.and_then(Asked::class), Datum::text),
        Datum::of(baseline.as_ref(), |baseline| Datum::computed(baseline.figure.clone())),
        Datum::of(baseline.as_ref(), |baseline| Datum::Day(baseline.on.unwrap_or(plan.start.value))),
        Datum::of(baseline.as_ref().and_then(|baseline| baseline.plan.as_ref()), |plan| Datum::Text(plan.raw())),
        Datum::of(target.group.as_ref(), |group| {
            let own = plan.target_groups.named(group.value.as_str());
            Datum::Text(own.map_or_else(|| group.value.raw(), |own| own.id.value.raw()))
        }),
        Datum::of(target.area.as_ref(), |area| {
            let own = plan.areas.named(area.value.as_str());
            Datum::Text(own.map_or_else(|| area.value.raw(), |own| own.id.value.raw()))
        }),
    ]
}

pub(super) fn verdicts(PlanOnDay { plan, view, settings }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let row =
        |target: &Target| verdict_row(plan, target, calc::target_status(plan, target, view, settings.at_risk_percent));
    plan.targets.iter().map(|target| row(target)).collect()
}

fn verdict_row(plan: &Plan, target: &Target, standing: TargetStatus) -> Vec<Datum> {
    let value = standing.value.as_ref();
    let amount = value.map(|value| &value.amount);
    let counts = amount.and_then(Amount::counts);
    let periods = value.map(|value| &value.parts).into_iter().flatten().map(|part| Raw::new(&*part.period.name));
    let periods = Datum::joined(periods, " ");
    let number = |number: Option<Exact>| Datum::of(number, Datum::computed);
    let shortfall = standing.shortfall.clone();
    vec![
        id(plan),
        Datum::Text(target.id.value.raw()),
        Datum::Word(standing.verdict.word()),
        Datum::of(standing.is_final, Datum::Flag),
        Datum::of(counts, |(numerator, _)| Datum::Whole(numerator)),
        Datum::of(counts, |(_, denominator)| Datum::Whole(denominator)),
        number(amount.and_then(Amount::figure)),
        Datum::of(amount.and_then(Amount::rank).and_then(|(_, of)| of), Datum::whole),
        Datum::of(standing.ranked.as_ref(), |ranked| Datum::Flag(ranked.is_ok())),
        periods,
        Datum::of(value, |value| Datum::Day(value.through)),
        Datum::of(value.and_then(|value| value.known_on), Datum::Day),
        Datum::of(value, |value| Datum::Word(value.basis.word())),
        Datum::of(value, |value| Datum::Flag(value.partial)),
        Datum::of(value, |value| Datum::Flag(value.stale)),
        number(standing.attainment),
        number(standing.expected),
        number(shortfall.as_ref().map(|(amount, _)| amount.clone())),
        Datum::of(shortfall, |(_, unit)| Datum::Word(unit.word())),
        number(standing.forecast),
        Datum::of(amount.and_then(Amount::class).cloned(), Datum::Text),
    ]
}
