//! The report on a period: what was done, what was not, what comes next.

use super::facts::{Facts, is_unresolved, is_within, sentence};
use super::fields::Fields;
use super::target_words;
use super::task_words::{self, counted_state};
use super::wording::{capitals, count, day, days, ended, ended_together, line, list, paragraphs, period_title, roman};
use crate::calc::{State, TaskStatus, Verdict, occurrences};
use crate::model::{Area, Delivery, DifficultyKind, Period, ReportPart, Task};
use crate::report::targets::rows::{PlanTargets, TargetRow};
use crate::source::At;
use crate::value::{DueDay, Text};
use smol_str::SmolStr;

/// The fields of the report.
pub(super) fn periodic(facts: &Facts<'_>, targets: &PlanTargets) -> Fields {
    let (written, plan) = (facts.written, facts.plan);
    let areas = |is_steering: bool| {
        let part = plan.areas.iter().filter(|area| (area.section == Some(ReportPart::Steering)) == is_steering);
        part.enumerate().map(|(at, area)| area_fields(facts, targets, area, at + 1)).collect::<Vec<_>>()
    };
    let text = |of: fn(&crate::model::PaperFile) -> Option<&At<Text>>| {
        written.and_then(of).map(|at| paragraphs(at.value.raw()))
    };
    let causes = text(|written| written.assessment.causes.as_ref());
    let next = next_period(facts);
    let next_title = next.as_ref().map(|next| time_ahead(&facts.request.period, next));
    let rows = |takes: &dyn Fn(Verdict) -> bool, item: &dyn Fn(&TargetRow) -> Fields| {
        ended(targets.targets.iter().filter(|row| takes(row.standing.verdict)).map(item).collect())
    };
    Fields::default()
        .with("steering", areas(true))
        .with("areas", areas(false))
        .with("achieved", text(|written| written.assessment.achieved.as_ref()))
        .with("targets-summary", targets_summary(targets))
        .with("attained", rows(&|verdict| verdict == Verdict::Attained, &target_words::item))
        .with("limits", text(|written| written.assessment.limits.as_ref()))
        .with("overdue", overdue(facts))
        .with("missed", rows(&|verdict| target_words::is_failing(verdict), &target_words::failing_item))
        .with(
            "difficulties",
            if causes.is_some() { Vec::new() } else { difficulties(facts, DifficultyKind::Difficulty) },
        )
        .with("causes", causes)
        .with("oversight", difficulties(facts, DifficultyKind::Oversight))
        .with("next-title-capitals", next_title.as_deref().map(capitals))
        .with("next-title", next_title)
        .with("directions", text(|written| written.next.directions.as_ref()))
        .with("next", next.map(|next| due_next(facts, &next)).unwrap_or_default())
        .with("proposals", proposals(facts))
}

fn area_fields(facts: &Facts<'_>, targets: &PlanTargets, area: &Area, number: usize) -> Fields {
    let id = area.id.value.as_str();
    let own = |row: &&TargetRow| {
        row.section.in_area.as_ref().is_some_and(|known| known.as_str().eq_ignore_ascii_case(id)) && row.asked.is_some()
    };
    let narrative = facts.written.and_then(|written| written.area(&area.id.value));
    let figures = targets.targets.iter().filter(own).map(target_words::item).collect();
    let [items, figures] = ended_together([list(delivered(facts, id)), figures]);
    Fields::default()
        .with("number", number.to_string())
        .with("id", id)
        .with("title", line(area.title.raw()))
        .with("narrative", narrative.map(|text| paragraphs(text.raw())))
        .with("summary", summary(facts, id))
        .with("items", items)
        .with("figures", figures)
}

/// "Thực hiện 09 nhiệm vụ: 02 hoàn thành, 01 hoàn thành trễ hạn."
fn summary(facts: &Facts<'_>, area: &str) -> Option<String> {
    let all: Vec<State> = facts.tasks_of(area).map(|(_, status)| status.state).collect();
    let of = |state: State| all.iter().filter(|known| **known == state).count();
    let states = State::ALL.into_iter().filter(|state| of(*state) > 0);
    let counted: Vec<String> = states.map(|state| format!("{} {}", count(of(state)), counted_state(state))).collect();
    (!all.is_empty()).then(|| format!("Được giao {} nhiệm vụ, trong đó: {}.", count(all.len()), counted.join(", ")))
}

/// The deliveries of the period in an area, in the order of tasks and days.
pub(super) fn delivered(facts: &Facts<'_>, area: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for (task, _) in facts.tasks_of(area) {
        let mut own: Vec<&Delivery> = task.done.iter().map(|item| &item.value).collect();
        own.retain(|delivery| is_within(&facts.request.period, delivery.on.value) && delivery.on.value <= facts.day());
        own.sort_by_key(|delivery| delivery.on.value);
        texts.extend(own.into_iter().map(|delivery| delivery_text(facts, task, delivery)));
    }
    texts
}

fn delivery_text(facts: &Facts<'_>, task: &Task, delivery: &Delivery) -> String {
    let title = sentence(task.title.raw());
    let occurrence = delivery.occurrence.as_ref().filter(|_| task.due.value.is_recurring());
    let occurrence =
        occurrence.map(|at| format!(" ({})", task_words::occurrence(&at.value, facts))).unwrap_or_default();
    let by = delivery.by.as_ref().and_then(|by| facts.plan.assignee(&by.value));
    let by = by.map(|one| format!(" – {}", line(one.title.raw()))).unwrap_or_default();
    let documents = task_words::documents_in_words(delivery.evidence.as_ref());
    let documents = if documents.is_empty() { String::new() } else { format!(" ({documents})") };
    format!("{title}{occurrence}{by}: hoàn thành ngày {}{documents}", day(delivery.on.value))
}

