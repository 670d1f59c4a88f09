//! Two states of a workspace: which plans are the same, and reading both halves of each. A plan is known by
//! its id, wherever its folder stands.

use super::selection::NamedPlan;
use super::{PlanRun, Selection, Workspace};
use super::{folders::plans_of, gathered::run, run::Treatment};
use crate::calc::View;
use crate::diag::{Level, LocatedFinding, Sink};
use crate::model::{self, Plan, Settings};
use crate::source::{FilePath, Sources};
use crate::text::Raw;
use crate::value::Day;
use std::collections::{BTreeMap, BTreeSet};

/// One state of a plan.
#[derive(Clone, Copy, Debug)]
pub struct PlanState<'h> {
    /// The plan.
    pub plan: &'h Plan,
    /// The texts in which its places are.
    pub sources: &'h Sources,
}

/// The result of a comparison.
#[derive(Debug)]
pub struct Comparison<T> {
    /// The results of the work, one a plan: those of HEAD in the order of their folders, then those that are gone.
    pub plans: Vec<T>,
    /// The errors in BASE of the plans that were compared.
    pub base_errors: Vec<LocatedFinding>,
    /// The same of HEAD.
    pub head_errors: Vec<LocatedFinding>,
    /// Names of the selection that mean no plan in either state.
    pub unmatched: Vec<String>,
    /// The ids of the plans in both states.
    pub known: Vec<String>,
    /// Whether there is no plan at all in either state.
    pub is_empty: bool,
}

/// The names of a plan by which its other half is found.
struct PlanName {
    id: String,
    folder: FilePath,
    title: Raw,
    unit: Raw,
    taken: bool,
    sound: bool,
}

impl PlanName {
    fn of(plan: &Plan, selection: &Selection) -> Self {
        let (id, folder) = (plan.id.value.as_str().to_owned(), plan.folder.clone());
        let (title, unit) = (plan.title.raw().clone(), plan.unit.raw().clone());
        Self { id, folder, title, unit, taken: selection.takes(plan), sound: plan.sound }
    }

    fn names(&self) -> NamedPlan<'_> {
        let Self { id, folder, title, unit, .. } = self;
        NamedPlan { id, folder: folder.as_str(), title: title.as_str(), unit: unit.as_str() }
    }
}

/// The plans of BASE by what they can be known by.
struct Index<'k> {
    by_id: BTreeMap<String, &'k PlanName>,
    by_folder: BTreeMap<&'k FilePath, &'k PlanName>,
}

impl<'k> Index<'k> {
    fn new(plans: &'k [PlanName]) -> Self {
        // Two plans with one id are an error; the first counts.
        let by_id = plans.iter().rev().map(|known| (known.id.to_ascii_lowercase(), known)).collect();
        Self { by_id, by_folder: plans.iter().map(|known| (&known.folder, known)).collect() }
    }

    /// The plan of BASE that is the same as this plan of HEAD: the one of the same id, else the one in the same folder,
    /// where one of the two has faults.
    fn in_base(&self, plan: &PlanName) -> Option<&'k PlanName> {
        let beside = || self.by_folder.get(&plan.folder).filter(|other| !(plan.sound && other.sound));
        self.by_id.get(&plan.id.to_ascii_lowercase()).or_else(beside).copied()
    }
}

/// A plan of HEAD after its comparison.
struct PlanComparison<T> {
    known: PlanName,
    /// The id of its other half.
    other: Option<String>,
    value: Option<T>,
}

