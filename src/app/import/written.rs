//! Proposed tables as text of plan files. A comment holds words of the imported file, so no character of it may end the
//! comment or be hidden.

use crate::edit::written;
use crate::import::clean;
use crate::parse::Plain;
use crate::report::{ProposedEntry, ProposedTable};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// Lists that would make a line longer stand on several.
const MOST_COLUMNS: usize = 100;

/// A table below its header, with its comments.
pub(super) fn table_text(table: &ProposedTable) -> String {
    let brackets = if table.list.is_single() { ("[", "]") } else { ("[[", "]]") };
    let mut text = String::new();
    for line in &table.comments {
        let _ = writeln!(text, "# {}", comment(line));
    }
    let _ = writeln!(text, "{}{}{}", brackets.0, table.list.key(), brackets.1);
    text + &entries_text(&table.entries)
}

/// The lines of keys.
pub(super) fn entries_text(entries: &[ProposedEntry]) -> String {
    let mut text = String::new();
    for entry in entries {
        let behind = entry.comment.as_ref().map(|words| format!("# {}", comment(words)));
        let Some(value) = &entry.value else {
            let words = entry.comment.as_deref().map(comment).unwrap_or_default();
            let _ = writeln!(text, "# {}: {words}", entry.key);
            continue;
        };
        let line = format!("{} = {}", entry.key, written(value));
        match (value, behind) {
            (Plain::List(elements), _) if line.width() > MOST_COLUMNS && elements.len() > 1 => {
                let behind = entry.comment.as_ref().map(|words| format!(" # {}", comment(words))).unwrap_or_default();
                let _ = writeln!(text, "{} = [{behind}", entry.key);
                for element in elements {
                    let _ = writeln!(text, "    {},", written(element));
                }
                text.push_str("]\n");
            }
            (_, Some(behind)) => drop(writeln!(text, "{line} {behind}")),
            (_, None) => drop(writeln!(text, "{line}")),
        }
    }
    text
}

/// Words as a comment may hold them, on one line.
fn comment(words: &str) -> String {
    clean(words)
}

#[cfg(test)]
mod tests {
    use super::table_text;
    use crate::parse::Plain;
    use crate::report::{ListName, ProposedEntry, ProposedTable, Spot};

    #[test]
    fn words_of_strangers_stay_in_their_comments() {
        let entries = vec![
            ProposedEntry::text("title", "a\"\nid = 1"),
            ProposedEntry::new("due", Plain::Date("2026-09-30".to_owned())).with_comment("30/9\nid = \"x\"\u{202e}\r"),
            ProposedEntry::left_out("cost", "x\n[[task]]"),
        ];
        let mut table = ProposedTable::new(ListName::Task, entries, Spot::default());
        table.comments = vec!["Ghi chú:\n[[task]]".to_owned()];
        let text = table_text(&table);
        assert_eq!(text.lines().count(), 5, "{text}");
        let task = Plain::parse(&text).and_then(|data| data.get("task").cloned());
        let first = task.as_ref().and_then(Plain::elements).and_then(<[Plain]>::first);
        let keys = first.map(|first| (first.get("title").and_then(Plain::as_text), first.get("id").is_some()));
        assert_eq!(keys, Some((Some("a\"\nid = 1"), false)));
    }
}
