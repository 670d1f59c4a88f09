//! A check of a workspace that an editor keeps: the next check reads only the plans that changed.

use super::folders::plans_of;
use super::reading::{Beside, Reader, located};
use super::threads::on_roomy_stacks;
use super::{Selection, SharedFiles, Workspace};
use crate::calc::{PlanSummary, Ranks, View};
use crate::diag::{LocatedFinding, Sink};
use crate::lint::{Hierarchy, check_beside};
use crate::model::{Plan, Settings};
use crate::source::{FilePath, Files, Sources};
use crate::value::Day;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The results of a check, plan by plan, in the order of the plans' folders.
pub(crate) struct KeptCheck<T> {
    shared: Arc<SharedFiles>,
    as_of: Day,
    /// The findings of the shared files, and of the search for plans.
    common: Vec<LocatedFinding>,
    summaries: Vec<PlanSummary>,
    /// Whether each plan has no error, before it is compared with others.
    sound_alone: Vec<bool>,
    plans: Vec<KeptPlan<T>>,
    /// The plans whose reading depended on others, by number, with those facts.
    beside: BTreeMap<usize, Beside>,
    /// The findings on how plans stand to each other, by the number of the plan.
    across: BTreeMap<usize, Vec<LocatedFinding>>,
}

/// A plan when its texts are gone.
struct KeptPlan<T> {
    value: T,
    /// Shared with the checks that are made of this one.
    findings: Arc<[LocatedFinding]>,
}

impl<T: Send> KeptCheck<T> {
    /// Checks every plan, and keeps the result of `work` for each.
    ///
    /// # Errors
    /// When the threads for reading cannot be made.
    pub(crate) fn new(
        workspace: &Workspace<'_>,
        as_of: Day,
        work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
    ) -> anyhow::Result<Self> {
        let Workspace { files, shared } = workspace;
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let selection = Selection::all();
        let folders = plans_of(*files, &selection, &mut sources, &mut sink);
        let mut common = shared.findings.clone();
        common.extend(located(sink, &sources, None));
        let threads = selection.threads(folders.len());
        let reader = shared.reader(*files, as_of, threads == 1);
        let read =
            on_roomy_stacks(threads, || reader.each(folders, |folder| kept(reader, &folder, &Beside::ALONE, &work)))?;
        let (plans, summaries): (Vec<KeptPlan<T>>, Vec<PlanSummary>) = read.into_iter().unzip();
        let sound_alone = summaries.iter().map(|plan| plan.sound).collect();
        let (shared, beside, across) = (Arc::clone(shared), BTreeMap::new(), BTreeMap::new());
        let mut check = Self { shared, as_of, common, summaries, sound_alone, plans, beside, across };
        check.compare(*files, &BTreeSet::new(), &work);
        Ok(check)
    }

    /// Reads these plans again, and compares all with each other. Gives the numbers of the plans whose findings may
    /// have changed.
    pub(crate) fn again(
        &mut self,
        files: &dyn Files,
        changed: &BTreeSet<usize>,
        work: impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T + Sync,
    ) -> BTreeSet<usize> {
        self.read(files, changed, &work);
        let before = std::mem::take(&mut self.across);
        let read_again = self.compare(files, changed, &work);
        let now = &self.across;
        let differs = |number: &&usize| before.get(*number) != now.get(*number);
        let differing = before.keys().chain(now.keys()).filter(differs);
        changed.iter().chain(&read_again).chain(differing).copied().collect()
    }

    fn read(
        &mut self,
        files: &dyn Files,
        numbers: &BTreeSet<usize>,
        work: &impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T,
    ) {
        let shared = Arc::clone(&self.shared);
        let reader = shared.reader(files, self.as_of, true);
        let alone = Beside::ALONE;
        for number in numbers {
            let beside = self.beside.get(number).unwrap_or(&alone);
            let known =
                (self.plans.get_mut(*number), self.summaries.get_mut(*number), self.sound_alone.get_mut(*number));
            if let (Some(plan), Some(summary), Some(sound)) = known {
                (*plan, *summary) = kept(reader, &summary.folder.clone(), beside, work);
                *sound = summary.sound;
            }
        }
    }

