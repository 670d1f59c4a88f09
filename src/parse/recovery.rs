//! Reads on behind a syntax error, so that one run names every fault of a file.
//!
//! The parser stops its tree at a line without `=`. So each line whose structure is broken is overwritten with blanks,
//! which keeps every other place, and the rest is parsed again. A value that cannot be read needs no blanks: the tree
//! has a stand-in there.

use super::quick;
use super::{slips::LineValues, slips::SlipKind};
use super::{syntax_error::Kind, syntax_error::SyntaxError};
use crate::source::{Lines, Span};
use std::ops::Range;
use toml::de::DeTable;

/// The readable part of a file, and its faults.
pub(crate) struct Recovery {
    /// A text that parses, as long as the file.
    pub text: String,
    /// The faults, by place, at most one per line.
    pub errors: Vec<SyntaxError>,
    /// Values that are stand-ins.
    pub stand_ins: Vec<Span>,
    /// Whole lines are missing: an absent key may stand on one of them.
    pub damaged: bool,
}

/// The begin of the name that a table with an unreadable header gets. The byte of the line follows.
pub(crate) const NAMELESS: &str = "__";

/// How often lines are taken out before the file is given up.
const MOST_ROUNDS: usize = 8;

/// Parses `text`, taking out broken lines until the rest can be read. An `unclosed` bracket found
/// before is one fault, not one for each line that it swallows.
pub(crate) fn recover(text: &str, unclosed: Option<Span>) -> Recovery {
    let mut recovered = Recovery { text: String::new(), errors: Vec::new(), stand_ins: Vec::new(), damaged: false };
    // They stay true of the rest too: no line break is overwritten.
    let lines = Lines::of(text);
    let mut left = text.as_bytes().to_vec();
    if let Some(bracket) = unclosed {
        recovered.errors.push(SyntaxError::unclosed(bracket));
        recovered.damaged = true;
        blank_line(&mut left, line_around(&lines, text, bracket.start));
    }
    let mut slips = Vec::new();
    for round in 0..MOST_ROUNDS {
        // Whole lines of a text are whole characters, so this cannot fail.
        let mut faults = std::str::from_utf8(&left).map(faults_of).unwrap_or_default();
        for _ in 0..MOST_ROUNDS {
            let found = slips_of(&lines, &mut left, &faults);
            if found.is_empty() {
                break;
            }
            slips.extend(found.iter().map(|slip| slip.span));
            recovered.errors.extend(found);
            faults = std::str::from_utf8(&left).map(faults_of).unwrap_or_default();
        }
        // A line that breaks only once others are gone, or behind an open bracket, may be a fault of this recovery. A
        // wrong value is not.
        let sure = |fault: &SyntaxError| round == 0 && unclosed.is_none_or(|bracket| fault.span.start < bracket.start);
        let told = faults.iter().filter(|fault| !matches!(fault.kind, Kind::Structure(_)) || sure(fault));
        recovered.errors.extend(told);
        let broken = faults.iter().filter(|fault| matches!(fault.kind, Kind::Structure(_)));
        let mut broken: Vec<Range<usize>> = broken.map(|fault| line_around(&lines, text, fault.span.start)).collect();
        broken.dedup();
        if broken.is_empty() {
            recovered.stand_ins = apart(faults.iter().map(|fault| fault.span).chain(slips).collect());
            break;
        }
        recovered.damaged = true;
        for line in broken {
            blank_line(&mut left, line);
        }
        if round + 1 == MOST_ROUNDS {
            left.fill(b' ');
        }
    }
    recovered.text = String::from_utf8(left).unwrap_or_else(|_| " ".repeat(text.len()));
    keep_first_of_each_line(&lines, &mut recovered.errors);
    recovered
}

/// The values that broke their lines and that a person would understand. Each is overwritten by a value that stands for
/// it, so that the rest of its line can be read.
fn slips_of(lines: &Lines, text: &mut [u8], faults: &[SyntaxError]) -> Vec<SyntaxError> {
    let whole = String::from_utf8_lossy(text).into_owned();
    let line_of = |fault: &SyntaxError| line_around(lines, &whole, fault.span.start);
    let mut found: Vec<SyntaxError> = Vec::new();
    for of_line in faults.chunk_by(|one, other| line_of(one).contains(&(other.span.start as usize))) {
        let Some(range) = of_line.first().map(line_of) else { continue };
        let values = LineValues::of(whole.get(range.clone()).unwrap_or_default());
        for fault in of_line {
            let Some(slip) = values.slip_at((fault.span.start as usize).saturating_sub(range.start)) else { continue };
            let span = Span::new(range.start + slip.span.start..range.start + slip.span.end);
            if found.last().is_none_or(|last| last.span.end <= span.start) {
                overwrite(text, span, slip.kind);
                found.push(SyntaxError::slip(slip.kind, span));
            }
        }
    }
    found
}

