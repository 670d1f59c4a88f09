//! The value to date of an indicator: the reported values of several periods put together.

use crate::model::{Accumulate, Basis, Figure, Indicator, Measure, Period, Plan, ReportedValue};
use crate::source::Place;
use crate::text::Raw;
use crate::value::{Day, Exact, IndicatorId};

/// The figure of a value to date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Amount {
    /// Numerator and denominator.
    Ratio(i128, i128),
    /// A percentage without its counts.
    Percent(Exact),
    /// A whole number of things.
    Count(i128),
    /// A quantity.
    Amount(Exact),
    /// Points.
    Score(Exact),
    /// A rank, and the size of the pool where that is known.
    Rank(i64, Option<i64>),
    /// A milestone, reached on this day.
    Done(Day),
    /// A class, and its place among the classes, from 1 for the worst.
    Class(Raw, u32),
}

impl Amount {
    /// Numerator and denominator of a ratio.
    pub(crate) const fn counts(&self) -> Option<(i128, i128)> {
        match self {
            Self::Ratio(numerator, denominator) => Some((*numerator, *denominator)),
            Self::Percent(_)
            | Self::Count(_)
            | Self::Amount(_)
            | Self::Score(_)
            | Self::Rank(..)
            | Self::Done(_)
            | Self::Class(..) => None,
        }
    }

    /// The rank, and the size of the pool where that is known.
    pub(crate) const fn rank(&self) -> Option<(i64, Option<i64>)> {
        match self {
            Self::Rank(rank, of) => Some((*rank, *of)),
            Self::Ratio(..)
            | Self::Percent(_)
            | Self::Count(_)
            | Self::Amount(_)
            | Self::Score(_)
            | Self::Done(_)
            | Self::Class(..) => None,
        }
    }

    /// Whether it is a percentage.
    pub(crate) const fn is_share(&self) -> bool {
        self.measures(Measure::Ratio)
    }

    /// The class.
    pub(crate) const fn class(&self) -> Option<&Raw> {
        match self {
            Self::Class(class, _) => Some(class),
            Self::Ratio(..)
            | Self::Percent(_)
            | Self::Count(_)
            | Self::Amount(_)
            | Self::Score(_)
            | Self::Rank(..)
            | Self::Done(_) => None,
        }
    }

    /// Whether it is a figure of this kind.
    pub(super) const fn measures(&self, measure: Measure) -> bool {
        match self {
            Self::Ratio(..) | Self::Percent(_) => matches!(measure, Measure::Ratio),
            Self::Count(_) => matches!(measure, Measure::Count),
            Self::Amount(_) => matches!(measure, Measure::Amount),
            Self::Score(_) => matches!(measure, Measure::Score),
            Self::Rank(..) => matches!(measure, Measure::Rank),
            Self::Done(_) => matches!(measure, Measure::Milestone),
            Self::Class(..) => matches!(measure, Measure::Class),
        }
    }

    /// The figure that a bound compares: percent for ratios, the rank itself for ranks, the place of a class, 1 for a
    /// milestone. `None` for 0/0.
    pub(crate) fn figure(&self) -> Option<Exact> {
        match self {
            Self::Ratio(numerator, denominator) => {
                let share = &Exact::from(*numerator) / &Exact::from(*denominator);
                share.map(|share| &share * &Exact::from(100))
            }
            Self::Percent(number) | Self::Amount(number) | Self::Score(number) => Some(number.clone()),
            Self::Count(count) => Some(Exact::from(*count)),
            Self::Rank(rank, _) => Some(Exact::from(*rank)),
            Self::Done(_) => Some(Exact::from(1)),
            Self::Class(_, place) => Some(Exact::from(i64::from(*place))),
        }
    }

    /// Whether it is 0/0.
    pub(crate) const fn is_empty(&self) -> bool {
        matches!(self, Self::Ratio(_, 0))
    }
}

/// A value to date, and the reported values behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Value {
    /// The figure.
    pub amount: Amount,
    /// The reported values that it was made of, in the order of their periods.
    pub parts: Vec<Part>,
    /// The last day that it covers.
    pub through: Day,
    /// The day from which it is known; `None` where the program computes it.
    pub known_on: Option<Day>,
    /// The weakest basis of its parts.
    pub basis: Basis,
    /// Whether a period since the plan's start is missing in it.
    pub partial: bool,
    /// Whether a later report was due and is missing.
    pub stale: bool,
}

/// One reported value that went into a value to date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its period.
    pub period: Period,
    /// The reported figure.
    pub figure: Figure,
    /// Where it stands.
    pub place: Place,
    /// The day from which it is known.
    pub known_on: Day,
    /// Its basis.
    pub basis: Basis,
}

