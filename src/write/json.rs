//! JSON that can stand in a log: the usual data, but nothing in it that a terminal or a CI runner obeys.

use crate::diag::Level;
use crate::report::Report;
use crate::report::object::InLang;
use crate::text::{Lang, is_hidden};
use crate::value::Day;
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::cell::Cell;
use std::io::{self, Write};

/// The object of every command. Its keys are frozen: within a major version keys are added, never changed.
#[derive(Serialize)]
struct Output<'o, P: Serialize, F: Serialize> {
    format_version: &'static str,
    tool: &'static str,
    version: &'static str,
    command: &'o str,
    as_of: Option<Day>,
    lang: &'static str,
    workspace: &'o str,
    ok: bool,
    plans: P,
    /// The keys that only some commands have.
    #[serde(flatten)]
    foot: Keys,
    findings: F,
    summary: Summary,
    /// The reason for which the command could not do its work.
    error: Option<&'o str>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
}

/// Keys with their values, in their order.
struct Keys(Vec<(&'static str, Value)>);

impl Serialize for Keys {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A list whose elements are made while it is written.
struct List<I>(Cell<Option<I>>);

impl<I: Iterator<Item = T>, T: Serialize> Serialize for List<I> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.take().into_iter().flatten())
    }
}

fn list<I: Iterator<Item = T>, T: Serialize>(elements: I) -> List<I> {
    List(Cell::new(Some(elements)))
}

/// Writes a report, plan by plan.
pub(super) fn write(report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
    let head = report.head();
    let number = |level| report.findings().filter(|finding| finding.level() == level).count();
    let output = Output {
        format_version: FORMAT_VERSION,
        tool: TOOL,
        version: VERSION,
        command: head.command,
        as_of: Some(head.as_of),
        lang: head.lang.code(),
        workspace: &head.workspace,
        ok: head.ok,
        plans: list(report.plans()),
        foot: Keys(report.foot()?),
        findings: list(report.findings().map(|finding| InLang(finding, head.lang))),
        summary: Summary { errors: number(Level::Error), warnings: number(Level::Warning) },
        error: None,
    };
    write_value(&output, out)
}

/// Writes the object of a command that could not do its work.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn write_failure(command: &str, lang: Lang, error: &str, out: &mut dyn Write) -> io::Result<()> {
    let nothing: [(); 0] = [];
    let output = Output {
        format_version: FORMAT_VERSION,
        tool: TOOL,
        version: VERSION,
        command,
        as_of: None,
        lang: lang.code(),
        workspace: ".",
        ok: false,
        plans: nothing,
        foot: Keys(Vec::new()),
        findings: nothing,
        summary: Summary { errors: 1, warnings: 0 },
        error: Some(error),
    };
    write_value(&output, out)
}

const FORMAT_VERSION: &str = "1.1";
const TOOL: &str = "cchc";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Writes indented JSON and a line break. Hidden characters and the `##[` of CI runners become escapes.
pub(super) fn write_value(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Safe(PrettyFormatter::new())))?;
    out.write_all(b"\n")
}

/// As [`write_value`], as a text.
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
