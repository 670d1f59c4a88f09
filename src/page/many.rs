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

/// The pages to which the names of plans lead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum UnitLinks {
    /// Each plan has a page beside this one.
    Pages,
    None,
}

/// A page on plans beside each other.
pub(crate) struct LeagueScene<'s> {
    pub audience: Audience,
    pub day: Day,
    pub due_soon_days: u32,
    pub basis: Basis,
    pub links: UnitLinks,
    pub groups: &'s [LeagueGroup],
    pub total: &'s LeagueTotal,
}

/// The name of a plan's page beside others.
pub(crate) fn plan_file(id: &Raw) -> String {
    format!("plan.{}.html", id.as_str().to_ascii_lowercase())
}

/// The page of plans beside each other as a file.
pub(crate) fn league_page(scene: &LeagueScene<'_>, title: Option<String>, frame: &Frame) -> String {
    const TITLE: Both = Both { en: "Administrative-reform plans", vi: "Các kế hoạch cải cách hành chính" };
    let words = frame.words();
    let is_one_group = scene.groups.len() == 1;
    let content = html! {
        (cards(&numbers(scene.total, scene, words), words.say(Both { en: "In numbers", vi: "Tóm tắt" })))
        @for (number, group) in scene.groups.iter().enumerate() {
            (section(&format!("group-{}", number + 1), &heading(group, is_one_group, words), &tables(scene, group, words)))
        }
    };
    let head = Head {
        above: None,
        title: title.unwrap_or_else(|| words.say(TITLE).to_owned()),
        below: below(scene.day, scene.total.plans, scene.basis, words),
    };
    frame.file(&head, &content)
}

/// The title of a page on the plans under one plan.
pub(crate) fn group_title(group: &LeagueGroup, lang: crate::text::Lang) -> String {
    heading(group, false, Words(lang))
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

pub(super) fn numbers(total: &LeagueTotal, scene: &LeagueScene<'_>, words: Words) -> Vec<Card> {
    let tally = &total.tally;
    let mut all = vec![
        Card::complete(tally, words),
        Card::overdue(tally, words),
        Card::due_soon(tally, scene.due_soon_days, words),
    ];
    if total.verdicts.targets() > 0 {
        all.push(Card::targets(&total.verdicts, words));
    }
    if scene.audience == Audience::Office {
        all.push(Card::gaps(total.gaps, words));
    }
    all
}

fn heading(group: &LeagueGroup, is_alone: bool, words: Words) -> String {
    const UNDER: Both = Both { en: "Under {name}", vi: "Thuộc {name}" };
    const TOP: Both = Both { en: "Without a plan above", vi: "Không có kế hoạch cấp trên" };
    const ALL: Both = Both { en: "League table", vi: "Bảng so sánh" };
    if group.id.as_str().is_empty() {
        return words.say(if is_alone { ALL } else { TOP }).to_owned();
    }
    words.phrase(UNDER, vec![("name", group.name.clone())])
}

const PLACE: Column = (Both { en: "Place", vi: "Hạng" }, Side::Number);
const BODY: Column = (Both { en: "Body", vi: "Đơn vị" }, Side::Text);
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
    let completion = row.tally.completion();
    vec![
        plain(row.place.map_or_else(|| "–".to_owned(), |place| words.count(place))),
        body(scene, row, words),
        states(&row.tally, words),
        plain(words.cell(&Cell::Share(completion.numerator, completion.denominator))),
        plain(words.count(row.tally.of(State::Overdue))),
        plain(words.count(row.tally.of(State::DueSoon))),
        plain(well(&row.verdicts, words)),
        plain(words.count(row.gaps)),
    ]
}

/// The targets that stand well, of all.
pub(super) fn well(verdicts: &crate::calc::Verdicts, words: Words) -> String {
    let well = verdicts.of(Verdict::Attained) + verdicts.of(Verdict::OnTrack);
    words.cell(&Cell::Share(well, verdicts.targets()))
}

fn body(scene: &LeagueScene<'_>, row: &LeagueRow, words: Words) -> Markup {
    let name = words.cell(&row.label.body());
    match scene.links {
        UnitLinks::Pages => html! { a href=(plan_file(&row.label.id)) { (name) } },
        UnitLinks::None => html! { (name) },
    }
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
                        @for (_, title) in columns { th scope="col" class="number" { (words.cell(title)) } }
                    }
                }
                tbody {
                    @for row in &group.rows {
                        tr {
                            th scope="row" { (body(scene, row, words)) }
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
