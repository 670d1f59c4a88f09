//! Tasks and their gaps as cases of a page of tests.

use super::rows::{GapRow, PlanAssignment};
use crate::report::case::{Case, Outcome, shown};
use crate::text::Lang;
use std::collections::BTreeMap;

/// A case that passes for each task without a gap, and one for each gap, which fails where gaps are `failing`.
pub(crate) fn assignment_cases(plans: &[PlanAssignment], failing: bool, lang: Lang) -> Vec<Case> {
    let mut cases = Vec::new();
    for plan in plans {
        let mut named: BTreeMap<String, usize> = BTreeMap::new();
        let without = plan.tasks.iter().filter(|task| plan.gaps_of(task).next().is_none());
        cases.extend(without.map(|task| passed(plan, shown(task.id.as_str()))));
        for gap in &plan.gaps {
            let tasks: Vec<&str> = gap.tasks.iter().map(|(id, _)| id.as_str()).collect();
            let name = shown(&format!("{} {}", tasks.join(" "), gap.kind.word()));
            // Two pairs of posts of one task can be gaps of one kind.
            let number = named.entry(name.clone()).or_default();
            *number += 1;
            let case = passed(plan, if *number == 1 { name } else { format!("{name} ({number})") });
            cases.push(of_gap(case, gap, failing, lang));
        }
    }
    cases
}

/// A case that passes for each task, for a run that tells of the gaps in other cases.
pub(crate) fn task_cases(plans: &[PlanAssignment]) -> Vec<Case> {
    let tasks = plans.iter().flat_map(|plan| plan.tasks.iter().map(move |task| (plan, task)));
    tasks.map(|(plan, task)| passed(plan, shown(task.id.as_str()))).collect()
}

fn passed(plan: &PlanAssignment, name: String) -> Case {
    let plan = plan.label.id.as_str().to_owned();
    Case { suite: "assignment", plan, name, file: None, outcome: Outcome::Passed, remark: None }
}

fn of_gap(case: Case, gap: &GapRow, failing: bool, lang: Lang) -> Case {
    let file = Some(gap.file.as_str().to_owned());
    let message = gap.kind.title().get(lang).to_owned();
    let details = format!("{}:{}: {message}", shown(gap.file.as_str()), gap.line);
    if failing {
        let outcome = Outcome::Failed { kind: gap.kind.word().to_owned(), message, details };
        Case { file, outcome, ..case }
    } else {
        Case { file, remark: Some(details), ..case }
    }
}
