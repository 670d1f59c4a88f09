//! Bars in a terminal: a part of a whole, and a mark at a bound. A bar is full only where the part is the whole, and
//! never empty where the part is more than nothing.

use crate::report::Gauge;
use crate::value::Exact;

/// The signs that a terminal has for bars.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BarSigns {
    /// Blocks in eighths.
    Blocks,
    /// ASCII alone.
    Ascii,
}

/// The narrowest and the widest bar, in columns, without the mark.
pub(super) const LEAST: usize = 10;
pub(super) const MOST: usize = 20;

/// A bound near 0 has its mark behind so many columns: a part before it still has one.
const LEAST_BEFORE_MARK: usize = 2;

impl BarSigns {
    /// How many steps a column has.
    const fn steps(self) -> usize {
        match self {
            Self::Blocks => 8,
            Self::Ascii => 1,
        }
    }

    /// A column of which so many steps are filled, from 0 to all.
    fn column(self, filled: usize) -> char {
        const BLOCKS: [char; 9] = ['·', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
        match self {
            Self::Blocks => BLOCKS.get(filled).copied().unwrap_or('█'),
            Self::Ascii if filled == 0 => '-',
            Self::Ascii => '#',
        }
    }

    const fn mark(self) -> char {
        match self {
            Self::Blocks => '│',
            Self::Ascii => '|',
        }
    }
}

/// A bar of so many columns; one with a bound has a mark more.
pub(super) fn bar(gauge: &Gauge, columns: usize, signs: BarSigns) -> String {
    let steps = columns * signs.steps();
    let of = |part: &Exact, whole: usize| {
        let number = part * &Exact::from(i64::try_from(whole).unwrap_or_default());
        number.round_down().to_whole().and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
    };
    let mut filled = of(&gauge.part, steps).max(usize::from(!gauge.part.is_zero())).min(steps);
    let mark = gauge.bound.as_ref().map(|bound| {
        let at = of(&bound.at, columns).max(LEAST_BEFORE_MARK).min(columns);
        // The filled part ends on its side of the mark, however near it is.
        let before = at * signs.steps();
        filled = if bound.is_reached { filled.max(before) } else { filled.min(before.saturating_sub(1)) };
        at
    });
    let mut text = String::new();
    for column in 0..columns {
        if mark == Some(column) {
            text.push(signs.mark());
        }
        text.push(signs.column(filled.saturating_sub(column * signs.steps()).min(signs.steps())));
    }
    if mark == Some(columns) {
        text.push(signs.mark());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{BarSigns, bar};
    use crate::report::Gauge;
    use crate::value::Exact;

    fn of(part: i64, whole: i64, bound: Option<i64>, signs: BarSigns) -> String {
        let bound = bound.map(Exact::from);
        bar(&Gauge::of(&part.into(), &whole.into(), bound.as_ref()).expect("a bar"), 10, signs)
    }

    #[test]
    fn a_bar_is_full_only_with_the_whole_and_empty_only_with_nothing() {
        for (part, blocks, ascii) in [
            (0, "··········", "----------"),
            (1, "▏·········", "#---------"),
            (5000, "█████·····", "#####-----"),
            (5599, "█████▌····", "#####-----"),
            (9999, "█████████▉", "#########-"),
            (10_000, "██████████", "##########"),
            (20_000, "██████████", "##########"),
        ] {
            assert_eq!(of(part, 10_000, None, BarSigns::Blocks), blocks, "{part}");
            assert_eq!(of(part, 10_000, None, BarSigns::Ascii), ascii, "{part}");
        }
    }

    #[test]
    fn the_filled_part_ends_on_its_side_of_the_mark() {
        for (part, bound, blocks, ascii) in [
            (5499, 5500, "████▉│·····", "####-│-----"),
            (5500, 5500, "█████│▌····", "#####|-----"),
            (1, 1000, "▏·│········", "#-|--------"),
            (1, 1, "██│········", "##|--------"),
            (0, 1, "··│········", "--|--------"),
            (9999, 10_000, "█████████▉│", "#########-|"),
            (10_000, 10_000, "██████████│", "##########|"),
            (10_000, 9000, "█████████│█", "#########|#"),
        ] {
            assert_eq!(of(part, 10_000, Some(bound), BarSigns::Blocks), blocks, "{part} {bound}");
            assert_eq!(of(part, 10_000, Some(bound), BarSigns::Ascii), ascii.replace('│', "|"), "{part} {bound}");
        }
    }

    #[test]
    fn nothing_and_less_than_nothing_have_no_bar() {
        let number = Exact::from;
        assert_eq!(Gauge::share(0, 0), None);
        assert_eq!(Gauge::of(&number(-1), &number(3), None), None);
        assert_eq!(Gauge::of(&number(1), &number(3), Some(&number(-1))), None);
    }
}
