//! `cchc status`: where plans and their tasks stand.

use super::document::{Grouping, Listing, plan_doc, plans_doc};
use super::reports::reports_doc;
use super::rollup::StatusRollup;
use super::rows::PlanStatus;
use super::table;
use crate::calc::PlanSummary;
use crate::diag::LocatedFinding;
use crate::report::{Datum, Doc, Head, Report};
use serde::Serialize;
use serde_json::{Value, to_value};

/// Where plans stand.
pub struct StatusReport {
    /// What was run.
    pub head: Head,
    /// The plans.
    pub plans: Vec<PlanStatus>,
    /// Every plan of the workspace in few words.
    pub all: Vec<PlanSummary>,
    /// By what tasks are counted.
    pub grouping: Grouping,
    /// The plans together, where they are counted so.
    pub rollup: Option<StatusRollup>,
    /// What is listed.
    pub listing: Listing,
    /// The errors.
    pub findings: Vec<LocatedFinding>,
}

impl Report for StatusReport {
    fn head(&self) -> &Head {
        &self.head
    }

    fn ids(&self) -> Vec<&str> {
        self.plans.iter().map(|plan| plan.id.as_str()).collect()
    }

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

    fn findings(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.findings.iter()
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
