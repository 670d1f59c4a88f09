//! The two versions of a plan that are compared, and the helpers of every comparison.

use super::change::{Change, Fact, Topic};
use crate::model::Plan;
use crate::source::Place;
use crate::text::{Raw, fold};
use crate::value::Day;

/// The changes between two versions of a plan.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Difference {
    /// The changes, the weightiest kinds first.
    pub changes: Vec<Change>,
    /// The things that could not be compared, because they have faults in one version.
    pub not_compared: Vec<Topic>,
}

/// Two versions of one plan, and the day that decides which deadlines have passed.
#[derive(Clone, Copy)]
pub(super) struct Case<'c> {
    pub base: &'c Plan,
    pub head: &'c Plan,
    pub as_of: Day,
}

/// Whether two texts say the same to a reader: case, spaces, dashes and the place of tones do not matter.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one == other || fold(one) == fold(other)
}

/// Ids in one order, without regard to case, so that two lists of the same ids are equal.
pub(super) fn comparable_ids<'i>(ids: impl IntoIterator<Item = &'i str>) -> Vec<String> {
    let mut ids: Vec<String> = ids.into_iter().map(str::to_ascii_lowercase).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Ids as a fact; an empty list is [`Fact::Nothing`].
pub(super) fn ids<'i>(ids: impl IntoIterator<Item = &'i str>) -> Fact {
    let ids: Vec<Raw> = ids.into_iter().map(Raw::new).collect();
    if ids.is_empty() { Fact::Nothing } else { Fact::Ids(ids) }
}

/// Whether a value was read there: the place of a faulty value is empty.
pub(super) const fn is_given(place: Place) -> bool {
    place.span.start < place.span.end
}
