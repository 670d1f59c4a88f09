//! What the commands that compute from plans have in common: a plan with errors is named, left out, and
//! makes the run one that could not do its work.

use super::Exit;
use super::context::Context;
use crate::app::{self, Ran, Selection, Unsound};
use crate::calc::{PlanSummary, Ranks, View};
use crate::diag::{Level, LocatedFinding};
use crate::format::json::Output;
use crate::model::{Plan, Settings};
use crate::scalar::Day;
use crate::source::{Disk, Sources};
use anyhow::Result;
use serde::Serialize;
use serde_json::Value;

/// What was computed, plan by plan.
#[derive(Debug)]
pub(super) struct Computed<T> {
    /// What the work gave for each plan, in the order of the plans' folders.
    pub plans: Vec<T>,
    /// The day from which it looked.
    pub as_of: Day,
    /// Every finding, by file and place.
    pub findings: Vec<LocatedFinding>,
    /// Every plan of the workspace in few words.
    pub summaries: Vec<PlanSummary>,
    /// Which of them were asked for.
    pub taken: Vec<bool>,
    /// The places that are computed from scores.
    pub ranks: Ranks,
    unreadable: usize,
    workspace: String,
}

impl<T: Send> Computed<T> {
    /// Opens the workspace and hands each plan of the selection that can be computed from to `work`.
    pub(super) fn run(
        context: &Context,
        is_json: bool,
        work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
    ) -> Result<Self> {
        Self::from(context, is_json, |files, selection, as_of| {
            app::run(files, selection, as_of, Unsound::LeaveOut, &work)
        })
    }

    /// What keeps plans of the selection from being computed goes to stderr first (into the result where that is
    /// JSON): it may be just what is asked for.
    fn from(
        context: &Context,
        is_json: bool,
        read: impl FnOnce(&Disk, &Selection, Day) -> Result<Ran<T>>,
    ) -> Result<Self> {
        let workspace = context.open()?;
        let as_of = context.as_of(&workspace.settings)?;
        let ran = read(&workspace.files, &context.selection(&workspace), as_of)?;
        Context::expect_plans(&ran)?;
        if !is_json {
            context.complain_of(&ran.errors().cloned().collect::<Vec<_>>(), ran.unreadable);
        }
        let Ran { plans, findings, unreadable, summaries, taken, ranks, .. } = ran;
        Ok(Self { plans, as_of, findings, unreadable, workspace: workspace.shown, summaries, taken, ranks })
    }
}

impl Computed<()> {
    /// Opens the workspace for what is said of pools as a whole: the plans of the selection, and those beside them.
    pub(super) fn pools(context: &Context, is_json: bool) -> Result<Self> {
        Self::from(context, is_json, |files, selection, as_of| app::run_pools(files, selection, as_of))
    }
}

impl<T> Computed<T> {
    /// How the run ends, where what the command looks for was `found` or not.
    pub(super) const fn exit(&self, found: bool) -> Exit {
        match (self.unreadable > 0, found) {
            (true, _) => Exit::Failed,
            (false, true) => Exit::Found,
            (false, false) => Exit::Clean,
        }
    }

    /// The object of the run: these plans, what else the command has to say, and the errors and the findings that
    /// it `concerns`.
    pub(super) fn json<P: Serialize>(
        &self,
        context: &Context,
        (command, exit): (&'static str, Exit),
        plans: Vec<P>,
        more: Vec<(&'static str, Value)>,
        concerns: impl Fn(&LocatedFinding) -> bool,
    ) -> Result<String> {
        let head = context.run(command, self.as_of, &self.workspace, exit == Exit::Clean);
        let told = self.findings.iter().filter(|finding| finding.level() == Level::Error || concerns(finding));
        Ok(Output::new(head, plans, told).with(more).write()?)
    }
}
