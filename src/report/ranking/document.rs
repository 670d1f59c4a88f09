//! A ranking as a table.

use super::refusal::refusal;
use super::rows::{RankedUnit, Ranking};
use crate::report::targets::document::basis_note;
use crate::report::{Block, Column, Doc, Row, Table};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, Tone};

pub(super) fn ranking_doc(ranking: &Ranking, as_of: Day) -> Doc {
    let mut doc = Doc::default();
    doc.title(Cell::Text(ranking.title.clone()), Cell::as_of(as_of));
    doc.line(about(ranking));
    doc.push(Block::Table(table(ranking)));
    doc.blocks.extend(ranking.refused.as_ref().map(|why| Block::Line(refusal(why))));
    doc.blocks.extend(basis_note(ranking.rows.iter().filter_map(|row| row.basis).min()).map(Block::Line));
    doc
}

/// The pool, the period and the highest score.
fn about(ranking: &Ranking) -> Cell {
    const UNDER: Both = Both { en: "units under {parent}: {count}", vi: "đơn vị thuộc {parent}: {count}" };
    const PERIOD: Both = Both { en: "period {period}", vi: "kỳ {period}" };
    const OUT_OF: Both = Both { en: "out of {maximum} points", vi: "thang điểm {maximum}" };
    let parent = ranking.parent_unit.clone().unwrap_or_else(|| ranking.parent.clone());
    let mut cells =
        vec![Cell::phrase(UNDER, vec![("count", Cell::Count(ranking.rows.len())), ("parent", Cell::Text(parent))])];
    if let Some(period) = &ranking.period {
        cells.push(Cell::phrase(PERIOD, vec![("period", Cell::Text(Raw::new(&**period)))]));
    }
    if let Some(maximum) = &ranking.maximum {
        cells.push(Cell::phrase(OUT_OF, vec![("maximum", Cell::Number(maximum.clone(), 18))]));
    }
    Cell::Joined(cells, " · ")
}

fn table(ranking: &Ranking) -> Table {
    const WITHIN: Both = Both { en: "rank ≤ {rank}", vi: "hạng ≤ {rank}" };
    let columns = vec![
        Column::number("Rank", "Hạng"),
        Column::text("Unit", "Đơn vị"),
        Column::number("Points", "Điểm"),
        Column::text("Asked", "Yêu cầu").leave_out(2),
        Column::number("Places short", "Thiếu bậc").leave_out(1),
        Column::number("Points short", "Thiếu điểm").leave_out(1),
    ];
    let row = |unit: &RankedUnit| {
        let reached = unit.places_short == Some(0);
        let rank = unit.rank.map_or(Cell::Unknown, Cell::Count);
        let short = |cell: Cell| if reached { Cell::Empty } else { cell };
        let cells = vec![
            if reached { rank.toned(Tone::Good) } else { rank },
            unit.label.beside_others(),
            unit.score.clone().map_or(Cell::Unknown, |score| Cell::Number(score, 18)),
            unit.within.map_or(Cell::Empty, |rank| Cell::phrase(WITHIN, vec![("rank", Cell::Count(rank))])),
            unit.places_short.map_or(Cell::Empty, |places| short(Cell::Count(places))),
            unit.points_short.clone().map_or(Cell::Empty, |points| short(Cell::Number(points, 18))),
        ];
        Row::from(cells)
    };
    Table::new(columns, ranking.rows.iter().map(row))
}
