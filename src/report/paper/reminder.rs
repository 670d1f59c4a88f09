//! The reminder (đôn đốc): what is late or due soon, for each person.

use super::facts::{Facts, sentence};
use super::fields::{FieldValue, Fields};
use super::periodic::{due_day, own_item};
use super::wording::{count, day, days, ended_together, line};
use crate::calc::{State, TaskStatus, member_statuses};
use crate::model::{Assignee, Task};
use crate::report::{Block, Doc};
use crate::text::Raw;

/// Somebody who is reminded.
pub(super) struct Reminded<'f> {
    pub title: String,
    holder: Option<String>,
    overdue: Vec<Owed<'f>>,
    due_soon: Vec<Owed<'f>>,
}

/// The heading of the tasks that nobody leads.
const NOBODY: &str = "Chưa phân công";

type Owed<'f> = (&'f Task, TaskStatus);

/// The longest text that fits a chat.
const MOST_LETTERS: usize = 500;

/// The fields of the reminder.
pub(super) fn reminder(facts: &Facts<'_>) -> Fields {
    let people = people(facts);
    let (overdue, due_soon) = (sum(&people, |one| one.overdue.len()), sum(&people, |one| one.due_soon.len()));
    let next = facts.plan.reports().into_iter().find(|report| report.due.day >= facts.day());
    let person = |one: &Reminded<'_>| {
        let items = |owed: &[Owed<'_>]| {
            let late = |status: &TaskStatus| status.days_late.filter(|_| status.state == State::Overdue);
            owed.iter().map(|(task, status)| own_item(facts, task, due_day(status), late(status))).collect::<Vec<_>>()
        };
        let [overdue, due_soon] = ended_together([items(&one.overdue), items(&one.due_soon)]);
        Fields::default()
            .with("title", one.title.clone())
            .with("holder", one.holder.clone())
            .with("overdue", overdue)
            .with("due-soon", due_soon)
            .with("text", message(facts, one))
    };
    Fields::default()
        .with("people", people.iter().map(person).collect::<Vec<_>>())
        .with("overdue-count", count(overdue))
        .with("due-soon-count", count(due_soon))
        .with("counts", counts(overdue, due_soon, "nhiệm vụ").join(" và "))
        .with("reply-by", next.map(|report| day(report.due.day)))
}

fn sum(people: &[Reminded<'_>], of: impl Fn(&Reminded<'_>) -> usize) -> usize {
    people.iter().map(of).sum()
}

/// How many things are late and due soon, without a zero.
fn counts(overdue: usize, due_soon: usize, things: &str) -> Vec<String> {
    let all = [(overdue, "quá hạn"), (due_soon, "sắp đến hạn")];
    let counted = all.into_iter().filter(|(number, _)| *number > 0);
    counted.map(|(number, what)| format!("{} {things} {what}", count(number))).collect()
}

/// The reminder as text: a paragraph for each person, fit for a chat.
pub(crate) fn chat(fields: &Fields) -> Doc {
    const NOTHING: &str = "Không có việc quá hạn hoặc sắp đến hạn.";
    let people = if let Some(FieldValue::List(people)) = fields.get("people") { people.as_slice() } else { &[] };
    let draft = fields.get("draft").and_then(FieldValue::as_text);
    let texts = people.iter().filter_map(|person| person.get("text").and_then(FieldValue::as_text));
    let nobody = people.is_empty().then_some(NOTHING);
    let paragraphs = draft.into_iter().chain(texts).chain(nobody).map(|text| Block::Paragraph(Raw::new(text)));
    paragraphs.collect()
}

