//! Criteria as cases of a page of tests.

use super::rows::{CriterionRow, PlanScoring};
use crate::report::case::{Case, Outcome, shown};
use crate::text::{Both, Lang};
use crate::value::{Cell, words};

/// A case for each criterion: it passes where it has points, and is skipped where it has none yet.
pub(super) fn criterion_cases(plans: &[PlanScoring], lang: Lang) -> Vec<Case> {
    let mut cases = Vec::new();
    for plan in plans {
        for set in &plan.sets {
            cases.extend(set.leaves().map(|row| {
                let name = format!("{} {}", shown(set.set.as_str()), shown(row.id.as_str()));
                let said = words(&sentence(row), lang);
                let is_open = row.is_open();
                let outcome = if is_open { Outcome::Skipped(said.clone()) } else { Outcome::Passed };
                let remark = (!is_open).then_some(said);
                Case { suite: "scores", plan: plan.label.id.as_str().to_owned(), name, file: None, outcome, remark }
            }));
        }
    }
    cases
}

fn sentence(row: &CriterionRow) -> Cell {
    const POINTS: Both = Both { en: "{title}: {points} of {max} points", vi: "{title}: {points}/{max} điểm" };
    const OPEN: Both =
        Both { en: "{title}: no points yet of {max}", vi: "{title}: chưa có điểm, tối đa {max}" };
    let mut args = vec![("title", Cell::Text(row.title.clone())), ("max", Cell::Number(row.max.clone(), 2))];
    match &row.computed {
        Some(points) => {
            args.push(("points", Cell::Number(points.clone(), 2)));
            Cell::phrase(POINTS, args)
        }
        None => Cell::phrase(OPEN, args),
    }
}
