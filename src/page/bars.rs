//! Bars as pictures: how many tasks are in each state, a figure beside its bound, the load of a person. Colours stand
//! in attributes, so that they stay where a server strips the style sheet.

use super::words::Words;
use crate::calc::{State, Tally};
use crate::report::page::Bullet;
use crate::text::Both;
use crate::value::{Cell, Tone};
use maud::{Markup, html};

/// The order in which a bar shows the states, each with its fill.
const STATES: [(State, &str); 9] = [
    (State::Done, "#1a7f4b"),
    (State::DoneLate, "url(#fill-done-late)"),
    (State::InProgress, "#3b6fb6"),
    (State::DueSoon, "url(#fill-due-soon)"),
    (State::Overdue, "url(#fill-overdue)"),
    (State::NotStarted, "#858d98"),
    (State::Waiting, "url(#fill-waiting)"),
    (State::OnDemand, "#c9ced6"),
    (State::Dropped, "url(#fill-dropped)"),
];

/// The patterns of fills, which also tell states apart where there are no colours.
pub(super) fn patterns() -> Markup {
    html! {
        svg width="0" height="0" aria-hidden="true" focusable="false" class="patterns" {
            defs {
                (stripes("fill-done-late", "#6d9b1f", "#c4e08a"))
                (stripes("fill-overdue", "#b42318", "#f3a39b"))
                pattern id="fill-due-soon" width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect width="6" height="6" fill="#d08700" {}
                    circle cx="3" cy="3" r="1.4" fill="#ffe7b0" {}
                }
                pattern id="fill-waiting" width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect width="6" height="6" fill="#b3bac4" {}
                    rect width="2" height="6" fill="#eceff3" {}
                }
                pattern id="fill-dropped" width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect width="6" height="6" fill="#e4e7eb" {}
                    rect width="6" height="1.5" fill="#8a929c" {}
                }
            }
        }
    }
}

fn stripes(id: &str, dark: &str, light: &str) -> Markup {
    html! {
        pattern id=(id) width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
            rect width="7" height="7" fill=(dark) {}
            rect width="2" height="7" fill=(light) {}
        }
    }
}

/// The tasks of an area or a plan by state: a bar, and the same in words below it.
pub(super) fn states(tally: &Tally, words: Words) -> Markup {
    let whole = tally.tasks();
    if whole == 0 {
        return html! {};
    }
    let mut from = 0;
    let segment = |(state, fill): (State, &'static str)| {
        let (start, count) = (from, tally.of(state));
        from += count;
        (count > 0).then(|| (percent(start, whole), percent(count, whole), fill))
    };
    let segments: Vec<_> = STATES.into_iter().filter_map(segment).collect();
    let said = said(tally, words);
    html! {
        svg.bar role="img" width="100%" height="14" aria-label=(said) {
            @for (x, width, fill) in segments { rect x=(x) y="0" width=(width) height="14" fill=(fill) {} }
        }
        span.small { (said) }
    }
}

/// The states that have tasks, with their counts.
fn said(tally: &Tally, words: Words) -> String {
    let counted = STATES.iter().map(|(state, _)| (*state, tally.of(*state))).filter(|(_, count)| *count > 0);
    let each = counted.map(|(state, count)| format!("{} {}", words.count(count), words.say(state.title())));
    each.collect::<Vec<_>>().join(" · ")
}

/// The meaning of the fills, for the states that these tallies have.
pub(super) fn legend(tallies: &[&Tally], words: Words) -> Markup {
    let shown: Vec<_> =
        STATES.into_iter().filter(|(state, _)| tallies.iter().any(|tally| tally.of(*state) > 0)).collect();
    html! {
        @if !shown.is_empty() {
            ul.legend {
                @for (state, fill) in shown {
                    li {
                        svg width="14" height="14" aria-hidden="true" focusable="false" {
                            rect width="14" height="14" fill=(fill) {}
                        }
                        " " (words.say(state.title()))
                    }
                }
            }
        }
    }
}

/// A share of a whole in percent of the width.
fn percent(part: usize, whole: usize) -> String {
    let parts = (part as u128 * 1_000_000).checked_div(whole as u128).unwrap_or_default();
    format!("{}.{:04}%", parts / 10_000, parts % 10_000)
}

/// A place of a thousand on a picture of which the last hundredth stays free for marks.
fn at(place: u32) -> String {
    percent(place as usize * 98 + 1000, 100_000)
}

/// The figure as a bar, the bound as a line across, the figure expected by now as a triangle below.
pub(super) fn bullet(bullet: Bullet, tone: Option<Tone>, said: &str) -> Markup {
    let fill = match tone {
        Some(Tone::Good) => "#1a7f4b",
        Some(Tone::Warn) => "#d08700",
        Some(Tone::Bad) => "#b42318",
        None => "#858d98",
    };
    let width = |place: u32| percent(place as usize * 98, 100_000);
    html! {
        svg.bullet role="img" width="100%" height="20" aria-label=(said) {
            rect.track x="1%" y="4" width="98%" height="10" fill="#dfe3e8" {}
            @if let Some(value) = bullet.value {
                rect x="1%" y="6" width=(width(value)) height="6" fill=(fill) {}
            }
            svg.ink x=(at(bullet.bound)) y="0" width="1" height="20" overflow="visible" {
                rect x="-1" y="1" width="2.5" height="16" fill="#1b1f24" {}
            }
            @if let Some(expected) = bullet.expected {
                svg.ink x=(at(expected)) y="0" width="1" height="20" overflow="visible" {
                    path d="M-4 20 L4 20 L0 14 Z" fill="#1b1f24" {}
                }
            }
        }
    }
}

/// The tasks that somebody leads and supports, beside the most that anybody has; the limit is a line across.
pub(super) fn load(leads: usize, supports: usize, limit: Option<usize>, most: usize, words: Words) -> Markup {
    const SAID: Both =
        Both { en: "leads {leads}, supports {supports}", vi: "chủ trì {leads}, phối hợp {supports}" };
    const LIMITED: Both = Both {
        en: "leads {leads} of at most {limit}, supports {supports}",
        vi: "chủ trì {leads}, tối đa {limit}, phối hợp {supports}",
    };
    let args = vec![
        ("leads", Cell::Count(leads)),
        ("supports", Cell::Count(supports)),
        ("limit", Cell::Count(limit.unwrap_or_default())),
    ];
    let said = words.phrase(if limit.is_some() { LIMITED } else { SAID }, args);
    let part = |count: usize| percent(count * 98, most * 100);
    html! {
        svg.bar role="img" width="100%" height="16" aria-label=(said) {
            @if leads > 0 { rect x="0" y="3" width=(part(leads)) height="10" fill="#3b6fb6" {} }
            @if supports > 0 { rect x=(part(leads)) y="3" width=(part(supports)) height="10" fill="#a9c1e6" {} }
            @if let Some(limit) = limit {
                svg.ink x=(part(limit)) y="0" width="1" height="16" overflow="visible" {
                    rect x="-1" y="0" width="2.5" height="16" fill="#1b1f24" {}
                }
            }
        }
    }
}
