//! The order of verdicts: the first that applies, and whether it is final.

use chrono::NaiveDate;

use super::answers::{ToDate, Verdict};
use super::figures::{holds, is_lower, only_grows};
use super::model::{Accumulate, Indicator, Measure, Op, WhenEmpty};
use super::numbers::{Exact, floor, fraction, whole};
use super::reckoned::{Goal, Start, most};
use super::reserved;
use crate::oracle::Slip;
use crate::oracle_states::model::ReportPeriod;

/// A target of which a value is known (which may be 0/0), looked at from a day. Milestones are
/// judged elsewhere.
pub struct Case<'a> {
    /// The figure that it asks for.
    pub goal: &'a Goal,
    /// Its baseline, where that has a value.
    pub start: Option<&'a Start>,
    /// Its indicator.
    pub indicator: &'a Indicator,
    /// The target's day.
    pub by: NaiveDate,
    /// The day one looks from.
    pub as_of: NaiveDate,
    /// The plan's report list.
    pub reports: Vec<ReportPeriod>,
    /// The value to date.
    pub value: &'a ToDate,
    /// The expected value; none for 0/0.
    pub expected: Option<Exact>,
    /// `at-risk-percent`.
    pub at_risk_percent: i64,
    /// The oracle's slip.
    pub slip: Option<Slip>,
}

impl Case<'_> {
    /// Whether the tool computes the indicator itself.
    fn is_reserved(&self) -> bool {
        reserved::IDS.contains(&&self.indicator.id[..])
    }

    /// Whether the bound holds; of 0/0 `when-empty` says so.
    fn bound_holds(&self) -> bool {
        match &self.value.value {
            Some(figure) => holds(self.goal, figure),
            None => self.indicator.when_empty == Some(WhenEmpty::Attained),
        }
    }

    /// The bound holds and nothing can undo it: a lower bound on a flow, which only grows.
    fn cannot_be_undone(&self) -> bool {
        only_grows(self.indicator) && is_lower(self.goal.op) && self.bound_holds()
    }

    /// No later figure can mend it.
    fn cannot_be_mended(&self) -> bool {
        let Some(figure) = &self.value.value else {
            return false;
        };
        if self.is_reserved() {
            return false;
        }
        let lower = is_lower(self.goal.op);
        // An upper bound on a flow that is passed.
        if only_grows(self.indicator) {
            return !lower && !holds(self.goal, figure);
        }
        // 100 % from below of which a part is lost, and its mirror, at most 0 %.
        let goal = self.goal.value.clone();
        let added = self.indicator.accumulate == Some(Accumulate::Sum);
        if self.indicator.measure != Measure::Ratio || !added {
            return false;
        }
        if lower { goal >= whole(100) && *figure < whole(100) } else { goal <= whole(0) && *figure > whole(0) }
    }

    /// Whether the value does not reach to the end of the last report that counts.
    fn ends_too_early(&self) -> bool {
        let mut last: Option<NaiveDate> = None;
        for report in &self.reports {
            if report.to <= self.by && last.is_none_or(|last| last < report.to) {
                last = Some(report.to);
            }
        }
        !self.is_reserved() && last.is_some_and(|last| self.value.through < last)
    }

    /// Whether it is a partial sum that does not hold for a lower bound.
    fn is_partial_and_short(&self) -> bool {
        let added = self.indicator.accumulate == Some(Accumulate::Sum);
        added && self.value.partial && is_lower(self.goal.op) && !self.bound_holds()
    }

    /// The first verdict that applies.
    pub fn verdict(&self) -> Verdict {
        let over = self.as_of > self.by;
        let when_empty = self.indicator.when_empty.unwrap_or(WhenEmpty::NotApplicable);
        if self.value.value.is_none() && when_empty == WhenEmpty::NotApplicable {
            return Verdict::NotApplicable;
        }
        if self.cannot_be_undone() {
            return Verdict::Attained;
        }
        if over && self.cannot_be_mended() {
            return Verdict::Missed;
        }
        if over && (self.ends_too_early() || self.is_partial_and_short()) {
            return Verdict::AwaitingData;
        }
        if self.bound_holds() {
            return Verdict::Attained;
        }
        if over {
            return Verdict::Missed;
        }
        if self.cannot_be_mended() {
            return Verdict::OutOfReach;
        }
        match (&self.value.value, &self.expected) {
            (Some(figure), Some(expected)) => self.pace_verdict(figure, expected),
            // 0/0 with `when-empty = "missed"`.
            _ => Verdict::OffTrack,
        }
    }

    /// Whether `by` has passed, or nothing can undo the verdict.
    pub fn is_final(&self) -> bool {
        self.as_of > self.by || self.cannot_be_undone() || self.cannot_be_mended()
    }

    /// The most that the measure can reach, where the band of at-risk counts from the rest: at
    /// lower bounds of 90 % of that and more, at upper ones of 10 % and less.
    fn counted_on_the_rest(&self) -> Option<Exact> {
        let most = most(self.indicator)?;
        let goal = self.goal.value.clone();
        let near =
            if is_lower(self.goal.op) { goal >= &most * fraction(90, 100) } else { goal <= &most * fraction(10, 100) };
        near.then_some(most)
    }

    /// On track, at risk or off track.
    fn pace_verdict(&self, figure: &Exact, expected: &Exact) -> Verdict {
        let part = fraction(self.at_risk_percent, 100);
        let lower = is_lower(self.goal.op);
        let band = if self.indicator.measure == Measure::Class {
            whole(if self.slip == Some(Slip::TwoClassesShort) { 2 } else { 1 })
        } else if self.goal.op == Op::RankWithin {
            whole(floor(&(expected * part)).max(1))
        } else if let Some(most) = self.counted_on_the_rest() {
            let left = if lower { &most - expected } else { expected.clone() };
            part * left.max(most / whole(100))
        } else {
            expected * part
        };
        let (reached, nearly) = if lower {
            (figure >= expected, *figure >= expected - band)
        } else {
            (figure <= expected, *figure <= expected + band)
        };
        if reached {
            Verdict::OnTrack
        } else if nearly {
            Verdict::AtRisk
        } else {
            Verdict::OffTrack
        }
    }
}