/// The plan, then the plans whose values it reads too.
pub(crate) fn holders(plan: &Plan) -> impl Iterator<Item = &Plan> {
    std::iter::once(plan).chain(plan.sources.iter().map(|source| &**source))
}

/// The values of an indicator that stand in the files of a plan, for itself or for another plan that reads them; a file
/// has one at most. Where the indicator of the reader has periods of its own, these count, with the days that they have
/// in the plan of the files. A value of a period that the indicator does not have is left out: it has a finding.
pub(crate) fn own_values(plan: &Plan, id: &IndicatorId, reader: &Plan) -> Vec<Part> {
    let own = if reader.own_schemes.is_empty() { None } else { reader.indicator(id) };
    let mut parts = Vec::new();
    for file in &plan.values {
        if let Some(value) = file.values.named(id.as_str()) {
            let ReportedValue { figure, place, basis, reported_on, .. } = value;
            let known_on = reported_on.unwrap_or(file.reported_on).value;
            let period = match own {
                Some(indicator) => plan.period_of(indicator, &file.period.name),
                None => Some(file.period.clone()),
            };
            let Some(period) = period else { continue };
            let basis = basis.unwrap_or(file.basis);
            parts.push(Part { period, figure: figure.clone(), place: *place, known_on, basis });
        }
    }
    parts
}

/// The values of an indicator that are known on a day. For each period the first plan counts in which a value is known.
pub(crate) fn known_values(plan: &Plan, id: &IndicatorId, as_of: Day) -> Vec<Part> {
    first_of_each_period(plan, id, |part| part.known_on <= as_of)
}

/// The values of an indicator that a test takes. A plan's own value of a period goes before one that it reads
/// elsewhere; a period is the same where its name is, or both its days.
pub(crate) fn first_of_each_period(plan: &Plan, id: &IndicatorId, takes: impl Fn(&Part) -> bool) -> Vec<Part> {
    let mut parts = own_values(plan, id, plan);
    parts.retain(&takes);
    for source in &plan.sources {
        let is_new = |part: &Part| !parts.iter().any(|known| is_one_period(&known.period, &part.period));
        let more: Vec<Part> =
            own_values(source, id, plan).into_iter().filter(|part| takes(part) && is_new(part)).collect();
        parts.extend(more);
    }
    parts
}

/// Whether two periods of different plans are the same: by their names, or by both their days.
pub(super) fn is_one_period(one: &Period, other: &Period) -> bool {
    one.name == other.name || (one.from, one.to) == (other.from, other.to)
}

/// Every value of an indicator that is known on a day: those of the plan, then those of each plan whose values it
/// reads, also for periods that have one already.
pub(super) fn all_values(plan: &Plan, id: &IndicatorId, as_of: Day) -> Vec<Part> {
    let of_sources = plan.sources.iter().flat_map(|source| own_values(source, id, plan));
    own_values(plan, id, plan).into_iter().chain(of_sources).filter(|part| part.known_on <= as_of).collect()
}

/// The values that may decide a target: known on the day, and of periods that end from the plan's start to `by`, where
/// that is given.
pub(crate) fn deciding_values(plan: &Plan, id: &IndicatorId, by: Option<Day>, as_of: Day) -> Vec<Part> {
    let mut parts = known_values(plan, id, as_of);
    parts.retain(|part| plan.start.value <= part.period.to && by.is_none_or(|by| part.period.to <= by));
    parts
}

/// The value of a milestone: the earliest day on which it was done, whatever the period of the report.
pub(crate) fn milestone_value(plan: &Plan, id: &IndicatorId, as_of: Day) -> Option<Value> {
    let done = |part: &Part| match part.figure {
        Figure::Done(on) if on.value <= as_of => Some(on.value),
        Figure::Done(_)
        | Figure::Ratio { .. }
        | Figure::Percent(_)
        | Figure::Count(_)
        | Figure::Amount(_)
        | Figure::Score(_)
        | Figure::Rank { .. }
        | Figure::Class(..) => None,
    };
    let own = own_values(plan, id, plan).iter().filter(|part| part.known_on <= as_of).count();
    let parts = known_values(plan, id, as_of).into_iter().enumerate();
    let parts = parts.filter_map(|(number, part)| Some((done(&part)?, if number < own { 0 } else { number }, part)));
    // The plan's own reports come first, then the earliest.
    let (on, _, part) = parts.min_by_key(|(on, number, part)| (*on, *number, part.known_on))?;
    let (known_on, basis) = (Some(part.known_on), part.basis);
    let parts = vec![part];
    Some(Value { amount: Amount::Done(on), parts, through: on, known_on, basis, partial: false, stale: false })
}

