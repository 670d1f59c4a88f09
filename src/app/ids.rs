//! The ids of one kind, for a shell that waits at a TAB. Nothing is checked or computed, and only the files that hold
//! such ids are read.

use super::likely::likely_folders;
use super::{Selection, Workspace, folders::plans_of, threads::on_each};
use crate::diag::Sink;
use crate::keys::Entity;
use crate::model::{self, Period, Plan};
use crate::source::{Entry, FilePath, Files, Kind, Refusal, Sources};
use crate::text::Raw;
use crate::value::{AssigneeId, Text};

/// The files of more plans are not read for ids: a list of all tasks of a country helps nobody. `-p` takes one plan.
const MOST_PLANS: usize = 500;

/// The ids of a kind in the plans of a selection, each with its title, in the order of the files.
///
/// # Errors
/// When the threads for reading cannot be made.
pub(crate) fn ids(
    workspace: &Workspace<'_>,
    selection: &Selection,
    entity: Entity,
) -> anyhow::Result<Vec<(String, Raw)>> {
    if entity == Entity::ScoringSet {
        // All plans share them, and none has others.
        let sets = workspace.shared.content.scoring_sets.iter();
        return Ok(sets.map(|set| (set.id.value.as_str().to_owned(), set.title.raw().clone())).collect());
    }
    let shared = workspace.shared.content.indicators.iter().filter(|_| entity == Entity::Indicator);
    let shared = shared.map(|one| (one.id.value.as_str().to_owned(), one.title.raw().clone()));
    let of_plans = in_plans(workspace, selection, &[entity], |plan| listed(plan, entity))?;
    Ok(shared.chain(of_plans).collect())
}

/// The members of the groups that lead a task which one of these words names, each with its title; where there are
/// none, the members of all groups.
///
/// # Errors
/// When the threads for reading cannot be made.
pub(crate) fn members(
    workspace: &Workspace<'_>,
    selection: &Selection,
    words: &[String],
) -> anyhow::Result<Vec<(String, Raw)>> {
    let all = in_plans(workspace, selection, &[Entity::Task, Entity::Assignee], |plan| {
        let named = |id: &AssigneeId| plan.assignee(id).map(|one| (one.id.value.as_str().to_owned(), one.title.raw()));
        let tasks = words.iter().filter_map(|word| plan.tasks.named(word));
        let leading = tasks.filter_map(|task| plan.leading_members(task)).flatten().map(|id| (true, id));
        let of_any = plan.assignees.iter().flat_map(|one| one.members()).map(|member| (false, &member.value));
        let both = leading.chain(of_any).filter_map(|(leads, id)| Some((leads, named(id)?)));
        both.map(|(leads, (id, title))| (leads, id, title.clone())).collect()
    })?;
    let leads = all.iter().any(|(leads, ..)| *leads);
    Ok(all.into_iter().filter(|one| one.0 == leads).map(|(_, id, title)| (id, title)).collect())
}

/// The lists of all plans of a selection. It reads only the files that hold ids of these kinds.
fn in_plans<T: Send>(
    workspace: &Workspace<'_>,
    selection: &Selection,
    entities: &[Entity],
    list: impl Fn(&Plan) -> Vec<T> + Sync,
) -> anyhow::Result<Vec<T>> {
    let files = SomeFiles { files: workspace.files, entities, is_all: selection.is_all() };
    let is_of_plans = entities == [Entity::Plan];
    let mut folders = plans_of(workspace.files, selection, &mut Sources::default(), &mut Sink::default());
    if let Some(ids) = selection.ids() {
        folders = likely_folders(workspace.files, &folders, &ids, selection)?;
    }
    if !is_of_plans && folders.len() > MOST_PLANS {
        return Ok(Vec::new());
    }
    let read = |folder: &FilePath| {
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let load = if is_of_plans { model::load_head } else { model::load_plan };
        let plan = load(&files, folder, &workspace.shared.content, &mut sources, &mut sink);
        if selection.takes(&plan) { list(&plan) } else { Vec::new() }
    };
    let threads = selection.threads(folders.len());
    let of_plans: Vec<Vec<T>> = on_each(threads, &folders, read)?;
    Ok(of_plans.into_iter().flatten().collect())
}

fn listed(plan: &Plan, entity: Entity) -> Vec<(String, Raw)> {
    let one = |id: &str, title: &Text| (id.to_owned(), title.raw().clone());
    match entity {
        Entity::Plan => vec![one(plan.id.value.as_str(), &plan.title)],
        Entity::Area => plan.areas.iter().map(|area| one(area.id.value.as_str(), &area.title)).collect(),
        Entity::Task => plan.tasks.iter().map(|task| one(task.id.value.as_str(), &task.title)).collect(),
        Entity::Assignee => plan.assignees.iter().map(|person| one(person.id.value.as_str(), &person.title)).collect(),
        Entity::Indicator => plan.indicators.iter().map(|it| one(it.id.value.as_str(), &it.title)).collect(),
        Entity::Fund => plan.funds.iter().map(|fund| one(fund.id.value.as_str(), &fund.title)).collect(),
        Entity::Content => plan.funding.contents.iter().map(|it| one(it.id.value.as_str(), &it.title)).collect(),
        Entity::TargetGroup => plan.target_groups.iter().map(|it| one(it.id.value.as_str(), &it.title)).collect(),
        Entity::Form => plan.forms.iter().map(|form| one(form.id.value.as_str(), &form.title)).collect(),
        // Plans share them, and no argument takes a criterion.
        Entity::ScoringSet | Entity::Criterion => Vec::new(),
        Entity::Difficulty => {
            let named = plan.difficulties.iter().filter_map(|it| Some(one(it.id.as_ref()?.value.as_str(), &it.text)));
            named.collect()
        }
        Entity::Target => {
            let title = |target: &model::Target| {
                let indicator = plan.indicator(&target.indicator.value).map(|indicator| &indicator.title);
                target.text.as_ref().or(indicator).map_or_else(Raw::default, |title| title.raw().clone())
            };
            plan.targets.iter().map(|target| (target.id.value.as_str().to_owned(), title(target))).collect()
        }
        Entity::Period => {
            let name = |period: Period| (period.name.to_string(), Raw::new(format!("{} – {}", period.from, period.to)));
            let own = plan.with_own_periods().into_iter().flat_map(|indicator| plan.reports_of(indicator));
            plan.reports().into_iter().chain(own).map(name).collect()
        }
        Entity::Item => [listed(plan, Entity::Task), listed(plan, Entity::Target)].concat(),
    }
}

