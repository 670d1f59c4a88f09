//! The data of a file without places: an edit compares it before and after, and writes it.

use super::{guard, guard::GuardResult};
use serde_spanned::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// A value without its place and without how it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Plain {
    /// Text.
    Text(String),
    /// True or false.
    Bool(bool),
    /// A number as it is written, without `_`; other bases than ten keep their base.
    Number(String),
    /// A date or a time, as TOML writes it.
    Date(String),
    /// A list.
    List(Vec<Plain>),
    /// A table, in the order in which it is to be written.
    Table(Vec<(String, Plain)>),
}

impl Plain {
    /// The data of a file, its tables sorted by key; `None` when it has syntax errors or is refused before
    /// parsing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if !matches!(guard::check(text), GuardResult::Fit { unclosed: None }) {
            return None;
        }
        let (root, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() { table(root.get_ref()) } else { None }
    }

    /// The value of a key, if this is a table that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Table(entries) = self else { return None };
        entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The elements, if this is a list.
    #[must_use]
    pub fn elements(&self) -> Option<&[Self]> {
        if let Self::List(elements) = self { Some(elements) } else { None }
    }

    /// The text, if this is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(|text| Self::Text(text.into())).collect())
    }

    /// The same with every table sorted by key, so that two can be compared.
    pub(crate) fn sorted(&self) -> Self {
        match self {
            Self::List(elements) => Self::List(elements.iter().map(Self::sorted).collect()),
            Self::Table(entries) => {
                let mut entries: Vec<_> = entries.iter().map(|(name, value)| (name.clone(), value.sorted())).collect();
                entries.sort_by(|a, b| a.0.cmp(&b.0));
                Self::Table(entries)
            }
            Self::Text(_) | Self::Bool(_) | Self::Number(_) | Self::Date(_) => self.clone(),
        }
    }
}

fn table(table: &DeTable<'_>) -> Option<Plain> {
    let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let name: &DeString<'_> = key.get_ref();
        Some((name.as_ref().to_owned(), plain(value.get_ref())?))
    };
    let mut entries: Vec<_> = table.iter().map(entry).collect::<Option<_>>()?;
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    Some(Plain::Table(entries))
}

fn plain(value: &DeValue<'_>) -> Option<Plain> {
    Some(match value {
        DeValue::String(text) => Plain::Text(text.as_ref().to_owned()),
        DeValue::Integer(integer) => {
            let (digits, base) = (integer.as_str(), integer.radix());
            // The parser takes `0x`, `1_5:0` and digits of other scripts for integers.
            let unsigned = if base == 10 { digits.strip_prefix(['-', '+']).unwrap_or(digits) } else { digits };
            if unsigned.is_empty() || !unsigned.chars().all(|c| c.is_digit(base)) {
                return None;
            }
            Plain::Number(if base == 10 { digits.to_owned() } else { format!("{digits} in base {base}") })
        }
        DeValue::Float(float) => Plain::Number(float.as_str().to_owned()),
        DeValue::Boolean(value) => Plain::Bool(*value),
        DeValue::Datetime(datetime) => Plain::Date(datetime.to_string()),
        DeValue::Array(elements) => {
            Plain::List(elements.iter().map(|element| plain(element.get_ref())).collect::<Option<_>>()?)
        }
        DeValue::Table(entries) => table(entries)?,
    })
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[test]
    fn two_ways_of_writing_the_same_are_equal() {
        let long = Plain::parse("[[a]]\nb.c = 1_000\n'd' = \"x\"\n");
        let short = Plain::parse("a = [{ d = 'x', b = { c = 1000 } }] # same\r\n");
        assert_eq!(long, short);
        assert!(long.is_some());
        assert_eq!(Plain::parse("a = \n"), None);
        for no_number in ["0x", "1_5:0", "1_0\u{660}"] {
            assert_eq!(Plain::parse(&format!("a = [{no_number}]\n")), None, "{no_number}");
        }
    }
}
