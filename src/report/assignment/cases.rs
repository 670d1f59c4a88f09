//! Tasks and their gaps as cases of a page of tests.

use super::rows::PlanAssignment;
use crate::calc::GapKind;
use crate::report::case::{Case, Outcome, shown};
use crate::text::Lang;

/// A case for each task. A task with a gap fails where `failing` says that gaps fail.
pub(crate) fn assignment_cases(plans: &[PlanAssignment], failing: bool, lang: Lang) -> Vec<Case> {
    let mut cases = Vec::new();
    for plan in plans {
        for task in &plan.tasks {
            let gaps: Vec<_> = plan.gaps_of(task).filter(|_| failing).collect();
            let outcome = match gaps.first() {
                None => Outcome::Passed,
                Some(first) => {
                    let said = |kind: GapKind| kind.title().get(lang);
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
