//! Deadlines as annexes write them. Each phrase stands beside what it means.

mod frames;
mod habits;
mod known;
mod round_trip;
mod unknown;

use super::{DeadlineFrame, ReadDeadline, read_deadline};
use crate::parse::Plain;
use crate::value::Day;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn frame(start: &str, end: &str) -> DeadlineFrame {
    DeadlineFrame { start: day(start), end: day(end), before_is_same_day: false }
}

fn year_2026() -> DeadlineFrame {
    frame("2026-01-01", "2026-12-31")
}

/// As TOML writes it.
fn toml(value: &Plain) -> String {
    match value {
        Plain::Text(text) => format!("{text:?}"),
        Plain::Date(text) | Plain::Number(text) => text.clone(),
        Plain::Bool(value) => value.to_string(),
        Plain::List(elements) => format!("[{}]", elements.iter().map(toml).collect::<Vec<_>>().join(", ")),
        Plain::Table(entries) => {
            let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{key} = {}", toml(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// The meaning of a phrase: `~` stands before what was assumed, `?` before why it is asked.
fn read(phrase: &str, frame: &DeadlineFrame) -> String {
    match read_deadline(phrase, frame) {
        ReadDeadline::Said(due) => toml(&due.to_plain()),
        ReadDeadline::Assumed(due, _) => format!("~{}", toml(&due.to_plain())),
        ReadDeadline::Asked(why) => format!("? {}", why.en),
    }
}

/// Compares all phrases, and names each that is read otherwise.
fn assert_read(phrases: &[(&str, &str)], frame: &DeadlineFrame) {
    let other = phrases.iter().map(|(phrase, expected)| (phrase, expected, read(phrase, frame)));
    let wrong: Vec<String> = other
        .filter(|(_, expected, found)| *expected != found)
        .map(|(phrase, expected, found)| format!("{phrase:?}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
