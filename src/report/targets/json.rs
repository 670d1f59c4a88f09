//! Where targets stand, in JSON.

use crate::report::findings::json::decimal;
use crate::report::{Amount, Bound, PlanTargets, TargetRow, Title, Verdicts};
use crate::text::{Lang, Raw};
use crate::value::Exact;
use serde::Serialize;
use serde_json::{Map, Value as Json};

/// The targets of a plan on a day.
#[derive(Debug, Serialize)]
pub struct PlanTargetsJson {
    id: String,
    title: String,
    verdicts: Map<String, Json>,
    targets: Vec<TargetJson>,
}

#[derive(Debug, Serialize)]
struct TargetJson {
    id: String,
    title: String,
    indicator: String,
    of_which: Option<String>,
    measure: Option<&'static str>,
    bound: Option<BoundJson>,
    by: String,
    lead: Option<String>,
    tasks: Vec<String>,
    verdict: &'static str,
    #[serde(rename = "final")]
    is_final: Option<bool>,
    value: Option<ValueJson>,
    attainment: Option<Json>,
    expected: Option<Json>,
    shortfall: Option<ShortfallJson>,
    forecast: Option<Json>,
}

#[derive(Debug, Serialize)]
struct BoundJson {
    op: &'static str,
    value: Option<Json>,
    of: Option<u32>,
    /// Targets that ask for a change come later.
    change: Option<()>,
}

#[derive(Debug, Serialize)]
struct ValueJson {
    value: Option<Json>,
    numerator: Option<Json>,
    denominator: Option<Json>,
    rank: Option<i64>,
    of: Option<i64>,
    periods: Vec<String>,
    through: String,
    known_on: Option<String>,
    basis: &'static str,
    partial: bool,
    stale: bool,
}

#[derive(Debug, Serialize)]
struct ShortfallJson {
    amount: Json,
    unit: &'static str,
}

/// How many targets have each verdict, by its word.
pub(crate) fn verdicts(counted: &Verdicts) -> Map<String, Json> {
    counted.iter().map(|(verdict, count)| (verdict.word().to_owned(), Json::from(count))).collect()
}

fn plain(raw: &Raw) -> String {
    raw.as_str().to_owned()
}

impl PlanTargetsJson {
    /// The targets of a plan, with titles of our own in one language.
    #[must_use]
    pub fn new(plan: &PlanTargets, lang: Lang) -> Self {
        Self {
            id: plain(&plan.id),
            title: plain(&plan.title),
            verdicts: verdicts(&plan.verdicts()),
            targets: plan.targets.iter().map(|row| target(row, lang)).collect(),
        }
    }
}

fn target(row: &TargetRow, lang: Lang) -> TargetJson {
    let standing = &row.standing;
    let number = |number: &Option<Exact>| number.as_ref().map(decimal);
    TargetJson {
        id: plain(&row.id),
        title: match &row.title {
            Title::File(raw) => plain(raw),
            Title::Ours(both) => both.get(lang).to_owned(),
        },
        indicator: plain(&row.indicator),
        of_which: row.of_which.as_ref().map(plain),
        measure: row.measure_word(),
        bound: row.op_word().map(|op| BoundJson {
            op,
            value: row.bound.as_ref().and_then(Bound::figure).as_ref().map(decimal),
            of: row.pool(),
            change: None,
        }),
        by: standing.by.to_string(),
        lead: row.lead.as_ref().map(plain),
        tasks: row.tasks.iter().map(plain).collect(),
        verdict: standing.verdict.word(),
        is_final: standing.is_final,
        value: value(row),
        attainment: number(&standing.attainment),
        expected: number(&standing.expected),
        shortfall: standing
            .shortfall
            .as_ref()
            .map(|(amount, unit)| ShortfallJson { amount: decimal(amount), unit: unit.word() }),
        forecast: number(&standing.forecast),
    }
}

fn value(row: &TargetRow) -> Option<ValueJson> {
    let value = row.standing.value.as_ref()?;
    let whole = |count: i128| Some(decimal(&Exact::from(count)));
    let (numerator, denominator) = match value.amount {
        Amount::Ratio(numerator, denominator) => (whole(numerator), whole(denominator)),
        Amount::Percent(_)
        | Amount::Count(_)
        | Amount::Amount(_)
        | Amount::Score(_)
        | Amount::Rank(..)
        | Amount::Done(_) => (None, None),
    };
    let (rank, of) = match value.amount {
        Amount::Rank(rank, of) => (Some(rank), of),
        Amount::Ratio(..)
        | Amount::Percent(_)
        | Amount::Count(_)
        | Amount::Amount(_)
        | Amount::Score(_)
        | Amount::Done(_) => (None, None),
    };
    Some(ValueJson {
        value: value.amount.figure().as_ref().map(decimal),
        numerator,
        denominator,
        rank,
        of,
        periods: value.parts.iter().map(|part| part.period.name.clone()).collect(),
        through: value.through.to_string(),
        known_on: value.known_on.map(|day| day.to_string()),
        basis: row.basis_word().unwrap_or_default(),
        partial: value.partial,
        stale: value.stale,
    })
}
