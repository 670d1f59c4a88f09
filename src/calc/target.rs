//! The status of a target on a given day: verdict, attainment, shortfall and forecast.

use super::computed::computed;
use super::state::View;
use super::theil_sen::line_at;
use super::{NoRank, Rank, Subject};
use super::{judgement::Judgement, judgement::is_lower};
use super::{
    value::Amount, value::Part, value::Value, value::deciding_values, value::milestone_value, value::reported_values,
    value::value_to_date,
};
use super::{verdict::Unit, verdict::Verdict};
use crate::model::{Accumulate, Bound, ComputedIndicator, Goal, Indicator, Measure, Pace, Plan, Target, WhenEmpty};
use crate::value::{Day, Exact};

/// The status of a target.
#[derive(Clone, Debug)]
pub struct TargetStatus {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether nothing can change the verdict: its day has passed, or no later figure can undo it. `None` for a target
    /// that is not measured.
    pub is_final: Option<bool>,
    /// The last day for it.
    pub by: Day,
    /// The value to date, if one is known.
    pub value: Option<Value>,
    /// The share of the bound that is reached, 0 or more; 1 is the whole bound. The verdict never uses it.
    pub attainment: Option<Exact>,
    /// The figure expected on the last day that the value covers.
    pub expected: Option<Exact>,
    /// The pace that gives `expected`.
    pub pace: Option<Pace>,
    /// The distance to the bound that a person must still cover.
    pub shortfall: Option<(Exact, Unit)>,
    /// The figure to which the values so far lead on the day `by`; never used for the verdict.
    pub forecast: Option<Exact>,
    /// The computed rank, or why the reported one stands; only where a rank is computed from scores.
    pub ranked: Option<Result<Rank, NoRank>>,
}

/// The status of a target on the day of `view`. A figure that falls short by at most `at_risk_percent` percent of the
/// expected one is only at risk.
#[must_use]
pub fn target_status(plan: &Plan, target: &Target, view: View<'_>, at_risk_percent: u32) -> TargetStatus {
    let by = target.by.map_or(plan.end.value, |by| by.value);
    let subject = match ComputedIndicator::named(&target.indicator.value) {
        Some(reserved) => Some(Subject::Computed(reserved)),
        None => plan.indicator(&target.indicator.value).map(Subject::Reported),
    };
    let (Goal::Bound(bound), Some(subject)) = (&target.goal, subject) else {
        return TargetStatus::unmeasured(by);
    };
    let case = Case { plan, target, bound: &bound.value, subject, by, view, at_risk_percent };
    case.standing()
}

impl TargetStatus {
    const fn unmeasured(by: Day) -> Self {
        Self {
            verdict: Verdict::NotMeasurable,
            is_final: None,
            by,
            value: None,
            attainment: None,
            expected: None,
            pace: None,
            shortfall: None,
            forecast: None,
            ranked: None,
        }
    }
}

/// A target with a bound, on a day.
struct Case<'c> {
    plan: &'c Plan,
    target: &'c Target,
    bound: &'c Bound,
    subject: Subject<'c>,
    by: Day,
    view: View<'c>,
    at_risk_percent: u32,
}

