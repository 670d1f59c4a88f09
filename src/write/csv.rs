//! Comma-separated values (RFC 4180) for spreadsheets and programs: one row per item, ISO dates and decimal points,
//! unless a form asks for the signs of another country.

use super::parallel::each_in_parallel;
#[cfg(feature = "office")]
use crate::report::sheet::{Sheet, SheetCell, SheetRow, SheetValue};
use crate::report::{Datum, Report};
#[cfg(feature = "office")]
use crate::text::Raw;
use crate::text::{Shown, Spool};
use memchr::memchr2;
use std::io::{self, Write};
use unicode_normalization::UnicodeNormalization as _;

/// So few rows are written by one thread.
const FEW: usize = 256;
/// By this mark, at the beginning of a file, Excel knows UTF-8.
const BOM: &str = "\u{FEFF}";
const LINE_END: &str = "\r\n";

/// How values are separated and numbers written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CsvForm {
    /// Whether the text begins with a byte order mark.
    pub bom: bool,
    /// Between the cells of a row.
    pub separator: char,
    /// Between the whole part of a number and its decimals.
    pub decimal: char,
}

impl Default for CsvForm {
    fn default() -> Self {
        Self::USUAL
    }
}

impl CsvForm {
    /// The form that programs expect.
    pub const USUAL: Self = Self { bom: false, separator: ',', decimal: '.' };

    /// The line of titles, with all that stands before it.
    pub(super) fn head<'t>(self, titles: impl IntoIterator<Item = &'t str>) -> String {
        let mut line = String::from(if self.bom { BOM } else { "" });
        for (index, title) in titles.into_iter().enumerate() {
            self.separate(&mut line, index);
            self.push_field(&mut line, title);
        }
        line + LINE_END
    }

    pub(super) fn row(self, row: &[Datum]) -> String {
        let mut line = String::with_capacity(16 * row.len());
        for (index, datum) in row.iter().enumerate() {
            self.separate(&mut line, index);
            self.push_datum(&mut line, datum);
        }
        line + LINE_END
    }

    /// Sets a field apart from the one before it.
    fn separate(self, line: &mut String, index: usize) {
        if index > 0 {
            line.push(self.separator);
        }
    }

    fn write_rows(self, rows: impl Iterator<Item = Vec<Datum>>, out: &mut dyn Write) -> io::Result<()> {
        let lines = each_in_parallel(rows.collect(), FEW, |row: Vec<Datum>| self.row(&row));
        lines.iter().try_for_each(|line| out.write_all(line.as_bytes()))
    }

    fn push_datum(self, line: &mut String, datum: &Datum) {
        match datum {
            // A number below zero is not a formula.
            Datum::Whole(_) | Datum::Number(..) => {
                let number = cell(datum);
                if self.decimal == '.' {
                    self.push_quoted(line, &number);
                } else {
                    self.push_quoted(line, &number.replace('.', self.decimal.encode_utf8(&mut [0; 4])));
                }
            }
            Datum::Text(raw) => self.push_field(line, raw.as_str()),
            Datum::Word(word) => self.push_field(line, word),
            Datum::Empty => {}
            Datum::Day(_) | Datum::Flag(_) => self.push_field(line, &cell(datum)),
        }
    }

    /// A field in quotes where it needs them, on one line, that no spreadsheet takes for a formula.
    fn push_field(self, line: &mut String, text: &str) {
        let formula = begins_a_formula(text) && !is_negative_number(text);
        if !formula && Shown::is_as_it_stands(text) {
            return self.push_quoted(line, text);
        }
        // A spreadsheet shows control characters that a terminal would obey, and line breaks would need quotes.
        let text = Shown::of(text);
        self.push_quoted(line, &if formula { format!("'{}", text.as_str()) } else { text.into_string() });
    }

    fn push_quoted(self, line: &mut String, text: &str) {
        let needs_quotes = match u8::try_from(self.separator) {
            Ok(separator) if separator.is_ascii() => memchr2(separator, b'"', text.as_bytes()).is_some(),
            Ok(_) | Err(_) => text.contains([self.separator, '"']),
        };
        if needs_quotes {
            line.extend(["\"", &text.replace('"', "\"\""), "\""]);
        } else {
            line.push_str(text);
        }
    }
}

/// The table of a sheet, without its titles and groups.
#[cfg(feature = "office")]
pub(super) fn sheet(sheet: &Sheet, form: CsvForm) -> String {
    let mut text = form.head(sheet.columns.iter().map(|column| column.title.as_str()));
    for row in &sheet.rows {
        if let SheetRow::Cells(cells) = row {
            text.push_str(&form.row(&cells.iter().map(datum).collect::<Vec<_>>()));
        }
    }
    text
}

