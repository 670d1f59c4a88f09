//! A check of a workspace that an editor keeps: the next check reads only the plans that changed.

use super::reading::{PlanReading, Reader, Unsound, located};
use super::run::{across, on_roomy_stacks, plans_of, respell_parents};
use super::{Selection, SharedFiles, Workspace};
use crate::calc::View;
use crate::diag::{LocatedFinding, Sink};
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
    plans: Vec<PlanReading<T>>,
    /// Whether each plan has no error, before it is compared with others.
    sound_alone: Vec<bool>,
    /// The findings on how plans stand to each other, by the number of the plan.
    across: BTreeMap<usize, Vec<LocatedFinding>>,
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
        let reader = reader(*files, shared, as_of, threads == 1);
        let work = |plan: &Plan, view: View<'_>, sources: &Sources| work(plan, view, shared.settings(), sources);
        let plans = on_roomy_stacks(threads, || reader.selected(&folders, &selection, &work))?;
        let sound_alone = plans.iter().map(|plan| plan.summary.sound).collect();
        let mut check = Self { shared: Arc::clone(shared), as_of, common, plans, sound_alone, across: BTreeMap::new() };
        check.compare();
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
        let shared = Arc::clone(&self.shared);
        let reader = reader(files, &shared, self.as_of, true);
        let work = |plan: &Plan, view: View<'_>, sources: &Sources| work(plan, view, shared.settings(), sources);
        for number in changed {
            if let (Some(plan), Some(sound)) = (self.plans.get_mut(*number), self.sound_alone.get_mut(*number)) {
                *plan = reader.whole(&plan.summary.folder, true, &work);
                *sound = plan.summary.sound;
            }
        }
        let before = std::mem::take(&mut self.across);
        self.compare();
        let now = &self.across;
        let differs = |number: &&usize| before.get(*number) != now.get(*number);
        changed.iter().chain(before.keys().chain(now.keys()).filter(differs)).copied().collect()
    }

    fn compare(&mut self) {
        for (plan, sound) in self.plans.iter_mut().zip(&self.sound_alone) {
            plan.summary.sound = *sound;
        }
        respell_parents(&mut self.plans);
        let (_, found) = across(&mut self.plans, &self.shared.lints);
        for (number, finding) in found {
            self.across.entry(number).or_default().push(finding);
        }
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
        let named = |folder: &str| self.plans.binary_search_by(|plan| plan.summary.folder.as_str().cmp(folder)).ok();
        if name == "plan.toml" {
            return named(folder);
        }
        loop {
            if let Some(number) = named(folder) {
                return Some(number);
            }
            folder = folder.rsplit_once('/')?.0;
        }
    }

    /// The findings that belong to no plan.
    pub(crate) fn common_findings(&self) -> &[LocatedFinding] {
        &self.common
    }

    /// The findings of a plan, by file and place.
    pub(crate) fn findings(&self, number: usize) -> Vec<&LocatedFinding> {
        let own = self.plans.get(number).map(|plan| &plan.findings).into_iter().flatten();
        let mut findings: Vec<&LocatedFinding> = own.chain(self.across.get(&number).into_iter().flatten()).collect();
        findings.sort_by(|a, b| a.order().cmp(&b.order()));
        findings
    }

    /// The results of the work on each plan.
    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.plans.iter().filter_map(|plan| plan.value.as_ref())
    }
}

fn reader<'r>(files: &'r dyn Files, shared: &'r SharedFiles, as_of: Day, is_alone: bool) -> Reader<'r> {
    let SharedFiles { content, lints, sound, .. } = shared;
    Reader { files, shared: content, lints, as_of, settings_sound: *sound, unsound: Unsound::Use, is_alone }
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
    }
}
