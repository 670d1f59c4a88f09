//! The events of a calendar, still without a format.

use crate::text::{Both, Lang, Raw, sha256};
use crate::value::{Cell, Day};
use std::fmt::Write as _;

/// A calendar: what is still to be delivered, from one day.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Its name.
    pub name: Cell,
    /// The day from which it looks.
    pub as_of: Day,
    /// The language of its words.
    pub lang: Lang,
    /// A reminder so many days before each due day, 0 to 366 days.
    pub remind: Vec<u32>,
    /// The events, plan by plan, each plan's by due day.
    pub events: Vec<Event>,
}

/// A delivery or a report that is due.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its name for calendar programs: ASCII, the same whatever its day, its words, and who asks.
    pub uid: String,
    /// The due day.
    pub due: Day,
    /// The thing that is due, with its id.
    pub title: Cell,
    /// Whether the due day has passed.
    pub is_overdue: bool,
    /// People, output and plan, line by line.
    pub details: Vec<Cell>,
    /// The area, or that it is a report.
    pub category: Option<Cell>,
}

/// A part of a plan that is due.
#[derive(Clone, Copy, Debug)]
pub(super) enum Thing<'t> {
    /// A task, with the name of the occurrence where it has several.
    Task(&'t str, Option<&'t str>),
    /// The report on a period, with the word of the scheme where an indicator has one of its own.
    Report(&'t str, Option<&'t str>),
}

/// The name of an event: ids, parted by signs that no id holds. No `/` stands in it, as servers make a path of it.
pub(super) fn uid(plan: &Raw, thing: Thing<'_>) -> String {
    // Ids are equal without regard to case.
    let id = |text: &str| encoded(&text.to_ascii_lowercase());
    let named = match thing {
        Thing::Task(task, None) => id(task),
        Thing::Task(task, Some(occurrence)) => format!("{}+{}", id(task), encoded(occurrence)),
        Thing::Report(period, None) => format!("+report+{}", encoded(period)),
        Thing::Report(period, Some(scheme)) => format!("+report+{scheme}+{}", encoded(period)),
    };
    format!("{named}@{}.cchc", id(plan.as_str()))
}

/// Longer texts are told by their hash: a name has at most 255 bytes (RFC 7986).
const MOST_BYTES: usize = 64;

/// A text with the signs of ids alone, and no two texts alike.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "+{byte:02X}");
        }
    }
    if out.len() <= MOST_BYTES { out } else { format!("+{}", sha256(text.as_bytes())) }
}

/// How late it is, and which plan it belongs to: the last lines of each event.
pub(super) fn closing(due: Day, as_of: Day, plan: Cell) -> Vec<Cell> {
    const LATE: Both = Both { en: "{days} days overdue on {day}", vi: "Quá hạn {days} ngày, tính đến {day}" };
    const ONE: Both = Both { en: "1 day overdue on {day}", vi: "Quá hạn 1 ngày, tính đến {day}" };
    const PLAN: Both = Both { en: "Plan: {plan}", vi: "Thuộc: {plan}" };
    let days = usize::try_from(as_of.days_since(due)).unwrap_or_default();
    let says = if days == 1 { ONE } else { LATE };
    let late = Cell::phrase(says, vec![("days", Cell::Count(days)), ("day", Cell::Day(as_of))]);
    let late = (days > 0).then_some(late);
    late.into_iter().chain([Cell::phrase(PLAN, vec![("plan", plan)])]).collect()
}

#[cfg(test)]
mod tests {
    use super::{Thing, uid};
    use crate::text::Raw;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_things_share_a_name() {
        let long = "x".repeat(300);
        let things = [
            Thing::Task("report", None),
            Thing::Task("report", Some("2023-Q1")),
            Thing::Task("report.2023-Q1", None),
            Thing::Task("1", Some("2")),
            Thing::Task("1", None),
            Thing::Report("2023-Q1", None),
            Thing::Report("2023-Q1", Some("calendar")),
            Thing::Report("quý 1", None),
            Thing::Report("quy 1", None),
            Thing::Report(&long, None),
        ];
        let plans = ["a", "a.b", "b"].map(Raw::new);
        let names: Vec<String> = plans.iter().flat_map(|plan| things.map(|thing| uid(plan, thing))).collect();
        let distinct: BTreeSet<&String> = names.iter().collect();
        assert_eq!(distinct.len(), names.len(), "{names:?}");
        for name in &names {
            assert!(name.len() < 255 && name.is_ascii() && !name.contains(['/', ' ', ':']), "{name}");
        }
    }

    #[test]
    fn a_name_does_not_depend_on_case_as_ids_do_not() {
        let name = |plan, task| uid(&Raw::new(plan), Thing::Task(task, Some("2023-Q1")));
        assert_eq!(name("Mau", "1.A"), "1.a+2023-Q1@mau.cchc");
        assert_eq!(name("Mau", "1.A"), name("MAU", "1.a"));
    }
}
