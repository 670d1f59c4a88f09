//! The keys of the tables and the form of their values, for JSON Schemas, reference pages and editors.

use crate::text::Both;

/// The keys of one kind of table.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// The table in messages: `a [[task]]`.
    pub title: Both,
    /// Every key that it may hold, in the order of the format.
    pub all: &'static [KeyInfo],
}

/// Whether a key must be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// It must.
    Required,
    /// It must; a rule of its own says so when it does not.
    Expected,
    /// It may be left out.
    Optional,
    /// It is kept for a later version.
    Reserved,
}

/// What is declared of a key: the source of the reader, of "did you mean", of the JSON
/// Schemas, of the editor's help and of the reference.
#[derive(Clone, Copy, Debug)]
pub struct KeyInfo {
    /// As written in files, kebab-case.
    pub name: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What it is for.
    pub doc: Both,
    /// What its value looks like, in words.
    pub expected: Both,
    /// What its value looks like, for programs.
    pub form: fn() -> Form,
}

/// What a value looks like.
#[derive(Clone, Debug)]
pub enum Form {
    /// Any text.
    AnyText,
    /// A text that is not blank.
    Text,
    /// A text of this regular expression, which also JSON Schema understands.
    Pattern(&'static str),
    /// One word of a few.
    Words(Vec<&'static str>),
    /// The name of something that is declared elsewhere, or here under `id`.
    Name(NameKind),
    /// A date without a time.
    Date,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Whole {
        /// The least that it may be.
        least: Option<i64>,
        /// The most that it may be.
        most: Option<i64>,
    },
    /// A number, whole or decimal.
    Number {
        /// The least that it may be.
        least: Option<i64>,
        /// The most that it may be.
        most: Option<i64>,
    },
    /// A list of such values.
    List(Box<Self>),
    /// A table of declared keys.
    Table(Keys),
    /// A table whose keys are names, with such values.
    Entries(NameKind, Box<Self>),
    /// One of these.
    OneOf(Vec<Self>),
}

/// Of what a text is the name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NameKind {
    /// Something that a plan declares, by its id.
    Declared(Entity),
    /// A rule that can be set in `[lints]`.
    Rule,
    /// A verdict on a target.
    Verdict,
    /// A state of a task.
    State,
}

/// What a plan declares under ids.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Entity {
    /// A plan.
    Plan,
    /// An area.
    Area,
    /// A task.
    Task,
    /// A target.
    Target,
    /// An indicator.
    Indicator,
    /// An assignee.
    Assignee,
    /// A task or a target.
    Item,
    /// A report period.
    Period,
}

impl Entity {
    /// Whether an id of one can be that of something declared as `declared`.
    #[must_use]
    pub fn means(self, declared: Self) -> bool {
        self == declared || self == Self::Item && matches!(declared, Self::Task | Self::Target)
    }
}

impl Form {
    /// The keys of the table that it can be, with or without a list around it.
    #[must_use]
    pub fn table(&self) -> Option<Keys> {
        match self {
            Self::Table(keys) => Some(*keys),
            Self::List(inner) => inner.table(),
            Self::OneOf(forms) => forms.iter().find_map(Self::table),
            Self::AnyText
            | Self::Text
            | Self::Pattern(_)
            | Self::Words(_)
            | Self::Name(_)
            | Self::Date
            | Self::Bool
            | Self::Whole { .. }
            | Self::Number { .. }
            | Self::Entries(..) => None,
        }
    }

    /// What the key of its table is the name of, and what its values look like, if its keys are names.
    #[must_use]
    pub fn entries(&self) -> Option<(NameKind, &Self)> {
        if let Self::Entries(named, value) = self { Some((*named, value)) } else { None }
    }

    /// Every kind of thing that a text here can be the name of.
    #[must_use]
    pub fn names(&self) -> Option<NameKind> {
        match self {
            Self::Name(named) => Some(*named),
            Self::List(inner) => inner.names(),
            Self::OneOf(forms) => forms.iter().find_map(Self::names),
            Self::AnyText
            | Self::Text
            | Self::Pattern(_)
            | Self::Words(_)
            | Self::Date
            | Self::Bool
            | Self::Whole { .. }
            | Self::Number { .. }
            | Self::Table(_)
            | Self::Entries(..) => None,
        }
    }

    /// Every word that it may be.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        match self {
            Self::Words(words) => words.clone(),
            Self::List(inner) => inner.words(),
            Self::OneOf(forms) => forms.iter().flat_map(Self::words).collect(),
            Self::AnyText
            | Self::Text
            | Self::Pattern(_)
            | Self::Name(_)
            | Self::Date
            | Self::Bool
            | Self::Whole { .. }
            | Self::Number { .. }
            | Self::Table(_)
            | Self::Entries(..) => Vec::new(),
        }
    }
}
