//! Places as editors count them: lines from 0, and units of UTF-16 in a line from 0, or bytes where the editor asks for
//! these. A byte order mark does not count.

use super::wire::field_at;
use crate::source::{ColumnUnit, Lines};
use serde_json::{Value, json};
use std::ops::Range;
use std::sync::Arc;

/// Line and column, from 0.
pub(super) type Position = (usize, usize);

/// The units in which an editor counts columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// Every editor knows these.
    #[default]
    Utf16,
}

impl Encoding {
    /// The first that both know, of those that the editor likes, in its order.
    pub(super) fn of(params: &Value) -> Self {
        let liked = field_at(params, "/capabilities/general/positionEncodings").as_array();
        let known = |name: &Value| match name.as_str()? {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            _ => None,
        };
        liked.into_iter().flatten().find_map(known).unwrap_or_default()
    }

    /// Its name in the protocol.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
        }
    }

    const fn length(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
        }
    }
}

/// A text and its lines.
pub(super) struct Document {
    pub text: Arc<str>,
    lines: Lines,
    encoding: Encoding,
}

impl Document {
    pub(super) fn new(text: Arc<str>, encoding: Encoding) -> Self {
        Self { lines: Lines::of(&text), text, encoding }
    }

    /// The byte at a place of a message.
    pub(super) fn byte(&self, place: &Value) -> usize {
        byte(&self.text, position_of(place), self.encoding)
    }

    /// The bytes of a range of a message, in their order.
    pub(super) fn bytes(&self, range: &Value) -> Range<usize> {
        let [start, end] = ["start", "end"].map(|edge| self.byte(field_at(range, &format!("/{edge}"))));
        start..end.max(start)
    }

    pub(super) fn position(&self, byte: usize) -> Position {
        let byte = (0..=byte.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let number = self.lines.number(byte);
        let column = match self.encoding {
            Encoding::Utf8 => {
                let start = self.lines.bounds(number).start;
                let mark = if number == 0 { mark_of(&self.text) } else { 0 };
                byte.saturating_sub(start + mark)
            }
            Encoding::Utf16 => self.lines.column(&self.text, byte, ColumnUnit::Utf16),
        };
        (number, column)
    }

    pub(super) fn place(&self, byte: usize) -> Value {
        let (line, character) = self.position(byte);
        json!({ "line": line, "character": character })
    }

    pub(super) fn range(&self, bytes: Range<usize>) -> Value {
        json!({ "start": self.place(bytes.start), "end": self.place(bytes.end) })
    }
}

/// The place that a message names; the start of the file where it names none.
pub(super) fn position_of(message: &Value) -> Position {
    let number =
        |name: &str| message.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    (number("line"), number("character"))
}

/// The byte at a place. A place beyond the end of its line means that end, as in editors.
pub(super) fn byte(text: &str, (line, units): Position, encoding: Encoding) -> usize {
    let mut start = if line == 0 { mark_of(text) } else { 0 };
    for _ in 0..line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(newline) => start += newline + 1,
            None => return text.len(),
        }
    }
    let mut left = units;
    for c in text.get(start..).unwrap_or_default().chars() {
        if matches!(c, '\n' | '\r') || left < encoding.length(c) {
            break;
        }
        left -= encoding.length(c);
        start += c.len_utf8();
    }
    start
}

/// The length of the byte order mark before a text.
fn mark_of(text: &str) -> usize {
    if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{Document, Encoding, byte, position_of};
    use serde_json::json;

    #[test]
    fn units_are_those_of_utf_16_or_bytes() {
        let text = "\u{FEFF}tên = \"𠀀x\u{FEFF}y\"\r\nđ = 2\n";
        for (encoding, column) in [(Encoding::Utf16, 9), (Encoding::Utf8, 12)] {
            let lined = Document::new(text.into(), encoding);
            for (at, c) in text.char_indices().filter(|(at, c)| *at > 0 && !matches!(c, '\r' | '\n')) {
                assert_eq!(byte(text, lined.position(at), encoding), at, "{c}");
            }
            assert_eq!(lined.position(text.find('x').expect("there")), (0, column));
            assert_eq!(byte(text, (0, 99), encoding), text.find('\r').expect("there"));
            assert_eq!(byte(text, (99, 0), encoding), text.len());
            assert_eq!(byte(text, position_of(&json!("nonsense")), encoding), 3);
        }
    }

    #[test]
    fn the_editor_says_which_units_it_likes() {
        let liked = |names: &[&str]| {
            Encoding::of(&json!({ "capabilities": { "general": { "positionEncodings": names } } })).name()
        };
        assert_eq!(
            (liked(&["utf-8", "utf-16"]), liked(&["utf-32", "utf-16"]), liked(&[])),
            ("utf-8", "utf-16", "utf-16")
        );
    }
}
