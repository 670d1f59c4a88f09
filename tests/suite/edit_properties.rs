//! Edits of random files, held against the parser: only what the edit names is different afterwards, every
//! comment is still there, line breaks and the end of the file are as before, and the bytes differ in one run.

mod draw;

use super::oracle_states::rng::Rng;
use cchc::edit::{Act, Edit, Fault, Step, apply};
use cchc::syntax::Plain;
use draw::Draw;
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

/// The run of bytes that is gone. Of one that may as well begin earlier, since what stands before it is what it ends
/// with (a header like the next one), all of that.
fn gone(before: &str, after: &str) -> String {
    let (start, end) = same_ends(before, after);
    let (before, behind) = (before.as_bytes(), before.len() - end);
    let backwards = before[..start].iter().rev().zip(before[..behind].iter().rev());
    let earlier = if start + end == after.len() { backwards.take_while(|(a, b)| a == b).count() } else { 0 };
    String::from_utf8_lossy(&before[start - earlier..behind]).into_owned()
}

/// What every edit must leave as it was.
fn check(before: &str, edit: &Edit, after: &str) {
    let told = || format!("\n{edit:?}\n--- before\n{before}\n--- after\n{after}\n---");
    let (old, new) = (leaves(before), leaves(after));
    let path = written(&edit.path);
    // Elements behind one that is gone move up; what is compared then is the list without it.
    let touched = |leaf: &str| match (&edit.act, edit.path.last()) {
        (Act::Remove, Some(Step::Index(_))) => leaf.starts_with(&written(&edit.path[..edit.path.len() - 1])),
        _ => leaf == path || leaf.strip_prefix(&path).is_some_and(|rest| rest.starts_with('/')),
    };
    let outside = |leaves: &BTreeMap<String, String>| -> BTreeMap<String, String> {
        leaves.iter().filter(|(leaf, _)| !touched(leaf)).map(|(k, v)| (k.clone(), v.clone())).collect()
    };
    assert_eq!(outside(&old), outside(&new), "{}", told());
    // What is taken away takes along the comments inside it, and no other.
    let scalar = !old.keys().any(|leaf| leaf.starts_with(&format!("{path}/")));
    if scalar || edit.act != Act::Remove {
        assert_eq!(comments(before), comments(after), "{}", told());
    } else {
        let (run, left) = (gone(before, after), comments(after));
        assert!(comments(before).iter().all(|one| left.contains(one) || run.contains(one)), "{}", told());
        assert!(left.iter().all(|one| before.contains(one)), "{}", told());
    }
    assert_eq!(before.starts_with('\u{FEFF}'), after.starts_with('\u{FEFF}'), "{}", told());
    let empty = |text: &str| text.trim_start_matches('\u{FEFF}').is_empty();
    assert!(empty(before) || empty(after) || before.ends_with('\n') == after.ends_with('\n'), "{}", told());
    // Line breaks are those of the file; one that has none gets plain ones.
    let kinds = |text: &str| (text.contains("\r\n"), text.replace("\r\n", "").contains('\n'));
    assert!(!after.contains('\n') || !before.contains('\n') || kinds(before) == kinds(after), "{}", told());
    let (start, end) = same_ends(before, after);
    // What is added stands between what was there before, all of which is still there.
    if matches!(edit.act, Act::Append(_)) || !old.keys().any(|leaf| touched(leaf)) {
        let mut run = after[start..after.len() - end].chars().filter(|c| !c.is_whitespace());
        let was = before[start..before.len() - end].chars().filter(|c| !c.is_whitespace());
        assert!(was.into_iter().all(|c| run.any(|other| other == c)), "{}", told());
    }
}

/// Draws an edit of this file: a set, a new key, a new element, or something taken away.
fn draw_edit(rng: &mut Rng, data: &Plain) -> Option<Edit> {
    let mut tables = Vec::new();
    let mut lists = Vec::new();
    let mut scalars = Vec::new();
    collect(data, &mut Vec::new(), &mut tables, &mut lists, &mut scalars);
    let value = |rng: &mut Rng| match rng.below(5) {
        0 => Plain::Number(rng.between(-5, 99_999).to_string()),
        1 => Plain::Date("2023-03-14".to_owned()),
        2 => Plain::texts(["12/BC-UBND", "b"]),
        3 => Plain::Table(vec![
            ("on".to_owned(), Plain::Date("2023-03-14".to_owned())),
            ("évidence".to_owned(), Plain::texts(["12/BC \"x\" \\ ' # đ"])),
        ]),
        _ => Plain::Text(rng.pick(&["tư pháp", "a\"b", "c:\\d", "e'f", "# g", ""]).to_owned()),
    };
    let path = |list: &[Vec<Step>], rng: &mut Rng| (!list.is_empty()).then(|| rng.pick(list));
    let new_key = |rng: &mut Rng| {
        let name = ["new", "new key", "aa", "zz", "khoá"][rng.index(5)];
        Some(Step::Key(name.to_owned()))
    };
    let edit = match rng.below(6) {
        0 => Edit::set(path(&scalars, rng)?, value(rng)),
        1 => {
            let mut path = path(&tables, rng)?;
            path.extend(new_key(rng));
            Edit::set(path, value(rng))
        }
        2 => Edit::append(path(&lists, rng)?, value(rng)),
        3 => {
            let mut path = path(&tables, rng)?;
            path.extend(new_key(rng));
            if at(data, &path).is_some() {
                return None;
            }
            Edit::append(path, value(rng))
        }
        4 => Edit::remove(path(&scalars, rng)?),
        _ => {
            let mut path = path(&lists, rng)?;
            let length = at(data, &path)?.elements()?.len();
            path.push(Step::Index(if length == 0 { return None } else { rng.index(length) }));
            Edit::remove(path)
        }
    };
    let order = ["id", "aa", "title", "k1", "new", "k3", "done", "zz"];
    Some(if rng.chance(60) { edit.in_order(order) } else { edit })
}

