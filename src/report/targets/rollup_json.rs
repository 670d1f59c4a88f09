//! The targets of many plans together, and beside those of the plan above, in JSON.

use super::against_parent::Cascade;
use super::rollup::{FigureRow, TargetRollup, VerdictRow};
use crate::calc::{Amount, Pair, Sum, TargetSummary};
use crate::report::object::{id, object};
use crate::text::Raw;
use serde::{Serialize, Serializer};

object! { TargetRollup, rollup => {
    "by": rollup.by.word(),
    "rows": rollup.rows,
    "total": rollup.total,
    "indicators": rollup.figures,
} }

object! { VerdictRow, row => { "id": id(&row.id), "plans": row.plans, "verdicts": row.verdicts } }

/// An indicator over all plans, with the keys of its sum between its own.
#[derive(Serialize)]
struct IndicatorSum<'r> {
    id: &'r Raw,
    title: &'r Raw,
    measure: &'static str,
    #[serde(flatten)]
    sum: &'r Sum,
    groups: Vec<GroupSum<'r>>,
}

#[derive(Serialize)]
struct GroupSum<'r> {
    group: Option<&'r Raw>,
    #[serde(flatten)]
    sum: &'r Sum,
}

impl Serialize for FigureRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        IndicatorSum {
            id: &self.indicator,
            title: &self.title,
            measure: self.measure_word(),
            sum: &self.sum,
            groups: self.groups.iter().map(|(_, group, sum)| GroupSum { group: id(group), sum }).collect(),
        }
        .serialize(serializer)
    }
}

object! { Sum, sum => {
    "plans": sum.plans,
    "plans_with_value": sum.with_value,
    "plans_only_percent": sum.uncounted,
    "value": sum.total.as_ref().and_then(Amount::figure),
    "numerator": counts(sum).and_then(|(numerator, _)| i64::try_from(numerator).ok()),
    "denominator": counts(sum).and_then(|(_, denominator)| i64::try_from(denominator).ok()),
    "lowest": sum.range.as_ref().map(|(low, _)| low),
    "highest": sum.range.as_ref().map(|(_, high)| high),
    "done": sum.done,
    "partial": sum.partial,
} }

fn counts(sum: &Sum) -> Option<(i128, i128)> {
    sum.total.as_ref().and_then(Amount::counts)
}

object! { Cascade<'_>, cascade => {
    "id": cascade.plan.id.as_str(),
    "parent": cascade.above.id.as_str(),
    "targets": cascade.pairs,
} }

object! { Pair<'_>, pair => {
    "indicator": pair.above.indicator.as_str(),
    "relation": pair.relation.word(),
    "above": pair.above,
    "own": pair.own,
} }

object! { TargetSummary, target => {
    "target": target.id.as_str(),
    "op": target.op_word(),
    "value": target.bound.figure(),
    "by": target.by,
} }
