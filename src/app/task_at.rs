//! The things in an edit: the task, the assignee, and where the task stands in its file.

use super::{draft::EditBase, draft::Field, draft::FileEdit, draft::Subject, draft::Work};
use crate::diag::Failure;
use crate::edit::{Edit, Step, has_comments_between_elements};
use crate::keys::Keys;
use crate::model::{Assignee, Plan, Task};
use crate::parse::Plain;
use crate::source::{FileId, FilePath};
use crate::text::Both;
use crate::value::Day;
use crate::value::{Item, Referrers};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization as _;

/// A task, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct TaskAt<'g> {
    /// The task.
    pub task: &'g Item<Task>,
    /// Its file.
    pub file: FilePath,
    /// Where it stands in there.
    pub path: Vec<Step>,
    pub data: Plain,
    /// The text of the file.
    text: &'g str,
}

const UNKNOWN: Both = Both { en: "there is no task `{name}`", vi: "không có nhiệm vụ `{name}`" };

impl<'g> TaskAt<'g> {
    /// The task of this id.
    pub(super) fn find(base: EditBase<'g>, id: &str) -> Result<Self, Failure> {
        Self::find_all(base, [id])?.pop().ok_or_else(|| Failure::unknown(UNKNOWN, id, std::iter::empty()))
    }

    /// The tasks of these ids, in their order. A file is read once, however many of them stand in it.
    pub(super) fn find_all<'i>(
        base: EditBase<'g>,
        ids: impl IntoIterator<Item = &'i str>,
    ) -> Result<Vec<Self>, Failure> {
        const FAULTY: Both = Both {
            en: "task `{name}` has errors; it can be edited when they are mended",
            vi: "nhiệm vụ `{name}` đang có lỗi; sửa xong mới ghi được",
        };
        const TWICE: Both = Both {
            en: "several tasks are called `{name}`, so cchc cannot choose one",
            vi: "có nhiều nhiệm vụ mang mã `{name}` nên cchc không chọn được",
        };
        const VALIDATE: Both =
            Both { en: "`cchc validate` names every fault", vi: "`cchc validate` chỉ ra từng lỗi" };
        let tasks = &base.plan.tasks;
        let by_id: Referrers<'_, &Item<Task>> = tasks.iter().map(|task| (task.id.value.as_str(), task)).collect();
        let mut asked = Vec::new();
        for id in ids {
            let mut same = by_id.to(id);
            match (same.next(), same.next()) {
                (Some(task), None) => asked.push((id, *task)),
                (Some(_), Some(_)) => return Err(Failure::new(TWICE).arg("name", id).help(VALIDATE)),
                (None, _) if !tasks.whole && tasks.may_have_held(id) => {
                    return Err(Failure::new(FAULTY).arg("name", id).help(VALIDATE));
                }
                (None, _) => {
                    return Err(Failure::unknown(UNKNOWN, id, tasks.iter().map(|task| task.id.value.as_str())));
                }
            }
        }
        let files: BTreeSet<FileId> = asked.iter().map(|(_, task)| task.id.place.file).collect();
        let data = files.into_iter().filter_map(|file| Some((file, Plain::parse(base.sources.text(file))?)));
        let data: BTreeMap<FileId, Plain> = data.collect();
        let numbered = data.iter().map(|(file, data)| {
            let elements = data.get("task").and_then(Plain::elements).unwrap_or_default();
            let named = elements.iter().enumerate();
            let named = named.filter_map(|one| Some((one.1.get("id")?.as_text()?, one)));
            (*file, named.collect::<Referrers<'_, (usize, &Plain)>>())
        });
        let numbered: BTreeMap<FileId, Referrers<'_, (usize, &Plain)>> = numbered.collect();
        let at = |(id, task): (&str, &'g Item<Task>)| {
            let file = task.id.place.file;
            let found = numbered.get(&file).and_then(|named| named.to(task.id.value.as_str()).next());
            let (index, data) = found.ok_or_else(|| Failure::new(FAULTY).arg("name", id).help(VALIDATE))?;
            let path = vec![Step::Key("task".to_owned()), Step::Index(*index)];
            let (file, text) = (base.sources.path(file).clone(), base.sources.text(file));
            Ok(Self { task, file, path, data: (*data).clone(), text })
        };
        asked.into_iter().map(at).collect()
    }

    /// The elements of a list of the task.
    pub(super) fn elements(&self, name: &str) -> &[Plain] {
        self.data.get(name).and_then(Plain::elements).unwrap_or_default()
    }

    /// The ids in a list of the task.
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        self.elements(name).iter().filter_map(Plain::as_text).map(str::to_owned).collect()
    }

    /// The ids of those who lead it now.
    pub(super) fn leads(&self) -> Vec<String> {
        self.task.leads.iter().map(|lead| lead.value.as_str().to_owned()).collect()
    }

    /// The edits that take away these elements of a list, given by their numbers in ascending order. With the last
    /// of them goes the list, unless somebody wrote comments into it.
    pub(super) fn without(&self, name: &str, indices: &[usize]) -> Vec<Edit> {
        let list = self.key(name);
        if self.elements(name).len() == indices.len() && !has_comments_between_elements(self.text, &list) {
            return vec![Edit::remove(list)];
        }
        let at = |index: &usize| {
            let mut path = list.clone();
            path.push(Step::Index(*index));
            Edit::remove(path)
        };
        // From the end, so that the numbers of the others stay true.
        indices.iter().rev().map(at).collect()
    }

    /// The path of a key of the task.
    pub(super) fn key(&self, name: &str) -> Vec<Step> {
        let mut path = self.path.clone();
        path.push(Step::Key(name.to_owned()));
        path
    }

    /// The edits of one key of the task, as one piece of work.
    pub(super) fn work(&self, name: &str, edits: Vec<Edit>) -> FileEdit {
        let subject = Some(Subject::Task(self.task.id.value.as_str().to_owned()));
        let fields = vec![Field { subject, is_new: false, name: name.to_owned(), path: self.key(name) }];
        let edits = edits.into_iter().map(|edit| edit.in_order(names(Task::KEYS))).collect();
        FileEdit { path: self.file.clone(), work: Work::Edit(edits), fields }
    }
}

