//! Values that are written as people write them, and not as TOML does: `97,62`, `1.000.000`, `30/06/2026`, `85 %`,
//! curly quotes. The parser only says that the line is broken. This file finds the value that broke it.

use crate::text::Both;
use crate::value::{BLANKS, Day, MINUS_SIGNS, Numbers, looks_like_day};
use std::ops::Range;

/// The fault of a day that is written as people write it.
pub(crate) const DAY_FORM: Both = Both { en: "not written as a date", vi: "không viết đúng dạng ngày" };

/// A value that broke its line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Slip {
    /// In the line.
    pub span: Range<usize>,
    pub kind: SlipKind,
}

/// A kind of value that breaks a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SlipKind {
    /// A number with a decimal comma, with marks between thousands, or with a sign of percent.
    Number,
    /// A day that is not written as year-month-day.
    Day,
    /// A text between curly quotes.
    Quotes,
    /// A blank that TOML does not know.
    Blank,
}

/// Quotes of word processors, those that open first.
const QUOTES: [char; 8] = ['“', '„', '«', '‘', '‚', '”', '»', '’'];

/// The values of a line, looked through once: a line of megabytes can have thousands of faults.
pub(crate) struct LineValues<'l> {
    line: &'l str,
    starts: Vec<Start>,
}

impl<'l> LineValues<'l> {
    pub(crate) fn of(line: &'l str) -> Self {
        Self { line, starts: value_starts(line) }
    }

    /// The value that broke the line at a byte, if it is one of these.
    pub(crate) fn slip_at(&self, byte: usize) -> Option<Slip> {
        let line = self.line;
        let behind = self.starts.partition_point(|start| start.byte <= byte);
        let near = self.starts.get(behind.saturating_sub(MOST_PARTS)..behind).unwrap_or_default();
        slip_among(line, near, byte)
    }
}

/// Commas can split one value into so many parts: `1,000,000` has commas where lists have them.
const MOST_PARTS: usize = 8;

/// No number and no day is longer.
const MOST_CHARACTERS: usize = 60;

/// The first of these values that has a slip and contains or touches `byte`; else a blank there.
fn slip_among(line: &str, starts: &[Start], byte: usize) -> Option<Slip> {
    // The parser points at the value, or at the character after it, which it did not expect.
    let is_there = |span: &Range<usize>| span.start <= byte && byte <= span.end + 1;
    let slip = starts.iter().find_map(|start| {
        let value = line.get(start.byte..)?;
        let slip = |length: usize, kind| Slip { span: start.byte..start.byte + length, kind };
        let short = value.char_indices().nth(MOST_CHARACTERS).map_or(value, |(end, _)| value.split_at(end).0);
        let found = day(short).map(|length| slip(length, SlipKind::Day));
        let found = found.or_else(|| quotes(value).map(|length| slip(length, SlipKind::Quotes)));
        // Within a list a comma parts two elements.
        let number = || {
            if start.is_after_comma_or_bracket {
                None
            } else {
                number(short).map(|length| slip(length, SlipKind::Number))
            }
        };
        found.or_else(number).filter(|slip| is_there(&slip.span))
    });
    slip.or_else(|| {
        let blank = line.get(byte..)?.chars().next().filter(|c| BLANKS.contains(c))?;
        Some(Slip { span: byte..byte + blank.len_utf8(), kind: SlipKind::Blank })
    })
}

/// Where a value can begin.
#[derive(Clone, Copy)]
struct Start {
    byte: usize,
    is_after_comma_or_bracket: bool,
}

/// Where values begin in a line: behind `=`, and behind `[` or `,`, outside quotes and comments.
fn value_starts(line: &str) -> Vec<Start> {
    let mut starts = Vec::new();
    let mut quote = None;
    let mut before = None;
    for (byte, c) in line.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '#') => break,
            (None, c) => {
                if let Some(sign) = before
                    && c != ' '
                    && c != '\t'
                {
                    starts.push(Start { byte, is_after_comma_or_bracket: sign != '=' });
                    before = None;
                }
                match c {
                    '"' | '\'' => quote = Some(c),
                    '=' | '[' | ',' => before = Some(c),
                    _ => {}
                }
            }
        }
    }
    starts
}

/// The length of a day that TOML does not read as one.
fn day(value: &str) -> Option<usize> {
    let length = value.bytes().take_while(|byte| byte.is_ascii_digit() || b"/.-".contains(byte)).count();
    let written = value.get(..length)?;
    (looks_like_day(written) && Day::parse(written).is_none()).then_some(length)
}

