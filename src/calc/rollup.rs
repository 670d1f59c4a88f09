//! The figures of one indicator over several plans. Counts are added, percentages are never averaged.

use super::{value::Amount, value::Value, value::deciding_values, value::milestone_value, value::value_to_date};
use crate::model::{Basis, Indicator, Measure, Plan};
use crate::value::{Day, Exact};
use std::borrow::Cow;

/// Each indicator that a plan knows, with the value to date that a total counts for the plan, whether a target measures
/// it or not. The plan's own definitions come first.
pub(crate) fn indicator_values(plan: &Plan, as_of: Day) -> Vec<(&Indicator, Option<Value>)> {
    let counted = &*as_counted(plan);
    let shared = plan.shared.iter().filter(|shared| plan.indicators.named(shared.id.value.as_str()).is_none());
    let figure = |item: &Indicator| match item.measure {
        Measure::Milestone => milestone_value(counted, &item.id.value, as_of),
        Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score | Measure::Rank | Measure::Class => {
            value_to_date(counted, item, &deciding_values(counted, &item.id.value, None, as_of))
        }
    };
    plan.indicators.iter().chain(shared).map(|item| (&item.value, figure(item))).collect()
}

/// A plan with the values that a total counts for it: its own, and those that it reads in a plan that the total does
/// not count.
pub(crate) fn as_counted(plan: &Plan) -> Cow<'_, Plan> {
    if plan.sources.iter().all(|source| !source.is_counted) {
        return Cow::Borrowed(plan);
    }
    let mut counted = plan.clone();
    counted.sources.retain(|source| !source.is_counted);
    Cow::Owned(counted)
}

/// The sum of the figures of several plans.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sum {
    /// How many plans were asked.
    pub plans: usize,
    /// How many of them have a value.
    pub with_value: usize,
    /// How many of those state a percentage only, which cannot be added.
    pub uncounted: usize,
    /// The total of counts, amounts, numerators and denominators.
    pub total: Option<Amount>,
    /// The lowest and the highest score, because scores do not add up.
    pub range: Option<(Exact, Exact)>,
    /// How many reached a milestone.
    pub done: usize,
    /// Whether one of the values does not cover everything from its plan's start.
    pub partial: bool,
    /// The weakest basis of all values.
    pub basis: Option<Basis>,
}

impl Sum {
    /// The sum of so many plans, none of which has a value.
    pub(crate) fn of_none(plans: usize) -> Self {
        Self { plans, ..Self::default() }
    }

    /// Adds the value of one more plan; the order of the plans does not matter.
    pub(crate) fn add(&mut self, value: Option<&Value>) {
        self.plans += 1;
        let Some(value) = value else { return };
        self.with_value += 1;
        self.partial |= value.partial;
        self.basis = Some(self.basis.map_or(value.basis, |basis| basis.min(value.basis)));
        match (&value.amount, &self.total) {
            (Amount::Percent(_), _) => self.uncounted += 1,
            (Amount::Ratio(numerator, denominator), Some(Amount::Ratio(n, d))) => {
                self.total = Some(Amount::Ratio(n + numerator, d + denominator));
            }
            (Amount::Count(count), Some(Amount::Count(sum))) => self.total = Some(Amount::Count(sum + count)),
            (Amount::Amount(amount), Some(Amount::Amount(sum))) => self.total = Some(Amount::Amount(sum + amount)),
            (Amount::Ratio(..) | Amount::Count(_) | Amount::Amount(_), _) => self.total = Some(value.amount.clone()),
            (Amount::Score(score), _) => {
                let (low, high) = self.range.take().unwrap_or_else(|| (score.clone(), score.clone()));
                self.range = Some((low.min(score.clone()), high.max(score.clone())));
            }
            (Amount::Done(_), _) => self.done += 1,
            // Ranks and classes do not add up, and their range says nothing.
            (Amount::Rank(..) | Amount::Class(..), _) => {}
        }
    }
}

impl<'v> FromIterator<Option<&'v Value>> for Sum {
    fn from_iter<I: IntoIterator<Item = Option<&'v Value>>>(values: I) -> Self {
        let mut sum = Self::default();
        values.into_iter().for_each(|value| sum.add(value));
        sum
    }
}
