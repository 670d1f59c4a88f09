//! Recording that a task is done.

use super::{draft::EditBase, draft::FileEdit};
use super::{entry_place::last_by_day, entry_place::place_of_delivery};
use super::{member::is_by, member::is_once, member::leading_member, member::recorded_for};
use super::{task_at::TaskAt, task_at::assignee, task_at::day, task_at::evidence, task_at::table, task_at::text};
use crate::calc::{self, Occurrence};
use crate::diag::Failure;
use crate::edit::Edit;
use crate::model::OccurrenceName;
use crate::parse::Plain;
use crate::text::{Both, shell_word};
use crate::value::{AssigneeId, Day, SpokenPeriod, Stretch, day_reading, nearest};

const DONE: &str = "done";
const ON: &str = "on";
const FOR: &str = "for";
const BY: &str = "by";

/// A delivery to be recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewDelivery {
    pub task: String,
    pub on: Day,
    /// Which occurrence of a recurring task; found where only one can be meant.
    pub occurrence: Option<String>,
    /// Which member of the group that leads the task; by id, title or another name.
    pub member: Option<String>,
    /// Document numbers, or files of the plan's folder.
    pub evidence: Vec<String>,
    pub note: Option<String>,
}

/// Which delivery is to be taken back: the last that fits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct DeliveryUndo {
    pub task: String,
    /// The day of delivery, if that is to fit.
    pub on: Option<Day>,
    /// The occurrence, if that is to fit.
    pub occurrence: Option<String>,
    /// The member of the leading group, if that is to fit.
    pub member: Option<String>,
}

/// The edit that records a delivery.
///
/// # Errors
/// When the plan has no such task, or the occurrence or the member is not clear. Unless forced, also when the task is
/// dropped or has this delivery already.
pub(crate) fn deliver(base: EditBase<'_>, new: &NewDelivery) -> Result<Vec<FileEdit>, Failure> {
    const DROPPED: Both = Both { en: "task {task} was dropped", vi: "nhiệm vụ {task} đã dừng thực hiện" };
    const DONE_ALREADY: Both = Both {
        en: "task {task} has a delivery already, of {on}",
        vi: "nhiệm vụ {task} đã có kết quả nộp ngày {on}",
    };
    const DONE_FOR: Both = Both {
        en: "task {task} has a delivery for {for} already, of {on}",
        vi: "nhiệm vụ {task} đã có kết quả cho kỳ {for}, nộp ngày {on}",
    };
    const MEMBER_DONE: Both = Both {
        en: "{member} has delivered task {task} already, on {on}",
        vi: "{member} đã nộp kết quả nhiệm vụ {task} ngày {on}",
    };
    const MEMBER_DONE_FOR: Both = Both {
        en: "{member} has delivered task {task} for {for} already, on {on}",
        vi: "{member} đã nộp kết quả nhiệm vụ {task} cho kỳ {for} ngày {on}",
    };
    const UNDO: Both = Both {
        en: "--undo takes the last entry back, --force adds another",
        vi: "--undo để bỏ mục cuối, --force để ghi thêm",
    };
    const FORCE: Both = Both { en: "--force records it all the same", vi: "--force để vẫn ghi" };
    let at = TaskAt::find(base, &new.task)?;
    let id = at.task.id.value.as_str();
    if at.task.is_dropped(new.on) && !base.force {
        return Err(Failure::new(DROPPED).arg("task", id).help(FORCE));
    }
    let member = member(base, &at, new)?;
    let name = occurrence(base, &at, new, member)?;
    let earlier = match &name {
        Some(one) => recorded_for(at.task, one, member),
        None if is_once(&at.task.due.value) => {
            at.task.done.iter().map(|item| &item.value).find(|one| is_by(one, member))
        }
        None => None,
    };
    if let Some(earlier) = earlier
        && !base.force
    {
        let failure = match (&name, member) {
            (Some(one), None) => Failure::new(DONE_FOR).arg("for", one.written_name()),
            (Some(one), Some(member)) => {
                Failure::new(MEMBER_DONE_FOR).arg("for", one.written_name()).arg("member", member.as_str())
            }
            (None, None) => Failure::new(DONE_ALREADY),
            (None, Some(member)) => Failure::new(MEMBER_DONE).arg("member", member.as_str()),
        };
        return Err(failure.arg("task", id).day("on", earlier.on.value).help(UNDO));
    }
    let entry = table([
        (ON, Some(day(new.on))),
        (
            FOR,
            name.map(|one| match one.name {
                OccurrenceName::Report(name) => Plain::Text(name.into()),
                OccurrenceName::Day(due) => day(due),
            }),
        ),
        (BY, member.map(|member| text(member.as_str()))),
        ("evidence", evidence(&new.evidence)),
        ("note", new.note.as_deref().map(text)),
    ]);
    let place = place_of_delivery(base, &at, &entry);
    Ok(vec![at.work(DONE, vec![Edit::insert(at.key(DONE), place, entry)])])
}

