//! The verdict on a target: the first that applies, in the order of the branches below.

use super::Subject;
use super::value::Value;
use super::verdict::Verdict;
use crate::model::{Bound, Measure, WhenEmpty};
use crate::value::{Day, Exact};

/// The facts from which a verdict follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgement<'j> {
    pub bound: &'j Bound,
    pub subject: Subject<'j>,
    pub value: Option<&'j Value>,
    /// The figure of that value; `None` for 0/0.
    pub figure: Option<&'j Exact>,
    /// The figure expected on the last day that the value covers.
    pub expected: Option<&'j Exact>,
    /// Whether the bound holds.
    pub holds: bool,
    /// The day of the verdict.
    pub as_of: Day,
    /// The last day on which the bound can still be reached.
    pub by: Day,
    /// The last day of the last report that ends on or before `by`, for indicators that are reported.
    pub last_report: Option<Day>,
    /// A milestone that is not done is at risk from so many days before `by` on.
    pub due_soon_days: u32,
    /// A figure that falls short by at most so many percent of the expected one is only at risk.
    pub at_risk_percent: u32,
}

impl Judgement<'_> {
    /// The verdict, and whether it is final: the target's day has passed, or no later figure can change it.
    pub(super) fn verdict(&self) -> (Verdict, bool) {
        let is_over = self.as_of > self.by;
        let verdict = if matches!(self.bound, Bound::Done) { self.milestone() } else { self.measured() };
        let is_settled = match verdict {
            Verdict::Attained => self.stays_attained(),
            Verdict::OutOfReach => true,
            Verdict::OnTrack
            | Verdict::AtRisk
            | Verdict::OffTrack
            | Verdict::Missed
            | Verdict::AwaitingData
            | Verdict::NoData
            | Verdict::NotComparable
            | Verdict::NotApplicable
            | Verdict::NotMeasurable => false,
        };
        (verdict, is_over || is_settled)
    }

    fn milestone(&self) -> Verdict {
        let soon = self.as_of.plus(i64::from(self.due_soon_days)).is_none_or(|ahead| ahead >= self.by);
        match (self.holds, self.as_of > self.by, soon) {
            (true, ..) => Verdict::Attained,
            (false, true, _) => Verdict::Missed,
            (false, false, true) => Verdict::AtRisk,
            (false, false, false) => Verdict::OnTrack,
        }
    }

    fn measured(&self) -> Verdict {
        let Some(value) = self.value else { return Verdict::NoData };
        if value.amount.is_empty() && self.subject.when_empty() == WhenEmpty::NotApplicable {
            return Verdict::NotApplicable;
        }
        let is_over = self.as_of > self.by;
        let is_lost = self.cannot_be_mended();
        if self.stays_attained() {
            Verdict::Attained
        } else if is_over && is_lost {
            Verdict::Missed
        } else if is_over && self.awaits_data(value) {
            Verdict::AwaitingData
        } else if self.holds {
            Verdict::Attained
        } else if is_over {
            Verdict::Missed
        } else if is_lost {
            Verdict::OutOfReach
        } else {
            match (self.figure, self.expected) {
                (Some(figure), Some(expected)) => self.against_pace(figure, expected),
                // 0/0 where that counts as missed.
                (_, _) => Verdict::OffTrack,
            }
        }
    }

    /// Whether the bound holds and no later figure can undo it: a milestone is done once and for all, and a flow only
    /// grows.
    fn stays_attained(&self) -> bool {
        self.holds && (matches!(self.bound, Bound::Done) || self.subject.is_flow() && is_lower(self.bound))
    }

    /// Whether the bound does not hold and no later figure can mend it: a flow that is past an upper bound only grows,
    /// and where all of something is asked for, a part that is lost stays lost.
    fn cannot_be_mended(&self) -> bool {
        let Some(figure) = self.figure.filter(|_| !self.holds) else { return false };
        let is_summed_ratio = self.subject.measure() == Measure::Ratio && self.subject.is_sum();
        let (nothing, everything) = (Exact::from(0), Exact::from(100));
        match self.bound {
            Bound::AtLeast(bound) | Bound::MoreThan(bound) => {
                is_summed_ratio && *bound >= everything && *figure < everything
            }
            Bound::AtMost(bound) | Bound::LessThan(bound) => {
                self.subject.is_flow() || is_summed_ratio && *bound <= nothing && *figure > nothing
            }
            Bound::RankWithin(..) | Bound::Done => false,
        }
    }

    /// Whether missing figures may decide: those of the last report, or of a period that the sum lacks.
    fn awaits_data(&self, value: &Value) -> bool {
        let lacks_report = self.last_report.is_some_and(|last| value.through < last);
        lacks_report || self.subject.is_sum() && value.partial && !self.holds && is_lower(self.bound)
    }

    fn against_pace(&self, figure: &Exact, expected: &Exact) -> Verdict {
        let band = self.band(expected);
        let (on_track, at_risk) = match self.bound {
            Bound::AtLeast(_) | Bound::MoreThan(_) => (figure >= expected, *figure >= expected - &band),
            Bound::AtMost(_) | Bound::LessThan(_) | Bound::RankWithin(..) => {
                (figure <= expected, *figure <= expected + &band)
            }
            Bound::Done => (false, false),
        };
        match (on_track, at_risk) {
            (true, _) => Verdict::OnTrack,
            (false, true) => Verdict::AtRisk,
            (false, false) => Verdict::OffTrack,
        }
    }

    /// The distance from the expected figure within which a target is only at risk. Near the end of a scale it is a
    /// share of the rest of the scale: 91 % is far from 100 %, though it is nine tenths of it.
    fn band(&self, expected: &Exact) -> Exact {
        let r = i64::from(self.at_risk_percent);
        let share = |of: &Exact| percent(of, r);
        let Some(maximum) = self.subject.maximum() else { return self.plain_band(expected) };
        let (tenth, hundredth) = (percent(&maximum, 10), percent(&maximum, 1));
        match self.bound {
            Bound::AtLeast(bound) | Bound::MoreThan(bound) if *bound >= &maximum - &tenth => {
                share(&(&maximum - expected).max(hundredth))
            }
            Bound::AtMost(bound) | Bound::LessThan(bound) if *bound <= tenth => share(&expected.clone().max(hundredth)),
            Bound::AtLeast(_)
            | Bound::MoreThan(_)
            | Bound::AtMost(_)
            | Bound::LessThan(_)
            | Bound::RankWithin(..)
            | Bound::Done => self.plain_band(expected),
        }
    }

    fn plain_band(&self, expected: &Exact) -> Exact {
        let r = i64::from(self.at_risk_percent);
        match self.bound {
            // One class short.
            Bound::AtLeast(_) if self.subject.measure() == Measure::Class => Exact::from(1),
            Bound::RankWithin(rank, _) => Exact::from((i64::from(*rank) * r / 100).max(1)),
            Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) | Bound::Done => {
                percent(expected, r)
            }
        }
    }
}

/// Whether a bound asks for at least, or more than, a figure.
pub(super) const fn is_lower(bound: &Bound) -> bool {
    match bound {
        Bound::AtLeast(_) | Bound::MoreThan(_) => true,
        Bound::AtMost(_) | Bound::LessThan(_) | Bound::RankWithin(..) | Bound::Done => false,
    }
}

fn percent(of: &Exact, percent: i64) -> Exact {
    // A hundred is not zero, so that there is always a quotient.
    (&(of * &Exact::from(percent)) / &Exact::from(100)).unwrap_or_else(|| of.clone())
}
