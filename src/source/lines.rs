//! Lines and columns of a text. The last column of a long line takes no more time than the first.

use memchr::memchr_iter;

/// A line of more bytes is long. Before every block of so many bytes of a text with long lines the counts are kept, so
/// that only one block must be counted.
const BLOCK: usize = 1024;

/// The unit of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnUnit {
    /// Unicode scalar values.
    Character,
    /// Units of UTF-16, as editors count.
    Utf16,
}

/// The starts of the lines of a text, and the characters before each block of it.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    starts: Vec<usize>,
    /// Empty where no line is long.
    blocks: Vec<Count>,
    /// Where the text ends.
    end: usize,
    /// Whether the text begins with a byte order mark, which does not count as a column: editors do not show it.
    marked: bool,
}

/// The characters in a run of bytes.
#[derive(Clone, Copy, Default, Debug)]
struct Count {
    characters: usize,
    /// The characters that have two units in UTF-16.
    pairs: usize,
}

impl Lines {
    /// The lines of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let has_long_lines = starts.iter().zip(ends).any(|(start, end)| end - start > BLOCK);
        let blocks = if has_long_lines { counts_before_blocks(text.as_bytes()) } else { Vec::new() };
        Self { starts, blocks, end: text.len(), marked: text.starts_with('\u{FEFF}') }
    }

    /// The number, from 0, of the line of a byte; a line break belongs to the line that it ends.
    pub(crate) fn number(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// The bytes of a line, from 0, with its line break; empty behind the last line.
    pub(crate) fn bounds(&self, number: usize) -> std::ops::Range<usize> {
        let start = |number: usize| self.starts.get(number).copied().unwrap_or(self.end);
        start(number)..start(number + 1)
    }

    /// The column, from 0, of a byte of `text`, whose lines these are.
    pub(crate) fn column(&self, text: &str, byte: usize, unit: ColumnUnit) -> usize {
        let number = self.number(byte);
        let start = self.bounds(number).start;
        let mark = usize::from(self.marked && number == 0);
        let units = match text.as_bytes().get(start..byte) {
            Some(near) if near.len() <= BLOCK => Count::default().with(near).units(unit),
            Some(_) | None => self.before(text, byte).units(unit) - self.before(text, start).units(unit),
        };
        units.saturating_sub(mark)
    }

    /// The characters before a byte.
    fn before(&self, text: &str, byte: usize) -> Count {
        let block = (byte / BLOCK).min(self.blocks.len().saturating_sub(1));
        let rest = text.as_bytes().get(block * BLOCK..byte).unwrap_or_default();
        self.blocks.get(block).copied().unwrap_or_default().with(rest)
    }
}

fn counts_before_blocks(text: &[u8]) -> Vec<Count> {
    let mut before = Count::default();
    let mut counts = Vec::new();
    for block in text.chunks(BLOCK) {
        counts.push(before);
        before = before.with(block);
    }
    counts
}

impl Count {
    /// Adds the characters that begin in these bytes. In UTF-8 any byte but 0x80 to 0xBF begins a character, and a byte
    /// from 0xF0 begins one that is a pair in UTF-16.
    fn with(self, bytes: &[u8]) -> Self {
        Self {
            characters: self.characters + bytes.iter().filter(|byte| !(0x80..0xC0).contains(*byte)).count(),
            pairs: self.pairs + bytes.iter().filter(|byte| **byte >= 0xF0).count(),
        }
    }

    const fn units(self, unit: ColumnUnit) -> usize {
        match unit {
            ColumnUnit::Character => self.characters,
            ColumnUnit::Utf16 => self.characters + self.pairs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, ColumnUnit, Lines};

    /// Line and column of each character, counted from the start each time.
    fn check(text: &str) {
        let lines = Lines::of(text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let head = text.get(..byte).expect("a boundary");
            let line = head.rsplit('\n').next().unwrap_or_default();
            let line = if head.contains('\n') { line } else { line.trim_start_matches('\u{FEFF}') };
            assert_eq!(lines.number(byte), head.matches('\n').count(), "{byte}");
            assert_eq!(lines.column(text, byte, ColumnUnit::Character), line.chars().count(), "{byte}");
            assert_eq!(lines.column(text, byte, ColumnUnit::Utf16), line.encode_utf16().count(), "{byte}");
        }
    }

    #[test]
    fn columns_are_those_that_counting_from_the_start_gives() {
        check("");
        check("\n");
        check("\u{FEFF}tên = \"𠀀x\"\r\nđ = 2\n");
        for length in [BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK] {
            check(&"x".repeat(length));
            check(&format!("{}đ𠀀\n{}", "x".repeat(length), "ê𠀀".repeat(length / 8)));
        }
    }

    #[test]
    fn a_byte_order_mark_takes_a_column_but_at_the_start_of_a_file() {
        let text = "\u{FEFF}a\u{FEFF}b\n\u{FEFF}c";
        let lines = Lines::of(text);
        let column = |c: char| lines.column(text, text.find(c).expect("there"), ColumnUnit::Character);
        assert_eq!(('a'..='c').map(column).collect::<Vec<_>>(), [0, 2, 1]);
    }
}
