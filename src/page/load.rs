//! The load of each assignee, and the tasks that are late or due next.

use super::bars::load;
use super::lists::shortly;
use super::tables::{Column, Side, plain, section, table};
use super::words::Words;
use crate::calc::State;
use crate::report::assignment::document::name;
use crate::report::assignment::rows::AssigneeRow;
use crate::report::page::{Audience, PlanPage};
use crate::report::status::rows::TaskRow;
use crate::text::Both;
use crate::value::Cell;
use maud::{Markup, html};

const COLUMNS: [Column; 6] = [
    (Both { en: "Person or body", vi: "Người, bộ phận" }, Side::Plan),
    (Both { en: "Load", vi: "Khối lượng" }, Side::Picture),
    (Both { en: "Leads", vi: "Chủ trì" }, Side::Number),
    (Both { en: "Supports", vi: "Phối hợp" }, Side::Number),
    (Both { en: "Oversees", vi: "Giám sát" }, Side::Number),
    (Both { en: "Late or due soon", vi: "Quá hạn, sắp đến hạn" }, Side::Brief),
];

/// Everybody with a role, in the order of the file.
pub(super) fn people(page: &PlanPage, words: Words) -> Markup {
    const TITLE: Both = Both { en: "People and their load", vi: "Ai phụ trách" };
    const CAPTION: Both = Both {
        en: "Dark: leads; light: supports; the line across is the most that somebody may lead.",
        vi: "Đậm: chủ trì; nhạt: phối hợp; vạch đứng là số nhiệm vụ được chủ trì nhiều nhất.",
    };
    let with_role = |one: &&AssigneeRow| one.load.leads + one.load.supports + one.load.oversees > 0;
    let people: Vec<&AssigneeRow> = page.assignment.assignees.iter().filter(with_role).collect();
    if people.is_empty() {
        return html! {};
    }
    let widest = |one: &&AssigneeRow| (one.load.leads + one.load.supports).max(limit(one).unwrap_or_default());
    let most = people.iter().map(widest).max().unwrap_or_default();
    let rows = people.iter().map(|one| cells(page, one, most, words)).collect();
    section("people", words.say(TITLE), &table(words.say(CAPTION), &COLUMNS, 0, rows, words))
}

fn limit(one: &AssigneeRow) -> Option<usize> {
    one.max_leads.map(|most| most as usize)
}

fn cells(page: &PlanPage, one: &AssigneeRow, most: usize, words: Words) -> Vec<Markup> {
    let leads = limit(one).map_or(Cell::Count(one.load.leads), |limit| Cell::Share(one.load.leads, limit));
    // Citizens see posts and bodies, not the names of persons.
    let holder = one.holder.as_ref().filter(|_| page.audience == Audience::Office);
    vec![
        html! {
            (words.among_plan(&name(one)))
            @if let Some(holder) = holder { " " span.small { (words.text(holder)) } }
        },
        load(one.load.leads, one.load.supports, limit(one), most, words),
        plain(words.cell(&leads)),
        plain(words.count(one.load.supports)),
        plain(words.count(one.load.oversees)),
        owed(page, one, words),
    ]
}

/// The tasks that somebody leads and that are late or due soon, the late ones first.
fn owed(page: &PlanPage, one: &AssigneeRow, words: Words) -> Markup {
    let led =
        |task: &&TaskRow| task.leads.contains(&one.id) || task.each_member.iter().any(|(member, _)| *member == one.id);
    let of = |state: State, class: &'static str| {
        let mut tasks: Vec<_> = page
            .status
            .tasks
            .iter()
            .filter(led)
            .map(|task| (task, task.status_for(&one.id)))
            .filter(|(_, status)| status.state == state)
            .collect();
        tasks.sort_by_key(|(_, status)| status.due);
        tasks.into_iter().map(move |(task, status)| (class, shortly(task, status.due, status.days_late, words)))
    };
    let late = of(State::Overdue, "bad");
    let all: Vec<(&str, String)> = late.chain(of(State::DueSoon, "plain")).collect();
    html! {
        @for (number, (class, said)) in all.iter().enumerate() {
            @if number > 0 { ", " }
            span class=(class) { (said) }
        }
    }
}
