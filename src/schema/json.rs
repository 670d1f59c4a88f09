//! The JSON Schema of a kind of file, as TOML editors read it (tombi, taplo; draft 7).
//!
//! It refuses nothing that `validate` takes: what holds between keys, or between files, is left to rules.

use super::ordered::OrderedJson;
use crate::calc::{State, Verdict};
use crate::diag::{Level, Page};
use crate::keys::{Form, KeyInfo, Keys, NameKind, Need};
use crate::lint;
use crate::model::FileKind;
use crate::source::FilePath;
use crate::text::{Both, Lang};

/// The pattern of ids. Names that Windows keeps for devices are left to the rule.
pub(super) const ID: &str = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

/// The schema of a kind of file, as the text of a file of its own.
///
/// # Errors
/// Never in fact: every value has a form in JSON.
pub fn json_schema(kind: FileKind) -> Result<String, serde_json::Error> {
    let schema = described(table(kind.keys()), kind.title())
        .with_first("$comment", OrderedJson::Text(format!("written by `cchc schema {}`", kind.word())))
        .with_first("$schema", DRAFT.into());
    serde_json::to_string_pretty(&schema).map(|text| text + "\n")
}

/// The language of all our schemas. Draft 7 is the newest that both editors of TOML and the usual validators take; a
/// later draft says nothing more of our files and outputs.
pub(super) const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The name of the file of a schema.
#[must_use]
pub fn schema_file(kind: FileKind) -> String {
    format!("{}.schema.json", kind.word())
}

/// The folder of a workspace where its files look for their schemas.
pub const SCHEMAS: &str = "schemas";

/// The text of a file of a workspace with its schema named on the first line, in place of one named there before.
/// A file of no kind stays as it is.
pub(crate) fn with_schema(path: &FilePath, text: &str) -> String {
    let Some(kind) = FileKind::of(path) else { return text.to_owned() };
    let up = "../".repeat(path.depth().saturating_sub(1));
    let up = if up.is_empty() { "./" } else { &up };
    let (mark, rest) = text.strip_prefix('\u{FEFF}').map_or(("", text), |rest| ("\u{FEFF}", rest));
    let rest = if rest.starts_with("#:schema") { rest.split_once('\n').map_or("", |(_, rest)| rest) } else { rest };
    let end = if rest.contains("\r\n") { "\r\n" } else { "\n" };
    format!("{mark}#:schema {up}{SCHEMAS}/{}{end}{rest}", schema_file(kind))
}

/// Vietnamese first: the plans are written in it.
pub(super) fn described(schema: OrderedJson, doc: Both) -> OrderedJson {
    let text = if doc.vi == doc.en { doc.en.to_owned() } else { format!("{}\n\n{}", doc.vi, doc.en) };
    schema.with_first("description", OrderedJson::Text(text))
}

fn table(keys: Keys) -> OrderedJson {
    let properties = keys.all.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let required = keys.all.iter().filter(|key| matches!(key.need, Need::Required | Need::Expected));
    OrderedJson::object([
        ("type", "object".into()),
        ("additionalProperties", OrderedJson::Bool(false)),
        ("required", OrderedJson::List(required.map(|key| key.name.into()).collect())),
        // In which order tombi writes and offers them.
        ("x-tombi-table-keys-order", "schema".into()),
        ("properties", OrderedJson::Object(properties)),
    ])
}

fn property(key: &KeyInfo) -> OrderedJson {
    let form = (key.form)();
    let shown = Both { en: key.doc.en, vi: key.doc.vi };
    let schema = described(value(&form), shown);
    // A table says itself what it must look like.
    if form.table().is_some() {
        return schema;
    }
    let expected = format!("{} / {}", key.expected.vi, key.expected.en);
    let expected = if key.expected.vi == key.expected.en { key.expected.en.to_owned() } else { expected };
    schema.with_first("title", OrderedJson::Text(expected))
}

fn value(form: &Form) -> OrderedJson {
    let typed = |name: &str| OrderedJson::object([("type", name.into())]);
    match form {
        Form::AnyText => typed("string"),
        Form::Text => pattern("\\S"),
        Form::Pattern(regex) => pattern(regex),
        Form::Words(words) => one_of_words(words.iter().copied()),
        Form::Name(named) => name(*named),
        Form::Date => OrderedJson::object([("type", "string".into()), ("format", "date".into())]),
        Form::Bool => typed("boolean"),
        Form::Whole { least, most } => bounded("integer", *least, *most),
        Form::Number { least, most } => bounded("number", *least, *most),
        Form::List(inner) => OrderedJson::object([("type", "array".into()), ("items", value(inner))]),
        Form::Table(keys) => table(*keys),
        Form::Entries(named, inner) => entries(*named, inner),
        Form::OneOf(forms) => OrderedJson::object([("anyOf", OrderedJson::List(forms.iter().map(value).collect()))]),
    }
}

pub(super) fn pattern(regex: &str) -> OrderedJson {
    OrderedJson::object([("type", "string".into()), ("pattern", regex.into())])
}

pub(super) fn one_of_words<'w>(words: impl Iterator<Item = &'w str>) -> OrderedJson {
    OrderedJson::object([
        ("type", "string".into()),
        ("enum", OrderedJson::List(words.map(OrderedJson::from).collect())),
    ])
}

pub(super) fn bounded(kind: &str, least: Option<i64>, most: Option<i64>) -> OrderedJson {
    let mut members = vec![("type".to_owned(), kind.into())];
    members.extend(least.map(|least| ("minimum".to_owned(), OrderedJson::Number(least))));
    members.extend(most.map(|most| ("maximum".to_owned(), OrderedJson::Number(most))));
    OrderedJson::Object(members)
}

fn name(named: NameKind) -> OrderedJson {
    match named {
        NameKind::Declared(_) => pattern(ID),
        NameKind::Rule => one_of_words(settable().map(|(name, _)| name)),
        NameKind::Verdict => one_of_words(Verdict::ALL.into_iter().map(Verdict::word)),
        NameKind::State => one_of_words(State::ALL.into_iter().map(State::word)),
    }
}

/// A table whose keys are names: those that are known to the program are listed, all others have a pattern.
fn entries(named: NameKind, inner: &Form) -> OrderedJson {
    let object = ("type", "object".into());
    if named == NameKind::Rule {
        let rules = settable().map(|(name, doc)| (name.to_owned(), described(value(inner), doc))).collect();
        let closed = ("additionalProperties", OrderedJson::Bool(false));
        return OrderedJson::object([object, closed, ("properties", OrderedJson::Object(rules))]);
    }
    OrderedJson::object([
        object,
        ("additionalProperties", OrderedJson::Bool(false)),
        ("patternProperties", OrderedJson::object([(ID, value(inner))])),
    ])
}

/// The rules that `[lints]` may name, with the first sentence of their pages. Errors cannot be relaxed.
fn settable() -> impl Iterator<Item = (&'static str, Both)> {
    lint::rules().filter(|rule| rule.level != Level::Error).map(|rule| {
        let summary = |lang| Page::parse(rule.page).map_or("", |page| page.summary(lang));
        (rule.name, Both { en: summary(Lang::En), vi: summary(Lang::Vi) })
    })
}
