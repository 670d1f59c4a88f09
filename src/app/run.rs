//! Reading and checking every plan of a workspace, in parallel, in one order.

use super::{Selection, Workspace};
use super::{reading::Beyond, reading::PlanReading, reading::Reader, reading::Unsound, reading::located};
use crate::calc::{PlanSummary, Ranks, View};
use crate::diag::{Level, Lints, LocatedFinding, Sink};
use crate::keys::report_refused;
use crate::lint::{self, Across};
use crate::model::{self, Plan, Settings};
use crate::report::PlanCounts;
use crate::source::{FilePath, Files, Sources, find_plans};
use crate::value::{Day, PlanId};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The stack of a thread that reads plans. The guard bounds the depth; this is the second belt.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// The result of a run over the plans.
#[derive(Debug)]
pub struct PlanRun<T> {
    /// The results of the work, one for each plan that it got, in the order of the plans' folders.
    pub plans: Vec<T>,
    /// Every finding, by file and place.
    pub findings: Vec<LocatedFinding>,
    /// cchc.toml.
    pub settings: Settings,
    /// How many plans have errors, so that nothing was computed for them.
    pub unreadable: usize,
    /// How many folders could not be looked into: they may hold plans.
    pub unlisted: usize,
    /// Names of the selection that mean no plan.
    pub unmatched: Vec<String>,
    /// How many plans the workspace has.
    pub found: usize,
    /// A summary of every plan of the workspace, in the order of the folders. Those that were neither asked for nor
    /// needed show what their plan.toml says, and no figures.
    pub summaries: Vec<PlanSummary>,
    /// Which of them were asked for.
    pub taken: Vec<bool>,
    /// The ranks that are computed from scores.
    pub ranks: Ranks,
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
    let ran = run(workspace, selection, as_of, Unsound::Use, |plan, _, _, _| PlanCounts::of(plan))?;
    Ok(CheckResult { plans: ran.plans, findings: ran.findings })
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
    unsound: Unsound,
    work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
) -> anyhow::Result<PlanRun<T>> {
    run_over(&workspace.into(), selection, (as_of, Beyond::AsAsked), unsound, work)
}

/// Reads and checks the plans of a selection, and every plan with the same parent as one of them: a pool is judged as a
/// whole.
///
/// # Errors
/// When the threads for reading cannot be made.
pub fn run_pools<'w>(
    workspace: impl Into<Workspace<'w>>,
    selection: &Selection,
    as_of: Day,
) -> anyhow::Result<PlanRun<()>> {
    run_over(&workspace.into(), selection, (as_of, Beyond::Pools), Unsound::LeaveOut, |_, _, _, _| ())
}

fn run_over<T: Send>(
    workspace: &Workspace<'_>,
    selection: &Selection,
    (as_of, beyond): (Day, Beyond),
    unsound: Unsound,
    work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
) -> anyhow::Result<PlanRun<T>> {
    let Workspace { files, shared: shared_files } = workspace;
    let (shared, lints) = (&shared_files.content, &shared_files.lints);
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let folders = plans_of(*files, selection, &mut sources, &mut sink);
    let unlisted = sink.faults();
    let mut findings = shared_files.findings.clone();
    findings.extend(located(sink, &sources, None));

    let read = |plan: &Plan, view: View<'_>, sources: &Sources| work(plan, view, &shared.settings, sources);
    let threads = selection.threads(folders.len());
    let is_alone = threads == 1;
    let settings_sound = shared_files.sound;
    let reader = Reader { files: *files, shared, lints, as_of, settings_sound, unsound, is_alone };
    let (plans, ranks) = on_roomy_stacks(threads, || {
        let mut plans = reader.selected(&folders, selection, &read);
        reader.pools(&mut plans, beyond);
        respell_parents(&mut plans);
        let (ranks, found) = across(&mut plans, lints);
        for (plan, finding) in found {
            if let Some(plan) = plans.get_mut(plan) {
                plan.findings.push(finding);
            }
        }
        reader.ranked(&mut plans, &ranks, &read);
        (plans, ranks)
    })?;

    let known: Vec<(&str, &str)> =
        plans.iter().map(|plan| (plan.summary.id.as_str(), plan.summary.folder.as_str())).collect();
    let unmatched = selection.unmatched(&known).into_iter().map(str::to_owned).collect();
    let unreadable = plans.iter().filter(|plan| plan.taken && !plan.summary.sound).count();
    let mut ran = PlanRun {
        plans: Vec::with_capacity(plans.len()),
        taken: Vec::with_capacity(plans.len()),
        findings: Vec::new(),
        settings: shared.settings.clone(),
        unreadable,
        unlisted,
        unmatched,
        found: plans.len(),
        summaries: Vec::with_capacity(plans.len()),
        ranks,
    };
    for plan in plans {
        if plan.taken {
            findings.extend(plan.findings);
            // A plan that turned out faulty beside the others computes no more than any faulty one.
            ran.plans.extend(plan.value.filter(|_| plan.summary.sound || unsound == Unsound::Use));
        }
        ran.taken.push(plan.taken);
        ran.summaries.push(plan.summary);
    }
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    ran.findings = findings;
    Ok(ran)
}

