//! Reads the plans of a workspace in parallel; each thread holds one in memory. It reads the plans that are asked for
//! whole, and of the others no more than is needed.

use super::Selection;
use crate::calc::{PlanSummary, Ranks, View};
use crate::diag::{Finding, Lints, LocatedFinding, Sink};
use crate::keys::kept_findings_and_limits;
use crate::lint;
use crate::model::{self, Goal, Measure, Plan, SharedContent};
use crate::source::{FilePath, Files, Sources};
use crate::value::Day;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// One plan when its texts are gone.
pub(super) struct PlanReading<T> {
    pub taken: bool,
    pub summary: PlanSummary,
    /// The result of the work; `None` for a plan that is faulty, not asked for, or still waits for its ranks.
    pub value: Option<T>,
    pub findings: Vec<LocatedFinding>,
    /// Whether a target of the plan asks for a rank among others.
    asks: bool,
    /// Whether more than its plan.toml was read.
    whole: bool,
}

/// How much is read of plans that are not asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Beyond {
    /// Those among which a target of a plan asks for a rank.
    AsAsked,
    /// All with the same parent.
    Pools,
}

/// How a run treats a plan that has errors.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unsound {
    /// Hand it to the work all the same, which computes nothing: it gets no ranks among other plans.
    Use,
    /// Leave it out: nothing may be computed from it.
    LeaveOut,
}

/// The things that every reading of a plan needs.
#[derive(Clone, Copy)]
pub(super) struct Reader<'r> {
    pub files: &'r dyn Files,
    pub shared: &'r SharedContent,
    pub lints: &'r Lints,
    pub as_of: Day,
    pub settings_sound: bool,
    pub unsound: Unsound,
    /// Whether this thread reads them all.
    pub is_alone: bool,
}

impl Reader<'_> {
    /// Reads the plans of a selection whole, and of the others plan.toml.
    pub(super) fn selected<T: Send>(
        self,
        folders: &[FilePath],
        selection: &Selection,
        work: &(impl Fn(&Plan, View<'_>, &Sources) -> T + Sync),
    ) -> Vec<PlanReading<T>> {
        let read = |folder: &FilePath| {
            if !selection.is_all() {
                let head = self.head(folder);
                if !selection.takes(head.summary.id.as_str(), folder.as_str()) {
                    return head;
                }
            }
            self.whole(folder, true, work)
        };
        if self.is_alone { folders.iter().map(read).collect() } else { folders.par_iter().map(read).collect() }
    }

    /// Reads in full the plans that have the same parents as the selected plans.
    pub(super) fn pools<T: Send>(self, plans: &mut [PlanReading<T>], beyond: Beyond) {
        let asking = plans.iter().filter(|plan| plan.taken && (plan.asks || beyond == Beyond::Pools));
        let parents: BTreeSet<String> = asking
            .filter_map(|plan| plan.summary.parent.as_ref())
            .map(|(parent, _)| parent.as_str().to_ascii_lowercase())
            .collect();
        let is_beside = |plan: &PlanSummary| {
            plan.parent.as_ref().is_some_and(|(parent, _)| parents.contains(&parent.as_str().to_ascii_lowercase()))
        };
        self.each(plans, |plan| {
            if !plan.whole && is_beside(&plan.summary) {
                *plan = self.whole(&plan.summary.folder, false, &|_, _, _| None).flat();
            }
        });
    }

    /// Does the work that waited for ranks. Its plans are read again: keeping them would hold all in memory.
    pub(super) fn ranked<T: Send>(
        self,
        plans: &mut [PlanReading<T>],
        ranks: &Ranks,
        work: &(impl Fn(&Plan, View<'_>, &Sources) -> T + Sync),
    ) {
        self.each(plans, |read| {
            if !read.asks || !read.summary.sound || self.unsound != Unsound::LeaveOut {
                return;
            }
            let mut sources = Sources::default();
            let plan = self.load(&read.summary.folder, &mut sources, &mut Sink::default());
            let view = View::new(self.as_of, &self.shared.settings).with_ranks(ranks);
            read.value = Some(work(&plan, view, &sources));
        });
    }

    fn each<T: Send>(self, plans: &mut [PlanReading<T>], change: impl Fn(&mut PlanReading<T>) + Sync + Send) {
        if self.is_alone { plans.iter_mut().for_each(change) } else { plans.par_iter_mut().for_each(change) }
    }

    fn load(self, folder: &FilePath, sources: &mut Sources, sink: &mut Sink) -> Plan {
        model::load_plan(self.files, folder, self.shared, sources, sink)
    }

    fn head<T>(self, folder: &FilePath) -> PlanReading<T> {
        let mut sources = Sources::default();
        // Its faults are told when it is asked for.
        let plan = model::load_head(self.files, folder, self.shared, &mut sources, &mut Sink::default());
        let summary = PlanSummary::of(&plan, &sources, self.as_of);
        PlanReading { taken: false, summary, value: None, findings: Vec::new(), asks: false, whole: false }
    }

    pub(super) fn whole<T>(
        self,
        folder: &FilePath,
        taken: bool,
        work: &impl Fn(&Plan, View<'_>, &Sources) -> T,
    ) -> PlanReading<T> {
        let mut sources = Sources::default();
        let mut sink = Sink::new(self.lints.clone());
        let plan = self.load(folder, &mut sources, &mut sink);
        let view = View::new(self.as_of, &self.shared.settings);
        lint::check(&plan, self.files, view, &mut sink);
        let mut summary = PlanSummary::of(&plan, &sources, self.as_of);
        // An error of any kind: a figure that cannot be true must not open a gate.
        summary.sound = sink.faults() == 0 && self.settings_sound;
        let used = taken && (summary.sound || self.unsound == Unsound::Use);
        let asks = taken && asks_for_rank(&plan);
        let waits = asks && self.unsound == Unsound::LeaveOut;
        let value = (used && !waits).then(|| work(&plan, view, &sources));
        let findings = if taken { located(sink, &sources, Some(summary.id.as_str())) } else { Vec::new() };
        PlanReading { taken, summary, value, findings, asks, whole: true }
    }
}

impl<T> PlanReading<Option<T>> {
    fn flat(self) -> PlanReading<T> {
        let Self { taken, summary, value, findings, asks, whole } = self;
        PlanReading { taken, summary, value: value.flatten(), findings, asks, whole }
    }
}

/// Whether a target of the plan asks for a rank that is computed from scores.
fn asks_for_rank(plan: &Plan) -> bool {
    plan.targets.iter().any(|target| {
        let indicator = plan.indicator(&target.indicator.value);
        matches!(target.goal, Goal::Bound(_))
            && indicator.is_some_and(|one| one.measure == Measure::Rank && one.rank_of.is_some())
    })
}

/// Findings with their places in words.
pub(super) fn located(sink: Sink, sources: &Sources, plan: Option<&str>) -> Vec<LocatedFinding> {
    let locate = |finding: Finding| {
        let mut finding = finding.locate(sources);
        finding.plan = plan.map(str::to_owned);
        finding
    };
    kept_findings_and_limits(sink).into_iter().map(locate).collect()
}
