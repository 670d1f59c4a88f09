//! From edits to the text after them, and the proof that nothing else changed.

use super::find::Spot;
use super::tables;
use super::{lines::Splice, lines::above_comments, lines::line_start, lines::next_line, lines::slice_or_empty};
use super::{meant::Act, meant::Edit, meant::Step};
use super::{splice::Fault, splice::Work};
use crate::parse::Plain;
use crate::parse::{outline::Item, outline::Table};

/// The text after these edits, one after the other. Comments stay.
///
/// # Errors
/// When the text cannot be read, or an edit cannot be made without changing anything else.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, Fault> {
    // One by one, each of many would read the whole file.
    let several = edits.len() > 1 && edits.iter().all(|edit| edit.act != Act::Remove);
    match several.then(|| in_one_pass(text, edits)).flatten() {
        Some(changed) => Ok(changed),
        None => one_by_one(text, edits),
    }
}

/// The text after these edits, read only once where they are apart. A comment right above a table goes with that table,
/// and all tables of a list may go at once. Edits that touch are made one by one: all comments
/// stay then, as by [`apply`]. Edits of elements of a list are to go from its end to its start.
///
/// # Errors
/// As those of [`apply`].
pub fn apply_removing_comments(text: &str, edits: &[Edit]) -> Result<String, Fault> {
    in_one_pass(text, edits).map_or_else(|| one_by_one(text, edits), Ok)
}

fn one_by_one(text: &str, edits: &[Edit]) -> Result<String, Fault> {
    let mut meant = Plain::parse(text).ok_or(Fault::Unreadable)?.sorted();
    let mut changed = text.to_owned();
    for edit in edits {
        let outline = Table::outline(&changed).ok_or(Fault::Unreadable)?;
        if !edit.make(&mut meant).ok_or(Fault::NoSuchPlace)? {
            continue;
        }
        let splice = Work::of(&changed, &outline).splice(edit)?;
        let (before, behind) = (slice_or_empty(&changed, 0..splice.range.start), changed.get(splice.range.end..));
        changed = format!("{before}{}{}", splice.with, behind.ok_or(Fault::Unusual)?);
    }
    if Plain::parse(&changed).as_ref() == Some(&meant) { Ok(changed) } else { Err(Fault::Unverified) }
}

/// The text with all edits made, if they do not touch and the outcome holds what is meant.
fn in_one_pass(text: &str, edits: &[Edit]) -> Option<String> {
    let outline = Table::outline(text)?;
    let work = Work::of(text, &outline);
    let mut meant = Plain::parse(text)?.sorted();
    let mut splices = Vec::with_capacity(edits.len());
    for edit in edits {
        if !edit.make(&mut meant)? {
            continue;
        }
        if let Some(tables) = tables_of(&outline, edit) {
            splices.extend(tables.iter().map(|table| tables::remove(text, table)).collect::<Option<Vec<_>>>()?);
            continue;
        }
        let found = work.splice(edit).ok()?;
        splices.push(if is_table_removal(&outline, edit) { extended_over_comment(text, found) } else { found });
    }
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let (mut changed, mut copied_to) = (String::with_capacity(text.len()), 0);
    for (index, splice) in splices.iter().enumerate() {
        let inserts_at_same_byte = index > 0 && splice.range.is_empty() && splice.range.start == copied_to;
        if splice.range.start < copied_to || inserts_at_same_byte {
            return None;
        }
        changed.extend([text.get(copied_to..splice.range.start)?, &splice.with]);
        copied_to = splice.range.end;
    }
    changed.push_str(text.get(copied_to..)?);
    (Plain::parse(&changed)? == meant).then_some(changed)
}

