//! The files on which the figures of a page rest.

use crate::model::{Basis, Plan};
use crate::text::Raw;
use crate::value::Day;

/// The figures that were reported for one period.
#[derive(Clone, Debug)]
pub(crate) struct FiguresRow {
    /// Such as `2023-Q3`.
    pub(crate) period: Raw,
    /// The last day of the period.
    pub(crate) to: Day,
    pub(crate) reported_on: Day,
    /// How many figures.
    pub(crate) figures: usize,
    /// The weakest basis of them.
    pub(crate) basis: Basis,
}

/// The periods with figures that are known on a day, oldest first.
pub(crate) fn figures_of_periods(plan: &Plan, as_of: Day) -> Vec<FiguresRow> {
    let row = |file: &crate::model::PeriodValues| {
        let known = || file.values.iter().filter(|value| value.reported_on.unwrap_or(file.reported_on).value <= as_of);
        let basis = known().map(|value| value.basis.unwrap_or(file.basis)).min()?;
        Some(FiguresRow {
            period: Raw::new(&*file.period.name),
            to: file.period.to,
            reported_on: file.reported_on.value,
            figures: known().count(),
            basis,
        })
    };
    let mut rows: Vec<FiguresRow> = plan.values.iter().filter_map(|file| row(file)).collect();
    rows.sort_by(|a, b| (a.to, a.period.as_str()).cmp(&(b.to, b.period.as_str())));
    rows
}
