//! Comma-separated values (RFC 4180) for spreadsheets and programs: one row per item, ISO dates and decimal points.

use super::parallel::each_in_parallel;
use crate::report::{Datum, Report};
use crate::text::{Shown, Spool};
use std::io::{self, Write};
use unicode_normalization::UnicodeNormalization as _;

/// So few rows are written by one thread.
const FEW: usize = 256;

#[derive(Default)]
pub(super) struct Writer {
    is_headed: bool,
    later: Spool,
}

impl Writer {
    pub(super) fn part(&mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        self.write_head(report, out)?;
        write_rows(report.rows(), out)?;
        write_rows(report.later_rows(), &mut self.later)
    }

    pub(super) fn close(mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        self.write_head(report, out)?;
        self.later.write_into(out)?;
        write_rows(report.closing_rows(), out)
    }

    fn write_head(&mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.is_headed, true) {
            return Ok(());
        }
        let titles: Vec<String> = report.columns().into_iter().map(str::to_owned).collect();
        out.write_all(record(&titles).as_bytes())
    }
}

fn write_rows(rows: impl Iterator<Item = Vec<Datum>>, out: &mut dyn Write) -> io::Result<()> {
    let lines =
        each_in_parallel(rows.collect(), FEW, |row: Vec<Datum>| record(&row.iter().map(cell).collect::<Vec<String>>()));
    lines.iter().try_for_each(|line| out.write_all(line.as_bytes()))
}

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

/// A line of these cells.
pub(super) fn record(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A field in quotes where it needs them, on one line, that no spreadsheet takes for a formula.
fn field(text: &str) -> String {
    let formula = begins_a_formula(text) && !is_negative_number(text);
    // A spreadsheet shows control characters that a terminal would obey, and line breaks would need quotes.
    let text = Shown::of(text).to_string();
    let text = if formula { format!("'{text}") } else { text };
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Whether a spreadsheet may take a text for a formula. Some skip blanks before the sign. Japanese and Chinese
/// ones also take the wide or small form of a sign. They read `−` as `-`.
fn begins_a_formula(text: &str) -> bool {
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
    use super::field;

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
