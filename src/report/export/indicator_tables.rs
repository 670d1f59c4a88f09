//! Two tables of an export: the indicators as a plan understands them, and their reported values.

use super::plan_on_day::PlanOnDay;
use super::plan_tables::id;
use super::schema::{Link, TO_PLAN, Table};
use super::task_tables::evidence_datum;
use crate::calc;
use crate::model::{
    Accumulate, Basis, Classes, ComputedIndicator, Direction, Figure, Indicator, Measure, PeriodValues, Plan,
    ReportedValue, SchemeKind, WhenEmpty,
};
use crate::report::fields::{Datum, Kind, PLAN, field, words};
use crate::text::{Both, Raw};
use crate::value::{Exact, IndicatorId, Text};

pub(super) static INDICATORS: Table = Table {
    name: "indicators",
    doc: Both {
        en: "one row per plan and indicator that it can use, its own definitions before the workspace's",
        vi: "mỗi dòng một chỉ số mà kế hoạch dùng được; định nghĩa riêng đứng trước định nghĩa chung",
    },
    fields: &[
        PLAN,
        field("indicator", Kind::Text, "id of the indicator", "mã chỉ số"),
        field("title", Kind::Text, "its name", "tên chỉ số"),
        field("measure", Kind::Word(words::<Measure>), "what kind of figure it has", "loại số liệu"),
        field("accumulate", Kind::Word(words::<Accumulate>), "how periods combine", "cách cộng dồn các kỳ"),
        field("when_empty", Kind::Word(words::<WhenEmpty>), "what 0/0 means", "0/0 nghĩa là gì"),
        field("numerator", Kind::Text, "what a ratio counts", "tử số đếm gì"),
        field("denominator", Kind::Text, "of what", "mẫu số đếm gì"),
        field("unit", Kind::Text, "what is counted", "đơn vị tính"),
        field("maximum", Kind::Number, "the highest score", "điểm tối đa"),
        field("rank_of", Kind::Text, "the score from which a rank is computed", "chỉ số điểm dùng để xếp hạng"),
        field("classes", Kind::Text, "the classes, the worst first", "các mức xếp loại, thấp nhất trước"),
        field("direction", Kind::Word(words::<Direction>), "which way is better", "chiều tốt hơn"),
        field(
            "periods",
            Kind::Word(words::<SchemeKind>),
            "its own periods, where it has some in place of the plan's",
            "kỳ số liệu riêng, khi không theo kỳ của kế hoạch",
        ),
        field("reported_by", Kind::Text, "id of the assignee who brings the figures", "mã người cung cấp số liệu"),
        field("shared", Kind::Flag, "defined for the whole workspace", "định nghĩa chung của không gian làm việc"),
    ],
    key: &["plan", "indicator"],
    links: &[TO_PLAN],
};

pub(super) static VALUES: Table = Table {
    name: "values",
    doc: Both {
        en: "one row per reported value known on the day, as it was reported for one period",
        vi: "mỗi dòng một số liệu đã có vào ngày tính, đúng như báo cáo của một kỳ",
    },
    fields: &[
        PLAN,
        field("period", Kind::Text, "name of the period", "tên kỳ"),
        field("period_from", Kind::Day, "the first day that it covers", "từ ngày"),
        field("period_to", Kind::Day, "the last day that it covers", "đến ngày"),
        field("indicator", Kind::Text, "id of the indicator", "mã chỉ số"),
        field("numerator", Kind::Whole, "of a ratio: how many", "tử số"),
        field("denominator", Kind::Whole, "of a ratio: of how many", "mẫu số"),
        field(
            "value",
            Kind::Number,
            "the figure: percent of a ratio, count, amount, score, rank",
            "trị số: phần trăm của ratio, số lượng, giá trị, điểm, hạng",
        ),
        field("pool", Kind::Whole, "of a rank: among how many", "hạng trong tổng số bao nhiêu"),
        field("done_on", Kind::Day, "of a milestone: the day", "ngày hoàn thành cột mốc"),
        field("class", Kind::Text, "the class", "mức xếp loại"),
        field("basis", Kind::Word(words::<Basis>), "how sure it is", "căn cứ số liệu"),
        field("reported_on", Kind::Day, "from which day it is known", "ngày báo cáo"),
        field(
            "evidence",
            Kind::Text,
            "document numbers or files, parted by semicolons",
            "số văn bản hoặc tệp, cách nhau bằng dấu chấm phẩy",
        ),
    ],
    key: &["plan", "period", "indicator"],
    links: &[TO_PLAN, Link { fields: &["plan", "indicator"], table: "indicators" }],
};

