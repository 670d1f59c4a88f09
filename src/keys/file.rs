//! Reads one file, from its bytes to its tables.

use super::form::{Form, KeyInfo, Keys};
use super::refusal::refused;
use super::shape::LIST_OF_TABLES;
use super::slips::report_errors;
use super::table_reader::TableReader;
use super::value_reader::{ValueReader, two_brackets};
use crate::diag::{Finding, MOST_FINDINGS, Sink};
use crate::parse::document::Document;
use crate::parse::node::A_TABLE;
use crate::parse::recovery::recover;
use crate::parse::syntax_error::SyntaxError;
use crate::parse::{characters, conflict, encoding};
use crate::parse::{guard, guard::GuardResult, guard::MOST_FAULTS, guard::MOST_ITEMS, guard::MOST_LEVELS};
use crate::parse::{rules::ENCODING, rules::TOO_DEEP, rules::TOO_LARGE, rules::WRONG_TYPE};
use crate::source::{FileId, FilePath, Files, Place, Refusal, Sources, Span};
use crate::text::{Both, is_usual};

/// The result of reading a file.
#[derive(Debug)]
pub enum FileReport<T> {
    /// There is no such file.
    Absent,
    /// It could not be read at all; a finding says why.
    Refused,
    /// It was read.
    Read {
        /// Its content; `None` when a key that it needs was faulty.
        value: Option<T>,
        /// Its number among the sources.
        file: FileId,
        /// Whether it has no fault.
        sound: bool,
    },
}

/// Reads a file: finds it, decodes it, guards the parser, and reads its root table through `read`.
/// Every fault goes to `sink`.
pub fn read_file<T>(
    files: &dyn Files,
    path: &FilePath,
    keys: Keys,
    sources: &mut Sources,
    sink: &mut Sink,
    read: impl FnOnce(&mut TableReader<'_, '_, '_>) -> Option<T>,
) -> FileReport<T> {
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(Refusal::Absent) => return FileReport::Absent,
        Err(why) => {
            let file = sources.add(path.clone(), String::new());
            sink.push(refused(path, &why, Sources::start(file)));
            return FileReport::Refused;
        }
    };
    let before = sink.faults();
    let Some(file) = decode(bytes, path, sources, sink) else { return FileReport::Refused };
    let text = sources.text(file);
    // Read once more where anything is wrong or unusual, so that every fault of it is named.
    let recovered;
    let document = if let Some(document) = Document::plain(text) {
        document
    } else if conflict::lone_markers(text, file, sink) {
        return FileReport::Refused;
    } else {
        let Some(GuardedText { unclosed, hidden }) = guard(text, file, sink) else { return FileReport::Refused };
        recovered = recover(text, unclosed);
        if let Some((key, span)) = lone_header(text, keys, &recovered.errors) {
            let finding = Finding::new(&WRONG_TYPE, Place { file, span }).text("key", key);
            let finding = finding.phrase("expected", LIST_OF_TABLES).phrase("found", A_TABLE);
            sink.push(two_brackets(finding, key).field(key));
            return FileReport::Refused;
        }
        report_errors(&recovered.errors, (file, text), keys, &hidden, sink);
        Document::parse(&recovered)
    };
    let mut reader = ValueReader::new(file, text, &document, sink);
    let value = reader.read_table(&document.root, Sources::start(file), keys, read).map(|item| item.value);
    FileReport::Read { value, file, sound: sink.faults() == before }
}

/// The findings that `sink` kept, and one more for each file that had more than are kept.
pub(crate) fn kept_findings_and_limits(sink: Sink) -> Vec<Finding> {
    const { assert!(MOST_FINDINGS == 10_000, "the words below name the limit") };
    let limit = Both {
        en: "more than 10,000 findings; the others are not listed",
        vi: "hơn 10.000 phát hiện; phần còn lại không liệt kê",
    };
    let too_many = |file| Finding::new(&TOO_LARGE, Sources::start(file)).phrase("limit", limit);
    let overfull: Vec<Finding> = sink.overfull().into_iter().map(too_many).collect();
    let mut findings = sink.into_findings();
    findings.extend(overfull);
    findings
}

/// The first header with one bracket, where several of that name stand for a list of tables. The parser then refuses
/// every line of the second and of those behind it.
fn lone_header(text: &str, keys: Keys, errors: &[SyntaxError]) -> Option<(&'static str, Span)> {
    let is_list = |key: &&KeyInfo| matches!((key.form)(), Form::List(inner) if inner.table().is_some());
    let is_twice = |key: &str| {
        let is_header = |error: &SyntaxError| {
            let start = error.span.start as usize;
            error.is_twice()
                && text.get(..start).is_some_and(|before| before.ends_with('['))
                && text.get(error.span.range()) == Some(key)
                && text.get(error.span.end as usize..).is_some_and(|behind| behind.starts_with(']'))
        };
        errors.iter().any(is_header)
    };
    let key = keys.all.iter().filter(is_list).find(|key| is_twice(key.name))?.name;
    let header = format!("[{key}]");
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end().starts_with(&header) {
            return Some((key, Span::new(start..start + header.len())));
        }
        start += line.len();
    }
    None
}

/// The text of a file that can be read at all.
fn decode(bytes: Vec<u8>, path: &FilePath, sources: &mut Sources, sink: &mut Sink) -> Option<FileId> {
    let file = match encoding::decode(bytes) {
        Ok(text) => sources.add(path.clone(), text),
        Err(not_text) => {
            let end = not_text.before.len();
            let file = sources.add(path.clone(), not_text.before);
            let place = Place { file, span: Span::new(end..end) };
            sink.push(Finding::new(&ENCODING, place).phrase("found", not_text.found));
            return None;
        }
    };
    (!conflict::conflict_markers(sources.text(file), path, file, sink)).then_some(file)
}

/// A text that can be parsed, and what a first look at it found.
struct GuardedText {
    /// A bracket of a value that is never closed.
    unclosed: Option<Span>,
    /// Hidden characters, each with a finding.
    hidden: Vec<Span>,
}

/// Looks at a text before any tree is built from it.
fn guard(text: &str, file: FileId, sink: &mut Sink) -> Option<GuardedText> {
    let mut hidden = Vec::new();
    if !is_usual(text) {
        hidden = characters::hidden(text, file, sink);
        characters::decomposed(text, file, sink);
    }
    match guard::check(text) {
        GuardResult::Fit { unclosed } => Some(GuardedText { unclosed, hidden }),
        GuardResult::TooDeep(span) => {
            sink.push(Finding::new(&TOO_DEEP, Place { file, span }).count("limit", MOST_LEVELS));
            None
        }
        GuardResult::TooMany(span) => {
            let limit = Both { en: "more than 100,000 keys and elements", vi: "hơn 100.000 khóa và phần tử" };
            const { assert!(MOST_ITEMS == 100_000, "the words above name the limit") };
            sink.push(Finding::new(&TOO_LARGE, Place { file, span }).phrase("limit", limit));
            None
        }
        GuardResult::TooFaulty(span) => {
            let limit = Both { en: "more than 10,000 faults in its words", vi: "hơn 10.000 lỗi trong các từ" };
            const { assert!(MOST_FAULTS == 10_000, "the words above name the limit") };
            sink.push(Finding::new(&TOO_LARGE, Place { file, span }).phrase("limit", limit));
            None
        }
    }
}
