//! A sign, a word and a colour for each state and verdict: the colour never stands alone.

use super::words::Words;
use crate::calc::{State, Verdict};
use crate::report::status::tally;
use crate::report::targets::document;
use crate::value::Tone;
use maud::{Markup, html};

/// The class that gives the colour of a meaning.
pub(super) const fn class_of(tone: Option<Tone>) -> &'static str {
    match tone {
        Some(Tone::Good) => "mark good",
        Some(Tone::Warn) => "mark warn",
        Some(Tone::Bad) => "mark bad",
        None => "mark",
    }
}

pub(super) const fn verdict_sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Attained => "✓",
        Verdict::OnTrack => "↗",
        Verdict::AtRisk => "!",
        Verdict::OffTrack => "▼",
        Verdict::OutOfReach | Verdict::Missed => "✕",
        Verdict::AwaitingData => "…",
        Verdict::NoData => "?",
        Verdict::NotComparable => "≠",
        Verdict::NotApplicable | Verdict::NotMeasurable => "–",
    }
}

const fn state_sign(state: State) -> &'static str {
    match state {
        State::Done | State::DoneLate => "✓",
        State::InProgress => "↗",
        State::DueSoon => "!",
        State::Overdue => "▼",
        State::NotStarted => "○",
        State::Waiting => "…",
        State::OnDemand => "–",
        State::Dropped => "✕",
    }
}

/// A sign before words. A screen reader speaks the words alone.
pub(super) fn marked(tone: Option<Tone>, sign: &str, words: &str) -> Markup {
    html! { span class=(class_of(tone)) { span aria-hidden="true" { (sign) } " " (words) } }
}

pub(super) fn verdict_words(verdict: Verdict, words: &str) -> Markup {
    marked(document::tone_of(verdict), verdict_sign(verdict), words)
}

pub(super) fn state_words(state: State, words: Words) -> Markup {
    marked(tally::tone_of(state), state_sign(state), words.say(state.title()))
}
