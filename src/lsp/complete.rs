//! Completion at the cursor: keys that the table lacks, ids and words.

use super::hover::describe_declared;
use super::position::Document;
use super::workspace::{Workspace, is_inside};
use crate::app::DeclaredName;
use crate::app::meaning::{Table, name_at, table, value_at};
use crate::calc::{State, Verdict};
use crate::diag::Level;
use crate::keys::{Entity, Form, KeyInfo, NameKind};
use crate::lint;
use crate::model::FileKind;
use crate::parse::{Role, Spot, spot};
use crate::source::FilePath;
use crate::text::Lang;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Kinds of completion items, by the numbers of the protocol.
const PROPERTY: u8 = 10;
const WORD: u8 = 12;
const REFERENCE: u8 = 18;

/// The completion items for a place.
pub(super) fn completion(
    workspace: &Workspace,
    path: &FilePath,
    text: &Document,
    byte: usize,
    lang: Lang,
) -> Vec<Value> {
    let Some(kind) = FileKind::of(path) else { return Vec::new() };
    let spot = spot(&text.text, byte);
    let offers = match spot.role {
        Role::Key => keys(workspace, path, kind, &spot, lang),
        Role::Header { list } => headers(kind, &spot, list, lang),
        Role::Value => values(workspace, path, kind, &spot, (byte, lang)),
    };
    let range = text.range(spot.span.range());
    offers.into_iter().enumerate().map(|(at, offer)| offer.item(at, &range)).collect()
}

/// One completion.
struct Offer {
    label: String,
    inserted: String,
    kind: u8,
    detail: String,
    documentation: Option<String>,
}

impl Offer {
    fn item(self, at: usize, range: &Value) -> Value {
        json!({
            "label": self.label,
            "kind": self.kind,
            "detail": self.detail,
            "documentation": self.documentation.map(|value| json!({ "kind": "markdown", "value": value })),
            // The order of the format, or of the files.
            "sortText": format!("{at:05}"),
            "filterText": self.inserted,
            "textEdit": { "range": range, "newText": self.inserted },
        })
    }
}

fn key_offer(key: &KeyInfo, inserted: String, lang: Lang) -> Offer {
    Offer {
        label: key.name.to_owned(),
        inserted,
        kind: PROPERTY,
        detail: key.doc.get(lang).to_owned(),
        documentation: Some(key.expected.get(lang).to_owned()),
    }
}

fn keys(workspace: &Workspace, path: &FilePath, kind: FileKind, spot: &Spot, lang: Lang) -> Vec<Offer> {
    // A word with `=` behind it is being changed, so only the word is replaced.
    let has_value = spot.present.contains(&spot.word);
    let end = if has_value { "" } else { " = " };
    let is_new = |name: &str| name == spot.word || !spot.present.iter().any(|present| present == name);
    match table(kind, &spot.path) {
        Some(Table::Declared(keys)) => {
            let free = keys.all.iter().filter(|key| is_new(key.name));
            // Tables and lists of tables have headers of their own, except within a line.
            let in_line = |key: &&KeyInfo| !spot.path.is_empty() || (key.form)().table().is_none();
            free.filter(in_line).map(|key| key_offer(key, format!("{}{end}", key.name), lang)).collect()
        }
        Some(Table::Entries(named, _)) => names(workspace, path, named, lang)
            .into_iter()
            .filter(|offer| is_new(&offer.label))
            .map(|offer| Offer { inserted: format!("{}{end}", offer.label), ..offer })
            .collect(),
        None => Vec::new(),
    }
}

fn headers(kind: FileKind, spot: &Spot, list: bool, lang: Lang) -> Vec<Offer> {
    let Some(Table::Declared(keys)) = table(kind, &spot.path) else { return Vec::new() };
    let fits = |key: &&KeyInfo| match (key.form)() {
        Form::List(inner) => list && inner.table().is_some(),
        Form::Table(_) | Form::Entries(..) => !list,
        Form::AnyText
        | Form::Text
        | Form::Pattern(_)
        | Form::Words(_)
        | Form::Name(_)
        | Form::Date
        | Form::Bool
        | Form::Whole { .. }
        | Form::Number { .. }
        | Form::OneOf(_) => false,
    };
    keys.all.iter().filter(fits).map(|key| key_offer(key, key.name.to_owned(), lang)).collect()
}

fn values(
    workspace: &Workspace,
    path: &FilePath,
    kind: FileKind,
    spot: &Spot,
    (byte, lang): (usize, Lang),
) -> Vec<Offer> {
    let Some(form) = value_at(kind, spot) else { return Vec::new() };
    // At `id = …` the user makes up a new id, so known ids are not offered.
    let declares = spot.path.last().is_some_and(|key| key == "id");
    let named = name_at(kind, spot).filter(|_| !declares);
    let quoted = |offer: Offer| Offer { inserted: format!("\"{}\"", offer.label), ..offer };
    let mut offers: Vec<Offer> =
        named.map_or_else(Vec::new, |named| names(workspace, path, named, lang)).into_iter().map(quoted).collect();
    if spot.path.ends_with(&["done".to_owned(), "by".to_owned()])
        && let Some(members) = members_at(workspace, path, byte)
    {
        offers.retain(|offer| members.contains(&offer.label));
    }
    offers.extend(form.words().into_iter().map(|word| quoted(word_offer(word, ""))));
    if matches!(form, Form::Bool) {
        offers.extend(["true", "false"].map(|word| word_offer(word, "")));
    }
    offers
}

/// The members of the group that leads the task around a place, where one does.
fn members_at<'w>(workspace: &'w Workspace, path: &'w FilePath, byte: usize) -> Option<&'w [String]> {
    let is_above = |task: &&DeclaredName| task.at.file == *path && task.at.bytes().start <= byte;
    let above = workspace.known(Entity::Task, path).filter(is_above);
    let members = &above.max_by_key(|task| task.at.bytes().start)?.members;
    (!members.is_empty()).then_some(members.as_slice())
}

fn word_offer(word: &str, detail: &str) -> Offer {
    Offer {
        label: word.to_owned(),
        inserted: word.to_owned(),
        kind: WORD,
        detail: detail.to_owned(),
        documentation: None,
    }
}

fn names(workspace: &Workspace, path: &FilePath, named: NameKind, lang: Lang) -> Vec<Offer> {
    match named {
        NameKind::Rule => {
            let settable = lint::rules().filter(|rule| rule.level != Level::Error);
            settable.map(|rule| word_offer(rule.name, rule.code)).collect()
        }
        NameKind::Verdict => Verdict::ALL.map(|verdict| word_offer(verdict.word(), verdict.title().get(lang))).into(),
        NameKind::State => State::ALL.map(|state| word_offer(state.word(), state.title().get(lang))).into(),
        // A plan names others, never itself.
        NameKind::Declared(entity) => once(workspace.known(entity, path))
            .filter(|one| one.entity != Entity::Plan || !is_inside(path, &one.folder))
            .map(|one| Offer {
                kind: REFERENCE,
                documentation: Some(describe_declared(one, lang)),
                ..word_offer(&one.id, one.title.terminal().as_str())
            })
            .collect(),
    }
}

/// These, with the first assignee of each id: plans may have assignees of one id.
fn once<'w>(known: impl Iterator<Item = &'w DeclaredName>) -> impl Iterator<Item = &'w DeclaredName> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    known.filter(move |one| one.entity != Entity::Assignee || seen.insert(one.id.to_ascii_lowercase()))
}
