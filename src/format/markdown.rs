//! A report in Markdown, for a comment on a change or a step summary.

use super::findings::headline;
use super::remark::Remark;
use super::terminal::cell;
use crate::text::Lang;
use crate::view::{Align, Block, Cell, Column, Doc};

/// A report in Markdown.
#[must_use]
pub fn markdown(doc: &Doc, lang: Lang) -> String {
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
                    let cells = columns.iter().map(|(index, _)| line.cells.get(*index).map_or_else(String::new, shown));
                    text.push_str(&row(cells.collect()));
                }
                text.push('\n');
            }
        }
    }
    text
}

/// Remarks as a list, one line each.
#[must_use]
pub fn remarks_markdown(remarks: &[Remark], lang: Lang) -> String {
    remarks.iter().flat_map(|remark| ["- ".to_owned(), escaped(&headline(remark, lang)), "\n".to_owned()]).collect()
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
    use super::escaped;

    #[test]
    fn plan_text_stays_text() {
        assert_eq!(escaped("a|b <script> @all [x](y)"), "a\\|b &lt;script&gt; &#64;all \\[x\\](y)");
    }
}
