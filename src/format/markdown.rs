//! A report in Markdown, for a comment on a change or a step summary.

use super::terminal::cell;
use crate::text::Lang;
use crate::view::{Align, Block, Cell, Doc};

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
                text.push_str(&row(table.columns.iter().map(|column| escaped(column.title.get(lang))).collect()));
                let rule = |align| match align {
                    Align::Text | Align::Mark => "---".to_owned(),
                    Align::Number => "---:".to_owned(),
                };
                text.push_str(&row(table.columns.iter().map(|column| rule(column.align)).collect()));
                for line in &table.rows {
                    text.push_str(&row(line.cells.iter().map(shown).collect()));
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
    use super::escaped;

    #[test]
    fn plan_text_stays_text() {
        assert_eq!(escaped("a|b <script> @all [x](y)"), "a\\|b &lt;script&gt; &#64;all \\[x\\](y)");
    }
}
