//! `cchc status`: the state of plans and their tasks.

use super::document::{Grouping, Listing, plan_doc, plans_doc};
use super::reports::reports_doc;
use super::rollup::StatusRollup;
use super::rows::PlanStatus;
use super::table;
use crate::calc::PlanSummary;
use crate::diag::LocatedFinding;
use crate::report::shared_methods::shared_methods;
use crate::report::{Datum, Doc, Head, Report};
use serde::Serialize;
use serde_json::{Value, to_value};

/// The status of plans.
pub struct StatusReport {
    /// The head.
    pub head: Head,
    /// The plans with their tasks.
    pub plans: Vec<PlanStatus>,
    /// A summary of every plan of the workspace.
    pub all: Vec<PlanSummary>,
    /// The groups in which tasks are counted.
    pub grouping: Grouping,
    /// The plans in groups; `None` where each plan is shown.
    pub rollup: Option<StatusRollup>,
    /// The list that the user chose.
    pub listing: Listing,
    /// The errors.
    pub findings: Vec<LocatedFinding>,
}

impl Report for StatusReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let (as_of, tasks) = (self.head.as_of, self.listing == Listing::Tasks);
        let whole: Option<Box<dyn Fn() -> Doc>> = match (self.listing, &self.rollup) {
            _ if self.plans.is_empty() => None,
            (Listing::Reports, _) => Some(Box::new(move || reports_doc(&self.plans, &self.all, as_of))),
            (_, Some(rollup)) => Some(Box::new(move || plans_doc(&self.plans, rollup, as_of, tasks))),
            (Listing::Open | Listing::Tasks, None) => None,
        };
        let each = if whole.is_some() { &[] } else { self.plans.as_slice() };
        let part = move |plan| plan_doc(plan, self.grouping, as_of, tasks);
        whole.into_iter().map(|doc| doc()).chain(each.iter().map(part))
    }

    fn plans(&self) -> impl Iterator<Item = impl Serialize> {
        self.plans.iter()
    }

    fn foot(&self) -> serde_json::Result<Vec<(&'static str, Value)>> {
        Ok(vec![("rollup", to_value(&self.rollup)?)])
    }

    fn columns(&self) -> Vec<&'static str> {
        table::columns(self.listing, self.grouping)
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        let together = self.rollup.iter().filter(|_| self.listing == Listing::Open).flat_map(table::rollup_rows);
        let each = if self.rollup.is_some() && self.listing == Listing::Open { &[] } else { self.plans.as_slice() };
        together.chain(each.iter().flat_map(|plan| table::plan_rows(plan, self.listing, self.grouping)))
    }
}
