//! The figure of a criterion, read from its source in the plan.

use super::points::Scored;
use super::tasks::{self, Counted};
use crate::calc::computed::computed;
use crate::calc::value::{Part, Value, known_values, milestone_value, value_since};
use crate::calc::{Amount, Subject, View};
use crate::model::{Combination, FigureSource, Indicator, Measure, Plan, ScoringSet, WhenEmpty};
use crate::value::{Day, Exact, IndicatorId};

/// The statement of a figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Reading {
    /// A figure that a rule can take.
    Known(Scored),
    /// 0/0, and the indicator says that there is nothing to judge.
    NotApplicable,
    /// 0/0, and the indicator says that every bound holds.
    Attained,
    /// 0/0, and the indicator says that no bound holds.
    Missed,
    /// The source has no value.
    Unknown,
}

/// The figure of a criterion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CriterionFigure {
    /// Its statement.
    pub reading: Reading,
    /// The values of the indicators that it names, in their order; `None` for those that have none.
    pub values: Vec<Option<Value>>,
    /// The counts of tasks or reports.
    pub counted: Option<Counted>,
    /// Whether it is 100 less the values, whose counts are not its own.
    pub is_rest: bool,
}

impl CriterionFigure {
    pub(super) const fn unknown() -> Self {
        Self { reading: Reading::Unknown, values: Vec::new(), counted: None, is_rest: false }
    }

    fn of(reading: Reading) -> Self {
        Self { reading, ..Self::unknown() }
    }

    /// Whether something came up that points could follow from: a case, a delivery, a number above 0.
    pub(crate) fn counts_something(&self) -> bool {
        match &self.reading {
            Reading::Known(Scored::Day(day)) => day.is_some(),
            Reading::Known(Scored::Number(number, _)) => {
                let is_share = matches!(self.counted, Some(Counted::Share(..)));
                let has_cases = self.values.iter().flatten().any(|value| value.amount.counts().is_some());
                is_share || has_cases || *number > Exact::from(0)
            }
            Reading::NotApplicable | Reading::Attained | Reading::Missed | Reading::Unknown => false,
        }
    }
}

/// The first and the last day of periods that count for a plan: those of the set, in the plan's time.
pub(super) fn days_of(plan: &Plan, set: &ScoringSet) -> (Day, Day) {
    (set.from.value.max(plan.start.value), set.to.value.min(plan.end.value))
}

/// The figure of a source, from what is known on the day of `view`.
pub(super) fn figure(plan: &Plan, set: &ScoringSet, source: &FigureSource, view: View<'_>) -> CriterionFigure {
    match source {
        FigureSource::Indicator(id) => of_indicator(plan, set, &id.value, view),
        FigureSource::Task(id) => {
            let Some(task) = plan.tasks.named(id.value.as_str()) else { return CriterionFigure::unknown() };
            let days = (set.from.value, set.to.value);
            CriterionFigure::of(Reading::Known(Scored::Day(tasks::delivered_within(plan, task, days, view))))
        }
        FigureSource::Tasks(chosen, counted) => {
            let tally = tasks::tally(plan, chosen, view.until(set.to.value));
            let may_change = view.as_of <= set.to.value && tasks::is_open(&tally);
            of_counted(tasks::of_tasks(&tally, *counted, false), may_change)
        }
        FigureSource::Reports(counted) => {
            let states = tasks::reports(plan, (set.from.value, set.to.value), view.as_of);
            of_counted(tasks::of_reports(&states, *counted, view.as_of, false), !states.is_empty())
        }
        FigureSource::Combined(how, ids) => {
            let each: Vec<(CriterionFigure, Option<Measure>)> =
                ids.iter().map(|id| (of_indicator(plan, set, &id.value, view), plan.measure(&id.value))).collect();
            combined(*how, each)
        }
        // The points of a person stand in the file of scores.
        FigureSource::Manual => CriterionFigure::unknown(),
    }
}

