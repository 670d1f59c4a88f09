//! The forms that are read, and how their figures are recorded.

use crate::grid::Grid;
use crate::text::Raw;
use crate::value::{Day, Message};

/// A file with forms.
#[derive(Clone, Debug)]
pub(crate) struct FormFile {
    pub name: Raw,
    /// Its tables, or why it has none.
    pub grids: Result<Vec<Grid>, Message>,
}

/// How figures of forms are recorded.
#[derive(Clone, Debug)]
pub(crate) struct FormWish {
    /// The period whose forms are taken; by default the one that is due next.
    pub period: Option<String>,
    /// The day from which the figures are known; by default the day to look from.
    pub reported_on: Option<Day>,
    pub basis: Option<String>,
}
