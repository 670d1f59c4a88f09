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
    pub key_span: Span,
    pub element: Element<'t>,
}

/// Values by keys, each key once.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Table<'t>(pub Vec<Entry<'t>>);

impl<'t> Table<'t> {
    /// The value under a key. Tables are read by a few declared keys each, so looking through is quickest.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry<'t>> {
        self.0.iter().find(|entry| entry.key == key)
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
            Entry { key: key.into_inner(), key_span, element: Element::from_toml(value) }
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
