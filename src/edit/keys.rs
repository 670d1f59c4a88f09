//! Keys of a table: a new one goes where a person would put it.

use super::find::Spot;
use super::{brackets::Brackets, brackets::Part};
use super::{habits::Habits, habits::equals, habits::key};
use super::{
    lines::Splice, lines::indent, lines::is_last, lines::line_end, lines::line_start, lines::newline, lines::next_line,
    lines::rest, lines::slice_or_empty,
};
use crate::parse::{outline::Form, outline::Pair};

/// A new pair in a table that is written in one place, or by dotted keys; `None` where it is neither.
pub(super) fn insert(
    text: &str,
    spot: &Spot<'_>,
    name: &str,
    value: &str,
    order: &[String],
    habits: &Habits,
) -> Option<Splice> {
    let pairs = spot.container.pairs();
    let place = place(pairs, &spot.dotted, name, order);
    // Dots are written as the keys beside it have them.
    let prefix = if spot.dotted.is_empty() {
        ""
    } else {
        let beside = pairs.iter().find(|pair| is_below(pair, &spot.dotted))?;
        let own = beside.keys.get(spot.dotted.len())?;
        slice_or_empty(text, beside.span().start..own.span.start)
    };
    let name = format!("{prefix}{}", key(name));
    let pair = format!("{name}{}{value}", equals(text, pairs, &name));
    match &spot.container.form {
        Form::Inline { span, .. } => {
            let parts = pairs.iter().map(Part::from).collect();
            let brackets = Brackets { text, span: span.clone(), parts, habits, braces: true };
            let after = match place {
                Place::Behind(at) => Some(at),
                Place::Before(at) => at.checked_sub(1),
                Place::Alone => None,
            };
            Some(brackets.insert(after, &pair))
        }
        Form::Section { header, .. } => Some(match place {
            Place::Behind(at) => {
                let beside = pairs.get(at)?;
                let start = beside.span().start;
                let line = format!("{}{}{pair}", newline(text, beside.value.end), indent(text, start));
                Splice::insert(line_end(text, beside.value.end), line)
            }
            Place::Before(at) => {
                let start = pairs.get(at)?.span().start;
                Splice::insert(start, format!("{pair}{}{}", newline(text, start), indent(text, start)))
            }
            Place::Alone if header.is_empty() => at_the_top(text, header.end, &pair),
            Place::Alone => {
                let line = format!("{}{}{pair}", newline(text, header.end), indent(text, header.start));
                Splice::insert(line_end(text, header.end), line)
            }
        }),
        Form::Dotted | Form::Implied => None,
    }
}

/// A table without the pair of this number. A comment behind it stays, on a line of its own.
pub(super) fn remove(text: &str, spot: &Spot<'_>, at: usize, habits: &Habits) -> Option<Splice> {
    let pairs = spot.container.pairs();
    let pair = pairs.get(at)?;
    // With the last of its dotted keys a table would be gone too.
    if !spot.dotted.is_empty() && pairs.iter().filter(|pair| is_below(pair, &spot.dotted)).count() < 2 {
        return None;
    }
    // In braces a comment can stand between a key and its value: it would go with them.
    if slice_or_empty(text, pair.keys.last()?.span.end..pair.value.start).contains('#') {
        return None;
    }
    match &spot.container.form {
        Form::Inline { span, .. } => {
            let parts = pairs.iter().map(Part::from).collect();
            Brackets { text, span: span.clone(), parts, habits, braces: true }.remove(at)
        }
        Form::Section { .. } => {
            let (start, end) = (line_start(text, pair.span().start), next_line(text, pair.value.end));
            let comment = rest(text, pair.value.end);
            if comment.is_empty() {
                return Some(without_lines(text, start, end));
            }
            let kept = format!("{}{comment}", indent(text, start));
            is_last(text, pair.value.end).then(|| Splice { range: start..line_end(text, pair.value.end), with: kept })
        }
        Form::Dotted | Form::Implied => None,
    }
}

/// Takes away whole lines. Where they are the last and have no line break, those before them go as well: the
/// text ends as it did.
pub(super) fn without_lines(text: &str, start: usize, end: usize) -> Splice {
    let ends_without_break = end == text.len() && !text.ends_with('\n');
    let before = slice_or_empty(text, 0..start);
    Splice::remove(if ends_without_break { before.trim_end_matches(['\r', '\n']).len() } else { start }..end)
}

/// The number of the pair that has this value.
pub(super) fn pair_of(pairs: &[Pair], value: &std::ops::Range<usize>) -> Option<usize> {
    pairs.iter().position(|pair| pair.value == *value)
}

/// Where a new pair goes among the others.
enum Place {
    Behind(usize),
    Before(usize),
    Alone,
}

fn is_below(pair: &Pair, dotted: &[&str]) -> bool {
    pair.keys.len() > dotted.len() && pair.keys.iter().zip(dotted).all(|(key, name)| key.name == *name)
}

fn place(pairs: &[Pair], dotted: &[&str], name: &str, order: &[String]) -> Place {
    let rank = |name: &str| order.iter().position(|known| known == name);
    let beside = pairs.iter().enumerate().filter(|(_, pair)| is_below(pair, dotted));
    let ranked: Vec<(usize, Option<usize>)> =
        beside.map(|(at, pair)| (at, pair.keys.get(dotted.len()).and_then(|key| rank(&key.name)))).collect();
    if let Some(own) = rank(name) {
        let known = || ranked.iter().filter_map(|(at, rank)| Some((*at, (*rank)?)));
        let before = known().filter(|(_, rank)| *rank < own).max_by_key(|(at, rank)| (*rank, *at));
        if let Some((at, _)) = before {
            return Place::Behind(at);
        }
        let behind = known().filter(|(_, rank)| *rank > own).min_by_key(|(at, rank)| (*rank, *at));
        if let Some((at, _)) = behind {
            return Place::Before(at);
        }
    }
    ranked.last().map_or(Place::Alone, |(at, _)| Place::Behind(*at))
}

/// A pair at the top of a file that has none there: behind the comments with which the file opens.
fn at_the_top(text: &str, top: usize, pair: &str) -> Splice {
    let mut at = top;
    while slice_or_empty(text, at..text.len()).starts_with('#') {
        at = next_line(text, at);
    }
    let newline = newline(text, top);
    let behind = slice_or_empty(text, at..text.len());
    let unbroken = at > top && !slice_or_empty(text, 0..at).ends_with('\n');
    let before = if unbroken { newline } else { "" };
    let gap = if behind.trim_start_matches(['\r', '\n']).is_empty() || behind.starts_with(['\r', '\n']) {
        ""
    } else {
        newline
    };
    let end = if unbroken { "" } else { newline };
    Splice::insert(at, format!("{before}{pair}{end}{gap}"))
}
