//! Adding a task.

use super::added::named_by;
use super::amending::{Decision, Part};
use super::due_words::AskedDue;
use super::new_item::{NewItem, expect, position};
use crate::app::draft::{EditBase, FileEdit, Subject};
use crate::app::naming::one_of;
use crate::app::task_at::{assignee, text};
use crate::diag::Failure;
use crate::model::{Area, Task};
use crate::parse::Plain;
use crate::source::FilePath;
use crate::text::{Both, sort_key};
use crate::value::{Exact, Item};

const TASK: &str = "task";

/// A task to be added. People, areas, targets, funds and contents of spending by their ids or titles.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct NewTask {
    pub id: Option<String>,
    pub title: Option<String>,
    /// Its area; else the one that the id names.
    pub area: Option<String>,
    pub output: Option<String>,
    pub lead: Option<String>,
    pub support: Vec<String>,
    pub oversee: Vec<String>,
    pub due: AskedDue,
    pub serves: Vec<String>,
    pub source: Option<String>,
    pub is_provisional: bool,
    /// In đồng.
    pub cost: Option<Exact>,
    pub fund: Option<String>,
    pub content: Option<String>,
    pub decision: Option<Decision>,
}

/// The edits that add a task, behind those of its area that come before it.
///
/// # Errors
/// When a key that a task needs is missing, or a name means nothing in the plan.
pub(crate) fn add_task(base: EditBase<'_>, new: &NewTask) -> Result<Vec<FileEdit>, Failure> {
    const EXAMPLE: Both = Both {
        en: "for example: cchc add task --id 7.7 --title \"…\" --product \"…\" --lead tu-phap-ho-tich --due 2023-09-30",
        vi: "ví dụ: cchc add task --id 7.7 --title \"…\" --product \"…\" --lead tu-phap-ho-tich --due 2023-09-30",
    };
    const NO_AREA: Both = Both { en: "no area is called `{name}`", vi: "không có lĩnh vực `{name}`" };
    const NO_TARGET: Both = Both { en: "no target is called `{name}`", vi: "không có chỉ tiêu `{name}`" };
    const NO_FUND: Both = Both { en: "no fund is called `{name}`", vi: "không có nguồn kinh phí `{name}`" };
    const NO_CONTENT: Both =
        Both { en: "no content of spending is called `{name}`", vi: "không có nội dung chi `{name}`" };
    let given = [
        (Both::same("--id"), new.id.is_some()),
        (Both::same("--title"), new.title.is_some()),
        (Both::same("--due"), !new.due.is_empty()),
    ];
    expect("cchc add task", &given, EXAMPLE)?;
    let id = new.id.as_deref().unwrap_or_default();
    let due = new.due.value(base.plan)?;
    let person = |name: &String| Ok(text(assignee(base.plan, name, base.as_of)?.id.value.as_str()));
    let people = |names: &[String]| -> Result<Option<Plain>, Failure> {
        let people = names.iter().map(person).collect::<Result<Vec<Plain>, Failure>>()?;
        Ok((!people.is_empty()).then_some(Plain::List(people)))
    };
    let implied = id.split('.').next().unwrap_or_default();
    let area: Option<&Item<Area>> =
        new.area.as_deref().map(|name| one_of(&base.plan.areas, name, NO_AREA)).transpose()?;
    let area = area.map_or(implied, |area| area.id.value.as_str());
    let serves = new.serves.iter().map(|name| Ok(text(one_of(&base.plan.targets, name, NO_TARGET)?.id.value.as_str())));
    let serves = serves.collect::<Result<Vec<Plain>, Failure>>()?;
    let fund = new.fund.as_deref().map(|name| one_of(&base.plan.funds, name, NO_FUND)).transpose()?;
    let contents = &base.plan.funding.contents;
    let content = new.content.as_deref().map(|name| one_of(contents, name, NO_CONTENT)).transpose()?;
    let entries = vec![
        ("id", Some(text(id))),
        ("area", (!area.eq_ignore_ascii_case(implied)).then(|| text(area))),
        ("title", new.title.as_deref().map(text)),
        ("output", new.output.as_deref().map(text)),
        ("lead", new.lead.as_ref().map(person).transpose()?),
        ("support", people(&new.support)?),
        ("oversee", people(&new.oversee)?),
        ("due", Some(due)),
        ("serves", (!serves.is_empty()).then_some(Plain::List(serves))),
        ("source", new.source.as_deref().map(text)),
        ("provisional", new.is_provisional.then_some(Plain::Bool(true))),
        ("cost", new.cost.as_ref().map(|cost| Plain::Number(cost.decimal(18)))),
        ("fund", fund.map(|fund| text(fund.id.value.as_str()))),
        ("content", content.map(|content| text(content.id.value.as_str()))),
    ];
    let (file, behind) = place(base, area, id);
    let subject = Subject::Task(id.to_owned());
    let added = NewItem { file, list: TASK, subject, entries, behind }.edit(base);
    Ok([Some(added), named_by(base, new.decision.as_ref(), (Part::Adds, id))?].into_iter().flatten().collect())
}

/// The file of a new task, and the number of the task behind which it goes; else it goes to the end.
fn place(base: EditBase<'_>, area: &str, id: &str) -> (FilePath, Option<usize>) {
    let plan = base.plan;
    let of = |area: &str| plan.tasks.iter().filter(move |task| task.area.value.is(area)).collect::<Vec<&Item<Task>>>();
    let own = of(area);
    let comes_before = |task: &&&Item<Task>| sort_key(task.id.value.as_str()) <= sort_key(id);
    let neighbour = own.iter().rfind(comes_before).or(own.last()).copied();
    let file_of = |task: &Item<Task>| base.sources.path(task.id.place.file).clone();
    let number = |task: &Item<Task>| position(base, &file_of(task), (TASK, "id"), task.id.value.as_str());
    if let Some(neighbour) = neighbour {
        return (file_of(neighbour), number(neighbour));
    }
    let folder = plan.folder.join("tasks");
    let is_in_folder =
        |path: &FilePath| path.as_str().strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'));
    if base.sources.paths().any(is_in_folder) {
        return (folder.join(&format!("{area}.toml")), None);
    }
    // The first of its area stands behind the tasks of the areas before.
    let before = plan.areas.iter().take_while(|known| !known.id.value.is(area));
    let last = before.flat_map(|area| of(area.id.value.as_str())).last();
    let is_known = plan.areas.named(area).is_some();
    (plan.folder.join("tasks.toml"), last.filter(|_| is_known).and_then(number))
}