/// The edit that takes the last delivery back.
///
/// # Errors
/// When the task is not known, or has no such delivery.
pub(crate) fn undo_delivery(base: EditBase<'_>, undo: &DeliveryUndo) -> Result<Vec<FileEdit>, Failure> {
    const NONE: Both = Both {
        en: "task {task} has no such entry under `done`",
        vi: "nhiệm vụ {task} không có mục `done` như vậy",
    };
    const WHICH: Both = Both {
        en: "task {task} has several entries of its last day: which is to go?",
        vi: "nhiệm vụ {task} có nhiều mục cùng ngày cuối: bỏ mục nào?",
    };
    const SAY: Both = Both { en: "say which with --for or --member", vi: "chọn bằng --for hoặc --member" };
    let at = TaskAt::find(base, &undo.task)?;
    let has = |entry: &Plain, key: &str, wanted: Option<&str>| {
        wanted.is_none_or(|wanted| match entry.get(key) {
            Some(Plain::Text(own) | Plain::Date(own)) => own.eq_ignore_ascii_case(wanted),
            Some(Plain::Bool(_) | Plain::Number(_) | Plain::List(_) | Plain::Table(_)) | None => false,
        })
    };
    let on = undo.on.map(|on| on.to_string());
    let all = calc::all_occurrences(base.plan, at.task);
    let name = undo.occurrence.as_deref().map(|asked| occurrence_name(asked, &all)).transpose()?;
    // An entry may name the occurrence by its day or by its period.
    let is_for = |entry: &Plain, wanted: &str| match entry.get(FOR) {
        Some(Plain::Text(own) | Plain::Date(own)) => {
            occurrence_name(own, &all).is_ok_and(|own| own.eq_ignore_ascii_case(wanted))
        }
        Some(Plain::Bool(_) | Plain::Number(_) | Plain::List(_) | Plain::Table(_)) | None => false,
    };
    // Somebody who left the group may have entries still.
    let by = undo.member.as_deref().map(|name| {
        assignee(base.plan, name, base.as_of).map_or_else(|_| name.to_owned(), |one| one.id.value.as_str().to_owned())
    });
    let fits = |entry: &Plain| {
        has(entry, ON, on.as_deref())
            && has(entry, BY, by.as_deref())
            && name.as_deref().is_none_or(|wanted| is_for(entry, wanted))
    };
    let entries = at.elements(DONE);
    let id = at.task.id.value.as_str();
    let last = last_by_day(entries, fits).ok_or_else(|| Failure::new(NONE).arg("task", id))?;
    // Entries stand by occurrence and member: of several of one day, their places do not tell which came last.
    let same = |key: &str, one: &Plain| entries.get(last).is_some_and(|entry| one.get(key) == entry.get(key));
    let (is_named, has_member) = (name.is_some(), by.is_some());
    let is_meant = |one: &Plain| (is_named || same(FOR, one)) && (has_member || same(BY, one));
    if entries.iter().any(|one| fits(one) && same(ON, one) && !is_meant(one)) {
        return Err(Failure::new(WHICH).arg("task", id).help(SAY));
    }
    Ok(vec![at.work(DONE, at.without(DONE, &[last]))])
}

/// The member of the leading group that delivers; `None` where no group leads the task.
fn member<'g>(base: EditBase<'g>, at: &TaskAt<'_>, new: &NewDelivery) -> Result<Option<&'g AssigneeId>, Failure> {
    let known = calc::occurrences(base.plan, at.task);
    let asked = new.occurrence.as_deref().map(|asked| occurrence_name(asked, &known)).transpose()?;
    let meant = |asked: &str| known.iter().find(|one| one.written_name().eq_ignore_ascii_case(asked));
    leading_member(base, at.task, new.member.as_deref(), &known, asked.as_deref().and_then(meant))
}

/// The occurrence that is meant; `None` for tasks that have none.
fn occurrence(
    base: EditBase<'_>,
    at: &TaskAt<'_>,
    new: &NewDelivery,
    member: Option<&AssigneeId>,
) -> Result<Option<Occurrence>, Failure> {
    const ONCE: Both = Both {
        en: "task {task} does not recur; leave out --for",
        vi: "nhiệm vụ {task} không định kỳ; bỏ --for",
    };
    const NO_OCCURRENCE: Both =
        Both { en: "task {task} has no occurrence {name}", vi: "nhiệm vụ {task} không có kỳ {name}" };
    const NOT_OWED: Both = Both {
        en: "task {task} does not owe {name}: it was due on {due}, before the plan was issued",
        vi: "nhiệm vụ {task} không phải nộp kỳ {name}: hạn {due}, trước khi kế hoạch ban hành",
    };
    const THESE: Both = Both { en: "it has {known}", vi: "các kỳ: {known}" };
    let id = at.task.id.value.as_str();
    let known = calc::occurrences(base.plan, at.task);
    let Some(asked) = &new.occurrence else {
        return if at.task.due.value.is_recurring() {
            the_open_occurrence(base, at, &known, (new.on, member)).map(Some)
        } else {
            Ok(None)
        };
    };
    if !at.task.due.value.is_recurring() {
        return Err(Failure::new(ONCE).arg("task", id));
    }
    let names: Vec<String> = known.iter().map(Occurrence::written_name).collect();
    let asked = &*occurrence_name(asked, &known)?;
    if let Some(found) = known.iter().find(|one| one.written_name().eq_ignore_ascii_case(asked)) {
        return Ok(Some(found.clone()));
    }
    // Those that the plan owes were looked through already: what is found here was due before the issue.
    let all = calc::all_occurrences(base.plan, at.task);
    if let Some(early) = all.iter().find(|one| one.written_name().eq_ignore_ascii_case(asked)) {
        let failure = Failure::new(NOT_OWED).arg("task", id).arg("name", asked).day("due", early.due.day);
        return Err(if names.is_empty() { failure } else { failure.arg("known", names.join(", ")).help(THESE) });
    }
    let failure = Failure::new(NO_OCCURRENCE).arg("task", id).arg("name", asked);
    let failure = failure.arg("known", names.join(", ")).help(THESE);
    Err(failure.suggest(nearest(asked, names.iter().map(String::as_str))))
}

