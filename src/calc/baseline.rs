//! The figure from which a target starts, and the bound that a step from it makes.

use super::Subject;
use super::value::Amount;
use crate::model::{Asked, Baseline, Bound, ComputedIndicator, Direction, Goal, Measure, Origin, Plan, Step, Target};
use crate::value::{Day, Exact, IndicatorId, PlanId};
use std::collections::BTreeMap;

/// The figure of a baseline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaselineFigure {
    /// The figure with its counts; a number without them is a percentage, an amount or points.
    pub amount: Amount,
    /// The figure as it is compared: percent for ratios, the rank for ranks.
    pub figure: Exact,
    /// Its day; `None`: the plan's start.
    pub on: Option<Day>,
    /// The plan whose last figure it is.
    pub plan: Option<PlanId>,
}

/// The last figures of plans that baselines name, each with the day that it covers.
#[derive(Clone, Debug, Default)]
pub struct Baselines(BTreeMap<(String, String), (Amount, Day)>);

impl Baselines {
    /// No figure of any plan.
    pub(crate) const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Keeps the last figure of an indicator in a plan.
    pub(crate) fn put(&mut self, plan: &str, indicator: &str, figure: (Amount, Day)) {
        self.0.insert(key(plan, indicator), figure);
    }

    fn of(&self, plan: &PlanId, indicator: &IndicatorId) -> Option<&(Amount, Day)> {
        self.0.get(&key(plan.as_str(), indicator.as_str()))
    }
}

fn key(plan: &str, indicator: &str) -> (String, String) {
    (plan.to_ascii_lowercase(), indicator.to_ascii_lowercase())
}

/// The figure from which a target starts; `None` without a baseline, and where the plan that it names has no figure.
pub(crate) fn baseline_figure(plan: &Plan, target: &Target, baselines: &Baselines) -> Option<BaselineFigure> {
    let Baseline { origin, on, .. } = target.baseline.as_ref()?;
    let indicator = &target.indicator.value;
    let measure = plan.measure(indicator)?;
    let on = on.map(|on| on.value);
    let stated = |amount: Amount| Some(BaselineFigure { figure: amount.figure()?, amount, on, plan: None });
    match (&origin.value, measure) {
        (Origin::Plan(named), _) => {
            let (amount, day) = baselines.of(named, indicator)?;
            let is_alike = amount.measures(measure);
            let figure = amount.figure().filter(|_| is_alike)?;
            Some(BaselineFigure { amount: amount.clone(), figure, on: Some(*day), plan: Some(named.clone()) })
        }
        (Origin::Figure(figure), Measure::Ratio) => stated(Amount::Percent(figure.clone())),
        (Origin::Figure(figure), Measure::Score) => stated(Amount::Score(figure.clone())),
        (Origin::Figure(figure), Measure::Count | Measure::Amount) => stated(Amount::Amount(figure.clone())),
        (Origin::Figure(figure), Measure::Rank) => stated(Amount::Rank(figure.to_whole()?, None)),
        (Origin::Counts(numerator, denominator), Measure::Ratio) => {
            stated(Amount::Ratio(i128::from(*numerator), i128::from(*denominator)))
        }
        (Origin::Rank(rank, of), Measure::Rank) => stated(Amount::Rank(*rank, *of)),
        // A baseline of another measure has a finding.
        (Origin::Figure(_) | Origin::Counts(..) | Origin::Rank(..), _) => None,
    }
}

/// The bound that a target asks for, with steps counted from its baseline and held inside the measure's range. `None`
/// where the baseline has no figure.
pub(crate) fn bound_of(asked: &Asked, subject: Subject<'_>, baseline: Option<&BaselineFigure>) -> Option<Bound> {
    match asked {
        Asked::Bound(bound) => Some(bound.clone()),
        Asked::Class(class) => {
            let Subject::Reported(indicator) = subject else { return None };
            let place = indicator.classes.as_ref()?.place(class.as_str())?;
            Some(Bound::AtLeast(Exact::from(i64::from(place))))
        }
        Asked::Step(step, of) => {
            let figure = &baseline?.figure;
            if subject.measure() == Measure::Rank {
                let places = match step {
                    Step::Rise(places) => places.clone(),
                    Step::Better => Exact::from(1),
                    // A rank takes neither falls nor shares.
                    Step::Fall(_) | Step::RisePercent(_) | Step::FallPercent(_) => return None,
                };
                let rank = (figure - &places).max(Exact::from(1)).to_whole()?;
                return Some(Bound::RankWithin(u32::try_from(rank).ok()?, *of));
            }
            let hold = |figure: Exact| held_inside(figure, subject);
            let share = |percent: &Exact| percent_of(figure, percent);
            Some(match step {
                Step::Rise(points) => Bound::AtLeast(hold(figure + points)),
                Step::Fall(points) => Bound::AtMost(hold(figure - points)),
                Step::RisePercent(percent) => Bound::AtLeast(hold(figure + &share(percent)?)),
                Step::FallPercent(percent) => Bound::AtMost(hold(figure - &share(percent)?)),
                Step::Better if is_down(subject) => Bound::LessThan(figure.clone()),
                Step::Better => Bound::MoreThan(figure.clone()),
            })
        }
    }
}

/// The bound of a target as far as its own plan tells it.
pub(crate) fn own_bound(plan: &Plan, target: &Target) -> Option<Bound> {
    let Goal::Bound(asked) = &target.goal else { return None };
    let baseline = baseline_figure(plan, target, &Baselines::none());
    bound_of(&asked.value, Subject::of(plan, &target.indicator.value)?, baseline.as_ref())
}

/// The figure to which a step leads before it is held inside the measure's range; `None` for ranks, and where the
/// baseline has no figure.
pub(crate) fn reckoned_figure(step: &Step, baseline: &BaselineFigure) -> Option<Exact> {
    let figure = &baseline.figure;
    match step {
        Step::Rise(points) => Some(figure + points),
        Step::Fall(points) => Some(figure - points),
        Step::RisePercent(percent) => Some(figure + &percent_of(figure, percent)?),
        Step::FallPercent(percent) => Some(figure - &percent_of(figure, percent)?),
        Step::Better => None,
    }
}

fn percent_of(figure: &Exact, percent: &Exact) -> Option<Exact> {
    &(figure * percent) / &Exact::from(100)
}

fn held_inside(figure: Exact, subject: Subject<'_>) -> Exact {
    let figure = figure.max(Exact::from(0));
    match subject.maximum() {
        Some(maximum) => figure.min(maximum),
        None => figure,
    }
}

/// Whether less is better.
fn is_down(subject: Subject<'_>) -> bool {
    match subject {
        Subject::Reported(indicator) => indicator.direction == Direction::Down,
        Subject::Computed(ComputedIndicator::AssignmentGaps) => true,
        Subject::Computed(
            ComputedIndicator::TasksDone | ComputedIndicator::TasksOnTime | ComputedIndicator::ReportsOnTime,
        ) => false,
    }
}

/// Whether a rank and that of the baseline are out of pools of two sizes. A pool whose size nobody gives is of any.
pub(super) fn are_of_two_pools(value: &Amount, bound: &Bound, baseline: Option<&BaselineFigure>) -> bool {
    let Some((_, Some(before))) = baseline.and_then(|baseline| baseline.amount.rank()) else { return false };
    let Some((_, of)) = value.rank() else { return false };
    of.or_else(|| bound.pool_size().map(i64::from)).is_some_and(|of| of != before)
}
