//! The points that can still be won: those of the best figure to which the source can still come.

use super::figure::{Reading, figure, reports_left, value_of};
use super::points::{Scored, most_points, points};
use super::{figure::of_counted, tasks};
use crate::calc::owed_reports::report_states;
use crate::calc::{Amount, Subject, View};
use crate::model::{Combination, Measure, ReportsFigure};
use crate::model::{
    ComputedIndicator, Criterion, FigureSource, Plan, PointsRule, ScoringSet, TasksChosen, TasksFigure,
};
use crate::value::{Exact, IndicatorId};

/// The best that can still come.
enum Best {
    /// Nothing changes any more, or nothing gets better.
    AsItIs,
    /// This figure.
    Figure(Scored),
    /// Any figure.
    Any,
}

/// The points that a criterion can still come to on the day of `view`; `None` where they stay as they are.
pub(super) fn best_points(
    plan: &Plan,
    set: &ScoringSet,
    criterion: &Criterion,
    coefficient: Option<&Exact>,
    view: View<'_>,
) -> Option<Exact> {
    let (source, rule) = (&criterion.figure.as_ref()?.value, &criterion.rule.as_ref()?.value);
    if view.as_of > set.to.value {
        return None;
    }
    let most = most_points(rule, &criterion.max.value);
    match best(plan, set, source, rule, view) {
        Best::AsItIs => None,
        Best::Figure(figure) => points(rule, &criterion.max.value, &figure, coefficient),
        Best::Any => {
            // A coefficient is a figure too, and can rise as well; what it takes now may come back.
            Some(points_of_best(rule).map_or(most.clone(), |best| best.min(most)))
        }
    }
}

/// The figure that a rule asks for.
#[derive(Clone, Copy)]
struct Wish {
    /// Whether a lower figure gives more points.
    lower: bool,
    /// Whether a figure near its end gives other points than the end.
    leaps: bool,
}

impl Wish {
    const fn of(rule: &PointsRule) -> Self {
        Self { lower: is_lower_better(rule), leaps: leaps(rule) }
    }
}

/// The points of the best figure by a rule that names them; `None` where that is the maximum of the criterion.
fn points_of_best(rule: &PointsRule) -> Option<Exact> {
    match rule {
        PointsRule::Steps { steps, .. } => steps.iter().map(|step| step.points.clone()).max(),
        PointsRule::Bonus(bonus) => Some(bonus.cap.value.clone()),
        PointsRule::YesNo
        | PointsRule::Capped(_)
        | PointsRule::Proportion
        | PointsRule::Band(_)
        | PointsRule::ByDate(_)
        | PointsRule::Minus(_) => None,
    }
}

/// Whether the points of this rule change by leaps: a figure near a bound gives other points than the bound.
const fn leaps(rule: &PointsRule) -> bool {
    match rule {
        PointsRule::YesNo | PointsRule::Steps { .. } | PointsRule::Band(_) | PointsRule::ByDate(_) => true,
        PointsRule::Capped(_) | PointsRule::Proportion | PointsRule::Minus(_) | PointsRule::Bonus(_) => false,
    }
}

/// Whether a lower figure gives more points by this rule.
const fn is_lower_better(rule: &PointsRule) -> bool {
    match rule {
        PointsRule::Steps { down, .. } => *down,
        PointsRule::Minus(_) => true,
        PointsRule::YesNo
        | PointsRule::Capped(_)
        | PointsRule::Proportion
        | PointsRule::Band(_)
        | PointsRule::ByDate(_)
        | PointsRule::Bonus(_) => false,
    }
}

fn best(plan: &Plan, set: &ScoringSet, source: &FigureSource, rule: &PointsRule, view: View<'_>) -> Best {
    let days = (set.from.value, set.to.value);
    match source {
        FigureSource::Indicator(id) => of_indicator(plan, set, &id.value, Wish::of(rule), view),
        FigureSource::Task(id) => {
            let Some(task) = plan.tasks.named(id.value.as_str()) else { return Best::AsItIs };
            let is_open = tasks::delivered_within(plan, task, days, view).is_none() && !task.is_dropped(view.as_of);
            // A delivery before `from` does not count, whenever one looks.
            if is_open { Best::Figure(Scored::Day(Some(view.as_of.max(days.0)))) } else { Best::AsItIs }
        }
        FigureSource::Tasks(chosen, figure) => of_tasks(plan, set, chosen, *figure, view),
        FigureSource::Reports(figure) => {
            let states = tasks::reports(plan, days, view.as_of);
            known(of_counted(tasks::of_reports(&states, *figure, view.as_of, true), false))
        }
        FigureSource::Combined(how, ids) => {
            let Reading::Known(Scored::Number(_, most)) = figure(plan, set, source, view).reading else {
                // Nothing came up so far, which counts as attained or missed.
                let stays =
                    |id: &IndicatorId| matches!(of_indicator(plan, set, id, Wish::of(rule), view), Best::AsItIs);
                return if ids.iter().all(|id| stays(&id.value)) { Best::AsItIs } else { Best::Any };
            };
            let each = ids.iter().filter_map(|id| reach(plan, set, &id.value, leaps(rule), view));
            match together(*how, each, is_lower_better(rule)) {
                Some(number) => Best::Figure(Scored::Number(number, most)),
                None => Best::Any,
            }
        }
        // A person gave what there is to give.
        FigureSource::Manual => Best::AsItIs,
    }
}

