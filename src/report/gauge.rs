//! A part of a whole, and a bound of it, which a terminal shows as a bar.

use crate::value::{Exact, Tone};

/// A part of a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gauge {
    /// From 0 to 1.
    pub part: Exact,
    /// The bound, from 0 to 1, where there is one.
    pub bound: Option<GaugeBound>,
    /// The meaning of the bar for those who see colours.
    pub tone: Option<Tone>,
}

/// The bound in a bar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GaugeBound {
    /// From 0 to 1.
    pub at: Exact,
    /// Whether the part is the bound or more.
    pub is_reached: bool,
}

impl Gauge {
    /// So many of so many; none of nothing.
    pub(crate) fn share(part: usize, whole: usize) -> Option<Self> {
        let number = |count: usize| i64::try_from(count).ok().map(Exact::from);
        Self::of(&number(part)?, &number(whole)?, None)
    }

    /// A figure of a whole, with a bound of the same kind. None where one of them is below 0, or the whole is 0.
    pub(crate) fn of(figure: &Exact, whole: &Exact, bound: Option<&Exact>) -> Option<Self> {
        if [Some(figure), Some(whole), bound].into_iter().flatten().any(Exact::is_negative) {
            return None;
        }
        let of_whole = |number: &Exact| Some((number / whole)?.min(Exact::from(1)));
        let bound = match bound {
            Some(bound) => Some(GaugeBound { at: of_whole(bound)?, is_reached: figure >= bound }),
            None => None,
        };
        Some(Self { part: of_whole(figure)?, bound, tone: None })
    }
}
