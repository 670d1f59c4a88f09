//! Reading on behind a syntax error, so that one run names every fault of a file.
//!
//! The parser leaves off building its tree where a line has no `=`. So each line whose structure is
//! broken is overwritten with blanks, which keeps every other place as it was, and the rest is parsed
//! again. A value that cannot be read needs none of that: the tree has a stand-in there.

use super::quick;
use super::syntax_error::{Kind, SyntaxError};
use crate::source::{Lines, Span};
use std::ops::Range;
use toml::de::DeTable;

/// What is left of a file, and what was wrong with it.
pub(super) struct Recovered {
    /// The text that parses; as long as the file.
    pub text: String,
    /// The faults, by place, at most one per line.
    pub errors: Vec<SyntaxError>,
    /// Values that are stand-ins.
    pub stand_ins: Vec<Span>,
    /// Whole lines are missing, so that nothing can be said of what is absent.
    pub damaged: bool,
}

/// How the name of a table begins whose header cannot be read. The byte of the line follows.
pub(super) const NAMELESS: &str = "__";

/// How often lines are taken out before the file is given up.
const MOST_ROUNDS: usize = 8;

/// Parses `text`, taking out broken lines until the rest can be read. An `unclosed` bracket found
/// before is one fault, not one for each line that it swallows.
pub(super) fn recover(text: &str, unclosed: Option<Span>) -> Recovered {
    let mut recovered = Recovered { text: String::new(), errors: Vec::new(), stand_ins: Vec::new(), damaged: false };
    // Of what is left too: a line break is never overwritten.
    let lines = Lines::of(text);
    let mut left = text.as_bytes().to_vec();
    if let Some(bracket) = unclosed {
        recovered.errors.push(SyntaxError::unclosed(bracket));
        recovered.damaged = true;
        blank_line(&mut left, line_around(&lines, text, bracket.start));
    }
    for round in 0..MOST_ROUNDS {
        // Whole lines of a text are whole characters, so this cannot fail.
        let faults = std::str::from_utf8(&left).map(faults_of).unwrap_or_default();
        // What breaks only once lines are gone, or behind an open bracket, may be our own doing; a wrong
        // value is not.
        let sure = |fault: &SyntaxError| round == 0 && unclosed.is_none_or(|bracket| fault.span.start < bracket.start);
        let told = faults.iter().filter(|fault| !matches!(fault.kind, Kind::Structure(_)) || sure(fault));
        recovered.errors.extend(told);
        let broken = faults.iter().filter(|fault| matches!(fault.kind, Kind::Structure(_)));
        let mut broken: Vec<Range<usize>> = broken.map(|fault| line_around(&lines, text, fault.span.start)).collect();
        broken.dedup();
        if broken.is_empty() {
            recovered.stand_ins = apart(faults.iter().map(|fault| fault.span).collect());
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

/// What is wrong with a text. Where the broken lines were all that was wrong or unusual, that is soon told.
fn faults_of(text: &str) -> Vec<SyntaxError> {
    if quick::parse(text).is_some() {
        return Vec::new();
    }
    DeTable::parse_recoverable(text).1.iter().map(SyntaxError::new).collect()
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

/// Overwrites a line with blanks. What stands under a broken header would then be taken
/// for part of the table before: so the header gets a name that nothing has, where there is room for
/// one, or else all that stands under it goes too.
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
    errors.sort_by_key(|error| (error.span.start, error.span.end));
    errors.dedup_by_key(|error| lines.number(error.span.start as usize));
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
    fn what_stands_behind_a_fault_is_still_read() {
        let recovered = recover("a 1\nb = 2\n[t\nc = 3\n[u]\nd = 4\n", None);
        let (table, errors) = DeTable::parse_recoverable(&recovered.text);
        assert!(errors.is_empty());
        let keys: Vec<&str> = table.get_ref().keys().map(|key| key.get_ref().as_ref()).collect();
        assert_eq!(keys, ["b", "u"], "the keys under a broken header are not those of the table before");
    }
}
