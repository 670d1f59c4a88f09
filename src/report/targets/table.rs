//! Targets as a table for other programs: the columns of the tables `targets` and `verdicts` of an export, in one row.

use super::against_parent::Cascade;
use super::rows::{PlanTargets, TargetRow, Title};
use crate::calc::{Amount, TargetSummary};
use crate::model::{Asked, Bound, Step};
use crate::report::fields::Datum;
use crate::report::plan_label::PLAN_STATE;
use crate::text::{Lang, Raw};
use crate::value::Exact;

pub(super) const TARGETS: &[&str] = &[
    "plan",
    "target",
    "title",
    "indicator",
    "of_which",
    "measure",
    "op",
    "bound",
    "bound_pool",
    "until",
    "lead",
    "tasks",
    "verdict",
    "final",
    "value",
    "numerator",
    "denominator",
    "pool",
    "periods",
    "through",
    "known_on",
    "basis",
    "partial",
    "stale",
    "attainment",
    "expected",
    "shortfall",
    "shortfall_unit",
    "forecast",
    "unit",
    "step",
    "asked_class",
    "class",
    "baseline",
    "baseline_on",
    "baseline_plan",
    PLAN_STATE,
    "target_group",
    "area",
    "reported_by",
];

pub(super) fn target_row(plan: &PlanTargets, row: &TargetRow, lang: Lang) -> Vec<Datum> {
    let standing = &row.standing;
    let value = standing.value.as_ref();
    let amount = value.map(|value| &value.amount);
    let baseline = standing.baseline.as_ref();
    let counts = amount.and_then(Amount::counts);
    let text = |text: Option<&Raw>| Datum::of(text.cloned(), Datum::Text);
    let number = |number: Option<&Exact>| Datum::of(number.cloned(), Datum::computed);
    vec![
        Datum::Text(plan.label.id.clone()),
        Datum::Text(row.id.clone()),
        match &row.title {
            Title::File(raw) => Datum::Text(raw.clone()),
            Title::Ours(both) => Datum::Word(both.get(lang)),
        },
        Datum::Text(row.indicator.clone()),
        text(row.of_which.as_ref()),
        Datum::of(row.measure_word(), Datum::Word),
        Datum::of(row.op_word(), Datum::Word),
        Datum::of(standing.bound.as_ref().and_then(Bound::figure).as_ref(), Datum::stated),
        Datum::of(row.asked.as_ref().and_then(Asked::pool_size), Datum::whole),
        Datum::Day(standing.by),
        text(row.lead.as_ref()),
        Datum::joined(row.tasks.iter().cloned(), " "),
        Datum::Word(standing.verdict.word()),
        Datum::of(standing.is_final, Datum::Flag),
        number(amount.and_then(Amount::figure).as_ref()),
        Datum::of(counts, |(numerator, _)| Datum::Whole(numerator)),
        Datum::of(counts, |(_, denominator)| Datum::Whole(denominator)),
        Datum::of(amount.and_then(Amount::rank).and_then(|(_, of)| of), Datum::whole),
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
        Datum::of(row.asked.as_ref().and_then(Asked::step).and_then(Step::number), Datum::stated),
        Datum::of(row.asked.as_ref().and_then(Asked::class), Datum::text),
        text(amount.and_then(Amount::class)),
        number(baseline.map(|baseline| &baseline.figure)),
        Datum::of(baseline.and_then(|baseline| baseline.on), Datum::Day),
        Datum::of(baseline.and_then(|baseline| baseline.plan.as_ref()), |plan| Datum::Text(plan.raw())),
        plan.label.state_cell(),
        text(row.section.group.as_ref()),
        text(row.section.area.as_ref()),
        text(row.reporter.as_ref().map(|(id, _)| id)),
    ]
}

/// The columns of targets beside those of the plan above.
pub(super) const CASCADE: &[&str] = &[
    "plan",
    "parent",
    "indicator",
    "relation",
    "target",
    "op",
    "bound",
    "until",
    "parent_target",
    "parent_bound",
    "parent_until",
    PLAN_STATE,
    "named_by",
];

pub(super) fn cascade_rows(cascade: &Cascade<'_>) -> Vec<Vec<Datum>> {
    let bound =
        |target: &TargetSummary| Datum::of(target.bound.as_ref().and_then(Bound::figure).as_ref(), Datum::stated);
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
            Datum::Word(cascade.plan.state.word()),
            Datum::Word(cascade.kind.word()),
        ]
    });
    rows.collect()
}
