//! The rows of a form: the head by which it is known, the codes, and rows that belong to no form.

use super::cell::text_of;
use super::reasons;
use super::request::FormFile;
use crate::grid::{Grid, GridCell, GridRow};
use crate::report::paper::{BROUGHT_BY, CODE, EVIDENCE, FIGURE, FORM_COLUMNS, NOTE};
use crate::report::{FormPlace, RefusedRow};
use crate::text::{Raw, fold};
use crate::value::Message;

/// A row that asks for a part of a figure.
#[derive(Clone, Debug)]
pub(super) struct FormRow {
    pub place: FormPlace,
    pub code: FormCode,
    pub cells: Vec<GridCell>,
}

/// The code of a row, part by part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FormCode {
    pub plan: String,
    pub period: String,
    pub indicator: String,
    pub part: String,
}

impl FormCode {
    pub(super) fn read(text: &str) -> Option<Self> {
        let parts: Vec<String> = text.split('/').map(|part| part.trim().to_owned()).collect();
        let [plan, period, indicator, part] = parts.try_into().ok()?;
        Some(Self { plan, period, indicator, part })
    }

    pub(super) fn text(&self) -> String {
        crate::report::paper::form_code(&self.plan, &self.period, &self.indicator, &self.part)
    }
}

impl FormRow {
    pub(super) fn cell(&self, at: usize) -> Option<&GridCell> {
        self.cells.get(at)
    }

    /// The text of a cell, on one line.
    pub(super) fn text(&self, at: usize) -> String {
        self.cell(at).map(text_of).unwrap_or_default()
    }

    /// Whether nothing stands in a cell.
    pub(super) fn is_blank_at(&self, at: usize) -> bool {
        self.cell(at).is_none_or(|cell| text_of(cell).is_empty() && !cell.is_formula)
    }

    /// Whether nothing is filled in.
    pub(super) fn is_blank(&self) -> bool {
        [FIGURE, EVIDENCE, NOTE].into_iter().all(|at| self.is_blank_at(at))
    }

    /// How many of its cells that are filled in hold the value of a formula.
    pub(super) fn formulas(&self) -> usize {
        [FIGURE, EVIDENCE, NOTE].into_iter().filter(|at| self.cell(*at).is_some_and(|cell| cell.is_formula)).count()
    }

    pub(super) fn refused(&self, why: Message) -> RefusedRow {
        RefusedRow { place: self.place.clone(), title: None, code: Some(Raw::new(self.code.text())), why }
    }
}

/// Reads the rows of a file. A table without the head of a form is none of ours; a file without any is refused.
pub(super) fn read(file: &FormFile, rows: &mut Vec<FormRow>, refused: &mut Vec<RefusedRow>) {
    let whole = FormPlace { file: file.name.clone(), sheet: None, is_only_sheet: true, row: None };
    let grids = match &file.grids {
        Ok(grids) => grids,
        Err(why) => {
            refused.push(RefusedRow { place: whole, title: None, code: None, why: why.clone() });
            return;
        }
    };
    let forms: Vec<(&Grid, usize)> = grids.iter().filter_map(|grid| Some((grid, head_of(grid)?))).collect();
    if forms.is_empty() {
        refused.push(RefusedRow { place: whole, title: None, code: None, why: reasons::no_form() });
        return;
    }
    let is_one = forms.len() == 1;
    // Rows of ours without the head above them, as a table that was split leaves them.
    for grid in grids.iter().filter(|grid| head_of(grid).is_none()) {
        let has_code = |row: &&GridRow| row.cells.iter().any(|cell| FormCode::read(&text_of(cell)).is_some());
        if let Some(row) = grid.rows.iter().find(has_code) {
            let sheet = (!grid.name.is_empty()).then(|| Raw::new(&*grid.name));
            let place = FormPlace { row: Some(row.number), sheet, is_only_sheet: false, ..whole.clone() };
            refused.push(RefusedRow { place, title: None, code: None, why: reasons::without_head() });
        }
    }
    for (grid, head) in forms {
        let sheet = (!grid.name.is_empty()).then(|| Raw::new(&*grid.name));
        let place = |row: &GridRow| FormPlace {
            row: Some(row.number),
            sheet: sheet.clone(),
            is_only_sheet: is_one,
            ..whole.clone()
        };
        let Some((head, below)) = grid.rows.get(head..).and_then(<[GridRow]>::split_first) else { continue };
        if let Some(why) = changed_head(head) {
            refused.push(RefusedRow { place: place(head), title: None, code: None, why });
            continue;
        }
        for row in below {
            match kind_of(row) {
                RowKind::Nothing => {}
                RowKind::Foreign(why) => refused.push(RefusedRow { place: place(row), title: None, code: None, why }),
                RowKind::Figure(code) => rows.push(FormRow { place: place(row), code, cells: row.cells.clone() }),
            }
        }
    }
}

/// The place of the row that is the head of a form, be it changed or not.
fn head_of(grid: &Grid) -> Option<usize> {
    const FEWEST: usize = 5;
    grid.rows.iter().position(|row| {
        let known = FORM_COLUMNS.iter().filter(|(title, ..)| row.cells.iter().any(|cell| is_titled(cell, title)));
        known.count() >= FEWEST
    })
}

fn is_titled(cell: &GridCell, title: &str) -> bool {
    fold(&text_of(cell)) == fold(title)
}

/// The first column whose title is another.
fn changed_head(row: &GridRow) -> Option<Message> {
    let changed = FORM_COLUMNS
        .iter()
        .enumerate()
        .find(|(at, (title, ..))| !row.cells.get(*at).is_some_and(|cell| is_titled(cell, title)));
    changed
        .map(|(at, (title, ..))| reasons::changed_head(at, title, &row.cells.get(at).map(text_of).unwrap_or_default()))
}

enum RowKind {
    /// Blank, a heading of ours, or the head once more.
    Nothing,
    Figure(FormCode),
    Foreign(Message),
}

fn kind_of(row: &GridRow) -> RowKind {
    let texts: Vec<String> = row.cells.iter().map(text_of).collect();
    let mut filled = texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
    let (first, second) = (filled.next(), filled.next());
    let code = texts.get(CODE).map_or("", String::as_str);
    match (first, second) {
        (None, _) => return RowKind::Nothing,
        (Some((0, only)), None) if only.starts_with(BROUGHT_BY.trim_end()) => return RowKind::Nothing,
        (Some(_), _) => {}
    }
    if changed_head(row).is_none() {
        return RowKind::Nothing;
    }
    match FormCode::read(code) {
        Some(code) => RowKind::Figure(code),
        None if code.is_empty() => RowKind::Foreign(reasons::without_code(first.map_or("", |(_, text)| text))),
        None => RowKind::Foreign(reasons::odd_code(code)),
    }
}
