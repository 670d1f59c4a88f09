//! The reports of a plan that are still to be sent, and the figures that they lack, as events.

use super::event::{Event, Thing, closing, uid};
use crate::calc::{self, View};
use crate::model::{Indicator, Period, Plan};
use crate::report::PlanLabel;
use crate::text::{Both, Raw};
use crate::value::Cell;
use std::collections::BTreeSet;

/// A report, or a period of indicators that have their own.
struct Owed<'p> {
    period: Period,
    /// The word of the scheme that only indicators have.
    scheme: Option<&'static str>,
    /// Whether the plan owes a report on the period, and has not sent it.
    is_unsent: bool,
    /// Whether that report was sent, and its due day has passed.
    is_over: bool,
    /// The indicators whose figures lack.
    lacking: Vec<&'p Indicator>,
}

/// The events of the reports; with `people`, of those for which one of them brings a figure.
pub(super) fn report_events(
    plan: &Plan,
    view: View<'_>,
    label: &PlanLabel,
    people: Option<&BTreeSet<Raw>>,
) -> Vec<Event> {
    let brings = |indicator: &Indicator| {
        let by = plan.reporter(&indicator.id.value).map(|one| one.id.value.raw());
        by.is_some_and(|by| people.is_some_and(|people| people.contains(&by)))
    };
    let is_wanted = |owed: &Owed<'_>| match people {
        Some(_) => owed.lacking.iter().any(|indicator| brings(indicator)),
        None => owed.is_unsent || !owed.lacking.is_empty(),
    };
    let owed = owed(plan, view).into_iter().filter(is_wanted);
    owed.map(|owed| event(plan, view, label, &owed)).collect()
}

/// Every report with what it lacks.
fn owed<'p>(plan: &'p Plan, view: View<'_>) -> Vec<Owed<'p>> {
    let reports = calc::report_states(plan, view.as_of).into_iter();
    let of_plan = |(period, state): (Period, calc::ReportState)| {
        let is_unsent = state.sent().is_none();
        let is_over = !is_unsent && period.due.day < view.as_of;
        Owed { period, scheme: None, is_unsent, is_over, lacking: Vec::new() }
    };
    let mut all: Vec<Owed<'p>> = reports.map(of_plan).collect();
    for indicator in calc::reported_indicators(plan) {
        for period in calc::lacking_reports(plan, indicator, view.as_of) {
            if let Some(owed) = all.iter_mut().find(|owed| owed.period == period) {
                owed.lacking.push(indicator);
            } else {
                let scheme = indicator.periods.map(|kind| kind.value.word());
                all.push(Owed { period, scheme, is_unsent: false, is_over: false, lacking: vec![indicator] });
            }
        }
    }
    // A figure that a sent report lacks comes with a later one; `cchc record` lists it.
    all.retain(|owed| !owed.is_over);
    all
}

fn event(plan: &Plan, view: View<'_>, label: &PlanLabel, owed: &Owed<'_>) -> Event {
    const REPORT: Both = Both { en: "Report {period}", vi: "Báo cáo kỳ {period}" };
    const LACKING: Both = Both {
        en: "Report {period} (figures missing: {count})",
        vi: "Báo cáo kỳ {period} (còn thiếu {count} số liệu)",
    };
    const FIGURES: Both =
        Both { en: "Figures for {period} (missing: {count})", vi: "Số liệu kỳ {period} (còn thiếu {count})" };
    const DAYS: Both = Both { en: "Period: {from} to {to}", vi: "Kỳ báo cáo: {from} – {to}" };
    const CATEGORY: Both = Both { en: "Reports", vi: "Báo cáo" };
    let Owed { period, scheme, is_unsent, lacking, .. } = owed;
    let says = match (is_unsent, lacking.is_empty()) {
        (true, true) => REPORT,
        (true, false) => LACKING,
        (false, _) => FIGURES,
    };
    let name = Cell::Text(Raw::new(&*period.name));
    let due = period.due.day;
    let days = vec![("from", Cell::Day(period.from)), ("to", Cell::Day(period.to))];
    let mut details = by_person(plan, lacking);
    details.push(Cell::phrase(DAYS, days));
    details.extend(closing(due, view.as_of, label.heading()));
    Event {
        uid: uid(&label.id, Thing::Report(&period.name, *scheme)),
        due,
        title: Cell::phrase(says, vec![("period", name), ("count", Cell::Count(lacking.len()))]),
        is_overdue: due < view.as_of,
        details,
        category: Some(Cell::Word(CATEGORY)),
    }
}

/// A line for each person with the figures that this one brings, in the order of assignees.toml; a last line for those
/// that nobody is named for.
fn by_person(plan: &Plan, lacking: &[&Indicator]) -> Vec<Cell> {
    const LINE: Both = Both::same("{who}: {figures}");
    const NOBODY: Both = Both { en: "Nobody is named for", vi: "Chưa ghi người cung cấp" };
    let figures_of = |id: Option<&Raw>| -> Vec<Cell> {
        let brought =
            |indicator: &&&Indicator| plan.reporter(&indicator.id.value).map(|one| one.id.value.raw()).as_ref() == id;
        lacking.iter().filter(brought).map(|indicator| Cell::Text(indicator.title.raw().clone())).collect()
    };
    let line = |who: Cell, figures: Vec<Cell>| {
        let is_some = !figures.is_empty();
        is_some.then(|| Cell::phrase(LINE, vec![("who", who), ("figures", Cell::Joined(figures, "; "))]))
    };
    let people = plan.assignees.iter();
    let people =
        people.filter_map(|one| line(Cell::Text(one.title.raw().clone()), figures_of(Some(&one.id.value.raw()))));
    people.chain(line(Cell::Word(NOBODY), figures_of(None))).collect()
}
