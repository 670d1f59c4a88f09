//! The targets of many plans together, and beside those of the plan above, in JSON.

use super::json::verdicts;
use super::{Cascade, FigureRow, TargetRollup, VerdictRow};
use crate::calc::{Amount, Pair, Sum, TargetSummary};
use crate::report::findings::json::decimal;
use crate::text::Raw;
use serde::Serialize;
use serde_json::{Map, Value};

/// Many plans together.
#[derive(Debug, Serialize)]
pub struct TargetRollupJson {
    by: &'static str,
    rows: Vec<VerdictRowJson>,
    total: VerdictRowJson,
    indicators: Vec<IndicatorJson>,
}

#[derive(Debug, Serialize)]
struct VerdictRowJson {
    id: Option<String>,
    plans: usize,
    verdicts: Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct IndicatorJson {
    id: String,
    title: String,
    measure: &'static str,
    #[serde(flatten)]
    sum: SumJson,
    groups: Vec<GroupJson>,
}

#[derive(Debug, Serialize)]
struct GroupJson {
    group: Option<String>,
    #[serde(flatten)]
    sum: SumJson,
}

#[derive(Debug, Serialize)]
struct SumJson {
    plans: usize,
    plans_with_value: usize,
    plans_only_percent: usize,
    value: Option<Value>,
    numerator: Option<i64>,
    denominator: Option<i64>,
    lowest: Option<Value>,
    highest: Option<Value>,
    done: usize,
    partial: bool,
}

fn plain(raw: &Raw) -> String {
    raw.as_str().to_owned()
}

fn id(raw: &Raw) -> Option<String> {
    Some(plain(raw)).filter(|id| !id.is_empty())
}

impl From<&TargetRollup> for TargetRollupJson {
    fn from(rollup: &TargetRollup) -> Self {
        let row =
            |row: &VerdictRow| VerdictRowJson { id: id(&row.id), plans: row.plans, verdicts: verdicts(&row.verdicts) };
        Self {
            by: rollup.by.word(),
            rows: rollup.rows.iter().map(row).collect(),
            total: row(&rollup.total),
            indicators: rollup.figures.iter().map(IndicatorJson::from).collect(),
        }
    }
}

impl From<&FigureRow> for IndicatorJson {
    fn from(row: &FigureRow) -> Self {
        let group = |(_, group, sum): &(crate::report::Cell, Raw, Sum)| GroupJson { group: id(group), sum: sum.into() };
        Self {
            id: plain(&row.indicator),
            title: plain(&row.title),
            measure: row.measure_word(),
            sum: (&row.sum).into(),
            groups: row.groups.iter().map(group).collect(),
        }
    }
}

impl From<&Sum> for SumJson {
    fn from(sum: &Sum) -> Self {
        let (numerator, denominator) = match &sum.total {
            Some(Amount::Ratio(numerator, denominator)) => {
                (i64::try_from(*numerator).ok(), i64::try_from(*denominator).ok())
            }
            Some(
                Amount::Percent(_)
                | Amount::Count(_)
                | Amount::Amount(_)
                | Amount::Score(_)
                | Amount::Rank(..)
                | Amount::Done(_),
            )
            | None => (None, None),
        };
        Self {
            plans: sum.plans,
            plans_with_value: sum.with_value,
            plans_only_percent: sum.uncounted,
            value: sum.total.as_ref().and_then(Amount::figure).as_ref().map(decimal),
            numerator,
            denominator,
            lowest: sum.range.as_ref().map(|(low, _)| decimal(low)),
            highest: sum.range.as_ref().map(|(_, high)| decimal(high)),
            done: sum.done,
            partial: sum.partial,
        }
    }
}

#[derive(Debug, Serialize)]
struct CascadeJson {
    id: String,
    parent: String,
    targets: Vec<PairJson>,
}

#[derive(Debug, Serialize)]
struct PairJson {
    indicator: String,
    relation: &'static str,
    above: SideJson,
    own: Option<SideJson>,
}

#[derive(Debug, Serialize)]
struct SideJson {
    target: String,
    op: &'static str,
    value: Option<Value>,
    by: String,
}

/// The targets of plans beside those of the plans above them.
///
/// # Errors
/// When they cannot be written, which for these structs does not happen.
pub fn against_parent(cascades: &[Cascade<'_>]) -> serde_json::Result<Value> {
    let cascade = |cascade: &Cascade<'_>| CascadeJson {
        id: cascade.plan.id.as_str().to_owned(),
        parent: cascade.above.id.as_str().to_owned(),
        targets: cascade.pairs.iter().map(PairJson::from).collect(),
    };
    serde_json::to_value(cascades.iter().map(cascade).collect::<Vec<_>>())
}

impl From<&Pair<'_>> for PairJson {
    fn from(pair: &Pair<'_>) -> Self {
        Self {
            indicator: pair.above.indicator.as_str().to_owned(),
            relation: pair.relation.word(),
            above: pair.above.into(),
            own: pair.own.map(SideJson::from),
        }
    }
}

impl From<&TargetSummary> for SideJson {
    fn from(target: &TargetSummary) -> Self {
        Self {
            target: target.id.as_str().to_owned(),
            op: target.op_word(),
            value: target.bound.figure().as_ref().map(decimal),
            by: target.by.to_string(),
        }
    }
}
