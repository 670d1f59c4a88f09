//! The points of a figure, by the words of the table of rules.

use super::figures::{Figure, Kind};
use super::model::{Entry, Rule};
use crate::oracle::Slip;
use crate::oracle_states::periods::plus;
use crate::oracle_targets::model::WhenEmpty;
use crate::oracle_targets::numbers::{Exact, whole};

/// The points that a rule gives; none while there is no figure, and where the criterion does not apply.
pub fn points(rule: Option<&Rule>, most: &Exact, figure: &Figure, entry: &Entry, slip: Option<Slip>) -> Option<Exact> {
    let given = match (&figure.kind, rule) {
        (Kind::Nothing | Kind::Empty(WhenEmpty::NotApplicable), _) => return None,
        // 0/0 that counts as attained, or as missed.
        (Kind::Empty(WhenEmpty::Attained), _) => most.clone(),
        (Kind::Empty(WhenEmpty::Missed), _) => whole(0),
        (Kind::Manual, Some(Rule::YesNo)) => {
            let yes = entry.yes.or_else(|| entry.own.map(|own| own.digits != 0))?;
            if yes { most.clone() } else { whole(0) }
        }
        (Kind::Manual, _) => entry.own?.exact(),
        (Kind::Day(day), Some(Rule::ByDate(days))) => {
            let grace = i64::from(slip == Some(Slip::ADayLate));
            let first = day.and_then(|on| days.iter().find(|(bound, _)| on <= plus(*bound, grace)));
            first.map_or(whole(0), |(_, points)| points.exact())
        }
        (Kind::Day(day), _) => {
            if day.is_some() {
                most.clone()
            } else {
                whole(0)
            }
        }
        (Kind::Number(number), Some(rule)) => of_number(rule, most, number, figure.most.as_ref(), slip),
        (Kind::Number(_), None) => unreachable!("a figure has a rule"),
    };
    let is_outside = matches!(rule, Some(Rule::Bonus(_, _, true)));
    if is_outside || slip == Some(Slip::PointsAboveTheMost) {
        Some(given)
    } else {
        Some(given.clamp(whole(0), most.clone()))
    }
}

/// The points of a number, not yet held within the maximum of the criterion.
pub fn of_number(rule: &Rule, most: &Exact, number: &Exact, full: Option<&Exact>, slip: Option<Slip>) -> Exact {
    let full = full.cloned().unwrap_or_else(|| whole(100));
    match rule {
        Rule::YesNo => {
            if *number == whole(0) {
                whole(0)
            } else {
                most.clone()
            }
        }
        Rule::Steps(steps, down) => {
            let strict = slip == Some(Slip::StrictSteps);
            let holds = |bound: &Exact| match (down, strict) {
                (false, false) => number >= bound,
                (true, false) => number <= bound,
                (false, true) => number > bound,
                (true, true) => number < bound,
            };
            let first = steps.iter().find(|(bound, _)| holds(&bound.exact()));
            first.map_or(whole(0), |(_, points)| points.exact())
        }
        Rule::Capped(cap) => {
            let cap = cap.exact();
            if *number >= cap { most.clone() } else { number * most / cap }
        }
        Rule::Proportion => number * most / full,
        Rule::Band(upper, lower) => {
            if *number >= upper.exact() {
                most.clone()
            } else if *number < lower.exact() {
                whole(0)
            } else {
                number * most / whole(100)
            }
        }
        Rule::Minus(each, floor) => {
            let floor = floor.map_or(whole(0), super::super::oracle_targets::numbers::Decimal::exact);
            (most - each.exact() * number).max(if slip == Some(Slip::NoFloor) { whole(0) } else { floor })
        }
        Rule::Bonus(each, cap, _) => {
            let won = each.exact() * number;
            if slip == Some(Slip::BonusWithoutCap) { won } else { won.min(cap.exact()) }
        }
        Rule::ByDate(_) => unreachable!("a number has no day"),
    }
}
