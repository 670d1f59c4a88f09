//! `cchc validate`: every finding, and one line with the size of the plans.

use super::cases::remark_cases;
use super::counts::{PlanCounts, RunSize};
use super::remark::Remark;
use crate::diag::{Level, LocatedFinding};
use crate::report::shared_methods::shared_methods;
use crate::report::{Block, Case, Detail, Doc, Head, Json, Report};

/// The findings of plans.
pub struct FindingsReport {
    /// The head.
    pub head: Head,
    /// The size of each plan.
    pub counts: Vec<PlanCounts>,
    /// The size of all plans, and how many findings they have.
    pub size: RunSize,
    /// Findings, by file and place.
    pub findings: Vec<LocatedFinding>,
    /// Findings of this level or above fail the run; `None`: no finding does.
    pub failing: Option<Level>,
    /// Whether the list holds only findings that fail the run, without a summary.
    pub quiet: bool,
}

impl Report for FindingsReport {
    shared_methods!(head, findings);

    fn ids(&self) -> Vec<&str> {
        self.counts.iter().map(|plan| plan.label.id.as_str()).collect()
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        std::iter::once([Block::Remarks(self.listed(), Detail::Full)].into_iter().collect())
    }

    fn closing(&self) -> impl Iterator<Item = Doc> {
        let summary = (!self.quiet).then(|| Block::Line(self.size.summary()));
        summary.into_iter().map(|summary| [summary].into_iter().collect())
    }

    fn comment_opening(&self) -> impl Iterator<Item = Doc> {
        std::iter::once([Block::Line(self.size.summary())].into_iter().collect())
    }

    fn comment(&self) -> impl Iterator<Item = Doc> {
        std::iter::once([Block::Remarks(self.listed(), Detail::Brief)].into_iter().collect())
    }

    fn comment_closing(&self) -> impl Iterator<Item = Doc> {
        std::iter::empty()
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
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

    fn cases(&self) -> Vec<Vec<Case>> {
        remark_cases(&self.ids(), &self.remarks(), self.failing, self.head.lang).into()
    }
}
