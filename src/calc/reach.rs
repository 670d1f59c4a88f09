//! How far a value reaches towards a bound: the pace, the expected figure, the attainment and the shortfall.

use super::baseline::BaselineFigure;
use super::state::View;
use super::{Subject, judgement::Judgement, judgement::is_lower};
use super::{value::Amount, value::Value};
use super::{verdict::Unit, verdict::Verdict};
use crate::model::{Accumulate, Bound, ComputedIndicator, Measure, Pace, WhenEmpty};
use crate::value::{Day, Exact};

/// The aim of a target, in figures.
#[derive(Clone, Copy)]
pub(super) struct Aim<'a> {
    pub bound: &'a Bound,
    /// Whether the bound counts from the baseline.
    pub is_step: bool,
    pub baseline: Option<&'a BaselineFigure>,
    /// The pace that the file sets.
    pub pace: Option<Pace>,
    /// The plan's first day.
    pub start: Day,
    pub by: Day,
}

/// A value beside the aim of its target.
pub(super) struct Reach<'a> {
    aim: Aim<'a>,
    subject: Subject<'a>,
    value: Option<&'a Value>,
    /// The figure of the value; `None` for 0/0.
    figure: Option<Exact>,
    /// The pace that applies.
    pub(super) pace: Pace,
    /// The figure expected on the last day that the value covers.
    pub(super) expected: Option<Exact>,
    holds: bool,
    view: View<'a>,
    at_risk_percent: u32,
    last_report: Option<Day>,
}

impl<'a> Reach<'a> {
    /// `last_report` is the last day of the last report that ends on or before the target's day.
    pub(super) fn new(
        aim: Aim<'a>,
        subject: Subject<'a>,
        value: Option<&'a Value>,
        view: View<'a>,
        at_risk_percent: u32,
        last_report: Option<Day>,
    ) -> Self {
        let figure = value.and_then(|value| value.amount.figure());
        let pace = aim.pace_of(subject);
        let expected = match (value, &figure) {
            (Some(value), Some(_)) => aim.expected(pace, subject, value.through),
            (Some(_) | None, Some(_) | None) => None,
        };
        let holds = aim.holds(subject, value, figure.as_ref());
        Self { aim, subject, value, figure, pace, expected, holds, view, at_risk_percent, last_report }
    }

    /// The verdict, and whether it is final.
    pub(super) fn verdict(&self) -> (Verdict, bool) {
        let judgement = Judgement {
            bound: self.aim.bound,
            subject: self.subject,
            value: self.value,
            figure: self.figure.as_ref(),
            expected: self.expected.as_ref(),
            holds: self.holds,
            as_of: self.view.as_of,
            by: self.aim.by,
            last_report: self.last_report,
            due_soon_days: self.view.due_soon_days,
            at_risk_percent: self.at_risk_percent,
        };
        judgement.verdict()
    }

    /// The share of the bound that is reached; of a step the share of the way from the baseline.
    pub(super) fn attainment(&self) -> Option<Exact> {
        let whole = |holds: bool| Exact::from(i64::from(holds));
        if matches!(self.aim.bound, Bound::Done) {
            return Some(whole(self.holds));
        }
        let (value, figure) = (self.value?, self.figure.as_ref()?);
        if self.aim.is_step {
            let (first, bound) = (&self.aim.baseline?.figure, self.aim.bound.figure()?);
            let share = (&(figure - first) / &(&bound - first))?;
            return Some(share.max(Exact::from(0)).min(Exact::from(1)));
        }
        if self.subject.measure() == Measure::Class {
            return self.holds.then(|| whole(true));
        }
        match self.aim.bound {
            Bound::AtLeast(bound) | Bound::MoreThan(bound) if bound.is_zero() => self.holds.then(|| whole(true)),
            Bound::AtLeast(bound) | Bound::MoreThan(bound) => figure / bound,
            Bound::AtMost(_) | Bound::LessThan(_) | Bound::RankWithin(..) if self.holds => Some(whole(true)),
            Bound::AtMost(bound) | Bound::LessThan(bound) => bound / figure,
            Bound::RankWithin(rank, of) => {
                let (place, pool) = value.amount.rank()?;
                let pool = pool.or_else(|| of.map(|of| i64::from(of.value)))?;
                Exact::ratio(pool - place, pool - i64::from(*rank))
            }
            Bound::Done => None,
        }
    }

