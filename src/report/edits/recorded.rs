//! What a new value makes of its indicator and of the targets on it.

use crate::calc::{self, Amount, Value};
use crate::model::{Measure, Plan, Settings};
use crate::report::Doc;
use crate::report::{
    targets::document::asked, targets::document::counts, targets::document::period, targets::document::value_cell,
    targets::document::verdict,
};
use crate::report::{targets::rows::PlanTargets, targets::rows::plan_targets};
use crate::source::{Location, Place};
use crate::text::{Both, Raw};
use crate::value::Cell;

/// An indicator before and after an edit.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The indicator's title.
    pub title: Raw,
    /// What kind of figure it has.
    pub measure: Measure,
    /// Its value to date at the plan's end, before; nothing where none was known.
    pub before: Option<Value>,
    /// The same after.
    pub after: Option<Value>,
    /// The targets on it, after the edit.
    pub targets: PlanTargets,
    /// The same before.
    pub targets_before: PlanTargets,
}

/// What the edit makes of an indicator; `None` when the plan has none of this id.
#[must_use]
pub fn recorded(
    (before, before_at): (&Plan, &dyn Fn(Place) -> Location),
    (after, after_at): (&Plan, &dyn Fn(Place) -> Location),
    id: &str,
    view: calc::View<'_>,
    settings: &Settings,
) -> Option<Recorded> {
    let indicator = after.indicators.iter().chain(after.shared.iter()).find(|one| one.id.value.is(id))?;
    let value = |plan: &Plan| {
        let parts = calc::deciding_values(plan, &indicator.id.value, Some(plan.end.value), view.as_of);
        calc::value_to_date(plan, indicator, &parts)
    };
    let targets = |plan: &Plan, at: &dyn Fn(Place) -> Location| {
        let mut all = plan_targets(plan, view, settings, at);
        all.targets.retain(|row| row.indicator.as_str().eq_ignore_ascii_case(indicator.id.value.as_str()));
        all.targets.iter_mut().for_each(|row| row.depth = 0);
        all
    };
    Some(Recorded {
        title: indicator.title.raw().clone(),
        measure: indicator.measure,
        before: value(before),
        after: value(after),
        targets: targets(after, after_at),
        targets_before: targets(before, before_at),
    })
}

/// A few lines: the value to date, and what becomes of each target.
#[must_use]
pub fn recorded_doc(recorded: &Recorded) -> Doc {
    const VALUE: Both = Both { en: "Value to date: {value}", vi: "Số liệu đến nay: {value}" };
    const CHANGED: Both =
        Both { en: "Value to date: {before} → {value}", vi: "Số liệu đến nay: {before} → {value}" };
    const NO_TARGET: Both =
        Both { en: "No target is on this indicator.", vi: "Chưa có chỉ tiêu nào theo chỉ số này." };
    const TARGET: Both = Both { en: "Target {id} ({asked}): {verdict}", vi: "Chỉ tiêu {id} ({asked}): {verdict}" };
    let mut doc = Doc::default();
    doc.heading(Cell::Text(recorded.title.clone()));
    let (before, after) = (shown(recorded, recorded.before.as_ref()), shown(recorded, recorded.after.as_ref()));
    let line = if before == after || recorded.before.is_none() {
        Cell::phrase(VALUE, vec![("value", after)])
    } else {
        Cell::phrase(CHANGED, vec![("before", before), ("value", after)])
    };
    doc.line(line);
    for row in &recorded.targets.targets {
        let before = recorded.targets_before.targets.iter().find(|before| before.id == row.id);
        let now = verdict(&row.standing);
        let verdicts = match before {
            Some(before) if before.standing.verdict != row.standing.verdict => {
                Cell::Joined(vec![verdict(&before.standing), now], " → ")
            }
            Some(_) | None => now,
        };
        let asked = row.bound.as_ref().map_or(Cell::Empty, |bound| asked(row, bound));
        let parts = vec![("id", Cell::Text(row.id.clone())), ("asked", asked), ("verdict", verdicts)];
        doc.line(Cell::phrase(TARGET, parts));
    }
    if recorded.targets.targets.is_empty() {
        doc.line(NO_TARGET);
    }
    doc
}

/// A value with its counts and periods.
fn shown(recorded: &Recorded, value: Option<&Value>) -> Cell {
    const FROM: Both = Both::same("{figure} ({from})");
    let Some(value) = value else { return Cell::Unknown };
    let figure = match (recorded.targets.targets.first(), &value.amount) {
        // Beside a bound a figure is rounded so that it stays on its side.
        (Some(row), _) => value_cell(row, value),
        (None, Amount::Done(on)) => Cell::Day(*on),
        (None, amount) => match (amount.figure(), recorded.measure) {
            (None, _) => Cell::Word(Both::same("0/0")),
            (Some(figure), Measure::Ratio) => Cell::Exactly(figure),
            (Some(figure), Measure::Count | Measure::Amount | Measure::Score | Measure::Rank | Measure::Milestone) => {
                Cell::Number(figure, 2)
            }
        },
    };
    let from = Cell::Joined(vec![counts(value), period(value)], ", ");
    Cell::phrase(FROM, vec![("figure", figure), ("from", from)])
}
