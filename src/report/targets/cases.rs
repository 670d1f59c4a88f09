//! Targets as cases of a page of tests.

use super::document::target_sentence;
use super::rows::{PlanTargets, TargetRow};
use crate::calc::Verdict;
use crate::report::case::{Case, Outcome, shown};
use crate::text::Lang;
use crate::value::words;

/// A case for each target: it fails on these verdicts, is skipped where nothing can be judged, and else passes.
pub(crate) fn target_cases(plans: &[PlanTargets], failing: &[Verdict], lang: Lang) -> Vec<Case> {
    let case = |plan: &PlanTargets, row: &TargetRow| {
        let said = words(&target_sentence(row), lang);
        let verdict = row.standing.verdict;
        let outcome = if plan.fails(row, failing) {
            let details = format!("{}:{}: {said}", shown(row.at.file.as_str()), row.at.start.line);
            Outcome::Failed { kind: verdict.word().to_owned(), message: said.clone(), details }
        } else {
            match verdict {
                Verdict::NoData
                | Verdict::AwaitingData
                | Verdict::NotComparable
                | Verdict::NotApplicable
                | Verdict::NotMeasurable => Outcome::Skipped(said.clone()),
                Verdict::Attained
                | Verdict::OnTrack
                | Verdict::AtRisk
                | Verdict::OffTrack
                | Verdict::OutOfReach
                | Verdict::Missed => Outcome::Passed,
            }
        };
        let remark = matches!(outcome, Outcome::Passed).then_some(said);
        let (name, file) = (shown(row.id.as_str()), Some(row.at.file.as_str().to_owned()));
        Case { suite: "targets", plan: plan.label.id.as_str().to_owned(), name, file, outcome, remark }
    };
    plans.iter().flat_map(|plan| plan.targets.iter().map(move |row| case(plan, row))).collect()
}