/// The name of the occurrence that a person means by a day with slashes or by a period in words; other texts as they
/// are.
fn occurrence_name(asked: &str, known: &[Occurrence]) -> Result<String, Failure> {
    if let Some(day) = day_reading(asked) {
        return Ok(day.to_string());
    }
    let Some(spoken) = SpokenPeriod::read(asked) else { return Ok(asked.to_owned()) };
    let names: Vec<String> = known.iter().map(Occurrence::written_name).collect();
    let mut meant = spoken.among(names.iter().map(String::as_str));
    if meant.is_empty() {
        // An occurrence that has its day for a name is that of the period which ends on that day.
        let ends = |one: &Occurrence| {
            spoken.stretch(Some(one.due.written.year())).map(Stretch::last_day) == Some(one.due.written)
        };
        meant = known.iter().zip(&names).filter(|(one, _)| ends(one)).map(|(_, name)| name.as_str()).collect();
    }
    match meant.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => Ok(asked.to_owned()),
        several => Err(Failure::several(asked, several.iter().copied())),
    }
}

/// The occurrence that a delivery on the day `on` is for, where only one can be meant. An occurrence is open when no
/// delivery, of a group none by the member, is recorded for it and its time has begun.
fn the_open_occurrence(
    base: EditBase<'_>,
    at: &TaskAt<'_>,
    known: &[Occurrence],
    (on, member): (Day, Option<&AssigneeId>),
) -> Result<Occurrence, Failure> {
    const WHICH: Both = Both {
        en: "task {task} recurs: for which occurrence is it? open are {open}",
        vi: "nhiệm vụ {task} định kỳ: cho kỳ nào? chưa xong: {open}",
    };
    const NONE: Both = Both {
        en: "task {task} has no open occurrence on {on}; the next is {next}",
        vi: "nhiệm vụ {task} không có kỳ nào chưa xong vào ngày {on}; kỳ tới là {next}",
    };
    const ALL: Both =
        Both { en: "every occurrence of task {task} is done", vi: "mọi kỳ của nhiệm vụ {task} đã xong" };
    const NOTHING_OWED: Both = Both {
        en: "task {task} owes no delivery: all its occurrences were due before the plan was issued",
        vi: "nhiệm vụ {task} không phải nộp kỳ nào: mọi hạn đều trước khi kế hoạch ban hành",
    };
    const FOR_IT: Both = Both { en: "say which with --for {example}", vi: "chọn bằng --for {example}" };
    let id = at.task.id.value.as_str();
    let is_recorded = |one: &Occurrence| recorded_for(at.task, one, member).is_some();
    // The first occurrence is open from the start, each other one from the day after the one before it was due.
    let has_begun = |index: usize| {
        let previous = index.checked_sub(1).and_then(|index| known.get(index));
        previous.is_none_or(|previous| previous.due.day < on)
    };
    let open = known.iter().enumerate().filter(|(index, one)| !is_recorded(one) && has_begun(*index));
    let open: Vec<&Occurrence> = open.map(|(_, one)| one).collect();
    // A delivery in time for an occurrence that was due before the issue may be for that one, which nobody owes.
    let all = calc::all_occurrences(base.plan, at.task);
    let mut due_before_issue = all.iter().filter(|one| !known.contains(one));
    let may_be_for_another = due_before_issue.any(|one| one.due.day >= on);
    if let ([only], false) = (open.as_slice(), may_be_for_another) {
        return Ok((*only).clone());
    }
    let example = open.first().copied().or_else(|| known.iter().find(|one| !is_recorded(one)));
    let Some(example) = example.map(Occurrence::written_name) else {
        return Err(Failure::new(if known.is_empty() { NOTHING_OWED } else { ALL }).arg("task", id));
    };
    let names: Vec<String> = open.iter().map(|one| one.written_name()).collect();
    let failure = if names.is_empty() {
        Failure::new(NONE).day("on", on).arg("next", &*example)
    } else {
        Failure::new(WHICH).arg("open", names.join(", "))
    };
    Err(failure.arg("task", id).arg("example", shell_word(&example)).help(FOR_IT))
}