/// The value to date from these parts, by the `accumulate` of the indicator: the latest figure, or the sum or the mean
/// of the figures of a chain of periods. `None` when there are no parts.
pub(crate) fn value_to_date(plan: &Plan, indicator: &Indicator, parts: &[Part]) -> Option<Value> {
    value_since(plan.start.value, indicator, parts)
}

/// The same with a chain that begins with another day than the plan.
pub(super) fn value_since(start: Day, indicator: &Indicator, parts: &[Part]) -> Option<Value> {
    let accumulate = match indicator.measure {
        // Ranks and classes do not add up, and a milestone does not belong to a period.
        Measure::Rank | Measure::Milestone | Measure::Class => Accumulate::Latest,
        Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => indicator.accumulate,
    };
    match accumulate {
        Accumulate::Latest => {
            let last = parts.iter().max_by(|a, b| (a.period.to, b.period.from).cmp(&(b.period.to, a.period.from)))?;
            value(Amount::from(&last.figure), vec![last.clone()], false)
        }
        Accumulate::Sum | Accumulate::Mean => {
            let (chain, partial) = chain(parts, start);
            let last = chain.last()?.clone();
            let percent = |part: &Part| matches!(part.figure, Figure::Percent(_));
            if accumulate == Accumulate::Mean {
                return value(mean(&chain)?, chain, partial);
            }
            // A percentage without counts cannot be added.
            if chain.len() > 1 && chain.iter().any(percent) {
                return value(Amount::from(&last.figure), vec![last], true);
            }
            value(sum(&chain)?, chain, partial)
        }
    }
}

/// The chain of periods: each the longest that follows the one before, from the plan's start on. The chain is partial
/// where it begins after the start, or a later period does not join it.
pub(crate) fn chain(parts: &[Part], start: Day) -> (Vec<Part>, bool) {
    let contains = |part: &&Part| part.period.from <= start && start <= part.period.to;
    let from_start = parts.iter().filter(contains).max_by_key(|part| (part.period.to, part.period.from));
    let earliest = || parts.iter().min_by(|a, b| (a.period.from, b.period.to).cmp(&(b.period.from, a.period.to)));
    let mut chain: Vec<Part> = Vec::new();
    let mut next = from_start.or_else(earliest);
    while let Some(part) = next {
        chain.push(part.clone());
        let after = part.period.to.plus(1);
        next = parts
            .iter()
            .filter(|part| Some(part.period.from) == after && part.period.to >= part.period.from)
            .max_by_key(|part| part.period.to);
    }
    let end = chain.last().map(|part| part.period.to);
    let hole = parts.iter().any(|part| Some(part.period.to) > end);
    (chain, from_start.is_none() || hole)
}

fn value(amount: Amount, parts: Vec<Part>, partial: bool) -> Option<Value> {
    let through = parts.last()?.period.to;
    let known_on = parts.iter().map(|part| part.known_on).max();
    let basis = parts.iter().map(|part| part.basis).min()?;
    Some(Value { amount, parts, through, known_on, basis, partial, stale: false })
}

/// A reported figure as an amount, without its places.
impl From<&Figure> for Amount {
    fn from(figure: &Figure) -> Self {
        match figure {
            Figure::Ratio { numerator, denominator, .. } => {
                Self::Ratio(i128::from(numerator.value), i128::from(denominator.value))
            }
            Figure::Percent(percent) => Self::Percent(percent.value.clone()),
            Figure::Count(count) => Self::Count(i128::from(count.value)),
            Figure::Amount(amount) => Self::Amount(amount.value.clone()),
            Figure::Score(score) => Self::Score(score.value.clone()),
            Figure::Rank { rank, of } => Self::Rank(rank.value, of.map(|of| of.value)),
            Figure::Done(on) => Self::Done(on.value),
            Figure::Class(class, place) => Self::Class(class.raw().clone(), *place),
        }
    }
}

/// The sum of figures of one kind; a file has at most 64 bits for each, so 128 hold any sum.
fn sum(parts: &[Part]) -> Option<Amount> {
    parts.iter().map(|part| Amount::from(&part.figure)).reduce(|total, more| match (total, more) {
        (Amount::Ratio(n, d), Amount::Ratio(more_n, more_d)) => Amount::Ratio(n + more_n, d + more_d),
        (Amount::Count(count), Amount::Count(more)) => Amount::Count(count + more),
        (Amount::Amount(amount), Amount::Amount(more)) => Amount::Amount(&amount + &more),
        (Amount::Score(score), Amount::Score(more)) => Amount::Score(&score + &more),
        // Other kinds do not add up, nor do figures of two kinds: the later one stands.
        (_, more) => more,
    })
}

fn mean(parts: &[Part]) -> Option<Amount> {
    let total = sum(parts)?.figure()?;
    let count = Exact::from(i64::try_from(parts.len()).ok()?);
    (&total / &count).map(Amount::Score)
}
