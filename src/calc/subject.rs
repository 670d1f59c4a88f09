//! The subject of a target: an indicator that somebody reports, or one that the program computes.

use crate::model::{Accumulate, ComputedIndicator, Indicator, Measure, Plan, WhenEmpty};
use crate::value::{Exact, IndicatorId};

/// The subject of a target.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject<'p> {
    /// An indicator whose values are reported.
    Reported(&'p Indicator),
    /// A reserved indicator, which the program computes itself.
    Computed(ComputedIndicator),
}

impl<'p> Subject<'p> {
    /// The subject of this id, where the plan knows it.
    pub(crate) fn of(plan: &'p Plan, id: &IndicatorId) -> Option<Self> {
        match ComputedIndicator::named(id) {
            Some(reserved) => Some(Self::Computed(reserved)),
            None => plan.indicator(id).map(Self::Reported),
        }
    }
}

impl Subject<'_> {
    pub(crate) const fn measure(self) -> Measure {
        match self {
            Self::Reported(indicator) => indicator.measure,
            Self::Computed(reserved) => reserved.measure(),
        }
    }

    /// The meaning of 0/0.
    pub(super) const fn when_empty(self) -> WhenEmpty {
        match self {
            Self::Reported(indicator) => indicator.when_empty,
            Self::Computed(_) => WhenEmpty::NotApplicable,
        }
    }

    /// The highest possible figure, in percent for ratios; `None` where there is none.
    pub(super) fn maximum(self) -> Option<Exact> {
        let score = match self {
            Self::Reported(indicator) => indicator.maximum.as_ref().map(|maximum| &maximum.value),
            Self::Computed(_) => None,
        };
        self.measure().maximum(score)
    }

    /// Whether the values of its periods add up.
    pub(super) const fn is_sum(self) -> bool {
        match self {
            Self::Reported(indicator) => match indicator.measure {
                Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => {
                    matches!(indicator.accumulate, Accumulate::Sum)
                }
                // Ranks and classes do not add up, and a milestone does not belong to a period.
                Measure::Rank | Measure::Milestone | Measure::Class => false,
            },
            Self::Computed(_) => false,
        }
    }

    /// Whether it is a total of counts or amounts, which starts from 0 with the plan and only grows.
    pub(crate) const fn is_flow(self) -> bool {
        self.is_sum() && matches!(self.measure(), Measure::Count | Measure::Amount)
    }
}
