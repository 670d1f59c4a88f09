//! Targets as a table for other programs: the columns of the tables `targets` and `verdicts` of an export, in one row.

use super::against_parent::Cascade;
use super::rows::{PlanTargets, TargetRow, Title};
use crate::calc::{Amount, TargetSummary};
use crate::model::Bound;
use crate::report::fields::{Datum, Field, Kind, PLAN, field};
use crate::text::{Lang, Raw};

/// The columns of targets.
pub(super) const TARGETS: [Field; 30] = [
    PLAN,
    field("target", Kind::Text, "id of the target", "mã chỉ tiêu"),
    field("title", Kind::Text, "what is measured", "tên chỉ tiêu"),
    field("indicator", Kind::Text, "id of what is measured", "mã chỉ số"),
    field("of_which", Kind::Text, "id of the target under which it is shown", "mã chỉ tiêu mà nó là phần trong số đó"),
    field("measure", Kind::Text, "what kind of figure it has", "loại số liệu"),
    field("op", Kind::Text, "how the figure is held against the bound", "cách so với mức yêu cầu"),
    field("bound", Kind::Number, "the bound", "mức yêu cầu"),
    field("bound_pool", Kind::Whole, "the place is asked for among how many", "yêu cầu hạng trong tổng số bao nhiêu"),
    field("until", Kind::Day, "until when", "đến ngày"),
    field("lead", Kind::Text, "id of who answers for it", "mã người phụ trách"),
    field("tasks", Kind::Text, "ids of the tasks that serve it", "mã các nhiệm vụ phục vụ"),
    field("verdict", Kind::Text, "what is to be said of it", "kết quả"),
    field("final", Kind::Flag, "whether no later figure can change that", "số liệu sau không thể làm thay đổi"),
    field("value", Kind::Number, "the value to date", "số liệu đến nay"),
    field("numerator", Kind::Whole, "of a ratio to date: how many", "tử số đến nay"),
    field("denominator", Kind::Whole, "of a ratio to date: of how many", "mẫu số đến nay"),
    field("pool", Kind::Whole, "of a rank: among how many", "hạng trong tổng số bao nhiêu"),
    field("periods", Kind::Text, "the periods that made it up", "các kỳ tạo thành"),
    field("through", Kind::Day, "the last day that it covers", "ngày cuối mà số liệu bao quát"),
    field("known_on", Kind::Day, "from which day it is known", "biết từ ngày"),
    field("basis", Kind::Text, "the weakest basis of the values used", "căn cứ yếu nhất của các số liệu"),
    field("partial", Kind::Flag, "does not cover everything from the plan's start", "chưa phủ hết từ đầu kế hoạch"),
    field("stale", Kind::Flag, "a later report was due", "kỳ sau đã đến hạn báo cáo"),
    field("attainment", Kind::Number, "how much of the bound is reached, as a fraction", "mức đạt, dạng phân số"),
    field("expected", Kind::Number, "what was expected on the last day covered", "mức kỳ vọng vào ngày cuối bao quát"),
    field("shortfall", Kind::Number, "what is still to be brought", "còn thiếu"),
    field("shortfall_unit", Kind::Text, "in what that is counted", "đơn vị của phần còn thiếu"),
    field("forecast", Kind::Number, "where the values lead on the target's day", "dự báo vào ngày của chỉ tiêu"),
    field("unit", Kind::Text, "what is counted", "đơn vị tính"),
];

