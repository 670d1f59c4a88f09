//! `cchc record --from`: the diff, then the rows that cannot be taken.

use super::json::PlanForms;
use super::rows::{FormCounts, FormFigure, RefusedRow};
use crate::diag::LocatedFinding;
use crate::report::edits::replaced;
use crate::report::shared_methods::shared_methods;
use crate::report::{Block, Column, Doc, Head, Json, LastFigure, PlanEdits, Report, Row};
use crate::text::Both;
use crate::value::{Cell, Tone};

/// The end of a run over forms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FormsOutcome {
    /// A row, or the plan as it would be, has a fault.
    Refused,
    /// The change is only shown.
    Shown,
    /// The files hold it.
    Written,
}

/// The figures of forms, and the change that they make.
pub(crate) struct FormsReport {
    pub(crate) head: Head,
    pub(crate) plan: PlanEdits,
    /// The figures that are new.
    pub(crate) figures: Vec<FormFigure>,
    pub(crate) counts: FormCounts,
    pub(crate) refused: Vec<RefusedRow>,
    pub(crate) outcome: FormsOutcome,
    /// The errors and warnings that the change brings.
    pub(crate) findings: Vec<LocatedFinding>,
}

impl Report for FormsReport {
    shared_methods!(head, findings);

    fn ids(&self) -> Vec<&str> {
        vec![self.plan.label.id.as_str()]
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        const SHOWN: Both = Both {
            en: "(only shown: nothing was written; `--write` writes it)",
            vi: "(chỉ xem: chưa ghi gì; thêm `--write` để ghi)",
        };
        let mut doc: Doc = [Block::Files(self.plan.files.clone())].into_iter().collect();
        doc.blocks.extend(replaced(&self.plan.label).map(Block::Line));
        if !self.figures.is_empty() {
            doc.table(columns(), self.figures.iter().map(|figure| Row::from(cells(figure))));
        }
        doc.line(counted(self.counts));
        for row in &self.refused {
            doc.line(row.cell().toned(Tone::Bad));
        }
        if self.outcome == FormsOutcome::Shown && !self.plan.files.is_empty() {
            doc.line(SHOWN);
        }
        std::iter::once(doc)
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        std::iter::once(PlanForms {
            plan: &self.plan,
            written: self.outcome == FormsOutcome::Written,
            counts: self.counts,
            refused: &self.refused,
            lang: self.head.lang,
        })
    }
}

/// A new figure stands beside the last one, so that a slip of the keyboard is seen.
fn columns() -> Vec<Column> {
    vec![
        Column::text("Indicator", "Chỉ số"),
        Column::mark("Period", "Kỳ").leave_out(2).always(),
        Column::number("New figure", "Số liệu mới"),
        Column::number("Last figure", "Số gần nhất").when_used(),
        Column::mark("Its period", "Của kỳ").leave_out(1),
    ]
}

fn cells(figure: &FormFigure) -> Vec<Cell> {
    let last = figure.last.as_ref();
    vec![
        Cell::Text(figure.title.clone()),
        Cell::Text(figure.period.clone()),
        figure.figure.clone(),
        last.map_or(Cell::Empty, LastFigure::cell),
        last.map_or(Cell::Empty, LastFigure::period_cell),
    ]
}

/// How many figures the forms have.
fn counted(counts: FormCounts) -> Cell {
    const FIGURES: Both = Both { en: "new figures: {count}", vi: "số liệu mới: {count}" };
    const KNOWN: Both = Both { en: "reported already: {count}", vi: "đã có sẵn: {count}" };
    const EMPTY: Both = Both { en: "not filled in: {count}", vi: "còn để trống: {count}" };
    const FORMULAS: Both = Both {
        en: "formulas, taken by their last value: {count}",
        vi: "ô có công thức, lấy giá trị tính lần cuối: {count}",
    };
    let parts = [
        (FIGURES, counts.figures, true),
        (KNOWN, counts.known, false),
        (EMPTY, counts.empty, false),
        (FORMULAS, counts.formulas, false),
    ];
    let shown = parts.into_iter().filter(|(_, count, always)| *always || *count > 0);
    let cell = |(says, count, _): (Both, usize, bool)| Cell::phrase(says, vec![("count", Cell::Count(count))]);
    Cell::Joined(shown.map(cell).collect(), " · ")
}
