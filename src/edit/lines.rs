//! Lines of a text, found from a byte inside them.

use std::ops::Range;

/// A run of bytes, and what takes its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Splice {
    pub range: Range<usize>,
    pub with: String,
}

impl Splice {
    pub(super) const fn insert(at: usize, with: String) -> Self {
        Self { range: at..at, with }
    }

    pub(super) const fn remove(range: Range<usize>) -> Self {
        Self { range, with: String::new() }
    }
}

/// A slice of the text; empty where the range is outside or cuts a character.
pub(super) fn slice_or_empty(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The first byte of the line; behind a byte order mark.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let start = slice_or_empty(text, 0..at).rfind('\n').map_or(0, |newline| newline + 1);
    if start == 0 && text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { start }
}

/// The start of the first of the comment lines right above a line that starts there, of those behind `top`.
pub(super) fn above_comments(text: &str, line: usize, top: usize) -> usize {
    let mut first = line;
    while first > top {
        let above = line_start(text, first - 1);
        if above < top || !slice_or_empty(text, above..first).trim_start().starts_with('#') {
            break;
        }
        first = above;
    }
    first
}

/// The byte behind the last one of the line, before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = slice_or_empty(text, at..text.len());
    let line = rest.split('\n').next().unwrap_or_default();
    let ended = line.len() < rest.len();
    at + if ended { line.strip_suffix('\r').unwrap_or(line).len() } else { line.len() }
}

/// The first byte of the next line, or the end of the text.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    slice_or_empty(text, at..text.len()).find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// The line break in use around a byte: that of its line, else of the line before, else a plain one.
pub(super) fn newline(text: &str, at: usize) -> &'static str {
    let end = line_end(text, at);
    let own = slice_or_empty(text, end..text.len());
    let before = slice_or_empty(text, 0..line_start(text, at));
    if own.starts_with("\r\n") || (own.is_empty() && before.ends_with("\r\n")) { "\r\n" } else { "\n" }
}

/// The blanks at the start of the line.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let start = line_start(text, at);
    let line = slice_or_empty(text, start..line_end(text, start));
    line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
}

/// Whether there is nothing but blanks before it on its line.
pub(super) fn is_first(text: &str, at: usize) -> bool {
    let before = slice_or_empty(text, 0..at).trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n') || before == "\u{FEFF}"
}

/// The text behind it on its line, without the blanks before; those at the end of a comment are its own.
pub(super) fn rest(text: &str, at: usize) -> &str {
    slice_or_empty(text, at..line_end(text, at)).trim_start_matches([' ', '\t'])
}

/// Whether the rest of its line is blank or a comment.
pub(super) fn is_last(text: &str, at: usize) -> bool {
    let rest = slice_or_empty(text, at..text.len()).trim_start_matches([' ', '\t']);
    rest.is_empty() || rest.starts_with(['#', '\n']) || rest.starts_with("\r\n")
}