impl Case<'_> {
    fn standing(&self) -> TargetStatus {
        let parts = self.parts();
        let ranked = self.rank();
        let value = self.value(&parts, ranked.as_ref());
        let figure = value.as_ref().and_then(|value| value.amount.figure());
        let pace = self.pace();
        let expected = match (&value, &figure) {
            (Some(value), Some(_)) => self.expected(pace, value.through),
            (Some(_) | None, Some(_) | None) => None,
        };
        let holds = self.holds(value.as_ref(), figure.as_ref());
        let (verdict, is_final) = self.judge(value.as_ref(), figure.as_ref(), expected.as_ref(), holds);
        TargetStatus {
            verdict,
            is_final: Some(is_final),
            by: self.by,
            attainment: self.attainment(value.as_ref(), figure.as_ref(), holds),
            pace: expected.is_some().then_some(pace),
            shortfall: if holds { None } else { value.as_ref().and_then(|value| self.shortfall(value)) },
            forecast: value.as_ref().filter(|_| figure.is_some()).and_then(|value| self.forecast(&parts, value)),
            expected,
            value,
            ranked,
        }
    }

    const fn is_milestone(&self) -> bool {
        matches!(self.bound, Bound::Done)
    }

    fn parts(&self) -> Vec<Part> {
        deciding_values(self.plan, &self.target.indicator.value, Some(self.by), self.view.as_of)
    }

    /// The rank among the plans with the same parent, where it is computed from a score.
    fn rank(&self) -> Option<Result<Rank, NoRank>> {
        let Subject::Reported(Indicator { measure: Measure::Rank, rank_of: Some(score), .. }) = self.subject else {
            return None;
        };
        let parent = self.plan.parent.as_ref().map(|parent| &parent.value);
        Some(self.view.ranks.rank(&self.plan.id.value, parent, &score.value, self.by))
    }

    fn value(&self, parts: &[Part], ranked: Option<&Result<Rank, NoRank>>) -> Option<Value> {
        match self.subject {
            Subject::Computed(reserved) => Some(computed(self.plan, reserved, self.view.until(self.by))),
            Subject::Reported(_) if self.is_milestone() => {
                milestone_value(self.plan, &self.target.indicator.value, self.view.as_of)
            }
            Subject::Reported(indicator) => {
                let mut value = match ranked {
                    Some(Ok(rank)) => self.rank_value(indicator, rank)?,
                    // The reported rank stands where none can be computed.
                    Some(Err(_)) | None => value_to_date(self.plan, indicator, parts)?,
                };
                value.stale =
                    self.plan.reports().iter().any(|report| {
                        report.to <= self.by && report.to > value.through && report.due < self.view.as_of
                    });
                Some(value)
            }
        }
    }

    /// The value of a computed rank; its part is the plan's own score.
    fn rank_value(&self, indicator: &Indicator, rank: &Rank) -> Option<Value> {
        let score = indicator.rank_of.as_ref()?;
        let mut parts = reported_values(self.plan, &score.value);
        parts.retain(|part| part.period.name == rank.period.name);
        Some(rank.value(parts))
    }

    fn holds(&self, value: Option<&Value>, figure: Option<&Exact>) -> bool {
        let Some(value) = value else { return false };
        match (&value.amount, self.bound) {
            (amount, _) if amount.is_empty() => self.subject.when_empty() == WhenEmpty::Attained,
            (Amount::Done(on), Bound::Done) => *on <= self.by,
            (_, bound) => figure.is_some_and(|figure| bound.holds(figure)),
        }
    }

    fn judge(
        &self,
        value: Option<&Value>,
        figure: Option<&Exact>,
        expected: Option<&Exact>,
        holds: bool,
    ) -> (Verdict, bool) {
        let (as_of, by) = (self.view.as_of, self.by);
        // The list of reports costs time and decides nothing before the end.
        let is_awaited = as_of > by && matches!(self.subject, Subject::Reported(_)) && !self.is_milestone();
        let last_report = || self.plan.reports().iter().map(|report| report.to).filter(|to| *to <= by).max();
        let judgement = Judgement {
            bound: self.bound,
            subject: self.subject,
            value,
            figure,
            expected,
            holds,
            as_of,
            by,
            last_report: if is_awaited { last_report() } else { None },
            due_soon_days: self.view.due_soon_days,
            at_risk_percent: self.at_risk_percent,
        };
        judgement.verdict()
    }

    /// The pace that applies: `level` expects the whole bound at any time, `linear` a share that grows day by day.
    fn pace(&self) -> Pace {
        let may_be_set = match self.subject.measure() {
            Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => true,
            Measure::Rank | Measure::Milestone => false,
        };
        if let (Some(pace), true) = (self.target.pace, may_be_set) {
            return pace.value;
        }
        let is_linear = is_lower(self.bound)
            && match self.subject {
                Subject::Computed(ComputedIndicator::TasksDone) => true,
                Subject::Computed(
                    ComputedIndicator::AssignmentGaps
                    | ComputedIndicator::TasksOnTime
                    | ComputedIndicator::ReportsOnTime,
                ) => false,
                Subject::Reported(indicator) => match indicator.measure {
                    Measure::Count | Measure::Amount => true,
                    Measure::Ratio => indicator.accumulate == Accumulate::Latest,
                    Measure::Score | Measure::Rank | Measure::Milestone => false,
                },
            };
        if is_linear { Pace::Linear } else { Pace::Level }
    }

    fn expected(&self, pace: Pace, on: Day) -> Option<Exact> {
        let bound = self.bound.figure()?;
        if pace == Pace::Level {
            return Some(bound);
        }
        // The baseline of a flow is the total of another span, so the flow still starts from 0.
        let baseline = self.target.baseline.as_ref().filter(|_| !self.subject.is_flow());
        let first = baseline.map_or_else(|| Exact::from(0), |baseline| baseline.value.value.clone());
        let start = baseline.and_then(|baseline| baseline.on).map_or(self.plan.start.value, |on| on.value);
        let length = self.by.days_since(start);
        if length <= 0 {
            return Some(bound);
        }
        let gone = on.days_since(start).clamp(0, length);
        let share = Exact::ratio(gone, length)?;
        Some(&first + &(&(&bound - &first) * &share))
    }

    fn attainment(&self, value: Option<&Value>, figure: Option<&Exact>, holds: bool) -> Option<Exact> {
        let whole = |holds: bool| Exact::from(i64::from(holds));
        if self.is_milestone() {
            return Some(whole(holds));
        }
        let (value, figure) = (value?, figure?);
        match self.bound {
            Bound::AtLeast(bound) | Bound::MoreThan(bound) if bound.is_zero() => holds.then(|| whole(true)),
            Bound::AtLeast(bound) | Bound::MoreThan(bound) => figure / bound,
            Bound::AtMost(_) | Bound::LessThan(_) | Bound::RankWithin(..) if holds => Some(whole(true)),
            Bound::AtMost(bound) | Bound::LessThan(bound) => bound / figure,
            Bound::RankWithin(rank, of) => {
                let Amount::Rank(place, pool) = value.amount else { return None };
                let pool = pool.or_else(|| of.map(|of| i64::from(of.value)))?;
                Exact::ratio(pool - place, pool - i64::from(*rank))
            }
            Bound::Done => None,
        }
    }

    /// The smallest distance that makes the bound hold, where it does not hold. A ratio with counts and a count give
    /// whole things to do, a percentage and a score give points, an amount gives its own unit, a rank gives places.
    fn shortfall(&self, value: &Value) -> Option<(Exact, Unit)> {
        let figure = value.amount.figure()?;
        let bound = self.bound.figure()?;
        let difference = || if figure > bound { &figure - &bound } else { &bound - &figure };
        match &value.amount {
            Amount::Ratio(numerator, denominator) => {
                let needed = (&(&bound * &Exact::from(*denominator)) / &Exact::from(100))?;
                Some((self.steps(&Exact::from(*numerator), &needed)?, Unit::Count))
            }
            Amount::Count(count) => Some((self.steps(&Exact::from(*count), &bound)?, Unit::Count)),
            Amount::Percent(_) | Amount::Score(_) => Some((difference(), Unit::Points)),
            Amount::Amount(_) => Some((difference(), Unit::Amount)),
            Amount::Rank(..) => Some((difference(), Unit::Places)),
            Amount::Done(_) => None,
        }
    }

    /// The whole steps from `count` to the nearest whole number that keeps the bound, where the bound is drawn at the
    /// figure `needed`. The bound must not hold for `count`: else the steps would be less than 0.
    fn steps(&self, count: &Exact, needed: &Exact) -> Option<Exact> {
        let one = Exact::from(1);
        match self.bound {
            Bound::AtLeast(_) => Some(&needed.round_up() - count),
            Bound::MoreThan(_) => Some(&(&needed.round_down() + &one) - count),
            Bound::AtMost(_) => Some(count - &needed.round_down()),
            Bound::LessThan(_) => Some(count - &(&needed.round_up() - &one)),
            Bound::RankWithin(..) | Bound::Done => None,
        }
    }

    fn forecast(&self, parts: &[Part], value: &Value) -> Option<Exact> {
        let Subject::Reported(indicator) = self.subject else { return None };
        match indicator.measure {
            Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => {}
            Measure::Rank | Measure::Milestone => return None,
        }
        if value.through >= self.by {
            return None;
        }
        let mut days: Vec<Day> = parts.iter().map(|part| part.period.to).collect();
        days.sort_unstable();
        days.dedup();
        let origin = self.plan.start.value;
        let mut points = Vec::with_capacity(days.len());
        for day in days {
            let by_then: Vec<Part> = parts.iter().filter(|part| part.period.to <= day).cloned().collect();
            let then = value_to_date(self.plan, indicator, &by_then).and_then(|value| value.amount.figure());
            points.extend(then.map(|figure| (day.days_since(origin), figure)));
        }
        if points.len() < 3 {
            return None;
        }
        let height = line_at(&points, self.by.days_since(origin))?;
        let maximum = indicator.measure.maximum(indicator.maximum.as_ref().map(|maximum| &maximum.value));
        let height = maximum.map_or(height.clone(), |maximum| height.min(maximum));
        Some(height.max(Exact::from(0)))
    }
}
