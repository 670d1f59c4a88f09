//! The parts of a plan with faults that can be computed all the same: those that no fault can touch.

use crate::model::{AssigneeKind, ComputedIndicator, FileKind, Plan, Target, Task};
use crate::parse::Document;
use crate::source::{FileId, Place, Sources};
use crate::value::Item;
use std::collections::{BTreeMap, BTreeSet};

/// Which parts of a plan its faults leave alone.
pub(super) struct Computable<'p> {
    plan: &'p Plan,
    /// Whether no fault stands where it can touch any task.
    tasks: bool,
    /// The same for any target that does not count tasks.
    targets: bool,
    /// Whether the assignees have no fault.
    assignees: bool,
    /// The headers of the tasks in which a fault stands.
    faulty: BTreeSet<Place>,
    /// The ids that several tasks have, in small letters.
    twice: BTreeSet<String>,
}

impl<'p> Computable<'p> {
    pub(super) fn of(plan: &'p Plan, sources: &Sources) -> Self {
        let (faulty, twice) = (BTreeSet::new(), BTreeSet::new());
        let mut computable = Self { plan, tasks: true, targets: true, assignees: true, faulty, twice };
        if plan.sound {
            return computable;
        }
        // A fault without a place may touch everything.
        if plan.faults.is_empty() {
            (computable.tasks, computable.targets) = (false, false);
        }
        let mut seen = BTreeSet::new();
        for task in &plan.tasks {
            let id = task.id.value.as_str().to_ascii_lowercase();
            if !seen.insert(id.clone()) {
                computable.twice.insert(id);
            }
        }
        let mut files: BTreeMap<FileId, Vec<Place>> = BTreeMap::new();
        for fault in &plan.faults {
            files.entry(fault.file).or_default().push(*fault);
        }
        for (file, faults) in files {
            computable.take(file, &faults, sources);
        }
        computable
    }

    /// Takes in the faults of a file.
    fn take(&mut self, file: FileId, faults: &[Place], sources: &Sources) {
        match FileKind::of(sources.path(file)) {
            // A fault of syntax can take in the tables that follow.
            Some(FileKind::Tasks) if Document::is_faultless(sources.text(file)) => {
                self.take_tasks(file, faults);
            }
            Some(FileKind::Tasks) => self.tasks = false,
            Some(FileKind::Assignees) => self.assignees = false,
            Some(FileKind::Indicators | FileKind::Values) => self.targets = false,
            // Nothing that is computed here rests on them.
            Some(FileKind::Issues | FileKind::Papers | FileKind::Scores) => {}
            Some(FileKind::Plan | FileKind::Amendments | FileKind::Settings | FileKind::Forms | FileKind::Scoring)
            | None => (self.tasks, self.targets) = (false, false),
        }
    }

    /// Takes in faults of a file of tasks: each is of the task whose header stands before it.
    fn take_tasks(&mut self, file: FileId, faults: &[Place]) {
        let headers: BTreeMap<usize, Place> = self
            .plan
            .tasks
            .iter()
            .map(|task| task.place)
            .filter(|place| place.file == file)
            .map(|place| (place.span.range().start, place))
            .collect();
        for fault in faults {
            match headers.range(..=fault.span.range().start).next_back() {
                Some((_, header)) => drop(self.faulty.insert(*header)),
                None => self.tasks = false,
            }
        }
    }

    /// Whether no fault touches the state of a task.
    pub(super) fn task(&self, task: &Item<Task>) -> bool {
        let is_twice = || self.twice.contains(&task.id.value.as_str().to_ascii_lowercase());
        let is_touched = || !task.sound || self.faulty.contains(&task.place) || is_twice();
        self.plan.sound || self.tasks && !is_touched() && self.has_sure_lead(task)
    }

    /// Whether faults of assignees leave no doubt that no group leads a task, whose members would have to deliver.
    fn has_sure_lead(&self, task: &Task) -> bool {
        self.assignees
            || task.leads.iter().all(|lead| {
                let mut known = self.plan.assignees.iter().filter(|one| one.id.value.is(lead.value.as_str()));
                let first = known.next().filter(|one| one.sound && one.kind != AssigneeKind::Group);
                first.is_some() && known.next().is_none()
            })
    }

    /// Whether no fault touches the verdict on a target.
    pub(super) fn target(&self, target: &Target) -> bool {
        let counts_tasks = ComputedIndicator::named(&target.indicator.value).is_some();
        self.plan.sound || self.targets && !counts_tasks
    }
}
