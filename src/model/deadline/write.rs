//! Deadlines as an annex writes them.

use super::phrases::{AFTER, DAY, WORKING_DAYS};
use crate::model::due::{AfterTerm, Due};
use crate::text::{Lang, begun};
use crate::value::{Cell, Day, Stretch, Text, day, words};

/// When a task is due, as an annex writes it. Reading gives the same back.
pub(crate) fn written_deadline(due: &Due) -> String {
    match due {
        Due::On(on) => written_day(*on),
        Due::By(stretch) => begun(&stretch_title(*stretch)),
        Due::Days(days) => days.iter().map(|at| written_day(at.value)).collect::<Vec<_>>().join("; "),
        Due::After { term, event, on } => begun(&after(*term, event, *on)),
        Due::Every(_) | Due::EveryReport | Due::Continuous | Due::OnDemand => {
            due.title().map(|title| begun(title.get(Lang::Vi))).unwrap_or_default()
        }
    }
}

fn after(term: Option<AfterTerm>, event: &Text, on: Option<Day>) -> String {
    let [after, ..] = AFTER;
    let event = event.raw().line();
    let on = on.map(|on| format!(" ({})", written_day(on))).unwrap_or_default();
    match term {
        None => format!("{after} {event}{on}"),
        Some(AfterTerm { days, working: false }) => format!("{days} {DAY} {after} {event}{on}"),
        Some(AfterTerm { days, working: true }) => format!("{days} {WORKING_DAYS} {after} {event}{on}"),
    }
}

fn written_day(on: Day) -> String {
    day(on, Lang::Vi)
}

/// "quý II/2023".
fn stretch_title(stretch: Stretch) -> String {
    words(&Cell::from(stretch), Lang::Vi)
}
