//! Many plans beside each other: a league table and a matrix for each plan above.

use super::bars::{legend, states};
use super::cards::{Card, cards};
use super::frame::{Frame, Head};
use super::signs::{class_of, verdict_sign};
use super::sources::banner;
use super::tables::{Column, Side, plain, section, table};
use super::words::Words;
use crate::calc::{State, Verdict};
use crate::model::Basis;
use crate::report::page::{Audience, LeagueGroup, LeagueRow, LeagueTotal, MatrixFigure};
use crate::report::plan_label::PlanCount;
use crate::text::{Both, Raw};
use crate::value::{Cell, Day};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// The plans that have a page beside this one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct PlanPages(BTreeSet<String>);

impl PlanPages {
    pub(crate) fn of<'p>(ids: impl Iterator<Item = &'p Raw>) -> Self {
        Self(ids.map(plan_file).collect())
    }

    /// The page of a plan, where it has one.
    pub(crate) fn file(&self, id: &Raw) -> Option<String> {
        self.0.get(&plan_file(id)).cloned()
    }
}

/// A page on plans beside each other.
#[derive(Clone, Copy)]
pub(crate) struct LeagueScene<'s> {
    pub audience: Audience,
    pub day: Day,
    pub due_soon_days: u32,
    pub basis: Basis,
    /// The pages to which the names of plans lead; `None` for a page alone.
    pub links: Option<&'s PlanPages>,
    pub groups: &'s [LeagueGroup],
    pub total: &'s LeagueTotal,
}

/// The name of a plan's page beside others.
pub(crate) fn plan_file(id: &Raw) -> String {
    format!("plan.{}.html", id.as_str().to_ascii_lowercase())
}

const ALL: Both = Both { en: "League table", vi: "Bảng so sánh" };

/// The page of plans beside each other as a file.
pub(crate) fn league_page(scene: &LeagueScene<'_>, title: Option<Cell>, frame: &Frame) -> String {
    const TITLE: Both = Both { en: "Administrative-reform plans", vi: "Các kế hoạch cải cách hành chính" };
    const NUMBERS: Both = Both { en: "In numbers", vi: "Tóm tắt" };
    let words = frame.words();
    let is_one_group = scene.groups.len() == 1;
    let shown = scene.groups.iter().enumerate().map(|(number, group)| {
        // The title of the page says already under which plan they are.
        let is_said = is_one_group && (title.is_some() || group.id.as_str().is_empty());
        let heading = if is_said {
            html! { (words.say(ALL)) }
        } else {
            linked_heading(scene, group, words)
        };
        section(&format!("group-{}", number + 1), heading, &tables(scene, group, words))
    });
    let content = html! {
        (cards(&numbers(scene, is_one_group.then_some("group-1"), words), words.say(NUMBERS)))
        @for group in shown { (group) }
    };
    let head = Head {
        above: None,
        title: title.unwrap_or(Cell::Word(TITLE)),
        below: below(scene.day, scene.total.plans, scene.basis, words),
    };
    frame.file(&head, &content)
}

/// The title of a page on the plans under one plan.
pub(crate) fn group_title(group: &LeagueGroup) -> Cell {
    heading(group)
}

/// The lines below the title: the day, how many plans, how sure the figures are.
pub(super) fn below(day: Day, plans: PlanCount, basis: Basis, words: Words) -> Markup {
    const AS_OF: Both = Both { en: "As of ", vi: "Tính đến ngày " };
    html! {
        p {
            (words.say(AS_OF)) strong { (words.cell(&Cell::Day(day))) } " · "
            (words.cell(&plans.cell()))
        }
        (banner(basis, words))
    }
}

/// The cards on all plans. They lead to the section `to`, which has the same numbers plan by plan.
pub(super) fn numbers(scene: &LeagueScene<'_>, to: Option<&'static str>, words: Words) -> Vec<Card> {
    let total = scene.total;
    let tally = &total.tally;
    let mut all = vec![
        Card::complete(tally, words),
        Card::overdue(tally, words),
        Card::due_soon(tally, scene.due_soon_days, words),
    ];
    if total.verdicts.targets() > 0 {
        all.push(Card::targets(&total.verdicts, words));
    }
    let mut all: Vec<Card> = all.into_iter().map(|card| card.leading_to(to)).collect();
    // A page for citizens has no column of gaps, and the index of groups none either.
    if scene.audience == Audience::Office {
        all.push(Card::gaps(total.gaps, words));
    }
    all
}

fn heading(group: &LeagueGroup) -> Cell {
    const UNDER: Both = Both { en: "Under {name}", vi: "Thuộc {name}" };
    const TOP: Both = Both { en: "Without a plan above", vi: "Không có kế hoạch cấp trên" };
    if group.id.as_str().is_empty() {
        return Cell::Word(TOP);
    }
    Cell::phrase(UNDER, vec![("name", group.name.clone())])
}

/// The same, which leads to the page of the plan above, where it has one.
fn linked_heading(scene: &LeagueScene<'_>, group: &LeagueGroup, words: Words) -> Markup {
    let said = words.among_own(&heading(group));
    linked(scene, &group.id, &said)
}

