//! JSON whose objects keep the order in which they were written: the order of the format's keys.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// A JSON value.
pub(super) enum OrderedJson {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl From<&str> for OrderedJson {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl OrderedJson {
    /// An object of these members.
    pub(super) fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// The object with one more member before the others.
    pub(super) fn with_first(self, name: &str, value: Self) -> Self {
        match self {
            Self::Object(mut members) => {
                members.insert(0, (name.to_owned(), value));
                Self::Object(members)
            }
            other @ (Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) | Self::List(_)) => other,
        }
    }
}

impl Serialize for OrderedJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_i64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}
