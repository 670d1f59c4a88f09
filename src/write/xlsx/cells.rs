//! Cells of every workbook: text, numbers and days.

use crate::text::Raw;
use crate::value::Day;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// A sheet holds no more rows.
pub(super) const MOST_ROWS: u32 = 1_048_576;
/// Excel takes no longer text in a cell, in units of UTF-16.
pub(super) const MOST_UNITS: usize = 32_767;
/// Excel keeps no more digits of a number. A number that has more is written as text, so that none is lost.
const MOST_DIGITS: usize = 15;
/// A4 in the list of paper sizes of Excel.
pub(super) const A4: u8 = 9;
/// Whole percents keep their number: 85 is shown as `85 %`, where the format `0%` of Excel would show 8500 %.
pub(super) const PERCENT: &str = " \"%\"";
/// The colour behind the titles of columns.
pub(super) const HEAD_COLOUR: u32 = 0x00E7_EEF7;

/// Says when a workbook was made. The clock would make every run differ.
pub(super) fn date(book: &mut Workbook, day: Day) -> Result<(), XlsxError> {
    // Excel knows no day before 1900, and no plan is so old.
    let moment = excel_day(day).or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&moment));
    Ok(())
}

/// A text as a cell shows it.
pub(super) fn shown(text: &str) -> String {
    fitted(Raw::new(text).terminal().to_string(), MOST_UNITS)
}

/// Text that may hold anything.
pub(super) fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, column, shown(text), format).map(drop)
}

/// A text of at most so many units of UTF-16; a mark shows where it is cut.
pub(super) fn fitted(text: String, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text;
    }
    let mut units = 1;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= most
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// A number that is written in these digits, with a unit behind it.
pub(super) fn write_number(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    digits: &str,
    unit: &str,
    format: Format,
) -> Result<(), XlsxError> {
    let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let point = if decimals == 0 { "" } else { "." };
    let shown = format!("#,##0{point}{}{unit}", "0".repeat(decimals));
    match number(digits) {
        Some(number) => sheet.write_number_with_format(row, column, number, &format.set_num_format(shown)).map(drop),
        None => write_text(sheet, row, column, &format!("{digits}{}", unit.replace('"', "")), &format),
    }
}

/// The number that these digits write, where Excel keeps all of them.
pub(super) fn number(digits: &str) -> Option<f64> {
    let is_exact = digits.bytes().filter(u8::is_ascii_digit).count() <= MOST_DIGITS;
    digits.parse().ok().filter(|_| is_exact)
}

/// A day in a format of Excel, such as `dd/mm/yyyy`; as text where Excel does not know the day.
pub(super) fn write_day(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    day: Day,
    format: Format,
    shown: &str,
) -> Result<(), XlsxError> {
    match excel_day(day) {
        Ok(on) => sheet.write_datetime_with_format(row, column, on, &format.set_num_format(shown)).map(drop),
        Err(_) => write_text(sheet, row, column, &day.to_string(), &format),
    }
}

pub(super) fn excel_day(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(u16::MAX);
    let part = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

/// So many characters as a width or a factor.
pub(super) fn chars(count: usize) -> f64 {
    f64::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_text_that_does_not_fit_is_cut_with_a_mark() {
        assert_eq!(fitted("đặt𠀀".to_owned(), 5), "đặt𠀀");
        assert_eq!(fitted("đặt𠀀".to_owned(), 4), "đặt…");
        assert_eq!(fitted("𠀀𠀀".to_owned(), 3), "𠀀…");
    }
}
