//! Gaps in the assignment, and what hinders the plan: for the office alone.

use super::tables::{Column, Side, plain, section, table};
use super::words::Words;
use crate::calc::GapKind;
use crate::report::assignment::document::what;
use crate::report::difficulties::document::{held, unresolved};
use crate::report::difficulties::rows::DifficultyRow;
use crate::report::page::PlanPage;
use crate::text::{Both, Raw};
use crate::value::Cell;
use maud::{Markup, html};

pub(super) const ID: &str = "gaps";

/// The gaps by kind, with the tasks that they concern.
pub(super) fn gaps(page: &PlanPage, words: Words) -> Markup {
    const TITLE: Both = Both { en: "Gaps in the assignment", vi: "Thiếu sót phân công" };
    let all = &page.assignment.gaps;
    if all.is_empty() {
        return html! {};
    }
    let mut said: Vec<(Cell, Vec<Raw>)> = Vec::new();
    for gap in all {
        let tasks = gap.tasks.iter().map(|(id, _)| id.clone());
        let kind = what(&page.assignment, gap);
        // Two tasks with one title are one gap; the tasks of two such gaps do not mix.
        let joined = said.iter_mut().find(|(known, _)| *known == kind && gap.kind != GapKind::SameDuty);
        match joined {
            Some((_, known)) => known.extend(tasks),
            None => said.push((kind, tasks.collect())),
        }
    }
    let list = html! {
        ul {
            @for (kind, tasks) in &said {
                li { (words.among_own(kind)) ": " (words.cell(&Cell::Joined(tasks.iter().cloned().map(Cell::Text).collect(), ", "))) }
            }
        }
    };
    section(ID, words.say(TITLE), &list)
}

const COLUMNS: [Column; 5] = [
    (Both { en: "Raised", vi: "Ngày nêu" }, Side::Mark),
    (Both { en: "Difficulty", vi: "Khó khăn, vướng mắc" }, Side::Plan),
    (Both { en: "Proposal", vi: "Kiến nghị" }, Side::Plan),
    (Both { en: "Tasks", vi: "Nhiệm vụ" }, Side::Brief),
    (Both { en: "State", vi: "Tình trạng" }, Side::Brief),
];

/// The difficulties that nobody has resolved.
pub(super) fn difficulties(page: &PlanPage, words: Words) -> Markup {
    const TITLE: Both = Both { en: "Unresolved difficulties", vi: "Khó khăn, vướng mắc chưa giải quyết" };
    const CAPTION: Both = Both { en: "The oldest come first.", vi: "Nêu sớm nhất đứng trước." };
    let rows = page.difficulties.as_ref().map(|plan| plan.rows.as_slice()).unwrap_or_default();
    if rows.is_empty() {
        return html! {};
    }
    let cells = |row: &DifficultyRow| {
        let tasks = Cell::Joined(row.tasks.iter().map(held).collect(), ", ");
        vec![
            plain(words.cell(&Cell::Day(row.raised))),
            html! {
                (words.text(&row.text))
                @if let Some(by) = &row.by_title { " " span.small { (words.text(by)) } }
            },
            plain(row.proposal.as_ref().map_or_else(String::new, |proposal| words.text(proposal))),
            plain(words.cell(&tasks)),
            plain(words.cell(&unresolved(row.age_days))),
        ]
    };
    let rows = rows.iter().map(cells).collect();
    section("difficulties", words.say(TITLE), &table(words.say(CAPTION), &COLUMNS, 1, rows, words))
}
