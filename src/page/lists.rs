//! Lists of tasks: overdue, due soon, and all of them.

use super::signs::state_words;
use super::tables::{Column, Side, head, plain, row, section, table};
use super::words::Words;
use crate::calc::State;
use crate::report::page::{Audience, PlanPage};
use crate::report::status::document::{due_cell, leads, task_when};
use crate::report::status::members::Named;
use crate::report::status::rows::TaskRow;
use crate::text::Both;
use crate::value::{Cell, Day};
use maud::{Markup, html};

pub(super) const OVERDUE: &str = "overdue";
pub(super) const DUE_SOON: &str = "due-soon";
const TASKS: &str = "tasks";

const NUMBER: Column = (Both { en: "No.", vi: "Số" }, Side::Mark);
const TASK: Column = (Both { en: "Task", vi: "Nhiệm vụ" }, Side::Plan);
const LEAD: Column = (Both { en: "Lead", vi: "Chủ trì" }, Side::Plan);
const DUE: Column = (Both { en: "Due", vi: "Hạn" }, Side::Mark);
const LATE: Column = (Both { en: "Late", vi: "Trễ" }, Side::Number);
const LEFT: Column = (Both { en: "Left", vi: "Còn" }, Side::Number);
const WHEN: Column = (Both { en: "When", vi: "Thời hạn" }, Side::Brief);
const STATE: Column = (Both { en: "State", vi: "Trạng thái" }, Side::Brief);

const ONE_DAY: Both = Both { en: "1 day", vi: "1 ngày" };
const DAYS: Both = Both { en: "{days} days", vi: "{days} ngày" };

/// The tasks that are overdue, then those that are due soon.
pub(super) fn open(page: &PlanPage, words: Words) -> Markup {
    const LATE_TITLE: Both = Both { en: "Overdue", vi: "Quá hạn" };
    const SOON_TITLE: Both = Both { en: "Due soon", vi: "Sắp đến hạn" };
    const CAPTION_LATE: Both =
        Both { en: "The longest overdue come first.", vi: "Trễ lâu nhất đứng trước." };
    const CAPTION_SOON: Both = Both { en: "The next due day comes first.", vi: "Hạn gần nhất đứng trước." };
    let late = page.tasks_in(State::Overdue);
    let soon = page.tasks_in(State::DueSoon);
    let list = |id, title: Both, caption: Both, columns: &[Column], tasks: &[&TaskRow]| {
        let rows = tasks.iter().map(|task| open_cells(page, task, words)).collect();
        section(id, words.say(title), &table(words.say(caption), columns, 1, rows, words))
    };
    html! {
        @if !late.is_empty() {
            (list(OVERDUE, LATE_TITLE, CAPTION_LATE, &[NUMBER, TASK, LEAD, DUE, LATE], &late))
        }
        @if !soon.is_empty() {
            (list(DUE_SOON, SOON_TITLE, CAPTION_SOON, &[NUMBER, TASK, LEAD, DUE, LEFT], &soon))
        }
    }
}

fn open_cells(page: &PlanPage, task: &TaskRow, words: Words) -> Vec<Markup> {
    let due = task.status.due;
    let days = task.status.days_late.or_else(|| due.map(|due| due.days_since(page.day)));
    vec![
        plain(words.text(&task.id)),
        title(task, words),
        lead(page, task, words),
        plain(due.map_or_else(String::new, |due| words.cell(&due_cell(due, task.status.due_as_written)))),
        plain(days.map_or_else(String::new, |days| said_days(days, words))),
    ]
}

fn said_days(days: i64, words: Words) -> String {
    match days {
        0 => words.say(Both { en: "today", vi: "hôm nay" }).to_owned(),
        1 => words.say(ONE_DAY).to_owned(),
        _ => words.phrase(DAYS, vec![("days", Cell::Count(usize::try_from(days).unwrap_or_default()))]),
    }
}

/// When a task is due, or how late it is, in a few words behind its number.
pub(super) fn shortly(task: &TaskRow, due: Option<Day>, days_late: Option<i64>, words: Words) -> String {
    const LATE_BY: Both = Both { en: "{task} ({days} late)", vi: "{task} (trễ {days})" };
    const DUE_ON: Both = Both { en: "{task} (due {day})", vi: "{task} (hạn {day})" };
    let number = ("task", Cell::Text(task.id.clone()));
    match (days_late, due) {
        (Some(days), _) => words.phrase(LATE_BY, vec![number, ("days", Cell::from(said_days(days, words)))]),
        (None, Some(due)) => words.phrase(DUE_ON, vec![number, ("day", Cell::Day(due))]),
        (None, None) => words.text(&task.id),
    }
}

fn title(task: &TaskRow, words: Words) -> Markup {
    let members = task.members.as_ref().map(|members| members.cell(Named::First));
    html! {
        (words.text(&task.title))
        @if let Some(members) = members.filter(|members| *members != Cell::Empty) {
            " " span.small { (words.among_plan(&members)) }
        }
    }
}

/// Those who lead a task. That nobody does is a gap in the assignment, which is the office's own.
fn lead(page: &PlanPage, task: &TaskRow, words: Words) -> Markup {
    match page.audience {
        Audience::Public if task.lead_titles.is_empty() => html! {},
        Audience::Public | Audience::Office => words.among_plan(&leads(task)),
    }
}

/// Every task under its area.
pub(super) fn all(page: &PlanPage, words: Words) -> Markup {
    const TITLE: Both = Both { en: "All tasks", vi: "Tất cả nhiệm vụ" };
    const CAPTION: Both = Both { en: "In the order of the plan.", vi: "Theo thứ tự của kế hoạch." };
    const COLUMNS: [Column; 5] = [NUMBER, TASK, LEAD, WHEN, STATE];
    if page.status.tasks.is_empty() {
        return html! {};
    }
    let areas = page.status.areas.iter().filter(|area| area.tally.tasks() > 0);
    let content = html! {
        table.all {
            caption { (words.say(CAPTION)) }
            (head(&COLUMNS, words))
            @for area in areas {
                tbody {
                    tr.heading {
                        th scope="rowgroup" lang=[words.plan_lang()] colspan=(COLUMNS.len()) {
                            (words.text(&area.id)) " " (words.text(&area.title))
                        }
                    }
                    @for task in page.status.tasks.iter().filter(|task| task.area == area.id) {
                        (row(&COLUMNS, 1, cells(page, task, words), words))
                    }
                }
            }
        }
    };
    section(TASKS, words.say(TITLE), &content)
}

fn cells(page: &PlanPage, task: &TaskRow, words: Words) -> Vec<Markup> {
    const OUTPUT: Both = Both { en: "output: {output}", vi: "sản phẩm: {output}" };
    let output = task.output.as_ref().map(|output| vec![("output", Cell::Text(output.clone()))]);
    let output = output.map(|output| words.among_plan(&Cell::phrase(OUTPUT, output)));
    let percent = task.status.percent.clone().map(|percent| words.cell(&Cell::Exactly(percent)));
    vec![
        plain(words.text(&task.id)),
        html! { (title(task, words)) @if let Some(output) = output { " " span.small { (output) } } },
        lead(page, task, words),
        plain(words.cell(&task_when(task))),
        html! {
            (state_words(task.status.state, words))
            @if let Some(percent) = percent { " " span.small { (percent) } }
        },
    ]
}
