//! The groups of a set: which criterion is a part of which.

use super::set::{Criterion, ScoringSet};
use crate::value::{Exact, Item};

impl ScoringSet {
    /// The number of the group of which a criterion is a part: that of `part-of`, else that whose id is its own up to
    /// the last dot.
    pub(crate) fn above(&self, criterion: &Criterion) -> Option<usize> {
        if let Some(group) = &criterion.part_of {
            return self.criteria.position(group.value.as_str());
        }
        let (group, _) = criterion.id.value.as_str().rsplit_once('.')?;
        self.criteria.position(group)
    }

    /// For each criterion the number of its group, in the order of the file.
    pub(crate) fn groups(&self) -> Vec<Option<usize>> {
        self.criteria.iter().map(|criterion| self.above(criterion)).collect()
    }

    /// The criteria at these numbers' group, in the order of the file.
    pub(crate) fn parts<'s>(
        &'s self,
        groups: &'s [Option<usize>],
        group: Option<usize>,
    ) -> impl Iterator<Item = &'s Item<Criterion>> {
        self.criteria.iter().zip(groups).filter(move |(_, above)| **above == group).map(|(criterion, _)| criterion)
    }

    /// The sum of the most points of the parts of a group, of the whole set for `None`; bonuses from outside aside.
    pub(crate) fn sum_of_parts(&self, groups: &[Option<usize>], group: Option<usize>) -> Exact {
        let inside = self.parts(groups, group).filter(|part| !part.is_outside());
        inside.fold(Exact::from(0), |sum, part| &sum + &part.max.value)
    }
}
