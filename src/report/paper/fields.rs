//! The fields of a paper: names that a template may use, declared once, and their values.

use crate::text::Both;

/// A name that a template may use. Names are frozen like the keys of JSON.
#[derive(Clone, Copy, Debug)]
pub struct FieldName {
    /// In kebab-case.
    pub name: &'static str,
    /// Its meaning, without a sign at the end.
    pub about: Both,
    /// The kind of its value.
    pub kind: FieldKind,
}

/// The kind of value that a name has.
#[derive(Clone, Copy, Debug)]
pub enum FieldKind {
    /// Text of one or several paragraphs.
    Text,
    /// Several values under one name: `period.title`.
    Group(&'static [FieldName]),
    /// A list of items with these names.
    List(&'static [FieldName]),
    /// A list of texts, each of which is `{{.}}`.
    Texts,
}

/// The value of a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldValue {
    /// There is none.
    Absent,
    /// A line feed separates paragraphs.
    Text(String),
    /// Several values.
    Group(Fields),
    /// Items.
    List(Vec<Fields>),
    /// Texts.
    Texts(Vec<String>),
}

/// Values by name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fields(Vec<(&'static str, FieldValue)>);

impl FieldKind {
    /// Whether a block over it repeats.
    pub(crate) const fn repeats(self) -> bool {
        match self {
            Self::List(_) | Self::Texts => true,
            Self::Text | Self::Group(_) => false,
        }
    }
}

impl FieldName {
    pub(super) const fn text(name: &'static str, en: &'static str, vi: &'static str) -> Self {
        Self { name, about: Both { en, vi }, kind: FieldKind::Text }
    }

    pub(super) const fn group(name: &'static str, en: &'static str, vi: &'static str, all: &'static [Self]) -> Self {
        Self { name, about: Both { en, vi }, kind: FieldKind::Group(all) }
    }

    pub(super) const fn texts(name: &'static str, en: &'static str, vi: &'static str) -> Self {
        Self { name, about: Both { en, vi }, kind: FieldKind::Texts }
    }

    pub(super) const fn list(name: &'static str, en: &'static str, vi: &'static str, each: &'static [Self]) -> Self {
        Self { name, about: Both { en, vi }, kind: FieldKind::List(each) }
    }
}

impl Fields {
    /// The value of a name; `None` where the fields do not have it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&FieldValue> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Every name with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &FieldValue)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// A text under the name of each list that has items.
    pub(super) fn any(&self) -> Self {
        let lists = self.0.iter().filter(|(_, value)| matches!(value, FieldValue::List(_) | FieldValue::Texts(_)));
        let there = |value: &FieldValue| if value.is_there() { FieldValue::from("") } else { FieldValue::Absent };
        Self(lists.map(|(name, value)| (*name, there(value))).collect())
    }

    /// Puts a value under a name, in place of an earlier one.
    pub fn set(&mut self, name: &'static str, value: impl Into<FieldValue>) {
        let value = value.into();
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, place)) => *place = value,
            None => self.0.push((name, value)),
        }
    }

    /// The same with a value under a name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<FieldValue>) -> Self {
        self.set(name, value);
        self
    }

    /// The same with something behind the text of a name.
    pub(super) fn suffixed(mut self, name: &str, suffix: &str) -> Self {
        for (known, value) in &mut self.0 {
            if let FieldValue::Text(text) = value
                && *known == name
            {
                text.push_str(suffix);
            }
        }
        self
    }

    pub(super) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }
}

impl FieldValue {
    /// Whether a block `{{#name}}` shows. An empty text is something.
    pub(crate) const fn is_there(&self) -> bool {
        match self {
            Self::Absent => false,
            Self::Text(_) | Self::Group(_) => true,
            Self::List(items) => !items.is_empty(),
            Self::Texts(texts) => !texts.is_empty(),
        }
    }

    /// The text, where it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

impl From<String> for FieldValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for FieldValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: Into<Self>> From<Option<T>> for FieldValue {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}

impl From<Fields> for FieldValue {
    fn from(fields: Fields) -> Self {
        Self::Group(fields)
    }
}

impl From<Vec<String>> for FieldValue {
    fn from(texts: Vec<String>) -> Self {
        Self::Texts(texts)
    }
}

impl From<Vec<Fields>> for FieldValue {
    fn from(items: Vec<Fields>) -> Self {
        Self::List(items)
    }
}
