//! What the commands that compute from plans have in common: a plan with errors is named, left out, and
//! makes the run one that could not do its work.

use super::Exit;
use super::context::Context;
use crate::app::{self, Unsound};
use crate::calc::View;
use crate::diag::{Level, LocatedFinding};
use crate::format::json::Output;
use crate::model::{Plan, Settings};
use crate::scalar::Day;
use crate::source::Sources;
use anyhow::Result;
use serde::Serialize;

/// What was computed, plan by plan.
#[derive(Debug)]
pub(super) struct Computed<T> {
    /// What the work gave for each plan, in the order of the plans' folders.
    pub plans: Vec<T>,
    /// The day from which it looked.
    pub as_of: Day,
    /// Every finding, by file and place.
    pub findings: Vec<LocatedFinding>,
    unreadable: usize,
    workspace: String,
}

impl<T: Send> Computed<T> {
    /// Opens the workspace and hands each plan of the selection that can be computed from to `work`. What keeps
    /// the others from it goes to stderr first (into the result where that is JSON): it may be just what is asked
    /// for.
    pub(super) fn run(
        context: &Context,
        is_json: bool,
        work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
    ) -> Result<Self> {
        let workspace = context.open()?;
        let as_of = context.as_of(&workspace.settings)?;
        let selection = context.selection(&workspace);
        let ran = app::run(&workspace.files, &selection, as_of, Unsound::LeaveOut, work)?;
        Context::expect_plans(&ran)?;
        if !is_json {
            context.complain_of(&ran.errors().cloned().collect::<Vec<_>>(), ran.unreadable);
        }
        let (plans, findings, unreadable) = (ran.plans, ran.findings, ran.unreadable);
        Ok(Self { plans, as_of, findings, unreadable, workspace: workspace.shown })
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

    /// The object of the run: these plans, with the errors and the findings that the command `concerns`.
    pub(super) fn json<P: Serialize>(
        &self,
        context: &Context,
        (command, exit): (&'static str, Exit),
        plans: Vec<P>,
        concerns: impl Fn(&LocatedFinding) -> bool,
    ) -> Result<String> {
        let head = context.run(command, self.as_of, &self.workspace, exit == Exit::Clean);
        let told = self.findings.iter().filter(|finding| finding.level() == Level::Error || concerns(finding));
        Ok(Output::new(head, plans, told).write()?)
    }
}
