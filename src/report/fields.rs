//! The columns of tables for other programs: `export` and every CSV. A fact has the same column name everywhere.

use crate::text::{Both, Raw};
use crate::value::{Day, Exact, Text, WordEnum};

#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// The meaning, for a data package.
    pub(crate) doc: Both,
}

/// The type of the values in a column.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Text,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    Whole,
    Number,
    Day,
    Flag,
}

impl Kind {
    /// The type's name in a Frictionless table schema.
    pub(crate) const fn type_name(self) -> &'static str {
        match self {
            Self::Text | Self::Word(_) => "string",
            Self::Whole => "integer",
            Self::Number => "number",
            Self::Day => "date",
            Self::Flag => "boolean",
        }
    }

    /// The words that a column of words may hold.
    pub(crate) fn words(self) -> Option<Vec<&'static str>> {
        match self {
            Self::Word(words) => Some(words()),
            Self::Text | Self::Whole | Self::Number | Self::Day | Self::Flag => None,
        }
    }
}

/// One value of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Datum {
    Empty,
    /// Text from a file.
    Text(Raw),
    /// A word of this program.
    Word(&'static str),
    Whole(i128),
    /// A number with at most so many decimals.
    Number(Exact, u32),
    Day(Day),
    Flag(bool),
}

/// A file may state as many decimals.
const STATED: u32 = 18;
/// The decimals of a computed figure: a fraction may have no end, and its counts stand beside it.
const COMPUTED: u32 = 6;

impl Datum {
    /// `Empty` for `None`.
    pub(crate) fn of<T>(value: Option<T>, datum: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, datum)
    }

    /// A figure as a file states it.
    pub(crate) fn stated(number: &Exact) -> Self {
        Self::Number(number.clone(), STATED)
    }

    /// A figure that this program computed.
    pub(crate) fn computed(number: Exact) -> Self {
        Self::Number(number, COMPUTED)
    }

    pub(crate) fn text(text: &Text) -> Self {
        Self::Text(text.raw().clone())
    }

    pub(crate) fn whole(number: impl Into<i128>) -> Self {
        Self::Whole(number.into())
    }

    pub(crate) fn count(count: usize) -> Self {
        Self::Whole(i128::try_from(count).unwrap_or(i128::MAX))
    }

    /// Several texts in one cell; `Empty` for none.
    pub(crate) fn joined(texts: impl IntoIterator<Item = Raw>, between: &str) -> Self {
        let texts: Vec<String> = texts.into_iter().map(|text| text.as_str().to_owned()).collect();
        if texts.is_empty() { Self::Empty } else { Self::Text(Raw::new(texts.join(between))) }
    }
}

/// The words of an enum of the files.
pub(crate) fn words<T: WordEnum>() -> Vec<&'static str> {
    T::ALL.iter().map(|one| one.word()).collect()
}

pub(crate) const fn field(name: &'static str, kind: Kind, en: &'static str, vi: &'static str) -> Field {
    Field { name, kind, doc: Both { en, vi } }
}

/// Every table begins with this column.
pub(crate) const PLAN: Field = field("plan", Kind::Text, "id of the plan", "mã kế hoạch");
