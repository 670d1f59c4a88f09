//! Which plans of a workspace a command is about, and how many of them are read at a time.

use crate::calc::PlanSummary;
use crate::diag::Failure;
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

/// A name that was given for plans.
#[derive(Clone, Debug)]
struct Name {
    typed: String,
    folded: String,
    /// How it names plans, once the plans are known.
    way: Option<Way>,
}

/// A way to name plans. An earlier one goes before a later one: a plan whose title is the id of another must not be
/// taken for that one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Id,
    Folder,
    Pattern,
    Title,
    Unit,
}

impl Way {
    const ALL: [Self; 5] = [Self::Id, Self::Folder, Self::Pattern, Self::Title, Self::Unit];

    /// Whether a name means a plan in this way.
    fn means(self, name: &Name, plan: NamedPlan<'_>) -> bool {
        let Name { typed, folded, .. } = name;
        match self {
            Self::Id => typed.eq_ignore_ascii_case(plan.id),
            Self::Folder => {
                let path = typed.replace('\\', "/");
                path.trim_end_matches('/').trim_start_matches("./") == plan.folder
            }
            Self::Pattern => WildMatch::new_case_insensitive(typed).matches(plan.id),
            Self::Title => *folded == fold(plan.title),
            Self::Unit => *folded == fold(plan.unit),
        }
    }
}

/// Which plans: by id, by a pattern of ids (`*`, `?`), by folder, by title or by the body that they belong to. An empty
/// selection is all.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    names: Vec<Name>,
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
    pub fn of(names: Vec<String>) -> Self {
        let name = |typed: String| Name { folded: fold(&typed), typed, way: None };
        Self { names: names.into_iter().map(name).collect(), jobs: None }
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

    /// The plans that these names mean, as many read at a time.
    pub(crate) fn renamed(&self, names: Vec<String>) -> Self {
        Self::of(names).at_a_time(self.jobs)
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

    /// The names, where each of them is an id in full. Patterns, folders and titles are not.
    pub(super) fn ids(&self) -> Option<Vec<String>> {
        let is_id = |name: &Name| name.typed.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        (!self.is_all() && self.names.iter().all(is_id))
            .then(|| self.names.iter().map(|name| name.typed.clone()).collect())
    }

    /// The same when all plans are known: each name means them in one way.
    ///
    /// # Errors
    /// When a name is the title or the body of several plans.
    pub(crate) fn settled(&self, known: &[NamedPlan<'_>]) -> Result<Self, Failure> {
        let settle = |name: &Name| {
            let means = |way: Way| known.iter().filter(move |plan| way.means(name, **plan));
            let way = Way::ALL.into_iter().find(|way| means(*way).next().is_some());
            if let Some(way @ (Way::Title | Way::Unit)) = way
                && means(way).nth(1).is_some()
            {
                return Err(Failure::several(&name.typed, means(way).map(|plan| plan.id)));
            }
            Ok(Name { way, ..name.clone() })
        };
        Ok(Self { names: self.names.iter().map(settle).collect::<Result<_, _>>()?, jobs: self.jobs })
    }

    /// The names that mean no plan of those that are `known`.
    pub(crate) fn unmatched<'s>(&'s self, known: &[NamedPlan<'_>]) -> Vec<&'s str> {
        let names = self.names.iter().filter(|name| !known.iter().any(|plan| name.means(*plan)));
        names.map(|name| name.typed.as_str()).collect()
    }

    /// Whether a plan is among them. While the other plans are not known, it may be.
    pub(crate) fn takes<'p>(&self, plan: impl Into<NamedPlan<'p>>) -> bool {
        if self.is_all() {
            return true;
        }
        let plan = plan.into();
        self.names.iter().any(|name| name.means(plan))
    }
}

impl Name {
    fn means(&self, plan: NamedPlan<'_>) -> bool {
        match self.way {
            Some(way) => way.means(self, plan),
            None => Way::ALL.into_iter().any(|way| way.means(self, plan)),
        }
    }
}
