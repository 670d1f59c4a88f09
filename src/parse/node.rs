//! One value of a file, as the reader sees it.

use super::{tree::Element, tree::Table, tree::Value};
use crate::source::Span;
use crate::text::Both;
use std::borrow::Cow;

/// The name of a table in messages.
pub(crate) const A_TABLE: Both = Both { en: "a table", vi: "bảng" };

/// A value with its place.
#[derive(Clone, Copy, Debug)]
pub struct Node<'n> {
    value: &'n Value<'n>,
    span: Span,
}

impl<'n> Node<'n> {
    pub(crate) fn new(element: &'n Element<'_>) -> Self {
        Self { value: &element.value, span: element.span }
    }

    /// Where it stands.
    #[must_use]
    pub const fn span(self) -> Span {
        self.span
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(self) -> Option<&'n str> {
        if let Value::Text(text) = self.value { Some(text) } else { None }
    }

    /// Whether it is a text that stands in the file letter by letter as it is meant.
    pub(crate) const fn is_as_written(self) -> bool {
        matches!(self.value, Value::Text(Cow::Borrowed(_)))
    }

    /// The truth value, if it is one.
    #[must_use]
    pub const fn as_bool(self) -> Option<bool> {
        if let Value::Bool(truth) = self.value { Some(*truth) } else { None }
    }

    /// The elements, if it is a list.
    pub fn as_list(self) -> Option<impl ExactSizeIterator<Item = Node<'n>>> {
        if let Value::List(list) = self.value { Some(list.iter().map(Node::new)) } else { None }
    }

    /// A number in decimal digits, if it is one. Other bases are converted; a number that is too large for that becomes
    /// one that the reader refuses as too large.
    #[must_use]
    pub fn as_number(self) -> Option<Cow<'n, str>> {
        match self.value {
            Value::Integer(digits, 10) | Value::Float(digits) => Some(Cow::Borrowed(digits)),
            Value::Integer(digits, base) => {
                let value = i128::from_str_radix(digits, *base).unwrap_or(i128::MAX);
                Some(Cow::Owned(value.to_string()))
            }
            Value::Text(_) | Value::Bool(_) | Value::Time(_) | Value::List(_) | Value::Table(_) => None,
        }
    }

    /// Year, month and day, if it is a date without a time.
    #[must_use]
    pub fn as_date(self) -> Option<(i32, u32, u32)> {
        let Value::Time(time) = self.value else { return None };
        if time.time.is_some() || time.offset.is_some() {
            return None;
        }
        time.date.map(|date| (i32::from(date.year), u32::from(date.month), u32::from(date.day)))
    }

    /// Whether it is a date or a time of any kind.
    #[must_use]
    pub const fn is_datetime(self) -> bool {
        matches!(self.value, Value::Time(_))
    }

    /// Whether it is a number of any kind.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self.value, Value::Integer(..) | Value::Float(_))
    }

    /// Whether it is a number that is written without point and exponent.
    #[must_use]
    pub const fn is_integer(self) -> bool {
        matches!(self.value, Value::Integer(..))
    }

    /// Whether it is a table.
    #[must_use]
    pub const fn is_table(self) -> bool {
        matches!(self.value, Value::Table(_))
    }

    /// The text under `id`, if it is a table that has one.
    pub(crate) fn id(self) -> Option<&'n str> {
        self.as_table()?.id()
    }

    pub(crate) const fn as_table(self) -> Option<&'n Table<'n>> {
        if let Value::Table(table) = self.value { Some(table) } else { None }
    }

    /// Its kind, in words that follow "found".
    pub(crate) const fn kind(self) -> Both {
        match self.value {
            Value::Text(_) => Both { en: "a text", vi: "chữ" },
            Value::Integer(..) | Value::Float(_) => Both { en: "a number", vi: "số" },
            Value::Bool(_) => Both { en: "true or false", vi: "true hoặc false" },
            Value::Time(_) => Both { en: "a date or time", vi: "ngày giờ" },
            Value::List(_) => Both { en: "a list", vi: "danh sách" },
            Value::Table(_) => A_TABLE,
        }
    }
}