pub(super) fn indicators(PlanOnDay { plan, view, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let text = |text: &Option<Text>| Datum::of(text.as_ref(), Datum::text);
    let row = |indicator: &Indicator| {
        let classes = indicator.classes.iter().flat_map(Classes::names);
        let own = plan.indicators.iter().any(|own| own.id.value == indicator.id.value);
        vec![
            id(plan),
            Datum::Text(indicator.id.value.raw()),
            Datum::text(&indicator.title),
            Datum::Word(indicator.measure.word()),
            Datum::Word(indicator.accumulate.word()),
            Datum::Word(indicator.when_empty.word()),
            text(&indicator.numerator),
            text(&indicator.denominator),
            text(&indicator.unit),
            Datum::of(indicator.maximum.as_ref(), |maximum| Datum::stated(&maximum.value)),
            Datum::of(indicator.rank_of.as_ref(), |score| Datum::Text(own_id(plan, &score.value))),
            Datum::joined(classes.map(|class| class.raw().clone()), "; "),
            Datum::Word(indicator.direction.word()),
            Datum::of(indicator.periods, |kind| Datum::Word(kind.value.word())),
            Datum::of(plan.reporter(&indicator.id.value), |one| Datum::Text(one.id.value.raw())),
            Datum::Flag(!own),
        ]
    };
    calc::indicator_values(plan, view.as_of).into_iter().map(|(indicator, _)| row(indicator)).collect()
}

/// An indicator's id as its own entry spells it. The format spells the ids that the program computes.
pub(super) fn own_id(plan: &Plan, id: &IndicatorId) -> Raw {
    let reserved = ComputedIndicator::named(id).map(|reserved| Raw::new(reserved.word()));
    reserved.unwrap_or_else(|| plan.indicator(id).map_or_else(|| id.raw(), |one| one.id.value.raw()))
}

pub(super) fn values(PlanOnDay { plan, view, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let mut rows = Vec::new();
    for file in &plan.values {
        let known = |value: &&ReportedValue| value.reported_on.unwrap_or(file.reported_on).value <= view.as_of;
        rows.extend(file.values.iter().filter(known).map(|value| value_row(plan, file, value)));
    }
    rows
}

fn value_row(plan: &Plan, file: &PeriodValues, value: &ReportedValue) -> Vec<Datum> {
    let nothing = || Datum::Empty;
    let (numerator, denominator, figure, of, done) = match &value.figure {
        Figure::Ratio { numerator, denominator, .. } => {
            let share = Exact::ratio(numerator.value, denominator.value);
            let percent = Datum::of(share, |share| Datum::computed(&share * &Exact::from(100)));
            (Datum::whole(numerator.value), Datum::whole(denominator.value), percent, nothing(), nothing())
        }
        Figure::Percent(number) | Figure::Amount(number) | Figure::Score(number) => {
            (nothing(), nothing(), Datum::stated(&number.value), nothing(), nothing())
        }
        Figure::Count(count) => (nothing(), nothing(), Datum::whole(count.value), nothing(), nothing()),
        Figure::Rank { rank, of } => {
            (nothing(), nothing(), Datum::whole(rank.value), Datum::of(*of, |of| Datum::whole(of.value)), nothing())
        }
        Figure::Done(on) => (nothing(), nothing(), nothing(), nothing(), Datum::Day(on.value)),
        Figure::Class(_, place) => (nothing(), nothing(), Datum::whole(*place), nothing(), nothing()),
    };
    let own = plan.indicator(&value.indicator.value).filter(|indicator| indicator.periods.is_some());
    let own = own.and_then(|indicator| plan.period_of(indicator, &file.period.name));
    let period = own.as_ref().unwrap_or(&file.period);
    let class = if let Figure::Class(class, _) = &value.figure { Some(class) } else { None };
    let evidence = value.evidence.as_ref().or(file.evidence.as_ref());
    vec![
        id(plan),
        Datum::Text(Raw::new(&*file.period.name)),
        Datum::Day(period.from),
        Datum::Day(period.to),
        Datum::Text(own_id(plan, &value.indicator.value)),
        numerator,
        denominator,
        figure,
        of,
        done,
        Datum::of(class, Datum::text),
        Datum::Word(value.basis.unwrap_or(file.basis).word()),
        Datum::Day(value.reported_on.unwrap_or(file.reported_on).value),
        Datum::of(evidence, |evidence| evidence_datum(&evidence.value)),
    ]
}
