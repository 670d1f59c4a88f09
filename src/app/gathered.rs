//! A run whose results are all kept.

use super::{Run, RunEnd, Selection, Treatment, Workspace};
use crate::calc::View;
use crate::diag::{Level, LocatedFinding};
use crate::model::{Plan, Settings};
use crate::report::PlanCounts;
use crate::source::Sources;
use crate::value::Day;

/// The result of a run over the plans.
#[derive(Debug)]
pub struct PlanRun<T> {
    /// The results of the work, one for each plan that it got, in the order of the plans' folders.
    pub plans: Vec<T>,
    /// Every finding, by file and place.
    pub findings: Vec<LocatedFinding>,
    /// How many plans have errors.
    pub unreadable: usize,
    /// The facts that are known behind the last plan.
    pub end: RunEnd,
}

/// The result of a check.
#[derive(Debug)]
pub struct CheckResult {
    /// The plans, in the order of their folders.
    pub plans: Vec<PlanCounts>,
    /// Every finding, by file and place.
    pub findings: Vec<LocatedFinding>,
}

/// Checks the plans of a selection on a day: everything that `validate` knows of them.
///
/// # Errors
/// When the threads for reading cannot be made.
pub fn check<'w>(
    workspace: impl Into<Workspace<'w>>,
    selection: &Selection,
    as_of: Day,
) -> anyhow::Result<CheckResult> {
    let PlanRun { plans, findings, .. } =
        run(workspace, selection, as_of, Treatment::CHECK, |plan, view, _, _| PlanCounts::of(plan, view))?;
    Ok(CheckResult { plans, findings })
}

/// Reads and checks each plan of a selection as it is on a day, and hands it to `work`. From the other
/// plans it reads only what the parents and ranks of these need.
///
/// # Errors
/// When the threads for reading cannot be made.
pub fn run<'w, T: Send>(
    workspace: impl Into<Workspace<'w>>,
    selection: &Selection,
    as_of: Day,
    treatment: Treatment,
    work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
) -> anyhow::Result<PlanRun<T>> {
    Run::open(workspace, selection, as_of)?.gather(treatment, work)
}

impl Run<'_> {
    /// The same as [`Run::parts`], with all parts together.
    ///
    /// # Errors
    /// As [`Run::parts`].
    pub fn gather<T: Send>(
        self,
        treatment: Treatment,
        work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
    ) -> anyhow::Result<PlanRun<T>> {
        let (mut plans, mut findings, mut unreadable) = (Vec::new(), Vec::new(), 0);
        let end = self.parts(treatment, work, |part| {
            plans.extend(part.plans);
            findings.extend(part.findings);
            unreadable += part.unreadable;
            Ok(())
        })?;
        Ok(PlanRun { plans, findings, unreadable, end })
    }
}

impl<T> PlanRun<T> {
    /// The findings of the level error.
    pub fn errors(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.findings.iter().filter(|finding| finding.level() == Level::Error)
    }
}
