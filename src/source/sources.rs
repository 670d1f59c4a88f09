//! The texts of the files, kept as long as places in them can be located.

use super::{ColumnUnit, FileId, FilePath, Lines, Place, Span};
use std::cell::OnceCell;
use std::sync::LazyLock;

/// A location keeps so many bytes of its line on each side of the place; no screen shows more.
const AROUND: usize = 256;

/// The texts of the files of one plan.
#[derive(Debug, Default)]
pub struct Sources(Vec<SourceFile>);

/// A file that was read.
#[derive(Debug)]
struct SourceFile {
    path: FilePath,
    text: String,
    /// Its lines, worked out for the first place.
    lines: OnceCell<Lines>,
}

impl SourceFile {
    const fn new(path: FilePath, text: String) -> Self {
        Self { path, text, lines: OnceCell::new() }
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }

    fn position(&self, byte: usize) -> Position {
        let (line, column) = (self.lines().number(byte), self.lines().column(&self.text, byte, ColumnUnit::Character));
        // Files have at most 4 MiB.
        let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position { line: short(line + 1), column: short(column + 1), byte: short(byte) }
    }

    /// The start of the line of a byte, and its text without the line break.
    fn line_around(&self, byte: usize) -> (usize, &str) {
        let bounds = self.lines().bounds(self.lines().number(byte));
        let text = self.text.get(bounds.clone()).unwrap_or_default();
        let text = text.strip_suffix('\n').unwrap_or(text);
        (bounds.start, text.strip_suffix('\r').unwrap_or(text))
    }
}

/// A position in a text. A run over many plans keeps many, so it is small.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// From 1.
    pub line: u32,
    /// From 1, in Unicode scalar values.
    pub column: u32,
    /// From 0, in bytes of the file as it is on the disk.
    pub byte: u32,
}

/// A place as lines and columns, with the text of its line. It outlives the texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Location {
    /// The file.
    pub file: FilePath,
    /// Where it begins.
    pub start: Position,
    /// Where it ends (exclusive).
    pub end: Position,
    /// The line of `start` without its line break; raw text. A long line is cut around the place, because every finding
    /// keeps its own.
    pub line: String,
    /// The run of bytes within `line`.
    pub marked: Span,
}

impl Location {
    /// The run of bytes in the file.
    #[must_use]
    pub const fn bytes(&self) -> std::ops::Range<usize> {
        self.start.byte as usize..self.end.byte as usize
    }
}

impl Sources {
    /// Adds a file. A file that could not be read has an empty text.
    pub fn add(&mut self, path: FilePath, text: String) -> FileId {
        let id = FileId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(SourceFile::new(path, text));
        id
    }

    /// The file added last; a new empty one at `path` when there is none yet.
    pub(crate) fn last(&mut self, path: &FilePath) -> FileId {
        match u32::try_from(self.0.len()) {
            Ok(length @ 1..) => FileId(length - 1),
            Ok(0) | Err(_) => self.add(path.clone(), String::new()),
        }
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        self.0.get(file.0 as usize).map_or("", |file| &file.text)
    }

    /// The file of a path, if it was read.
    pub(crate) fn find(&self, path: &FilePath) -> Option<FileId> {
        let at = self.0.iter().position(|file| file.path == *path)?;
        u32::try_from(at).ok().map(FileId)
    }

    /// The paths of the files that were read.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &FilePath> {
        self.0.iter().map(|file| &file.path)
    }

    /// The path of a file.
    pub(crate) fn path(&self, file: FileId) -> &FilePath {
        static ROOT: LazyLock<FilePath> = LazyLock::new(FilePath::root);
        self.0.get(file.0 as usize).map_or(&*ROOT, |file| &file.path)
    }

    /// The start of a file, for a finding about the whole file.
    pub(crate) const fn start(file: FileId) -> Place {
        Place { file, span: Span { start: 0, end: 0 } }
    }

    /// Line, column and the line's text for a place.
    #[must_use]
    pub fn locate(&self, place: Place) -> Location {
        let nothing = SourceFile::new(FilePath::root(), String::new());
        let file = self.0.get(place.file.0 as usize).unwrap_or(&nothing);
        let text = &*file.text;
        let (from, to) = (boundary(text, place.span.start as usize), boundary(text, place.span.end as usize));
        let (line_start, line) = file.line_around(from);
        // The byte order mark does not count as a column: editors do not show it.
        let mark = if line_start == 0 && line.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let start = from.saturating_sub(line_start + mark);
        let shown = line.get(mark..).unwrap_or_default();
        let start = start.min(shown.len());
        let end = to.saturating_sub(line_start + mark).clamp(start, shown.len());
        let first = boundary(shown, start.saturating_sub(AROUND));
        // A long run is cut at its end: its start matters most.
        let end = boundary(shown, end.min(start + 2 * AROUND)).max(start);
        let last = boundary(shown, end.saturating_add(AROUND));
        Location {
            file: file.path.clone(),
            start: file.position(from),
            end: file.position(to),
            line: shown.get(first..last).unwrap_or_default().to_owned(),
            marked: Span::new(start - first..end - first),
        }
    }
}

fn boundary(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Sources;
    use crate::source::{FilePath, Place, Span};

    #[test]
    fn columns_count_characters_and_bytes_count_the_byte_order_mark() {
        let mut sources = Sources::default();
        let file = sources.add(FilePath::new("a.toml"), "\u{FEFF}tên = 1\r\nđ = 2\r\n".to_owned());
        let at = |start, end| sources.locate(Place { file, span: Span { start, end } });
        let first = at(3, 7);
        assert_eq!((first.start.line, first.start.column, first.start.byte), (1, 1, 3));
        assert_eq!((first.line.as_str(), first.marked), ("tên = 1", Span::new(0..4)));
        let second = at(13, 15);
        assert_eq!((second.start.line, second.start.column, second.end.column), (2, 1, 2));
        assert_eq!(second.line, "đ = 2");
        // Beyond the end, or inside a character, is still a place.
        assert_eq!(at(900, 999).start.line, 3);
        assert_eq!(at(14, 14).start.column, 1);
    }
    #[test]
    fn a_long_line_is_kept_only_around_the_place() {
        let mut sources = Sources::default();
        let long = format!("{}đ{}", "x".repeat(1_000_000), "y".repeat(1_000_000));
        let file = sources.add(FilePath::new("b.toml"), long);
        let far = sources.locate(Place { file, span: Span { start: 1_000_000, end: 1_000_002 } });
        assert_eq!((far.start.column, far.line.get(far.marked.range())), (1_000_001, Some("đ")));
        assert!(far.line.len() < 4096, "{}", far.line.len());
        let all = sources.locate(Place { file, span: Span { start: 0, end: 2_000_002 } });
        assert!(all.marked.start == 0 && all.line.len() < 4096, "{all:?}");
    }
}
