//! Places as editors count them: lines from 0, and UTF-16 units in a line from 0. A byte order mark does not count.

use crate::source::{ColumnUnit, Lines};
use serde_json::{Value, json};
use std::ops::Range;
use std::sync::Arc;

/// Line and column, from 0.
pub(super) type Position = (usize, usize);

/// A text and its lines.
pub(super) struct Document {
    pub text: Arc<str>,
    lines: Lines,
}

impl Document {
    pub(super) fn new(text: Arc<str>) -> Self {
        Self { lines: Lines::of(&text), text }
    }

    pub(super) fn position(&self, byte: usize) -> Position {
        let byte = (0..=byte.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        (self.lines.number(byte), self.lines.column(&self.text, byte, ColumnUnit::Utf16))
    }

    pub(super) fn range(&self, bytes: Range<usize>) -> Value {
        let edge = |byte| {
            let (line, character) = self.position(byte);
            json!({ "line": line, "character": character })
        };
        json!({ "start": edge(bytes.start), "end": edge(bytes.end) })
    }
}

/// The place that a message names; the start of the file where it names none.
pub(super) fn position_of(message: &Value) -> Position {
    let number =
        |name: &str| message.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    (number("line"), number("character"))
}

/// The byte at a place. A place beyond the end of its line means that end, as in editors.
pub(super) fn byte(text: &str, (line, units): Position) -> usize {
    let mut start = if text.starts_with('\u{FEFF}') && line == 0 { '\u{FEFF}'.len_utf8() } else { 0 };
    for _ in 0..line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(newline) => start += newline + 1,
            None => return text.len(),
        }
    }
    let mut left = units;
    for c in text.get(start..).unwrap_or_default().chars() {
        if matches!(c, '\n' | '\r') || left < c.len_utf16() {
            break;
        }
        left -= c.len_utf16();
        start += c.len_utf8();
    }
    start
}

#[cfg(test)]
mod tests {
    use super::{Document, byte, position_of};
    use serde_json::json;

    #[test]
    fn units_are_those_of_utf_16() {
        let text = "\u{FEFF}tên = \"𠀀x\u{FEFF}y\"\r\nđ = 2\n";
        let lined = Document::new(text.into());
        for (at, c) in text.char_indices().filter(|(at, c)| *at > 0 && !matches!(c, '\r' | '\n')) {
            assert_eq!(byte(text, lined.position(at)), at, "{c}");
        }
        assert_eq!(lined.position(text.find('x').expect("there")), (0, 9));
        assert_eq!(byte(text, (0, 99)), text.find('\r').expect("there"));
        assert_eq!(byte(text, (99, 0)), text.len());
        assert_eq!(byte(text, position_of(&json!("nonsense"))), 3);
    }
}
