//! Looks through the characters of a file before it is parsed.

use super::{rules::INVISIBLE_CHARACTER, rules::NOT_NFC};
use crate::diag::{Finding, Repair, Sink};
use crate::source::{FileId, Place, Span};
use crate::text::{code_of, is_hidden};
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// Whether there is such a byte. All are looked at, many at a time, which is quicker than to stop at the first.
pub(crate) fn holds(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |found, byte| found | is_such(*byte))
}

/// Reports each hidden character; returns where they are.
pub(crate) fn hidden(text: &str, file: FileId, sink: &mut Sink) -> Vec<Span> {
    let mut spans = Vec::new();
    for (start, c) in text.char_indices() {
        // A byte order mark is fine where it belongs.
        if is_hidden(c) && !(c == '\u{FEFF}' && start == 0) {
            let span = Span::new(start..start + c.len_utf8());
            spans.push(span);
            let finding = Finding::new(&INVISIBLE_CHARACTER, Place { file, span }).text("character", code_of(c));
            sink.push(if is_nothing(c) { finding.repair(Repair::Text("".into())) } else { finding });
        }
    }
    spans
}

/// Whether a text reads the same without this character, in every script: the zero-width space, the word joiner, the
/// byte order mark. Others shape or turn the letters beside them, or stand where a sign got lost.
const fn is_nothing(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Reports a text that is not composed, once, at its first word.
pub(crate) fn decomposed(text: &str, file: FileId, sink: &mut Sink) {
    let mut words = decomposed_words(text).into_iter();
    if let Some((range, word)) = words.next() {
        let (span, count) = (Span::new(range), 1 + words.len());
        sink.push(
            Finding::new(&NOT_NFC, Place { file, span })
                .text("word", word)
                .count("count", count)
                .repair(Repair::Composition),
        );
    }
}

/// Where the words of a text are that are not composed, and how each is written when it is.
pub(crate) fn decomposed_words(text: &str) -> Vec<(Range<usize>, String)> {
    if text.is_ascii() || is_nfc(text) {
        return Vec::new();
    }
    let is_between = |c: char| c.is_whitespace() || c == '"' || c == '\'';
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(is_between) {
        if !is_nfc(word) {
            let bare = word.trim_end_matches(is_between);
            found.push((start..start + bare.len(), bare.nfc().collect()));
        }
        start += word.len();
    }
    found
}
