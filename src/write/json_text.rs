//! JSON text that can stand in a log: the usual data, but nothing in it that a terminal or a CI runner obeys.

use crate::text::{is_hidden, is_usual};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};

/// A value so many levels deep in an object or list, indented. Hidden characters and the `##[` of CI runners become
/// escapes.
pub(super) fn element(value: &impl Serialize, depth: usize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Safe(PrettyFormatter::new())))?;
    let mut indented = Vec::with_capacity(bytes.len() * 5 / 4);
    // A line break inside a string is an escape.
    for (number, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if number > 0 {
            indented.push(b'\n');
            indented.resize(indented.len() + 2 * depth, b' ');
        }
        indented.extend_from_slice(line);
    }
    Ok(indented)
}

/// Indented JSON and a line break, as a text.
///
/// # Errors
/// When a value cannot be serialised; this program has no such values.
pub(crate) fn to_string(value: &impl Serialize) -> serde_json::Result<String> {
    written(value, PrettyFormatter::new())
}

/// As [`to_string`], on one line.
///
/// # Errors
/// As [`to_string`].
pub(crate) fn to_line(value: &impl Serialize) -> serde_json::Result<String> {
    written(value, CompactFormatter)
}

fn written(value: &impl Serialize, formatter: impl Formatter) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Safe(formatter)))?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(|error| serde_json::Error::io(io::Error::other(error)))
}

struct Safe<F>(F);

impl<F: Formatter> Formatter for Safe<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if is_usual(fragment) && !fragment.contains("##[") {
            return writer.write_all(fragment.as_bytes());
        }
        let mut before = ['\0'; 2];
        for c in fragment.chars() {
            if is_hidden(c) || (c == '[' && before == ['#', '#']) {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            } else {
                write!(writer, "{c}")?;
            }
            before = [before[1], c];
        }
        Ok(())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::to_string;

    #[test]
    fn the_data_is_the_same_and_the_text_is_harmless() {
        let hostile = "a\u{9b}1m \u{202e} ##[add-mask]T ###[x \u{1b}[2J \u{E0001}";
        let text = to_string(&vec![hostile]).expect("it is written");
        assert!(text.is_ascii(), "{text}");
        assert!(!text.contains("##["), "{text}");
        let back: Vec<String> = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(back, [hostile]);
        // Harmless characters stay readable.
        let harmless = "a [b] # ## [c] #[d] Đề án #";
        assert_eq!(super::to_line(&harmless).expect("it is written"), format!("\"{harmless}\"\n"));
        assert_eq!(super::to_line(&"##[x ###[y").expect("it is written"), "\"##\\u005bx ###\\u005by\"\n");
        let pretty = to_string(&serde_json::json!([1, { "a": [] }, {}])).expect("it is written");
        assert_eq!(pretty, "[\n  1,\n  {\n    \"a\": []\n  },\n  {}\n]\n");
        let nested = serde_json::json!({ "a": [1, [2, 3]], "b": {}, "c": [], "d": { "e": null } });
        for text in [to_string(&nested), super::to_line(&nested)] {
            let text = text.expect("it is written");
            assert_eq!(serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON"), nested, "{text}");
        }
    }
}
