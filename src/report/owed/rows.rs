//! Figures that are still to be reported as rows, by who brings them.

use crate::calc::{self, Amount, OwedFigure, Part, View};
use crate::model::{Indicator, Period, Plan};
use crate::report::PlanLabel;
use crate::report::targets::document::amount_counts;
use crate::text::Raw;
use crate::value::{AssigneeId, Cell};
use std::collections::BTreeSet;

/// The figures of one plan that are still to be reported.
#[derive(Clone, Debug)]
pub(crate) struct PlanOwed {
    pub(crate) label: PlanLabel,
    /// The period; `None` where the plan owes no report.
    pub(crate) period: Option<Period>,
    /// How many figures the period has, reported or not.
    pub(crate) asked: usize,
    /// By who brings them, in the order of assignees.toml; those that nobody is named for come last.
    pub(crate) rows: Vec<OwedRow>,
    /// The last reports that were due before, with the number of figures that lack.
    pub(crate) earlier: Vec<(Period, usize)>,
}

/// A figure that is still to be reported.
#[derive(Clone, Debug)]
pub(crate) struct OwedRow {
    pub(crate) indicator: Indicator,
    pub(crate) period: Period,
    /// The id and the title of who brings it.
    pub(crate) reporter: Option<(Raw, Raw)>,
    pub(crate) last: Option<LastFigure>,
}

/// The latest figure that was reported.
#[derive(Clone, Debug)]
pub(crate) struct LastFigure {
    pub(crate) amount: Amount,
    pub(crate) part: Part,
}

impl LastFigure {
    pub(crate) fn of(part: Part) -> Self {
        Self { amount: Amount::from(&part.figure), part }
    }

    /// The figure as people read it.
    pub(crate) fn cell(&self) -> Cell {
        const DECIMALS: u32 = 2;
        match &self.amount {
            Amount::Ratio(..) | Amount::Rank(_, Some(_)) => amount_counts(&self.amount),
            Amount::Percent(percent) => Cell::Exactly(percent.clone()),
            Amount::Done(on) => Cell::Day(*on),
            Amount::Class(class, _) => Cell::Text(class.clone()),
            Amount::Count(_) | Amount::Amount(_) | Amount::Score(_) | Amount::Rank(_, None) => {
                self.amount.figure().map_or(Cell::Empty, |number| Cell::Number(number, DECIMALS))
            }
        }
    }

    /// The name of its period.
    pub(crate) fn period_cell(&self) -> Cell {
        Cell::Text(Raw::new(&*self.part.period.name))
    }
}

/// The period that is asked for, indicator by indicator.
pub(crate) enum AskedPeriod<'a> {
    /// The one that is due next.
    Next,
    /// The period that a name means for an indicator; `None` where it means none.
    Named(&'a dyn Fn(&Indicator) -> Option<Period>),
}

/// The figures that are still to be reported. `people` keeps only what these bring.
pub(crate) fn plan_owed(
    plan: &Plan,
    view: View<'_>,
    asked: &AskedPeriod<'_>,
    people: Option<&BTreeSet<Raw>>,
) -> PlanOwed {
    let label = PlanLabel::of(plan, view);
    let seen = &*calc::plan_on(plan, view.as_of);
    // Nobody reports any more for a plan that is replaced.
    if view.replacement.is_some() {
        return PlanOwed { label, period: None, asked: 0, rows: Vec::new(), earlier: Vec::new() };
    }
    let period_of = |indicator: &Indicator| match asked {
        AskedPeriod::Next => calc::next_report(seen, indicator, view.as_of),
        AskedPeriod::Named(named) => named(indicator),
    };
    let is_of_them = |indicator: &Indicator| {
        let by = indicator.reported_by.as_ref().map(|by| by.value.raw());
        people.is_none_or(|people| by.is_some_and(|by| people.contains(&by)))
    };
    let all: Vec<(&Indicator, Period)> = calc::reported_indicators(seen)
        .filter(|indicator| is_of_them(indicator))
        .filter_map(|indicator| Some((indicator, period_of(indicator)?)))
        .collect();
    let period = match asked {
        AskedPeriod::Next => calc::next_plan_report(seen, view.as_of),
        AskedPeriod::Named(_) => all.first().map(|(_, period)| period.clone()),
    };
    let owed = all.iter().filter_map(|(indicator, period)| {
        let figure = calc::owed_figure(seen, indicator, period.clone(), view.as_of)?;
        Some(row(seen, figure))
    });
    let mut rows: Vec<OwedRow> = owed.collect();
    rows.sort_by_cached_key(|row| rank_of(seen, row.indicator.reported_by.as_ref().map(|by| &by.value)));
    let earlier = match (asked, &period) {
        (AskedPeriod::Next, Some(period)) if people.is_none() => calc::earlier_lacking(seen, &period.name, view.as_of),
        (AskedPeriod::Next | AskedPeriod::Named(_), _) => Vec::new(),
    };
    PlanOwed { label, period, asked: all.len(), rows, earlier }
}

/// The place of a person in assignees.toml.
fn rank_of(plan: &Plan, id: Option<&AssigneeId>) -> usize {
    let place = |id: &AssigneeId| plan.assignees.iter().position(|one| one.id.value.is(id.as_str()));
    id.and_then(place).unwrap_or(usize::MAX)
}

fn row(plan: &Plan, OwedFigure { indicator, period, last }: OwedFigure<'_>) -> OwedRow {
    let reporter = indicator.reported_by.as_ref().map(|by| {
        let title = plan.assignee(&by.value).map_or_else(|| by.value.raw(), |one| one.title.raw().clone());
        (by.value.raw(), title)
    });
    OwedRow { indicator: indicator.clone(), period, reporter, last: last.map(LastFigure::of) }
}
