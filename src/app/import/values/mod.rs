//! Figures of a period out of a table that an office keeps: a row for an indicator, its figure in one cell or in two.

mod columns;
mod figure;

use super::read::ImportFile;
use crate::app::draft::{EditBase, FileEdit};
use crate::app::forms::{cell_text, known_figure};
use crate::app::{NewHead, NewValue, naming, record_all};
use crate::diag::Failure;
use crate::grid::{Grid, GridCell, GridRow};
use crate::import::clean;
use crate::model::Indicator;
use crate::report::{CellCounts, ColumnRead, ImportRemark, ImportRemarkKind, Proposal, Spot, TableRead};
use crate::text::{Both, Raw, fold};
use crate::value::Message;
use columns::{FigureRow, Held, heads};
use figure::figure;

/// The figures of a file for a period of a plan, and the edits that record them. Nothing is overwritten.
///
/// # Errors
/// When no table has a column of indicators and one of figures, or the plan has no such period.
pub(crate) fn import_values(
    base: EditBase<'_>,
    file: &ImportFile,
    period: &str,
) -> Result<(Proposal, Vec<FileEdit>), Failure> {
    const NO_TABLE: Both = Both {
        en: "`{file}` has no table of figures: a head row must name the indicators, and the figures (Kết quả, Tử số, Mẫu số …)",
        vi: "`{file}` không có bảng số liệu: dòng tiêu đề phải có cột chỉ số, và cột số liệu (Kết quả, Tử số, Mẫu số …)",
    };
    const FORM: Both = Both {
        en: "a form made by cchc is read by `cchc record --from`",
        vi: "phiếu do cchc lập thì đọc bằng `cchc record --from`",
    };
    naming::period(base.plan, period)?;
    let mut taken = Taken { base, period, proposal: Proposal::default(), values: Vec::new() };
    for grid in file.tables() {
        if let Some((head, columns)) = heads(grid) {
            taken.table(grid, head, &columns);
        }
    }
    if taken.proposal.read.is_empty() {
        return Err(Failure::new(NO_TABLE).text("file", file.name.as_str()).help(FORM));
    }
    let edits = record_all(base, &taken.values, NewHead::OfNone)?;
    Ok((taken.proposal, edits))
}

/// The figures taken so far.
struct Taken<'t> {
    base: EditBase<'t>,
    period: &'t str,
    proposal: Proposal,
    values: Vec<NewValue>,
}

