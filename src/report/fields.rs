//! The columns of tables for other programs: `export` and every CSV. The same fact has the same name everywhere.

use crate::text::{Both, Raw};
use crate::value::WordEnum;
use crate::value::{Day, Exact};

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub kind: Kind,
    /// What it means.
    pub doc: Both,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// One of a few words.
    Word(fn() -> Vec<&'static str>),
    /// A whole number.
    Whole,
    /// A number with decimals.
    Number,
    /// A day.
    Day,
    /// True or false.
    Flag,
}

impl Kind {
    /// The type's name in a Frictionless table schema.
    #[must_use]
    pub const fn type_name(self) -> &'static str {
        match self {
            Self::Text | Self::Word(_) => "string",
            Self::Whole => "integer",
            Self::Number => "number",
            Self::Day => "date",
            Self::Flag => "boolean",
        }
    }

    /// The only words that stand there, where these are fixed.
    #[must_use]
    pub fn words(self) -> Option<Vec<&'static str>> {
        match self {
            Self::Word(words) => Some(words()),
            Self::Text | Self::Whole | Self::Number | Self::Day | Self::Flag => None,
        }
    }
}

/// One value of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Datum {
    /// Nothing.
    Empty,
    /// Text from a file.
    Text(Raw),
    /// A word of ours.
    Word(&'static str),
    /// A whole number.
    Whole(i128),
    /// A number, with at most so many decimals.
    Number(Exact, u32),
    /// A day.
    Day(Day),
    /// True or false.
    Flag(bool),
}

/// As many decimals as a file may state.
const STATED: u32 = 18;
/// As many as a computed figure is given with: a fraction may have no end, and its counts stand beside it.
const COMPUTED: u32 = 6;

impl Datum {
    /// Something where there is one.
    pub(crate) fn of<T>(value: Option<T>, datum: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, datum)
    }

    /// A figure as a file states it.
    pub(crate) fn stated(number: &Exact) -> Self {
        Self::Number(number.clone(), STATED)
    }

    /// A figure that was computed.
    pub(crate) fn computed(number: Exact) -> Self {
        Self::Number(number, COMPUTED)
    }

    /// A count.
    pub(crate) fn count(count: usize) -> Self {
        Self::Whole(i128::try_from(count).unwrap_or(i128::MAX))
    }

    /// Several texts in one cell; nothing for none.
    pub(crate) fn joined(texts: impl IntoIterator<Item = Raw>, between: &str) -> Self {
        let texts: Vec<String> = texts.into_iter().map(|text| text.as_str().to_owned()).collect();
        if texts.is_empty() { Self::Empty } else { Self::Text(Raw::new(texts.join(between))) }
    }
}

/// The words of a choice of the files.
pub(crate) fn words<T: WordEnum>() -> Vec<&'static str> {
    T::ALL.iter().map(|one| one.word()).collect()
}

/// A column.
pub(crate) const fn field(name: &'static str, kind: Kind, en: &'static str, vi: &'static str) -> Field {
    Field { name, kind, doc: Both { en, vi } }
}

/// The column with which every table begins.
pub(crate) const PLAN: Field = field("plan", Kind::Text, "id of the plan", "mã kế hoạch");
