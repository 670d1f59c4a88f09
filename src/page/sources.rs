//! The reports on which the figures of a page rest.

use super::tables::{Column, Side, plain, section, table};
use super::words::Words;
use crate::model::Basis;
use crate::report::page::{FiguresRow, PlanPage};
use crate::report::period_words;
use crate::text::Both;
use crate::value::Cell;
use maud::{Markup, html};

const COLUMNS: [Column; 5] = [
    (Both { en: "Period", vi: "Kỳ" }, Side::Brief),
    (Both { en: "Up to", vi: "Số liệu đến" }, Side::Mark),
    (Both { en: "Reported", vi: "Báo cáo ngày" }, Side::Mark),
    (Both { en: "Figures", vi: "Số chỉ số" }, Side::Number),
    (Both { en: "Basis", vi: "Mức tin cậy" }, Side::Text),
];

pub(super) const fn basis_title(basis: Basis) -> Both {
    match basis {
        Basis::Illustrative => Both { en: "illustrative", vi: "minh họa" },
        Basis::Estimate => Both { en: "estimate", vi: "ước tính" },
        Basis::Preliminary => Both { en: "preliminary", vi: "sơ bộ" },
        Basis::Official => Both { en: "official", vi: "chính thức" },
    }
}

pub(super) fn sources(page: &PlanPage, words: Words) -> Markup {
    const TITLE: Both = Both { en: "Basis of the figures", vi: "Căn cứ số liệu" };
    const CAPTION: Both = Both {
        en: "Figures that are reported and known on the day of the page.",
        vi: "Số liệu đã báo cáo và đã biết vào ngày của trang.",
    };
    const TASKS: Both = Both {
        en: "Deliveries and progress of tasks: {basis}.",
        vi: "Kết quả và tiến độ nhiệm vụ: {basis}.",
    };
    const NONE: Both = Both { en: "No figures are reported yet.", vi: "Chưa có số liệu báo cáo." };
    let cells = |row: &FiguresRow| {
        vec![
            plain(period_words(row.period.as_str(), words.0).unwrap_or_else(|| words.text(&row.period))),
            plain(words.cell(&Cell::Day(row.to))),
            plain(words.cell(&Cell::Day(row.reported_on))),
            plain(words.count(row.figures)),
            plain(words.say(basis_title(row.basis))),
        ]
    };
    let rows: Vec<_> = page.figures.iter().map(cells).collect();
    let basis = Cell::Word(basis_title(page.status.basis));
    let content = html! {
        p { (words.phrase(TASKS, vec![("basis", basis)])) }
        @if rows.is_empty() {
            p { (words.say(NONE)) }
        } @else {
            (table(words.say(CAPTION), &COLUMNS, 0, rows, words))
        }
    };
    section("sources", words.say(TITLE), &content)
}

/// The warning above the numbers of a page, where a figure is not official.
pub(super) fn banner(basis: Basis, words: Words) -> Markup {
    const ILLUSTRATIVE: Both = Both {
        en: "Illustrative figures: they are not real.",
        vi: "Số liệu minh họa, không phải số liệu thật.",
    };
    const UNSURE: Both = Both { en: "Some figures are not official yet.", vi: "Có số liệu chưa chính thức." };
    match basis {
        Basis::Illustrative => html! { p.banner { strong { (words.say(ILLUSTRATIVE)) } } },
        Basis::Estimate | Basis::Preliminary => html! { p.banner { (words.say(UNSURE)) } },
        Basis::Official => html! {},
    }
}
