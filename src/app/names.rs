//! The things that a workspace declares under an id: for editors.

use super::SharedFiles;
use crate::calc::{State, Verdict, View, plan_on, target_status, task_status};
use crate::keys::Entity;
use crate::model::{Indicator, Plan, Settings};
use crate::source::{Location, Place, Sources};
use crate::text::Raw;
use crate::value::{Item, List};

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
pub(crate) fn declared(plan: &Plan, view: View<'_>, settings: &Settings, sources: &Sources) -> Vec<DeclaredName> {
    let today = &*plan_on(plan, view.as_of);
    let one = |entity, (id, place): (&str, Place), title: &str| DeclaredName {
        entity,
        id: id.to_owned(),
        title: Raw::new(title),
        folder: plan.folder.as_str().to_owned(),
        at: sources.locate(place),
        members: Vec::new(),
        standing: None,
    };
    let mut all = vec![one(Entity::Plan, (plan.id.value.as_str(), plan.id.place), plan.title.as_str())];
    all.extend(
        plan.areas.iter().map(|area| one(Entity::Area, (area.id.value.as_str(), area.id.place), area.title.as_str())),
    );
    all.extend(plan.targets.iter().map(|target| {
        let title = plan.indicator(&target.indicator.value).map(|indicator| indicator.title.as_str());
        let title = target.text.as_ref().map(crate::value::Text::as_str).or(title).unwrap_or_default();
        // On the day, a target may not be there any more, and a task not yet.
        let then = today.targets.named(target.id.value.as_str()).filter(|_| plan.sound);
        let verdict = |target| target_status(today, target, view, settings.at_risk_percent).verdict;
        let standing = then.map(|target| Standing::Target(verdict(target)));
        DeclaredName { standing, ..one(Entity::Target, (target.id.value.as_str(), target.id.place), title) }
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
        let then = today.tasks.named(task.id.value.as_str()).filter(|_| plan.sound);
        let standing = then.map(|task| Standing::Task(task_status(today, task, view).state));
        let members = plan.leading_members(task).unwrap_or_default();
        let members = members.into_iter().map(|member| member.as_str().to_owned()).collect();
        let name = (task.id.value.as_str(), task.id.place);
        DeclaredName { members, standing, ..one(Entity::Task, name, task.title.as_str()) }
    }));
    let places = plan.indicators.iter().map(|indicator| sources.locate(indicator.id.place));
    all.extend(indicators(&plan.indicators, plan.folder.as_str(), places));
    all
}

/// The indicators, sets of criteria and criteria that the plans of a workspace share.
#[must_use]
pub(crate) fn shared(shared: &SharedFiles) -> Vec<DeclaredName> {
    let mut all: Vec<DeclaredName> =
        indicators(&shared.content.indicators, "", shared.indicators.iter().cloned()).collect();
    for (set, places) in shared.content.scoring_sets.iter().zip(&shared.scoring) {
        let one = |entity, id: &str, title: &Raw, at: &Location| DeclaredName {
            entity,
            id: id.to_owned(),
            title: title.clone(),
            folder: String::new(),
            at: at.clone(),
            members: Vec::new(),
            standing: None,
        };
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
    indicators.iter().zip(places).map(move |(indicator, at): (&Item<Indicator>, Location)| DeclaredName {
        entity: Entity::Indicator,
        id: indicator.id.value.as_str().to_owned(),
        title: indicator.title.raw().clone(),
        folder: folder.to_owned(),
        at,
        members: Vec::new(),
        standing: None,
    })
}
