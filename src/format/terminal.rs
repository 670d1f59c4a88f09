//! A report for a terminal, or for a file that a person reads.

use super::table::write_table;
use crate::text::{self, Lang};
use crate::view::{Block, Cell, Doc};
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

/// Longer texts are cut before they reach a table: wrapping a megabyte would take minutes.
const MOST_COLUMNS_OF_A_CELL: usize = 400;

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
pub(super) fn wrap(text: &str, width: usize, indent: &str) -> String {
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

/// What a cell shows, on one line, safe for a terminal.
pub(super) fn cell(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Unknown => "–".to_owned(),
        Cell::Text(raw) => raw.terminal().cut(MOST_COLUMNS_OF_A_CELL).to_string(),
        Cell::Word(both) => both.get(lang).to_owned(),
        Cell::Phrase(template, args) => text::fill(template.get(lang), |hole| {
            args.iter().find(|(name, _)| *name == hole).map_or_else(String::new, |(_, arg)| self::cell(arg, lang))
        }),
        Cell::Count(count) => whole(*count, lang),
        Cell::Share(part, of) => format!("{}/{}", whole(*part, lang), whole(*of, lang)),
        Cell::Percent(percent) => text::percent(i64::try_from(*percent).unwrap_or(i64::MAX), lang),
        Cell::Exactly(percent) => format!("{} %", text::number(percent, 2, lang)),
        Cell::Number(number, decimals) => text::number(number, *decimals, lang),
        Cell::Day(day) => text::day(*day, lang),
        Cell::Month(year, month) => match lang {
            Lang::En => format!("{year:04}-{month:02}"),
            Lang::Vi => format!("{month:02}/{year:04}"),
        },
        Cell::Joined(cells, between) => {
            let cells: Vec<String> =
                cells.iter().map(|one| self::cell(one, lang)).filter(|one| !one.is_empty()).collect();
            text::parted(cells.join(between))
        }
        Cell::Toned(_, inner) => self::cell(inner, lang),
    }
}

fn whole(count: usize, lang: Lang) -> String {
    text::count(i64::try_from(count).unwrap_or(i64::MAX), lang)
}

#[cfg(test)]
mod tests {
    use super::{Paper, write_doc};
    use crate::text::{Lang, Raw};
    use crate::view::{Block, Cell, Doc};

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
