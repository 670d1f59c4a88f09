//! Difficulties: raising one, and resolving it.

use super::new_item::{NewItem, expect, position};
use crate::app::draft::{EditBase, Field, FileEdit, Subject, Work};
use crate::app::naming::one_of;
use crate::app::task_at::{assignee, day, names, table, text};
use crate::diag::Failure;
use crate::edit::{Edit, Step};
use crate::model::{Difficulty, DifficultyKind};
use crate::parse::Plain;
use crate::source::FilePath;
use crate::text::{Both, fold};
use crate::value::Day;

const ISSUE: &str = "issue";
const RESOLVED: &str = "resolved";

/// A difficulty to be raised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewDifficulty {
    pub text: String,
    /// The person who raises it; by id, title or another name.
    pub by: Option<String>,
    /// The tasks that it concerns.
    pub tasks: Vec<String>,
    pub proposal: Option<String>,
    pub kind: Option<DifficultyKind>,
    /// Its id; else the next free number.
    pub id: Option<String>,
    pub on: Day,
}

/// How a difficulty is resolved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewResolution {
    /// The id of the difficulty, or its text.
    pub id: String,
    pub how: Option<String>,
    pub decision: Option<String>,
    pub on: Day,
}

fn file(base: EditBase<'_>) -> FilePath {
    base.plan.folder.join("issues.toml")
}

/// The edit that raises a difficulty.
///
/// # Errors
/// When a person or a task is not known, or the difficulty stands there already.
pub(crate) fn raise(base: EditBase<'_>, new: &NewDifficulty) -> Result<Vec<FileEdit>, Failure> {
    const RAISED: Both =
        Both { en: "this difficulty was raised on {on} already", vi: "khó khăn này đã được nêu ngày {on}" };
    const FORCE: Both = Both { en: "--force raises it again", vi: "--force để nêu lại" };
    const NO_TASK: Both = Both { en: "no task is called `{name}`", vi: "không có nhiệm vụ `{name}`" };
    const EMPTY: Both = Both { en: "the difficulty has no words", vi: "chưa ghi nội dung khó khăn" };
    if new.text.trim().is_empty() {
        return Err(Failure::new(EMPTY));
    }
    let folded = fold(&new.text);
    let is_same = |one: &Difficulty| one.resolved.is_none() && fold(one.text.as_str()) == folded;
    if let Some(earlier) = base.plan.difficulties.iter().find(|one| is_same(one))
        && !base.force
    {
        return Err(Failure::new(RAISED).day("on", earlier.raised.value).help(FORCE));
    }
    let by = new.by.as_deref().map(|name| assignee(base.plan, name, base.as_of)).transpose()?;
    let tasks = new.tasks.iter().map(|name| Ok(text(one_of(&base.plan.tasks, name, NO_TASK)?.id.value.as_str())));
    let tasks = tasks.collect::<Result<Vec<Plain>, Failure>>()?;
    let id = new.id.clone().unwrap_or_else(|| next_id(base));
    let kind = new.kind.filter(|kind| *kind != DifficultyKind::Difficulty);
    let entries = vec![
        ("id", Some(text(&id))),
        ("raised", Some(day(new.on))),
        ("by", by.map(|by| text(by.id.value.as_str()))),
        ("tasks", (!tasks.is_empty()).then_some(Plain::List(tasks))),
        ("kind", kind.map(|kind| text(kind.word()))),
        ("text", Some(text(&new.text))),
        ("proposal", new.proposal.as_deref().map(text)),
    ];
    Ok(vec![NewItem { file: file(base), list: ISSUE, subject: Subject::Other(id), entries, behind: None }.edit(base)])
}

/// The first id of the form that the format shows which nothing has yet, behind the last one that has it.
fn next_id(base: EditBase<'_>) -> String {
    const PREFIX: &str = "kk-";
    let number = |one: &Difficulty| one.name().strip_prefix(PREFIX)?.parse::<u32>().ok();
    let last = base.plan.difficulties.iter().filter_map(|one| number(one)).max().unwrap_or(0);
    format!("{PREFIX}{}", last.saturating_add(1))
}

