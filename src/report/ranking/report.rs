//! `cchc rank`: the places of plans with the same parent.

use super::document::ranking_doc;
use super::json::{Foot, UnitRank};
use super::rows::Ranking;
use crate::diag::LocatedFinding;
use crate::report::plan_label::PLAN_STATE;
use crate::report::shared_methods::shared_methods;
use crate::report::{Datum, Doc, Head, Json, Object, Report};
use crate::text::Raw;

/// The rankings of pools.
pub struct RankingReport {
    /// The head.
    pub head: Head,
    /// One ranking for each plan above.
    pub rankings: Vec<Ranking>,
    /// The errors, and the findings about ranks.
    pub findings: Vec<LocatedFinding>,
}

impl RankingReport {
    fn units(&self) -> impl Iterator<Item = UnitRank<'_>> {
        self.rankings.iter().flat_map(|ranking| ranking.rows.iter().map(move |row| UnitRank(ranking, row)))
    }
}

impl Report for RankingReport {
    shared_methods!(head, findings);

    fn ids(&self) -> Vec<&str> {
        self.units().map(|UnitRank(_, row)| row.label.id.as_str()).collect()
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        self.rankings.iter().map(|ranking| ranking_doc(ranking, self.head.as_of))
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.units()
    }

    fn foot(&self) -> impl Object {
        Foot(&self.rankings)
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "plan",
            "unit",
            "parent",
            "indicator",
            "period",
            "rank",
            "pool",
            "value",
            "known_on",
            "basis",
            "within",
            "places_short",
            "points_short",
            PLAN_STATE,
        ]
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        self.units().map(|UnitRank(ranking, row)| {
            vec![
                Datum::Text(row.label.id.clone()),
                Datum::Text(row.label.plain_body().clone()),
                Datum::Text(ranking.parent.clone()),
                Datum::Text(ranking.score.clone()),
                Datum::of(ranking.period.as_deref(), |period| Datum::Text(Raw::new(period))),
                Datum::of(row.rank, Datum::count),
                Datum::count(ranking.rows.len()),
                Datum::of(row.score.as_ref(), Datum::stated),
                Datum::of(row.known_on, Datum::Day),
                Datum::of(row.basis_word(), Datum::Word),
                Datum::of(row.within, Datum::count),
                Datum::of(row.places_short, Datum::count),
                Datum::of(row.points_short.as_ref(), Datum::stated),
                row.label.state_cell(),
            ]
        })
    }
}