/// Hands both halves of every plan of a selection to `work`: of a new plan only the second, of one that is gone
/// only the first. Plans with faults are handed on too; they know which parts of them are sound.
///
/// # Errors
/// When the threads for reading cannot be made.
pub fn compare<'w, T: Send>(
    base: impl Into<Workspace<'w>>,
    head: impl Into<Workspace<'w>>,
    selection: &Selection,
    as_of: Day,
    work: impl Fn(Option<PlanState<'_>>, Option<PlanState<'_>>) -> T + Sync,
) -> anyhow::Result<Comparison<T>> {
    let (base, head) = (base.into(), head.into());
    let mut old = run(base.clone(), &selection.widened(), as_of, Treatment::CHECK, |plan, _, _, _| {
        PlanName::of(plan, selection)
    })?;
    // Names that BASE does not know are left open: they may mean what is new.
    let selection = &selection.settled(&old.plans.iter().map(PlanName::names).collect::<Vec<_>>())?;
    for known in &mut old.plans {
        known.taken = selection.takes(known.names());
    }
    let index = Index::new(&old.plans);
    let shared = &base.shared.content;
    let new = run(head, &selection.widened(), as_of, Treatment::CHECK, |plan, _, _, sources| {
        let known = PlanName::of(plan, selection);
        let other = index.in_base(&known);
        let wanted = known.taken || other.is_some_and(|other| other.taken);
        let value = wanted.then(|| {
            let now = PlanState { plan, sources };
            let Some(other) = other else { return work(None, Some(now)) };
            let mut sources = Sources::default();
            // The run over BASE found its errors already.
            let before = model::load_plan(base.files, &other.folder, shared, &mut sources, &mut Sink::default());
            work(Some(PlanState { plan: &before, sources: &sources }), Some(now))
        });
        PlanComparison { known, other: other.map(|other| other.id.clone()), value }
    })?;

    let matched: BTreeSet<&str> = new.plans.iter().filter_map(|done| done.other.as_deref()).collect();
    let gone: Vec<&PlanName> = old.plans.iter().filter(|known| known.taken && !matched.contains(&*known.id)).collect();
    let ids = gone.iter().map(|known| known.id.clone()).collect::<Vec<_>>();
    let removed = if ids.is_empty() {
        Vec::new()
    } else {
        let only = Selection::of(ids);
        let half =
            |plan: &Plan, _: View<'_>, _: &Settings, sources: &Sources| work(Some(PlanState { plan, sources }), None);
        run(base.clone(), &only, as_of, Treatment::CHECK, half)?.plans
    };
    let wanted = new.plans.iter().filter(|done| done.value.is_some());
    let (heads, bases): (BTreeSet<&str>, BTreeSet<&str>) = (
        wanted.clone().map(|done| &*done.known.id).collect(),
        wanted.filter_map(|done| done.other.as_deref()).chain(gone.iter().map(|known| &*known.id)).collect(),
    );
    let (base_errors, head_errors) = (errors(&old, &bases), errors(&new, &heads));
    let known = old.plans.iter().chain(new.plans.iter().map(|done| &done.known));
    let all: Vec<NamedPlan<'_>> = known.map(PlanName::names).collect();
    let unmatched = selection.unmatched(&all).into_iter().map(str::to_owned).collect();
    let is_empty = all.is_empty();
    let known = all.iter().map(|plan| plan.id.to_owned()).collect();
    let plans = new.plans.into_iter().filter_map(|done| done.value).chain(removed).collect();
    Ok(Comparison { plans, base_errors, head_errors, unmatched, known, is_empty })
}

/// The plan of an id in a state of a workspace, with its texts: the one in the same folder, else wherever it stands.
pub(crate) fn plan_in<'w>(state: impl Into<Workspace<'w>>, id: &str, folder: &FilePath) -> Option<(Plan, Sources)> {
    let Workspace { files, shared } = state.into();
    let is_it = |folder: &FilePath| {
        let head = model::load_head(files, folder, &shared.content, &mut Sources::default(), &mut Sink::default());
        head.id.value.is(id)
    };
    let folders = plans_of(files, &Selection::all(), &mut Sources::default(), &mut Sink::default());
    let beside = folders.iter().filter(|one| *one == folder);
    let found = beside.chain(folders.iter().filter(|one| *one != folder)).find(|folder| is_it(folder))?;
    let mut sources = Sources::default();
    let plan = model::load_plan(files, found, &shared.content, &mut sources, &mut Sink::default());
    Some((plan, sources))
}

/// The ids of all plans of a workspace, in small letters.
#[must_use]
pub(crate) fn plan_ids<'w>(workspace: impl Into<Workspace<'w>>) -> BTreeSet<String> {
    let Workspace { files, shared } = workspace.into();
    let folders = plans_of(files, &Selection::all(), &mut Sources::default(), &mut Sink::default());
    let id = |folder: FilePath| {
        let head = model::load_head(files, &folder, &shared.content, &mut Sources::default(), &mut Sink::default());
        head.id.value.as_str().to_ascii_lowercase()
    };
    folders.into_iter().map(id).collect()
}

/// The errors of these plans and of the files that they share. Warnings that a workspace raised to errors do not count.
fn errors<T>(ran: &PlanRun<T>, plans: &BTreeSet<&str>) -> Vec<LocatedFinding> {
    let concerns = |finding: &&LocatedFinding| {
        finding.rule().level == Level::Error && finding.plan.as_deref().is_none_or(|plan| plans.contains(plan))
    };
    ran.findings.iter().filter(concerns).cloned().collect()
}
