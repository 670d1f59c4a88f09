//! `cchc status`: the state of plans and their tasks.

use super::document::{Grouping, Listing, Lists, plan_doc, plans_doc};
use super::json::Foot;
use super::members::Named;
use super::reports::reports_doc;
use super::rollup::StatusRollup;
use super::rows::PlanStatus;
use super::table;
use crate::calc::PlanSummary;
use crate::diag::LocatedFinding;
use crate::report::shared_methods::shared_methods;
use crate::report::{Datum, Doc, Head, Json, Object, Report};

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
    /// The plans in groups, where the closing report shows them.
    pub rollup: Option<StatusRollup>,
    /// The list that the user chose.
    pub listing: Listing,
    /// Whether lists name the members of a group that have not delivered.
    pub names_missing: bool,
    /// The errors.
    pub findings: Vec<LocatedFinding>,
}

impl StatusReport {
    /// The plans that are shown one by one.
    fn each(&self) -> &[PlanStatus] {
        let together = matches!(self.grouping, Grouping::Plans(_)) || self.listing == Listing::Reports;
        if together { &[] } else { &self.plans }
    }

    fn lists(&self) -> Lists {
        Lists {
            all: self.listing == Listing::Tasks,
            missing: if self.names_missing { Named::All } else { Named::None },
        }
    }
}

impl Report for StatusReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let (as_of, lists) = (self.head.as_of, self.lists());
        self.each().iter().map(move |plan| plan_doc(plan, self.grouping, as_of, lists))
    }

    fn closing(&self) -> impl Iterator<Item = Doc> {
        let (as_of, lists) = (self.head.as_of, self.lists());
        let doc = match (self.listing, &self.rollup) {
            _ if self.plans.is_empty() => None,
            (Listing::Reports, _) => Some(reports_doc(&self.plans, as_of)),
            (_, Some(rollup)) => Some(plans_doc(&self.plans, rollup, as_of, lists)),
            (Listing::Open | Listing::Tasks, None) => None,
        };
        doc.into_iter()
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter()
    }

    fn foot(&self) -> impl Object {
        Foot(self.rollup.as_ref())
    }

    fn columns(&self) -> Vec<&'static str> {
        table::columns(self.listing, self.grouping)
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        let plans = if self.listing == Listing::Open { self.each() } else { self.plans.as_slice() };
        plans.iter().flat_map(|plan| table::plan_rows(plan, self.listing, self.grouping))
    }

    fn closing_rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        self.rollup.iter().filter(|_| self.listing == Listing::Open).flat_map(table::rollup_rows)
    }
}