/// Puts a readable value in the place of one that is not.
fn overwrite(text: &mut [u8], span: Span, kind: SlipKind) {
    let stand_in: &[u8] = match kind {
        SlipKind::Number | SlipKind::Day => b"0",
        SlipKind::Quotes => b"''",
        SlipKind::Blank => b"",
    };
    let mut stand_in = stand_in.iter().copied();
    for byte in text.get_mut(span.range()).unwrap_or_default() {
        *byte = stand_in.next().unwrap_or(b' ');
    }
}

/// The faults of a text, by place. The quick way tells at once that a text has none.
fn faults_of(text: &str) -> Vec<SyntaxError> {
    if quick::parse(text).is_some() {
        return Vec::new();
    }
    let mut faults: Vec<SyntaxError> = DeTable::parse_recoverable(text).1.iter().map(SyntaxError::new).collect();
    // The parser names those of values before those of lines.
    faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
    faults
}

/// The runs in their order, those that touch made one, so that they can be looked through quickly.
fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            Some(_) | None => apart.push(span),
        }
    }
    apart
}

/// Overwrites a line with blanks. The lines under a broken header would then belong to the table before it. So the
/// header gets a name that nothing else has; where there is no room for one, the lines under it go too.
fn blank_line(text: &mut [u8], Range { start, mut end }: Range<usize>) {
    let line = text.get(start..end).unwrap_or_default();
    let nameless = format!("[{NAMELESS}{start}]");
    let is_header = |line: &[u8]| line.trim_ascii_start().starts_with(b"[");
    let mut header = "";
    if is_header(line) && nameless.len() <= line.len() && !line.starts_with(nameless.as_bytes()) {
        header = &nameless;
    } else if is_header(line) {
        for next in text.get(end..).unwrap_or_default().split_inclusive(|b| *b == b'\n').skip(1) {
            if is_header(next) {
                break;
            }
            end += next.len();
        }
        end = end.min(text.len());
    }
    let mut name = header.bytes();
    for byte in text.get_mut(start..end).unwrap_or_default() {
        match name.next() {
            Some(letter) => *byte = letter,
            None if *byte != b'\n' => *byte = b' ',
            None => {}
        }
    }
}

/// The line of a byte, without its line break.
fn line_around(lines: &Lines, text: &str, byte: u32) -> Range<usize> {
    let Range { start, end } = lines.bounds(lines.number(byte as usize));
    let line = text.get(start..end).unwrap_or_default();
    start..start + line.strip_suffix('\n').unwrap_or(line).len()
}

fn keep_first_of_each_line(lines: &Lines, errors: &mut Vec<SyntaxError>) {
    let line_of = |error: &SyntaxError| lines.number(error.span.start as usize);
    let is_slip = |error: &SyntaxError| matches!(error.kind, Kind::Slip(_));
    errors.sort_by_key(|error| (line_of(error), !is_slip(error), error.span.start, error.span.end));
    // Each slip is a fault of its own. Other faults of its line may come from it.
    errors.dedup_by(|later, first| line_of(later) == line_of(first) && !is_slip(later));
    errors.sort_by_key(|error| (error.span.start, error.span.end));
}

#[cfg(test)]
mod tests {
    use super::recover;
    use crate::source::Span;
    use toml::de::DeTable;

    fn lines(text: &str) -> Vec<usize> {
        let recovered = recover(text, None);
        assert_eq!(recovered.text.len(), text.len());
        recovered
            .errors
            .iter()
            .map(|error| text.as_bytes().iter().take(error.span.start as usize).filter(|b| **b == b'\n').count() + 1)
            .collect()
    }

    #[test]
    fn every_line_with_a_fault_is_named_once() {
        assert_eq!(lines("a 1\nb = 2023-02-30\nc = = 3\nd = 4\n[t\ne = 1\n[u]\nf = 85%\n"), [1, 2, 3, 5, 8]);
    }

    #[test]
    fn values_under_a_broken_header_are_still_looked_at() {
        assert_eq!(lines("[[task]\na = 2023-02-30\n[[task]\na = xã\n[u]\nb 1\n"), [1, 2, 3, 4, 6]);
    }

    #[test]
    fn an_open_bracket_hides_no_fault_before_it() {
        let text = "a 1\nb = 85%\n[t]\nc = [1, 2\nd = 3\n";
        let errors = recover(text, Some(Span::new(19..20))).errors;
        assert_eq!(errors.iter().map(|error| error.span.start).collect::<Vec<_>>(), [2, 8, 19]);
    }

    #[test]
    fn text_after_a_fault_is_still_read() {
        let recovered = recover("a 1\nb = 2\n[t\nc = 3\n[u]\nd = 4\n", None);
        let (table, errors) = DeTable::parse_recoverable(&recovered.text);
        assert!(errors.is_empty());
        let keys: Vec<&str> = table.get_ref().keys().map(|key| key.get_ref().as_ref()).collect();
        assert_eq!(keys, ["b", "u"], "the keys under a broken header are not those of the table before");
    }
}