    /// Compares all plans with each other, and reads those again whose reading depends on one that changed. Gives their
    /// numbers.
    fn compare(
        &mut self,
        files: &dyn Files,
        changed: &BTreeSet<usize>,
        work: &impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T,
    ) -> BTreeSet<usize> {
        let mut hierarchy = Hierarchy::of(&self.summaries, &vec![true; self.summaries.len()], self.as_of);
        let all = |number| (number, Beside::of(&hierarchy, number, &self.summaries));
        let beside = (0..self.summaries.len()).map(all).filter(|(_, beside)| *beside != Beside::ALONE).collect();
        let before = std::mem::replace(&mut self.beside, beside);
        let has_changed = |folder: &FilePath| self.plan_in(folder.as_str()).is_some_and(|plan| changed.contains(&plan));
        let is_outdated = |number: &&usize| {
            let (then, now) = (before.get(*number), self.beside.get(*number));
            then != now || now.is_some_and(|now| now.sources.iter().any(|source| has_changed(&source.folder)))
        };
        let again = before.keys().chain(self.beside.keys()).filter(is_outdated).copied().collect();
        self.read(files, &again, work);
        let Self { summaries, sound_alone, shared, across, .. } = self;
        let mut pools: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, (plan, sound)) in summaries.iter_mut().zip(sound_alone).enumerate() {
            plan.sound = *sound;
            hierarchy.fit(number, plan);
            if let Some((parent, _)) = &plan.parent {
                pools.entry(parent.as_str().to_ascii_lowercase()).or_default().push(number);
            }
        }
        let mut ranks = Ranks::none();
        for members in pools.into_values() {
            ranks.add(&members.iter().filter_map(|member| summaries.get(*member)).collect::<Vec<_>>());
        }
        for (number, plan) in summaries.iter().enumerate() {
            let above = hierarchy.above(number, summaries);
            let found = hierarchy.faults(number, summaries, &shared.lints).into_iter();
            let found = found.chain(check_beside(plan, above, &ranks, hierarchy.day_of(number), &shared.lints));
            let found: Vec<LocatedFinding> = found.filter_map(|one| one.finding).collect();
            if !found.is_empty() {
                across.insert(number, found);
            }
        }
        again
    }

    /// The same check with other values, each out of the old one.
    pub(crate) fn with_values<U>(&self, value: impl Fn(&T) -> U) -> KeptCheck<U> {
        let plan = |plan: &KeptPlan<T>| KeptPlan { value: value(&plan.value), findings: Arc::clone(&plan.findings) };
        KeptCheck {
            shared: Arc::clone(&self.shared),
            as_of: self.as_of,
            common: self.common.clone(),
            summaries: self.summaries.clone(),
            sound_alone: self.sound_alone.clone(),
            plans: self.plans.iter().map(plan).collect(),
            beside: self.beside.clone(),
            across: self.across.clone(),
        }
    }

    /// The day of the check.
    pub(crate) const fn as_of(&self) -> Day {
        self.as_of
    }

    /// The files that all plans share.
    pub(crate) fn shared(&self) -> &SharedFiles {
        &self.shared
    }

    /// The facts of other plans on which the reading of a plan depends.
    pub(super) fn beside(&self, number: usize) -> Beside {
        self.beside.get(&number).cloned().unwrap_or(Beside::ALONE)
    }

    /// The id of another plan with a target on an indicator of this id, whose figures are read together with those of
    /// the plan in a folder: one of the two names the other, or both name the same.
    pub(crate) fn plan_beside(&self, folder: &FilePath, indicator: &str) -> Option<&str> {
        let own = self.summaries.get(self.plan_in(folder.as_str())?)?;
        let family = |plan: &PlanSummary| -> BTreeSet<String> {
            let links = [&plan.parent, &plan.within, &plan.replaces].into_iter().flatten().chain(&plan.values_from);
            let links = links.map(|(id, _)| id).chain(plan.baselines.iter().map(|baseline| &baseline.plan));
            links.chain([&plan.id]).map(|id| id.as_str().to_ascii_lowercase()).collect()
        };
        let own_family = family(own);
        let has = |plan: &PlanSummary| plan.targets.iter().any(|target| target.indicator.is(indicator));
        let others = self.summaries.iter().filter(|plan| plan.folder != *folder && has(plan));
        let mut beside = others.filter(|plan| !family(plan).is_disjoint(&own_family));
        beside.next().map(|plan| plan.id.as_str())
    }

    /// Whether the check was of this day.
    pub(crate) fn is_of(&self, as_of: Day) -> bool {
        self.as_of == as_of
    }

    /// How many plans there are.
    pub(crate) const fn count(&self) -> usize {
        self.plans.len()
    }

    /// The number of the only plan that a change of this file can touch; `None` where it can touch others, or which
    /// plans there are.
    pub(crate) fn only_plan_of(&self, file: &FilePath) -> Option<usize> {
        let (mut folder, name) = file.as_str().rsplit_once('/')?;
        if name == "plan.toml" {
            return self.plan_in(folder);
        }
        loop {
            if let Some(number) = self.plan_in(folder) {
                return Some(number);
            }
            folder = folder.rsplit_once('/')?.0;
        }
    }

    /// The number of the plan to which a file belongs; `None` for one that all plans share.
    pub(crate) fn plan_of(&self, file: &FilePath) -> Option<usize> {
        let is_of_root = self.folder(0).is_some_and(|folder| folder.depth() == 0);
        self.only_plan_of(file).or_else(|| is_of_root.then_some(0))
    }

    /// The numbers of the plans in whose folders a file lies, at any depth.
    pub(crate) fn plans_around(&self, file: &FilePath) -> impl Iterator<Item = usize> {
        let path = file.as_str();
        let above = path.rmatch_indices('/').filter_map(|(at, _)| path.get(..at)).chain([""]);
        above.filter_map(|folder| self.plan_in(folder))
    }

    /// Whether a plan stands at a path, or in a folder below it.
    pub(crate) fn has_plan_below(&self, path: &FilePath) -> bool {
        let below = format!("{}/", path.as_str());
        let at = self.summaries.partition_point(|plan| plan.folder.as_str() < below.as_str());
        self.plan_in(path.as_str()).is_some()
            || self.summaries.get(at).is_some_and(|plan| plan.folder.as_str().starts_with(&below))
    }

    /// The folder of a plan.
    pub(crate) fn folder(&self, number: usize) -> Option<&FilePath> {
        self.summaries.get(number).map(|plan| &plan.folder)
    }

    fn plan_in(&self, folder: &str) -> Option<usize> {
        self.summaries.binary_search_by(|plan| plan.folder.as_str().cmp(folder)).ok()
    }

    /// The findings that belong to no plan.
    pub(crate) fn common_findings(&self) -> &[LocatedFinding] {
        &self.common
    }

    /// The findings of a plan, by file and place.
    pub(crate) fn findings(&self, number: usize) -> Vec<&LocatedFinding> {
        let own = self.plans.get(number).into_iter().flat_map(|plan| plan.findings.iter());
        let mut findings: Vec<&LocatedFinding> = own.chain(self.across.get(&number).into_iter().flatten()).collect();
        findings.sort_by(|a, b| a.order().cmp(&b.order()));
        findings
    }

    /// Changes the result of each plan.
    pub(crate) fn each_value(&mut self, change: impl Fn(&mut T)) {
        self.plans.iter_mut().for_each(|plan| change(&mut plan.value));
    }

    /// The result of the work on one plan.
    pub(crate) fn value_mut(&mut self, number: usize) -> Option<&mut T> {
        self.plans.get_mut(number).map(|plan| &mut plan.value)
    }

    /// The results of the work on each plan.
    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.plans.iter().map(|plan| &plan.value)
    }
}

