//! Adding somebody to whom tasks can be given.

use super::new_item::{NewItem, expect};
use crate::app::draft::{EditBase, FileEdit, Subject};
use crate::app::task_at::{assignee, day, table, text};
use crate::diag::Failure;
use crate::model::{Assignee, AssigneeKind};
use crate::parse::Plain;
use crate::text::{Both, slug};
use crate::value::{Day, Exact, nearest};

/// An assignee to be added.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct NewAssignee {
    pub id: Option<String>,
    pub title: Option<String>,
    pub kind: Option<AssigneeKind>,
    /// The members of a group; by id, title or another name.
    pub members: Vec<String>,
    pub aliases: Vec<String>,
    pub holder: Option<NewHolder>,
    pub max_leads: Option<Exact>,
}

/// The person who holds the post, and the first day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewHolder {
    pub name: String,
    pub from: Option<Day>,
}

/// The edit that adds an assignee at the end of assignees.toml.
///
/// # Errors
/// When a key that an assignee needs is missing, or a member is not known.
pub(crate) fn add_assignee(base: EditBase<'_>, new: &NewAssignee) -> Result<Vec<FileEdit>, Failure> {
    const EXAMPLE: Both = Both {
        en: "for example: cchc add assignee --id dia-chinh --title \"Công chức địa chính – xây dựng\" --kind official",
        vi: "ví dụ: cchc add assignee --id dia-chinh --title \"Công chức địa chính – xây dựng\" --kind official",
    };
    let given = [
        (Both::same("--id"), new.id.is_some()),
        (Both::same("--title"), new.title.is_some()),
        (Both::same("--kind"), new.kind.is_some()),
    ];
    expect("cchc add assignee", &given, EXAMPLE)?;
    let id = new.id.clone().unwrap_or_default();
    let member = |name: &String| Ok(text(member(base, name)?.id.value.as_str()));
    let members = new.members.iter().map(member).collect::<Result<Vec<Plain>, Failure>>()?;
    let aliases: Vec<Plain> = new.aliases.iter().map(|alias| text(alias)).collect();
    let holder = |holder: &NewHolder| {
        Plain::List(vec![table([("name", Some(text(&holder.name))), ("from", holder.from.map(day))])])
    };
    let entries = vec![
        ("id", Some(text(&id))),
        ("title", new.title.as_deref().map(text)),
        ("kind", new.kind.map(|kind| text(kind.word()))),
        ("members", (!members.is_empty()).then_some(Plain::List(members))),
        ("aliases", (!aliases.is_empty()).then_some(Plain::List(aliases))),
        ("holders", new.holder.as_ref().map(holder)),
        ("max-leads", new.max_leads.as_ref().map(|most| Plain::Number(most.decimal(18)))),
    ];
    let file = base.plan.folder.join("assignees.toml");
    let added = NewItem { file, list: "assignee", subject: Subject::Other(id), entries, behind: None };
    Ok(vec![added.edit(base)])
}

/// A member of a group. It must be there before the group; one that is not there is rather to be added than chosen
/// among the others.
fn member<'b>(base: EditBase<'b>, name: &str) -> Result<&'b Assignee, Failure> {
    const NOT_YET: Both = Both {
        en: "member `{name}` is not in assignees.toml yet",
        vi: "thành viên `{name}` chưa có trong assignees.toml",
    };
    const ADD: Both = Both {
        en: "add each member first: cchc add assignee --id {id} --title \"…\" --kind unit",
        vi: "thêm từng thành viên trước: cchc add assignee --id {id} --title \"…\" --kind unit",
    };
    let all = &base.plan.assignees;
    let is_known = all.iter().any(|one| one.id.value.is(name) || one.answers_to(name, base.as_of));
    let is_near = || nearest(name, all.iter().map(|one| one.id.value.as_str())).is_some();
    if is_known || is_near() {
        return assignee(base.plan, name, base.as_of);
    }
    Err(Failure::new(NOT_YET).text("name", name).text("id", slug(name)).help(ADD))
}