/// The length of a number that TOML does not read as one.
fn number(value: &str) -> Option<usize> {
    let bytes = value.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let sign = value.chars().next().filter(|sign| *sign == '+' || MINUS_SIGNS.contains(sign));
    let mut end = sign.map_or(0, char::len_utf8);
    while is_digit(end) {
        while is_digit(end) {
            end += 1;
        }
        let Some(mark) = value.get(end..).and_then(|rest| rest.chars().next()) else { break };
        let behind = end + mark.len_utf8();
        let is_group = (behind..behind + 3).all(is_digit) && !is_digit(behind + 3);
        match mark {
            '.' | ',' if is_digit(behind) => end = behind,
            mark if is_group && (mark == ' ' || BLANKS.contains(&mark)) => end = behind,
            _ => break,
        }
    }
    let rest = value.get(end..)?;
    if let Some(behind) = rest.trim_start_matches(' ').strip_prefix('%') {
        end = value.len() - behind.len();
    }
    let meant = Numbers::Decimal.read(value.get(..end)?).err()?;
    (!meant.is_empty()).then_some(end)
}

/// The length of a text between curly quotes.
fn quotes(value: &str) -> Option<usize> {
    let open = value.chars().next().filter(|c| QUOTES.contains(c))?;
    let inside = value.get(open.len_utf8()..)?;
    let close = inside.char_indices().find(|(_, c)| QUOTES.contains(c) || *c == '"');
    Some(close.map_or(value.trim_end().len(), |(at, c)| open.len_utf8() + at + c.len_utf8()))
}

/// A text without the quotes around it.
pub(crate) fn unquoted(text: &str) -> &str {
    text.trim_matches(|c| QUOTES.contains(&c) || c == '"')
}

/// Whether a text has one curly quote before it and one quote behind it, and means the same between straight ones.
pub(crate) fn is_quoted_text(written: &str) -> bool {
    let is_quote = |c: char| QUOTES.contains(&c) || c == '"';
    let inside = written.strip_prefix(QUOTES).and_then(|rest| rest.strip_suffix(is_quote));
    inside.is_some_and(|inside| !inside.contains(|c| is_quote(c) || c == '\\'))
}

#[cfg(test)]
mod tests {
    use super::{LineValues, SlipKind, is_quoted_text};

    #[test]
    fn a_text_with_one_quote_at_each_end_can_be_quoted_anew() {
        for (text, is_quoted) in [
            ("“Việc”", true),
            ("‘Việc’", true),
            ("«Việc\"", true),
            ("“Việc", false),
            ("“C:\\temp”", false),
            ("““Việc””", false),
            ("“", false),
        ] {
            assert_eq!(is_quoted_text(text), is_quoted, "{text}");
        }
    }

    /// The slip at the first byte of `mark` in the line.
    fn found(line: &str, mark: &str) -> Option<(String, SlipKind)> {
        let slip = LineValues::of(line).slip_at(line.find(mark).expect("the mark"))?;
        Some((line.get(slip.span).expect("a part of the line").to_owned(), slip.kind))
    }

    #[test]
    fn the_value_that_broke_a_line_is_found() {
        let number = |text: &str| Some((text.to_owned(), SlipKind::Number));
        assert_eq!(found("a = { score = 97,62 }", ",62"), number("97,62"));
        assert_eq!(found("a = { n = 1,5, m = 2 }", ", m"), number("1,5"));
        assert_eq!(found("a = 1.000.000 # đồng", ".000 #"), number("1.000.000"));
        assert_eq!(found("a = 85 %", "%"), number("85 %"));
        assert_eq!(found("a = 1 000", "1"), number("1 000"));
        assert_eq!(found("a = -1.234,5", ",5"), number("-1.234,5"));
        let day = |text: &str| Some((text.to_owned(), SlipKind::Day));
        assert_eq!(found("due = 30/06/2026", "30"), day("30/06/2026"));
        assert_eq!(found("due = [ 1.7.2026, 2026-07-02]", "1.7"), day("1.7.2026"));
        assert_eq!(found("due = 31/06/2023", "/06"), day("31/06/2023"));
        assert_eq!(found("due = 30/6/23", "/6"), day("30/6/23"));
        assert_eq!(found("count = 1\u{a0}500", "\u{a0}"), number("1\u{a0}500"));
        assert_eq!(found("count = \u{2212}5", "\u{2212}"), number("\u{2212}5"));
        assert_eq!(found("title = “Việc”", "“"), Some(("“Việc”".to_owned(), SlipKind::Quotes)));
        assert_eq!(found("title\u{a0}= 1", "\u{a0}"), Some(("\u{a0}".to_owned(), SlipKind::Blank)));
    }

    #[test]
    fn values_that_toml_can_read_are_not_slips() {
        for (line, mark) in [
            ("a = { n = 1, m = }", "}"),
            ("a = [1,5", "1"),
            ("a = \"97,62\" x", "97"),
            ("a = 1.5 x", "1.5"),
            ("a = 2026-06-30 x", "x"),
            ("a = b # 97,62", "97"),
        ] {
            assert_eq!(found(line, mark), None, "{line}");
        }
    }
}
