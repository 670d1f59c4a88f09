//! The bound of a target: the figure that it is to reach.

use crate::source::At;
use crate::value::{Exact, word_enum};

word_enum! {
    /// How a figure is compared with its bound.
    pub enum Op {
        /// ≥
        AtLeast = "at-least",
        /// >
        MoreThan = "more-than",
        /// ≤
        AtMost = "at-most",
        /// <
        LessThan = "less-than",
        /// This rank or better.
        RankWithin = "rank-within",
        /// A milestone.
        Done = "done",
    }
}

/// The aim of a target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Goal {
    /// Shown, never scored.
    Qualitative,
    /// A figure against a bound.
    Bound(At<Bound>),
}

/// The bound that a figure is to reach.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bound {
    /// A figure of this or more: percent for ratios.
    AtLeast(Exact),
    /// A figure of more than this.
    MoreThan(Exact),
    /// A figure of this or less.
    AtMost(Exact),
    /// A figure of less than this.
    LessThan(Exact),
    /// This rank or better, of so many.
    RankWithin(u32, Option<At<u32>>),
    /// A milestone.
    Done,
}

impl Bound {
    /// How a figure is compared with it.
    pub const fn op(&self) -> Op {
        match self {
            Self::AtLeast(_) => Op::AtLeast,
            Self::MoreThan(_) => Op::MoreThan,
            Self::AtMost(_) => Op::AtMost,
            Self::LessThan(_) => Op::LessThan,
            Self::RankWithin(..) => Op::RankWithin,
            Self::Done => Op::Done,
        }
    }

    /// The key that files write it under.
    pub fn word(&self) -> &'static str {
        self.op().word()
    }

    /// Whether a figure keeps it: percent for ratios, the rank itself for ranks. A milestone has no figure.
    pub fn holds(&self, figure: &Exact) -> bool {
        match self {
            Self::AtLeast(bound) => figure >= bound,
            Self::MoreThan(bound) => figure > bound,
            Self::AtMost(bound) => figure <= bound,
            Self::LessThan(bound) => figure < bound,
            Self::RankWithin(rank, _) => *figure <= Exact::from(i64::from(*rank)),
            Self::Done => false,
        }
    }

    /// How many units are ranked, where the target says so.
    pub(crate) fn pool_size(&self) -> Option<u32> {
        match self {
            Self::RankWithin(_, of) => of.map(|of| of.value),
            Self::AtLeast(_) | Self::MoreThan(_) | Self::AtMost(_) | Self::LessThan(_) | Self::Done => None,
        }
    }

    /// The figure of the bound: percent for ratios, the rank itself for ranks; `None` for a milestone.
    pub fn figure(&self) -> Option<Exact> {
        match self {
            Self::AtLeast(figure) | Self::MoreThan(figure) | Self::AtMost(figure) | Self::LessThan(figure) => {
                Some(figure.clone())
            }
            Self::RankWithin(rank, _) => Some(Exact::from(i64::from(*rank))),
            Self::Done => None,
        }
    }
}
