//! Adding somebody to whom tasks can be given.

use super::new_item::{NewItem, expect};
use crate::app::draft::{EditBase, FileEdit, Subject};
use crate::app::task_at::{assignee, day, table, text};
use crate::diag::Failure;
use crate::model::AssigneeKind;
use crate::parse::Plain;
use crate::text::Both;
use crate::value::{Day, Exact};

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
    let member = |name: &String| Ok(text(assignee(base.plan, name, base.as_of)?.id.value.as_str()));
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