#[cfg(feature = "office")]
fn datum(cell: &SheetCell) -> Datum {
    let (SheetCell::Fixed(value) | SheetCell::Open(_, value)) = cell;
    match value {
        SheetValue::Empty => Datum::Empty,
        SheetValue::Text(text) => Datum::Text(Raw::new(&**text)),
        SheetValue::Number(number, decimals) | SheetValue::Percent(number, decimals) => {
            Datum::Number(number.clone(), *decimals)
        }
        SheetValue::Day(day) => Datum::Day(*day),
    }
}

pub(super) struct Writer {
    form: CsvForm,
    is_headed: bool,
    later: Spool,
}

impl Writer {
    pub(super) fn new(form: CsvForm) -> Self {
        Self { form, is_headed: false, later: Spool::default() }
    }

    pub(super) fn part(&mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        self.write_head(report, out)?;
        self.form.write_rows(report.rows(), out)?;
        self.form.write_rows(report.later_rows(), &mut self.later)
    }

    pub(super) fn close(mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        self.write_head(report, out)?;
        self.later.write_into(out)?;
        self.form.write_rows(report.closing_rows(), out)
    }

    fn write_head(&mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.is_headed, true) {
            return Ok(());
        }
        out.write_all(self.form.head(report.columns()).as_bytes())
    }
}

/// A value as text, with a decimal point and an ISO date.
pub(super) fn cell(datum: &Datum) -> String {
    match datum {
        Datum::Empty => String::new(),
        Datum::Text(raw) => raw.as_str().to_owned(),
        Datum::Word(word) => (*word).to_owned(),
        Datum::Whole(number) => number.to_string(),
        Datum::Number(number, decimals) => number.decimal(*decimals),
        Datum::Day(day) => day.to_string(),
        Datum::Flag(flag) => flag.to_string(),
    }
}

/// Whether a spreadsheet may take a text for a formula. Some skip blanks before the sign. Japanese and Chinese
/// ones also take the wide or small form of a sign. They read `−` as `-`.
fn begins_a_formula(text: &str) -> bool {
    // Nearly every text begins with a letter or a digit.
    if text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let first = text.trim_start().chars().next().into_iter().nfkc().next();
    text.starts_with(['\t', '\r']) || matches!(first, Some('=' | '+' | '-' | '@' | '\u{2212}'))
}

/// A number below zero as this program writes it. Plan texts such as `-inf` or `-0E011` are numbers for other programs
/// only.
fn is_negative_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('-') else { return false };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::CsvForm;
    use crate::report::Datum;
    use crate::text::Raw;
    use crate::value::Exact;

    fn field(text: &str) -> String {
        let mut line = String::new();
        CsvForm::USUAL.push_field(&mut line, text);
        line
    }

    #[test]
    fn a_form_says_how_a_number_and_a_row_are_written() {
        let number = |text: &str| Datum::Number(Exact::parse(text).expect("a number"), 6);
        let row = [number("32.464"), number("-5.5"), Datum::Whole(-1200), Datum::Text(Raw::new("a;b,c\td"))];
        let with = |separator, decimal| CsvForm { separator, decimal, ..CsvForm::USUAL }.row(&row);
        assert_eq!(with(',', '.'), "32.464,-5.5,-1200,\"a;b,c d\"\r\n");
        assert_eq!(with(';', ','), "32,464;-5,5;-1200;\"a;b,c d\"\r\n");
        assert_eq!(with('\t', ','), "32,464\t-5,5\t-1200\ta;b,c d\r\n");
        assert_eq!(with('|', '.'), "32.464|-5.5|-1200|a;b,c d\r\n");
        let head = |bom| CsvForm { bom, ..CsvForm::USUAL }.head(["plan", "task"]);
        assert_eq!((head(false).as_str(), head(true).as_str()), ("plan,task\r\n", "\u{FEFF}plan,task\r\n"));
    }

    #[test]
    fn no_field_is_a_formula() {
        assert_eq!(field("=cmd()"), "'=cmd()");
        assert_eq!(field("@x,\"y\""), "\"'@x,\"\"y\"\"\"");
        for number in ["-5.5", "-0", "-1200"] {
            assert_eq!(field(number), number);
        }
        for text in ["-x", "-inf", "-0E011", "-", "-1.", "-.5", "-1.2.3", "+5", "--5"] {
            assert_eq!(field(text), format!("'{text}"));
        }
        for sign in "=+-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−".chars() {
            for blanks in ["", " ", "\u{A0}", "\u{3000}", " \u{2003}"] {
                assert_eq!(field(&format!("{blanks}{sign}1")).starts_with('\''), (blanks, sign) != ("", '-'), "{sign}");
            }
        }
        for text in ["Đề án = 1", " Đề án", "– Đề án", "1-2", "'=1", "", "  "] {
            assert_eq!(field(text), text);
        }
    }
}
