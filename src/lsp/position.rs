//! Places as editors count them: lines from 0, and UTF-16 units in a line from 0. A byte order mark is none of them.

use serde_json::{Value, json};

/// What stands at a path of a message, `/textDocument/uri`; null for what is absent.
pub(super) fn member<'v>(message: &'v Value, path: &str) -> &'v Value {
    message.pointer(path).unwrap_or(&Value::Null)
}

/// The place of a byte.
pub(super) fn position(text: &str, byte: usize) -> Value {
    let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let head = text.get(..byte).unwrap_or_default();
    let line_start = head.rfind('\n').map_or(0, |newline| newline + 1);
    let line = head.get(line_start..).unwrap_or_default();
    let units: usize = line.chars().filter(|c| *c != '\u{FEFF}' || line_start > 0).map(char::len_utf16).sum();
    json!({ "line": head.matches('\n').count(), "character": units })
}

/// The range of some bytes.
pub(super) fn range(text: &str, bytes: std::ops::Range<usize>) -> Value {
    json!({ "start": position(text, bytes.start), "end": position(text, bytes.end) })
}

/// The byte at a place. One beyond the end of its line is the end of the line, as editors have it.
pub(super) fn byte(text: &str, position: &Value) -> usize {
    let number = |name: &str| position.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let (line, units) = (number("line").unwrap_or(0), number("character").unwrap_or(0));
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
    use super::{byte, position};
    use serde_json::json;

    #[test]
    fn units_are_those_of_utf_16() {
        let text = "\u{FEFF}tên = \"𠀀x\"\r\nđ = 2\n";
        for (at, c) in text.char_indices().filter(|(_, c)| !matches!(c, '\u{FEFF}' | '\r' | '\n')) {
            assert_eq!(byte(text, &position(text, at)), at, "{c}");
        }
        assert_eq!(position(text, text.find('x').expect("there")), json!({ "line": 0, "character": 9 }));
        assert_eq!(byte(text, &json!({ "line": 0, "character": 99 })), text.find('\r').expect("there"));
        assert_eq!(byte(text, &json!({ "line": 99, "character": 0 })), text.len());
        assert_eq!(byte(text, &json!("nonsense")), 3);
    }
}
