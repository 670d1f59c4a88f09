//! Which plans of a workspace a command is about, and how many of them are read at a time.

use crate::calc::PlanSummary;
use crate::model::Plan;
use crate::text::fold;
use std::num::NonZeroUsize;
use wildmatch::WildMatch;

/// The names by which a person may mean a plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NamedPlan<'p> {
    pub id: &'p str,
    pub folder: &'p str,
    pub title: &'p str,
    /// The body that it belongs to.
    pub unit: &'p str,
}

impl<'p> From<&'p Plan> for NamedPlan<'p> {
    fn from(plan: &'p Plan) -> Self {
        let (id, folder) = (plan.id.value.as_str(), plan.folder.as_str());
        Self { id, folder, title: plan.title.as_str(), unit: plan.unit.as_str() }
    }
}

impl<'p> From<&'p PlanSummary> for NamedPlan<'p> {
    fn from(plan: &'p PlanSummary) -> Self {
        let (id, folder) = (plan.id.as_str(), plan.folder.as_str());
        Self { id, folder, title: plan.title.as_str(), unit: plan.unit.as_str() }
    }
}

/// Which plans: by id, by a pattern of ids (`*`, `?`), by folder, by title or by the body that they belong to. An empty
/// selection is all.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    names: Vec<String>,
    /// How many are read at a time; `None` for as many as the machine has processors.
    jobs: Option<NonZeroUsize>,
}

impl Selection {
    /// Every plan.
    #[must_use]
    pub const fn all() -> Self {
        Self { names: Vec::new(), jobs: None }
    }

    /// The plans that one of these names means.
    #[must_use]
    pub const fn of(names: Vec<String>) -> Self {
        Self { names, jobs: None }
    }

    /// The same, so many read at a time.
    #[must_use]
    pub const fn at_a_time(mut self, jobs: Option<NonZeroUsize>) -> Self {
        self.jobs = jobs;
        self
    }

    /// Every plan, as many read at a time.
    #[must_use]
    pub const fn widened(&self) -> Self {
        Self::all().at_a_time(self.jobs)
    }

    /// With how many threads so many plans are read. No more threads than plans: for one plan, starting another
    /// costs more than it brings.
    #[must_use]
    pub fn threads(&self, plans: usize) -> usize {
        // To count the processors asks the system for several files.
        if plans <= 1 {
            return 1;
        }
        let processors = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or_else(processors).get().min(plans).max(1)
    }

    /// Whether it is every plan, without any being named.
    #[must_use]
    pub const fn is_all(&self) -> bool {
        self.names.is_empty()
    }

    /// The names, where each of them is an id in full. Patterns and folders are not.
    pub(super) fn ids(&self) -> Option<&[String]> {
        let is_id = |name: &String| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        (!self.is_all() && self.names.iter().all(is_id)).then_some(&self.names)
    }

    /// The names that mean no plan of those that are `known`.
    pub(crate) fn unmatched<'s>(&'s self, known: &[NamedPlan<'_>]) -> Vec<&'s str> {
        let names = self.names.iter().filter(|name| !known.iter().any(|plan| means(name, *plan)));
        names.map(String::as_str).collect()
    }

    /// Whether a plan is among them.
    pub(crate) fn takes<'p>(&self, plan: impl Into<NamedPlan<'p>>) -> bool {
        if self.is_all() {
            return true;
        }
        let plan = plan.into();
        self.names.iter().any(|name| means(name, plan))
    }
}

fn means(name: &str, NamedPlan { id, folder, title, unit }: NamedPlan<'_>) -> bool {
    let path = name.replace('\\', "/");
    let path = path.trim_end_matches('/').trim_start_matches("./");
    let folded = fold(name);
    [id, title, unit].iter().any(|known| fold(known) == folded)
        || WildMatch::new_case_insensitive(name).matches(id)
        || path == folder
}
