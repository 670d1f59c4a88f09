//! Recording how far a task is.

use super::{draft::EditBase, draft::FileEdit};
use super::{entry_place::last_by_day, entry_place::place_by_day};
use super::{task_at::TaskAt, task_at::day, task_at::table, task_at::text};
use crate::diag::Failure;
use crate::edit::{Edit, Step};
use crate::parse::Plain;
use crate::text::Both;
use crate::value::{Day, Exact};

const PROGRESS: &str = "progress";
const PERCENT: &str = "percent";

/// How far a task is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewProgress {
    pub task: String,
    pub on: Day,
    /// How far, 0 to 100 percent.
    pub percent: Exact,
    pub note: Option<String>,
}

/// The edit that records how far a task is. A second entry of one day takes the place of the first.
///
/// # Errors
/// When the task is not known, or the percentage is none.
pub(crate) fn advance(base: EditBase<'_>, new: &NewProgress) -> Result<Vec<FileEdit>, Failure> {
    const RANGE: Both =
        Both { en: "progress goes from 0 to 100 percent", vi: "tiến độ từ 0 đến 100 phần trăm" };
    if new.percent.is_negative() || new.percent > Exact::from(100) {
        return Err(Failure::new(RANGE));
    }
    let at = TaskAt::find(base, &new.task)?;
    let percent = Plain::Number(new.percent.decimal(18));
    let same_day = |entry: &Plain| entry.get("on") == Some(&day(new.on));
    let note = new.note.as_deref().map(text);
    let edits = if let Some(index) = at.elements(PROGRESS).iter().rposition(same_day) {
        let key = |name: &str| {
            let mut path = at.key(PROGRESS);
            path.extend([Step::Index(index), Step::Key(name.to_owned())]);
            path
        };
        let note = note.map(|note| Edit::set(key("note"), note));
        std::iter::once(Edit::set(key(PERCENT), percent)).chain(note).collect()
    } else {
        let entry = table([("on", Some(day(new.on))), (PERCENT, Some(percent)), ("note", note)]);
        let place = place_by_day(at.elements(PROGRESS), new.on);
        vec![Edit::insert(at.key(PROGRESS), place, entry)]
    };
    Ok(vec![at.work(PROGRESS, edits)])
}

/// The edit that takes the entry of a day back, or that of the last day.
///
/// # Errors
/// When the task is not known, or has no such entry.
pub(crate) fn undo_progress(base: EditBase<'_>, task: &str, on: Option<Day>) -> Result<Vec<FileEdit>, Failure> {
    const NONE: Both =
        Both { en: "task {task} has no entry under `progress`", vi: "nhiệm vụ {task} không có mục `progress`" };
    const NONE_ON: Both = Both {
        en: "task {task} has no entry of {on} under `progress`",
        vi: "nhiệm vụ {task} không có mục `progress` ngày {on}",
    };
    let at = TaskAt::find(base, task)?;
    let fits = |entry: &Plain| on.is_none_or(|on| entry.get("on") == Some(&day(on)));
    let last = last_by_day(at.elements(PROGRESS), fits).ok_or_else(|| {
        let failure = on.map_or_else(|| Failure::new(NONE), |on| Failure::new(NONE_ON).day("on", on));
        failure.arg("task", at.task.id.value.as_str())
    })?;
    Ok(vec![at.work(PROGRESS, at.without(PROGRESS, &[last]))])
}
