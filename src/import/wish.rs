//! How a file is to be read.

use crate::model::Plan;
use crate::value::Day;

/// How a file is to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ImportWish<'w> {
    /// The first and the last day of the plan. A phrase without a year has theirs where both are in one year.
    pub(crate) days: (Day, Day),
    /// Whether "trước 15/11" is that day, and not the one before.
    pub(crate) before_is_same_day: bool,
    /// Whether the names of the offices of communes since 1 July 2025 are known.
    pub(crate) has_new_posts: bool,
    pub(crate) kind: ImportKind,
    /// The only table to read.
    pub(crate) table: Option<usize>,
    /// Columns by their number from 1, with the word for what they hold; `None` where one is not to be read.
    pub(crate) map: &'w [(usize, Option<&'static str>)],
    /// The plan into which it goes.
    pub(crate) into: Option<&'w Plan>,
}

/// The kind of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ImportKind {
    Word,
    Excel,
    Csv,
    /// Plain text.
    Text,
}