fn known(figure: super::figure::CriterionFigure) -> Best {
    match figure.reading {
        Reading::Known(scored) => Best::Figure(scored),
        Reading::NotApplicable | Reading::Attained | Reading::Missed | Reading::Unknown => Best::AsItIs,
    }
}

fn of_tasks(plan: &Plan, set: &ScoringSet, chosen: &TasksChosen, figure: TasksFigure, view: View<'_>) -> Best {
    let tally = tasks::tally(plan, chosen, view.until(set.to.value));
    known(of_counted(tasks::of_tasks(&tally, figure, true), false))
}

fn of_indicator(plan: &Plan, set: &ScoringSet, id: &IndicatorId, wish: Wish, view: View<'_>) -> Best {
    // So many further cases, all good, bring a share as near to 100 % or 0 % as anybody asks.
    const FURTHER_CASES: i128 = 1_000_000_000_000;
    let indicator = match Subject::of(plan, id) {
        None => return Best::AsItIs,
        Some(Subject::Computed(reserved)) => return of_computed(plan, set, reserved, view),
        Some(Subject::Reported(indicator)) => indicator,
    };
    if indicator.measure == Measure::Milestone {
        let is_done = crate::calc::value::milestone_value(plan, id, view.as_of).is_some();
        return if is_done { Best::AsItIs } else { Best::Figure(Scored::Day(Some(view.as_of.max(set.from.value)))) };
    }
    let subject = Subject::Reported(indicator);
    let value = value_of(plan, set, id, subject, view);
    if reports_left(plan, set, indicator, value.as_ref().map(|value| value.through)).next().is_none() {
        return Best::AsItIs;
    }
    let counts = value.as_ref().and_then(|value| value.amount.counts());
    match counts.filter(|_| subject.is_sum()) {
        _ if wish.lower && subject.is_flow() => Best::AsItIs,
        Some((numerator, denominator)) => {
            let (least, more) = (numerator, numerator.saturating_add(FURTHER_CASES));
            let numerator = if wish.lower { least } else { more };
            let near = Amount::Ratio(numerator, denominator.saturating_add(FURTHER_CASES)).figure();
            let end = Exact::from(if wish.lower { 0 } else { 100 });
            let share = if wish.leaps { near } else { Some(end) };
            share.map_or(Best::AsItIs, |share| Best::Figure(Scored::Number(share, Some(Exact::from(100)))))
        }
        None => Best::Any,
    }
}

/// The lowest and the highest figure to which an indicator with a value can still come; no highest where there is no
/// end. `None` where it has no figure.
fn reach(
    plan: &Plan,
    set: &ScoringSet,
    id: &IndicatorId,
    leaps: bool,
    view: View<'_>,
) -> Option<(Exact, Option<Exact>)> {
    let now = value_of(plan, set, id, Subject::of(plan, id)?, view)?.amount.figure()?;
    let subject = Subject::of(plan, id)?;
    let to = |lower: bool, any: Option<Exact>| match of_indicator(plan, set, id, Wish { lower, leaps }, view) {
        Best::Figure(Scored::Number(number, _)) => Some(number),
        Best::Any => any,
        Best::Figure(Scored::Day(_)) | Best::AsItIs => Some(now.clone()),
    };
    let high = to(false, subject.maximum());
    let low = to(true, Some(Exact::from(0)))?;
    Some((low, high))
}

/// The best that several indicators can come to; `None` where there is no end.
fn together(how: Combination, each: impl Iterator<Item = (Exact, Option<Exact>)>, lower: bool) -> Option<Exact> {
    let (mut low, mut high, mut count) = (Exact::from(0), Some(Exact::from(0)), 0);
    for (lowest, highest) in each {
        low = &low + &lowest;
        high = high.zip(highest).map(|(sum, one)| &sum + &one);
        count += 1;
    }
    match how {
        Combination::Sum => {
            if lower {
                Some(low)
            } else {
                high
            }
        }
        Combination::Mean => &(if lower { low } else { high? }) / &Exact::from(count),
        Combination::HundredMinus => Some(&Exact::from(100) - &(if lower { high? } else { low })),
    }
}

fn of_computed(plan: &Plan, set: &ScoringSet, reserved: ComputedIndicator, view: View<'_>) -> Best {
    match reserved {
        ComputedIndicator::AssignmentGaps => Best::Figure(Scored::Number(Exact::from(0), None)),
        ComputedIndicator::TasksDone => of_tasks(plan, set, &TasksChosen::All, TasksFigure::DoneShare, view),
        ComputedIndicator::TasksOnTime => of_tasks(plan, set, &TasksChosen::All, TasksFigure::OnTimeShare, view),
        ComputedIndicator::ReportsOnTime => {
            // The indicator counts all reports of the plan, by the days on which they are due.
            let mut states = report_states(plan, view.as_of);
            states.retain(|(report, _)| report.due.day <= set.to.value);
            known(of_counted(tasks::of_reports(&states, ReportsFigure::OnTimeShare, view.as_of, true), false))
        }
    }
}
