//! Rankings, in JSON.

use crate::report::findings::json::decimal;
use crate::report::{NoRank, RankedUnit, Ranking};
use crate::text::Raw;
use serde::Serialize;
use serde_json::{Value, json};

/// A unit of a ranking.
#[derive(Debug, Serialize)]
pub struct RankedUnitJson {
    id: String,
    unit: String,
    parent: String,
    score: String,
    period: Option<String>,
    rank: Option<usize>,
    of: usize,
    points: Option<Value>,
    known_on: Option<String>,
    basis: Option<&'static str>,
    within: Option<usize>,
    places_short: Option<usize>,
    points_short: Option<Value>,
}

fn plain(raw: &Raw) -> String {
    raw.as_str().to_owned()
}

/// The units of these rankings, one after another.
#[must_use]
pub fn ranked_units(rankings: &[Ranking]) -> Vec<RankedUnitJson> {
    rankings.iter().flat_map(|ranking| ranking.rows.iter().map(move |row| unit(ranking, row))).collect()
}

fn unit(ranking: &Ranking, row: &RankedUnit) -> RankedUnitJson {
    RankedUnitJson {
        id: plain(&row.plan),
        unit: plain(&row.unit),
        parent: plain(&ranking.parent),
        score: plain(&ranking.score),
        period: ranking.period.clone(),
        rank: row.rank,
        of: ranking.rows.len(),
        points: row.score.as_ref().map(decimal),
        known_on: row.known_on.map(|day| day.to_string()),
        basis: row.basis_word(),
        within: row.within,
        places_short: row.places_short,
        points_short: row.points_short.as_ref().map(decimal),
    }
}

/// What holds for each ranking as a whole: among whom, when, and why there are no places where there are none.
#[must_use]
pub fn rankings(rankings: &[Ranking]) -> Value {
    let ranking = |ranking: &Ranking| {
        let without = ranking.rows.iter().filter(|row| row.score.is_none()).map(|row| plain(&row.plan));
        json!({
            "parent": plain(&ranking.parent),
            "score": plain(&ranking.score),
            "title": plain(&ranking.title),
            "period": ranking.period,
            "maximum": ranking.maximum.as_ref().map(decimal),
            "of": ranking.rows.len(),
            "refused": ranking.refused.as_ref().map(NoRank::word),
            "without": without.collect::<Vec<_>>(),
        })
    };
    rankings.iter().map(ranking).collect()
}