/// The figure of a share or count. A share of nothing has no value while something can still come, and does not apply
/// afterwards.
pub(super) fn of_counted(counted: Counted, may_change: bool) -> CriterionFigure {
    let number = |count: usize| Exact::from(i128::try_from(count).unwrap_or(i128::MAX));
    let reading = match counted {
        Counted::Count(count) => Reading::Known(Scored::Number(number(count), None)),
        Counted::Share(part, of) => match &(&number(part) * &Exact::from(100)) / &number(of) {
            Some(percent) => Reading::Known(Scored::Number(percent, Some(Exact::from(100)))),
            None if may_change => Reading::Unknown,
            None => Reading::NotApplicable,
        },
    };
    CriterionFigure { counted: Some(counted), ..CriterionFigure::of(reading) }
}

fn of_indicator(plan: &Plan, set: &ScoringSet, id: &IndicatorId, view: View<'_>) -> CriterionFigure {
    let Some(subject) = Subject::of(plan, id) else { return CriterionFigure::unknown() };
    if subject.measure() == Measure::Milestone {
        let value = milestone_value(plan, id, view.as_of);
        let (from, to) = (set.from.value, set.to.value);
        let day = value.as_ref().map(|value| value.through).filter(|day| (from..=to).contains(day));
        let reading = Reading::Known(Scored::Day(day));
        return CriterionFigure { values: vec![value], ..CriterionFigure::of(reading) };
    }
    let value = value_of(plan, set, id, subject, view);
    let reading = value.as_ref().map_or(Reading::Unknown, |value| reading(subject, &value.amount));
    CriterionFigure { values: vec![value], ..CriterionFigure::of(reading) }
}

/// The value of an indicator to date, of the periods that end within the days of the set.
pub(super) fn value_of(
    plan: &Plan,
    set: &ScoringSet,
    id: &IndicatorId,
    subject: Subject<'_>,
    view: View<'_>,
) -> Option<Value> {
    let (start, to) = days_of(plan, set);
    let indicator = match subject {
        Subject::Computed(reserved) => return Some(computed(plan, reserved, view.until(set.to.value))),
        Subject::Reported(indicator) => indicator,
    };
    let rank = indicator.rank_of.as_ref().filter(|_| indicator.measure == Measure::Rank).and_then(|score| {
        let parent = plan.parent.as_ref().map(|parent| &parent.value);
        let rank = view.ranks.rank(&plan.id.value, parent, &score.value, to, view.as_of).ok();
        rank.filter(|rank| rank.period.to >= start)
    });
    if let (Some(rank), Some(score)) = (rank, &indicator.rank_of) {
        // Its part is the plan's own score.
        let mut parts = known_values(plan, &score.value, view.as_of);
        parts.retain(|part| part.period.name == rank.period.name);
        return Some(rank.value(parts));
    }
    let mut parts: Vec<Part> = known_values(plan, id, view.as_of);
    parts.retain(|part| (start..=to).contains(&part.period.to));
    let mut value = value_since(start, indicator, &parts)?;
    value.stale = reports_left(plan, set, indicator, Some(value.through)).any(|due| due < view.as_of);
    Some(value)
}

/// The due days of the reports of an indicator that end within the days of the set, behind the last day that its value
/// covers.
pub(super) fn reports_left(
    plan: &Plan,
    set: &ScoringSet,
    indicator: &Indicator,
    through: Option<Day>,
) -> impl Iterator<Item = Day> {
    let (start, to) = days_of(plan, set);
    let reports = plan.reports_of(indicator).into_iter();
    let left = reports
        .filter(move |report| (start..=to).contains(&report.to) && through.is_none_or(|through| report.to > through));
    left.map(|report| report.due.day)
}

