//! The edits of files as a unified diff, safe for a terminal.

use super::layout::Screen;
use crate::report::EditedFile;
use crate::text::Raw;
use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

/// So many lines around a change are shown.
const AROUND: usize = 3;

/// Longer lines that stay as they are, are cut: they only show where the change is.
const MOST_COLUMNS: usize = 500;

/// Longer lines that change are shown only around the change. People do not write such lines.
const MOST_CHARACTERS: usize = 1_000;

/// So many characters of such a line are shown on each side of the change.
const BESIDE: usize = 100;

/// The diff of these files. A line that changes is shown whole unless it is too long to read.
pub(super) fn unified_diff(files: &[EditedFile], screen: Screen) -> String {
    let mut page = String::new();
    for file in files {
        let path = file.path.terminal();
        let from = file.before.as_ref().map_or_else(|| "/dev/null".to_owned(), |_| path.to_string());
        page.push_str(&painted(&format!("--- {from}"), Style::new().bold(), screen));
        page.push_str(&painted(&format!("+++ {path}"), Style::new().bold(), screen));
        let before = file.before.as_ref().map_or("", Raw::as_str);
        let lines = TextDiff::from_lines(before, file.after.as_str());
        for hunk in lines.unified_diff().context_radius(AROUND).iter_hunks() {
            let header = hunk.header().to_string();
            page.push_str(&painted(header.trim_end(), AnsiColor::Cyan.on_default(), screen));
            let changes: Vec<_> = hunk.iter_changes().map(|change| (change.tag(), change.value())).collect();
            for (index, (tag, text)) in changes.iter().enumerate() {
                let shown = match tag {
                    ChangeTag::Equal => Raw::new(content(text)).terminal().cut(MOST_COLUMNS).to_string(),
                    ChangeTag::Delete | ChangeTag::Insert => around(content(text), || counterpart(&changes, index)),
                };
                page.push_str(&line(text, *tag, &shown, screen));
            }
        }
    }
    page
}

/// A line without its line break.
fn content(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

/// The line on the other side of a change: the nth deleted line belongs to the nth inserted one.
fn counterpart<'t>(changes: &[(ChangeTag, &'t str)], index: usize) -> &'t str {
    let Some((tag, _)) = changes.get(index) else { return "" };
    let is = |at: usize, tag: ChangeTag| changes.get(at).is_some_and(|(other, _)| *other == tag);
    let first = (0..=index).rev().take_while(|at| is(*at, *tag)).last().unwrap_or(index);
    let end = (index..changes.len()).take_while(|at| is(*at, *tag)).last().unwrap_or(index) + 1;
    let other = match tag {
        ChangeTag::Delete => (end..changes.len()).take_while(|at| is(*at, ChangeTag::Insert)).nth(index - first),
        ChangeTag::Insert => {
            let start = (0..first).rev().take_while(|at| is(*at, ChangeTag::Delete)).last();
            start.map(|start| start + index - first).filter(|at| *at < first)
        }
        ChangeTag::Equal => None,
    };
    other.and_then(|at| changes.get(at)).map_or("", |(_, text)| content(text))
}

/// A line that changes, safe for a terminal. A very long line is cut to the text around its difference from `other`.
fn around<'t>(text: &str, other: impl FnOnce() -> &'t str) -> String {
    const CUT: &str = "…";
    if text.chars().nth(MOST_CHARACTERS).is_none() {
        return Raw::new(text).terminal().to_string();
    }
    let other = other();
    let same = |(a, b): &(char, char)| a == b;
    let before = text.chars().zip(other.chars()).take_while(same).count();
    let room = text.chars().count().min(other.chars().count()) - before;
    let behind = text.chars().rev().zip(other.chars().rev()).take(room).take_while(same).count();
    let (from, to) = (before.saturating_sub(BESIDE), text.chars().count() - behind.saturating_sub(BESIDE));
    let most = MOST_CHARACTERS.min(to - from);
    let shown: String = text.chars().skip(from).take(most).collect();
    let marks = [from > 0, to < text.chars().count() || most < to - from].map(|is_cut| if is_cut { CUT } else { "" });
    format!("{}{}{}", marks[0], Raw::new(shown).terminal(), marks[1])
}

fn line(text: &str, tag: ChangeTag, shown: &str, screen: Screen) -> String {
    // Tools that read a diff know these words.
    const NO_END: &str = "\\ No newline at end of file";
    let (sign, style) = match tag {
        ChangeTag::Equal => (' ', Style::new()),
        ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
        ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
    };
    let mut lines = painted(&format!("{sign}{shown}"), style, screen);
    if !text.ends_with('\n') {
        lines.push_str(&painted(NO_END, Style::new(), screen));
    }
    lines
}

fn painted(line: &str, style: Style, screen: Screen) -> String {
    if screen.colour { format!("{style}{line}{style:#}\n") } else { format!("{line}\n") }
}

#[cfg(test)]
mod tests {
    use super::unified_diff;
    use crate::report::EditedFile;
    use crate::text::{Lang, Raw};
    use crate::write::Screen;

    /// The diff of a file.
    fn shown(before: &str, after: &str) -> String {
        let file = EditedFile { path: Raw::new("a"), before: Some(Raw::new(before)), after: Raw::new(after) };
        unified_diff(&[file], Screen { width: 24, lang: Lang::En, colour: false, bars: None })
    }

    #[test]
    fn a_long_line_is_cut_where_it_stays_and_shown_whole_where_it_changes() {
        let (same, old, new) = ("x".repeat(9_000), "y".repeat(1_000), "z".repeat(1_000));
        let page = shown(&format!("{same}\n{old}\n"), &format!("{same}\n{new}\n"));
        assert!(page.ends_with(&format!(" {}…\n-{old}\n+{new}\n", "x".repeat(499))), "{page}");
    }

    #[test]
    fn a_very_long_line_is_shown_only_around_its_change() {
        let [head, tail] = ["đ".repeat(9_000), "ê".repeat(9_000)];
        let [near, far] = ["đ".repeat(100), "ê".repeat(100)];
        let page = shown(&format!("{head}{tail}\n1\n"), &format!("{head}, mới{tail}\n2\n"));
        assert!(page.ends_with(&format!("-…{near}{far}…\n-1\n+…{near}, mới{far}…\n+2\n")), "{page}");
        // A text that ends as it begins is counted once.
        let page = shown(&format!("{head}\n"), &format!("{head}đđ\n"));
        assert!(page.ends_with(&format!("-…{near}\n+…{near}đđ\n")), "{page}");
        let all = shown("", &format!("{head}\n"));
        assert!(all.ends_with(&format!("+{}…\n", "đ".repeat(1_000))), "{all}");
    }

    #[test]
    fn lines_are_signed_whole_and_safe() {
        let file = EditedFile {
            path: Raw::new("a\u{1b}.toml"),
            before: Some(Raw::new("a = 1\r\n\r\nb = 2")),
            after: Raw::new("a = 1\r\n\r\nb = \"một hai ba bốn năm\u{202e} sáu\"\r\nc = ::x"),
        };
        let page = unified_diff(&[file], Screen { width: 24, lang: Lang::En, colour: false, bars: None });
        assert_eq!(
            page,
            "--- a␛.toml\n+++ a␛.toml\n@@ -1,3 +1,4 @@\n a = 1\n \n-b = 2\n\\ No newline at end of file\n\
             +b = \"một hai ba bốn năm<U+202E> sáu\"\n+c = : :x\n\\ No newline at end of file\n"
        );
    }
}
