//! A figure beside its bound, as places on a line.

use crate::model::Measure;
use crate::report::targets::rows::TargetRow;
use crate::value::Exact;

/// Places on a line of a thousand parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Bullet {
    /// Where the figure stands; `None` without one.
    pub(crate) value: Option<u32>,
    pub(crate) bound: u32,
    /// Where the figure was to stand by now.
    pub(crate) expected: Option<u32>,
}

const PARTS: u32 = 1000;

impl Bullet {
    /// `None` where nothing can be drawn: without a bound that is a figure, and for places, classes and milestones.
    pub(crate) fn of(row: &TargetRow) -> Option<Self> {
        match row.measure? {
            Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => {}
            Measure::Rank | Measure::Milestone | Measure::Class => return None,
        }
        let bound = row.standing.bound.as_ref()?.figure()?;
        let value = row.standing.value.as_ref().and_then(|value| value.amount.figure());
        let expected = row.standing.expected.clone().filter(|expected| *expected != bound);
        let shown = || value.iter().chain([&bound]).chain(&expected);
        if shown().any(Exact::is_negative) {
            return None;
        }
        let largest = shown().max()?.clone();
        let hundred = Exact::from(100);
        // A share is read on the whole of a hundred.
        let end = if row.measure == Some(Measure::Ratio) { largest.max(hundred) } else { largest };
        let at = |figure: &Exact| place(figure, &end);
        Some(Self { value: value.as_ref().map(at), bound: at(&bound), expected: expected.as_ref().map(at) })
    }
}

/// The place of a figure from 0 to `end`. Only the end itself stands at the end, and only 0 at the beginning.
fn place(figure: &Exact, end: &Exact) -> u32 {
    if figure.is_zero() || end.is_zero() {
        return 0;
    }
    if figure >= end {
        return PARTS;
    }
    let share = (figure / end).unwrap_or_else(|| Exact::from(0));
    let parts = (&share * &Exact::from(i64::from(PARTS))).round_down().to_whole();
    parts.and_then(|parts| u32::try_from(parts).ok()).unwrap_or_default().clamp(1, PARTS - 1)
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::value::Exact;

    #[test]
    fn only_the_ends_stand_at_the_ends() {
        let at = |figure: &str| place(&Exact::parse(figure).expect("a number"), &Exact::from(100));
        assert_eq!((at("0"), at("0.0001"), at("50"), at("99.9999"), at("100")), (0, 1, 500, 999, 1000));
        assert_eq!(place(&Exact::from(0), &Exact::from(0)), 0);
    }
}
