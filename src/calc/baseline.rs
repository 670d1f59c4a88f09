//! The figure from which a target starts, and the bound that a step from it makes.

use super::{Subject, value::Amount};
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

/// The last figures of plans that baselines name, each with the day that it covers. A figure is that of the day from
/// which the naming plan looks.
#[derive(Clone, Debug, Default)]
pub struct Baselines(BTreeMap<(String, String, Day), (Amount, Day)>);

impl Baselines {
    /// No figure of any plan.
    pub(crate) const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Keeps the last figure of an indicator in a plan, as it was known on `as_of`.
    pub(crate) fn put(&mut self, plan: &PlanId, indicator: &IndicatorId, as_of: Day, figure: (Amount, Day)) {
        self.0.insert(key(plan, indicator, as_of), figure);
    }

    /// The figures as they were known on a day.
    pub(crate) const fn on(&self, as_of: Day) -> BaselinesOnDay<'_> {
        BaselinesOnDay { all: self, as_of }
    }
}

/// The last figures of plans as they were known on a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BaselinesOnDay<'b> {
    all: &'b Baselines,
    as_of: Day,
}

impl<'b> BaselinesOnDay<'b> {
    fn of(self, plan: &PlanId, indicator: &IndicatorId) -> Option<&'b (Amount, Day)> {
        self.all.0.get(&key(plan, indicator, self.as_of))
    }
}

fn key(plan: &PlanId, indicator: &IndicatorId, as_of: Day) -> (String, String, Day) {
    (plan.as_str().to_ascii_lowercase(), indicator.as_str().to_ascii_lowercase(), as_of)
}

/// The figure from which a target starts; `None` without a baseline, and where the plan that it names has no figure.
/// Without `others` no other plan is asked.
pub(crate) fn baseline_figure(
    plan: &Plan,
    target: &Target,
    others: Option<BaselinesOnDay<'_>>,
) -> Option<BaselineFigure> {
    let Baseline { origin, on, .. } = target.baseline.as_ref()?;
    let indicator = &target.indicator.value;
    let measure = plan.measure(indicator)?;
    let on = on.map(|on| on.value);
    let stated = |amount: Amount| Some(BaselineFigure { figure: amount.figure()?, amount, on, plan: None });
    match (&origin.value, measure) {
        (Origin::Plan(named), _) => {
            let (amount, day) = others?.of(named, indicator)?;
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
                Step::Better if is_down(subject) => Bound::LessThan(hold(figure.clone())),
                Step::Better => Bound::MoreThan(hold(figure.clone())),
            })
        }
    }
}

/// The bound of a target as far as its own plan tells it.
pub(crate) fn own_bound(plan: &Plan, target: &Target) -> Option<Bound> {
    let Goal::Bound(asked) = &target.goal else { return None };
    let baseline = baseline_figure(plan, target, None);
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