/// The name of a plan, which leads to its page, where it has one.
fn linked(scene: &LeagueScene<'_>, plan: &Raw, name: &Markup) -> Markup {
    let file = scene.links.and_then(|pages| pages.file(plan));
    html! { @if let Some(file) = file { a href=(file) { (name) } } @else { (name) } }
}

const PLACE: Column = (Both { en: "Place", vi: "Hạng" }, Side::Number);
const BODY: Column = (Both { en: "Body", vi: "Đơn vị" }, Side::Plan);
const STATES: Column = (Both { en: "Tasks by state", vi: "Nhiệm vụ theo trạng thái" }, Side::Picture);
const COMPLETE: Column = (Both { en: "Complete", vi: "Hoàn thành" }, Side::Number);
const OVERDUE: Column = (Both { en: "Overdue", vi: "Quá hạn" }, Side::Number);
const DUE_SOON: Column = (Both { en: "Due soon", vi: "Sắp đến hạn" }, Side::Number);
const TARGETS: Column = (Both { en: "Targets well", vi: "Chỉ tiêu tốt" }, Side::Number);
const GAPS: Column = (Both { en: "Gaps", vi: "Thiếu sót" }, Side::Number);

fn tables(scene: &LeagueScene<'_>, group: &LeagueGroup, words: Words) -> Markup {
    const CAPTION: Both = Both {
        en: "By the share of tasks that are complete; of equal ones, those with fewer overdue tasks come first. \
             Targets well: attained or on track, of all.",
        vi: "Xếp theo tỷ lệ hoàn thành; bằng nhau thì ít quá hạn hơn đứng trước. Chỉ tiêu tốt: đạt hoặc đúng tiến độ, \
             trên tổng số.",
    };
    let mut columns = vec![PLACE, BODY, STATES, COMPLETE, OVERDUE, DUE_SOON, TARGETS];
    if scene.audience == Audience::Office {
        columns.push(GAPS);
    }
    let rows = group.rows.iter().map(|row| cells(scene, row, words)).collect();
    html! {
        (table(words.say(CAPTION), &columns, 1, rows, words))
        (legend(&group.rows.iter().map(|row| &row.tally).collect::<Vec<_>>(), words))
        (matrices(scene, group, words))
    }
}

fn cells(scene: &LeagueScene<'_>, row: &LeagueRow, words: Words) -> Vec<Markup> {
    vec![
        plain(row.place.map_or_else(|| "–".to_owned(), |place| words.count(place))),
        body(scene, row, words),
        states(&row.tally, words),
        plain(words.completion(row.tally.completion())),
        plain(words.count(row.tally.of(State::Overdue))),
        plain(words.count(row.tally.of(State::DueSoon))),
        plain(well(&row.verdicts, words)),
        plain(words.count(row.gaps)),
    ]
}

/// The targets that stand well, of all; a line where there is none.
pub(super) fn well(verdicts: &crate::calc::Verdicts, words: Words) -> String {
    let well = verdicts.of(Verdict::Attained) + verdicts.of(Verdict::OnTrack);
    let all = verdicts.targets();
    words.cell(&if all == 0 { Cell::Unknown } else { Cell::Share(well, all) })
}

fn body(scene: &LeagueScene<'_>, row: &LeagueRow, words: Words) -> Markup {
    linked(scene, &row.label.id, &words.among_plan(&row.label.body()))
}

/// So many targets stand beside each other on a sheet of paper.
const MOST_COLUMNS: usize = 5;

/// The plans and the targets that several of them have; as many tables as have room beside each other.
fn matrices(scene: &LeagueScene<'_>, group: &LeagueGroup, words: Words) -> Markup {
    const CAPTION: Both = Both {
        en: "Targets that several plans have. ✓ attained, ↗ on track, ! at risk, ▼ off track, ✕ missed or out of reach.",
        vi: "Chỉ tiêu mà nhiều kế hoạch cùng có. ✓ đạt, ↗ đúng tiến độ, ! có nguy cơ, ▼ chậm, ✕ không đạt.",
    };
    html! {
        @for columns in group.matrix.columns.chunks(MOST_COLUMNS) {
            table.matrix {
                caption { (words.say(CAPTION)) }
                thead {
                    tr {
                        th scope="col" { (words.say(BODY.0)) }
                        @for (_, title) in columns { th scope="col" class="number" lang=[words.plan_lang()] { (words.among_plan(title)) } }
                    }
                }
                tbody {
                    @for row in &group.rows {
                        tr {
                            th scope="row" lang=[words.plan_lang()] { (body(scene, row, words)) }
                            @for (id, title) in columns {
                                td class="number" data-title=(words.cell(title)) { (figure(row, id, words)) }
                            }
                        }
                        "\n"
                    }
                }
            }
        }
    }
}

fn figure(row: &LeagueRow, indicator: &Raw, words: Words) -> Markup {
    let is_on = |figure: &&MatrixFigure| figure.indicator.as_str().eq_ignore_ascii_case(indicator.as_str());
    let Some(figure) = row.figures.iter().find(is_on) else { return html! { "–" } };
    let value = figure.value.as_ref().map_or_else(|| "–".to_owned(), |value| words.cell(value));
    html! {
        span class=(class_of(figure.tone())) {
            span role="img" aria-label=(words.say(figure.verdict.title())) { (verdict_sign(figure.verdict)) }
            " " (value)
        }
    }
}
