//! The bound of a target, as a sentence asks for it.

use std::ops::Range;

/// The bound of a target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::import::text) struct FoundBound {
    pub(in crate::import::text) kind: BoundKind,
    /// The number as a plan file writes it, or the class.
    pub(in crate::import::text) value: String,
    /// The number of those that are ranked.
    pub(in crate::import::text) of: Option<String>,
    pub(in crate::import::text) unit: Unit,
    /// The words of the bound.
    pub(in crate::import::text) words: Range<usize>,
    /// Whether a word of the sentence says the bound. "75%" by itself does not.
    pub(in crate::import::text) is_said: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::import::text) enum BoundKind {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    RankWithin,
    ClassAtLeast,
    Done,
    RiseBy,
    FallBy,
    RiseByPercent,
    FallByPercent,
    BetterThanBaseline,
    /// From a figure to another: no bound of the format.
    Range,
}

impl BoundKind {
    /// The key that files write it under.
    pub(in crate::import::text) const fn key(self) -> &'static str {
        match self {
            Self::AtLeast => "at-least",
            Self::MoreThan => "more-than",
            Self::AtMost => "at-most",
            Self::LessThan => "less-than",
            Self::RankWithin => "rank-within",
            Self::ClassAtLeast => "class-at-least",
            Self::Done => "done",
            Self::RiseBy => "rise-by",
            Self::FallBy => "fall-by",
            Self::RiseByPercent => "rise-by-percent",
            Self::FallByPercent => "fall-by-percent",
            Self::BetterThanBaseline => "better-than-baseline",
            Self::Range => "qualitative",
        }
    }

    /// Whether it counts from a baseline.
    pub(in crate::import::text) const fn is_step(self) -> bool {
        match self {
            Self::RiseBy | Self::FallBy | Self::RiseByPercent | Self::FallByPercent | Self::BetterThanBaseline => true,
            Self::AtLeast
            | Self::MoreThan
            | Self::AtMost
            | Self::LessThan
            | Self::RankWithin
            | Self::ClassAtLeast
            | Self::Done
            | Self::Range => false,
        }
    }
}

/// The unit of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::import::text) enum Unit {
    Percent,
    Points,
    /// Whole things, by their name.
    Things(String),
    /// A quantity of time or money, by its unit.
    Quantity(String),
    Rank,
    Class,
    Milestone,
}
