//! The things that a workspace declares under an id: for editors.

use super::SharedFiles;
use crate::calc::{self, State, TaskStatus, Verdict, View, plan_on, task_status};
use crate::keys::Entity;
use crate::model::{Indicator, Plan, Settings, Task};
use crate::report::plan_targets;
use crate::report::status::document::when;
use crate::report::targets::document::{target_figures, verdict_words};
use crate::source::{Location, Place, Sources};
use crate::text::{Both, Raw};
use crate::value::{Cell, Item, List};

/// Something that is declared under an id.
#[derive(Clone, Debug)]
pub(crate) struct DeclaredName {
    pub entity: Entity,
    pub id: String,
    pub title: Raw,
    /// The folder of the plan that declares it; empty for what the workspace shares.
    pub folder: String,
    /// Where the id stands.
    pub at: Location,
    /// The ids of the members: those of a group, or of the groups that lead a task.
    pub members: Vec<String>,
    /// Where the task or target stands on the day; `None` for others, and in a plan with faults.
    pub standing: Option<Standing>,
    /// The same in words: the state or verdict, then the facts on which it rests. Empty without a standing.
    pub facts: Vec<Cell>,
    /// The names of the occurrences of a recurring task that have no delivery yet, the first few.
    pub open: Vec<String>,
}

/// How much an editor wants to know of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NamesAsked {
    /// Its own id.
    OfPlan,
    /// Every id.
    All,
    /// Every id, and where tasks and targets stand.
    Standings,
}

/// Where something stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    /// A task.
    Task(State),
    /// A target.
    Target(Verdict),
}

/// The things that one plan declares. Its shared indicators stand elsewhere.
#[must_use]
pub(crate) fn declared(
    plan: &Plan,
    view: View<'_>,
    settings: &Settings,
    sources: &Sources,
    asked: NamesAsked,
) -> Vec<DeclaredName> {
    let one = |entity, (id, place): (&str, Place), title: &str| {
        DeclaredName::new(entity, id, Raw::new(title), plan.folder.as_str(), sources.locate(place))
    };
    let mut all = vec![one(Entity::Plan, (plan.id.value.as_str(), plan.id.place), plan.title.as_str())];
    if asked == NamesAsked::OfPlan {
        return all;
    }
    all.extend(
        plan.areas.iter().map(|area| one(Entity::Area, (area.id.value.as_str(), area.id.place), area.title.as_str())),
    );
    all.extend(plan.targets.iter().map(|target| {
        let title = plan.indicator(&target.indicator.value).map(|indicator| indicator.title.as_str());
        let title = target.text.as_ref().map(crate::value::Text::as_str).or(title).unwrap_or_default();
        one(Entity::Target, (target.id.value.as_str(), target.id.place), title)
    }));
    all.extend(plan.assignees.iter().map(|assignee| {
        let name = (assignee.id.value.as_str(), assignee.id.place);
        let members = assignee.members().iter().map(|member| member.value.as_str().to_owned()).collect();
        DeclaredName { members, ..one(Entity::Assignee, name, assignee.title.as_str()) }
    }));
    all.extend(
        plan.funds.iter().map(|fund| one(Entity::Fund, (fund.id.value.as_str(), fund.id.place), fund.title.as_str())),
    );
    all.extend(
        plan.funding
            .contents
            .iter()
            .map(|content| one(Entity::Content, (content.id.value.as_str(), content.id.place), content.title.as_str())),
    );
    all.extend(
        plan.target_groups
            .iter()
            .map(|group| one(Entity::TargetGroup, (group.id.value.as_str(), group.id.place), group.title.as_str())),
    );
    all.extend(plan.difficulties.iter().filter_map(|difficulty| {
        let id = difficulty.id.as_ref()?;
        Some(one(Entity::Difficulty, (id.value.as_str(), id.place), difficulty.text.as_str()))
    }));
    all.extend(plan.tasks.iter().map(|task| {
        let members = plan.leading_members(task).unwrap_or_default();
        let members = members.into_iter().map(|member| member.as_str().to_owned()).collect();
        let name = (task.id.value.as_str(), task.id.place);
        DeclaredName { members, ..one(Entity::Task, name, task.title.as_str()) }
    }));
    let places = plan.indicators.iter().map(|indicator| sources.locate(indicator.id.place));
    all.extend(indicators(&plan.indicators, plan.folder.as_str(), places));
    if asked == NamesAsked::Standings && plan.sound {
        add_standings(&mut all, plan, view, settings, sources);
    }
    all
}