fn reading(subject: Subject<'_>, amount: &Amount) -> Reading {
    match amount {
        Amount::Ratio(..)
        | Amount::Percent(_)
        | Amount::Count(_)
        | Amount::Amount(_)
        | Amount::Score(_)
        | Amount::Rank(..) => match amount.figure() {
            Some(figure) => Reading::Known(Scored::Number(figure, subject.maximum())),
            None => match subject.when_empty() {
                WhenEmpty::NotApplicable => Reading::NotApplicable,
                WhenEmpty::Attained => Reading::Attained,
                WhenEmpty::Missed => Reading::Missed,
            },
        },
        Amount::Done(day) => Reading::Known(Scored::Day(Some(*day))),
        // A class is not a figure that points could follow from.
        Amount::Class(..) => Reading::Unknown,
    }
}

/// The figure of several indicators. Those of which nothing came up are left out.
fn combined(how: Combination, each: Vec<(CriterionFigure, Option<Measure>)>) -> CriterionFigure {
    let mut known: Vec<(Exact, Option<Exact>)> = Vec::new();
    let (mut attained, mut missed, mut unknown) = (false, false, false);
    let measure = each.first().and_then(|(_, measure)| *measure);
    let are_alike = each.iter().all(|(_, other)| *other == measure);
    let mut values = Vec::with_capacity(each.len());
    for (figure, _) in each {
        values.extend(figure.values);
        match figure.reading {
            Reading::Known(Scored::Number(number, most)) => known.push((number, most)),
            Reading::NotApplicable => {}
            Reading::Attained => attained = true,
            Reading::Missed => missed = true,
            Reading::Known(Scored::Day(_)) | Reading::Unknown => unknown = true,
        }
    }
    let is_percent = measure == Some(Measure::Ratio);
    let fits = are_alike && (how != Combination::HundredMinus || is_percent);
    let reading = if unknown || !fits {
        Reading::Unknown
    } else if known.is_empty() {
        if missed {
            Reading::Missed
        } else if attained {
            Reading::Attained
        } else {
            Reading::NotApplicable
        }
    } else {
        Reading::Known(together(how, &known, is_percent))
    };
    CriterionFigure { values, is_rest: how == Combination::HundredMinus, ..CriterionFigure::of(reading) }
}

fn together(how: Combination, known: &[(Exact, Option<Exact>)], is_percent: bool) -> Scored {
    let total = known.iter().fold(Exact::from(0), |sum, (number, _)| &sum + number);
    let most: Option<Exact> =
        known.iter().map(|(_, most)| most.as_ref()).try_fold(Exact::from(0), |sum, most| Some(&sum + most?));
    let hundred = Exact::from(100);
    let count = Exact::from(i128::try_from(known.len()).unwrap_or(1));
    let mean = |sum: &Exact| (sum / &count).unwrap_or_else(|| sum.clone());
    match how {
        // A percentage is one of 100, however many are added.
        Combination::Sum if is_percent => Scored::Number(total, Some(hundred)),
        Combination::Sum => Scored::Number(total, most),
        Combination::Mean => Scored::Number(mean(&total), most.map(|most| mean(&most))),
        Combination::HundredMinus => Scored::Number(&hundred - &total, Some(hundred)),
    }
}

/// The coefficient of an indicator, from 0 to 1.
pub(super) fn coefficient(plan: &Plan, set: &ScoringSet, id: &IndicatorId, view: View<'_>) -> CoefficientReading {
    let figure = of_indicator(plan, set, id, view);
    match figure.reading {
        Reading::Known(Scored::Number(number, most)) => {
            let share = match most {
                Some(most) => &number / &most,
                None => Some(number),
            };
            let held = share.map(|share| share.max(Exact::from(0)).min(Exact::from(1)));
            held.map_or(CoefficientReading::Unknown, CoefficientReading::Known)
        }
        Reading::Attained => CoefficientReading::Known(Exact::from(1)),
        Reading::Missed => CoefficientReading::Known(Exact::from(0)),
        Reading::NotApplicable => CoefficientReading::NotApplicable,
        Reading::Known(Scored::Day(_)) | Reading::Unknown => CoefficientReading::Unknown,
    }
}

/// The statement of a coefficient.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum CoefficientReading {
    Known(Exact),
    NotApplicable,
    Unknown,
}
