//! The places of files that repairs take.

use super::candidate::Candidate;
use crate::source::FilePath;
use std::collections::BTreeMap;
use std::ops::Range;

/// Places of files, of which no two may touch.
#[derive(Default)]
pub(super) struct TakenPlaces(BTreeMap<FilePath, BTreeMap<usize, usize>>);

impl TakenPlaces {
    /// Takes the places of a repair, if all are free.
    pub(super) fn take(&mut self, candidate: &Candidate) -> bool {
        let taken = self.0.entry(candidate.file().clone()).or_default();
        let is_free =
            |range: &Range<usize>| taken.range(..=range.end).next_back().is_none_or(|(_, end)| *end < range.start);
        let all_free = candidate.patches.iter().all(|patch| is_free(&patch.range));
        if all_free {
            taken.extend(candidate.patches.iter().map(|patch| (patch.range.start, patch.range.end)));
        }
        all_free
    }
}
