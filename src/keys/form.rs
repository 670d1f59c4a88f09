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
}

/// The declaration of a key. The reader, "did you mean", the JSON Schemas, the editor's help and the reference use it.
#[derive(Clone, Copy, Debug)]
pub struct KeyInfo {
    /// In kebab-case, as files write it.
    pub name: &'static str,
    /// Its first letters as a number, by which the reader finds it.
    pub(crate) code: u64,
    /// Whether it must be there.
    pub need: Need,
    pub doc: Both,
    /// The look of its value, in words that follow "must be".
    pub expected: Both,
    /// The look of its value, for programs.
    pub form: fn() -> Form,
}

/// The look of a value.
#[derive(Clone, Debug)]
pub enum Form {
    AnyText,
    /// A text that is not blank.
    Text,
    /// A text of this regular expression, which also JSON Schema understands.
    Pattern(&'static str),
    Words(Vec<&'static str>),
    /// The name of something that is declared elsewhere, or here under `id`.
    Name(NameKind),
    /// A date without a time.
    Date,
    /// `true` or `false`.
    Bool,
    Whole {
        least: Option<i64>,
        most: Option<i64>,
    },
    /// A number, whole or decimal.
    Number {
        least: Option<i64>,
        most: Option<i64>,
    },
    List(Box<Self>),
    /// A table of declared keys.
    Table(Keys),
    /// A table whose keys are names, with such values.
    Entries(NameKind, Box<Self>),
    OneOf(Vec<Self>),
}

/// The kind of thing that a text names.
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

/// A kind of thing that a plan declares under ids.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Entity {
    Plan,
    Area,
    Task,
    Target,
    Indicator,
    Assignee,
    Fund,
    /// A content of spending.
    Content,
    TargetGroup,
    Difficulty,
    /// A statistics annex.
    Form,
    /// A set of criteria.
    ScoringSet,
    Criterion,
    /// A task or a target.
    Item,
    Period,
}

impl Entity {
    /// Whether an id of one can be that of something declared as `declared`.
    pub fn means(self, declared: Self) -> bool {
        self == declared || self == Self::Item && matches!(declared, Self::Task | Self::Target)
    }
}

impl Form {
    /// The keys of a table that stands once, below a header of its own.
    pub fn single_table(&self) -> Option<Keys> {
        if let Self::Table(keys) = self { Some(*keys) } else { None }
    }

    /// The keys of the table that it can be, with or without a list around it.
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

    /// The kind of things that the keys of its table name, and the form of its values, if it is such a table.
    pub fn entries(&self) -> Option<(NameKind, &Self)> {
        if let Self::Entries(named, value) = self { Some((*named, value)) } else { None }
    }

    /// Every kind of thing that a text here can be the name of.
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
