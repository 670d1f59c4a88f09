//! The places of plans among those that one set scores.

use crate::value::Exact;

/// A place, and among how many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SetRank {
    /// From 1 for the most points; equal totals share the better place.
    pub rank: usize,
    /// How many plans have a total, two or more.
    pub of: usize,
}

/// The place of each total; `None` where there is none, and for one total alone.
pub(crate) fn score_ranks(totals: &[Option<Exact>]) -> Vec<Option<SetRank>> {
    let of = totals.iter().flatten().count();
    if of < 2 {
        return vec![None; totals.len()];
    }
    let place = |total: &Exact| 1 + totals.iter().flatten().filter(|other| *other > total).count();
    totals.iter().map(|total| total.as_ref().map(|total| SetRank { rank: place(total), of })).collect()
}
