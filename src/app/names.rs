//! The things that a workspace declares under an id: for editors.

use super::SharedFiles;
use super::computable::Computable;
use super::member::is_once;
use crate::calc::{self, MemberDeliveries, State, TaskStatus, Verdict, View, plan_on, task_status};
use crate::keys::Entity;
use crate::model::{Indicator, Plan, Settings, Task};
use crate::report::plan_targets;
use crate::report::status::document::when;
use crate::report::targets::document::{target_figures, verdict_words};
use crate::source::{Location, Place, Sources};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, Item, List};

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
    /// Where the task or target stands on the day; `None` for others, and where a fault may touch it.
    pub standing: Option<Standing>,
    /// The same in words: the state or verdict, then the facts on which it rests. Empty without a standing.
    pub facts: Vec<Cell>,
    /// The deliveries that a task still waits for, the oldest first.
    pub open: Vec<OpenDelivery>,
}

/// A delivery that a task waits for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct OpenDelivery {
    /// The name of the occurrence; `None` for a task that does not recur.
    pub occurrence: Option<String>,
    /// The id of the member; `None` where no group leads the task.
    pub member: Option<String>,
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
    if asked == NamesAsked::Standings {
        add_standings(&mut all, plan, view, settings, sources);
    }
    all
}

/// Adds where tasks and targets stand. On the day, a target may not be there any more, and a task not yet.
fn add_standings(all: &mut [DeclaredName], plan: &Plan, view: View<'_>, settings: &Settings, sources: &Sources) {
    let computable = Computable::of(plan, sources);
    let today = &*plan_on(plan, view.as_of);
    let has_targets = plan.targets.iter().any(|target| computable.target(target));
    let locate = |place| sources.locate(place);
    let targets = if has_targets { plan_targets(plan, view, settings, &locate).targets } else { Vec::new() };
    for name in all {
        if name.entity == Entity::Task
            && let Some(task) = today.tasks.named(&name.id)
            && computable.task(task)
        {
            let status = task_status(today, task, view);
            name.standing = Some(Standing::Task(status.state));
            name.facts = task_facts(&status);
            name.open = open_deliveries(plan, task, view);
        } else if name.entity == Entity::Target
            && let Some(row) = targets.iter().find(|row| row.id.as_str() == name.id)
            && plan.targets.named(&name.id).is_some_and(|target| computable.target(target))
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

/// The deliveries of a task that nobody has brought by the day. An occurrence counts when its time has begun: the first
/// is open from the start, each other one when the one before it was due.
fn open_deliveries(plan: &Plan, task: &Task, view: View<'_>) -> Vec<OpenDelivery> {
    // Nobody looks through more of them in a menu.
    const MOST: usize = 100;
    let all = calc::occurrences(plan, task);
    let recurs = task.due.value.is_recurring();
    let begun = all.iter().filter(|one| one.due.day < view.as_of).count() + 1;
    let names: Vec<Option<String>> =
        if recurs { all.iter().take(begun).map(|one| Some(one.written_name())).collect() } else { vec![None] };
    let members = MemberDeliveries::of(plan, task, recurs.then_some(all.as_slice()), view.as_of);
    let is_over = |day: Option<Day>| day.is_some() && (recurs || is_once(&task.due.value));
    let mut open = Vec::new();
    for (row, occurrence) in names.into_iter().enumerate() {
        if let Some(members) = &members {
            let days = (0..members.members.len()).map(|number| members.of_one(number).nth(row).flatten());
            let missing = members.members.iter().zip(days).filter(|(_, day)| !is_over(*day));
            open.extend(missing.map(|(member, _)| {
                let member = Some(member.as_str().to_owned());
                OpenDelivery { occurrence: occurrence.clone(), member }
            }));
        } else {
            let day = all.get(row).and_then(|one| one.delivered_by(task, view.as_of));
            open.extend((!is_over(day)).then_some(OpenDelivery { occurrence, member: None }));
        }
    }
    open.truncate(MOST);
    open
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
