//! The things of a file, and those of the workspace by their names.

use super::position::Document;
use super::sections::{Section, sections};
use super::workspace::Workspace;
use super::workspaces::AskedFile;
use crate::app::DeclaredName;
use crate::keys::Entity;
use crate::model::FileKind;
use crate::source::FilePath;
use crate::text::{Raw, fold};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// Kinds of symbols, by the numbers of the protocol.
const MODULE: u8 = 2;
const NAMESPACE: u8 = 3;
const FIELD: u8 = 8;
const VARIABLE: u8 = 13;
const CONSTANT: u8 = 14;
const OBJECT: u8 = 19;
const EVENT: u8 = 24;

/// A name has no more columns.
const MOST_COLUMNS: usize = 100;

/// More symbols of a workspace help nobody.
const MOST_SYMBOLS: usize = 1000;

/// The tables of a file, one in the other where the editor takes that.
pub(super) fn document_symbols(asked: &AskedFile<'_>, takes_trees: bool) -> Value {
    let AskedFile { path, text, workspace, naming } = asked;
    let Some(kind) = FileKind::of(path) else { return Value::Null };
    let found = sections(kind, &text.text);
    if takes_trees {
        return trees(&found, 0..found.len(), text).into();
    }
    let uri = workspace.uri(path, naming);
    let flat = found.iter().flat_map(|section| {
        let own = (name(section), kind_of(section), section.bytes.clone(), None);
        let entries =
            section.entries.iter().map(|(key, bytes)| (shown(key), FIELD, bytes.clone(), Some(name(section))));
        [own].into_iter().chain(entries)
    });
    flat.map(|(name, kind, bytes, inside)| {
        let location = json!({ "uri": uri, "range": text.range(bytes) });
        json!({ "name": name, "kind": kind, "location": location, "containerName": inside })
    })
    .collect()
}

/// The symbols of a run of tables that stand equally deep, each with those inside it.
fn trees(all: &[Section], run: Range<usize>, text: &Document) -> Vec<Value> {
    let mut trees = Vec::new();
    let (mut at, end) = (run.start, run.end);
    while let Some(section) = all.get(at).filter(|_| at < end) {
        let is_inside = |inner: &&Section| inner.depth > section.depth;
        let inside = all.get(at + 1..end).unwrap_or_default().iter().take_while(is_inside).count();
        let entry = |(key, bytes): &(String, Range<usize>)| {
            let range = text.range(bytes.clone());
            json!({ "name": shown(key), "kind": FIELD, "range": range, "selectionRange": range })
        };
        let mut children: Vec<Value> = section.entries.iter().map(entry).collect();
        children.extend(trees_inside(all, at + 1..at + 1 + inside, text));
        trees.push(json!({
            "name": name(section),
            "detail": section.path.join("."),
            "kind": kind_of(section),
            "range": text.range(section.bytes.clone()),
            "selectionRange": text.range(section.header.clone()),
            "children": children,
        }));
        at += 1 + inside;
    }
    trees
}

/// The depth of tables is bounded, and so is this recursion.
fn trees_inside(all: &[Section], run: Range<usize>, text: &Document) -> Vec<Value> {
    if run.is_empty() { Vec::new() } else { trees(all, run, text) }
}

/// Id and title, or the name of the table.
fn name(section: &Section) -> String {
    let parts: Vec<&str> = section.id.iter().chain(&section.title).map(String::as_str).collect();
    let parts = parts.join(" ");
    if parts.trim().is_empty() { shown(&section.path.join(".")) } else { shown(&parts) }
}

/// Text of a file as a name, which must not be empty.
fn shown(text: &str) -> String {
    let shown = Raw::new(text).terminal().cut(MOST_COLUMNS).to_string();
    if shown.trim().is_empty() { "–".to_owned() } else { shown }
}

fn kind_of(section: &Section) -> u8 {
    match section.path.last().map(String::as_str) {
        Some("task") => EVENT,
        Some("target" | "indicator") => CONSTANT,
        Some(_) if section.is_list => OBJECT,
        Some(_) | None => NAMESPACE,
    }
}

/// The things of the workspaces that a query means: its words stand in the id, the title or the folder of the plan,
/// however they are spelt, and one of them in the id or the title. An id that is the query itself, or one of its words,
/// comes first.
pub(super) fn workspace_symbols<'w>(all: impl Iterator<Item = &'w Workspace>, query: &str) -> Value {
    let words: Vec<String> = query.split_whitespace().map(fold).collect();
    let mut found: Vec<(Rank, &Workspace, &DeclaredName)> = Vec::new();
    for workspace in all {
        let ranked = workspace.declared().filter_map(|one| Some((rank(one, &words)?, workspace, one)));
        found.extend(ranked);
    }
    found.sort_by_key(|(rank, ..)| *rank);
    found.truncate(MOST_SYMBOLS);
    let mut texts: BTreeMap<(&Path, &FilePath), Document> = BTreeMap::new();
    let symbol = |(_, workspace, one): (Rank, &'w Workspace, &'w DeclaredName)| {
        let file = &one.at.file;
        let text = texts.entry((&workspace.root, file)).or_insert_with(|| workspace.document(file));
        let uri = workspace.uris(file).pop().unwrap_or_default();
        json!({
            "name": shown(&format!("{} {}", one.id, one.title.as_str())),
            "kind": entity_kind(one.entity),
            "location": { "uri": uri, "range": text.range(one.at.bytes()) },
            "containerName": shown(&one.folder),
        })
    };
    found.into_iter().map(symbol).collect()
}

/// How well a thing fits a query, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Rank {
    /// Its id is a word of the query.
    Exact,
    /// Its id begins with one.
    Begins,
    Holds,
}

fn rank(one: &DeclaredName, words: &[String]) -> Option<Rank> {
    if words.is_empty() {
        return Some(Rank::Holds);
    }
    let (id, title) = (fold(&one.id), fold(one.title.as_str()));
    let is_own = |word: &String| id.contains(word.as_str()) || title.contains(word.as_str());
    if !words.iter().any(is_own) {
        return None;
    }
    let folder = fold(&one.folder);
    if !words.iter().all(|word| is_own(word) || folder.contains(word.as_str())) {
        return None;
    }
    Some(if words.contains(&id) {
        Rank::Exact
    } else if words.iter().any(|word| id.starts_with(word.as_str())) {
        Rank::Begins
    } else {
        Rank::Holds
    })
}

const fn entity_kind(entity: Entity) -> u8 {
    match entity {
        Entity::Plan => MODULE,
        Entity::Area | Entity::TargetGroup | Entity::ScoringSet | Entity::Form => NAMESPACE,
        Entity::Task => EVENT,
        Entity::Target | Entity::Indicator | Entity::Criterion => CONSTANT,
        Entity::Assignee => VARIABLE,
        Entity::Fund | Entity::Content | Entity::Difficulty | Entity::Item | Entity::Period => OBJECT,
    }
}
