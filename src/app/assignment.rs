//! Giving tasks to people.

use super::{draft::EditBase, draft::FileEdit};
use super::{task_at::TaskAt, task_at::assignee, task_at::text};
use crate::calc::{self, Proposal, Suggestion};
use crate::diag::Failure;
use crate::edit::{Edit, Step};
use crate::parse::Plain;
use crate::text::Both;

/// The roles that people are to have; people by id, title or another name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Roles {
    pub lead: Option<String>,
    /// Nobody is to lead.
    pub unassign: bool,
    pub support: Helpers,
    pub oversee: Helpers,
}

/// How the list of those who support, or oversee, is to change.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Helpers {
    /// The whole list.
    pub all: Option<Vec<String>>,
    pub add: Vec<String>,
    pub remove: Vec<String>,
}

/// A task and who is to lead it, by their ids.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Lead {
    pub task: String,
    pub lead: String,
}

const LEAD: &str = "lead";
const SUPPORT: &str = "support";
const OVERSEE: &str = "oversee";

impl Roles {
    /// Whether they ask for nothing.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The edits that give these tasks to these people.
///
/// # Errors
/// When a task or a person is not known, a person would get two roles by this very change, or one who is to go
/// has no such role.
pub(crate) fn assign(base: EditBase<'_>, tasks: &[String], roles: &Roles) -> Result<Vec<FileEdit>, Failure> {
    assign_found(base, &TaskAt::find_all(base, tasks.iter().map(String::as_str))?, roles)
}

fn assign_found(base: EditBase<'_>, tasks: &[TaskAt<'_>], roles: &Roles) -> Result<Vec<FileEdit>, Failure> {
    let id = |name: &String| assignee(base.plan, name, base.as_of).map(|one| one.id.value.as_str().to_owned());
    let ids = |names: &[String]| names.iter().map(id).collect::<Result<Vec<String>, Failure>>();
    let lead = roles.lead.as_ref().map(id).transpose()?;
    let known = |helpers: &Helpers| {
        let all = helpers.all.as_deref().map(ids).transpose()?;
        Ok(Helpers { all, add: ids(&helpers.add)?, remove: ids(&helpers.remove)? })
    };
    let (support, oversee) = (known(&roles.support)?, known(&roles.oversee)?);
    for (helpers, key) in [(&support, SUPPORT), (&oversee, OVERSEE)] {
        has_the_role(tasks, helpers, key)?;
    }
    let mut edits = Vec::new();
    for task in tasks {
        let leads = match &lead {
            Some(lead) => vec![lead.clone()],
            None if roles.unassign => Vec::new(),
            None => task.leads(),
        };
        let (mut support, mut oversee) = (support.clone(), oversee.clone());
        for lead in lead.iter().flat_map(|lead| with_members(base, std::slice::from_ref(lead))) {
            make_way(&lead, &mut support, &mut oversee);
        }
        let (supports, oversees) = (then(task, SUPPORT, &support), then(task, OVERSEE, &oversee));
        let both = [&task.leads(), &leads].map(|leads| with_members(base, leads));
        one_role_each(task, &both, &supports, &oversees)?;
        edits.extend(lead.as_ref().and_then(|lead| set_lead(task, lead)));
        if roles.unassign && task.data.get(LEAD).is_some() {
            edits.push(task.work(LEAD, vec![Edit::remove(task.key(LEAD))]));
        }
        edits.extend(set_helpers(task, SUPPORT, &supports));
        edits.extend(set_helpers(task, OVERSEE, &oversees));
    }
    Ok(edits)
}

/// The edits that give each of these tasks to the one who is to lead it.
///
/// # Errors
/// When a task or a person is not known.
pub(crate) fn assign_leads(base: EditBase<'_>, leads: &[Lead]) -> Result<Vec<FileEdit>, Failure> {
    let tasks = TaskAt::find_all(base, leads.iter().map(|lead| lead.task.as_str()))?;
    let mut edits = Vec::new();
    for (task, Lead { lead, .. }) in tasks.iter().zip(leads) {
        let roles = Roles { lead: Some(lead.clone()), ..Roles::default() };
        edits.extend(assign_found(base, std::slice::from_ref(task), &roles)?);
    }
    Ok(edits)
}

/// The edits that give each task that nobody leads to the one who is proposed for it.
///
/// # Errors
/// When the plan has errors, so that nothing is computed from it, or a task cannot be edited.
pub(crate) fn assign_suggested(base: EditBase<'_>) -> Result<Vec<FileEdit>, Failure> {
    const UNSOUND: Both = Both {
        en: "the plan has errors; nothing is proposed from it",
        vi: "kế hoạch đang có lỗi nên không đề xuất gì",
    };
    const VALIDATE: Both =
        Both { en: "`cchc validate` names every fault", vi: "`cchc validate` chỉ ra từng lỗi" };
    if !base.sound {
        return Err(Failure::new(UNSOUND).help(VALIDATE));
    }
    let (suggestions, _) = calc::suggest(base.plan, base.view());
    let lead = |one: Suggestion| match one.proposal {
        Proposal::Lead { assignee, .. } => {
            Some(Lead { task: one.task.as_str().to_owned(), lead: assignee.as_str().to_owned() })
        }
        Proposal::Undecided(_) => None,
    };
    assign_leads(base, &suggestions.into_iter().filter_map(lead).collect::<Vec<_>>())
}

/// The ids, and behind them the members of those that are groups: they lead as well.
fn with_members(base: EditBase<'_>, ids: &[String]) -> Vec<String> {
    let groups = ids.iter().filter_map(|id| base.plan.assignees.named(id));
    let members = groups.flat_map(|group| group.members()).filter_map(|one| base.plan.assignee(&one.value));
    ids.iter().cloned().chain(members.map(|one| one.id.value.as_str().to_owned())).collect()
}

