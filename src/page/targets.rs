//! The targets of a plan: what is asked, the figure, how far it is, the verdict.

use super::bars::bullet;
use super::signs::verdict_words;
use super::sparkline::sparkline;
use super::tables::{Column, Side, head, plain, row, section};
use super::words::Words;
use crate::model::Measure;
use crate::report::page::{Bullet, PlanPage, TargetHistory};
use crate::report::targets::document::{asked, beside_bound, counts, target_title, tone_of, value_cell, verdict};
use crate::report::targets::rows::TargetRow;
use crate::text::{Both, Raw};
use crate::value::Cell;
use maud::{Markup, html};

pub(super) const ID: &str = "targets";

const COLUMNS: [Column; 6] = [
    (Both { en: "Target", vi: "Chỉ tiêu" }, Side::Plan),
    (Both { en: "Asked", vi: "Yêu cầu" }, Side::Brief),
    (Both { en: "Figure", vi: "Số liệu" }, Side::Number),
    (Both { en: "Against the bound", vi: "So với mức giao" }, Side::Picture),
    (Both { en: "Over the periods", vi: "Qua các kỳ" }, Side::Mark),
    (Both { en: "Verdict", vi: "Kết quả" }, Side::Brief),
];

pub(super) fn targets(page: &PlanPage, words: Words) -> Markup {
    const TITLE: Both = Both { en: "Targets", vi: "Chỉ tiêu" };
    const CAPTION: Both = Both {
        en: "The line across is the bound; the triangle is where the figure was to be by now.",
        vi: "Vạch đứng là mức giao; tam giác là mức cần có đến ngày chốt số liệu.",
    };
    if page.targets.targets.is_empty() {
        return html! {};
    }
    let table = html! {
        table.targets {
            caption { (words.say(CAPTION)) }
            (head(&COLUMNS, words))
            @for (heading, rows) in in_sections(page) {
                tbody {
                    @if let Some(title) = heading {
                        tr.heading { th scope="rowgroup" lang=[words.plan_lang()] colspan=(COLUMNS.len()) { (words.text(title)) } }
                    }
                    @for (target, history) in rows {
                        (row(&COLUMNS, 0, cells(page, target, history, words), words))
                    }
                }
            }
        }
    };
    section(ID, words.say(TITLE), &table)
}

type InSection<'p> = (Option<&'p Raw>, Vec<(&'p TargetRow, &'p TargetHistory)>);

/// The targets with their histories, under the heading of their section.
fn in_sections(page: &PlanPage) -> Vec<InSection<'_>> {
    let all: Vec<(&TargetRow, &TargetHistory)> = page.targets.targets.iter().zip(&page.histories).collect();
    let sections = all.chunk_by(|(one, _), (other, _)| one.section.heading == other.section.heading);
    sections
        .filter_map(|rows| {
            let (first, _) = rows.first()?;
            Some((first.section.heading.as_ref().map(|(_, title)| title), rows.to_vec()))
        })
        .collect()
}

fn cells(page: &PlanPage, row: &TargetRow, history: &TargetHistory, words: Words) -> Vec<Markup> {
    let standing = &row.standing;
    let value = standing.value.as_ref();
    let shown = words.cell(&value.map_or(Cell::Unknown, |value| value_cell(row, value)));
    let counted = value.map(|value| words.cell(&counts(value))).filter(|counted| !counted.is_empty());
    let unit = if row.measure == Some(Measure::Ratio) { " %" } else { "" };
    let bound = standing.bound.as_ref().and_then(crate::model::Bound::figure);
    vec![
        html! {
            span class=(indent(row.depth)) { (words.among_plan(&target_title(row))) }
            @if let Some(who) = who(page, row) { " " span.small { (words.among_plan(&who)) } }
        },
        plain(words.cell(&asked(row))),
        html! { (shown) @if let Some(counted) = counted { " " span.small { (counted) } } },
        Bullet::of(row).map_or_else(|| html! {}, |drawn| bullet(drawn, tone_of(standing.verdict), &said(row, words))),
        sparkline(history, bound.as_ref(), unit, words),
        html! {
            (verdict_words(standing.verdict, &words.cell(&verdict(standing))))
            @if let Some(remark) = remark(row, words) { " " span.small { (remark) } }
        },
    ]
}

const fn indent(depth: usize) -> &'static str {
    match depth {
        0 => "title",
        1 => "title under",
        _ => "title under deeper",
    }
}

/// The assignee who answers for the target, or who brings its figures.
fn who(page: &PlanPage, row: &TargetRow) -> Option<Cell> {
    const LEAD: Both = Both { en: "answers for it: {who}", vi: "phụ trách: {who}" };
    const FIGURES: Both = Both { en: "figures from: {who}", vi: "số liệu: {who}" };
    let lead = row.lead.as_ref().map(|id| (LEAD, page.assignment.title_of(id)));
    let (says, title) = lead.or_else(|| row.reporter.as_ref().map(|(_, title)| (FIGURES, title.clone())))?;
    Some(Cell::phrase(says, vec![("who", Cell::Text(title))]))
}

/// The picture in a sentence.
fn said(row: &TargetRow, words: Words) -> String {
    const SAID: Both = Both { en: "figure {value}, asked {bound}", vi: "số liệu {value}, yêu cầu {bound}" };
    const EXPECTED: Both = Both {
        en: "figure {value}, expected by now {expected}, asked {bound}",
        vi: "số liệu {value}, cần có đến nay {expected}, yêu cầu {bound}",
    };
    let standing = &row.standing;
    let value = standing.value.as_ref().map_or(Cell::Unknown, |value| value_cell(row, value));
    let mut args = vec![("value", value), ("bound", asked(row))];
    let Some(expected) = &standing.expected else { return words.phrase(SAID, args) };
    args.push(("expected", beside_bound(row, expected)));
    words.phrase(EXPECTED, args)
}

/// The warnings that a reader of the figure needs.
fn remark(row: &TargetRow, words: Words) -> Option<String> {
    const STALE: Both = Both { en: "old figure", vi: "số liệu cũ" };
    const PARTIAL: Both = Both { en: "partial figure", vi: "số liệu chưa đủ" };
    let value = row.standing.value.as_ref()?;
    let marks = [(value.partial, PARTIAL), (value.stale, STALE)];
    let said: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, says)| words.say(says)).collect();
    (!said.is_empty()).then(|| said.join(", "))
}
