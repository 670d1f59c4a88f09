//! The lines of a file in their order: headers, and the pairs below each. It puts the parser's events together.

use super::{guard, guard::GuardResult};
use std::borrow::Cow;
use std::ops::Range;
use toml_parser::parser::{Event, EventKind, parse_document};
use toml_parser::{ParseError, Source};

/// One `key = value`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The key and the parts of a dotted one.
    pub keys: Vec<Key>,
    pub value: Range<usize>,
    /// The comma behind it, where it stands in braces.
    pub comma: Option<usize>,
}

/// One part of a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    pub name: String,
    /// Where it stands, with its quotes.
    pub span: Range<usize>,
}

/// A header, and the pairs that stand below it.
pub(crate) struct Section {
    /// The header with its brackets; empty for the top of the file.
    pub header: Range<usize>,
    pub path: Vec<String>,
    /// Whether it has double brackets.
    pub is_list: bool,
    pub pairs: Vec<Pair>,
    /// The value of each pair.
    pub values: Vec<Value>,
}

/// A value, and where it stands.
pub(crate) struct Value {
    pub span: Range<usize>,
    pub kind: ValueKind,
}

/// The parts of a value.
pub(crate) enum ValueKind {
    Scalar,
    /// Elements with the commas behind them.
    List(Vec<(Value, Option<usize>)>),
    /// Pairs with their values.
    Table(Vec<Pair>, Vec<Value>),
}

/// The sections of a file, the top first; `None` when it has syntax errors or is refused before parsing.
pub(crate) fn sections(text: &str) -> Option<Vec<Section>> {
    if !matches!(guard::check(text), GuardResult::Fit { unclosed: None }) {
        return None;
    }
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let (mut events, mut errors): (Vec<Event>, Vec<ParseError>) = (Vec::new(), Vec::new());
    parse_document(&tokens, &mut events, &mut errors);
    if !errors.is_empty() {
        return None;
    }
    let blank = |event: &Event| {
        matches!(event.kind(), EventKind::Whitespace | EventKind::Comment | EventKind::Newline | EventKind::Error)
    };
    events.retain(|event| !blank(event));
    let top = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    Events { source, all: &events, at: 0 }.sections(top)
}

/// The events that are still to come.
struct Events<'e> {
    source: Source<'e>,
    all: &'e [Event],
    at: usize,
}

impl Events<'_> {
    fn peek(&self) -> Option<(EventKind, Range<usize>)> {
        let event = self.all.get(self.at)?;
        Some((event.kind(), event.span().start()..event.span().end()))
    }

    fn next(&mut self) -> Option<(EventKind, Range<usize>)> {
        let event = self.peek();
        self.at += 1;
        event
    }

    /// The next event, if it is of this kind.
    fn take(&mut self, kind: EventKind) -> Option<Range<usize>> {
        let (found, span) = self.peek()?;
        (found == kind).then(|| {
            self.at += 1;
            span
        })
    }

    fn sections(mut self, top: usize) -> Option<Vec<Section>> {
        let section = |header, path, is_list| Section { header, path, is_list, pairs: Vec::new(), values: Vec::new() };
        let mut sections = vec![section(top..top, Vec::new(), false)];
        while let Some((kind, start)) = self.peek() {
            let is_list = kind == EventKind::ArrayTableOpen;
            if is_list || kind == EventKind::StdTableOpen {
                self.at += 1;
                let path = self.keys()?.into_iter().map(|key| key.name).collect();
                let (_, end) = self.next()?;
                sections.push(section(start.start..end.end, path, is_list));
            } else {
                let (pair, value) = self.pair()?;
                let section = sections.last_mut()?;
                section.pairs.push(pair);
                section.values.push(value);
            }
        }
        Some(sections)
    }

    fn keys(&mut self) -> Option<Vec<Key>> {
        let mut keys = Vec::new();
        loop {
            let event = self.all.get(self.at)?;
            let span = self.take(EventKind::SimpleKey)?;
            let mut name = Cow::Borrowed("");
            self.source.get(event)?.decode_key(&mut name, &mut ());
            keys.push(Key { name: name.into_owned(), span });
            if self.take(EventKind::KeySep).is_none() {
                return Some(keys);
            }
        }
    }

    fn pair(&mut self) -> Option<(Pair, Value)> {
        let keys = self.keys()?;
        self.take(EventKind::KeyValSep)?;
        let value = self.value()?;
        Some((Pair { keys, value: value.span.clone(), comma: None }, value))
    }

    fn value(&mut self) -> Option<Value> {
        let (kind, span) = self.next()?;
        let is_list = kind == EventKind::ArrayOpen;
        if kind == EventKind::Scalar {
            return Some(Value { span, kind: ValueKind::Scalar });
        }
        if !is_list && kind != EventKind::InlineTableOpen {
            return None;
        }
        let close = if is_list { EventKind::ArrayClose } else { EventKind::InlineTableClose };
        let (mut elements, mut pairs, mut values) = (Vec::new(), Vec::new(), Vec::new());
        loop {
            if let Some(end) = self.take(close) {
                let kind = if is_list { ValueKind::List(elements) } else { ValueKind::Table(pairs, values) };
                return Some(Value { span: span.start..end.end, kind });
            }
            if is_list {
                let value = self.value()?;
                let comma = self.take(EventKind::ValueSep).map(|comma| comma.start);
                elements.push((value, comma));
            } else {
                let (mut pair, value) = self.pair()?;
                pair.comma = self.take(EventKind::ValueSep).map(|comma| comma.start);
                pairs.push(pair);
                values.push(value);
            }
        }
    }
}
