//! Reads single plans of a workspace: whole and checked, or no more than their plan.toml.

use crate::calc::{PlanSummary, Replacement, View};
use crate::diag::{Finding, Level, Lints, LocatedFinding, Sink};
use crate::keys::kept_findings_and_limits;
use crate::lint::{self, Hierarchy, SourceLink};
use crate::model::{self, Measure, Plan, SharedContent, SourcePlan};
use crate::source::{FilePath, Files, Sources};
use crate::value::Day;
use rayon::prelude::*;
use std::sync::Arc;

/// A plan that was read and checked alone, with the texts of its files.
pub(super) struct Loaded {
    pub plan: Plan,
    pub sources: Sources,
    pub sink: Sink,
}

/// The facts of other plans on which the reading of a plan depends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Beside {
    /// The plan that stands in its place. Then it is read as of the day before.
    pub replacement: Option<Replacement>,
    /// The plans whose values it reads too.
    pub sources: Vec<SourceLink>,
}

impl Beside {
    /// The facts of a plan that stands by itself.
    pub(super) const ALONE: Self = Self { replacement: None, sources: Vec::new() };

    /// The facts of a plan, given by its number.
    pub(super) fn of(hierarchy: &Hierarchy, number: usize, plans: &[PlanSummary]) -> Self {
        Self { replacement: hierarchy.replacement_of(number), sources: hierarchy.sources_of(number, plans) }
    }
}

/// How much is read of plans that are not asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beyond {
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
    /// Whether this thread reads them all.
    pub is_alone: bool,
}

impl Reader<'_> {
    /// The results of work on each of these, in their order.
    pub(super) fn each<I: Send, O: Send>(self, items: Vec<I>, work: impl Fn(I) -> O + Sync + Send) -> Vec<O> {
        if self.is_alone { items.into_iter().map(work).collect() } else { items.into_par_iter().map(work).collect() }
    }

    /// The summary of a plan that will be read whole, by its plan.toml alone: its name and its place among others. Its
    /// faults are told when it is asked for.
    pub(super) fn name(self, folder: &FilePath) -> PlanSummary {
        let mut sources = Sources::default();
        let plan = model::load_name(self.files, folder, self.shared, &mut sources);
        let mut summary = PlanSummary::without_figures(&plan, &sources, self.as_of);
        summary.forget_figures();
        summary
    }

    /// The same with the figures of a plan that will not be read whole. `is_taken` says which will be.
    pub(super) fn head(self, folder: &FilePath, is_taken: impl Fn(&Plan) -> bool) -> PlanSummary {
        let mut sources = Sources::default();
        let plan = model::load_head(self.files, folder, self.shared, &mut sources, &mut Sink::default());
        if is_taken(&plan) {
            let mut summary = PlanSummary::without_figures(&plan, &sources, self.as_of);
            summary.forget_figures();
            return summary;
        }
        PlanSummary::of(&plan, &sources, self.as_of, self.as_of)
    }

    /// Reads a plan whole, and checks it alone.
    pub(super) fn whole(self, folder: &FilePath, beside: &Beside) -> (Loaded, PlanSummary) {
        let (mut sources, mut sink) = (Sources::default(), Sink::new(self.lints.clone()));
        let mut plan = model::load_plan(self.files, folder, self.shared, &mut sources, &mut sink);
        plan.sources = self.values_from(&plan, &beside.sources, &mut sources, &mut sink);
        let view = View::new(self.as_of, &self.shared.settings).replaced(beside.replacement.as_ref());
        lint::check(&plan, self.files, view, &mut sink);
        let mut summary = PlanSummary::of(&plan, &sources, view.as_of, self.as_of);
        // An error of any kind: a figure that cannot be true must not open a gate.
        summary.sound = sink.faults() == 0 && self.settings_sound;
        (Loaded { plan, sources, sink }, summary)
    }

    /// Reads the plans whose values a plan reads too. The texts of their files join those of the plan.
    fn values_from(self, plan: &Plan, named: &[SourceLink], sources: &mut Sources, sink: &mut Sink) -> Vec<SourcePlan> {
        let mut read = Vec::new();
        for SourceLink { id, folder, is_counted } in named {
            let mut apart = Sink::new(self.lints.clone());
            let source = model::load_plan(self.files, folder, self.shared, sources, &mut apart);
            lint::check(&source, self.files, View::new(self.as_of, &self.shared.settings), &mut apart);
            let is_touched = located(apart, sources, None).iter().any(|one| touches_values(one, folder));
            if !is_touched {
                read.push(SourcePlan { plan: Arc::new(source), is_counted: *is_counted });
            } else if let Some(entry) = plan.values_from.iter().find(|entry| entry.value.is(id.as_str())) {
                sink.push(lint::faulty_source(entry));
            }
        }
        read
    }
}

impl Loaded {
    /// Whether a target of the plan asks for a rank that is computed from scores.
    pub(super) fn asks_for_rank(&self) -> bool {
        asks_for_rank(&self.plan)
    }

    /// The findings, with their places in words.
    pub(super) fn findings(&mut self) -> Vec<LocatedFinding> {
        located(std::mem::take(&mut self.sink), &self.sources, Some(self.plan.id.value.as_str()))
    }
}

/// Whether a target of the plan asks for a rank that is computed from scores.
fn asks_for_rank(plan: &Plan) -> bool {
    plan.targets.iter().any(|target| {
        let indicator = plan.indicator(&target.indicator.value);
        target.bounds().next().is_some()
            && indicator.is_some_and(|one| one.measure == Measure::Rank && one.rank_of.is_some())
    })
}

/// Whether a fault may change what a figure means: one of tasks or assignees does not.
fn touches_values(finding: &LocatedFinding, folder: &FilePath) -> bool {
    let file = finding.at.file.as_str();
    // The path inside the plan: the plan itself may lie in a folder of any name.
    let inside = file.strip_prefix(folder.as_str()).map_or(file, |path| path.trim_start_matches('/'));
    let is_aside = ["tasks.toml", "assignees.toml", "issues.toml", "amendments.toml"].contains(&inside);
    let is_aside = is_aside || inside.starts_with("tasks/") || inside.starts_with("scores/");
    finding.level() == Level::Error && !is_aside
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
