//! The index of very many plans: a row for each plan above, which leads to the page of those below it.

use super::bars::{legend, states};
use super::cards::cards;
use super::frame::{Frame, Head};
use super::many::{LeagueScene, below, numbers, well};
use super::tables::{Column, Side, plain, section, table};
use super::words::Words;
use crate::calc::State;
use crate::report::page::LeagueGroup;
use crate::text::{Both, Raw};
use crate::value::Cell;
use maud::{Markup, html};

/// The name of the page of the plans without a plan above.
pub(crate) const TOP_FILE: &str = "top.html";

/// The name of the page of the plans under a plan.
pub(crate) fn group_file(id: &Raw) -> String {
    let id = id.as_str();
    if id.is_empty() { TOP_FILE.to_owned() } else { format!("under.{}.html", id.to_ascii_lowercase()) }
}

/// The section with the rows.
const ID: &str = "groups";

const COLUMNS: [Column; 7] = [
    (Both { en: "Plans under", vi: "Kế hoạch thuộc" }, Side::Plan),
    (Both { en: "Plans", vi: "Số kế hoạch" }, Side::Number),
    (Both { en: "Tasks by state", vi: "Nhiệm vụ theo trạng thái" }, Side::Picture),
    (Both { en: "Complete", vi: "Hoàn thành" }, Side::Number),
    (Both { en: "Overdue", vi: "Quá hạn" }, Side::Number),
    (Both { en: "Due soon", vi: "Sắp đến hạn" }, Side::Number),
    (Both { en: "Targets well", vi: "Chỉ tiêu tốt" }, Side::Number),
];

/// The index as a file. Where plans have pages, each row leads to the page of its plans.
pub(crate) fn groups_page(scene: &LeagueScene<'_>, frame: &Frame) -> String {
    const TITLE: Both = Both { en: "Administrative-reform plans", vi: "Các kế hoạch cải cách hành chính" };
    const SECTION: Both = Both { en: "By the plan above", vi: "Theo kế hoạch cấp trên" };
    const CAPTION: Both = Both {
        en: "Counts are added over the plans; percentages never are.",
        vi: "Số đếm được cộng qua các kế hoạch; tỷ lệ phần trăm không cộng.",
    };
    let words = frame.words();
    let rows = scene.groups.iter().map(|group| cells(scene, group, words)).collect();
    let listed = html! {
        (table(words.say(CAPTION), &COLUMNS, 0, rows, words))
        (legend(&scene.groups.iter().map(|group| &group.total.tally).collect::<Vec<_>>(), words))
    };
    let content = html! {
        (cards(&numbers(scene, Some(ID), words), words.say(Both { en: "In numbers", vi: "Tóm tắt" })))
        (section(ID, words.say(SECTION), &listed))
    };
    let head =
        Head { above: None, title: Cell::Word(TITLE), below: below(scene.day, scene.total.plans, scene.basis, words) };
    frame.file(&head, &content)
}

fn cells(scene: &LeagueScene<'_>, group: &LeagueGroup, words: Words) -> Vec<Markup> {
    const TOP: Both = Both { en: "(no plan above)", vi: "(không có kế hoạch cấp trên)" };
    let name = if group.id.as_str().is_empty() { &Cell::Word(TOP) } else { &group.name };
    let name = words.among_plan(name);
    vec![
        html! { @if scene.links.is_some() { a href=(group_file(&group.id)) { (name) } } @else { (name) } },
        plain(words.count(group.total.plans.standing())),
        states(&group.total.tally, words),
        plain(words.completion(group.total.tally.completion())),
        plain(words.count(group.total.tally.of(State::Overdue))),
        plain(words.count(group.total.tally.of(State::DueSoon))),
        plain(well(&group.total.verdicts, words)),
    ]
}