/// The tables below headers that are to go with their key, where they are several.
fn tables_of<'o>(outline: &'o Table, edit: &Edit) -> Option<&'o [Table]> {
    let (Act::Remove, Some((Step::Key(name), above))) = (&edit.act, edit.path.split_last()) else { return None };
    match &Spot::at(outline, above)?.entry(name)?.item {
        Item::Tables(tables) if tables.len() > 1 => Some(tables),
        Item::Tables(_) | Item::Table(_) | Item::List { .. } | Item::Scalar => None,
    }
}

/// Whether a table below a header goes, not a key of one line.
fn is_table_removal(outline: &Table, edit: &Edit) -> bool {
    match (&edit.act, edit.path.split_last()) {
        (Act::Remove, Some((Step::Index(_), _))) => true,
        (Act::Remove, Some((Step::Key(name), above))) => {
            let spot = Spot::at(outline, above);
            spot.and_then(|spot| spot.entry(name)).is_some_and(|entry| entry.value.is_none())
        }
        (Act::Remove | Act::Set(_) | Act::Append(_) | Act::Insert(..), _) => false,
    }
}

/// A removal of whole lines that takes the comment lines right above with it. The comment at the top is about the whole
/// file and stays.
fn extended_over_comment(text: &str, splice: Splice) -> Splice {
    let start = splice.range.start;
    // A splice that begins with a blank line has no comment right above.
    if line_start(text, start) != start || slice_or_empty(text, splice.range.clone()).starts_with(['\n', '\r']) {
        return splice;
    }
    let top = line_start(text, 0);
    let first = above_comments(text, start, top);
    if first == start || first == top {
        return splice;
    }
    let behind = slice_or_empty(text, splice.range.end..text.len());
    let before = slice_or_empty(text, 0..first).trim_end_matches([' ', '\t', '\r', '\n']).len();
    // Blank lines after it stay, so those before it go.
    let followed_by_blank = behind.is_empty() || behind.starts_with(['\n', '\r']);
    let first = if followed_by_blank && before > 0 { next_line(text, before) } else { first };
    Splice { range: first..splice.range.end, ..splice }
}

#[cfg(test)]
mod tests {
    use super::{apply_removing_comments, in_one_pass};
    use crate::edit::{Edit, Step};
    use crate::parse::Plain;

    fn path(steps: &[&str]) -> Vec<Step> {
        let step = |step: &&str| step.parse().map_or_else(|_| Step::Key((*step).to_owned()), Step::Index);
        steps.iter().map(step).collect()
    }

    #[test]
    fn edits_apart_are_made_at_once_and_comments_stay_with_what_they_are_about() {
        let text = "# File\n\n# one\n[[a]]\nx = 1 # kept\ny = [2]\n\n# two\n[[a]]\nx = 2\n\n# three\n[[a]]\n[[a.b]]\nz = 1\n[[a.b]]\nz = 2\n";
        let edits = [
            Edit::remove(path(&["a", "2", "b"])),
            Edit::remove(path(&["a", "1"])),
            Edit::remove(path(&["a", "0", "y"])),
            Edit::set(path(&["a", "0", "x"]), Plain::Number("3".to_owned())),
        ];
        let expected = "# File\n\n# one\n[[a]]\nx = 3 # kept\n\n# three\n[[a]]\n";
        assert_eq!(in_one_pass(text, &edits).as_deref(), Some(expected));
    }

    #[test]
    fn two_insertions_at_one_place_are_not_made_at_once() {
        let set = |key: &str| Edit::set(path(&[key]), Plain::Number("1".to_owned()));
        assert_eq!(in_one_pass("a = 1\n", &[set("b"), set("c")]), None);
        assert_eq!(in_one_pass("", &[set("b")]).as_deref(), Some("b = 1\n"));
    }

