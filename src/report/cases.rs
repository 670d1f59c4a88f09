//! What was checked, as cases of a page of tests.

use super::Remark;
use super::{PlanAssignment, PlanTargets, TargetRow, Verdict, target_sentence, target_title};
use crate::diag::Level;
use crate::text::{Both, Lang, Raw};
use crate::value::words as cell;
use std::collections::BTreeMap;

/// One thing that was checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// What it is a check of: files, targets, assignment.
    pub suite: &'static str,
    /// The plan's id.
    pub plan: String,
    /// Unique in the suite of the plan.
    pub name: String,
    /// How it went.
    pub outcome: Outcome,
    /// What else is to be said.
    pub remark: Option<String>,
}

/// How a check went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// As it should.
    Passed,
    /// It could not be judged, for this reason.
    Skipped(String),
    /// Not as it should: a kind of failure, what is wrong, and where.
    Failed {
        /// The kind, such as `E401 no-lead` or `missed`.
        kind: String,
        /// What is wrong, in a line.
        message: String,
        /// The same with its place.
        details: String,
    },
}

/// The suite of findings.
const FILES: &str = "files";

/// A file name on one line: a line break in it would look like the end of what is said.
fn shown(file: &str) -> String {
    Raw::new(file).terminal().to_string()
}

/// A case for each remark of each plan, failed from `failing` on, and one for each plan without any.
#[must_use]
pub fn remark_cases(plans: &[String], remarks: &[Remark], failing: Option<Level>, lang: Lang) -> Vec<Case> {
    const CLEAN: Both = Both { en: "no findings", vi: "không phát hiện gì" };
    let mut cases = Vec::new();
    let mut named: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut add = |plan: &str, remark: &Remark| {
        let item = remark.item.clone().unwrap_or_else(|| shown(remark.at.file.as_str()));
        let name = format!("{item} {}", remark.kind.label());
        let number = named.entry((plan.to_owned(), name.clone())).or_default();
        *number += 1;
        let name = if *number == 1 { name } else { format!("{name} ({number})") };
        let details = remark.headline(lang);
        let failed = failing.is_some_and(|level| remark.level >= level);
        let (outcome, remark) = if failed {
            let kind = remark.kind.label();
            (Outcome::Failed { kind, message: remark.message.clone(), details }, None)
        } else {
            (Outcome::Passed, Some(details))
        };
        cases.push(Case { suite: FILES, plan: plan.to_owned(), name, outcome, remark });
    };
    for remark in remarks {
        add(remark.plan.as_deref().unwrap_or("cchc"), remark);
    }
    for plan in plans.iter().filter(|plan| !remarks.iter().any(|remark| remark.plan.as_ref() == Some(plan))) {
        let name = CLEAN.get(lang).to_owned();
        cases.push(Case { suite: FILES, plan: plan.clone(), name, outcome: Outcome::Passed, remark: None });
    }
    cases
}

/// A case for each target: failed on these verdicts, skipped where nothing can be judged, else passed.
#[must_use]
pub fn target_cases(plans: &[PlanTargets], failing: &[Verdict], lang: Lang) -> Vec<Case> {
    let case = |plan: &PlanTargets, row: &TargetRow| {
        let said = cell(&target_sentence(row), lang);
        let verdict = row.standing.verdict;
        let outcome = if failing.contains(&verdict) {
            let details = format!("{}:{}: {said}", shown(row.at.file.as_str()), row.at.start.line);
            Outcome::Failed { kind: verdict.word().to_owned(), message: said.clone(), details }
        } else {
            match verdict {
                Verdict::NoData | Verdict::AwaitingData | Verdict::NotApplicable | Verdict::NotMeasurable => {
                    Outcome::Skipped(said.clone())
                }
                Verdict::Attained
                | Verdict::OnTrack
                | Verdict::AtRisk
                | Verdict::OffTrack
                | Verdict::OutOfReach
                | Verdict::Missed => Outcome::Passed,
            }
        };
        let remark = matches!(outcome, Outcome::Passed).then_some(said);
        let name = format!("{}: {}", row.id.as_str(), cell(&target_title(row), lang));
        Case { suite: "targets", plan: plan.id.as_str().to_owned(), name, outcome, remark }
    };
    plans.iter().flat_map(|plan| plan.targets.iter().map(move |row| case(plan, row))).collect()
}

/// A case for each task; where gaps are `failing`, failed where it has one.
#[must_use]
pub fn assignment_cases(plans: &[PlanAssignment], failing: bool, lang: Lang) -> Vec<Case> {
    let mut cases = Vec::new();
    for plan in plans {
        for task in &plan.tasks {
            let gaps = plan.gaps.iter().filter(|gap| failing && gap.tasks.iter().any(|(id, _)| *id == task.id));
            let gaps: Vec<_> = gaps.collect();
            let outcome = match gaps.first() {
                None => Outcome::Passed,
                Some(first) => {
                    let said = |kind: crate::report::GapKind| kind.title().get(lang);
                    let all: Vec<String> = gaps
                        .iter()
                        .map(|gap| format!("{}:{}: {}", shown(gap.file.as_str()), gap.line, said(gap.kind)))
                        .collect();
                    Outcome::Failed {
                        kind: first.kind.word().to_owned(),
                        message: said(first.kind).to_owned(),
                        details: all.join("\n"),
                    }
                }
            };
            let name = format!("{}: {}", task.id.as_str(), task.title.terminal());
            cases.push(Case { suite: "assignment", plan: plan.id.as_str().to_owned(), name, outcome, remark: None });
        }
    }
    cases
}
