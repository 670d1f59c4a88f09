//! Git's conflict markers, and what the two versions of a conflict say. They are looked for in the text, since inside a
//! multi-line string they are valid TOML.

mod facts;
mod marker;
mod side;
mod words;

use super::{Plain, characters::holds, rules::CONFLICT_MARKER};
use crate::diag::{Finding, Sink};
use crate::source::{FileId, FilePath};
use crate::text::Both;
use crate::value::Cell;
use marker::{Conflict, Line, MARKER_LENGTH, Marker, Stretch, lines, markers};
use side::Side;

/// So many conflicts of a file are told in words: a file made for it could make that take minutes.
const MOST_EXPLAINED: usize = 100;

/// Reports each conflict once, at its first marker; whether there is one.
pub(crate) fn conflict_markers(text: &str, path: &FilePath, file: FileId, sink: &mut Sink) -> bool {
    // Hardly any file holds such a sign.
    if !holds(text.as_bytes(), |byte| byte == b'<' || byte == b'>') || markers(text).next().is_none() {
        return false;
    }
    let mut reader = Reader { text, path, file, sides: Default::default(), open: None, count: 0, sink };
    for (line, marker) in lines(text) {
        reader.take(&line, marker);
    }
    if let Some(unfinished) = reader.open.take() {
        reader.push_unfinished(&unfinished);
    }
    reader.count > 0
}

/// Reports the markers from the middle of a conflict that stand alone, in a text that is not valid for that reason;
/// whether there is one.
pub(crate) fn lone_markers(text: &str, file: FileId, sink: &mut Sink) -> bool {
    const ALONE: Both = Both {
        en: "a line of a git conflict was left behind: `{marker}`",
        vi: "còn sót một dòng của xung đột git: `{marker}`",
    };
    const HELP: Both = Both {
        en: "look whether a version is missing above or below; delete the line; then run `cchc validate`",
        vi: "xem phía trên, phía dưới có thiếu phần nào không; xóa dòng này; rồi chạy `cchc validate`",
    };
    let is_middle = |marker: &Marker<'_>| matches!(marker.sign, b'=' | b'|') && marker.length == MARKER_LENGTH;
    if !lines(text).any(|(_, marker)| marker.is_some_and(|marker| is_middle(&marker))) || Plain::parse(text).is_some() {
        return false;
    }
    let mut side = Side::default();
    let mut found = false;
    for (line, marker) in lines(text) {
        match marker.filter(|marker| is_middle(marker) && !side.is_in_text()) {
            Some(marker) => {
                found = true;
                let finding = Finding::new(&CONFLICT_MARKER, marker.place(file)).text("marker", marker.text);
                sink.push(
                    finding.arg("conflict", Cell::phrase(ALONE, vec![("marker", marker.text.into())])).help(HELP),
                );
            }
            None => side.take(line.text, false),
        }
    }
    found
}

/// The versions as far as they were read: each version of the file for itself, as if the other were not there.
struct Reader<'r, 't> {
    text: &'t str,
    path: &'r FilePath,
    file: FileId,
    sides: [Side<'t>; 2],
    open: Option<Conflict<'t>>,
    count: usize,
    sink: &'r mut Sink,
}

impl<'t> Reader<'_, 't> {
    fn take(&mut self, line: &Line<'t>, marker: Option<Marker<'t>>) {
        let Some(open) = &mut self.open else {
            return match marker {
                Some(marker) if marker.sign == b'<' => self.open(marker),
                Some(marker) if marker.sign == b'>' => self.push_end(&marker),
                Some(_) | None => self.sides.iter_mut().for_each(|side| side.take(line.text, false)),
            };
        };
        // A conflict inside a version has longer markers.
        let is_inner = marker.as_ref().is_some_and(|marker| marker.length != open.opening.length);
        let marker = marker.filter(|_| !is_inner);
        let (has_base, is_second) = (open.base.is_some(), open.separator.is_some());
        match marker {
            Some(marker) if marker.sign == b'<' => {
                if let Some(unfinished) = self.open.take() {
                    self.push_unfinished(&unfinished);
                }
                self.open(marker);
            }
            Some(marker) if marker.sign == b'>' => {
                if let Some(open) = self.open.take() {
                    if is_second { self.push(&open, &marker) } else { self.push_unfinished(&open) }
                }
            }
            Some(marker) if marker.sign == b'=' && !is_second => open.separator = Some(marker),
            Some(marker) if marker.sign == b'|' && !is_second && !has_base => {
                open.base = Some((marker, Stretch::default()));
            }
            Some(_) | None => match (is_second, &mut open.base) {
                (false, Some((_, base))) => base.take(line),
                (false, None) => {
                    let [ours, _] = &mut open.versions;
                    ours.take(line);
                    let [side, _] = &mut self.sides;
                    side.take(line.text, !is_inner);
                }
                (true, _) => {
                    let [_, theirs] = &mut open.versions;
                    theirs.take(line);
                    let [_, side] = &mut self.sides;
                    side.take(line.text, !is_inner);
                }
            },
        }
    }

    fn open(&mut self, opening: Marker<'t>) {
        self.count += 1;
        self.sides.iter_mut().for_each(Side::begin);
        self.open = Some(Conflict { opening, base: None, separator: None, versions: Default::default() });
    }

    /// Whether every line of both versions is an entry of a list that has one a line.
    fn are_entries(&self, conflict: &Conflict<'_>) -> bool {
        let is_entry = |line: &str| line.trim().starts_with('{') && line.trim().trim_end_matches(',').ends_with('}');
        conflict.versions.iter().filter_map(|version| version.span).all(|span| {
            let text = self.text.get(span.range()).unwrap_or_default();
            text.lines().filter(|line| !line.trim().is_empty()).all(is_entry)
        })
    }

    fn finding(&self, marker: &Marker<'_>) -> Finding {
        Finding::new(&CONFLICT_MARKER, marker.place(self.file)).text("marker", marker.text)
    }

    /// A whole conflict.
    fn push(&mut self, conflict: &Conflict<'t>, closing: &Marker<'t>) {
        let finding = self.finding(&conflict.opening);
        let behind = self.text.get(closing.start + closing.text.len()..).unwrap_or_default();
        self.sides.iter_mut().for_each(|side| side.look_ahead(behind));
        let [ours, theirs] = &self.sides;
        let told = (self.count <= MOST_EXPLAINED).then_some((ours, theirs));
        let finding =
            words::told(finding, (conflict, self.are_entries(conflict)), closing, told, (self.path, self.file));
        self.sink.push(finding);
    }

    /// A conflict that another follows, or the end of the text, before it ends; or one without its middle.
    fn push_unfinished(&mut self, conflict: &Conflict<'t>) {
        const BEGINS: Both = Both {
            en: "a git conflict begins here, but its line `{missing}` is missing",
            vi: "xung đột git bắt đầu ở đây nhưng thiếu dòng `{missing}`",
        };
        let missing = if conflict.separator.is_some() { ">>>>>>>" } else { "=======" };
        let finding = self.finding(&conflict.opening).arg("missing", missing);
        self.sink.push(words::with_missing(finding, BEGINS, missing));
    }

    /// The end of a conflict that began nowhere.
    fn push_end(&mut self, closing: &Marker<'t>) {
        const ENDS: Both = Both {
            en: "a git conflict ends here, but its line `{missing}` is missing",
            vi: "xung đột git kết thúc ở đây nhưng thiếu dòng `{missing}`",
        };
        self.count += 1;
        let finding = self.finding(closing);
        self.sink.push(words::with_missing(finding, ENDS, "<<<<<<<"));
    }
}
