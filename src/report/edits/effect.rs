//! The effect of a new value on its indicator, and on the targets of that indicator.

use crate::calc::{self, Amount, Value};
use crate::model::{Measure, Plan, Settings};
use crate::report::Doc;
use crate::report::targets::document::{asked, counts, period, value_cell, verdict};
use crate::report::targets::rows::{PlanTargets, plan_targets};
use crate::source::{Location, Place};
use crate::text::{Both, Raw};
use crate::value::Cell;

/// An indicator before and after an edit.
#[derive(Clone, Debug)]
pub(crate) struct IndicatorEffect {
    pub(crate) title: Raw,
    pub(crate) measure: Measure,
    /// The value to date at the plan's end before the edit; `None` if there was no value.
    pub(crate) before: Option<Value>,
    /// The same after the edit.
    pub(crate) after: Option<Value>,
    /// The targets of the indicator after the edit.
    pub(crate) targets: PlanTargets,
    /// The same before the edit.
    pub(crate) targets_before: PlanTargets,
}

/// Compares an indicator before and after an edit; `None` when the plan has no indicator of this id.
pub(crate) fn indicator_effect(
    (before, before_at): (&Plan, &dyn Fn(Place) -> Location),
    (after, after_at): (&Plan, &dyn Fn(Place) -> Location),
    id: &str,
    view: calc::View<'_>,
    settings: &Settings,
) -> Option<IndicatorEffect> {
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
    Some(IndicatorEffect {
        title: indicator.title.raw().clone(),
        measure: indicator.measure,
        before: value(before),
        after: value(after),
        targets: targets(after, after_at),
        targets_before: targets(before, before_at),
    })
}

/// The value to date, and the verdict of each target.
pub(crate) fn effect_doc(effect: &IndicatorEffect) -> Doc {
    const VALUE: Both = Both { en: "Value to date: {value}", vi: "Số liệu đến nay: {value}" };
    const CHANGED: Both =
        Both { en: "Value to date: {before} → {value}", vi: "Số liệu đến nay: {before} → {value}" };
    const NO_TARGET: Both =
        Both { en: "No target is on this indicator.", vi: "Chưa có chỉ tiêu nào theo chỉ số này." };
    const TARGET: Both = Both { en: "Target {id} ({asked}): {verdict}", vi: "Chỉ tiêu {id} ({asked}): {verdict}" };
    let mut doc = Doc::default();
    doc.heading(Cell::Text(effect.title.clone()));
    let (before, after) = (shown(effect, effect.before.as_ref()), shown(effect, effect.after.as_ref()));
    let line = if before == after || effect.before.is_none() {
        Cell::phrase(VALUE, vec![("value", after)])
    } else {
        Cell::phrase(CHANGED, vec![("before", before), ("value", after)])
    };
    doc.line(line);
    for row in &effect.targets.targets {
        let before = effect.targets_before.targets.iter().find(|before| before.id == row.id);
        let now = verdict(&row.standing);
        let verdicts = match before {
            Some(before) if before.standing.verdict != row.standing.verdict => {
                Cell::Joined(vec![verdict(&before.standing), now], " → ")
            }
            Some(_) | None => now,
        };
        let parts = vec![("id", Cell::Text(row.id.clone())), ("asked", asked(row)), ("verdict", verdicts)];
        doc.line(Cell::phrase(TARGET, parts));
    }
    if effect.targets.targets.is_empty() {
        doc.line(NO_TARGET);
    }
    doc
}

/// A value with its counts and periods.
fn shown(effect: &IndicatorEffect, value: Option<&Value>) -> Cell {
    const FROM: Both = Both::same("{figure} ({from})");
    let Some(value) = value else { return Cell::Unknown };
    let figure = match (effect.targets.targets.first(), &value.amount) {
        // Beside a bound a figure is rounded so that it stays on its side.
        (Some(row), _) => value_cell(row, value),
        (None, Amount::Done(on)) => Cell::Day(*on),
        (None, Amount::Class(class, _)) => Cell::Text(class.clone()),
        (None, amount) => match (amount.figure(), effect.measure) {
            (None, _) => Cell::Word(Both::same("0/0")),
            (Some(figure), Measure::Ratio) => Cell::Exactly(figure),
            (
                Some(figure),
                Measure::Count | Measure::Amount | Measure::Score | Measure::Rank | Measure::Milestone | Measure::Class,
            ) => Cell::Number(figure, 2),
        },
    };
    let from = Cell::Joined(vec![counts(value), period(value)], ", ");
    Cell::phrase(FROM, vec![("figure", figure), ("from", from)])
}
