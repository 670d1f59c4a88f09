//! The bound of a target: as a file asks for it, and as a figure is held against it.

use crate::source::At;
use crate::text::fold;
use crate::value::{Exact, Text, word_enum};

word_enum! {
    /// The key of a bound.
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
        /// This class or a better one.
        ClassAtLeast = "class-at-least",
        /// So many points, things or places above the baseline.
        RiseBy = "rise-by",
        /// So many points or things below it.
        FallBy = "fall-by",
        /// So many percent of the baseline above it.
        RiseByPercent = "rise-by-percent",
        /// So many percent of the baseline below it.
        FallByPercent = "fall-by-percent",
        /// Strictly better than the baseline.
        BetterThanBaseline = "better-than-baseline",
    }
}

impl Op {
    /// Whether it counts from a baseline.
    pub(crate) const fn is_step(self) -> bool {
        match self {
            Self::RiseBy | Self::FallBy | Self::RiseByPercent | Self::FallByPercent | Self::BetterThanBaseline => true,
            Self::AtLeast
            | Self::MoreThan
            | Self::AtMost
            | Self::LessThan
            | Self::RankWithin
            | Self::Done
            | Self::ClassAtLeast => false,
        }
    }
}

/// The aim of a target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Goal {
    /// Shown, never scored.
    Qualitative,
    /// A figure against a bound.
    Bound(At<Asked>),
}

/// The bound of a target as its file asks for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asked {
    /// A figure, a rank or a milestone.
    Bound(Bound),
    /// This class of the indicator's `classes`, or a better one.
    Class(Text),
    /// A step from the baseline; for a rank also of how many, where the target says so.
    Step(Step, Option<At<u32>>),
}

/// How far a target leads from its baseline, in the measure's own unit: percentage points for ratios, places for ranks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// So much above it; for ranks so many places better.
    Rise(Exact),
    /// So much below it.
    Fall(Exact),
    /// So many percent of it above it.
    RisePercent(Exact),
    /// So many percent of it below it.
    FallPercent(Exact),
    /// Strictly better than it.
    Better,
}

/// The bound that a figure is to reach.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bound {
    /// A figure of this or more: percent for ratios, the place among the classes for classes.
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

impl Asked {
    /// The key that files write it under.
    pub const fn op(&self) -> Op {
        match self {
            Self::Bound(Bound::AtLeast(_)) => Op::AtLeast,
            Self::Bound(Bound::MoreThan(_)) => Op::MoreThan,
            Self::Bound(Bound::AtMost(_)) => Op::AtMost,
            Self::Bound(Bound::LessThan(_)) => Op::LessThan,
            Self::Bound(Bound::RankWithin(..)) => Op::RankWithin,
            Self::Bound(Bound::Done) => Op::Done,
            Self::Class(_) => Op::ClassAtLeast,
            Self::Step(Step::Rise(_), _) => Op::RiseBy,
            Self::Step(Step::Fall(_), _) => Op::FallBy,
            Self::Step(Step::RisePercent(_), _) => Op::RiseByPercent,
            Self::Step(Step::FallPercent(_), _) => Op::FallByPercent,
            Self::Step(Step::Better, _) => Op::BetterThanBaseline,
        }
    }

    /// The word of that key.
    pub fn word(&self) -> &'static str {
        self.op().word()
    }

    /// The step, where it is one.
    pub const fn step(&self) -> Option<&Step> {
        match self {
            Self::Step(step, _) => Some(step),
            Self::Bound(_) | Self::Class(_) => None,
        }
    }

    /// The number that the file writes; a milestone, a class and `better-than-baseline` have none.
    pub fn number(&self) -> Option<Exact> {
        match self {
            Self::Bound(bound) => bound.figure(),
            Self::Class(_) => None,
            Self::Step(step, _) => step.number().cloned(),
        }
    }

    /// How many units are ranked, where the target says so.
    pub(crate) fn pool_size(&self) -> Option<u32> {
        self.of().map(|of| of.value)
    }

    /// The same with its place.
    pub(crate) const fn of(&self) -> Option<At<u32>> {
        match self {
            Self::Bound(Bound::RankWithin(_, of)) | Self::Step(_, of) => *of,
            Self::Bound(
                Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) | Bound::Done,
            )
            | Self::Class(_) => None,
        }
    }

    /// The place of that in the bound of a rank.
    pub(crate) const fn pool(&mut self) -> Option<&mut Option<At<u32>>> {
        match self {
            Self::Bound(Bound::RankWithin(_, of)) | Self::Step(_, of) => Some(of),
            Self::Bound(
                Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) | Bound::Done,
            )
            | Self::Class(_) => None,
        }
    }

    /// Whether both ask for the same, wherever they stand.
    pub(crate) fn asks_as(&self, other: &Self) -> bool {
        let class = |asked: &Self| asked.class().map(|class| fold(class.as_str()));
        let facts = |asked: &Self| (asked.op(), asked.number(), asked.pool_size(), class(asked));
        facts(self) == facts(other)
    }

    /// The class.
    pub(crate) const fn class(&self) -> Option<&Text> {
        match self {
            Self::Class(class) => Some(class),
            Self::Bound(_) | Self::Step(..) => None,
        }
    }

    /// Whether it asks for a milestone.
    pub(crate) const fn is_milestone(&self) -> bool {
        matches!(self, Self::Bound(Bound::Done))
    }
}

impl Step {
    /// The number that the file writes; `better-than-baseline` has none.
    pub const fn number(&self) -> Option<&Exact> {
        match self {
            Self::Rise(number) | Self::Fall(number) | Self::RisePercent(number) | Self::FallPercent(number) => {
                Some(number)
            }
            Self::Better => None,
        }
    }
}

impl Bound {
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

    /// Whether less is better.
    pub(crate) const fn is_upper(&self) -> bool {
        match self {
            Self::AtMost(_) | Self::LessThan(_) => true,
            Self::AtLeast(_) | Self::MoreThan(_) | Self::RankWithin(..) | Self::Done => false,
        }
    }
}
