//! Moving the due day of a task; the former one stays known.

use super::amending::{Decision, Part, naming, spelled};
use super::due_words::AskedDue;
use crate::app::draft::{EditBase, FileEdit};
use crate::app::task_at::{TaskAt, day, table, text};
use crate::diag::Failure;
use crate::edit::{Edit, Step};
use crate::model::Due;
use crate::parse::Plain;
use crate::text::Both;
use crate::value::Day;

const DUE: &str = "due";
const WAS: &str = "was";

/// Another due day for a task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct MovedDue {
    pub task: String,
    pub due: AskedDue,
    /// The first day on which it holds.
    pub on: Day,
    /// The number of the decision.
    pub decision: Option<String>,
    /// The subject of the decision, for the amendment that is made where there is none.
    pub about: Option<String>,
}

/// The edits that move the due day of a task. In an issued plan the former one goes into `was`. The day of an event
/// changes nothing of what was decided: it is put down as it is.
///
/// # Errors
/// When the task is not known, or the words mean no due day.
pub(crate) fn move_due(base: EditBase<'_>, moved: &MovedDue) -> Result<Vec<FileEdit>, Failure> {
    const NO_DUE: Both = Both { en: "due when?", vi: "hạn khi nào?" };
    const LIKE: Both = Both {
        en: "for example: cchc due 3.2 2023-09-30, or cchc due 3.2 --event 2023-06-05 once its event has come",
        vi: "ví dụ: cchc due 3.2 2023-09-30, hoặc cchc due 3.2 --event 2023-06-05 khi sự kiện đã xảy ra",
    };
    let at = TaskAt::find(base, &moved.task)?;
    if moved.due.is_empty() {
        return Err(Failure::new(NO_DUE).help(LIKE));
    }
    if let Some(event) = event_alone(&moved.due) {
        return put_event(&at, event);
    }
    let due = moved.due.value(base.plan)?;
    let old = at.data.get(DUE);
    if old == Some(&due.sorted()) {
        return Ok(Vec::new());
    }
    let mut edits = Vec::new();
    if let (true, Some(old)) = (base.plan.issued.is_some(), old) {
        edits.extend(former(base, &at, old, moved)?);
    }
    edits.push(at.work(DUE, vec![Edit::set(at.key(DUE), due)]));
    let decision = moved.decision.clone().map(|number| {
        let about = moved.about.clone();
        Decision { number, about, date: moved.on }
    });
    let id = at.task.id.value.as_str();
    edits.extend(decision.and_then(|decision| naming(base, &decision, &[(Part::Changes, id)])));
    Ok(edits)
}

/// The entry of `was`. Where one ends on that very day, what was in force then is known already.
///
/// # Errors
/// When the due day moved on a later day already: entries are told in the order of their days.
fn former(base: EditBase<'_>, at: &TaskAt<'_>, old: &Plain, moved: &MovedDue) -> Result<Option<FileEdit>, Failure> {
    const MOVED_LATER: Both = Both {
        en: "the due day of task {task} moved after {until} already; --on names a later day",
        vi: "thời hạn của nhiệm vụ {task} đã được đổi sau ngày {until}; ghi ngày muộn hơn bằng --on",
    };
    let Some(until) = moved.on.plus(-1) else { return Ok(None) };
    match at.task.was.iter().map(|known| known.until.value).max() {
        Some(last) if last > until => {
            let failure = Failure::new(MOVED_LATER).arg("task", at.task.id.value.as_str());
            return Err(failure.day("until", last));
        }
        Some(last) if last == until => return Ok(None),
        Some(_) | None => {}
    }
    let entry = table([
        (DUE, Some(old.clone())),
        ("until", Some(day(until))),
        ("decision", moved.decision.as_deref().map(|number| text(&spelled(base, number)))),
    ]);
    Ok(Some(at.work(WAS, vec![Edit::append(at.key(WAS), entry)])))
}

fn event_alone(due: &AskedDue) -> Option<Day> {
    due.event.filter(|event| *due == AskedDue { event: Some(*event), ..AskedDue::default() })
}

/// The edit that puts down the day of the event.
fn put_event(at: &TaskAt<'_>, event: Day) -> Result<Vec<FileEdit>, Failure> {
    const NO_EVENT: Both = Both {
        en: "task {task} is not due after an event",
        vi: "thời hạn của nhiệm vụ {task} không tính theo sự kiện",
    };
    if !matches!(at.task.due.value, Due::After { .. }) {
        return Err(Failure::new(NO_EVENT).arg("task", at.task.id.value.as_str()));
    }
    let mut path = at.key(DUE);
    path.push(Step::Key("event".to_owned()));
    Ok(vec![at.work(DUE, vec![Edit::set(path, day(event))])])
}