    /// The smallest distance that makes the bound hold; `None` where it holds. A ratio with counts and a count give
    /// whole things to do, a percentage and a score give points, an amount gives its own unit, a rank gives places, a
    /// class classes.
    pub(super) fn shortfall(&self) -> Option<(Exact, Unit)> {
        let (value, figure) = (self.value.filter(|_| !self.holds)?, self.figure.as_ref()?);
        let bound = self.aim.bound.figure()?;
        let difference = || if *figure > bound { figure - &bound } else { &bound - figure };
        match &value.amount {
            Amount::Ratio(numerator, denominator) => {
                let needed = (&(&bound * &Exact::from(*denominator)) / &Exact::from(100))?;
                Some((self.steps(&Exact::from(*numerator), &needed)?, Unit::Count))
            }
            Amount::Count(count) => Some((self.steps(&Exact::from(*count), &bound)?, Unit::Count)),
            Amount::Percent(_) | Amount::Score(_) => Some((difference(), Unit::Points)),
            Amount::Amount(_) => Some((difference(), Unit::Amount)),
            Amount::Rank(..) => Some((difference(), Unit::Places)),
            Amount::Class(..) => Some((difference(), Unit::Classes)),
            Amount::Done(_) => None,
        }
    }

    /// The whole steps from `count` to the nearest whole number that keeps the bound, where the bound is drawn at the
    /// figure `needed`. The bound must not hold for `count`: else the steps would be less than 0.
    fn steps(&self, count: &Exact, needed: &Exact) -> Option<Exact> {
        let one = Exact::from(1);
        match self.aim.bound {
            Bound::AtLeast(_) => Some(&needed.round_up() - count),
            Bound::MoreThan(_) => Some(&(&needed.round_down() + &one) - count),
            Bound::AtMost(_) => Some(count - &needed.round_down()),
            Bound::LessThan(_) => Some(count - &(&needed.round_up() - &one)),
            Bound::RankWithin(..) | Bound::Done => None,
        }
    }
}

impl Aim<'_> {
    fn holds(&self, subject: Subject<'_>, value: Option<&Value>, figure: Option<&Exact>) -> bool {
        let Some(value) = value else { return false };
        match (&value.amount, self.bound) {
            (amount, _) if amount.is_empty() => subject.when_empty() == WhenEmpty::Attained,
            (Amount::Done(on), Bound::Done) => *on <= self.by,
            (_, bound) => figure.is_some_and(|figure| bound.holds(figure)),
        }
    }

    /// The pace that applies: `level` expects the whole bound at any time, `linear` a share that grows day by day.
    fn pace_of(&self, subject: Subject<'_>) -> Pace {
        let may_be_set = match subject.measure() {
            Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => true,
            Measure::Rank | Measure::Milestone | Measure::Class => false,
        };
        if let (Some(pace), true) = (self.pace, may_be_set) {
            return pace;
        }
        let is_linear = is_lower(self.bound)
            && match subject {
                Subject::Computed(ComputedIndicator::TasksDone) => true,
                Subject::Computed(
                    ComputedIndicator::AssignmentGaps
                    | ComputedIndicator::TasksOnTime
                    | ComputedIndicator::ReportsOnTime,
                ) => false,
                Subject::Reported(indicator) => match indicator.measure {
                    Measure::Count | Measure::Amount => true,
                    Measure::Ratio => indicator.accumulate == Accumulate::Latest,
                    Measure::Score | Measure::Rank | Measure::Milestone | Measure::Class => false,
                },
            };
        if is_linear { Pace::Linear } else { Pace::Level }
    }

    fn expected(&self, pace: Pace, subject: Subject<'_>, on: Day) -> Option<Exact> {
        let bound = self.bound.figure()?;
        if pace == Pace::Level {
            return Some(bound);
        }
        // The baseline of a flow is the total of another span, so the flow still starts from 0.
        let baseline = self.baseline.filter(|_| !subject.is_flow());
        let (first, start) =
            baseline.map_or_else(|| (Exact::from(0), None), |baseline| (baseline.figure.clone(), baseline.on));
        let start = start.unwrap_or(self.start);
        let length = self.by.days_since(start);
        if length <= 0 {
            return Some(bound);
        }
        let gone = on.days_since(start).clamp(0, length);
        let share = Exact::ratio(gone, length)?;
        Some(&first + &(&(&bound - &first) * &share))
    }
}
