//! A report for a terminal, or for a file that a person reads.

use super::table::write_table;
use crate::report::{Block, Doc};
use crate::text::Lang;
use crate::value::words as cell;
use unicode_width::UnicodeWidthStr as _;

/// What is written on: how wide, in which language, with colours or without.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Columns.
    pub width: usize,
    /// The language.
    pub lang: Lang,
    /// Whether colours are wanted.
    pub colour: bool,
}

/// Writes a report.
#[must_use]
pub fn write_doc(doc: &Doc, paper: Paper) -> String {
    let mut page = String::new();
    for (index, block) in doc.blocks.iter().enumerate() {
        match block {
            Block::Title(left, right) => {
                if index > 0 {
                    page.push('\n');
                }
                write_title(&mut page, &cell(left, paper.lang), &cell(right, paper.lang), paper);
            }
            Block::Heading(heading) => {
                let heading = wrap(&cell(heading, paper.lang), paper.width, "");
                page.push_str(&bold(&heading, paper));
                page.push('\n');
            }
            Block::Table(table) => page.push_str(&write_table(table, paper)),
            Block::Line(line) => {
                page.push_str(&wrap(&cell(line, paper.lang), paper.width, ""));
                page.push('\n');
            }
        }
    }
    page
}

fn write_title(page: &mut String, left: &str, right: &str, paper: Paper) {
    let (left_width, right_width) = (left.width(), right.width());
    if left_width + 2 + right_width <= paper.width {
        let blanks = " ".repeat(paper.width - left_width - right_width);
        page.extend([bold(left, paper).as_str(), &blanks, right, "\n"]);
    } else {
        for part in [bold(&wrap(left, paper.width, ""), paper), wrap(right, paper.width, "")] {
            page.push_str(&part);
            page.push('\n');
        }
    }
}

/// Text in lines of at most `width` columns; lines after the first begin with `indent`.
pub(crate) fn wrap(text: &str, width: usize, indent: &str) -> String {
    // A path or a number of a document is not broken at its dashes.
    let options = textwrap::Options::new(width.max(1)).word_separator(textwrap::WordSeparator::AsciiSpace);
    let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(text, options.subsequent_indent(indent))
}

fn bold(text: &str, paper: Paper) -> String {
    if paper.colour {
        let style = anstyle::Style::new().bold();
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Paper, write_doc};
    use crate::report::{Block, Cell, Doc};
    use crate::text::{Lang, Raw};

    fn page(width: usize, colour: bool, titles: &[(&str, &str)]) -> String {
        let text = |text: &str| Cell::Text(Raw::new(text));
        let blocks = titles.iter().map(|(left, right)| Block::Title(text(left), text(right))).collect();
        write_doc(&Doc { blocks }, Paper { width, lang: Lang::En, colour })
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
    fn titles_are_set_apart_but_for_the_first() {
        assert_eq!(page(9, false, &[("a", "b"), ("c", "d")]), "a       b\n\nc       d\n");
    }
}
