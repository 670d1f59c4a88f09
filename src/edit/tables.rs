//! Tables below headers of their own: a new one looks like those beside it.

use super::keys::without_lines;
use super::{find::Spot, find::table_of};
use super::{habits::Habits, habits::equals, habits::key};
use super::{
    lines::Splice, lines::above_comments, lines::indent, lines::line_end, lines::line_start, lines::newline,
    lines::next_line, lines::slice_or_empty,
};
use crate::parse::Plain;
use crate::parse::{outline::Entry, outline::Item, outline::Table};

/// The table under a header beside which a new one is to stand, and the text between its brackets.
pub(super) struct Model<'o> {
    table: &'o Table,
    brackets: (&'static str, &'static str),
    name: String,
}

/// The header style for the tables of a list, if that is how the tables of the same name in the tables around
/// it are written.
pub(super) fn list_model<'o>(text: &str, spot: &Spot<'o>, name: &str) -> Option<Model<'o>> {
    if spot.is_inside {
        return None;
    }
    let peers = spot.peers();
    let entries = || peers.iter().filter_map(|peer| peer.entry(name));
    let tables = |entry: &&Entry| matches!(entry.item, Item::Tables(_));
    let in_brackets = entries().filter(|entry| matches!(entry.item, Item::List { .. })).count();
    let below_headers = entries().filter(tables).count();
    let Some(Item::Tables(tables)) = entries().rfind(tables).map(|entry| &entry.item) else { return None };
    (below_headers > in_brackets).then(|| tables.last().and_then(|table| model(text, table))).flatten()
}

/// The header style for a table, if that is how the tables beside it are written.
pub(super) fn table_model<'o>(text: &str, spot: &Spot<'o>, name: &str) -> Option<Model<'o>> {
    if spot.is_inside {
        return None;
    }
    let entries = spot.table.entries.iter().filter_map(|entry| table_of(&entry.item).map(|table| (entry, table)));
    let (below, other): (Vec<_>, Vec<_>) = entries.partition(|(_, table)| table.header().is_some());
    let (beside, table) = below.last().filter(|_| below.len() > other.len())?;
    let mut model = model(text, table)?;
    // The last part of the header is the name of the table. As it is read, without quotes, it may end one that is
    // written with them: `"` ends every such.
    let above = model.name.strip_suffix(key(&beside.name).as_str())?;
    model.name = format!("{above}{}", key(name));
    Some(model)
}

/// The style of this very table, for one that is to follow it.
pub(super) fn model<'o>(text: &str, table: &'o Table) -> Option<Model<'o>> {
    let header = slice_or_empty(text, table.header()?.clone());
    let brackets = if header.starts_with("[[") { ("[[", "]]") } else { ("[", "]") };
    let name = header.strip_prefix(brackets.0)?.strip_suffix(brackets.1)?.to_owned();
    Some(Model { table, brackets, name })
}

/// A new table behind the byte `end`, the end of what it is to stand behind.
pub(super) fn insert(text: &str, model: &Model<'_>, end: usize, value: &Plain, habits: &Habits) -> Option<Splice> {
    let newline = newline(text, end);
    let blank = if is_blank_above(text, first_line(text, model)?) { newline } else { "" };
    let lines = lines(text, model, value, habits)?;
    Some(Splice::insert(line_end(text, end), format!("{blank}{newline}{}", lines.join(newline))))
}

/// A new table in front of the one that it looks like, and of the comments right above that one.
pub(super) fn insert_first(text: &str, model: &Model<'_>, value: &Plain, habits: &Habits) -> Option<Splice> {
    let header = model.table.header()?.start;
    let newline = newline(text, header);
    let first = first_line(text, model)?;
    let blank = if is_blank_above(text, first) { newline } else { "" };
    let lines = lines(text, model, value, habits)?;
    Some(Splice::insert(first, format!("{}{newline}{blank}", lines.join(newline))))
}

/// The start of a table, or of the comments right above it.
fn first_line(text: &str, model: &Model<'_>) -> Option<usize> {
    Some(above_comments(text, line_start(text, model.table.header()?.start), line_start(text, 0)))
}

fn is_blank_above(text: &str, at: usize) -> bool {
    let line_before = line_start(text, at).saturating_sub(1);
    slice_or_empty(text, line_start(text, line_before)..line_before).trim().is_empty()
}

/// The lines of a new table, its header first.
fn lines(text: &str, model: &Model<'_>, value: &Plain, habits: &Habits) -> Option<Vec<String>> {
    let Plain::Table(entries) = value else { return None };
    let outer = indent(text, model.table.header()?.start);
    let pairs = model.table.pairs();
    let inner = pairs.first().map_or(outer, |pair| indent(text, pair.span().start));
    let mut lines = vec![[outer, model.brackets.0, &model.name, model.brackets.1].concat()];
    lines.extend(entries.iter().map(|(name, value)| {
        let name = key(name);
        [inner, &name, &equals(text, pairs, &name), &habits.write(value)].concat()
    }));
    Some(lines)
}

/// A new table at the end of a file, below a header of its own: its name between these brackets.
pub(super) fn insert_last(
    text: &str,
    root: &Table,
    (open, name, close): (&str, &str, &str),
    value: &Plain,
    habits: &Habits,
) -> Option<Splice> {
    let Plain::Table(entries) = value else { return None };
    let content = text.trim_end_matches([' ', '\t', '\r', '\n']).len();
    // Blanks behind a comment are part of it.
    let end = line_end(text, content.max(root.end()));
    let newline = newline(text, end);
    let mut lines = if end > 0 { format!("{newline}{newline}") } else { String::new() };
    lines.extend([open, &key(name), close]);
    for (name, value) in entries {
        let name = key(name);
        lines.extend([newline, &name, &equals(text, &[], &name), &habits.write(value)]);
    }
    // An empty file gets a line break at its end.
    if slice_or_empty(text, end..text.len()).is_empty() && content == 0 {
        lines.push_str(newline);
    }
    Some(Splice::insert(end, lines))
}

/// Without a table below a header: its lines, and the blank ones before it.
pub(super) fn remove(text: &str, table: &Table) -> Option<Splice> {
    let start = line_start(text, table.header()?.start);
    let end = next_line(text, table.end());
    let behind = slice_or_empty(text, end..text.len());
    let followed_by_blank = behind.is_empty() || behind.starts_with('\n') || behind.starts_with("\r\n");
    let before = slice_or_empty(text, 0..start);
    let trimmed = before.trim_end_matches([' ', '\t', '\r', '\n']).len();
    let blank = next_line(text, trimmed);
    let start = if followed_by_blank && trimmed > 0 && blank < start { blank } else { start };
    Some(without_lines(text, start, end))
}
