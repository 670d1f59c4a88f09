//! A repair that is to be tried: the finding that it mends, and what it puts where.

use crate::diag::{LocatedFinding, Repair, Rule};
use crate::edit::escaped;
use crate::parse::{Outline, characters::decomposed_words};
use crate::source::FilePath;
use crate::value::Cell;
use std::ops::Range;

/// A run of bytes, and the text that takes its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Patch {
    pub range: Range<usize>,
    pub with: String,
}

/// A repair that is to be tried.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub finding: LocatedFinding,
    /// In the order of the file; they do not touch. At least one.
    pub patches: Vec<Patch>,
}

impl Candidate {
    /// The repair of a finding in its file, whose text this is. `None` where the finding offers none, or the text is
    /// written in another way than the repair knows.
    pub(super) fn of(finding: &LocatedFinding, text: &str) -> Option<Self> {
        Self::by(finding, finding.repair()?, text)
    }

    /// The same by the name that a finding suggests, where another one could have been meant.
    pub(super) fn suggested(finding: &LocatedFinding, text: &str) -> Option<Self> {
        let (_, meant) = finding.args().iter().find(|(hole, _)| *hole == "suggestion")?;
        let Cell::Text(meant) = meant else { return None };
        let typed = text.get(finding.at.bytes())?.trim_matches(['"', '\'']);
        Self::by(finding, &Repair::Name { typed: typed.into(), meant: meant.as_str().into() }, text)
    }

    fn by(finding: &LocatedFinding, repair: &Repair, text: &str) -> Option<Self> {
        let range = finding.at.bytes();
        let patches = match repair {
            Repair::Text(with) => vec![Patch { range, with: with.to_string() }],
            Repair::Name { typed, meant } => {
                let with = named_anew(text.get(range.clone())?, typed, meant)?;
                let places = headers_alike(text, &range).unwrap_or_else(|| vec![range]);
                places.into_iter().map(|range| Patch { range, with: with.clone() }).collect()
            }
            Repair::Composition => {
                decomposed_words(text).into_iter().map(|(range, with)| Patch { range, with }).collect()
            }
        };
        let changes = |patch: &Patch| text.get(patch.range.clone()).is_some_and(|old| old != patch.with);
        let is_change = !patches.is_empty() && patches.iter().all(changes);
        is_change.then(|| Self { finding: finding.clone(), patches })
    }

    pub(super) const fn file(&self) -> &FilePath {
        &self.finding.at.file
    }

    pub(super) const fn rule(&self) -> &'static Rule {
        self.finding.rule()
    }

    /// The first place that it changes.
    pub(super) fn first(&self) -> Range<usize> {
        self.patches.first().map_or(0..0, |patch| patch.range.clone())
    }
}

/// A name in the place of another, written in the same way. `None` for one with escapes, or in three quotes.
fn named_anew(written: &str, typed: &str, meant: &str) -> Option<String> {
    let between = |quote: char| written.strip_prefix(quote)?.strip_suffix(quote);
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if written == typed {
        meant.chars().all(is_bare).then(|| meant.to_owned())
    } else if between('"') == Some(typed) {
        Some(format!("\"{}\"", escaped(meant)))
    } else if between('\'') == Some(typed) {
        let is_literal = |c: char| c != '\'' && !c.is_control();
        meant.chars().all(is_literal).then(|| format!("'{meant}'"))
    } else {
        None
    }
}

/// The places of one name in all headers that begin alike: the tables of a list have one each, and a finding names the
/// first. `None` where the name does not stand in a header.
fn headers_alike(text: &str, name: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let headers = Outline::headers(text)?;
    let own = headers.iter().find(|header| header.start < name.start && name.end <= header.end)?;
    let beginning = text.get(own.start..name.end)?;
    let is_alike = |header: &&Range<usize>| {
        let behind = text.get((*header).clone()).and_then(|header| header.strip_prefix(beginning));
        behind.is_some_and(|behind| behind.starts_with(['.', ']', ' ', '\t']))
    };
    let (from, to) = (name.start - own.start, name.end - own.start);
    let place = |header: &Range<usize>| header.start + from..header.start + to;
    Some(headers.iter().filter(is_alike).map(place).collect())
}

#[cfg(test)]
mod tests {
    use super::{headers_alike, named_anew};

    #[test]
    fn a_name_is_written_in_the_quotes_that_it_had() {
        assert_eq!(named_anew("leed", "leed", "lead").as_deref(), Some("lead"));
        assert_eq!(named_anew("\"a-b\"", "a-b", "a-c").as_deref(), Some("\"a-c\""));
        assert_eq!(named_anew("'a-b'", "a-b", "a-c").as_deref(), Some("'a-c'"));
        assert_eq!(named_anew("'Kha'", "Kha", "Kh'á"), None, "no literal text holds its quote");
        assert_eq!(named_anew("\"\\u0061\"", "a", "b"), None, "an escape is left to a person");
        assert_eq!(named_anew("\"\"\"a\"\"\"", "a", "b"), None);
        assert_eq!(named_anew("a", "a", "b c"), None);
    }

    #[test]
    fn all_tables_of_a_list_get_their_name_anew() {
        let text = "x = 1\n[[taks]]\nid = 1\n[taks.a]\n[[ taks ]]\n[[taks]]\n[[takss]]\n";
        let name = text.find("taks").expect("it is there");
        let found = headers_alike(text, &(name..name + 4)).expect("headers");
        let shown: Vec<&str> = found.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(shown, ["taks", "taks"], "headers of another look stay: the proof then fails");
        assert_eq!(headers_alike(text, &(0..1)), None);
    }
}
