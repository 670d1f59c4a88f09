//! The oracle itself, on the worked examples of the page on self-scoring.

use super::figures::{Figure, Kind};
use super::model::{Entry, Rule};
use super::points::points;
use crate::oracle_states::periods::day;
use crate::oracle_targets::model::WhenEmpty;
use crate::oracle_targets::numbers::{Decimal, Exact, decimal, floor, fraction, json, whole};

/// A figure of this number, all points being due at 100.
fn number(number: Exact) -> Figure {
    Figure { kind: Kind::Number(number), most: Some(whole(100)), counts: None, rank: None, values: Vec::new() }
}

/// A share in percent.
fn share(part: i64, all: i64) -> Figure {
    number(fraction(part, all) * whole(100))
}

/// The points, in hundredths rounded half up.
fn hundredths(rule: &Rule, most: i64, figure: &Figure) -> i64 {
    let found = points(Some(rule), &whole(most), figure, &Entry::default(), None).expect("points");
    floor(&(found * whole(100) + fraction(1, 2)))
}

/// A decimal without places.
fn bare(number: i64) -> Decimal {
    decimal(number, 0)
}

#[test]
fn the_worked_examples_of_capped_figures_hold() {
    assert_eq!(hundredths(&Rule::Capped(bare(80)), 4, &share(66, 89)), 371);
    assert_eq!(hundredths(&Rule::Capped(bare(50)), 4, &share(2255, 3718)), 400);
    let minus = number(whole(100) - fraction(38, 10) - fraction(5, 10));
    assert_eq!(hundredths(&Rule::Capped(bare(90)), 2, &minus), 200);
}

#[test]
fn the_worked_examples_of_proportions_and_bands_hold() {
    assert_eq!(hundredths(&Rule::Proportion, 3, &share(26, 33)), 236);
    assert_eq!(hundredths(&Rule::Proportion, 3, &share(27, 33)), 245);
    let band = Rule::Band(bare(100), bare(80));
    assert_eq!(hundredths(&band, 3, &share(26, 33)), 0);
    assert_eq!(hundredths(&band, 3, &share(27, 33)), 245);
    assert_eq!(hundredths(&band, 3, &share(33, 33)), 300);
}

#[test]
fn the_worked_examples_of_steps_and_losses_hold() {
    let steps = Rule::Steps(vec![(bare(100), bare(2)), (bare(95), bare(1))], false);
    assert_eq!(hundredths(&steps, 2, &share(2076, 2158)), 100);
    assert_eq!(hundredths(&steps, 2, &share(95, 100)), 100);
    assert_eq!(hundredths(&steps, 2, &share(949, 1000)), 0);
    assert_eq!(hundredths(&Rule::Minus(decimal(25, 2), None), 2, &number(whole(1))), 175);
    assert_eq!(hundredths(&Rule::Minus(decimal(2, 2), None), 2, &number(whole(82))), 36);
    assert_eq!(hundredths(&Rule::Minus(decimal(2, 2), None), 2, &number(whole(101))), 0);
}

#[test]
fn a_delivery_has_the_points_of_the_first_day_on_or_after_it() {
    let rule = Rule::ByDate(vec![(day(2025, 1, 31), bare(1)), (day(2025, 2, 28), decimal(5, 1))]);
    let on = |day| Figure { kind: Kind::Day(day), ..number(whole(0)) };
    assert_eq!(hundredths(&rule, 1, &on(Some(day(2025, 1, 31)))), 100);
    assert_eq!(hundredths(&rule, 1, &on(Some(day(2025, 2, 1)))), 50);
    assert_eq!(hundredths(&rule, 1, &on(Some(day(2025, 3, 1)))), 0);
    assert_eq!(hundredths(&rule, 1, &on(None)), 0);
}

#[test]
fn a_figure_of_nothing_has_the_points_that_its_indicator_says() {
    let empty = |kind| Figure { kind: Kind::Empty(kind), ..number(whole(0)) };
    assert_eq!(hundredths(&Rule::Proportion, 3, &empty(WhenEmpty::Attained)), 300);
    assert_eq!(hundredths(&Rule::Proportion, 3, &empty(WhenEmpty::Missed)), 0);
    let none = points(Some(&Rule::Proportion), &whole(3), &empty(WhenEmpty::NotApplicable), &Entry::default(), None);
    assert_eq!(none, None);
}

#[test]
fn a_total_is_scaled_to_the_maximum_again_as_in_the_worked_example() {
    // 78.5 of 98.
    assert_eq!(json(&(fraction(785, 10) * whole(100) / whole(98))), serde_json::json!(80.102_041));
}
