//! Help on the word under the cursor, and the place where it is declared.

use super::position::{Position, position_of};
use super::sections::{item_at, sections};
use super::wire::field_at;
use super::workspace::Workspace;
use super::workspaces::AskedFile;
use crate::app::DeclaredName;
use crate::app::meaning::{key_at, name_at};
use crate::calc::{State, Verdict};
use crate::diag::{Page, Rule};
use crate::keys::{Entity, NameKind, Need};
use crate::lint;
use crate::model::FileKind;
use crate::parse::{Role, spot};
use crate::source::FilePath;
use crate::text::{Both, Lang, Raw};
use crate::value::words;
use serde_json::{Value, json};

/// Help on a place: the meaning of the key, id or rule there, and the rules that are broken there.
pub(super) fn hover(asked: &AskedFile<'_>, byte: usize, lang: Lang) -> Option<Value> {
    let AskedFile { workspace, path, text, .. } = asked;
    let kind = FileKind::of(path)?;
    let under_cursor = spot(&text.text, byte);
    let named = name_at(kind, &under_cursor);
    let mut parts = Vec::new();
    if !under_cursor.word.is_empty() {
        let found = named.and_then(|named| describe_name(workspace, named, &under_cursor.word, path, lang));
        parts.extend(found.or_else(|| key_at(kind, &under_cursor).map(|key| describe_key(&key, lang))));
    }
    let is_header = matches!(under_cursor.role, Role::Header { .. });
    if is_header || !under_cursor.word.is_empty() {
        let around = describe_table(asked, kind, byte, lang);
        parts.extend(around.filter(|around| !parts.contains(around)));
    }
    parts.extend(broken_at(workspace, path, text.position(byte)).into_iter().map(|rule| describe_rule(rule, lang)));
    if parts.is_empty() {
        return None;
    }
    let range = text.range(under_cursor.span.range());
    Some(json!({ "contents": { "kind": "markdown", "value": parts.join("\n\n---\n\n") }, "range": range }))
}

/// Where the id at a place is declared, under a name like that of the file that was asked about.
pub(super) fn definition(asked: &AskedFile<'_>, byte: usize) -> Option<Value> {
    let AskedFile { workspace, path, naming, text } = asked;
    let under_cursor = spot(&text.text, byte);
    let NameKind::Declared(entity) = name_at(FileKind::of(path)?, &under_cursor)? else { return None };
    let found = workspace.find(entity, &under_cursor.word, path)?;
    let there = workspace.document(&found.at.file);
    Some(json!({ "uri": workspace.uri(&found.at.file, naming), "range": there.range(found.at.bytes()) }))
}

/// The task or target in whose table a place lies, and where it stands.
fn describe_table(asked: &AskedFile<'_>, kind: FileKind, byte: usize, lang: Lang) -> Option<String> {
    let sections = sections(kind, &asked.text.text);
    let around = |(list, entity)| Some((item_at(&sections, list, byte)?.id.as_deref()?, entity));
    let (id, entity) = [("task", Entity::Task), ("target", Entity::Target)].into_iter().find_map(around)?;
    asked.workspace.find(entity, id, &asked.path).map(|one| describe_declared(one, lang))
}

fn describe_name(workspace: &Workspace, named: NameKind, word: &str, path: &FilePath, lang: Lang) -> Option<String> {
    let titled = |title: Both| format!("**{word}**: {}", title.get(lang));
    match named {
        NameKind::Rule => lint::rule(word).map(|rule| describe_rule(rule, lang)),
        NameKind::Verdict => Verdict::from_word(word).map(|verdict| titled(verdict.title())),
        NameKind::State => State::from_word(word).map(|state| titled(state.title())),
        NameKind::Declared(entity) => workspace.find(entity, word, path).map(|one| describe_declared(one, lang)),
    }
}

/// Id, title, state and members, such as `**1.2** Báo cáo …`, `overdue; 3 days late …` and `members: thon-1, thon-2`.
pub(super) fn describe_declared(one: &DeclaredName, lang: Lang) -> String {
    const MEMBERS: Both = Both { en: "members", vi: "thành viên" };
    let facts: Vec<String> = one.facts.iter().map(|cell| escaped(&words(cell, lang))).collect();
    let standing = if facts.is_empty() { String::new() } else { format!("\n\n{}", facts.join("; ")) };
    let members: Vec<String> = one.members.iter().map(|id| plain(&Raw::new(&**id))).collect();
    let members = match members.as_slice() {
        [] => String::new(),
        members => format!("\n\n{}: {}", MEMBERS.get(lang), members.join(", ")),
    };
    format!("**{}** {}{standing}{members}", plain(&Raw::new(&*one.id)), plain(&one.title))
}

/// Text of a file with the marks of Markdown escaped.
fn plain(raw: &Raw) -> String {
    escaped(raw.terminal().as_str())
}

fn escaped(words: &str) -> String {
    let mut text = String::new();
    for c in words.chars() {
        if "\\`*_[]<>&#!|~".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

fn describe_key(key: &crate::keys::KeyInfo, lang: Lang) -> String {
    let need = match key.need {
        Need::Required | Need::Expected => Both { en: "required", vi: "bắt buộc" },
        Need::Optional => Both { en: "optional", vi: "không bắt buộc" },
    };
    let value = Both { en: "Value", vi: "Giá trị" }.get(lang);
    let (doc, expected, need) = (key.doc.get(lang), key.expected.get(lang), need.get(lang));
    format!("**{}** ({need}): {doc}\n\n{value}: {expected}", key.name)
}

fn describe_rule(rule: &Rule, lang: Lang) -> String {
    let text = Page::parse(rule.page).map_or("", |page| page.text(lang));
    format!("**{} {}**\n\n{text}", rule.code, rule.name)
}

/// The rules broken at a place, as of the last check.
fn broken_at(workspace: &Workspace, path: &FilePath, place: Position) -> Vec<&'static Rule> {
    // The diagnostics of all names are the same.
    let uri = workspace.uris(path).pop().unwrap_or_default();
    let diagnostics = workspace.diagnostics.of_file(&uri);
    let here = move |diagnostic: &&Value| {
        let edge = |name: &str| position_of(field_at(diagnostic, &format!("/range/{name}")));
        // A finding about the whole file stands at its start, and nobody points there to see it.
        edge("end") > (0, 0) && (edge("start")..=edge("end")).contains(&place)
    };
    diagnostics.filter(here).filter_map(|diagnostic| lint::rule(field_at(diagnostic, "/code").as_str()?)).collect()
}
