//! The content of a file, as a tree with places. Texts without escapes are borrowed from the file.

use crate::source::Span;
use serde_spanned::Spanned;
use std::borrow::Cow;
use toml::de::{DeTable, DeValue};
use toml_datetime::Datetime;

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Value<'t> {
    Text(Cow<'t, str>),
    /// Digits as written, without underscores and prefix, and their base.
    Integer(Cow<'t, str>, u32),
    /// As written, without underscores.
    Float(Cow<'t, str>),
    Bool(bool),
    Time(Datetime),
    List(Vec<Element<'t>>),
    Table(Table<'t>),
}

/// A value at its place.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Element<'t> {
    pub value: Value<'t>,
    pub span: Span,
}

/// A value under its key.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Entry<'t> {
    pub key: Cow<'t, str>,
    /// See [`key_code`].
    pub code: u64,
    pub key_span: Span,
    pub element: Element<'t>,
}

/// Values by keys, each key once.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Table<'t>(pub Vec<Entry<'t>>);

/// The first eight letters of a key, as a number. Hardly two keys of a table have the same, so that one comparison of
/// numbers tells most keys apart.
#[allow(clippy::indexing_slicing, reason = "the index is less than the length; declared keys need a const function")]
pub(crate) const fn key_code(key: &str) -> u64 {
    let letters = key.as_bytes();
    let (mut code, mut at) = (0, 0);
    while at < letters.len() && at < 8 {
        code |= (letters[at] as u64) << (8 * at);
        at += 1;
    }
    code
}

impl<'t> Entry<'t> {
    pub(crate) fn new(key: Cow<'t, str>, key_span: Span, element: Element<'t>) -> Self {
        Self { code: key_code(&key), key, key_span, element }
    }

    /// Whether it stands under this key, whose code is `code`.
    pub(crate) fn is_under(&self, key: &str, code: u64) -> bool {
        self.code == code && self.key == key
    }
}

impl<'t> Table<'t> {
    /// The value under a key. Tables are read by a few declared keys each, so looking through is quickest.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry<'t>> {
        self.coded_entry(key, key_code(key))
    }

    /// The same for a key whose code is known.
    pub(crate) fn coded_entry(&self, key: &str, code: u64) -> Option<&Entry<'t>> {
        self.0.iter().find(|entry| entry.is_under(key, code))
    }

    /// The text under `id`.
    pub(crate) fn id(&self) -> Option<&str> {
        match &self.entry("id")?.element.value {
            Value::Text(id) => Some(id),
            Value::Integer(..)
            | Value::Float(_)
            | Value::Bool(_)
            | Value::Time(_)
            | Value::List(_)
            | Value::Table(_) => None,
        }
    }

    /// The tree that the crate `toml` made.
    pub(crate) fn from_toml(table: DeTable<'t>) -> Self {
        let entries = table.into_iter().map(|(key, value)| {
            let key_span = Span::new(key.span());
            Entry::new(key.into_inner(), key_span, Element::from_toml(value))
        });
        let mut entries: Vec<Entry<'t>> = entries.collect();
        entries.sort_by_key(|entry| entry.key_span);
        Self(entries)
    }
}

impl<'t> Element<'t> {
    fn from_toml(value: Spanned<DeValue<'t>>) -> Self {
        let span = Span::new(value.span());
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Text(text),
            DeValue::Integer(integer) => Value::Integer(Cow::Owned(integer.as_str().to_owned()), integer.radix()),
            DeValue::Float(float) => Value::Float(Cow::Owned(float.as_str().to_owned())),
            DeValue::Boolean(truth) => Value::Bool(truth),
            DeValue::Datetime(time) => Value::Time(time),
            DeValue::Array(list) => Value::List(list.into_iter().map(Self::from_toml).collect()),
            DeValue::Table(table) => Value::Table(Table::from_toml(table)),
        };
        Self { value, span }
    }
}