impl Taken<'_> {
    fn table(&mut self, grid: &Grid, head: usize, columns: &[Option<Held>]) {
        let Some((titles, below)) = grid.rows.get(head..).and_then(<[GridRow]>::split_first) else { return };
        let sheet = (!grid.name.is_empty()).then(|| Raw::new(&*grid.name));
        let column = |(at, cell): (usize, &GridCell)| ColumnRead {
            number: at + 1,
            head: Raw::new(clean(&cell_text(cell))),
            taken_as: columns.get(at).copied().flatten().map(Held::word),
        };
        self.proposal.read.push(TableRead {
            number: grid.number,
            sheet: sheet.clone(),
            title: None,
            rows: below.len(),
            columns: titles.cells.iter().enumerate().map(column).collect(),
        });
        for row in below {
            let spot = Spot { table: Some(grid.number), sheet: sheet.clone(), row: Some(row.number), column: None };
            self.row(&FigureRow { row, columns, spot });
        }
    }

    fn row(&mut self, row: &FigureRow<'_>) {
        let filled = row.row.cells.iter().filter(|cell| !cell_text(cell).is_empty()).count();
        self.proposal.cells.all += filled;
        match self.value(row) {
            Ok(RowContent::New(value)) => {
                self.tell_likely(row, &value.indicator);
                self.values.push(value);
                self.count(row, filled);
            }
            Ok(RowContent::Known) => self.count(row, filled),
            Ok(RowContent::Nothing) => self.without_figure(row, filled),
            Err(remark) => self.proposal.remarks.push(*remark),
        }
    }

    /// A row without a figure says nothing, unless it has words beside its name.
    fn without_figure(&mut self, row: &FigureRow<'_>, filled: usize) {
        const WORDS: Both = Both { en: "the row has no figure", vi: "dòng không có số liệu" };
        if [Held::Evidence, Held::Note].iter().all(|held| row.text(*held).is_empty()) {
            self.proposal.cells.all -= filled;
            return;
        }
        let remark = row.asked(Held::Name, Message { says: WORDS, args: Vec::new() });
        self.proposal.remarks.push(ImportRemark { kind: ImportRemarkKind::Unread, ..*remark });
    }

    /// Says which indicator a name was taken for, where it has other words.
    fn tell_likely(&mut self, row: &FigureRow<'_>, id: &str) {
        const LIKELY: Both =
            Both { en: "the indicator with nearly the same title", vi: "chỉ số có tên gần giống" };
        if self.indicator(&row.text(Held::Code), &row.text(Held::Name)).is_none() {
            let asked = row.asked(Held::Name, Message { says: LIKELY, args: Vec::new() });
            self.proposal.remarks.push(ImportRemark { kind: ImportRemarkKind::Assumed, ..*asked }.taken_as(id));
        }
    }

    fn count(&mut self, row: &FigureRow<'_>, filled: usize) {
        const FORMULA: Both =
            Both { en: "the last value of a formula", vi: "giá trị tính lần cuối của công thức" };
        const OTHER: Both = Both { en: "the column is not known", vi: "cột chưa rõ là gì" };
        let CellCounts { read, .. } = &mut self.proposal.cells;
        *read += filled;
        for (at, cell) in row.row.cells.iter().enumerate() {
            let text = cell_text(cell);
            let spot = Spot { column: Some(at + 1), ..row.spot.clone() };
            match row.columns.get(at).copied().flatten() {
                Some(_) if cell.is_formula => self
                    .proposal
                    .remarks
                    .push(ImportRemark::new(ImportRemarkKind::Assumed, spot, &text, FORMULA).taken_as(&text)),
                None if !text.is_empty() => {
                    *read -= 1;
                    self.proposal.remarks.push(ImportRemark::new(ImportRemarkKind::Unread, spot, &text, OTHER));
                }
                Some(_) | None => {}
            }
        }
    }

    /// The figure of a row.
    ///
    /// # Errors
    /// The question that a person must answer.
    fn value(&self, row: &FigureRow<'_>) -> Result<RowContent, Box<ImportRemark>> {
        const TWICE: Both =
            Both { en: "`{id}` has a figure in an earlier row", vi: "`{id}` đã có số liệu ở dòng trên" };
        const OTHERWISE: Both = Both {
            en: "the plan has another figure of `{id}` for this period; `cchc record` corrects it",
            vi: "kế hoạch đã có số liệu khác của `{id}` trong kỳ này; sửa bằng `cchc record`",
        };
        let (code, name) = (row.text(Held::Code), row.text(Held::Name));
        let has_figure = [Held::Figure, Held::Numerator].iter().any(|held| !row.text(*held).is_empty());
        if !has_figure {
            return Ok(RowContent::Nothing);
        }
        let named_at = if name.is_empty() { Held::Code } else { Held::Name };
        let indicator = match self.indicator(&code, &name) {
            Some(indicator) => indicator,
            None => self.likely(&name).ok_or_else(|| row.asked(named_at, unknown()))?,
        };
        let id = indicator.id.value.as_str();
        let period = naming::period_of(self.base.plan, indicator, self.period)
            .map_err(|_| row.asked(Held::Name, no_period(id)))?;
        let figure = figure(indicator, row)?;
        let of_id = |says| Message { says, args: vec![("id", id.into())] };
        if self.values.iter().any(|known| known.indicator == id) {
            return Err(row.asked(Held::Figure, of_id(TWICE)));
        }
        match known_figure(self.base.plan, indicator, &period) {
            Some(known) if known == figure => return Ok(RowContent::Known),
            Some(_) => return Err(row.asked(Held::Figure, of_id(OTHERWISE))),
            None => {}
        }
        let evidence = row.text(Held::Evidence);
        let evidence = evidence.split(';').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned);
        let note = row.text(Held::Note);
        Ok(RowContent::New(NewValue {
            indicator: id.to_owned(),
            period,
            figure,
            evidence: evidence.collect(),
            reported_on: None,
            reported_by: None,
            basis: None,
            note: (!note.is_empty()).then_some(note),
        }))
    }

    /// The indicator of a row: by its id, else by its title, or that of a target.
    fn indicator(&self, code: &str, name: &str) -> Option<&Indicator> {
        let plan = self.base.plan;
        let all = || plan.indicators.iter().chain(plan.shared.iter()).map(|item| &item.value);
        let by_id = |id: &str| all().find(|indicator| indicator.id.value.is(id));
        let of_target = || {
            let name = fold(name);
            let is_called = |text: &str| !name.is_empty() && fold(text) == name;
            let target = plan.targets.iter().find(|target| {
                target.text.as_ref().is_some_and(|text| is_called(text.as_str())) || is_called(target.id.value.as_str())
            })?;
            by_id(target.indicator.value.as_str())
        };
        by_id(code).or_else(|| naming::indicator(plan, name).ok()).or_else(of_target)
    }

    /// The only indicator whose title has the same words but for those that say nothing, as "Trong đó".
    fn likely(&self, name: &str) -> Option<&Indicator> {
        let stem = stem(name);
        let plan = self.base.plan;
        let all = plan.indicators.iter().chain(plan.shared.iter()).map(|item| &item.value);
        let mut found = all.filter(|one| !stem.is_empty() && self::stem(one.title.as_str()) == stem);
        found.next().filter(|_| found.next().is_none())
    }
}

fn unknown() -> Message {
    const UNKNOWN: Both = Both {
        en: "the plan has no indicator of this name; write its id or title",
        vi: "kế hoạch không có chỉ số tên này; ghi mã hoặc tên chỉ số",
    };
    Message { says: UNKNOWN, args: Vec::new() }
}

/// A name without the words before it that say nothing, and without a bracket behind it.
fn stem(name: &str) -> String {
    const BEFORE: [&str; 5] = ["trong đó", "trong số đó", "tỷ lệ", "tỉ lệ", "chỉ số"];
    let name = name.split(" (").next().unwrap_or_default().replace(':', " ");
    let mut folded = fold(&name);
    while let Some(rest) = BEFORE.iter().find_map(|word| folded.strip_prefix(&fold(word))) {
        folded = rest.trim_start().to_owned();
    }
    folded
}

fn no_period(id: &str) -> Message {
    const SAYS: Both = Both { en: "`{id}` has no such period", vi: "`{id}` không có kỳ này" };
    Message { says: SAYS, args: vec![("id", id.into())] }
}

/// The content of a row.
enum RowContent {
    /// No figure.
    Nothing,
    /// A figure that the plan has.
    Known,
    New(NewValue),
}
