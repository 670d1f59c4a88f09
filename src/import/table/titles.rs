//! The title above a table, and the name by which sources call the annex.

use super::head::TableHead;
use super::number::number_of;
use super::text::text_of;
use super::view::own_cells;
use super::words::{bare, begins};
use crate::grid::Grid;
use crate::import::{clean, lines_of};

/// First words of a line with which the title of an annex begins.
const FIRST: [&str; 4] = ["phụ lục", "biểu", "bảng", "mẫu"];
/// First words of lines that do not belong to a title.
const NO_TITLE: [&str; 3] = ["kèm theo", "ban hành kèm theo", "đơn vị tính"];
/// A title has at most so many lines, and each at most so many bytes.
const MOST_LINES: usize = 4;
/// See [`MOST_LINES`].
const MOST_BYTES: usize = 300;

/// The lines above a table: rows above the head of a sheet, or paragraphs of a document.
fn lines_above(grid: &Grid, head: &TableHead) -> Vec<String> {
    let paragraphs = grid.above.iter().flat_map(|text| lines_of(text));
    let rows = grid.rows.iter().take(head.rows.0);
    let cells = rows.flat_map(|row| own_cells(row).flat_map(|(_, cell)| lines_of(&text_of(cell))).collect::<Vec<_>>());
    paragraphs.chain(cells).collect()
}

/// The title of a table, its lines joined.
pub(super) fn title_of(grid: &Grid, head: &TableHead) -> Option<String> {
    let mut lines = lines_above(grid, head);
    let is_one_of = |line: &str, words: &[&str]| {
        let line = bare(line);
        words.iter().any(|word| begins(&line, &bare(word)))
    };
    let first = lines.iter().rposition(|line| is_one_of(line, &FIRST));
    let first = first.unwrap_or_else(|| lines.len().saturating_sub(2));
    lines.drain(..first);
    lines.retain(|line| !is_one_of(line, &NO_TITLE) && line.len() <= MOST_BYTES && !line.ends_with("./."));
    lines.truncate(MOST_LINES);
    let title = clean(&lines.join(" – "));
    (!title.is_empty()).then_some(title)
}

/// Whether a line above a table gives the unit of all sums.
pub(super) fn unit_line(grid: &Grid, head: &TableHead) -> Option<String> {
    let lines = lines_above(grid, head);
    let is_unit = |line: &&String| ["đơn vị tính", "đvt"].iter().any(|word| begins(&bare(line), &bare(word)));
    lines.iter().rfind(is_unit).cloned()
}

/// The name of an annex in sources: its own words, or its number where there are several.
pub(super) fn label_of(title: Option<&str>, at: usize, has_several: bool) -> String {
    let own = title.and_then(|title| {
        let mut words = title.split([' ', ':', '.']).filter(|word| !word.is_empty());
        let first = format!("{} {}", words.next()?, words.next()?);
        // A dash may follow, which is the number of a list too.
        let number = words.next().filter(|word| number_of(word).is_some() && word.contains(char::is_alphanumeric))?;
        (bare(&first) == bare("phụ lục")).then(|| format!("Phụ lục {number}"))
    });
    own.unwrap_or_else(|| if has_several { format!("Phụ lục {}", at + 1) } else { "Phụ lục".to_owned() })
}
