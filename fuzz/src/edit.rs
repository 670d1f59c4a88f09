//! Edits of any file that can be read: only what an edit names differs afterwards, by the crate `toml` and not by
//! what is tested; every comment is still there; the bytes differ in one run; undone, the data is as it was.
//!
//! An input is a line of numbers that choose the edit, and then the file.

use super::untouched;
use super::workspace::files;
use cchc::edit::{Act, Edit, Fault, Step, apply, apply_removing_comments, file_of, find};
use cchc::parse::Plain;

/// Tries one input.
pub fn run(bytes: &[u8]) {
    let Ok(input) = std::str::from_utf8(bytes) else { return };
    let (choices, text) = input.split_once('\n').unwrap_or(("", input));
    let Some(data) = Plain::parse(text) else {
        let edit = Edit::set(vec![Step::Key("a".to_owned())], Plain::Bool(true));
        assert!(matches!(apply(text, &[edit]), Err(Fault::Unreadable)), "a file with errors was edited");
        return;
    };
    let mut choices = Choices(choices.bytes());
    let mut draw = |most| choices.below(most);
    let mut before = text.to_owned();
    let mut data = data;
    for _ in 0..2 {
        let Some(edit) = draw_edit(&mut draw, &data) else { return };
        let Some(after) = tried(&before, &data, &edit) else { continue };
        data = Plain::parse(&after).expect("it was read for the check");
        before = after;
    }
    if let Plain::Table(entries) = &data {
        let is_writable = |(_, value): &(String, Plain)| writable(value);
        // With braces instead of dots and headers it may become deeper than a file may be.
        if entries.iter().all(is_writable) && levels(&data) <= MOST_LEVELS {
            let written = file_of(entries, "\n");
            assert_eq!(Plain::parse(&written).as_ref(), Some(&data), "a new file\n{written}");
        }
    }
}

/// The text after an edit, if the edit can be made; checks all that must hold of it.
fn tried(before: &str, data: &Plain, edit: &Edit) -> Option<String> {
    let edits = std::slice::from_ref(edit);
    let after = match apply(before, edits) {
        Ok(after) => after,
        Err(Fault::Unusual | Fault::Commented) => return None,
        // A file that is nested too deep cannot be read for the check.
        Err(Fault::Unverified) if edit.path.len() + levels_written(&edit.act) > MOST_LEVELS => return None,
        Err(fault) => panic!("{fault:?}\n{edit:?}\n{before}"),
    };
    untouched::check(before, edit, &after);
    let meant = edit.meant(data).expect("it was made");
    let together = apply_removing_comments(before, edits).expect("what can be done alone can be done");
    assert_eq!(Plain::parse(&together), Some(meant), "{edit:?}\n{before}");
    if let Some(undo) = undo(data, edit)
        && let Ok(back) = apply(&after, &[undo])
    {
        assert_eq!(Plain::parse(&back).as_ref(), Some(data), "undone\n{edit:?}\n{before}");
    }
    Some(after)
}

/// How deep a file may be nested (`src/parse/guard.rs`).
const MOST_LEVELS: usize = 16;

/// How many tables and lists lie in each other.
fn levels(value: &Plain) -> usize {
    match value {
        Plain::List(elements) => 1 + elements.iter().map(levels).max().unwrap_or(0),
        Plain::Table(entries) => 1 + entries.iter().map(|(_, value)| levels(value)).max().unwrap_or(0),
        Plain::Text(_) | Plain::Bool(_) | Plain::Date(_) | Plain::Number(_) => 0,
    }
}

/// The same in what an edit writes.
fn levels_written(act: &Act) -> usize {
    match act {
        Act::Set(value) => levels(value),
        Act::Append(value) | Act::Insert(_, value) => 1 + levels(value),
        Act::Remove => 0,
    }
}

/// The edit that takes another back, where there is one.
fn undo(data: &Plain, edit: &Edit) -> Option<Edit> {
    let (old, path) = (find(data, &edit.path), edit.path.clone());
    match (&edit.act, old, edit.path.last()?) {
        (Act::Remove, Some(_), Step::Index(_)) => None,
        (Act::Set(_) | Act::Remove, Some(old), _) if writable(old) => Some(Edit::set(path, old.clone())),
        (Act::Set(_) | Act::Append(_) | Act::Insert(..), None, _) => Some(Edit::remove(path)),
        (Act::Append(_), Some(Plain::List(elements)), _) => Some(Edit::remove(at(path, elements.len()))),
        (Act::Insert(number, _), Some(Plain::List(_)), _) => Some(Edit::remove(at(path, *number))),
        _ => None,
    }
}