/// Adds where tasks and targets stand. On the day, a target may not be there any more, and a task not yet.
fn add_standings(all: &mut [DeclaredName], plan: &Plan, view: View<'_>, settings: &Settings, sources: &Sources) {
    let today = &*plan_on(plan, view.as_of);
    let targets = plan_targets(plan, view, settings, &|place| sources.locate(place)).targets;
    for name in all {
        if name.entity == Entity::Task
            && let Some(task) = today.tasks.named(&name.id)
        {
            let status = task_status(today, task, view);
            name.standing = Some(Standing::Task(status.state));
            name.facts = task_facts(&status);
            name.open = open_occurrences(plan, task, view);
        } else if name.entity == Entity::Target
            && let Some(row) = targets.iter().find(|row| row.id.as_str() == name.id)
        {
            name.standing = Some(Standing::Target(row.standing.verdict));
            name.facts = [verdict_words(&row.standing)].into_iter().chain(target_figures(row)).collect();
        }
    }
}

/// The state of a task, its due day, and its progress.
fn task_facts(status: &TaskStatus) -> Vec<Cell> {
    const PROGRESS: Both = Both { en: "progress {percent}", vi: "tiến độ {percent}" };
    let due = status.due.map(|due| when(Some(due), status.due_as_written, status.days_late));
    let percent =
        status.percent.clone().map(|percent| Cell::phrase(PROGRESS, vec![("percent", Cell::Exactly(percent))]));
    [Cell::Word(status.state.title())].into_iter().chain(due).chain(percent).collect()
}

/// The occurrences of a task whose time has begun and that nobody has delivered by the day, the first few.
fn open_occurrences(plan: &Plan, task: &Task, view: View<'_>) -> Vec<String> {
    const MOST: usize = 3;
    let all = calc::occurrences(plan, task);
    // The first is open from the start, each other one when the one before it was due.
    let begun = all.iter().filter(|one| one.due.day < view.as_of).count() + 1;
    let open = all.iter().take(begun).filter(|one| one.delivered_by(task, view.as_of).is_none());
    open.map(calc::Occurrence::written_name).take(MOST).collect()
}

impl DeclaredName {
    /// Whether it is a target.
    pub(crate) const fn is_target(&self) -> bool {
        matches!(self.entity, Entity::Target)
    }

    fn new(entity: Entity, id: &str, title: Raw, folder: &str, at: Location) -> Self {
        let (id, folder) = (id.to_owned(), folder.to_owned());
        let (members, facts, open) = (Vec::new(), Vec::new(), Vec::new());
        Self { entity, id, title, folder, at, members, standing: None, facts, open }
    }
}

/// The indicators, sets of criteria and criteria that the plans of a workspace share.
#[must_use]
pub(crate) fn shared(shared: &SharedFiles) -> Vec<DeclaredName> {
    let mut all: Vec<DeclaredName> =
        indicators(&shared.content.indicators, "", shared.indicators.iter().cloned()).collect();
    for (set, places) in shared.content.scoring_sets.iter().zip(&shared.scoring) {
        let one =
            |entity, id: &str, title: &Raw, at: &Location| DeclaredName::new(entity, id, title.clone(), "", at.clone());
        all.push(one(Entity::ScoringSet, set.id.value.as_str(), set.title.raw(), &places.id));
        let criteria = set.criteria.iter().zip(&places.criteria);
        all.extend(criteria.map(|(it, at)| one(Entity::Criterion, it.id.value.as_str(), it.title.raw(), at)));
    }
    all
}

fn indicators<'i>(
    indicators: &'i List<Indicator>,
    folder: &'i str,
    places: impl Iterator<Item = Location> + 'i,
) -> impl Iterator<Item = DeclaredName> + 'i {
    indicators.iter().zip(places).map(move |(indicator, at): (&Item<Indicator>, Location)| {
        DeclaredName::new(Entity::Indicator, indicator.id.value.as_str(), indicator.title.raw().clone(), folder, at)
    })
}