/// Spells the id of each parent as the parent's own plan does: references may differ in case. Where two plans have one
/// id, the first counts.
pub(super) fn respell_parents<T>(plans: &mut [PlanReading<T>]) {
    let own = |plan: &PlanReading<T>| (plan.summary.id.as_str().to_ascii_lowercase(), plan.summary.id.clone());
    let known: BTreeMap<String, PlanId> = plans.iter().rev().map(own).collect();
    for (parent, _) in plans.iter_mut().filter_map(|plan| plan.summary.parent.as_mut()) {
        if let Some(own) = known.get(&parent.as_str().to_ascii_lowercase()) {
            parent.clone_from(own);
        }
    }
}

/// Checks how the plans stand to each other, and finds the ranks of those in a pool. Each finding has the number of the
/// plan that it is about.
pub(super) fn across<T>(plans: &mut [PlanReading<T>], lints: &Lints) -> (Ranks, Vec<(usize, LocatedFinding)>) {
    let mut ids = BTreeSet::new();
    let mut findings = Vec::new();
    for (number, plan) in plans.iter_mut().enumerate() {
        if !ids.insert(plan.summary.id.as_str().to_ascii_lowercase()) {
            // Nobody knows which of the two is meant: the later one decides nothing.
            plan.summary.sound = false;
            let mut twice = model::plan_id_twice(&plan.summary.id).locate_at(plan.summary.at.clone());
            twice.plan = Some(plan.summary.id.as_str().to_owned());
            findings.push((number, twice));
        }
    }
    let taken: Vec<bool> = plans.iter().map(|plan| plan.taken).collect();
    let summaries: Vec<&PlanSummary> = plans.iter().map(|plan| &plan.summary).collect();
    let ranks = Ranks::of(&summaries);
    let found = lint::check_across(&summaries, &taken, &ranks, lints);
    for Across { plan: number, finding, is_fault } in found {
        if let Some(plan) = plans.get_mut(number) {
            findings.extend(finding.map(|finding| (number, finding)));
            plan.summary.sound &= !is_fault;
        }
    }
    (ranks, findings)
}

/// Does work on so many threads with roomy stacks. One alone is the caller's own, since starting another costs more
/// than it brings: the guard before the parser bounds how deep that goes, and the roomy stacks are the second belt.
///
/// # Errors
/// When the threads cannot be made.
pub(super) fn on_roomy_stacks<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
    if threads <= 1 {
        return Ok(work());
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES).build()?;
    Ok(pool.install(work))
}

/// The results of work on each folder, in their order, by so many threads.
///
/// # Errors
/// When the threads cannot be made.
pub(super) fn on_each<T: Send>(
    threads: usize,
    folders: &[FilePath],
    work: impl Fn(&FilePath) -> T + Sync + Send,
) -> anyhow::Result<Vec<T>> {
    on_roomy_stacks(threads, || {
        if threads <= 1 { folders.iter().map(work).collect() } else { folders.par_iter().map(work).collect() }
    })
}

/// The folders of the plans. A root that is itself a plan is a workspace of that one.
pub(super) fn plans_of(
    files: &dyn Files,
    selection: &Selection,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Vec<FilePath> {
    let root = FilePath::root();
    let entries = files.list(&root).unwrap_or_default();
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    if has("plan.toml") && !has("cchc.toml") {
        return vec![root];
    }
    if !has("plans") {
        return Vec::new();
    }
    let found = find_plans(files, &root.join("plans"), &|| selection.threads(usize::MAX));
    for (path, why) in &found.refused {
        report_refused(path, why, sources, sink);
    }
    found.plans.into_iter().map(|plan| plan.0).collect()
}

impl<T> PlanRun<T> {
    /// The findings of the level error.
    pub fn errors(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.findings.iter().filter(|finding| finding.level() == Level::Error)
    }
}
