//! The lines of a text, and which of them git wrote around the versions of a conflict.

use crate::source::{FileId, Place, Span};

/// The shortest marker, and the usual one.
pub(super) const MARKER_LENGTH: usize = 7;

/// A line that git writes around the versions.
#[derive(Clone, Debug)]
pub(super) struct Marker<'t> {
    pub sign: u8,
    pub length: usize,
    /// The name of the version, such as that of a branch.
    pub label: &'t str,
    /// Without the line break.
    pub text: &'t str,
    pub start: usize,
}

/// Where one of the versions stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Stretch {
    /// The numbers of its lines; 0 where it has none.
    pub first: usize,
    pub last: usize,
    /// Without blank lines at its start and end.
    pub span: Option<Span>,
}

/// A conflict of which the opening marker was read.
pub(super) struct Conflict<'t> {
    pub opening: Marker<'t>,
    /// The version before both changes, where git was asked to show it.
    pub base: Option<(Marker<'t>, Stretch)>,
    pub separator: Option<Marker<'t>>,
    pub versions: [Stretch; 2],
}

/// One line of a text.
pub(super) struct Line<'t> {
    pub text: &'t str,
    pub start: usize,
    pub number: usize,
}

/// The lines, without their breaks, each with the marker that it is. A byte order mark does not belong to the first.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (Line<'_>, Option<Marker<'_>>)> {
    let behind = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut start = text.len() - behind.len();
    behind.split_inclusive('\n').zip(1..).map(move |(whole, number)| {
        let line = Line { text: whole.trim_end(), start, number };
        start += whole.len();
        let marker = Marker::of(&line);
        (line, marker)
    })
}

pub(super) fn markers(text: &str) -> impl Iterator<Item = Marker<'_>> {
    lines(text).filter_map(|(_, marker)| marker.filter(|marker| matches!(marker.sign, b'<' | b'>')))
}

impl<'t> Marker<'t> {
    pub(super) fn of(line: &Line<'t>) -> Option<Self> {
        let sign = *line.text.as_bytes().first().filter(|sign| matches!(sign, b'<' | b'|' | b'=' | b'>'))?;
        let length = line.text.bytes().take_while(|byte| *byte == sign).count();
        let label = line.text.get(length..)?;
        // Nothing stands behind `=======`; a table in a text may begin with bars.
        let fits = match sign {
            b'=' => label.is_empty(),
            b'|' => label.is_empty() || label.starts_with(' '),
            _ => true,
        };
        let Line { text, start, .. } = *line;
        (fits && length >= MARKER_LENGTH).then(|| Self { sign, length, label: label.trim(), text, start })
    }

    pub(super) fn span(&self) -> Span {
        Span::new(self.start..self.start + self.text.len())
    }

    pub(super) fn place(&self, file: FileId) -> Place {
        Place { file, span: self.span() }
    }
}

impl Stretch {
    pub(super) fn take(&mut self, line: &Line<'_>) {
        self.first = if self.is_empty() { line.number } else { self.first };
        self.last = line.number;
        if !line.text.is_empty() {
            let start = self.span.map_or(line.start, |span| span.range().start);
            self.span = Some(Span::new(start..line.start + line.text.len()));
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.last == 0
    }
}
