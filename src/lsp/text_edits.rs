//! New texts of files as edits of an editor: no more than the bytes that differ.

use super::abilities::Abilities;
use super::roots::Naming;
use super::workspace::Workspace;
use crate::app::NewText;
use serde_json::{Map, Value, json};
use similar::{DiffOp, DiffableStr as _, TextDiff};
use std::ops::Range;

/// The edit of a workspace that gives these files their new texts. `version` tells the editor's number of a text.
pub(super) fn workspace_edit(
    (workspace, naming): (&Workspace, &Naming),
    files: &[NewText],
    abilities: Abilities,
    version: impl Fn(&str) -> Option<i64>,
) -> Value {
    let mut changes = Map::new();
    let mut versioned = Vec::new();
    for file in files {
        let uri = workspace.uri(&file.path, naming);
        let text = workspace.document(&file.path);
        let edits: Vec<Value> = differences(&file.before, &file.after)
            .into_iter()
            .map(|(bytes, with)| json!({ "range": text.range(bytes), "newText": with }))
            .collect();
        if abilities.takes_versions {
            let document = json!({ "uri": uri, "version": version(&uri) });
            versioned.push(json!({ "textDocument": document, "edits": edits }));
        } else {
            changes.insert(uri, edits.into());
        }
    }
    if abilities.takes_versions { json!({ "documentChanges": versioned }) } else { json!({ "changes": changes }) }
}

/// The runs of bytes that differ, and what stands in their place.
fn differences(before: &str, after: &str) -> Vec<(Range<usize>, String)> {
    let diff = TextDiff::from_lines(before, after);
    let starts = |lines: Vec<&str>| -> Vec<usize> {
        let ends = lines.iter().scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        });
        [0].into_iter().chain(ends).collect()
    };
    let (old, new) = (starts(before.tokenize_lines()), starts(after.tokenize_lines()));
    let bytes = |starts: &[usize], lines: Range<usize>| {
        let at = |line: usize| starts.get(line).or(starts.last()).copied().unwrap_or_default();
        at(lines.start)..at(lines.end)
    };
    let mut edits = Vec::new();
    for op in diff.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let (mut from, mut to) = (bytes(&old, op.old_range()), bytes(&new, op.new_range()));
        // Editors differ on the place behind the last line break, so that an edit there takes in the one before it.
        if from.end == before.len() {
            let newline = newline_at_end(before.get(..from.start).unwrap_or_default());
            (from.start, to.start) = (from.start - newline, to.start - newline);
        }
        let (was, is) = (before.get(from.clone()).unwrap_or_default(), after.get(to).unwrap_or_default());
        let tail = tail(was, is);
        let (was_head, is_head) = (without_tail(was, tail), without_tail(is, tail));
        let head = common(was_head.chars(), is_head.chars());
        let head = head - usize::from(was_head.get(..head).is_some_and(|head| head.ends_with('\r')));
        edits.push((from.start + head..from.end - tail, is_head.get(head..).unwrap_or_default().to_owned()));
    }
    edits
}

/// The length of the line break at the end of a text.
fn newline_at_end(text: &str) -> usize {
    if text.ends_with("\r\n") { 2 } else { usize::from(text.ends_with('\n')) }
}

/// The bytes with which both end. A line break of two characters stays in one piece.
fn tail(was: &str, is: &str) -> usize {
    let tail = common(was.chars().rev(), is.chars().rev());
    let is_cut = |text: &str| {
        let (before, behind) = text.split_at_checked(text.len() - tail).unwrap_or_default();
        before.ends_with('\r') && behind.starts_with('\n')
    };
    tail - usize::from(is_cut(was) || is_cut(is))
}

fn without_tail(text: &str, tail: usize) -> &str {
    text.get(..text.len() - tail).unwrap_or_default()
}

/// The bytes of the characters with which both begin.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::differences;

    fn applied(before: &str, after: &str) -> (String, usize) {
        let edits = differences(before, after);
        let mut text = before.to_owned();
        for (bytes, with) in edits.iter().rev() {
            text.replace_range(bytes.clone(), with);
        }
        (text, edits.iter().map(|(bytes, with)| bytes.len() + with.len()).sum())
    }

    #[test]
    fn edits_hold_no_more_than_what_differs() {
        for (before, after, most) in [
            ("a = 1\nb = 2\nc = 3\n", "a = 1\nb = 20\nc = 3\n", 1),
            ("a = \"xã\"\r\nb\r\n", "a = \"xá\"\r\nb\r\nc\r\n", 7),
            ("id = \"so-hoa\"\nx\nserves = [\"so-hoa\"]\n", "id = \"b\"\nx\nserves = [\"b\"]\n", 14),
            ("", "a\n", 2),
            ("a", "", 1),
            ("a", "a", 0),
        ] {
            let (text, bytes) = applied(before, after);
            assert_eq!(text, after);
            assert!(bytes <= most, "{before:?}: {:?}", differences(before, after));
        }
    }
}