/// The files of plans that hold ids of some kinds; the others seem absent.
#[derive(Debug)]
struct SomeFiles<'f> {
    files: &'f dyn Files,
    entities: &'f [Entity],
    /// Whether no plan is named, so that nobody asks for a plan's id.
    is_all: bool,
}

impl SomeFiles<'_> {
    fn is_needed(&self, file: &FilePath) -> bool {
        let (folder, name) = file.as_str().rsplit_once('/').unwrap_or(("", file.as_str()));
        let names_the_plan = name == "plan.toml" && !self.is_all;
        self.entities.iter().any(|entity| match entity {
            Entity::Item => name != "assignees.toml" && name != "issues.toml" && name != "amendments.toml",
            Entity::Task => name == "tasks.toml" || folder == "tasks" || folder.ends_with("/tasks") || names_the_plan,
            Entity::Form => folder == "forms" || folder.ends_with("/forms") || names_the_plan,
            Entity::Difficulty => name == "issues.toml" || names_the_plan,
            Entity::Assignee => name == "assignees.toml" || names_the_plan,
            Entity::Indicator => name == "indicators.toml" || names_the_plan,
            Entity::Target | Entity::Period => name == "plan.toml" || name == "indicators.toml",
            Entity::Plan
            | Entity::Area
            | Entity::Fund
            | Entity::Content
            | Entity::TargetGroup
            | Entity::ScoringSet
            | Entity::Criterion => name == "plan.toml",
        })
    }
}

impl Files for SomeFiles<'_> {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>, Refusal> {
        let is_needed = self.entities.iter().any(|entity| match entity {
            Entity::Task | Entity::Item => folder.name() == "tasks",
            Entity::Form => folder.name() != "tasks" && folder.name() != "values",
            Entity::Plan
            | Entity::Area
            | Entity::Target
            | Entity::Indicator
            | Entity::Assignee
            | Entity::Fund
            | Entity::Content
            | Entity::TargetGroup
            | Entity::Difficulty
            | Entity::ScoringSet
            | Entity::Criterion
            | Entity::Period => false,
        });
        // A folder that seems empty would say that the files in it are absent.
        if is_needed { self.files.list(folder) } else { Err(Refusal::Absent) }
    }

    fn read(&self, file: &FilePath) -> Result<Vec<u8>, Refusal> {
        if !self.is_needed(file) {
            return Err(Refusal::Absent);
        }
        let mut text = self.files.read(file)?;
        if self.entities == [Entity::Plan] {
            // Id and title stand above the first table.
            let end = text.windows(2).position(|pair| pair == b"\n[").map_or(text.len(), |at| at + 1);
            text.truncate(end);
        }
        Ok(text)
    }

    fn resolved(&self, path: &FilePath) -> Result<(FilePath, Kind), Refusal> {
        self.files.resolved(path)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_PLANS, ids};
    use crate::app::{Selection, Workspace};
    use crate::keys::Entity;
    use crate::source::Memory;

    #[test]
    fn tasks_of_very_many_plans_are_listed_for_a_named_plan_alone() {
        let files = |count: usize| {
            let mut files = Memory::default();
            for plan in 0..count {
                files.put(&format!("plans/p{plan}/plan.toml"), format!("id = \"plan-{plan}\"\n"));
                files
                    .put(&format!("plans/p{plan}/tasks.toml"), format!("[[task]]\nid = \"{plan}.1\"\ntitle = \"x\"\n"));
            }
            files
        };
        let found = |count: usize, selection: &Selection, entity| -> Vec<String> {
            let files = files(count);
            let found = ids(&Workspace::from(&files), selection, entity).expect("threads");
            found.into_iter().map(|(id, _)| id).collect()
        };
        let named = Selection::of(vec!["PLAN-77".to_owned()]);
        assert_eq!(found(MOST_PLANS, &Selection::all(), Entity::Task).len(), MOST_PLANS);
        assert!(found(MOST_PLANS + 100, &Selection::all(), Entity::Task).is_empty());
        assert_eq!(found(MOST_PLANS + 100, &named, Entity::Task), ["77.1"]);
        assert_eq!(found(MOST_PLANS + 100, &Selection::all(), Entity::Plan).len(), MOST_PLANS + 100);
    }
}
