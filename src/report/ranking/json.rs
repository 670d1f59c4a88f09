//! Rankings, in JSON.

use super::rows::{RankedUnit, Ranking};
use crate::calc::NoRank;
use crate::report::object::object;

/// A unit in its ranking.
pub(crate) struct UnitRank<'r>(pub &'r Ranking, pub &'r RankedUnit);

object! { UnitRank<'_>, UnitRank(ranking, row) => {
    "id": row.plan,
    "unit": row.unit,
    "parent": ranking.parent,
    "score": ranking.score,
    "period": ranking.period,
    "rank": row.rank,
    "of": ranking.rows.len(),
    "points": row.score,
    "known_on": row.known_on,
    "basis": row.basis_word(),
    "within": row.within,
    "places_short": row.places_short,
    "points_short": row.points_short,
} }

// The pool and the period, and the reason where no places were computed.
object! { Ranking, ranking => {
    "maximum": ranking.maximum,
    "of": ranking.rows.len(),
    "parent": ranking.parent,
    "period": ranking.period,
    "refused": ranking.refused.as_ref().map(NoRank::word),
    "score": ranking.score,
    "title": ranking.title,
    "without": ranking.rows.iter().filter(|row| row.score.is_none()).map(|row| &row.plan).collect::<Vec<_>>(),
} }