/// A person who leads no longer supports or oversees, unless the command asks for it.
fn make_way(lead: &String, support: &mut Helpers, oversee: &mut Helpers) {
    for helpers in [support, oversee] {
        if !helpers.all.iter().flatten().chain(&helpers.add).any(|one| one == lead) {
            helpers.remove.push(lead.clone());
        }
    }
}

/// Nobody gets a second role by this change. Two roles that somebody had before stay: others mend that. `both`
/// has those who led before, and those who lead now.
fn one_role_each(
    task: &TaskAt<'_>,
    both: &[Vec<String>; 2],
    supports: &[String],
    oversees: &[String],
) -> Result<(), Failure> {
    const TWO_ROLES: Both = Both {
        en: "`{name}` would have two roles in task {task}",
        vi: "`{name}` sẽ giữ hai vai trò trong nhiệm vụ {task}",
    };
    const TAKE_ONE: Both = Both {
        en: "take one away in the same command (--remove-support, --remove-oversee, another --lead)",
        vi: "bỏ bớt một vai trò trong cùng lệnh (--remove-support, --remove-oversee, --lead khác)",
    };
    let twice = |lists: [&[String]; 3]| -> Vec<String> {
        let [leads, supports, oversees] =
            lists.map(|ids| ids.iter().map(|id| id.to_ascii_lowercase()).collect::<Vec<_>>());
        let all = leads.iter().chain(&supports).chain(&oversees);
        all.filter(|id| [&leads, &supports, &oversees].iter().filter(|ids| ids.contains(id)).count() > 1)
            .cloned()
            .collect()
    };
    let [old, new] = both;
    let before = twice([old, &task.texts(SUPPORT), &task.texts(OVERSEE)]);
    let found = twice([new, supports, oversees]).into_iter().find(|id| !before.contains(id));
    found.map_or(Ok(()), |id| {
        let task = task.task.id.value.as_str();
        Err(Failure::new(TWO_ROLES).arg("name", id).arg("task", task).help(TAKE_ONE))
    })
}

/// A person who is to lose a role must have it in at least one of the tasks.
fn has_the_role(tasks: &[TaskAt<'_>], helpers: &Helpers, key: &'static str) -> Result<(), Failure> {
    const NOT_SUPPORT: Both =
        Both { en: "`{name}` does not support {tasks}", vi: "`{name}` không phối hợp trong {tasks}" };
    const NOT_OVERSEE: Both =
        Both { en: "`{name}` does not oversee {tasks}", vi: "`{name}` không giám sát {tasks}" };
    for name in &helpers.remove {
        let has = |task: &TaskAt<'_>| task.elements(key).iter().any(|one| is(one, name));
        if !tasks.iter().any(has) {
            let says = if key == SUPPORT { NOT_SUPPORT } else { NOT_OVERSEE };
            let ids: Vec<&str> = tasks.iter().map(|task| task.task.id.value.as_str()).collect();
            let there = tasks.iter().flat_map(|task| task.elements(key)).filter_map(Plain::as_text);
            return Err(Failure::unknown(says, name, there).arg("tasks", ids.join(", ")));
        }
    }
    Ok(())
}

fn is(one: &Plain, id: &str) -> bool {
    one.as_text().is_some_and(|own| own.eq_ignore_ascii_case(id))
}

fn set_lead(task: &TaskAt<'_>, lead: &str) -> Option<FileEdit> {
    let leads_already = task.data.get(LEAD).is_some_and(|own| is(own, lead));
    (!leads_already).then(|| task.work(LEAD, vec![Edit::set(task.key(LEAD), text(lead))]))
}

/// The people who have a role after the edit, those who stay first.
fn then(task: &TaskAt<'_>, key: &str, helpers: &Helpers) -> Vec<String> {
    let named = |ids: &[String], id: &str| ids.iter().any(|one| one.eq_ignore_ascii_case(id));
    let mut ids = task.texts(key);
    ids.retain(|id| helpers.all.as_ref().is_none_or(|all| named(all, id)) || named(&helpers.add, id));
    for id in helpers.all.iter().flatten().chain(&helpers.add) {
        if !named(&ids, id) {
            ids.push(id.clone());
        }
    }
    ids.retain(|id| !named(&helpers.remove, id));
    ids
}

/// Those who stay keep their places; who comes takes the place of one who goes, or the end.
fn set_helpers(task: &TaskAt<'_>, key: &str, ids: &[String]) -> Option<FileEdit> {
    let now = task.elements(key);
    let mut going: Vec<usize> = (0..now.len()).collect();
    going.retain(|index| !now.get(*index).is_some_and(|one| ids.iter().any(|id| is(one, id))));
    let mut coming: Vec<&String> = ids.iter().filter(|id| !now.iter().any(|one| is(one, id))).collect();
    let at = |index: usize| {
        let mut path = task.key(key);
        path.push(Step::Index(index));
        path
    };
    let mut edits = Vec::new();
    if ids.is_empty() {
        if now.is_empty() {
            return None;
        }
        edits.extend(task.without(key, &going));
    } else if task.data.get(key).is_none() {
        edits.push(Edit::set(task.key(key), Plain::texts(coming)));
    } else {
        let exchanged = going.len().min(coming.len());
        for (index, id) in going.drain(..exchanged).zip(coming.drain(..exchanged)) {
            edits.push(Edit::set(at(index), text(id)));
        }
        if !going.is_empty() {
            edits.extend(task.without(key, &going));
        }
        edits.extend(coming.into_iter().map(|id| Edit::append(task.key(key), text(id))));
    }
    (!edits.is_empty()).then(|| task.work(key, edits))
}
