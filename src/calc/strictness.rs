//! Compares two bounds: which one asks for more.

use crate::model::Bound;
use std::cmp::Ordering;

/// How a bound compares with an earlier one, or with one of the plan above.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    /// The same figures keep it.
    Same,
    /// More figures keep it.
    Looser,
    /// Fewer figures keep it.
    Tighter,
    /// The two cannot be compared.
    Other,
}

/// Bounds compare where the figures that keep one are among those that keep the other.
pub(super) fn direction(before: &Bound, after: &Bound) -> Direction {
    let by = |order: Ordering, strict_before: bool, strict_after: bool| match order {
        Ordering::Less => Direction::Looser,
        Ordering::Greater => Direction::Tighter,
        // A strict bound does not hold on the figure itself.
        Ordering::Equal => match (strict_before, strict_after) {
            (true, false) => Direction::Looser,
            (false, true) => Direction::Tighter,
            (true, true) | (false, false) => Direction::Same,
        },
    };
    let strict = |bound: &Bound| matches!(bound, Bound::MoreThan(_) | Bound::LessThan(_));
    let (was, is) = (strict(before), strict(after));
    match (before, after) {
        (Bound::AtLeast(old) | Bound::MoreThan(old), Bound::AtLeast(now) | Bound::MoreThan(now)) => {
            by(now.cmp(old), was, is)
        }
        (Bound::AtMost(old) | Bound::LessThan(old), Bound::AtMost(now) | Bound::LessThan(now)) => {
            by(old.cmp(now), was, is)
        }
        (Bound::RankWithin(old, old_of), Bound::RankWithin(now, of)) => match now.cmp(old) {
            Ordering::Greater => Direction::Looser,
            Ordering::Less => Direction::Tighter,
            Ordering::Equal if old_of.map(|of| of.value) == of.map(|of| of.value) => Direction::Same,
            Ordering::Equal => Direction::Other,
        },
        (Bound::Done, Bound::Done) => Direction::Same,
        (
            Bound::AtLeast(_)
            | Bound::MoreThan(_)
            | Bound::AtMost(_)
            | Bound::LessThan(_)
            | Bound::RankWithin(..)
            | Bound::Done,
            _,
        ) => Direction::Other,
    }
}
