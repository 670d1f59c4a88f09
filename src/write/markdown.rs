//! A report in Markdown, for a comment on a change or a step summary.

use super::layout::Screen;
use super::unified_diff::unified_diff;
use crate::report::{Align, Block, Column, Doc, Report, Table};
use crate::text::{self, Both, Lang};
use crate::value::{self, Cell, words};
use std::io::{self, Write};

/// GitHub takes no longer comment.
const MOST_CHARACTERS: usize = 65_536;

/// Writes a report. A report that does not fit a comment is cut behind a line, with a note.
#[derive(Default)]
pub(super) struct Writer {
    parts: Beginning,
    later: Beginning,
}

impl Writer {
    pub(super) fn part(&mut self, report: &impl Report) {
        let lang = report.head().lang;
        self.parts.add(report.comment(), lang);
        self.later.add(report.later().1.into_iter(), lang);
    }

    pub(super) fn close(self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        let lang = report.head().lang;
        let (mut opening, mut closing) = (Beginning::default(), Beginning::default());
        opening.add(report.comment_opening(), lang);
        let heading = report.later().0.filter(|_| !self.later.text.is_empty());
        closing.add(report.comment_closing(), lang);
        let mut heading_text = Beginning::default();
        heading_text.add(std::iter::once(heading.into_iter().collect()), lang);
        let mut whole = Beginning::default();
        for part in [opening, self.parts, heading_text, self.later, closing] {
            whole.text.push_str(&part.text);
            whole.more_lines += part.more_lines;
        }
        out.write_all(fitted(whole, MOST_CHARACTERS, lang).as_bytes())
    }
}

/// The beginning of a text, as far as a comment can hold it.
#[derive(Default)]
struct Beginning {
    text: String,
    characters: usize,
    /// How many lines come behind it.
    more_lines: usize,
}

impl Beginning {
    fn add(&mut self, documents: impl Iterator<Item = Doc>, lang: Lang) {
        for block in documents.flat_map(|doc| doc.blocks) {
            let text = text_of(&block, lang);
            if self.characters > MOST_CHARACTERS {
                self.more_lines += lines(&text);
            } else {
                self.characters += text.chars().count();
                self.text.push_str(&text);
            }
        }
    }
}

fn lines(text: &str) -> usize {
    text.lines().filter(|line| !line.is_empty()).count()
}

fn fitted(Beginning { text, more_lines, .. }: Beginning, most: usize, lang: Lang) -> String {
    const CUT: Both = Both {
        en: "(cut here: {lines} more lines; the text output has them all)",
        vi: "(cắt ở đây: còn {lines} dòng; bản in dạng text có đủ)",
    };
    if text.chars().count() <= most {
        return text;
    }
    // The note and its number need room.
    let room = most.saturating_sub(CUT.get(lang).chars().count() + 32);
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let kept = text.get(..end).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let (head, rest) = text.split_at(kept);
    let left_out = i64::try_from(lines(rest) + more_lines).unwrap_or(i64::MAX);
    let note = text::fill(CUT.get(lang), |_| value::count(left_out, lang));
    format!("{head}\n{note}\n")
}

fn text_of(block: &Block, lang: Lang) -> String {
    let shown = |value: &Cell| escaped(&words(value, lang));
    match block {
        Block::Title(left, right) => format!("## {}\n\n{}\n\n", shown(left), shown(right)),
        Block::Heading(heading) => format!("### {}\n\n", shown(heading)),
        Block::Line(line) | Block::Closing(line) => format!("{}\n\n", shown(line)),
        // A line with a dash before it is an item of a list.
        Block::Paragraph(text) => format!("{}\n\n", escaped(text.terminal().as_str())),
        Block::Table(table) => text_of_table(table, lang),
        Block::Remarks(remarks, _) => remarks
            .iter()
            .flat_map(|remark| ["- ".to_owned(), escaped(&remark.headline(lang)), "\n".to_owned()])
            .collect(),
        // Indented, not fenced: a line of a file could end a fence.
        Block::Files(files) => {
            let text = unified_diff(files, Screen { width: usize::MAX, lang, colour: false, bars: None });
            text.lines().flat_map(|line| [escaped(line), "  \n".to_owned()]).chain(["\n".to_owned()]).collect()
        }
    }
}

fn text_of_table(table: &Table, lang: Lang) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let columns: Vec<(usize, &Column)> = table.used_columns().collect();
    let rule = |align| match align {
        Align::Text | Align::Mark => "---".to_owned(),
        Align::Number => "---:".to_owned(),
    };
    let mut text = row(columns.iter().map(|(_, column)| escaped(&column.title.get(lang))).collect());
    text.push_str(&row(columns.iter().map(|(_, column)| rule(column.align)).collect()));
    for line in &table.rows {
        let cells = columns.iter().map(|(index, _)| {
            let text = line.cells.get(*index).map_or_else(String::new, |cell| escaped(&words(cell, lang)));
            if line.is_bold() && !text.is_empty() { format!("**{text}**") } else { text }
        });
        text.push_str(&row(cells.collect()));
    }
    text + "\n"
}

/// Text in which nothing is Markdown or HTML, and nobody is notified.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '@' => safe.push_str("&#64;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => safe.extend(['\\', c]),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{Beginning, escaped, fitted};
    use crate::text::Lang;

    fn note(lines: usize, lang: Lang) -> String {
        match lang {
            Lang::En => format!("cut here: {lines} more lines"),
            Lang::Vi => format!("cắt ở đây: còn {lines} dòng"),
        }
    }

    #[test]
    fn a_text_that_does_not_fit_is_cut_after_a_line_and_says_so() {
        let text = "| một |\n".repeat(100);
        let beginning = || Beginning { text: text.clone(), ..Beginning::default() };
        assert_eq!(fitted(beginning(), 800, Lang::En), text);
        let more = Beginning { more_lines: 9_000, ..beginning() };
        assert!(fitted(more, 400, Lang::En).contains("9,0"), "the lines that were not kept are counted");
        for lang in Lang::ALL {
            let cut = fitted(beginning(), 400, lang);
            assert!(cut.chars().count() <= 400, "{cut}");
            let rows = cut.lines().filter(|line| *line == "| một |").count();
            // Without a blank line before it the note would be a row of the table.
            assert!(rows > 20 && cut.contains(&format!("| một |\n\n({}", note(100 - rows, lang))), "{cut}");
        }
    }

    #[test]
    fn plan_text_stays_text() {
        assert_eq!(escaped("a|b <script> @all [x](y)"), "a\\|b &lt;script&gt; &#64;all \\[x\\](y)");
    }
}