/// The path of an element.
fn at(mut list: Vec<Step>, number: usize) -> Vec<Step> {
    list.push(Step::Index(number));
    list
}

/// Whether a value is one that an edit can write: the base of a number is not kept in the data.
fn writable(value: &Plain) -> bool {
    match value {
        Plain::Number(number) => !number.contains(' '),
        Plain::List(elements) => elements.iter().all(writable),
        Plain::Table(entries) => entries.iter().all(|(_, value)| writable(value)),
        Plain::Text(_) | Plain::Bool(_) | Plain::Date(_) => true,
    }
}

/// The numbers of the first line.
struct Choices<'c>(std::str::Bytes<'c>);

impl Choices<'_> {
    fn below(&mut self, most: usize) -> usize {
        let next = usize::from(self.0.next().unwrap_or(0));
        let next = if most > 200 { next * 223 + usize::from(self.0.next().unwrap_or(0)) } else { next };
        if most == 0 { 0 } else { next % most }
    }
}

/// Gives a number below another.
pub type Draw<'d> = &'d mut dyn FnMut(usize) -> usize;

/// Draws an edit of this file: a set, a new key, a new element at the end or before others, or something taken away.
pub fn draw_edit(draw: Draw<'_>, data: &Plain) -> Option<Edit> {
    let mut tables = Vec::new();
    let mut lists = Vec::new();
    let mut scalars = Vec::new();
    collect(data, &mut Vec::new(), &mut tables, &mut lists, &mut scalars);
    let value = |draw: Draw<'_>| match draw(5) {
        0 => Plain::Number((i64::try_from(draw(100_005)).unwrap_or(0) - 5).to_string()),
        1 => Plain::Date("2023-03-14".to_owned()),
        2 => Plain::texts(["12/BC-UBND", "b"]),
        3 => Plain::Table(vec![
            ("on".to_owned(), Plain::Date("2023-03-14".to_owned())),
            ("évidence".to_owned(), Plain::texts(["12/BC \"x\" \\ ' # đ"])),
        ]),
        _ => Plain::Text(["tư pháp", "a\"b", "c:\\d", "e'f", "# g", ""][draw(6)].to_owned()),
    };
    let path = |list: &[Vec<Step>], draw: Draw<'_>| (!list.is_empty()).then(|| list[draw(list.len())].clone());
    let new_key = |draw: Draw<'_>| Step::Key(["new", "new key", "aa", "zz", "khoá"][draw(5)].to_owned());
    let edit = match draw(7) {
        0 => Edit::set(path(&[scalars, lists].concat(), draw)?, value(draw)),
        1 => {
            let mut path = path(&tables, draw)?;
            path.push(new_key(draw));
            Edit::set(path, value(draw))
        }
        2 => Edit::append(path(&lists, draw)?, value(draw)),
        3 => {
            let mut path = path(&tables, draw)?;
            path.push(new_key(draw));
            if find(data, &path).is_some() {
                return None;
            }
            Edit::append(path, value(draw))
        }
        4 => Edit::remove(path(&scalars, draw)?),
        5 => {
            let path = path(&lists, draw)?;
            let length = find(data, &path)?.elements()?.len();
            Edit::insert(path, draw(length + 1), value(draw))
        }
        _ => {
            let list = path(&lists, draw)?;
            let length = find(data, &list)?.elements()?.len();
            Edit::remove(at(list, if length == 0 { return None } else { draw(length) }))
        }
    };
    let order = ["id", "aa", "title", "k1", "new", "k3", "done", "zz"];
    Some(if draw(100) < 60 { edit.in_order(order) } else { edit })
}

/// Finds the paths of all tables, lists and scalars.
pub fn collect(
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

/// Files, each with some choices.
pub fn seeds() -> Vec<Vec<u8>> {
    let choices = ["", "abcdefgh", "0123456789", "%&'()*+", "zyxwvu"];
    let files = files();
    let edit = |(index, file): (usize, Vec<u8>)| [choices[index % 5].as_bytes(), b"\n", &file].concat();
    files.into_iter().enumerate().map(edit).collect()
}
