//! The guard and the reader, compared with the crate `toml`. No value is nested too deep. A text that `toml` refuses
//! has a finding; a text that it takes gives the same values, each at its place. Every finding has a place in the file.

use cchc::diag::Sink;
use cchc::keys::{FileReport, Keys, TableReader, ValueReader, read_file};
use cchc::parse::{Node, Outline, Plain};
use cchc::source::{FilePath, Memory, Sources};
use cchc::text::Both;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table that may hold any key.
const ANY: Keys = Keys { title: Both { en: "a table", vi: "bảng" }, all: &[] };

/// The rule about hidden characters, which `toml` takes in part.
const HIDDEN: &str = "E010";

/// No file that is read goes deeper, in whatever way it is written.
const MOST_LEVELS: usize = 17;

/// By path: the kind of each value with its text, and its bytes in the file.
type Values = BTreeMap<String, (String, Range<usize>)>;

/// Tries one file.
pub fn run(bytes: &[u8]) {
    let mut memory = Memory::default();
    memory.put("a.toml", bytes);
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let mut ours = Values::new();
    let path = FilePath::new("a.toml");
    let report = read_file(&memory, &path, ANY, &mut sources, &mut sink, |table| {
        walk(table, "", &mut ours);
        Some(())
    });
    let faults = sink.faults();
    let mut only_hidden = true;
    for finding in sink.into_findings() {
        only_hidden &= finding.rule().code == HIDDEN || finding.level() < cchc::diag::Level::Error;
        let place = finding.place();
        let at = finding.locate(&sources).at;
        let (known, span) = (sources.text(place.file), place.span.range());
        assert!(span.start <= span.end && span.end <= known.len(), "{at:?}");
        // A fault may lie where a broken line was overwritten; what is said of it lies between letters.
        assert!(known.is_char_boundary(at.bytes().start) && known.is_char_boundary(at.bytes().end), "{at:?}");
        assert!(at.line.get(at.marked.range()).is_some(), "{at:?}");
        let line = known[..span.start].matches('\n').count() + 1;
        assert_eq!(at.start.line as usize, line, "{at:?}");
        assert!(at.start.column >= 1 && at.end.line >= at.start.line, "{at:?}");
    }
    match (report, std::str::from_utf8(bytes)) {
        (FileReport::Absent, _) => panic!("it is there"),
        (FileReport::Refused, text) => {
            assert!(faults > 0, "refused without a finding");
            // An edit is refused, too. Only conflict markers may stand in a valid text.
            let is_conflict = |text: &str| text.contains("<<<<<<<") || text.contains(">>>>>>>");
            let is_known = |text: &str| bytes.contains(&0) || is_conflict(text) || Plain::parse(text).is_none();
            assert!(text.is_ok_and(is_known) || text.is_err() || bytes.starts_with(b"PK"), "edited, but not read");
        }
        (FileReport::Read { .. }, Err(_)) => panic!("what is read is text"),
        (FileReport::Read { sound, .. }, Ok(text)) => {
            assert_eq!(sound, faults == 0);
            against_toml(text, &ours, sound, only_hidden);
        }
    }
}

fn against_toml(text: &str, ours: &Values, sound: bool, only_hidden: bool) {
    let (root, errors) = DeTable::parse_recoverable(text);
    let plain = Plain::parse(text);
    assert!(plain.is_none() || errors.is_empty(), "data, although {errors:?}");
    assert!(Outline::outline(text).is_some() || plain.is_none(), "data, but no outline");
    if !errors.is_empty() {
        assert!(!sound, "{errors:?} and no finding");
        return;
    }
    assert!(sound || only_hidden, "nothing is wrong with it");
    let mut theirs = Values::new();
    tables(root.get_ref(), "", 0, &mut theirs);
    assert_eq!(*ours, theirs);
    assert_eq!(plain.is_none(), root.get_ref().values().any(is_misread), "no data");
}

fn walk(table: &mut TableReader<'_, '_, '_>, path: &str, values: &mut Values) {
    table.entries(|key, node, reading| {
        let path = format!("{path}/{:?}", key.value);
        values.insert(format!("{path}="), (String::new(), key.place.span.range()));
        value(node, reading, path, values);
        Some(())
    });
}

fn value(node: Node<'_>, reading: &mut ValueReader<'_>, path: String, values: &mut Values) {
    let span = node.span().range();
    let kind = if node.is_table() {
        reading.table(node, ANY, |table| {
            walk(table, &path, values);
            Some(())
        });
        "table".to_owned()
    } else if let Some(elements) = node.as_list() {
        for (index, element) in elements.enumerate() {
            value(element, reading, format!("{path}/{index}"), values);
        }
        "list".to_owned()
    } else if let Some(text) = node.as_text() {
        format!("text {text}")
    } else if let Some(truth) = node.as_bool() {
        format!("{truth}")
    } else if let Some(number) = node.as_number() {
        format!("number {number}")
    } else {
        assert!(node.is_datetime());
        format!("time {:?}", node.as_date())
    };
    values.insert(path, (kind, span));
}

fn tables(table: &DeTable<'_>, path: &str, depth: usize, values: &mut Values) {
    assert!(depth <= MOST_LEVELS, "too deep");
    for (key, inner) in table {
        let path = format!("{path}/{:?}", key.get_ref());
        values.insert(format!("{path}="), (String::new(), key.span()));
        theirs(inner, path, depth + 1, values);
    }
}

/// Whether there is what the parser takes for an integer and is none (`0x`, `1_5:0`). It is refused where a number is
/// asked for, and by whoever edits.
fn is_misread(value: &Spanned<DeValue<'_>>) -> bool {
    match value.get_ref() {
        DeValue::Integer(integer) => {
            let digits = integer.as_str().trim_start_matches(['-', '+']);
            digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(integer.radix()))
        }
        DeValue::Array(elements) => elements.iter().any(is_misread),
        DeValue::Table(table) => table.values().any(is_misread),
        DeValue::String(_) | DeValue::Boolean(_) | DeValue::Float(_) | DeValue::Datetime(_) => false,
    }
}

fn theirs(value: &Spanned<DeValue<'_>>, path: String, depth: usize, values: &mut Values) {
    let kind = match value.get_ref() {
        DeValue::Table(table) => {
            tables(table, &path, depth, values);
            "table".to_owned()
        }
        DeValue::Array(elements) => {
            assert!(depth <= MOST_LEVELS, "too deep");
            for (index, element) in elements.iter().enumerate() {
                theirs(element, format!("{path}/{index}"), depth + 1, values);
            }
            "list".to_owned()
        }
        DeValue::String(text) => format!("text {text}"),
        DeValue::Boolean(truth) => format!("{truth}"),
        DeValue::Integer(integer) if integer.radix() == 10 => format!("number {}", integer.as_str()),
        DeValue::Integer(integer) => {
            let number = i128::from_str_radix(integer.as_str(), integer.radix());
            format!("number {}", number.unwrap_or(i128::MAX))
        }
        DeValue::Float(float) => format!("number {}", float.as_str()),
        DeValue::Datetime(time) => {
            let day = time.date.filter(|_| time.time.is_none() && time.offset.is_none());
            let day = day.map(|date| (i32::from(date.year), u32::from(date.month), u32::from(date.day)));
            format!("time {day:?}")
        }
    };
    values.insert(path, (kind, value.span()));
}