pub(super) fn target_row(plan: &PlanTargets, row: &TargetRow, lang: Lang) -> Vec<Datum> {
    let standing = &row.standing;
    let value = standing.value.as_ref();
    let amount = value.map(|value| &value.amount);
    let counts = amount.and_then(Amount::counts);
    let text = |text: Option<&Raw>| Datum::of(text.cloned(), Datum::Text);
    let number = |number: Option<&crate::value::Exact>| Datum::of(number.cloned(), Datum::computed);
    vec![
        Datum::Text(plan.id.clone()),
        Datum::Text(row.id.clone()),
        match &row.title {
            Title::File(raw) => Datum::Text(raw.clone()),
            Title::Ours(both) => Datum::Word(both.get(lang)),
        },
        Datum::Text(row.indicator.clone()),
        text(row.of_which.as_ref()),
        Datum::of(row.measure_word(), Datum::Word),
        Datum::of(row.op_word(), Datum::Word),
        Datum::of(row.bound.as_ref().and_then(Bound::figure).as_ref(), Datum::stated),
        Datum::of(row.bound.as_ref().and_then(Bound::pool), |of| Datum::Whole(of.into())),
        Datum::Day(standing.by),
        text(row.lead.as_ref()),
        Datum::joined(row.tasks.iter().cloned(), " "),
        Datum::Word(standing.verdict.word()),
        Datum::of(standing.is_final, Datum::Flag),
        number(amount.and_then(Amount::figure).as_ref()),
        Datum::of(counts, |(numerator, _)| Datum::Whole(numerator)),
        Datum::of(counts, |(_, denominator)| Datum::Whole(denominator)),
        Datum::of(amount.and_then(Amount::place).and_then(|(_, of)| of), |of| Datum::Whole(of.into())),
        Datum::joined(value.into_iter().flat_map(|value| &value.parts).map(|part| Raw::new(&*part.period.name)), " "),
        Datum::of(value, |value| Datum::Day(value.through)),
        Datum::of(value.and_then(|value| value.known_on), Datum::Day),
        Datum::of(value, |value| Datum::Word(value.basis.word())),
        Datum::of(value, |value| Datum::Flag(value.partial)),
        Datum::of(value, |value| Datum::Flag(value.stale)),
        number(standing.attainment.as_ref()),
        number(standing.expected.as_ref()),
        number(standing.shortfall.as_ref().map(|(amount, _)| amount)),
        Datum::of(standing.shortfall.as_ref(), |(_, unit)| Datum::Word(unit.word())),
        number(standing.forecast.as_ref()),
        text(row.unit.as_ref()),
    ]
}

/// The columns of targets beside those of the plan above.
pub(super) const CASCADE: [Field; 11] = [
    PLAN,
    field("parent", Kind::Text, "id of the plan above", "mã kế hoạch cấp trên"),
    field("indicator", Kind::Text, "id of what is measured", "mã chỉ số"),
    field("relation", Kind::Text, "how the two bounds compare", "so sánh hai mức yêu cầu"),
    field("target", Kind::Text, "id of the target", "mã chỉ tiêu"),
    field("op", Kind::Text, "how the figure is held against the bound", "cách so với mức yêu cầu"),
    field("bound", Kind::Number, "the bound", "mức yêu cầu"),
    field("until", Kind::Day, "until when", "đến ngày"),
    field("parent_target", Kind::Text, "id of the target of the plan above", "mã chỉ tiêu cấp trên"),
    field("parent_bound", Kind::Number, "the bound of the plan above", "mức yêu cầu của cấp trên"),
    field("parent_until", Kind::Day, "until when the plan above asks for it", "cấp trên yêu cầu đến ngày"),
];

pub(super) fn cascade_rows(cascade: &Cascade<'_>) -> Vec<Vec<Datum>> {
    let bound = |target: &TargetSummary| Datum::of(target.bound.figure().as_ref(), Datum::stated);
    let rows = cascade.pairs.iter().map(|pair| {
        vec![
            Datum::Text(cascade.plan.id.raw()),
            Datum::Text(cascade.above.id.raw()),
            Datum::Text(pair.above.indicator.raw()),
            Datum::Word(pair.relation.word()),
            Datum::of(pair.own, |own| Datum::Text(own.id.raw())),
            Datum::of(pair.own, |own| Datum::Word(own.op_word())),
            Datum::of(pair.own, bound),
            Datum::of(pair.own, |own| Datum::Day(own.by)),
            Datum::Text(pair.above.id.raw()),
            bound(pair.above),
            Datum::Day(pair.above.by),
        ]
    });
    rows.collect()
}
