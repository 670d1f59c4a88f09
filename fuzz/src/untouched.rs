//! An edit must leave the rest of a file as it was: the crate `toml` and the text itself show whether it does.

use cchc::edit::{Act, Edit, Step};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// Every scalar and every empty list or table by its path, by the parser and not by what is tested.
fn leaves(text: &str) -> BTreeMap<String, String> {
    fn walk(value: &DeValue<'_>, path: String, leaves: &mut BTreeMap<String, String>) {
        match value {
            DeValue::Array(elements) => {
                leaves.insert(path.clone() + "/[]", String::new());
                for (at, element) in elements.iter().enumerate() {
                    walk(element.get_ref(), format!("{path}/{at}"), leaves);
                }
            }
            DeValue::Table(table) => {
                leaves.insert(path.clone() + "/{}", String::new());
                for (key, value) in table {
                    walk(value.get_ref(), format!("{path}/{:?}", key.get_ref()), leaves);
                }
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => drop(leaves.insert(path, format!("{value:?}"))),
        }
    }
    let mut found = BTreeMap::new();
    let root = DeTable::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    walk(&DeValue::Table(root.into_inner()), String::new(), &mut found);
    found
}

fn comments(text: &str) -> Vec<String> {
    let tokens = Source::new(text).lex().into_vec();
    let comments = tokens.iter().filter(|token| token.kind() == TokenKind::Comment);
    let mut comments: Vec<String> =
        comments.map(|token| text[token.span().start()..token.span().end()].to_owned()).collect();
    comments.sort();
    comments
}

fn written(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(name) => format!("/{name:?}"),
        Step::Index(at) => format!("/{at}"),
    };
    path.iter().map(step).collect()
}

/// How many bytes at the start and at the end are the same.
fn same_ends(a: &str, b: &str) -> (usize, usize) {
    let start = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let most = a.len().min(b.len()) - start;
    let end = a.bytes().rev().zip(b.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    (start, end)
}

/// The bytes that are gone. Where the text before them is like their end (two headers alike), they may as well begin
/// earlier: then that text is included.
fn gone(before: &str, after: &str) -> String {
    let (start, end) = same_ends(before, after);
    let (before, behind) = (before.as_bytes(), before.len() - end);
    let backwards = before[..start].iter().rev().zip(before[..behind].iter().rev());
    let earlier = if start + end == after.len() { backwards.take_while(|(a, b)| a == b).count() } else { 0 };
    String::from_utf8_lossy(&before[start - earlier..behind]).into_owned()
}

/// Whether a text has line breaks of two bytes, and whether it has such of one.
fn breaks(text: &str) -> [bool; 2] {
    [text.contains("\r\n"), text.replace("\r\n", "").contains('\n')]
}

/// Panics where an edit did not leave as it was what it must leave.
pub fn check(before: &str, edit: &Edit, after: &str) {
    let told = || format!("\n{edit:?}\n--- before\n{before}\n--- after\n{after}\n---");
    let (old, new) = (leaves(before), leaves(after));
    let path = written(&edit.path);
    // Elements behind one that is gone or new have other numbers; what is compared then is the rest of the file.
    let touched = |leaf: &str| match (&edit.act, edit.path.last()) {
        (Act::Remove, Some(Step::Index(_))) => leaf.starts_with(&written(&edit.path[..edit.path.len() - 1])),
        _ => leaf == path || leaf.strip_prefix(&path).is_some_and(|rest| rest.starts_with('/')),
    };
    let outside = |leaves: &BTreeMap<String, String>| -> BTreeMap<String, String> {
        leaves.iter().filter(|(leaf, _)| !touched(leaf)).map(|(k, v)| (k.clone(), v.clone())).collect()
    };
    assert_eq!(outside(&old), outside(&new), "{}", told());
    // A deleted item takes along the comments inside it, and no others.
    let scalar = !old.keys().any(|leaf| leaf.starts_with(&format!("{path}/")));
    if scalar || edit.act != Act::Remove {
        assert_eq!(comments(before), comments(after), "{}", told());
    } else {
        let (run, left) = (gone(before, after), comments(after));
        assert!(comments(before).iter().all(|one| left.contains(one) || run.contains(one)), "{}", told());
        assert!(left.iter().all(|one| before.contains(one)), "{}", told());
    }
    assert_eq!(before.starts_with('\u{FEFF}'), after.starts_with('\u{FEFF}'), "{}", told());
    let empty = |text: &str| text.trim_start_matches('\u{FEFF}').trim().is_empty();
    assert!(empty(before) || empty(after) || before.ends_with('\n') == after.ends_with('\n'), "{}", told());
    // Line breaks are those of the file; one that has none gets plain ones. A kind may go, with the value that held it.
    let (had, has) = (breaks(before), breaks(after));
    assert!(!before.contains('\n') || (had[0] || !has[0]) && (had[1] || !has[1]), "{}", told());
    let (start, end) = same_ends(before, after);
    // New text stands between the old, and all of the old is still there.
    if matches!(edit.act, Act::Append(_) | Act::Insert(..)) || !old.keys().any(|leaf| touched(leaf)) {
        let mut run = after.as_bytes()[start..after.len() - end].iter().filter(|byte| !byte.is_ascii_whitespace());
        let was = before.as_bytes()[start..before.len() - end].iter().filter(|byte| !byte.is_ascii_whitespace());
        assert!(was.into_iter().all(|byte| run.any(|other| other == byte)), "{}", told());
    }
}