/// The names of the keys of a table, in the order of the format.
pub(super) fn names(keys: Keys) -> impl Iterator<Item = &'static str> {
    keys.all.iter().map(|key| key.name)
}

/// The assignee that a person means by a name: its id, title or another name.
pub(super) fn assignee<'g>(plan: &'g Plan, name: &str, on: Day) -> Result<&'g Assignee, Failure> {
    const SEVERAL: Both =
        Both { en: "`{name}` can mean several assignees: {ids}", vi: "`{name}` có thể là nhiều người: {ids}" };
    const USE_ID: Both = Both { en: "use the id", vi: "dùng mã" };
    if let Some(own) = plan.assignees.named(name) {
        return Ok(&own.value);
    }
    let found: Vec<&Item<Assignee>> = plan.assignees.iter().filter(|one| one.answers_to(name, on)).collect();
    match found.as_slice() {
        [one] => Ok(&one.value),
        [] => Err(Failure::no_assignee(name, plan.assignees.iter().map(|one| one.id.value.as_str()))),
        several => {
            let ids: Vec<&str> = several.iter().map(|one| one.id.value.as_str()).collect();
            Err(Failure::new(SEVERAL).arg("name", name).arg("ids", ids.join(", ")).help(USE_ID))
        }
    }
}

/// A day as an edit writes it.
pub(super) fn day(day: Day) -> Plain {
    Plain::Date(day.to_string())
}

/// Text from the command line as an edit writes it: composed, as files are to be.
pub(super) fn text(text: &str) -> Plain {
    Plain::Text(text.nfc().collect())
}

/// A table of what is given.
pub(super) fn table(entries: impl IntoIterator<Item = (&'static str, Option<Plain>)>) -> Plain {
    let given = entries.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Plain::Table(given.collect())
}

/// Evidence, if there is any.
pub(super) fn evidence(evidence: &[String]) -> Option<Plain> {
    (!evidence.is_empty()).then(|| Plain::List(evidence.iter().map(|one| text(one)).collect()))
}
