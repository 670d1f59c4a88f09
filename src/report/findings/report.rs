//! `cchc validate`: every finding, and one line with the size of the plans.

use super::cases::remark_cases;
use super::counts::{PlanCounts, summary};
use super::remark::Remark;
use crate::diag::{Level, LocatedFinding};
use crate::report::shared_methods::shared_methods;
use crate::report::{Block, Case, Detail, Doc, Head, Report};
use crate::value::{Cell, words};
use serde::Serialize;

/// The findings of plans.
pub struct FindingsReport {
    /// The head.
    pub head: Head,
    /// The size of each plan.
    pub counts: Vec<PlanCounts>,
    /// Every finding, by file and place.
    pub findings: Vec<LocatedFinding>,
    /// Findings of this level or above fail the run; `None`: no finding does.
    pub failing: Option<Level>,
    /// Whether the list holds only findings that fail the run, without a summary.
    pub quiet: bool,
}

impl FindingsReport {
    fn summary(&self) -> Cell {
        summary(&self.counts, &self.findings)
    }

    pub(crate) fn summary_line(&self) -> String {
        words(&self.summary(), self.head.lang)
    }
}

impl Report for FindingsReport {
    shared_methods!(head, findings);

    fn ids(&self) -> Vec<&str> {
        self.counts.iter().map(|plan| plan.id.as_str()).collect()
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let summary = (!self.quiet).then(|| Block::Line(self.summary()));
        std::iter::once([Block::Remarks(self.listed(), Detail::Full)].into_iter().chain(summary).collect())
    }

    fn comment(&self) -> impl Iterator<Item = Doc> {
        std::iter::once(
            [Block::Line(self.summary()), Block::Remarks(self.listed(), Detail::Brief)].into_iter().collect(),
        )
    }

    fn plans(&self) -> impl Iterator<Item = impl Serialize> {
        self.counts.iter()
    }

    fn remarks(&self) -> Vec<Remark> {
        Remark::of_all(&self.findings, self.head.lang)
    }

    fn listed(&self) -> Vec<Remark> {
        let mut remarks = self.remarks();
        remarks.retain(|remark| !self.quiet || self.failing.is_some_and(|level| remark.level >= level));
        remarks
    }

    fn cases(&self) -> Vec<Case> {
        remark_cases(&self.ids(), &self.remarks(), self.failing, self.head.lang)
    }
}
