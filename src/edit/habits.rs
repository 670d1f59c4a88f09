//! How things are written in a file, so that new ones look like those that are there.

use super::{lines::indent, lines::is_first, lines::slice_or_empty};
use crate::parse::Plain;
use crate::parse::{outline::Form, outline::Item, outline::Pair, outline::Table};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// The habits of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Habits {
    /// A blank inside braces.
    braces: bool,
    /// A blank inside brackets.
    brackets: bool,
    /// Single quotes wherever they can stand.
    single_quotes: bool,
    /// How much deeper the elements of a list stand than its first line.
    pub unit: String,
}

/// How often something was seen, and how often not.
#[derive(Default)]
struct Votes {
    yes: usize,
    no: usize,
}

impl Votes {
    const fn count(&mut self, yes: bool) {
        if yes { self.yes += 1 } else { self.no += 1 }
    }
}

/// The habits seen in a file.
#[derive(Default)]
struct Seen {
    braces: Votes,
    brackets: Votes,
    single_quotes: Votes,
    unit: Option<String>,
}

impl Habits {
    /// The habits of a file; where it shows none, the usual ones.
    pub(super) fn of(text: &str, outline: &Table) -> Self {
        let mut seen = Seen::default();
        seen.table(text, outline);
        Self {
            braces: seen.braces.no <= seen.braces.yes,
            brackets: seen.brackets.no < seen.brackets.yes,
            single_quotes: seen.single_quotes.no < seen.single_quotes.yes,
            unit: seen.unit.unwrap_or_else(|| "    ".to_owned()),
        }
    }

    /// The usual ones.
    pub(super) fn usual() -> Self {
        Self { braces: true, brackets: false, single_quotes: false, unit: "    ".to_owned() }
    }

    /// The same, but quotes as this text has them.
    pub(super) fn quoted_like(&self, text: &str) -> Self {
        let single_quotes = match text.as_bytes().first() {
            Some(b'\'') => true,
            Some(b'"') => false,
            Some(_) | None => self.single_quotes,
        };
        Self { single_quotes, ..self.clone() }
    }

    /// A value on one line.
    pub(super) fn write(&self, value: &Plain) -> String {
        match value {
            Plain::Text(text) => self.quote(text),
            Plain::Bool(value) => value.to_string(),
            Plain::Number(number) => number.clone(),
            Plain::Date(date) => date.clone(),
            Plain::List(elements) => {
                let elements: Vec<String> = elements.iter().map(|element| self.write(element)).collect();
                self.in_brackets(&elements.join(", "))
            }
            Plain::Table(entries) => {
                let pairs: Vec<String> =
                    entries.iter().map(|(name, value)| format!("{} = {}", key(name), self.write(value))).collect();
                self.in_braces(&pairs.join(", "))
            }
        }
    }

    /// The only thing in a list.
    pub(super) fn in_brackets(&self, inside: &str) -> String {
        if inside.is_empty() || !self.brackets { format!("[{inside}]") } else { format!("[ {inside} ]") }
    }

    /// The only thing in a table in braces.
    pub(super) fn in_braces(&self, inside: &str) -> String {
        if inside.is_empty() || !self.braces { format!("{{{inside}}}") } else { format!("{{ {inside} }}") }
    }

    fn quote(&self, text: &str) -> String {
        let plain = |c: char| !c.is_control() && c != '\'';
        if self.single_quotes && text.chars().all(plain) { format!("'{text}'") } else { basic(text) }
    }
}

/// A key, in quotes where it needs them.
pub(super) fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if bare { name.to_owned() } else { basic(name) }
}

fn basic(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A text as it stands between the quotes of a TOML string.
pub(crate) fn escaped(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() => drop(write!(quoted, "\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted
}

/// The text between a new key and its value: as with the pairs around it, in line with them where they
/// are lined up. `key` is the new key as it is written.
pub(super) fn equals(text: &str, around: &[Pair], key: &str) -> String {
    let before = |pair: &Pair| {
        let end = pair.keys.last().map_or(pair.value.start, |key| key.span.end);
        let between = slice_or_empty(text, end..pair.value.start);
        let (before, after) = between.split_once('=').unwrap_or((" ", " "));
        let written = slice_or_empty(text, pair.span().start..end).width();
        (written, before.width(), after.to_owned())
    };
    let pairs: Vec<(usize, usize, String)> = around.iter().map(before).collect();
    let Some((_, blanks, after)) = pairs.last() else { return " = ".to_owned() };
    let column = |(written, blanks, _): &(usize, usize, String)| written + blanks;
    let lined_up =
        pairs.iter().any(|pair| pair.1 > 1) && pairs.iter().map(column).max() == pairs.iter().map(column).min();
    let blanks = if lined_up {
        pairs.first().map_or(1, column).saturating_sub(key.width()).max(1)
    } else if *blanks > 1 {
        1
    } else {
        *blanks
    };
    let after = if after.width() > 1 { " " } else { after.as_str() };
    format!("{}={after}", " ".repeat(blanks))
}

impl Seen {
    fn table(&mut self, text: &str, table: &Table) {
        if let Form::Inline { span, pairs } = &table.form
            && !pairs.is_empty()
        {
            let blank = slice_or_empty(text, span.start + 1..span.end).starts_with([' ', '\t', '\n', '\r']);
            self.braces.count(blank);
        }
        for entry in &table.entries {
            if let Some(value) = &entry.value {
                self.scalar(text, value.start, &entry.item);
            }
            self.item(text, &entry.item);
        }
    }

    fn item(&mut self, text: &str, item: &Item) {
        match item {
            Item::Scalar => {}
            Item::Table(table) => self.table(text, table),
            Item::Tables(tables) => tables.iter().for_each(|table| self.table(text, table)),
            Item::List { span, elements } => {
                let Some(first) = elements.first() else { return };
                let inside = slice_or_empty(text, span.start + 1..first.span.start);
                if inside.contains('\n') {
                    let (outer, inner) = (indent(text, span.start), indent(text, first.span.start));
                    if is_first(text, first.span.start)
                        && let Some(unit) = inner.strip_prefix(outer).filter(|unit| !unit.is_empty())
                    {
                        self.unit.get_or_insert_with(|| unit.to_owned());
                    }
                } else {
                    self.brackets.count(!inside.is_empty());
                }
                for element in elements {
                    self.scalar(text, element.span.start, &element.item);
                    self.item(text, &element.item);
                }
            }
        }
    }

    fn scalar(&mut self, text: &str, start: usize, item: &Item) {
        let value = slice_or_empty(text, start..text.len());
        if *item == Item::Scalar && value.starts_with(['"', '\'']) {
            self.single_quotes.count(value.starts_with('\''));
        }
    }
}
