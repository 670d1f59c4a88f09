//! A report in Markdown, for a comment on a change or a step summary.

use crate::report::Remark;
use crate::report::{Align, Block, Cell, Column, Doc};
use crate::text::{self, Both, Lang};
use crate::value;
use crate::value::words as cell;

/// The most characters of a comment on GitHub.
const MOST_CHARACTERS: usize = 65_536;

/// A report in Markdown; one that does not fit a comment is cut behind a line, with a note.
#[must_use]
pub fn markdown(doc: &Doc, lang: Lang) -> String {
    markdown_with(std::slice::from_ref(doc), &[], lang)
}

/// The same of several reports with remarks under them, a line for each, which fit as a whole.
#[must_use]
pub fn markdown_with(docs: &[Doc], remarks: &[Remark], lang: Lang) -> String {
    let mut text: String = docs.iter().map(|doc| whole(doc, lang)).collect();
    for remark in remarks {
        text.extend(["- ", &escaped(&remark.headline(lang)), "\n"]);
    }
    fitted(text, MOST_CHARACTERS, lang)
}

fn fitted(text: String, most: usize, lang: Lang) -> String {
    const CUT: Both = Both {
        en: "(cut here: {lines} more lines; the text output has them all)",
        vi: "(cắt ở đây: còn {lines} dòng; bản in dạng text có đủ)",
    };
    if text.chars().count() <= most {
        return text;
    }
    // With room for the note and its number.
    let room = most.saturating_sub(CUT.get(lang).chars().count() + 32);
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let kept = text.get(..end).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let (head, rest) = text.split_at(kept);
    let lines = i64::try_from(rest.lines().filter(|line| !line.is_empty()).count()).unwrap_or(i64::MAX);
    let note = text::fill(CUT.get(lang), |_| value::count(lines, lang));
    format!("{head}\n{note}\n")
}

fn whole(doc: &Doc, lang: Lang) -> String {
    let shown = |value: &Cell| escaped(&cell(value, lang));
    let mut text = String::new();
    for block in &doc.blocks {
        match block {
            Block::Title(left, right) => text.extend(["## ", &shown(left), "\n\n", &shown(right), "\n\n"]),
            Block::Heading(heading) => text.extend(["### ", &shown(heading), "\n\n"]),
            Block::Line(line) => text.extend([shown(line).as_str(), "\n\n"]),
            Block::Table(table) => {
                let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
                let columns: Vec<(usize, &Column)> = table.used_columns().collect();
                let title = |(_, column): &(usize, &Column)| escaped(&column.title.get(lang));
                text.push_str(&row(columns.iter().map(title).collect()));
                let rule = |(_, column): &(usize, &Column)| match column.align {
                    Align::Text | Align::Mark => "---".to_owned(),
                    Align::Number => "---:".to_owned(),
                };
                text.push_str(&row(columns.iter().map(rule).collect()));
                for line in &table.rows {
                    let cells = columns.iter().map(|(index, _)| {
                        let text = line.cells.get(*index).map_or_else(String::new, shown);
                        if line.is_total && !text.is_empty() { format!("**{text}**") } else { text }
                    });
                    text.push_str(&row(cells.collect()));
                }
                text.push('\n');
            }
        }
    }
    text
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
    use super::{escaped, fitted};
    use crate::text::Lang;

    fn note(lines: usize, lang: Lang) -> String {
        match lang {
            Lang::En => format!("cut here: {lines} more lines"),
            Lang::Vi => format!("cắt ở đây: còn {lines} dòng"),
        }
    }

    #[test]
    fn what_does_not_fit_is_cut_behind_a_line_and_says_so() {
        let text = "| một |\n".repeat(100);
        assert_eq!(fitted(text.clone(), 800, Lang::En), text);
        for lang in Lang::ALL {
            let cut = fitted(text.clone(), 400, lang);
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
