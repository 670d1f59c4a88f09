//! The tables of a file as an editor lists them, also while it is half typed.

use crate::app::meaning::{Table, table};
use crate::model::FileKind;
use crate::parse::{Braces, Role, Word, top_braces, words};
use std::ops::Range;

/// A table below a header, or in braces right at the top of a file.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// The keys of the header.
    pub path: Vec<String>,
    /// Whether it is one of a list.
    pub is_list: bool,
    /// The line of the header, or the first of the braces.
    pub header: Range<usize>,
    /// From the header to the last byte that belongs to the table, tables inside it included.
    pub bytes: Range<usize>,
    /// Its id, or the number by which it is known.
    pub id: Option<String>,
    pub title: Option<String>,
    /// Its keys that are names, such as those of `[values]`.
    pub entries: Vec<(String, Range<usize>)>,
    /// How many tables stand around it.
    pub depth: usize,
    /// Its number, where it stands in braces.
    braces: Option<usize>,
}

/// Deeper tables are listed beside their parents.
const DEEPEST: usize = 8;

/// The tables of a text, in its order.
pub(super) fn sections(kind: FileKind, text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = top_braces(text).into_iter().map(|braces| in_braces(text, braces)).collect();
    let in_braces = sections.len();
    // The table of the last header, by its number.
    let mut number = None;
    for word in words(text) {
        let Word { spot, table, .. } = &word;
        if let Role::Header { list } = spot.role {
            if number != Some(*table) {
                number = Some(*table);
                sections.push(begun(text, spot.span.range(), list));
            }
            if let Some(last) = sections.last_mut() {
                last.path.push(spot.word.clone());
            }
        } else if number == Some(*table)
            && let Some(last) = sections.last_mut()
        {
            take(last, kind, &word);
        } else if number.is_none()
            && let Some(around) = sections.iter_mut().find(|one| one.braces == Some(*table))
        {
            take(around, kind, &word);
        }
    }
    let (_, below_headers) = sections.split_at_mut(in_braces);
    let starts: Vec<usize> = below_headers.iter().skip(1).map(|next| next.bytes.start).chain([text.len()]).collect();
    for (section, next) in below_headers.iter_mut().zip(starts) {
        let length = text.get(section.bytes.start..next).unwrap_or_default().trim_end().len();
        section.bytes.end = section.header.end.max(section.bytes.start + length);
    }
    nest(&mut sections);
    sections
}

fn begun(text: &str, name: Range<usize>, is_list: bool) -> Section {
    let start = text.get(..name.start).and_then(|head| head.rfind('\n')).map_or(0, |newline| newline + 1);
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let header = start..start + line.trim_end().len();
    Section {
        path: Vec::new(),
        is_list,
        bytes: header.clone(),
        header,
        id: None,
        title: None,
        entries: Vec::new(),
        depth: 0,
        braces: None,
    }
}

fn in_braces(text: &str, braces: Braces) -> Section {
    let Braces { table, path, in_list, bytes } = braces;
    let first = text.get(bytes.clone()).and_then(|text| text.lines().next()).unwrap_or_default();
    let header = bytes.start..bytes.start + first.trim_end().len();
    Section { path, bytes, header: header.clone(), braces: Some(table), ..begun(text, header, in_list) }
}

fn take(section: &mut Section, kind: FileKind, word: &Word) {
    let spot = &word.spot;
    match spot.role {
        Role::Value => {
            let Some((key, above)) = spot.path.split_last() else { return };
            if above != section.path {
                return;
            }
            let field = match key.as_str() {
                "id" | "code" | "number" => &mut section.id,
                "title" | "text" | "about" => &mut section.title,
                _ => return,
            };
            field.get_or_insert_with(|| spot.word.clone());
        }
        Role::Key => {
            if spot.path == section.path && matches!(table(kind, &spot.path), Some(Table::Entries(..))) {
                section.entries.push((spot.word.clone(), spot.span.range()));
            }
        }
        Role::Header { .. } => {}
    }
}

/// Says how deep each table stands, and lets those around it end where it ends.
fn nest(sections: &mut [Section]) {
    // The tables around the next one, by their numbers.
    let mut around: Vec<usize> = Vec::new();
    for at in 0..sections.len() {
        let Some(Section { path, bytes, .. }) = sections.get(at).cloned() else { continue };
        let holds = |outer: &usize| {
            sections.get(*outer).is_some_and(|outer| outer.path.len() < path.len() && path.starts_with(&outer.path))
        };
        while around.last().is_some_and(|outer| !holds(outer)) {
            around.pop();
        }
        for outer in &around {
            if let Some(outer) = sections.get_mut(*outer) {
                outer.bytes.end = bytes.end;
            }
        }
        if let Some(section) = sections.get_mut(at) {
            section.depth = around.len();
        }
        if around.len() < DEEPEST {
            around.push(at);
        }
    }
}

/// The table of a list that stands right at the top of the file and holds a byte.
pub(super) fn item_at<'s>(sections: &'s [Section], list: &str, byte: usize) -> Option<&'s Section> {
    let is_item = |section: &&Section| section.is_list && section.path == [list];
    sections.iter().filter(is_item).find(|section| (section.bytes.start..=section.bytes.end).contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{item_at, sections};
    use crate::model::FileKind;

    #[test]
    fn tables_stand_in_tables() {
        let text = "x = 1\n[[task]]\nid = \"1.1\"\ntitle = \"a\"\n[[task.done]]\non = 2023-01-01\n\n[[task]]\nid = \"1.2\"\nlead = ";
        let found = sections(FileKind::Tasks, text);
        let shown: Vec<_> = found.iter().map(|one| (one.path.join("."), one.id.as_deref(), one.depth)).collect();
        let expected = [("task", Some("1.1"), 0), ("task.done", None, 1), ("task", Some("1.2"), 0)];
        assert_eq!(shown, expected.map(|(path, id, depth)| (path.to_owned(), id, depth)));
        let at = |what: &str| item_at(&found, "task", text.find(what).expect("there")).and_then(|one| one.id.clone());
        assert_eq!((at("on = "), at("lead"), at("x = ")), (Some("1.1".into()), Some("1.2".into()), None));
        let text = "task = [{ id = \"1.1\", title = \"a\" }, { id = \"1.2\", done = [{ on = 2023-01-01 }] }]\nx = 1\n";
        let found = sections(FileKind::Tasks, text);
        let ids: Vec<_> = found.iter().map(|one| (one.id.as_deref(), one.title.as_deref(), one.is_list)).collect();
        assert_eq!(ids, [(Some("1.1"), Some("a"), true), (Some("1.2"), None, true)]);
        let at = |what: &str| item_at(&found, "task", text.find(what).expect("there")).and_then(|one| one.id.clone());
        assert_eq!((at("title"), at("on = "), at("x = ")), (Some("1.1".into()), Some("1.2".into()), None));
        let values = sections(FileKind::Values, "[values]\na = { count = 1 }\nb.count = 2\n");
        assert_eq!(values[0].entries.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    }
}
