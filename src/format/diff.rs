//! A change of files for people to look at: the unified form that every tool knows, safe for a terminal.

use super::terminal::Paper;
use crate::text::Raw;
use crate::view::FileChange;
use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

/// How many lines around a change are shown.
const AROUND: usize = 3;

/// Longer lines that stay as they are, are cut: they only tell where the change is.
const MOST_COLUMNS: usize = 500;

/// The change of these files. No line that changes is broken, however long: it is what will stand in the file.
#[must_use]
pub fn diff(files: &[FileChange], paper: Paper) -> String {
    let mut page = String::new();
    for file in files {
        let path = file.path.terminal();
        let from = file.before.as_ref().map_or_else(|| "/dev/null".to_owned(), |_| path.to_string());
        page.push_str(&painted(&format!("--- {from}"), Style::new().bold(), paper));
        page.push_str(&painted(&format!("+++ {path}"), Style::new().bold(), paper));
        let before = file.before.as_ref().map_or("", Raw::as_str);
        let lines = TextDiff::from_lines(before, file.after.as_str());
        for hunk in lines.unified_diff().context_radius(AROUND).iter_hunks() {
            let header = hunk.header().to_string();
            page.push_str(&painted(header.trim_end(), AnsiColor::Cyan.on_default(), paper));
            for change in hunk.iter_changes() {
                let (sign, style, most) = match change.tag() {
                    ChangeTag::Equal => (' ', Style::new(), MOST_COLUMNS),
                    ChangeTag::Delete => ('-', AnsiColor::Red.on_default(), usize::MAX),
                    ChangeTag::Insert => ('+', AnsiColor::Green.on_default(), usize::MAX),
                };
                page.push_str(&line(change.value(), (sign, style, most), paper));
            }
        }
    }
    page
}

fn line(text: &str, (sign, style, most): (char, Style, usize), paper: Paper) -> String {
    // Tools that read a change know it by this word.
    const NO_END: &str = "\\ No newline at end of file";
    let whole = text.strip_suffix('\n').map(|text| text.strip_suffix('\r').unwrap_or(text));
    let mut lines = painted(&format!("{sign}{}", Raw::new(whole.unwrap_or(text)).terminal().cut(most)), style, paper);
    if whole.is_none() {
        lines.push_str(&painted(NO_END, Style::new(), paper));
    }
    lines
}

fn painted(line: &str, style: Style, paper: Paper) -> String {
    if paper.colour { format!("{style}{line}{style:#}\n") } else { format!("{line}\n") }
}

#[cfg(test)]
mod tests {
    use super::diff;
    use crate::format::Paper;
    use crate::text::{Lang, Raw};
    use crate::view::FileChange;

    #[test]
    fn a_long_line_is_cut_where_it_stays() {
        let (same, old, new) = ("x".repeat(9_000), "y".repeat(8_000), "z".repeat(8_000));
        let file = FileChange {
            path: Raw::new("a"),
            before: Some(Raw::new(&*format!("{same}\n{old}\n"))),
            after: Raw::new(&*format!("{same}\n{new}\n")),
        };
        let page = diff(&[file], Paper { width: 24, lang: Lang::En, colour: false });
        let expected = format!(" {}…\n-{old}\n+{new}\n", "x".repeat(499));
        assert!(page.ends_with(&expected), "{page}");
    }

    #[test]
    fn lines_are_signed_whole_and_safe() {
        let file = FileChange {
            path: Raw::new("a\u{1b}.toml"),
            before: Some(Raw::new("a = 1\r\n\r\nb = 2")),
            after: Raw::new("a = 1\r\n\r\nb = \"một hai ba bốn năm\u{202e} sáu\"\r\nc = ::x"),
        };
        let page = diff(&[file], Paper { width: 24, lang: Lang::En, colour: false });
        assert_eq!(
            page,
            "--- a␛.toml\n+++ a␛.toml\n@@ -1,3 +1,4 @@\n a = 1\n \n-b = 2\n\\ No newline at end of file\n\
             +b = \"một hai ba bốn năm<U+202E> sáu\"\n+c = : :x\n\\ No newline at end of file\n"
        );
    }
}
