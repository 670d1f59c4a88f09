//! One value of a file, as the reader sees it.

use crate::source::Span;
use crate::text::Both;
use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place.
#[derive(Clone, Copy, Debug)]
pub struct Node<'n> {
    value: &'n DeValue<'n>,
    span: Span,
}

impl<'n> Node<'n> {
    pub(super) fn new(value: &'n Spanned<DeValue<'_>>) -> Self {
        Self { value: value.get_ref(), span: Span::new(value.span()) }
    }

    /// Where it stands.
    #[must_use]
    pub const fn span(self) -> Span {
        self.span
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(self) -> Option<&'n str> {
        self.value.as_str()
    }

    /// The truth value, if it is one.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        self.value.as_bool()
    }

    /// The elements, if it is a list.
    #[must_use]
    pub fn as_list(self) -> Option<impl Iterator<Item = Node<'n>>> {
        Some(self.value.as_array()?.iter().map(Node::new))
    }

    /// A number as it is written in decimals, if it is one. Other bases are written out; what is too
    /// large for them stays as it is, and is refused as too large later.
    #[must_use]
    pub fn as_number(self) -> Option<String> {
        match self.value {
            DeValue::Integer(integer) if integer.radix() == 10 => Some(integer.as_str().to_owned()),
            DeValue::Integer(integer) => Some(
                i128::from_str_radix(integer.as_str(), integer.radix())
                    .map_or_else(|_| i128::MAX.to_string(), |value| value.to_string()),
            ),
            DeValue::Float(float) => Some(float.as_str().to_owned()),
            DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => {
                None
            }
        }
    }

    /// Year, month and day, if it is a date without a time.
    #[must_use]
    pub fn as_date(self) -> Option<(i32, u32, u32)> {
        let datetime = self.value.as_datetime()?;
        if datetime.time.is_some() || datetime.offset.is_some() {
            return None;
        }
        datetime.date.map(|date| (i32::from(date.year), u32::from(date.month), u32::from(date.day)))
    }

    /// Whether it is a date or a time of any kind.
    #[must_use]
    pub fn is_datetime(self) -> bool {
        self.value.is_datetime()
    }

    /// Whether it is a number of any kind.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self.value, DeValue::Integer(_) | DeValue::Float(_))
    }

    /// Whether it is a table.
    #[must_use]
    pub fn is_table(self) -> bool {
        self.value.is_table()
    }

    /// The text under `id`, if it is a table that has one.
    #[must_use]
    pub fn id(self) -> Option<&'n str> {
        self.value.as_table()?.get("id")?.get_ref().as_str()
    }

    pub(super) fn as_table(self) -> Option<&'n DeTable<'n>> {
        self.value.as_table()
    }

    /// What it is, in words.
    #[must_use]
    pub const fn kind(self) -> Both {
        match self.value {
            DeValue::String(_) => Both { en: "a text", vi: "chữ" },
            DeValue::Integer(_) | DeValue::Float(_) => Both { en: "a number", vi: "số" },
            DeValue::Boolean(_) => Both { en: "true or false", vi: "true hoặc false" },
            DeValue::Datetime(_) => Both { en: "a date or time", vi: "ngày giờ" },
            DeValue::Array(_) => Both { en: "a list", vi: "danh sách" },
            DeValue::Table(_) => Both { en: "a table", vi: "bảng" },
        }
    }
}
