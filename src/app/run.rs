//! Reading and checking every plan of a workspace, in parallel, in one order.

use super::Selection;
use crate::calc::View;
use crate::diag::{Finding, Level, LocatedFinding, Sink};
use crate::lint;
use crate::model::{self, Plan, Settings};
use crate::scalar::Day;
use crate::source::{FilePath, Files, Sources, find_plans};
use crate::syntax::report_unlisted;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The stack of a thread that reads plans. The guard bounds the depth; this is the second belt.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// What a run over the plans gave.
#[derive(Debug)]
pub struct Ran<T> {
    /// What the work gave for each plan that it was handed, in the order of the plans' folders.
    pub plans: Vec<T>,
    /// Every finding, by file and place.
    pub findings: Vec<LocatedFinding>,
    /// What holds for the whole workspace.
    pub settings: Settings,
    /// How many plans have errors, so that nothing was computed for them.
    pub unreadable: usize,
    /// Names of the selection that mean no plan.
    pub unmatched: Vec<String>,
    /// How many plans the workspace has.
    pub found: usize,
}

/// What was checked.
#[derive(Debug)]
pub struct Checked {
    /// The plans, in the order of their folders.
    pub plans: Vec<PlanCounts>,
    /// Every finding, by file and place.
    pub findings: Vec<LocatedFinding>,
}

/// What was read of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanCounts {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many tasks.
    pub tasks: usize,
    /// How many targets.
    pub targets: usize,
    /// How many assignees.
    pub assignees: usize,
    /// How many values.
    pub values: usize,
}

impl PlanCounts {
    /// Counts what was read of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self {
            id: plan.id.value.as_str().to_owned(),
            title: plan.title.as_str().to_owned(),
            tasks: plan.tasks.len(),
            targets: plan.targets.len(),
            assignees: plan.assignees.len(),
            values: plan.values.iter().map(|file| file.values.len()).sum(),
        }
    }
}

/// One plan when its texts are gone.
struct Read<T> {
    id: String,
    folder: String,
    taken: bool,
    sound: bool,
    value: Option<T>,
    findings: Vec<LocatedFinding>,
    /// What is to be said when an earlier plan has the same id.
    twice: LocatedFinding,
}

/// Only the settings of the workspace, for those who need no more. Their findings come with a run.
#[must_use]
pub fn settings(files: &dyn Files) -> Settings {
    model::load_settings(files, &mut Sources::default(), &mut Sink::default())
}

/// Checks the plans of a selection on a day: everything that `validate` knows of them.
///
/// # Errors
/// When the threads for reading cannot be made.
pub fn check(files: &dyn Files, selection: &Selection, as_of: Day) -> anyhow::Result<Checked> {
    let ran = run(files, selection, as_of, Unsound::Use, |plan, _, _| PlanCounts::of(plan))?;
    Ok(Checked { plans: ran.plans, findings: ran.findings })
}

/// What to do with a plan that has errors.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unsound {
    /// Hand it to the work all the same.
    Use,
    /// Leave it out: nothing may be computed from it.
    LeaveOut,
}

/// Reads and checks each plan of a selection as it is on a day, and hands it to `work`.
///
/// # Errors
/// When the threads for reading cannot be made.
pub fn run<T: Send>(
    files: &dyn Files,
    selection: &Selection,
    as_of: Day,
    unsound: Unsound,
    work: impl Fn(&Plan, &Settings, &Sources) -> T + Sync,
) -> anyhow::Result<Ran<T>> {
    let mut sources = Sources::default();
    let mut sink = Sink::default();
    let shared = model::load_shared(files, &mut sources, &mut sink);
    let lints = lint::levels(&shared.settings, &mut sink);
    lint::check_shared(&shared, &mut sink);

    // Faulty settings leave no plan to compute: its due days may hang on them.
    let settings_sound = sink.faults() == 0;
    let found = plans_of(files, &mut sources, &mut sink);
    let mut findings = located(sink, &sources, None);
    let read_one = |folder: &FilePath| {
        let mut sources = Sources::default();
        let mut sink = Sink::new(lints.clone());
        let plan = model::load_plan(files, folder, &shared, &mut sources, &mut sink);
        lint::check(&plan, files, View::new(as_of, &shared.settings), &mut sink);
        let id = plan.id.value.as_str().to_owned();
        let taken = selection.takes(&plan);
        // An error of any kind: a figure that cannot be true must not open a gate.
        let sound = sink.faults() == 0 && settings_sound;
        let used = taken && (sound || unsound == Unsound::Use);
        let twice = model::plan_id_twice(&plan).locate(&sources);
        Read {
            folder: folder.as_str().to_owned(),
            taken,
            sound,
            twice,
            value: used.then(|| work(&plan, &shared.settings, &sources)),
            findings: if taken { located(sink, &sources, Some(&id)) } else { Vec::new() },
            id,
        }
    };
    let plans: Vec<Read<T>> = on_roomy_stacks(found.len(), || found.par_iter().map(read_one).collect())?;

    let known: Vec<(String, String)> = plans.iter().map(|plan| (plan.id.clone(), plan.folder.clone())).collect();
    let unmatched = selection.unmatched(&known).into_iter().map(str::to_owned).collect();
    let unreadable = plans.iter().filter(|plan| plan.taken && !plan.sound).count();
    let mut values = Vec::with_capacity(plans.len());
    let found = plans.len();
    let mut ids = BTreeSet::new();
    for mut plan in plans {
        if !ids.insert(plan.id.to_ascii_lowercase()) && plan.taken {
            plan.twice.plan = Some(plan.id);
            findings.push(plan.twice);
        }
        findings.extend(plan.findings);
        values.extend(plan.value);
    }
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    Ok(Ran { plans: values, findings, settings: shared.settings, unreadable, unmatched, found })
}

/// Does work that parses so many plans on threads with roomy stacks.
///
/// # Errors
/// When the threads cannot be made.
pub(super) fn on_roomy_stacks<T: Send>(plans: usize, work: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
    // No more threads than plans: for one plan, starting another costs more than it brings.
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(plans).max(1);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES).build()?;
    Ok(pool.install(work))
}

/// The folders of the plans. A root that is itself a plan is a workspace of that one.
pub(super) fn plans_of(files: &dyn Files, sources: &mut Sources, sink: &mut Sink) -> Vec<FilePath> {
    let root = FilePath::root();
    let entries = files.list(&root).unwrap_or_default();
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    if has("plan.toml") && !has("cchc.toml") {
        return vec![root];
    }
    if !has("plans") {
        return Vec::new();
    }
    let found = find_plans(files, &root.join("plans"));
    for (path, why) in &found.refused {
        report_unlisted(path, why, sources, sink);
    }
    found.plans.into_iter().map(|plan| plan.0).collect()
}

fn located(sink: Sink, sources: &Sources, plan: Option<&str>) -> Vec<LocatedFinding> {
    let locate = |finding: Finding| {
        let mut finding = finding.locate(sources);
        finding.plan = plan.map(str::to_owned);
        finding
    };
    sink.into_findings().into_iter().map(locate).collect()
}

impl<T> Ran<T> {
    /// The findings of the level error.
    pub fn errors(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.findings.iter().filter(|finding| finding.level() == Level::Error)
    }
}