    #[test]
    fn elements_come_and_go_beside_comments_and_blank_lines() {
        let one = || Plain::Number("1".to_owned());
        let added = |text: &str| in_one_pass(text, &[Edit::append(path(&["a"]), one())]);
        assert_eq!(added("a = [\n\n]\n").as_deref(), Some("a = [\n\n    1,\n]\n"));
        assert_eq!(added("a = [\n  # c\n]\n").as_deref(), Some("a = [\n  # c\n  1,\n]\n"));
        let removed = |text: &str| in_one_pass(text, &[Edit::remove(path(&["a", "0"]))]);
        assert_eq!(removed("a = [1 # one\n  , 2]\n").as_deref(), Some("a = [# one\n   2]\n"));
    }

    #[test]
    fn a_sign_is_lined_up_only_where_blanks_line_up_the_others() {
        let added = |text: &str| in_one_pass(text, &[Edit::set(path(&["e"]), Plain::Number("3".to_owned()))]);
        assert_eq!(added("ab = 1\ncd = 2\n").as_deref(), Some("ab = 1\ncd = 2\ne = 3\n"));
        assert_eq!(added("abc = 1\nd   = 2\n").as_deref(), Some("abc = 1\nd   = 2\ne   = 3\n"));
    }

    #[test]
    fn a_comment_goes_with_the_table_right_below_it_alone() {
        let removed = |text: &str, of: &[&str]| in_one_pass(text, &[Edit::remove(path(of))]);
        // A comment above a key may be about the keys below as well, and beyond a blank line about anything.
        assert_eq!(removed("a = 1\n# b, c\nb = 2\nc = 3\n", &["b"]).as_deref(), Some("a = 1\n# b, c\nc = 3\n"));
        let apart = removed("a = 1\n\n# all below\n\n[t]\nx = 1\n\n[u]\n", &["t"]);
        assert_eq!(apart.as_deref(), Some("a = 1\n\n# all below\n\n[u]\n"));
        let right_above = removed("a = 1\n\n# t\n[t]\nx = 1\n\n[u]\n", &["t"]);
        assert_eq!(right_above.as_deref(), Some("a = 1\n\n[u]\n"));
        // A comment at the head of a file is about the whole file.
        for mark in ["", "\u{FEFF}"] {
            let opening = removed(&format!("{mark}# all\n[t]\nx = 1\n[u]\n"), &["t"]);
            assert_eq!(opening, Some(format!("{mark}# all\n[u]\n")));
            let bare = removed(&format!("{mark}[t]\nx = 1\n[u]\n"), &["t"]);
            assert_eq!(bare, Some(format!("{mark}[u]\n")));
        }
    }

    #[test]
    fn a_last_element_on_the_line_of_the_bracket_goes_alone() {
        let last = [Edit::remove(path(&["a", "1"]))];
        assert_eq!(apply_removing_comments("a = [1,\n  2, ]\n", &last).as_deref(), Ok("a = [1,\n   ]\n"));
        assert_eq!(apply_removing_comments("a = [1, 2, ]\n", &last).as_deref(), Ok("a = [1, ]\n"));
    }

    #[test]
    fn two_new_values_at_one_place_are_put_in_their_order_one_by_one() {
        let new = |name: &str| Edit::set(path(&["a", name]), Plain::Number("1".to_owned()));
        for text in ["[a]\n", "[a]\nx = 1\n", "x = 1\n[a]\ny = 1\n"] {
            assert_eq!(in_one_pass(text, &[new("v"), new("w")]), None, "{text}");
        }
        let edits = [Edit::set(path(&["v"]), Plain::Bool(true)), Edit::set(path(&["w"]), Plain::Bool(true))];
        assert_eq!(in_one_pass("", &edits), None, "at the very start of a file too");
        assert_eq!(apply_removing_comments("", &edits).as_deref(), Ok("v = true\nw = true\n"));
    }

    #[test]
    fn edits_that_touch_are_made_one_by_one() {
        let edits = [Edit::remove(path(&["a", "y"])), Edit::remove(path(&["a", "x"]))];
        let text = "a = { x = 1, y = 2, z = 3 }\n";
        assert_eq!(apply_removing_comments(text, &edits).as_deref(), Ok("a = { z = 3 }\n"));
    }
}
