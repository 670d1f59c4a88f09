//! The bar of a target: its value, with a mark at the bound.

use super::rows::TargetRow;
use crate::model::{Bound, Measure};
use crate::report::Gauge;
use crate::value::Exact;

/// The bar of a target that has a value and a bound to measure. A ratio is a part of 100 %, other figures are parts of
/// the bound or of the value, whichever is more. A rank, a class or a milestone has no bar.
pub(super) fn gauge(row: &TargetRow) -> Option<Gauge> {
    let figure = row.standing.value.as_ref()?.amount.figure()?;
    let bound = match row.standing.bound.as_ref()? {
        Bound::AtLeast(bound) | Bound::MoreThan(bound) | Bound::AtMost(bound) | Bound::LessThan(bound) => bound,
        Bound::RankWithin(..) | Bound::Done => return None,
    };
    let least = match row.measure? {
        Measure::Ratio => Exact::from(100),
        Measure::Count | Measure::Amount | Measure::Score => Exact::from(0),
        Measure::Rank | Measure::Class | Measure::Milestone => return None,
    };
    let whole = (&least).max(&figure).max(bound);
    Gauge::of(&figure, whole, Some(bound))
}