/// Everybody who has something late or due soon, in the order of the file; then the tasks that nobody leads.
pub(super) fn people<'f>(facts: &Facts<'f>) -> Vec<Reminded<'f>> {
    let wanted = facts.request.filter.assignees.as_ref();
    let is_wanted = |one: &Assignee| {
        let in_group = || {
            let groups = facts
                .plan
                .assignees
                .iter()
                .filter(|group| wanted.is_some_and(|ids| ids.contains(&group.id.value.raw())));
            groups.flat_map(|group| group.members()).any(|member| member.value.is(one.id.value.as_str()))
        };
        wanted.is_none_or(|ids| ids.contains(&one.id.value.raw()) || in_group())
    };
    let one = |assignee: &'f Assignee| {
        let holder = assignee.holder_on(facts.day()).map(|holder| line(holder.name.raw()));
        Reminded::of(line(assignee.title.raw()), holder, &owed_by(facts, assignee))
    };
    let asked = facts.plan.assignees.iter().map(|item| &item.value).filter(|assignee| is_wanted(assignee));
    let vacant =
        || facts.tasks.iter().filter(|(task, _)| task.leads.is_empty()).map(|(task, status)| (*task, status.clone()));
    let nobody = wanted.is_none().then(|| Reminded::of(NOBODY.to_owned(), None, &vacant().collect::<Vec<_>>()));
    asked.map(one).chain(nobody).filter(|one| !one.overdue.is_empty() || !one.due_soon.is_empty()).collect()
}

/// Those to whom the reminder goes.
pub(super) fn addressees(facts: &Facts<'_>) -> Vec<String> {
    let asked = people(facts).into_iter();
    // Nobody can be written to about a task that nobody leads.
    asked.filter(|one| one.holder.is_some() || one.title != NOBODY).map(|one| one.title).collect()
}

/// The tasks that somebody owes, each with the status of the own deliveries. A group is reminded through its members.
fn owed_by<'f>(facts: &Facts<'f>, assignee: &Assignee) -> Vec<Owed<'f>> {
    let id = assignee.id.value.as_str();
    let mut owed: Vec<Owed<'f>> = Vec::new();
    for (task, status) in &facts.tasks {
        let members = member_statuses(facts.plan, task, facts.view);
        let own = members.into_iter().find(|(member, _)| member.is(id)).map(|(_, status)| status);
        let leads = task.leads.iter().any(|lead| lead.value.is(id)) && assignee.members().is_empty();
        owed.extend(own.or_else(|| leads.then(|| status.clone())).map(|status| (*task, status)));
    }
    owed
}

impl<'f> Reminded<'f> {
    fn of(title: String, holder: Option<String>, owed: &[Owed<'f>]) -> Self {
        let of = |state: State| -> Vec<Owed<'f>> {
            let mut all: Vec<Owed<'f>> = owed.iter().filter(|(_, status)| status.state == state).cloned().collect();
            all.sort_by_key(|(_, status)| status.due);
            all
        };
        Self { title, holder, overdue: of(State::Overdue), due_soon: of(State::DueSoon) }
    }
}

/// One paragraph for a chat: as many tasks as have room, and the number of the others.
fn message(facts: &Facts<'_>, one: &Reminded<'_>) -> String {
    let late = |(task, status): &Owed<'_>| {
        format!(
            "{} {} (trễ {} ngày)",
            task.id.value.as_str(),
            sentence(task.title.raw()),
            days(status.days_late.unwrap_or_default())
        )
    };
    let soon = |(task, status): &Owed<'_>| {
        format!("{} {} (hạn {})", task.id.value.as_str(), sentence(task.title.raw()), due_day(status))
    };
    let counted = counts(one.overdue.len(), one.due_soon.len(), "việc");
    let opening = format!("{}: đến {} có {}. ", one.title, day(facts.day()), counted.join(", "));
    let closing = "Đề nghị thực hiện và báo kết quả.";
    let items: Vec<String> = one.overdue.iter().map(late).chain(one.due_soon.iter().map(soon)).collect();
    let rest = |left: usize| if left == 0 { ". ".to_owned() } else { format!("; và {left} việc khác. ") };
    let whole = |taken: usize| {
        let named = items.get(..taken).unwrap_or_default().join("; ");
        let end = if taken == 0 { String::new() } else { rest(items.len() - taken) };
        format!("{opening}{named}{end}{closing}")
    };
    let fits = |text: &String| text.chars().count() <= MOST_LETTERS;
    let fitting = (0..=items.len()).rev().map(whole).find(fits);
    // A title longer than a chat takes leaves the counts, and at last the first letters of the name.
    fitting.unwrap_or_else(|| opening.chars().take(MOST_LETTERS).collect())
}
