//! The standing of targets, in JSON.

use super::rows::{PlanTargets, TargetRow, Title};
use crate::calc::{Unit, Value, Verdicts};
use crate::model::Bound;
use crate::report::object::{InLang, each_in, object};
use crate::value::Exact;
use serde::{Serialize, Serializer};

object! { InLang<'_, PlanTargets>, InLang(plan, lang) => {
    "id": plan.id,
    "title": plan.title,
    "verdicts": plan.verdicts(),
    "targets": each_in(&plan.targets, *lang),
} }

object! { InLang<'_, TargetRow>, InLang(row, lang) => {
    "id": row.id,
    "title": match &row.title {
        Title::File(raw) => raw.as_str(),
        Title::Ours(both) => both.get(*lang),
    },
    "indicator": row.indicator,
    "of_which": row.of_which,
    "measure": row.measure_word(),
    "bound": row.bound,
    "by": row.standing.by,
    "lead": row.lead,
    "tasks": row.tasks,
    "verdict": row.standing.verdict.word(),
    "final": row.standing.is_final,
    "value": row.standing.value,
    "attainment": row.standing.attainment,
    "expected": row.standing.expected,
    "shortfall": row.standing.shortfall.as_ref().map(|(amount, unit)| Shortfall { amount, unit: *unit }),
    "forecast": row.standing.forecast,
} }

object! { Bound, bound => {
    "op": bound.word(),
    "value": bound.figure(),
    "of": bound.pool_size(),
    // The format has no targets that ask for a change yet.
    "change": (),
} }

struct Shortfall<'r> {
    amount: &'r Exact,
    unit: Unit,
}

object! { Shortfall<'_>, shortfall => { "amount": shortfall.amount, "unit": shortfall.unit.word() } }

object! { Value, value => {
    "value": value.amount.figure(),
    "numerator": value.amount.counts().map(|(numerator, _)| Exact::from(numerator)),
    "denominator": value.amount.counts().map(|(_, denominator)| Exact::from(denominator)),
    "rank": value.amount.rank().map(|(rank, _)| rank),
    "of": value.amount.rank().and_then(|(_, of)| of),
    "periods": value.parts.iter().map(|part| &*part.period.name).collect::<Vec<&str>>(),
    "through": value.through,
    "known_on": value.known_on,
    "basis": value.basis.word(),
    "partial": value.partial,
    "stale": value.stale,
} }

impl Serialize for Verdicts {
    /// How many targets have each verdict, by its word.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut counted: Vec<_> = self.iter().map(|(verdict, count)| (verdict.word(), count)).collect();
        counted.sort_unstable();
        serializer.collect_map(counted)
    }
}
