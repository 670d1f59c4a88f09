//! The cells of a form that somebody fills in: how they look, and what Excel lets into them.

use super::cells::{PERCENT, excel_day, number, shown, write_day, write_text};
use super::lists::Lists;
use crate::report::{Accepts, SheetCell, SheetRow, SheetValue};
use crate::text::Lang;
use crate::value::{day, number as in_words};
use rust_xlsxwriter::{Color, DataValidation, DataValidationRule, ExcelDateTime, Format, Worksheet, XlsxError};

/// The colour of what is to be filled in: a pale yellow.
const COLOUR: u32 = 0x00FF_F9DB;
/// A text such as 12/2023 stays a text.
const AS_TEXT: &str = "@";
const AS_DAY: &str = "dd/mm/yyyy";
const AS_WHOLE: &str = "#,##0";
/// As long as a cell has a format of its own, a figure with a sign of percent keeps that format.
const AS_DECIMAL: &str = "#,##0.00";
/// More decimals of a limit than anybody writes.
const LIMIT_DECIMALS: u32 = 6;
/// No ranking has more places.
const MOST_RANKED: i32 = 9_999;
/// Excel reads no more rules of a sheet.
const MOST_RULES: usize = 65_000;

/// Writes an open cell with what stands in it already.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    accepts: &Accepts,
    value: &SheetValue,
    format: Format,
) -> Result<(), XlsxError> {
    // A number must not touch the text of the next cell.
    let indent = u8::from(!matches!(accepts, Accepts::Text | Accepts::OneOf(_)));
    let format = format.set_unlocked().set_background_color(Color::RGB(COLOUR)).set_indent(indent);
    let (shown, unit) = match (accepts, value) {
        (Accepts::Text | Accepts::OneOf(_), _) => (AS_TEXT, ""),
        (Accepts::Whole | Accepts::Rank, _) => (AS_WHOLE, ""),
        (Accepts::Decimal { .. }, SheetValue::Percent(..)) => (AS_DECIMAL, PERCENT),
        (Accepts::Decimal { .. }, _) => (AS_DECIMAL, ""),
        (Accepts::Day { .. }, _) => (AS_DAY, ""),
    };
    let with_format = |shown: &str| format.clone().set_num_format(shown);
    let in_format = with_format(&format!("{shown}{unit}"));
    match value {
        SheetValue::Empty => sheet.write_blank(row, column, &in_format).map(drop),
        SheetValue::Text(text) => write_text(sheet, row, column, text, &with_format(AS_TEXT)),
        SheetValue::Number(figure, most) | SheetValue::Percent(figure, most) => {
            let digits = figure.decimal(*most);
            match number(&digits) {
                Some(figure) => sheet.write_number_with_format(row, column, figure, &in_format).map(drop),
                None => write_text(sheet, row, column, &digits, &with_format(AS_TEXT)),
            }
        }
        SheetValue::Day(on) => write_day(sheet, row, column, *on, format, AS_DAY),
    }
}

/// Puts a rule on each stretch of open cells of a column that take the same. Rows between them that are locked do not
/// part a stretch.
pub(super) fn add_rules(
    sheet: &mut Worksheet,
    first: u32,
    columns: usize,
    rows: &[SheetRow],
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let mut count = 0;
    for column in 0..columns {
        let Ok(at) = u16::try_from(column) else { break };
        let mut stretch: Option<(&Accepts, u32, u32)> = None;
        for (row, cells) in (first..).zip(rows) {
            let Some(accepts) = accepted(cells, column) else { continue };
            match &mut stretch {
                Some((known, _, last)) if *known == accepts => *last = row,
                Some(_) | None => {
                    if let Some((accepts, from, to)) = stretch.replace((accepts, row, row)) {
                        add_rule(sheet, (from, to, at), accepts, lists, &mut count)?;
                    }
                }
            }
        }
        if let Some((accepts, from, to)) = stretch {
            add_rule(sheet, (from, to, at), accepts, lists, &mut count)?;
        }
    }
    Ok(())
}

fn accepted(row: &SheetRow, column: usize) -> Option<&Accepts> {
    let SheetRow::Cells(cells) = row else { return None };
    match cells.get(column)? {
        SheetCell::Open(accepts, _) => Some(accepts),
        SheetCell::Fixed(_) => None,
    }
}

fn add_rule(
    sheet: &mut Worksheet,
    (from, to, column): (u32, u32, u16),
    accepts: &Accepts,
    lists: &mut Lists,
    count: &mut usize,
) -> Result<(), XlsxError> {
    if let Some(rule) = rule(accepts, lists)?.filter(|_| *count < MOST_RULES) {
        *count += 1;
        sheet.add_data_validation(from, column, to, column, &rule)?;
    }
    Ok(())
}

/// The rule of Excel, with the sentence that it shows when something else is typed.
fn rule(accepts: &Accepts, lists: &mut Lists) -> Result<Option<DataValidation>, XlsxError> {
    let new = DataValidation::new;
    let (rule, title, says) = match accepts {
        Accepts::Text => return Ok(None),
        Accepts::Whole => (
            new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
            "Số nguyên",
            "Ô này nhận số nguyên, từ 0 trở lên.".to_owned(),
        ),
        Accepts::Rank => (
            new().allow_whole_number(DataValidationRule::Between(1, MOST_RANKED)),
            "Thứ hạng",
            format!("Ô này nhận số nguyên từ 1 đến {MOST_RANKED}; hạng và tổng số ghi ở hai ô riêng."),
        ),
        Accepts::Decimal { most } => {
            let limit = most.as_ref().and_then(|most| Some((most, number(&most.decimal(LIMIT_DECIMALS))?)));
            match limit {
                Some((most, limit)) => (
                    new().allow_decimal_number(DataValidationRule::Between(0.0, limit)),
                    "Số",
                    format!("Ô này nhận số từ 0 đến {}, không kèm dấu %.", in_words(most, LIMIT_DECIMALS, Lang::Vi)),
                ),
                None => (
                    new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
                    "Số",
                    "Ô này nhận số từ 0 trở lên, không kèm dấu %.".to_owned(),
                ),
            }
        }
        Accepts::Day { from, to } => {
            let (Ok(first), Ok(last)) = (excel_day(*from), excel_day(*to)) else { return Ok(None) };
            (
                new().allow_date(DataValidationRule::<ExcelDateTime>::Between(first, last)),
                "Ngày",
                format!("Ô này nhận ngày từ {} đến {}, ghi ngày/tháng/năm.", day(*from, Lang::Vi), day(*to, Lang::Vi)),
            )
        }
        Accepts::OneOf(items) => {
            let Some(rule) = lists.rule(items.iter().map(|item| shown(item)).collect()) else { return Ok(None) };
            (rule, "Chọn trong danh sách", "Ô này chỉ nhận một mục có trong danh sách.".to_owned())
        }
    };
    rule.set_error_title(title)?.set_error_message(says).map(Some)
}