/// The edit that resolves a difficulty.
///
/// # Errors
/// When it is not known, has no id, or was resolved already.
pub(crate) fn resolve(base: EditBase<'_>, new: &NewResolution) -> Result<Vec<FileEdit>, Failure> {
    const EXAMPLE: Both = Both {
        en: "for example: cchc resolve kk-1 --how \"…\" --decision 44/QĐ-UBND",
        vi: "ví dụ: cchc resolve kk-1 --how \"…\" --decision 44/QĐ-UBND",
    };
    const TOO_EARLY: Both = Both {
        en: "difficulty {id} was raised on {raised}, so it cannot be resolved on {on}",
        vi: "khó khăn {id} được nêu ngày {raised} nên không thể giải quyết ngày {on}",
    };
    const WITHOUT_ID: Both = Both {
        en: "the difficulty `{name}` has no id; give it one in issues.toml: id = \"{id}\"",
        vi: "khó khăn `{name}` chưa có mã; ghi mã trong issues.toml: id = \"{id}\"",
    };
    const ALREADY: Both = Both {
        en: "difficulty {id} was resolved on {on} already",
        vi: "khó khăn {id} đã được giải quyết ngày {on}",
    };
    const FORCE: Both = Both { en: "--force writes the new resolution", vi: "--force để ghi lại" };
    expect("cchc resolve", &[(Both::same("--how"), new.how.is_some())], EXAMPLE)?;
    let found = found(base, &new.id)?;
    let Some(id) = found.id.as_ref().map(|id| id.value.as_str()) else {
        return Err(Failure::new(WITHOUT_ID).text("name", new.id.as_str()).arg("id", next_id(base)));
    };
    if new.on < found.raised.value {
        return Err(Failure::new(TOO_EARLY).arg("id", id).day("on", new.on).day("raised", found.raised.value));
    }
    if let Some(earlier) = &found.resolved
        && !base.force
    {
        return Err(Failure::new(ALREADY).arg("id", id).day("on", earlier.on.value).help(FORCE));
    }
    let file = file(base);
    let at = position(base, &file, (ISSUE, "id"), id).ok_or_else(|| unread(id))?;
    let path = vec![Step::Key(ISSUE.to_owned()), Step::Index(at), Step::Key(RESOLVED.to_owned())];
    let resolution = table([
        ("on", Some(day(new.on))),
        ("how", new.how.as_deref().map(text)),
        ("decision", new.decision.as_deref().map(text)),
    ]);
    let subject = Some(Subject::Other(id.to_owned()));
    let field = Field { subject, is_new: false, name: RESOLVED.to_owned(), path: path.clone() };
    let edit = Edit::set(path, resolution).in_order(names(Difficulty::KEYS));
    Ok(vec![FileEdit { path: file, work: Work::Edit(vec![edit]), fields: vec![field] }])
}

/// The difficulty of an id, or of these words.
fn found<'p>(base: EditBase<'p>, name: &str) -> Result<&'p Difficulty, Failure> {
    const NONE: Both = Both { en: "no difficulty is called `{name}`", vi: "không có khó khăn `{name}`" };
    let all = &base.plan.difficulties;
    if let Some(named) = all.iter().find(|one| one.name().eq_ignore_ascii_case(name)) {
        return Ok(named);
    }
    let folded = fold(name);
    let called: Vec<&Difficulty> =
        all.iter().map(|one| &one.value).filter(|one| fold(one.text.as_str()) == folded).collect();
    match called.as_slice() {
        [one] => Ok(one),
        [] if !all.whole => Err(unread(name)),
        [] => Err(Failure::unknown(NONE, name, all.iter().map(|one| one.name()).filter(|id| !id.is_empty()))),
        several => {
            let place = |one: &&Difficulty| {
                if one.name().is_empty() { one.raised.value.to_string() } else { one.name().to_owned() }
            };
            let names: Vec<String> = several.iter().map(place).collect();
            Err(Failure::several(name, names.iter().map(String::as_str)))
        }
    }
}

/// That a difficulty cannot be found, since its file has errors.
fn unread(name: &str) -> Failure {
    const FAULTY: Both = Both {
        en: "issues.toml has errors, so `{name}` cannot be found in it",
        vi: "issues.toml đang có lỗi nên không tìm được `{name}`",
    };
    const VALIDATE: Both =
        Both { en: "`cchc validate` names every fault", vi: "`cchc validate` chỉ ra từng lỗi" };
    Failure::new(FAULTY).text("name", name).help(VALIDATE)
}
