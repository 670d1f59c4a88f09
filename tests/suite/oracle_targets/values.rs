//! Values to date.

use chrono::NaiveDate;

use super::answers::ToDate;
use super::calendar::{by_scheme, periods};
use super::model::{Accumulate, Basis, Figure, Indicator, Plan, Settings, ValuesFile};
use super::numbers::{Exact, fraction, whole};
use crate::oracle::Slip;
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

/// All values of the indicator that are known on the day, whatever their period: those of the plan, then those of the
/// plans named in `values-from`. For one period the first that is known counts; periods of two plans are one where
/// they have one name, or the same days.
pub fn known(plan: &Plan, all: &[Plan], indicator: &Indicator, settings: &Settings) -> Vec<KnownValue> {
    let mut found: Vec<KnownValue> = Vec::new();
    let mut holders = vec![plan];
    if settings.base.slip != Some(Slip::NoValuesFrom) {
        let named = |id: &String| all.iter().find(|other| other.base.id == *id).expect("a plan that is there");
        holders.extend(plan.base.values_from.iter().map(named));
    }
    if settings.base.slip == Some(Slip::OwnValuesLast) {
        holders.rotate_left(1);
    }
    for holder in holders {
        let before = found.len();
        for file in &holder.files {
            for value in &file.values {
                let known_on = value.reported_on.unwrap_or(file.reported_on);
                if value.indicator != indicator.id || known_on > settings.base.as_of {
                    continue;
                }
                let basis = value.basis.or(file.basis).unwrap_or(Basis::Official);
                let period = period_of(file, holder, indicator, settings);
                let same_days = |other: &KnownValue| (other.period.from, other.period.to) == (period.from, period.to);
                let same_name = found.iter().any(|other| other.period.name == period.name);
                if same_name || found[..before].iter().any(same_days) {
                    continue;
                }
                found.push(KnownValue { period, figure: value.figure, known_on, basis });
            }
        }
    }
    found
}

/// The days of a file's period: those that the plan that holds the file gives it, or the indicator's own scheme.
fn period_of(file: &ValuesFile, holder: &Plan, indicator: &Indicator, settings: &Settings) -> ReportPeriod {
    let Some(scheme) = indicator.periods.filter(|_| settings.base.slip != Some(Slip::NoOwnPeriods)) else {
        return file.period.clone();
    };
    let (plan, settings) = by_scheme(&holder.base, &settings.base, scheme);
    let mut names = periods(&plan, &settings).into_iter();
    names.find(|period| period.name == file.period.name).expect("a name of the scheme")
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
        Figure::Class(place) => Some(whole(place)),
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
