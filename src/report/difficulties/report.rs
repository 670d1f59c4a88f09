//! `cchc difficulties`: difficulties and proposals (khó khăn, vướng mắc, kiến nghị), and how they were resolved.

use super::document::{plan_doc, total};
use super::rows::{DifficultyRow, PlanDifficulties};
use crate::diag::LocatedFinding;
use crate::report::plan_label::PLAN_STATE;
use crate::report::shared_methods::shared_methods;
use crate::report::{Datum, Doc, Head, Json, Report};

/// The difficulties of plans.
pub(crate) struct DifficultiesReport {
    pub(crate) head: Head,
    pub(crate) plans: Vec<PlanDifficulties>,
    pub(crate) findings: Vec<LocatedFinding>,
}

impl Report for DifficultiesReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        // Between other plans, a plan without a difficulty would only be noise.
        let shown = self.plans.iter().filter(|plan| self.plans.len() == 1 || !plan.rows.is_empty());
        let docs = shown.map(|plan| plan_doc(plan, self.head.as_of));
        // Where no plan could be read, nothing is known.
        docs.chain((!self.plans.is_empty()).then(|| total(&self.plans)))
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter()
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "plan",
            "raised",
            "kind",
            "by",
            "tasks",
            "text",
            "proposal",
            "open",
            "age_days",
            "resolved_on",
            "how",
            "decision",
            "id",
            PLAN_STATE,
        ]
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        let rows = self.plans.iter().flat_map(|plan| plan.rows.iter().map(move |row| (plan, row)));
        rows.map(|(plan, row)| cells(plan, row))
    }
}

fn cells(plan: &PlanDifficulties, row: &DifficultyRow) -> Vec<Datum> {
    let resolved = row.resolved.as_ref();
    vec![
        Datum::Text(plan.label.id.clone()),
        Datum::Day(row.raised),
        Datum::Word(row.kind.word()),
        Datum::of(row.by.clone(), Datum::Text),
        Datum::joined(row.tasks.iter().map(|task| task.id.clone()), " "),
        Datum::Text(row.text.clone()),
        Datum::of(row.proposal.clone(), Datum::Text),
        Datum::Flag(resolved.is_none()),
        Datum::whole(row.age_days),
        Datum::of(resolved.map(|resolved| resolved.on), Datum::Day),
        Datum::of(resolved.map(|resolved| resolved.how.clone()), Datum::Text),
        Datum::of(resolved.and_then(|resolved| resolved.decision.clone()), Datum::Text),
        Datum::of(row.id.clone(), Datum::Text),
        plan.label.state_cell(),
    ]
}