fn targets_summary(targets: &PlanTargets) -> Option<String> {
    let verdicts = targets.verdicts();
    let counted = verdicts.iter().filter(|(_, count)| *count > 0);
    let counted: Vec<String> =
        counted.map(|(verdict, number)| format!("{} {}", count(number), target_words::counted(verdict))).collect();
    (verdicts.targets() > 0)
        .then(|| format!("Kế hoạch có {} chỉ tiêu: {}.", count(verdicts.targets()), counted.join(", ")))
}

/// A task as an item of a list.
pub(super) fn task_item(facts: &Facts<'_>, task: &Task, due: String, days_late: Option<i64>) -> Fields {
    let (title, lead) = (sentence(task.title.raw()), facts.leads(task));
    let leads = if lead.is_empty() { "chưa phân công".to_owned() } else { lead.clone() };
    let text = match days_late {
        Some(late) => format!("{title} – {leads}: hạn {due}, trễ {} ngày", days(late)),
        None => format!("{title} – {leads}: hạn {due}"),
    };
    Fields::default()
        .with("id", task.id.value.as_str())
        .with("title", title)
        .with("lead", lead)
        .with("due", due)
        .with("days-late", days_late.map(|late| late.to_string()))
        .with("text", text)
}

/// The same below the name of the person who leads it.
pub(super) fn own_item(facts: &Facts<'_>, task: &Task, due: String, days_late: Option<i64>) -> Fields {
    let text = match days_late {
        Some(late) => format!("{}: hạn {due}, trễ {} ngày", sentence(task.title.raw()), days(late)),
        None => format!("{}: hạn {due}", sentence(task.title.raw())),
    };
    task_item(facts, task, due, days_late).with("text", text)
}

/// The day until which a task is due, in words.
pub(super) fn due_day(status: &TaskStatus) -> String {
    status.due.map(day).unwrap_or_default()
}

fn overdue(facts: &Facts<'_>) -> Vec<Fields> {
    let late = facts.tasks.iter().filter(|(_, status)| status.state == State::Overdue);
    ended(late.map(|(task, status)| task_item(facts, task, due_day(status), status.days_late)).collect())
}

/// Unresolved difficulties of a kind.
fn difficulties(facts: &Facts<'_>, kind: DifficultyKind) -> Vec<Fields> {
    let all = facts.plan.difficulties.iter();
    let open = all.filter(|one| one.kind == kind && is_unresolved(one, facts.day()));
    list(open.map(|one| sentence(one.text.raw())))
}

fn proposals(facts: &Facts<'_>) -> Vec<Fields> {
    let own = facts.written.map(|written| written.proposals.as_slice()).unwrap_or_default();
    let open = facts.plan.difficulties.iter().filter(|one| is_unresolved(one, facts.day()));
    let from_difficulties = open.filter_map(|one| one.proposal.as_ref()).map(|text| sentence(text.raw()));
    list(own.iter().map(|at| sentence(at.value.raw())).chain(from_difficulties))
}

/// The report period behind that of the paper.
fn next_period(facts: &Facts<'_>) -> Option<Period> {
    let all = facts.plan.all_reports().into_iter();
    let next = all.filter(|period| period.to > facts.request.period.to).min_by_key(|period| period.to);
    // Behind the last report the plan goes on to its end.
    let (from, to) = (facts.request.period.to.plus(1)?, facts.plan.end.value);
    next.or_else(|| (from <= to).then(|| Period { name: SmolStr::default(), from, to, due: DueDay::fixed(to) }))
}

/// The time between the ends of two periods: a quarter or a month, where it is as long as one. The report behind the
/// third quarter is that of the year (581/BNV-CCHC), and what is ahead is the fourth quarter.
fn time_ahead(period: &Period, next: &Period) -> String {
    let end = next.to;
    match end.days_since(period.to) {
        80..=100 => format!("quý {} năm {}", roman(end.month().div_ceil(3) as usize), end.year()),
        25..=35 => format!("tháng {} năm {}", end.month(), end.year()),
        _ if next.from > period.to && !next.name.is_empty() => period_title(next),
        _ => format!("thời gian đến ngày {}", day(end)),
    }
}

/// The tasks that are due behind the day of the paper and up to the end of the next period.
fn due_next(facts: &Facts<'_>, next: &Period) -> Vec<Fields> {
    let comes = |due: crate::value::Day| facts.day() < due && due <= next.due.day.max(next.to);
    let mut found: Vec<(crate::value::Day, Fields)> = Vec::new();
    for (task, status) in &facts.tasks {
        let open = match status.state {
            State::InProgress | State::DueSoon | State::NotStarted | State::Overdue => true,
            State::Done | State::DoneLate | State::Waiting | State::OnDemand | State::Dropped => false,
        };
        if !open {
            continue;
        }
        let days: Vec<crate::value::Day> = if task.due.value.is_recurring() {
            let owed = occurrences(facts.plan, task);
            let open = owed.iter().filter(|one| one.delivered_by(task, facts.day()).is_none());
            open.map(|one| one.due.day).filter(|due| comes(*due)).collect()
        } else {
            status.due.into_iter().filter(|due| comes(*due)).collect()
        };
        if let Some(first) = days.first() {
            let due = days.iter().map(|due| day(*due)).collect::<Vec<_>>().join(", ");
            found.push((*first, task_item(facts, task, due, None)));
        }
    }
    found.sort_by_key(|(due, _)| *due);
    ended(found.into_iter().map(|(_, item)| item).collect())
}
