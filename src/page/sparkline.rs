//! The figures of a target over its periods, as a line.

use super::words::Words;
use crate::report::page::TargetHistory;
use crate::text::Both;
use crate::value::{Cell, Day, Exact};
use maud::{Markup, html};

const WIDTH: i64 = 96;
const HEIGHT: i64 = 26;
/// The room for the dot at an end.
const EDGE: i64 = 4;

/// The line, with the bound across; nothing where fewer than two figures are known. `unit` stands behind the figures.
pub(super) fn sparkline(history: &TargetHistory, bound: Option<&Exact>, unit: &str, words: Words) -> Markup {
    const SAID: Both = Both {
        en: "over {count} periods: from {first} ({from}) to {last} ({to})",
        vi: "qua {count} kỳ: từ {first} ({from}) đến {last} ({to})",
    };
    let (Some((from, first)), Some((to, last))) = (history.first(), history.last()) else { return html! {} };
    if history.len() < 2 {
        return html! {};
    }
    let said = |figure: &Exact| Cell::from(format!("{}{unit}", words.figure(figure)));
    let args = vec![
        ("count", Cell::Count(history.len())),
        ("first", said(first)),
        ("from", Cell::Day(*from)),
        ("last", said(last)),
        ("to", Cell::Day(*to)),
    ];
    let label = words.phrase(SAID, args);
    let scale = Scale::of(history, bound, (*from, *to));
    let points: Vec<String> = history.iter().map(|(day, figure)| scale.point(*day, figure)).collect();
    let (x, y) = (scale.across(*to), scale.down(last));
    html! {
        svg.spark role="img" width=(WIDTH) height=(HEIGHT) viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } aria-label=(label) {
            @if let Some(bound) = bound {
                @let y = scale.down(bound);
                line.rule x1="0" x2=(WIDTH) y1=(y) y2=(y) stroke="#59636e" stroke-width="1" stroke-dasharray="2 2" {}
            }
            polyline.line points=(points.join(" ")) fill="none" stroke="#2f5f9e" stroke-width="1.5" {}
            circle.dot cx=(x) cy=(y) r="2.5" fill="#2f5f9e" {}
        }
    }
}

/// Where days and figures stand in the picture.
struct Scale {
    from: Day,
    days: i64,
    lowest: Exact,
    span: Exact,
}

impl Scale {
    fn of(history: &TargetHistory, bound: Option<&Exact>, (from, to): (Day, Day)) -> Self {
        let figures = || history.iter().map(|(_, figure)| figure).chain(bound);
        let zero = || Exact::from(0);
        let lowest = figures().min().cloned().unwrap_or_else(zero);
        let highest = figures().max().cloned().unwrap_or_else(zero);
        Self { from, days: to.days_since(from).max(1), span: &highest - &lowest, lowest }
    }

    fn across(&self, day: Day) -> i64 {
        EDGE + day.days_since(self.from) * (WIDTH - 2 * EDGE) / self.days
    }

    fn down(&self, figure: &Exact) -> i64 {
        let share = &(figure - &self.lowest) / &self.span;
        // One height for all stands in the middle.
        let Some(share) = share else { return HEIGHT / 2 };
        let up = (&share * &Exact::from(HEIGHT - 2 * EDGE)).round_down().to_whole().unwrap_or_default();
        HEIGHT - EDGE - up
    }

    fn point(&self, day: Day, figure: &Exact) -> String {
        format!("{},{}", self.across(day), self.down(figure))
    }
}