fn kept<T>(
    reader: Reader<'_>,
    folder: &FilePath,
    beside: &Beside,
    work: &impl Fn(&Plan, View<'_>, &Settings, &Sources) -> T,
) -> (KeptPlan<T>, PlanSummary) {
    let (mut loaded, summary) = reader.whole(folder, beside);
    let settings = &reader.shared.settings;
    let view = View::new(reader.as_of, settings).replaced(beside.replacement.as_ref());
    let value = work(&loaded.plan, view, settings, &loaded.sources);
    (KeptPlan { value, findings: loaded.findings().into() }, summary)
}

#[cfg(test)]
mod tests {
    use super::KeptCheck;
    use crate::app::Workspace;
    use crate::source::{FilePath, Memory};
    use crate::value::Day;

    #[test]
    fn a_check_is_of_its_day_and_knows_which_files_are_of_one_plan() {
        let mut files = Memory::default();
        files.put("cchc.toml", "");
        for plan in ["plans/a/plan.toml", "plans/a/b/plan.toml"] {
            files.put(plan, "");
        }
        let day = Day::new(2023, 6, 30).expect("a day");
        let check = KeptCheck::new(&Workspace::from(&files), day, |_, _, _, _| ()).expect("threads");
        assert!(check.is_of(day) && !check.is_of(day.plus(1).expect("a day")));
        let only = |path: &str| check.only_plan_of(&FilePath::new(path));
        assert_eq!((only("plans/a/tasks.toml"), only("plans/a/tasks/x.toml")), (Some(0), Some(0)));
        assert_eq!((only("plans/a/b/plan.toml"), only("plans/a/b/values/x.toml")), (Some(1), Some(1)));
        for of_no_plan in ["cchc.toml", "plans/c/tasks.toml", "plans/a/c/plan.toml"] {
            assert_eq!(only(of_no_plan), None, "{of_no_plan}");
        }
        let around = |path: &str| check.plans_around(&FilePath::new(path)).collect::<Vec<_>>();
        assert_eq!((around("plans/a/b/x.pdf"), around("plans/a/x"), around("plans/x")), (vec![1, 0], vec![0], vec![]));
        let below = ["plans", "plans/a", "plans/a/b", "plans/a/b/c", "plans/b", "plan"];
        let has = below.map(|path| check.has_plan_below(&FilePath::new(path)));
        assert_eq!(has, [true, true, true, false, false, false]);
    }

    /// A file of examples/minimal.
    macro_rules! minimal {
        ($name:literal) => {
            include_str!(concat!("../../examples/minimal/plans/mau/", $name))
        };
    }

    fn put_plan(files: &mut Memory, id: &str, keys: &str, values: &str) {
        let folder = format!("plans/{id}");
        let plan = minimal!("plan.toml").replace("id = \"mau\"", &format!("{keys}id = \"{id}\""));
        files.put(&format!("{folder}/plan.toml"), plan);
        for (name, text) in [
            ("tasks.toml", minimal!("tasks.toml")),
            ("assignees.toml", minimal!("assignees.toml")),
            ("indicators.toml", minimal!("indicators.toml")),
        ] {
            files.put(&format!("{folder}/{name}"), text);
        }
        files.put(&format!("{folder}/values/2023-Q1.toml"), values);
    }

    /// A plan is read again when one changes whose values it reads, or when another takes its place.
    #[test]
    fn a_change_reaches_the_plans_that_depend_on_it() {
        const VALUES: &str = minimal!("values/2023-Q1.toml");
        let mut files = Memory::default();
        files.put("cchc.toml", "");
        put_plan(&mut files, "a", "", VALUES);
        put_plan(&mut files, "b", "values-from = [\"a\"]\n", VALUES);
        put_plan(&mut files, "c", "", VALUES);
        let day = Day::new(2023, 12, 30).expect("a day");
        let days = |_: &_, view: crate::calc::View<'_>, _: &_, _: &_| view.as_of;
        let mut check = KeptCheck::new(&Workspace::from(&files), day, days).expect("threads");
        let codes = |check: &KeptCheck<Day>, number| -> Vec<&str> {
            check.findings(number).iter().map(|finding| finding.rule().code).collect()
        };
        let quiet = codes(&check, 1);
        assert!(!quiet.contains(&"E335") && check.values().all(|on| *on == day), "{quiet:?}");

        put_plan(&mut files, "a", "", &VALUES.replace("count = 6", "count = 7"));
        assert_eq!(check.again(&files, &[0].into(), days), [0, 1].into());
        assert!(codes(&check, 1).contains(&"E335"));
        put_plan(&mut files, "a", "", VALUES);
        assert_eq!(check.again(&files, &[0].into(), days), [0, 1].into());
        assert_eq!(codes(&check, 1), quiet);

        put_plan(&mut files, "b", "values-from = [\"a\"]\nreplaces = \"c\"\n", VALUES);
        assert_eq!(check.again(&files, &[1].into(), days), [1, 2].into());
        let before = Day::new(2023, 1, 15).expect("a day");
        assert_eq!(check.values().copied().collect::<Vec<_>>(), [day, day, before]);
        put_plan(&mut files, "b", "", VALUES);
        assert_eq!(check.again(&files, &[1].into(), days), [1, 2].into());
        assert!(check.values().all(|on| *on == day));
    }
}
