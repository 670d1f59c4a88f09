//! How a plan stands on a day: a draft, issued, or replaced by another plan.

use super::Replacement;

/// How a plan stands on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlanState {
    /// It is not issued yet.
    Draft,
    /// It is in force.
    Issued,
    /// Another plan stands in its place.
    Replaced(Replacement),
}

impl PlanState {
    /// Every word of machine formats.
    pub(crate) const WORDS: [&str; 3] = ["draft", "issued", "replaced"];

    /// The word of machine formats.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Issued => "issued",
            Self::Replaced(_) => "replaced",
        }
    }

    /// The plan that stands in its place.
    pub(crate) const fn replacement(&self) -> Option<&Replacement> {
        match self {
            Self::Replaced(replacement) => Some(replacement),
            Self::Draft | Self::Issued => None,
        }
    }
}
