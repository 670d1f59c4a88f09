//! The figure of a row: in one cell, in two, or as "412/1.020".

use super::columns::{FigureRow, Held};
use crate::app::forms::{cell_text, figure_part};
use crate::grid::{GridCell, GridValue};
use crate::model::{Indicator, Measure};
use crate::parse::Plain;
use crate::report::ImportRemark;
use crate::text::Both;
use crate::value::{Exact, Message, Numbers};

/// The parts of a figure, by the kind of the indicator.
pub(super) fn figure(
    indicator: &Indicator,
    row: &FigureRow<'_>,
) -> Result<Vec<(&'static str, Plain)>, Box<ImportRemark>> {
    const NO_COUNTS: Both = Both {
        en: "a ratio needs how many of how many, such as 412/1.020, or a share with %",
        vi: "tỷ lệ cần tử số và mẫu số, ví dụ 412/1.020, hoặc tỷ lệ có dấu %",
    };
    let part = |key: &'static str, held: Held, cell: &GridCell| {
        let read = figure_part(indicator, key, cell).map_err(|why| row.asked(held, why))?;
        read.map(|value| (key, value)).ok_or_else(|| row.asked(held, Message { says: NO_COUNTS, args: Vec::new() }))
    };
    let whole = row.cell(Held::Figure);
    let (first, second) = match indicator.measure {
        Measure::Ratio => ("numerator", "denominator"),
        Measure::Rank => ("rank", "of"),
        Measure::Count => return single(row, "count", whole, &part),
        Measure::Amount => return single(row, "amount", whole, &part),
        Measure::Score => return single(row, "score", whole, &part),
        Measure::Milestone => return single(row, "done", whole, &part),
        Measure::Class => return single(row, "class", whole, &part),
    };
    if let (Some(numerator), Some(denominator)) = (filled(row, Held::Numerator), filled(row, Held::Denominator)) {
        return Ok(vec![part(first, Held::Numerator, numerator)?, part(second, Held::Denominator, denominator)?]);
    }
    let text = row.text(Held::Figure);
    if let Some((numerator, denominator)) = text.split_once('/') {
        let cell = |text: &str| GridCell { value: GridValue::Text(text.trim().to_owned()), ..GridCell::default() };
        return Ok(vec![part(first, Held::Figure, &cell(numerator))?, part(second, Held::Figure, &cell(denominator))?]);
    }
    let Some(cell) = whole.filter(|_| !text.is_empty()) else {
        return Err(row.asked(Held::Numerator, Message { says: NO_COUNTS, args: Vec::new() }));
    };
    match indicator.measure {
        Measure::Rank => {
            let rank = part(first, Held::Figure, cell)?;
            let of = filled(row, Held::Pool).map(|pool| part(second, Held::Pool, pool)).transpose()?;
            Ok(std::iter::once(rank).chain(of).collect())
        }
        Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score | Measure::Milestone | Measure::Class => {
            share(cell, &text)
                .map(|share| vec![("percent", share)])
                .ok_or_else(|| row.asked(Held::Figure, Message { says: NO_COUNTS, args: Vec::new() }))
        }
    }
}

fn filled<'r>(row: &'r FigureRow<'_>, held: Held) -> Option<&'r GridCell> {
    row.cell(held).filter(|cell| !cell_text(cell).is_empty())
}

/// A figure that stands in one cell.
fn single(
    row: &FigureRow<'_>,
    key: &'static str,
    cell: Option<&GridCell>,
    part: &impl Fn(&'static str, Held, &GridCell) -> Result<(&'static str, Plain), Box<ImportRemark>>,
) -> Result<Vec<(&'static str, Plain)>, Box<ImportRemark>> {
    const EMPTY: Both = Both { en: "the figure is missing", vi: "chưa có số liệu" };
    let cell = cell.ok_or_else(|| row.asked(Held::Figure, Message { says: EMPTY, args: Vec::new() }))?;
    Ok(vec![part(key, Held::Figure, cell)?])
}

/// A share with its sign, or in a cell that Excel shows as a percentage.
fn share(cell: &GridCell, text: &str) -> Option<Plain> {
    let hundredfold = || {
        let GridValue::Number(number) = &cell.value else { return None };
        Exact::parse(&format!("{}e2", number.decimal(18))).ok().map(|share| Plain::Number(share.decimal(18)))
    };
    if cell.is_percent {
        return hundredfold();
    }
    let number = text.strip_suffix('%')?.trim();
    let readings = Numbers::Decimal.readings(number);
    // "97,623 %" may be either: a person must say.
    if let [only] = readings.as_slice() { Some(Plain::Number(only.clone())) } else { None }
}
