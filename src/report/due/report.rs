//! `cchc done` without a task: what is overdue or due soon, occurrence by occurrence.

use super::document::{how, plan_doc};
use super::rows::PlanDue;
use crate::diag::LocatedFinding;
use crate::report::{Datum, Doc, Head, Report};
use serde::Serialize;

/// What is due in plans.
pub struct DueReport {
    /// What was run.
    pub head: Head,
    /// The plans.
    pub plans: Vec<PlanDue>,
    /// The errors.
    pub findings: Vec<LocatedFinding>,
}

impl Report for DueReport {
    fn head(&self) -> &Head {
        &self.head
    }

    fn ids(&self) -> Vec<&str> {
        self.plans.iter().map(|plan| plan.id.as_str()).collect()
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let how = self.plans.iter().any(|plan| !plan.rows.is_empty()).then(how);
        self.plans.iter().map(|plan| plan_doc(plan, self.head.as_of)).chain(how)
    }

    fn plans(&self) -> impl Iterator<Item = impl Serialize> {
        self.plans.iter()
    }

    fn findings(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.findings.iter()
    }

    fn columns(&self) -> Vec<&'static str> {
        vec!["plan", "task", "title", "for", "due", "days_late", "lead"]
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        let rows = self.plans.iter().flat_map(|plan| plan.rows.iter().map(move |row| (plan, row)));
        rows.map(|(plan, row)| {
            vec![
                Datum::Text(plan.id.clone()),
                Datum::Text(row.task.clone()),
                Datum::Text(row.title.clone()),
                Datum::of(row.occurrence.clone(), Datum::Text),
                Datum::Day(row.due),
                Datum::of(row.days_late, |days| Datum::Whole(days.into())),
                Datum::of(row.lead.clone(), Datum::Text),
            ]
        })
    }
}
