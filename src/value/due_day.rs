//! A due day: the day that counts, and the words of the file for it.

use super::{Cell, Day, Stretch};
use std::fmt;

/// A due day. Due days are ordered by the day that counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct DueDay {
    /// The day that counts: a delivery on this day is in time.
    pub day: Day,
    /// The day that the file says.
    pub written: Day,
}

impl DueDay {
    /// A due day that never moves.
    #[must_use]
    pub const fn fixed(day: Day) -> Self {
        Self { day, written: day }
    }

    /// The day that the file says, where another one counts.
    pub(crate) fn moved_from(self) -> Option<Day> {
        (self.day != self.written).then_some(self.written)
    }
}

/// A due day in the words of a file, where these are not the day that counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WrittenDue {
    /// A rest day, in place of which another day counts.
    Day(Day),
    /// A stretch of the calendar; its last day may be a rest day.
    Stretch(Stretch),
}

impl WrittenDue {
    /// The day that these words mean.
    pub(crate) const fn day(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Stretch(stretch) => stretch.last_day(),
        }
    }
}

impl fmt::Display for WrittenDue {
    /// As files write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Stretch(stretch) => stretch.fmt(f),
        }
    }
}

impl From<WrittenDue> for Cell {
    fn from(written: WrittenDue) -> Self {
        match written {
            WrittenDue::Day(day) => Self::Day(day),
            WrittenDue::Stretch(stretch) => stretch.into(),
        }
    }
}