fn at<'p>(data: &'p Plain, path: &[Step]) -> Option<&'p Plain> {
    path.iter().try_fold(data, |data, step| match step {
        Step::Key(name) => data.get(name),
        Step::Index(at) => data.elements()?.get(*at),
    })
}

fn collect(
    data: &Plain,
    path: &mut Vec<Step>,
    tables: &mut Vec<Vec<Step>>,
    lists: &mut Vec<Vec<Step>>,
    scalars: &mut Vec<Vec<Step>>,
) {
    match data {
        Plain::Table(entries) => {
            tables.push(path.clone());
            for (name, value) in entries {
                path.push(Step::Key(name.clone()));
                collect(value, path, tables, lists, scalars);
                path.pop();
            }
        }
        Plain::List(elements) => {
            lists.push(path.clone());
            for (index, value) in elements.iter().enumerate() {
                path.push(Step::Index(index));
                collect(value, path, tables, lists, scalars);
                path.pop();
            }
        }
        Plain::Text(_) | Plain::Bool(_) | Plain::Number(_) | Plain::Date(_) => scalars.push(path.clone()),
    }
}

/// What became of the edits of some random files.
#[derive(Debug, Default)]
struct Tally {
    made: usize,
    unusual: usize,
}

fn run(seed: u64, files: usize) -> Tally {
    let mut tally = Tally::default();
    for file in 0..files {
        let mut rng = Rng::new(seed.wrapping_add(file as u64));
        let mut text = Draw::file(&mut rng);
        for _ in 0..4 {
            let data = Plain::parse(&text).unwrap_or_else(|| panic!("what was drawn is no TOML:\n{text}"));
            let Some(edit) = draw_edit(&mut rng, &data) else { continue };
            match apply(&text, std::slice::from_ref(&edit)) {
                Ok(after) => {
                    check(&text, &edit, &after);
                    tally.made += 1;
                    text = after;
                }
                Err(Fault::Unusual) => tally.unusual += 1,
                // A list of tables below headers can hold nothing else.
                Err(fault) => panic!("{fault:?}\n{edit:?}\n{text}"),
            }
        }
    }
    tally
}

/// `CCHC_EDIT_FILES` asks for more files: docs/robustness.md.
#[test]
fn only_what_is_named_changes() {
    let files = std::env::var("CCHC_EDIT_FILES").ok().and_then(|files| files.parse().ok()).unwrap_or(400);
    let tally = run(20_230_314, files);
    assert!(tally.made > files * 2, "{tally:?}");
    assert!(tally.unusual * 6 < tally.made, "too many edits are refused: {tally:?}");
}

/// What is added and then taken away leaves the file as it was.
#[test]
fn adding_and_taking_away_is_nothing() {
    let mut tried = 0;
    for seed in 0..300 {
        let mut rng = Rng::new(seed);
        let text = Draw::file(&mut rng);
        let Some(data) = Plain::parse(&text) else { continue };
        let (mut tables, mut lists, mut scalars) = (Vec::new(), Vec::new(), Vec::new());
        collect(&data, &mut Vec::new(), &mut tables, &mut lists, &mut scalars);
        let mut path = rng.pick(&tables);
        path.push(Step::Key("new".to_owned()));
        let Ok(added) = apply(&text, &[Edit::set(path.clone(), Plain::Number("7".to_owned()))]) else { continue };
        let back = apply(&added, &[Edit::remove(path)]);
        let told = format!("\n--- before\n{text}\n--- added\n{added}\n--- back\n{back:?}\n---");
        // Blanks in empty brackets are not put back, and a blank line that set off the first key stays.
        assert_eq!(back.as_ref().map(|text| squeezed(text)), Ok(squeezed(&text)), "{told}");
        tried += 1;
    }
    assert!(tried > 200, "{tried}");
}

fn squeezed(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').split('\n').filter(|line| *line != "\r").collect();
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n").replace("{ }", "{}").replace("{  }", "{}")
}
