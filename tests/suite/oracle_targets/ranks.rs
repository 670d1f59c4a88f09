//! Ranks that are computed from a score, over the plans with the same parent.

use chrono::NaiveDate;

use super::answers::ToDate;
use super::model::{Figure, Indicator, Plan, Settings};
use super::numbers::{Decimal, Exact, whole};
use super::values::{KnownValue, deciding, known};
use crate::oracle_states::history::replaced;

/// Whether the plan's days contain this one.
fn contains(plan: &Plan, day: NaiveDate) -> bool {
    plan.base.start <= day && day <= plan.base.end
}

/// Whether another plan has replaced this one on the day.
fn is_replaced(plan: &Plan, all: &[Plan], day: NaiveDate) -> bool {
    let bases: Vec<_> = all.iter().map(|each| &each.base).collect();
    replaced(&plan.base, &bases).is_some_and(|(date, _)| date <= day)
}

/// The plans that are ranked with the plan in a period with this last day, itself included: those
/// with its parent whose days contain the day; of each unit one, the one that began last, then the
/// first by path. `all` is in the order of paths.
pub fn ranked<'a>(plan: &Plan, all: &'a [Plan], last_day: NaiveDate) -> Vec<&'a Plan> {
    let mut found: Vec<&Plan> = Vec::new();
    if plan.base.parent.is_none() {
        return found;
    }
    for other in all {
        if other.base.parent != plan.base.parent || !contains(other, last_day) || is_replaced(other, all, last_day) {
            continue;
        }
        match found.iter().position(|there| there.base.unit == other.base.unit) {
            None => found.push(other),
            Some(place) if found[place].base.start < other.base.start => found[place] = other,
            Some(_) => {}
        }
    }
    found
}

/// The score that the plan has for the period of this name; none where it is not known.
fn score(plan: &Plan, all: &[Plan], id: &str, period: &str, settings: &Settings) -> Option<(Exact, KnownValue)> {
    let score = plan.indicators.iter().find(|each| each.id == id)?;
    for value in known(plan, all, score, settings) {
        if value.period.name == period {
            let Figure::Score(figure) = value.figure else {
                panic!("a score has points");
            };
            return Some((figure.exact(), value));
        }
    }
    None
}

/// The maximum of the score in this plan; none where the plan does not know the indicator.
fn maximum(plan: &Plan, id: &str) -> Option<Decimal> {
    plan.indicators.iter().find(|each| each.id == id)?.maximum
}

/// The rank from one period of the plan; none where it is not such a period.
fn from_period(plan: &Plan, all: &[Plan], id: &str, own: &KnownValue, settings: &Settings) -> Option<ToDate> {
    let period = &own.period;
    if period.name == "end" {
        return None;
    }
    let ranked = ranked(plan, all, period.to);
    if ranked.len() < 2 || ranked.iter().all(|other| other.base.id != plan.base.id) {
        return None;
    }
    let (points, _) = score(plan, all, id, &period.name, settings)?;
    let mut rank = 1;
    let mut known_on = own.known_on;
    let mut basis = own.basis;
    for other in &ranked {
        if maximum(other, id)?.exact() != maximum(plan, id)?.exact() {
            return None;
        }
        let (theirs, value) = score(other, all, id, &period.name, settings)?;
        if theirs > points {
            rank += 1;
        }
        known_on = known_on.max(value.known_on);
        basis = basis.min(value.basis);
    }
    Some(ToDate {
        value: Some(whole(rank)),
        counts: None,
        rank: Some((rank, i64::try_from(ranked.len()).ok())),
        periods: vec![period.name.clone()],
        through: period.to,
        known_on: Some(known_on),
        basis,
        partial: false,
        stale: false,
    })
}

/// The rank computed from the latest period in which every ranked plan has a known score; none
/// where there is no such period. Staleness is not looked at.
pub fn computed(
    indicator: &Indicator,
    plan: &Plan,
    all: &[Plan],
    settings: &Settings,
    by: NaiveDate,
) -> Option<ToDate> {
    let id = indicator.rank_of.as_ref()?;
    let score = plan.indicators.iter().find(|each| each.id == *id)?;
    let mut own = deciding(known(plan, all, score, settings), plan.base.start, by);
    // The one that ends last first; of two that end together, the one that begins earlier.
    own.sort_by_key(|value| value.period.from);
    own.sort_by_key(|value| std::cmp::Reverse(value.period.to));
    own.iter().find_map(|value| from_period(plan, all, id, value, settings))
}
