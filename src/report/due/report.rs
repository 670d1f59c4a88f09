//! `cchc done` without a task: deliveries that are overdue or due soon.

use super::document::{how, plan_doc};
use super::rows::PlanDue;
use crate::diag::LocatedFinding;
use crate::report::plan_label::PLAN_STATE;
use crate::report::shared_methods::shared_methods;
use crate::report::status::members::{MEMBER_COLUMNS, MemberShare};
use crate::report::{Datum, Doc, Head, Json, Report};

/// The deliveries that are due in plans.
pub struct DueReport {
    /// The head.
    pub head: Head,
    /// The plans with their deliveries.
    pub plans: Vec<PlanDue>,
    /// The errors.
    pub findings: Vec<LocatedFinding>,
}

impl Report for DueReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let mut rows = self.plans.iter().flat_map(|plan| &plan.rows).peekable();
        let is_used = rows.peek().is_some();
        let how = is_used.then(|| how(rows.any(|row| row.members.is_some())));
        self.plans.iter().map(|plan| plan_doc(plan, self.head.as_of)).chain(how)
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter()
    }

    fn columns(&self) -> Vec<&'static str> {
        let own = ["plan", "task", "title", "for", "due", "days_late", "lead"];
        own.into_iter().chain(MEMBER_COLUMNS).chain([PLAN_STATE]).collect()
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        let rows = self.plans.iter().flat_map(|plan| plan.rows.iter().map(move |row| (plan, row)));
        rows.map(|(plan, row)| {
            let own = vec![
                Datum::Text(plan.label.id.clone()),
                Datum::Text(row.task.clone()),
                Datum::Text(row.title.clone()),
                Datum::of(row.occurrence.clone(), Datum::Text),
                Datum::Day(row.due),
                Datum::of(row.days_late, Datum::whole),
                Datum::of(row.lead.clone(), Datum::Text),
            ];
            let rest = MemberShare::data(row.members.as_ref()).into_iter().chain([plan.label.state_cell()]);
            own.into_iter().chain(rest).collect()
        })
    }
}
