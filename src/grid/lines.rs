//! The lines of a plain text.

use super::budget::Budget;
use super::csv::decode;
use super::paragraph::Paragraph;
use super::refusal::GridRefusal;

/// The lines with content of a text in UTF-8, or in UTF-16 with its mark.
pub(super) fn paragraphs(bytes: &[u8], is_markdown: bool) -> Result<Vec<Paragraph>, GridRefusal> {
    let text = decode(bytes).map_err(|line| GridRefusal::TextNotUtf8 { line })?;
    let mut budget = Budget::new();
    let mut lines = Vec::new();
    for (at, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        if !line.trim().is_empty() {
            budget.row()?;
            budget.text(line)?;
            let (text, is_heading) = if is_markdown { without_signs(line) } else { (line.to_owned(), false) };
            lines.push(Paragraph { number: at + 1, text, is_heading, is_line: true, ..Paragraph::default() });
        }
    }
    Ok(lines)
}

/// A line of Markdown without the signs of headings and bold letters, and whether it is a heading.
fn without_signs(line: &str) -> (String, bool) {
    let bare = line.trim_start_matches('#');
    let is_heading = bare.len() != line.len() && bare.starts_with(' ');
    let text = if is_heading { bare.trim() } else { line };
    (text.replace("**", ""), is_heading)
}

#[cfg(test)]
mod tests {
    use super::paragraphs;
    use crate::grid::GridRefusal;

    #[test]
    fn lines_keep_their_numbers_whatever_ends_them() {
        let found = paragraphs(b"\xef\xbb\xbfa\r\n\r\n b \n# c\n", true).expect("a text");
        let lines: Vec<_> = found.iter().map(|it| (it.number, &*it.text, it.is_heading)).collect();
        assert_eq!(lines, [(1, "a", false), (3, " b ", false), (4, "c", true)]);
        assert_eq!(paragraphs(b"a\n\xd0", false), Err(GridRefusal::TextNotUtf8 { line: 2 }));
    }
}
