//! A CSV file: RFC 4180, with the separators and encodings in which Excel saves.

use super::budget::Budget;
use super::canvas::Canvas;
use super::refusal::GridRefusal;
use super::table::{Grid, GridCell};
use std::borrow::Cow;

/// The separators, the likelier ones first: where `;` separates, `,` stands in numbers.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// The table of a CSV file.
pub(super) fn grid(bytes: &[u8]) -> Result<Grid, GridRefusal> {
    let text = decode(bytes).map_err(|line| GridRefusal::NotUtf8 { line })?;
    let mut reader = Reader { rest: &text, line: 1, separator: separator(&text) };
    // Excel takes a first line `sep=;` as the name of the separator.
    if declared(&text).is_some() {
        let end = text.find('\n').map_or(text.len(), |at| at + 1);
        reader.rest = text.get(end..).unwrap_or_default();
        reader.line = 2;
    }
    let (mut canvas, mut budget) = (Canvas::default(), Budget::new());
    while !reader.rest.is_empty() {
        let (row, mut column, mut is_last) = (reader.line, 0, false);
        while !is_last {
            let (text, is_end) = reader.field()?;
            column += 1;
            is_last = is_end;
            canvas.put(row, column, GridCell::text(text), &mut budget)?;
        }
    }
    Ok(Grid { number: 1, rows: canvas.rows(&mut budget)?, ..Grid::default() })
}

/// The text of UTF-8, or of UTF-16 with its mark, which Excel calls "Unicode Text". An error is the line of a fault.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    let units = |bytes: &[u8], of: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| of(*pair))).collect();
        let text = text.ok().filter(|_| rest.is_empty()).ok_or(1_usize)?;
        Ok(Cow::Owned(text))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        rest => utf8(rest.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(rest)),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        1 + good.split(|byte| *byte == b'\n').skip(1).count()
    })
}

/// The separator that a first line names.
fn declared(text: &str) -> Option<char> {
    let line = text.lines().next()?.trim_end_matches('\r');
    let mut letters = line.strip_prefix("sep=")?.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// The separator: the one that the file names, else the one that gives its first row the most cells.
fn separator(text: &str) -> char {
    if let Some(separator) = declared(text) {
        return separator;
    }
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut is_quoted = false;
    for letter in text.trim_start_matches(['\r', '\n']).chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\r' | '\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                if let Some((_, count)) = SEPARATORS.iter().zip(&mut counts).find(|(it, _)| **it == letter) {
                    *count += 1;
                }
            }
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let found = SEPARATORS.iter().zip(&counts).find(|(_, count)| **count == most && most > 0);
    found.map_or(',', |(separator, _)| *separator)
}

struct Reader<'t> {
    rest: &'t str,
    line: usize,
    separator: char,
}

impl Reader<'_> {
    /// The next cell, and whether its row ends with it.
    fn field(&mut self) -> Result<(String, bool), GridRefusal> {
        let mut text = String::new();
        if let Some(rest) = self.rest.strip_prefix('"') {
            self.rest = rest;
            self.quoted(&mut text)?;
        }
        let end = self.rest.find([self.separator, '\r', '\n']).unwrap_or(self.rest.len());
        let (before, behind) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        text.push_str(before);
        self.rest = behind;
        if let Some(rest) = behind.strip_prefix(self.separator) {
            self.rest = rest;
            // A separator at the very end has an empty cell behind it.
            return Ok((text, rest.is_empty()));
        }
        self.rest = ["\r\n", "\n", "\r"].iter().find_map(|end| behind.strip_prefix(end)).unwrap_or_default();
        self.line += 1;
        Ok((text, true))
    }

    /// The text up to the closing mark. Two marks stand for one.
    fn quoted(&mut self, text: &mut String) -> Result<(), GridRefusal> {
        let line = self.line;
        loop {
            let (before, behind) = self.rest.split_once('"').ok_or(GridRefusal::OpenQuote { line })?;
            text.push_str(before);
            self.line += breaks(before);
            self.rest = behind;
            match behind.strip_prefix('"') {
                Some(rest) => {
                    text.push('"');
                    self.rest = rest;
                }
                None => return Ok(()),
            }
        }
    }
}

/// How many lines end in a text.
fn breaks(text: &str) -> usize {
    text.matches(['\r', '\n']).count() - text.matches("\r\n").count()
}
