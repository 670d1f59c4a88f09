//! The status of a target on a given day: verdict, attainment, shortfall and forecast.

use super::computed::computed;
use super::state::View;
use super::theil_sen::line_at;
use super::{NoRank, Rank, Subject};
use super::{baseline::BaselineFigure, baseline::are_of_two_pools, baseline::baseline_figure, baseline::bound_of};
use super::{reach::Aim, reach::Reach};
use super::{
    value::Part, value::Value, value::deciding_values, value::known_values, value::milestone_value,
    value::value_to_date,
};
use super::{verdict::Unit, verdict::Verdict};
use crate::model::{Asked, Bound, Goal, Indicator, Measure, Pace, Plan, Target, WhenEmpty};
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
    /// The bound as a figure; `None` where it counts from a baseline without a figure, and where nothing is measured.
    pub bound: Option<Bound>,
    /// The figure of its baseline.
    pub baseline: Option<BaselineFigure>,
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
    let subject = Subject::of(plan, &target.indicator.value);
    let (Goal::Bound(asked), Some(subject)) = (&target.goal, subject) else {
        return TargetStatus::unmeasured(by);
    };
    Case { plan, target, asked: &asked.value, subject, by, view, at_risk_percent }.standing()
}

impl TargetStatus {
    const fn unmeasured(by: Day) -> Self {
        Self {
            verdict: Verdict::NotMeasurable,
            is_final: None,
            by,
            bound: None,
            baseline: None,
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
    asked: &'c Asked,
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
        let baseline = baseline_figure(self.plan, self.target, Some(self.view.baselines.on(self.view.as_of)));
        let bound = bound_of(self.asked, self.subject, baseline.as_ref());
        let has_figure = value.as_ref().is_some_and(|value| !value.amount.is_empty());
        let forecast = value.as_ref().filter(|_| has_figure).and_then(|value| self.forecast(&parts, value));
        let status = TargetStatus {
            is_final: Some(self.view.as_of > self.by),
            forecast,
            ranked,
            ..TargetStatus::unmeasured(self.by)
        };
        let held = value.as_ref().zip(bound.as_ref());
        let are_of_two_pools =
            held.is_some_and(|(value, bound)| are_of_two_pools(&value.amount, bound, baseline.as_ref()));
        let is_step = self.asked.step().is_some();
        let Some(known) = bound.as_ref().filter(|_| !(is_step && are_of_two_pools)) else {
            let verdict = self.incomparable(value.as_ref());
            return TargetStatus { verdict, bound, baseline, value, ..status };
        };
        let reach = self.reach(known, baseline.as_ref(), value.as_ref());
        let (verdict, is_final) = reach.verdict();
        TargetStatus {
            verdict,
            is_final: Some(is_final),
            attainment: reach.attainment(),
            pace: reach.expected.is_some().then_some(reach.pace),
            shortfall: reach.shortfall(),
            expected: reach.expected,
            bound,
            baseline,
            value,
            ..status
        }
    }

    /// The verdict where no bound can be held against the value.
    fn incomparable(&self, value: Option<&Value>) -> Verdict {
        match value {
            None => Verdict::NoData,
            Some(value) if value.amount.is_empty() && self.subject.when_empty() == WhenEmpty::NotApplicable => {
                Verdict::NotApplicable
            }
            Some(_) => Verdict::NotComparable,
        }
    }

    fn reach<'r>(
        &'r self,
        bound: &'r Bound,
        baseline: Option<&'r BaselineFigure>,
        value: Option<&'r Value>,
    ) -> Reach<'r> {
        let (as_of, by) = (self.view.as_of, self.by);
        // The list of reports costs time and decides nothing before the end.
        let awaited = match self.subject {
            Subject::Reported(indicator) if as_of > by && !self.asked.is_milestone() => Some(indicator),
            Subject::Reported(_) | Subject::Computed(_) => None,
        };
        let last_report = |indicator| {
            let reports = self.plan.reports_of(indicator);
            reports.iter().map(|report| report.to).filter(|to| *to <= by).max()
        };
        let aim = Aim {
            bound,
            is_step: self.asked.step().is_some(),
            baseline,
            pace: self.target.pace.map(|pace| pace.value),
            start: self.plan.start.value,
            by,
        };
        Reach::new(aim, self.subject, value, self.view, self.at_risk_percent, awaited.and_then(last_report))
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
        Some(self.view.ranks.rank(&self.plan.id.value, parent, &score.value, self.by, self.view.as_of))
    }

    fn value(&self, parts: &[Part], ranked: Option<&Result<Rank, NoRank>>) -> Option<Value> {
        match self.subject {
            Subject::Computed(reserved) => Some(computed(self.plan, reserved, self.view.until(self.by))),
            Subject::Reported(_) if self.asked.is_milestone() => {
                milestone_value(self.plan, &self.target.indicator.value, self.view.as_of)
            }
            Subject::Reported(indicator) => {
                let mut value = match ranked {
                    Some(Ok(rank)) => self.rank_value(indicator, rank)?,
                    // The reported rank stands where none can be computed.
                    Some(Err(_)) | None => value_to_date(self.plan, indicator, parts)?,
                };
                value.stale = self.plan.reports_of(indicator).iter().any(|report| {
                    report.to <= self.by && report.to > value.through && report.due.day < self.view.as_of
                });
                Some(value)
            }
        }
    }

    /// The value of a computed rank; its part is the plan's own score.
    fn rank_value(&self, indicator: &Indicator, rank: &Rank) -> Option<Value> {
        let score = indicator.rank_of.as_ref()?;
        let mut parts = known_values(self.plan, &score.value, self.view.as_of);
        parts.retain(|part| part.period.name == rank.period.name);
        Some(rank.value(parts))
    }

    fn forecast(&self, parts: &[Part], value: &Value) -> Option<Exact> {
        let Subject::Reported(indicator) = self.subject else { return None };
        if !adds_up(indicator.measure) || value.through >= self.by {
            return None;
        }
        let origin = self.plan.start.value;
        let figures = figures_by_day(self.plan, indicator, parts).into_iter();
        let points: Vec<(i64, Exact)> = figures.map(|(day, figure)| (day.days_since(origin), figure)).collect();
        if points.len() < 3 {
            return None;
        }
        let height = line_at(&points, self.by.days_since(origin))?;
        let maximum = indicator.measure.maximum(indicator.maximum.as_ref().map(|maximum| &maximum.value));
        let height = maximum.map_or(height.clone(), |maximum| height.min(maximum));
        Some(height.max(Exact::from(0)))
    }
}

