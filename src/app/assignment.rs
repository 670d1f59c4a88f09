//! Giving tasks to people.

use super::Failure;
use super::change::{FileEdit, Ground};
use super::target::{TaskAt, assignee, text};
use crate::edit::{Edit, Step};
use crate::syntax::Plain;
use crate::text::Both;

/// Who is to have which role; people by id, title or another name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Roles {
    /// Who is to lead.
    pub lead: Option<String>,
    /// That nobody is to lead.
    pub unassign: bool,
    /// Who is to support.
    pub support: Helpers,
    /// Who is to oversee.
    pub oversee: Helpers,
}

/// What is to become of those who support or oversee.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Helpers {
    /// Just these.
    pub all: Option<Vec<String>>,
    /// These too.
    pub add: Vec<String>,
    /// No longer these.
    pub remove: Vec<String>,
}

/// A task and who is to lead it, by their ids.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lead {
    /// The task.
    pub task: String,
    /// Who is to lead.
    pub lead: String,
}

const LEAD: &str = "lead";
const SUPPORT: &str = "support";
const OVERSEE: &str = "oversee";

impl Roles {
    /// Whether they ask for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The edits that give these tasks to these people.
///
/// # Errors
/// When a task or a person is not known, a person would get two roles by this very change, or one who is to go
/// has no such role.
pub fn assign(ground: Ground<'_>, tasks: &[String], roles: &Roles) -> Result<Vec<FileEdit>, Failure> {
    let tasks: Vec<TaskAt<'_>> = tasks.iter().map(|id| TaskAt::find(ground, id)).collect::<Result<_, _>>()?;
    let id = |name: &String| assignee(ground.plan, name).map(|one| one.id.value.as_str().to_owned());
    let ids = |names: &[String]| names.iter().map(id).collect::<Result<Vec<String>, Failure>>();
    let lead = roles.lead.as_ref().map(id).transpose()?;
    let known = |helpers: &Helpers| {
        let all = helpers.all.as_deref().map(ids).transpose()?;
        Ok(Helpers { all, add: ids(&helpers.add)?, remove: ids(&helpers.remove)? })
    };
    let (support, oversee) = (known(&roles.support)?, known(&roles.oversee)?);
    one_role_each(lead.as_ref(), &support, &oversee)?;
    for (helpers, key) in [(&support, SUPPORT), (&oversee, OVERSEE)] {
        has_the_role(&tasks, helpers, key)?;
    }
    let mut edits = Vec::new();
    for task in &tasks {
        edits.extend(lead.as_ref().and_then(|lead| set_lead(task, lead)));
        if roles.unassign && task.data.get(LEAD).is_some() {
            edits.push(task.work(LEAD, vec![Edit::remove(task.key(LEAD))]));
        }
        edits.extend(set_helpers(task, SUPPORT, &support));
        edits.extend(set_helpers(task, OVERSEE, &oversee));
    }
    Ok(edits)
}

/// The edits that give each of these tasks to the one who is to lead it.
///
/// # Errors
/// When a task or a person is not known.
pub fn assign_leads(ground: Ground<'_>, leads: &[Lead]) -> Result<Vec<FileEdit>, Failure> {
    let mut edits = Vec::new();
    for Lead { task, lead } in leads {
        let lead = assignee(ground.plan, lead)?.id.value.as_str();
        edits.extend(set_lead(&TaskAt::find(ground, task)?, lead));
    }
    Ok(edits)
}

fn one_role_each(lead: Option<&String>, support: &Helpers, oversee: &Helpers) -> Result<(), Failure> {
    const TWO_ROLES: Both = Both {
        en: "`{name}` cannot have two roles in one task",
        vi: "`{name}` không thể giữ hai vai trò trong một nhiệm vụ",
    };
    let coming = |helpers: &Helpers| helpers.all.iter().flatten().chain(&helpers.add).cloned().collect::<Vec<_>>();
    let (support, oversee) = (coming(support), coming(oversee));
    let twice = support.iter().find(|one| Some(*one) == lead || oversee.contains(one));
    let twice = twice.or_else(|| oversee.iter().find(|one| Some(*one) == lead));
    twice.map_or(Ok(()), |one| Err(Failure::new(TWO_ROLES).arg("name", one)))
}

/// Who is to go must be there, in at least one of the tasks.
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

/// Those who stay keep their places; who comes takes the place of one who goes, or the end.
fn set_helpers(task: &TaskAt<'_>, key: &str, helpers: &Helpers) -> Option<FileEdit> {
    let now = task.elements(key);
    let wanted = |one: &Plain| {
        let named = |ids: &[String]| ids.iter().any(|id| is(one, id));
        let stays = helpers.all.as_ref().is_none_or(|all| named(all)) || named(&helpers.add);
        stays && !named(&helpers.remove)
    };
    let mut going: Vec<usize> =
        now.iter().enumerate().filter(|(_, one)| !wanted(one)).map(|(index, _)| index).collect();
    let mut coming: Vec<&String> = Vec::new();
    for id in helpers.all.iter().flatten().chain(&helpers.add) {
        let there = now.iter().any(|one| is(one, id)) || coming.iter().any(|other| other.eq_ignore_ascii_case(id));
        if !there && !helpers.remove.contains(id) {
            coming.push(id);
        }
    }
    let at = |index: usize| {
        let mut path = task.key(key);
        path.push(Step::Index(index));
        path
    };
    let mut edits = Vec::new();
    if now.len() == going.len() && coming.is_empty() {
        if task.data.get(key).is_none() || now.is_empty() {
            return None;
        }
        edits.push(Edit::remove(task.key(key)));
    } else if task.data.get(key).is_none() {
        edits.push(Edit::set(task.key(key), Plain::texts(coming)));
    } else {
        let exchanged = going.len().min(coming.len());
        for (index, id) in going.drain(..exchanged).zip(coming.drain(..exchanged)) {
            edits.push(Edit::set(at(index), text(id)));
        }
        // From the end, so that the numbers of the others stay true.
        edits.extend(going.into_iter().rev().map(|index| Edit::remove(at(index))));
        edits.extend(coming.into_iter().map(|id| Edit::append(task.key(key), text(id))));
    }
    (!edits.is_empty()).then(|| task.work(key, edits))
}
