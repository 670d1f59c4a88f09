//! A report for a terminal, or for a file that a person reads.

use super::findings::{brief, full};
use super::layout::{Screen, bold, wrap};
use super::parallel::each_in_parallel;
use super::table::write_table;
use super::unified_diff::unified_diff;
use crate::report::{Block, Detail, Doc, Report};
use crate::text::Spool;
use crate::value::words;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr as _;

/// So many documents are in memory at once. Several threads lay them out.
const MOST_AT_ONCE: usize = 256;
/// So few documents are laid out by one thread.
const FEW: usize = 8;

/// Writes documents one under the other.
pub(super) struct Writer {
    screen: Screen,
    /// Whether nothing was written yet.
    is_first: bool,
    later: Spool,
    /// Whether the heading of the later documents was written.
    is_headed: bool,
}

impl Writer {
    pub(super) fn new(screen: Screen) -> Self {
        Self { screen, is_first: true, later: Spool::default(), is_headed: false }
    }

    pub(super) fn part(&mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        self.write(report.documents(), out)?;
        let (heading, mut later) = report.later();
        if later.is_empty() {
            return Ok(());
        }
        if let Some(heading) = heading.filter(|_| !self.is_headed) {
            later.insert(0, [heading].into_iter().collect());
            self.is_headed = true;
        }
        let (mut spool, is_first) = (std::mem::take(&mut self.later), self.is_first);
        let written = self.write(later.into_iter(), &mut spool);
        // The next part stands before what waits.
        (self.later, self.is_first) = (spool, is_first);
        written
    }

    pub(super) fn close(mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        self.later.write_into(out)?;
        self.is_first &= self.later.is_empty();
        // A closing document can be long.
        report.closing().try_for_each(|doc| self.write(std::iter::once(doc), out))
    }

    pub(super) fn write(&mut self, mut documents: impl Iterator<Item = Doc>, out: &mut dyn Write) -> io::Result<()> {
        let screen = self.screen;
        loop {
            let some: Vec<Doc> = documents.by_ref().take(MOST_AT_ONCE).collect();
            if some.is_empty() {
                return Ok(());
            }
            let laid_out =
                |doc: Doc| doc.blocks.into_iter().map(|block| (is_apart(&block), text_of(&block, screen))).collect();
            let texts: Vec<Vec<(bool, String)>> = each_in_parallel(some, FEW, laid_out);
            for (is_apart, text) in texts.into_iter().flatten() {
                if is_apart && !self.is_first {
                    out.write_all(b"\n")?;
                }
                self.is_first &= text.is_empty();
                out.write_all(text.as_bytes())?;
            }
        }
    }
}

/// Whether an empty line stands before a block, unless it is the first.
const fn is_apart(block: &Block) -> bool {
    matches!(block, Block::Title(..) | Block::Closing(_))
}

fn text_of(block: &Block, screen: Screen) -> String {
    let lang = screen.lang;
    let line = |text: &str| wrap(text, screen.width, "") + "\n";
    match block {
        Block::Title(left, right) => title(&words(left, lang), &words(right, lang), screen),
        Block::Heading(heading) => bold(&wrap(&words(heading, lang), screen.width, ""), screen) + "\n",
        Block::Table(table) => write_table(table, screen),
        Block::Line(cell) | Block::Closing(cell) => line(&words(cell, lang)),
        Block::Paragraph(text) => line(text.terminal().as_str()) + "\n",
        Block::Remarks(remarks, Detail::Full) => full(remarks, screen),
        Block::Remarks(remarks, Detail::Brief) => brief(remarks, screen),
        Block::Files(files) => unified_diff(files, screen),
    }
}

fn title(left: &str, right: &str, screen: Screen) -> String {
    let (left_width, right_width) = (left.width(), right.width());
    if left_width + 2 + right_width <= screen.width {
        let blanks = " ".repeat(screen.width - left_width - right_width);
        return format!("{}{blanks}{right}\n", bold(left, screen));
    }
    format!("{}\n{}\n", bold(&wrap(left, screen.width, ""), screen), wrap(right, screen.width, ""))
}

#[cfg(test)]
mod tests {
    use super::{Screen, Writer};
    use crate::report::{Block, Doc};
    use crate::text::{Lang, Raw};
    use crate::value::Cell;

    fn page(width: usize, colour: bool, titles: &[(&str, &str)]) -> String {
        let text = |text: &str| Cell::Text(Raw::new(text));
        let blocks = titles.iter().map(|(left, right)| Block::Title(text(left), text(right))).collect();
        let mut page = Vec::new();
        let screen = Screen { width, lang: Lang::En, colour, bars: None };
        Writer::new(screen).write(std::iter::once(Doc { blocks }), &mut page).expect("a vector takes all");
        String::from_utf8(page).expect("it is text")
    }

    #[test]
    fn a_title_fills_the_line_if_both_its_parts_find_room() {
        // Four columns, two blanks at least, five columns.
        assert_eq!(page(11, false, &[("Đề_á", "ngày1")]), "Đề_á  ngày1\n");
        assert_eq!(page(14, false, &[("Đề_á", "ngày1")]), "Đề_á     ngày1\n");
        assert_eq!(page(10, false, &[("Đề_á", "ngày1")]), "Đề_á\nngày1\n");
        assert_eq!(page(11, true, &[("Đề_á", "ngày1")]), "\u{1b}[1mĐề_á\u{1b}[0m  ngày1\n");
    }

    #[test]
    fn many_documents_are_written_as_one_with_all_blocks() {
        let block = |number: usize| Block::Title(Cell::Count(number), Cell::Count(number));
        let screen = Screen { width: 20, lang: Lang::En, colour: false, bars: None };
        let (mut together, mut apart) = (Vec::new(), Vec::new());
        let all = Doc { blocks: (0..600).map(block).collect() };
        Writer::new(screen).write(std::iter::once(all), &mut together).expect("a vector takes all");
        let each = (0..600).map(|number| Doc { blocks: vec![block(number)] });
        Writer::new(screen).write(each, &mut apart).expect("a vector takes all");
        assert_eq!(together, apart);
    }

    #[test]
    fn titles_are_set_apart_but_for_the_first() {
        assert_eq!(page(9, false, &[("a", "b"), ("c", "d")]), "a       b\n\nc       d\n");
    }
}
