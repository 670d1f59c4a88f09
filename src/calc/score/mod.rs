//! Self-scoring: the points of a plan by a set of criteria, as they follow from what the plan knows.

mod best;
mod figure;
mod fit;
mod place;
mod points;
mod proof;
mod sets;
mod sheet;
mod sources;
mod tasks;

pub(crate) use figure::{CriterionFigure, Reading};
pub(crate) use fit::{coefficient_misfit, misfit};
pub(crate) use place::{SetRank, score_ranks};
pub(crate) use points::Scored;
pub(crate) use sets::{replacement, scores, scoring_sets};
pub(crate) use sheet::{ScoreLine, ScoreSheet, ScoreTotal, score_sheet};
pub(crate) use sources::{UnknownSource, days_outside, unknown_sources};
pub(crate) use tasks::Counted;
