//! The page of one plan.

use super::bars::{legend, states};
use super::cards::{Card, cards};
use super::frame::{Frame, Head};
use super::tables::{Column, Side, plain, section, table};
use super::words::Words;
use super::{gaps, lists, load, sources, targets};
use crate::report::page::{Audience, PlanPage};
use crate::report::status::rows::AreaStatus;
use crate::text::Both;
use crate::value::Cell;
use maud::{Markup, html};

/// The page of a plan as a file.
pub(crate) fn plan_page(page: &PlanPage, frame: &Frame) -> String {
    let words = frame.words();
    let is_office = page.audience == Audience::Office;
    let content = html! {
        (cards(&numbers(page, words), words.say(Both { en: "In numbers", vi: "Tóm tắt" })))
        (areas(page, words))
        @if is_office { (load::people(page, words)) }
        (targets::targets(page, words))
        (lists::open(page, words))
        @if is_office {
            (gaps::gaps(page, words))
            (gaps::difficulties(page, words))
        }
        (lists::all(page, words))
        (sources::sources(page, words))
    };
    frame.file(&head(page, words), &content)
}

fn head(page: &PlanPage, words: Words) -> Head {
    const AS_OF: Both = Both { en: "As of ", vi: "Tính đến ngày " };
    const TASKS: Both = Both { en: "{count} tasks", vi: "{count} nhiệm vụ" };
    const PROVISIONAL: Both = Both {
        en: "{count} tasks, {provisional} of them provisional: not in the text at hand, to be confirmed",
        vi: "{count} nhiệm vụ, trong đó {provisional} tạm lấy từ nội dung kế hoạch, cần xác nhận",
    };
    let (count, provisional) = (page.status.total.tally.tasks(), page.status.provisional);
    let args = vec![("count", Cell::Count(count)), ("provisional", Cell::Count(provisional))];
    let tasks = words.phrase(if provisional > 0 { PROVISIONAL } else { TASKS }, args);
    Head {
        above: Some(Cell::Text(page.label.plain_body().clone())),
        title: page.label.heading(),
        below: html! {
            p { (words.say(AS_OF)) strong { (words.cell(&Cell::Day(page.day))) } " · " (tasks) }
            (sources::banner(page.basis(), words))
        },
    }
}

fn numbers(page: &PlanPage, words: Words) -> Vec<Card> {
    use crate::calc::State;
    let tally = &page.status.total.tally;
    let link = |state: State, to: &'static str| Some(to).filter(|_| tally.of(state) > 0);
    let mut all = vec![
        Card::complete(tally, words),
        Card::overdue(tally, words).leading_to(link(State::Overdue, lists::OVERDUE)),
        Card::due_soon(tally, page.due_soon_days, words).leading_to(link(State::DueSoon, lists::DUE_SOON)),
    ];
    if page.status.verdicts.targets() > 0 {
        all.push(Card::targets(&page.status.verdicts, words).leading_to(Some(targets::ID)));
    }
    if page.audience == Audience::Office {
        let count = page.assignment.gaps.len();
        all.push(Card::gaps(count, words).leading_to(Some(gaps::ID).filter(|_| count > 0)));
    }
    all
}

const COLUMNS: [Column; 4] = [
    (Both { en: "Area", vi: "Lĩnh vực" }, Side::Plan),
    (Both { en: "Tasks by state", vi: "Nhiệm vụ theo trạng thái" }, Side::Picture),
    (Both { en: "Tasks", vi: "Nhiệm vụ" }, Side::Number),
    (Both { en: "Complete", vi: "Hoàn thành" }, Side::Number),
];

fn areas(page: &PlanPage, words: Words) -> Markup {
    const TITLE: Both = Both { en: "Areas", vi: "Lĩnh vực" };
    const NONE: Both = Both { en: "The plan has no task yet.", vi: "Kế hoạch chưa có nhiệm vụ nào." };
    let all = &page.status.areas;
    let rows: Vec<_> = all.iter().map(|area| cells(page, area, words)).collect();
    let content = html! {
        @if page.status.tasks.is_empty() { p { (words.say(NONE)) } }
        @if !rows.is_empty() {
            (table(words.say(CAPTION), &COLUMNS, 0, rows, words))
            (legend(&all.iter().map(|area| &area.tally).collect::<Vec<_>>(), words))
        }
    };
    section("areas", words.say(TITLE), &content)
}

const CAPTION: Both = Both {
    en: "Complete: done of all tasks, without those that wait, come up when needed, or are dropped.",
    vi: "Hoàn thành: số nhiệm vụ xong trên tổng số, không tính việc chờ, khi phát sinh hoặc đã dừng.",
};

fn cells(page: &PlanPage, area: &AreaStatus, words: Words) -> Vec<Markup> {
    const LEAD: Both = Both { en: "answers for it: {who}", vi: "phụ trách: {who}" };
    const ANNOUNCED: Both = Both { en: "the text says {count}", vi: "văn bản nêu {count}" };
    let lead = page.assignment.areas.iter().find(|(id, ..)| *id == area.id).and_then(|(.., lead)| lead.as_ref());
    let lead = lead.map(|id| Cell::phrase(LEAD, vec![("who", Cell::Text(page.assignment.title_of(id)))]));
    let completion = area.tally.completion();
    let count = area.tally.tasks();
    // The text announces a number: the reader needs it only where it is another one.
    let announced = area.declared.map(|declared| declared as usize).filter(|declared| *declared != count);
    let announced = announced.map(|announced| words.phrase(ANNOUNCED, vec![("count", Cell::Count(announced))]));
    vec![
        html! {
            (words.text(&area.id)) " " (words.text(&area.title))
            @if let Some(lead) = lead { " " span.small { (words.among_plan(&lead)) } }
        },
        states(&area.tally, words),
        html! { (words.count(count)) @if let Some(announced) = announced { " " span.small { (announced) } } },
        plain(words.completion(completion)),
    ]
}
