//! Values to date.

use chrono::NaiveDate;

use super::answers::ToDate;
use super::model::{Accumulate, Basis, Figure, Plan};
use super::numbers::{Exact, fraction, whole};
use crate::oracle_states::model::ReportPeriod;
use crate::oracle_states::periods::next_day;

/// A value with its period.
#[derive(Debug, Clone)]
pub struct KnownValue {
    /// The period.
    pub period: ReportPeriod,
    /// The reported figure.
    pub figure: Figure,
    /// Since when it is known.
    pub known_on: NaiveDate,
    /// Its basis.
    pub basis: Basis,
}

/// All values of the indicator that are known on the day, whatever their period.
pub fn known(plan: &Plan, indicator: &str, as_of: NaiveDate) -> Vec<KnownValue> {
    let mut found = Vec::new();
    for file in &plan.files {
        for value in &file.values {
            let known_on = value.reported_on.unwrap_or(file.reported_on);
            if value.indicator == indicator && known_on <= as_of {
                let basis = value.basis.or(file.basis).unwrap_or(Basis::Official);
                found.push(KnownValue { period: file.period.clone(), figure: value.figure, known_on, basis });
            }
        }
    }
    found
}

/// Those which may decide a target: their period ends neither before the plan's start nor after `by`.
pub fn deciding(known: Vec<KnownValue>, start: NaiveDate, by: NaiveDate) -> Vec<KnownValue> {
    known.into_iter().filter(|it| it.period.to >= start && it.period.to <= by).collect()
}

/// The one whose period ends last; of two that end together, the one that begins earlier.
pub fn latest(known: &[KnownValue]) -> Option<&KnownValue> {
    let mut best: Option<&KnownValue> = None;
    for each in known {
        let better = best.is_none_or(|best| {
            each.period.to > best.period.to || each.period.to == best.period.to && each.period.from < best.period.from
        });
        if better {
            best = Some(each);
        }
    }
    best
}

/// The one of these that ends last; among several, the one that begins latest.
fn ends_last_begins_latest<'a>(known: &[&'a KnownValue]) -> Option<&'a KnownValue> {
    let mut sorted = known.to_vec();
    sorted.sort_by_key(|each| (each.period.to, each.period.from));
    sorted.last().copied()
}

/// The chain, and whether it is partial.
pub fn chain(known: &[KnownValue], start: NaiveDate) -> (Vec<&KnownValue>, bool) {
    let contains: Vec<&KnownValue> =
        known.iter().filter(|each| each.period.from <= start && start <= each.period.to).collect();
    let mut partial = false;
    let first = ends_last_begins_latest(&contains).or_else(|| {
        partial = true;
        let earliest = known.iter().map(|each| each.period.from).min()?;
        let begin: Vec<&KnownValue> = known.iter().filter(|each| each.period.from == earliest).collect();
        ends_last_begins_latest(&begin)
    });
    let mut links: Vec<&KnownValue> = Vec::new();
    let mut next = first;
    while let Some(link) = next {
        links.push(link);
        let morrow = next_day(link.period.to);
        let begin: Vec<&KnownValue> = known.iter().filter(|each| each.period.from == morrow).collect();
        next = ends_last_begins_latest(&begin);
    }
    if let Some(end) = links.last().map(|each| each.period.to) {
        partial |= known.iter().any(|each| each.period.to > end);
    }
    (links, partial)
}

/// One value alone.
fn alone(known: &KnownValue, partial: bool) -> ToDate {
    let (mut counts, mut rank) = (None, None);
    let value = match known.figure {
        Figure::Counts(numerator, denominator) => {
            counts = Some((numerator, denominator));
            percent(numerator, denominator)
        }
        Figure::Percent(number) | Figure::Score(number) => Some(number.exact()),
        Figure::Count(number) | Figure::Amount(number) => Some(whole(number)),
        Figure::Rank(place, of) => {
            rank = Some((place, of));
            Some(whole(place))
        }
        Figure::Done(_) => Some(whole(1)),
    };
    ToDate {
        value,
        counts,
        rank,
        periods: vec![known.period.name.clone()],
        through: known.period.to,
        known_on: Some(known.known_on),
        basis: known.basis,
        partial,
        stale: false,
    }
}

/// A ratio in percent; none for 0/0.
pub fn percent(numerator: i64, denominator: i64) -> Option<Exact> {
    (denominator != 0).then(|| fraction(numerator, denominator) * whole(100))
}

/// The value to date of the values that may decide; none if there is none. It leaves staleness out.
pub fn to_date(known: &[KnownValue], accumulate: Accumulate, start: NaiveDate) -> Option<ToDate> {
    if accumulate == Accumulate::Latest {
        return latest(known).map(|each| alone(each, false));
    }
    let (links, partial) = chain(known, start);
    let last = *links.last()?;
    let has_percent = links.iter().any(|each| matches!(each.figure, Figure::Percent(_)));
    if links.len() == 1 {
        return Some(alone(last, partial));
    }
    if has_percent {
        return Some(alone(last, true));
    }
    let mut sum = whole(0);
    let mut counts = None;
    let mut whole_chain = alone(last, partial);
    whole_chain.periods.clear();
    for link in &links {
        whole_chain.periods.push(link.period.name.clone());
        whole_chain.known_on = whole_chain.known_on.max(Some(link.known_on));
        whole_chain.basis = whole_chain.basis.min(link.basis);
        if let Figure::Counts(numerator, denominator) = link.figure {
            let (numerators, denominators) = counts.unwrap_or((0, 0));
            counts = Some((numerators + numerator, denominators + denominator));
        } else {
            sum += alone(link, false).value.expect("only 0/0 has none");
        }
    }
    whole_chain.counts = counts;
    whole_chain.value = match counts {
        Some((numerator, denominator)) => percent(numerator, denominator),
        None if accumulate == Accumulate::Mean => Some(sum / whole(i64::try_from(links.len()).expect("a short chain"))),
        None => Some(sum),
    };
    Some(whole_chain)
}
