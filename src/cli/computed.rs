//! The run of a command that computes from plans. A plan with errors is named and left out, and the run then ends as
//! one that could not do its work.

use super::context::Context;
use super::exit::Exit;
use crate::app::{Run, RunEnd, Treatment};
use crate::calc::{PlanSummary, Ranks, View};
use crate::diag::{Level, LocatedFinding};
use crate::model::{Plan, Settings};
use crate::report::Head;
use crate::source::Sources;
use crate::value::Day;
use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The results of a run, plan by plan.
#[derive(Debug)]
pub(super) struct Computation<T> {
    /// The result for each plan, in the order of the plans' folders.
    pub plans: Vec<T>,
    /// The day from which it looked.
    pub as_of: Day,
    /// Every finding, by file and place.
    pub findings: Vec<LocatedFinding>,
    /// Every plan of the workspace in few words.
    pub summaries: Vec<PlanSummary>,
    /// Which of them were asked for.
    pub taken: Vec<bool>,
    /// The ranks that are computed from scores.
    pub ranks: Ranks,
    /// Where the workspace lies in its repository.
    pub prefix: String,
    /// The settings of cchc.toml.
    pub settings: Settings,
    unreadable: usize,
    unlisted: usize,
    workspace: String,
}

/// Counts the plans of a run while threads compute them. One plan is shown whole, several by their counts: the second
/// plan tells which.
#[derive(Debug, Default)]
pub(super) struct PlanCounter(AtomicUsize);

impl PlanCounter {
    /// Counts one more plan, and says whether it is the first.
    pub(super) fn count_and_is_first(&self) -> bool {
        self.0.fetch_add(1, Ordering::Relaxed) == 0
    }

    /// How many plans were counted.
    pub(super) fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl<T: Send> Computation<T> {
    /// Opens the workspace and hands each plan of the selection that can be computed from to `work`. Errors that keep
    /// plans from being computed go to stderr first, unless the result names them itself.
    pub(super) fn run(
        context: &Context,
        names_errors: bool,
        treatment: Treatment,
        work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
    ) -> Result<Self> {
        let workspace = context.open()?;
        let as_of = context.as_of(&workspace.settings)?;
        let watched = context.watched(&workspace);
        let run = Run::open(workspace.over(&watched), &context.selection(&workspace), as_of)?;
        Context::expect_names(&run.unmatched, run.is_empty())?;
        let (settings, unlisted) = (run.settings().clone(), run.unlisted);
        let (mut plans, mut findings, mut unreadable) = (Vec::new(), Vec::new(), 0);
        let end = run.parts(treatment, work, |part| {
            plans.extend(part.plans);
            findings.extend(part.findings);
            unreadable += part.unreadable;
            Ok(())
        })?;
        if !names_errors {
            let errors = findings.iter().filter(|finding| finding.level() == Level::Error);
            context.complain_of(&errors.cloned().collect::<Vec<_>>(), unreadable);
        }
        drop(watched);
        let (RunEnd { summaries, taken, ranks }, prefix, workspace) = (end, workspace.prefix, workspace.shown);
        Ok(Self { plans, as_of, findings, summaries, taken, ranks, prefix, settings, unreadable, unlisted, workspace })
    }
}

impl<T> Computation<T> {
    /// How many plans have errors, so that nothing was computed for them.
    pub(super) const fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// Whether every plan that was asked for was computed from, as far as can be known.
    pub(super) const fn is_whole(&self) -> bool {
        self.unreadable == 0 && self.unlisted == 0
    }

    /// How the run ends, where what the command looks for was `found` or not.
    pub(super) const fn exit(&self, found: bool) -> Exit {
        Exit::of(self.is_whole(), found)
    }

    /// The head of the report on the run.
    pub(super) fn head(&self, context: &Context, command: &'static str, exit: Exit) -> Head {
        Head {
            command,
            as_of: self.as_of,
            lang: context.lang,
            workspace: self.workspace.clone(),
            prefix: self.prefix.clone(),
            ok: exit == Exit::Clean,
        }
    }

    /// Takes the errors, and the findings that the command `concerns`. A plan that could not be computed must not look
    /// like one without findings.
    pub(super) fn take_findings(&mut self, concerns: impl Fn(&LocatedFinding) -> bool) -> Vec<LocatedFinding> {
        let mut findings = std::mem::take(&mut self.findings);
        findings.retain(|finding| finding.level() == Level::Error || concerns(finding));
        findings
    }
}