/// The figure to date of a target on the last day of each period, oldest first. Places, classes and milestones have
/// none: nothing lies between two of them.
pub(crate) fn figures_of(plan: &Plan, target: &Target, view: View<'_>) -> Vec<(Day, Exact)> {
    let id = &target.indicator.value;
    let Some(Subject::Reported(indicator)) = Subject::of(plan, id) else { return Vec::new() };
    if !adds_up(indicator.measure) {
        return Vec::new();
    }
    let by = target.by.map_or(plan.end.value, |by| by.value);
    figures_by_day(plan, indicator, &deciding_values(plan, id, Some(by), view.as_of))
}

fn figures_by_day(plan: &Plan, indicator: &Indicator, parts: &[Part]) -> Vec<(Day, Exact)> {
    let mut days: Vec<Day> = parts.iter().map(|part| part.period.to).collect();
    days.sort_unstable();
    days.dedup();
    let on = |day: Day| {
        let by_then: Vec<Part> = parts.iter().filter(|part| part.period.to <= day).cloned().collect();
        Some((day, value_to_date(plan, indicator, &by_then)?.amount.figure()?))
    };
    days.into_iter().filter_map(on).collect()
}

/// Whether a line through such figures means something.
const fn adds_up(measure: Measure) -> bool {
    match measure {
        Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => true,
        Measure::Rank | Measure::Milestone | Measure::Class => false,
    }
}
