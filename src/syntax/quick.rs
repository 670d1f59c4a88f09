//! The quick way to the tree of a file: straight from the parser's events, without the copies that the crate `toml`
//! makes on its way to the same tree.
//!
//! It takes only what plan files are made of: `key = value`, `[table]`, `[[list]]` and inline tables, each with keys
//! of one part, each key once, and nothing wrong anywhere. Whatever else a file holds, the whole of it is left to
//! `toml`, which stays the judge of what TOML is; the tests hold the two trees against each other.

use super::tree::{Element, Entry, Table, Value};
use crate::source::Span;
use std::borrow::Cow;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::lexer::Token;
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Source};

/// More tables than this under the root are left to `toml`: here they are looked through one by one.
const MOST_ROOT_ENTRIES: usize = 64;

/// The tree of a text that was taken apart into `tokens`; `None` where it is not plain.
pub(super) fn parse<'t>(text: &'t str, tokens: &[Token]) -> Option<Table<'t>> {
    let source = Source::new(text);
    let mut faults = Faults(false);
    let mut builder = Builder::new(source);
    parse_document(tokens, &mut ValidateWhitespace::new(&mut builder, source), &mut faults);
    builder.close_table();
    (builder.is_plain && !faults.0 && builder.open.is_empty() && builder.key.is_none()).then_some(Table(builder.root))
}

/// Whether the parser found anything wrong.
struct Faults(bool);

impl ErrorSink for Faults {
    fn report_error(&mut self, _error: ParseError) {
        self.0 = true;
    }
}

/// A key and where it stands.
type Key<'t> = (Cow<'t, str>, Span);

/// A list or table in brackets or braces that is not closed yet.
struct Open<'t> {
    is_table: bool,
    start: usize,
    /// Where its values begin among those that wait.
    first: usize,
    /// Under which key it stands; none in a list.
    key: Option<Key<'t>>,
}

struct Builder<'t> {
    source: Source<'t>,
    is_plain: bool,
    root: Vec<Entry<'t>>,
    /// The header of the table being read; none before the first.
    header: Option<Header<'t>>,
    /// Values of what is still open, those of the table being read first.
    waiting: Vec<Entry<'t>>,
    open: Vec<Open<'t>>,
    /// The key whose value comes next.
    key: Option<Key<'t>>,
}

struct Header<'t> {
    is_list: bool,
    span: Span,
    key: Option<Key<'t>>,
    is_closed: bool,
}

impl<'t> Builder<'t> {
    fn new(source: Source<'t>) -> Self {
        let (waiting, open) = (Vec::with_capacity(32), Vec::new());
        Self { source, is_plain: true, root: Vec::new(), header: None, waiting, open, key: None }
    }

    fn open_header(&mut self, is_list: bool, span: toml_parser::Span) {
        self.close_table();
        self.header = Some(Header { is_list, span: here(span), key: None, is_closed: false });
    }

    fn close_header(&mut self, span: toml_parser::Span) {
        match &mut self.header {
            Some(header) => {
                header.span.end = here(span).end;
                header.is_closed = true;
            }
            None => self.is_plain = false,
        }
    }

    /// Puts the table that was being read under its header.
    fn close_table(&mut self) {
        let entries: Vec<Entry<'t>> = self.waiting.drain(..).collect();
        self.is_plain &= self.open.is_empty() && self.key.is_none() && is_each_once(&entries);
        let Some(Header { is_list, span, key, .. }) = self.header.take() else {
            self.root = entries;
            return;
        };
        let Some((key, key_span)) = key else {
            self.is_plain = false;
            return;
        };
        let table = Element { value: Value::Table(Table(entries)), span };
        let is_full = self.root.len() >= MOST_ROOT_ENTRIES;
        match self.root.iter_mut().find(|entry| entry.key == key) {
            // A list in brackets ends with its bracket, one of headers with a header.
            Some(Entry { key_span, element: Element { value: Value::List(list), span }, .. })
                if is_list && span.start < key_span.start =>
            {
                list.push(table);
            }
            Some(_) => self.is_plain = false,
            None if is_full => self.is_plain = false,
            None => {
                let element = if is_list { Element { value: Value::List(vec![table]), span } } else { table };
                self.root.push(Entry { key, key_span, element });
            }
        }
    }

    fn open_value(&mut self, is_table: bool, span: toml_parser::Span) -> bool {
        let key = self.key.take();
        self.is_plain &= key.is_some() != self.is_in_list();
        self.open.push(Open { is_table, start: span.start(), first: self.waiting.len(), key });
        self.is_plain
    }

    fn close_value(&mut self, is_table: bool, span: toml_parser::Span) {
        let Some(open) = self.open.pop().filter(|open| open.is_table == is_table && self.key.is_none()) else {
            self.is_plain = false;
            return;
        };
        let values = self.waiting.drain(open.first.min(self.waiting.len())..);
        let value = if is_table {
            let entries: Vec<Entry<'t>> = values.collect();
            self.is_plain &= is_each_once(&entries);
            Value::Table(Table(entries))
        } else {
            Value::List(values.map(|entry| entry.element).collect())
        };
        let span = Span::new(open.start..span.end());
        let (key, key_span) = open.key.unwrap_or_default();
        self.waiting.push(Entry { key, key_span, element: Element { value, span } });
    }

    fn is_in_list(&self) -> bool {
        self.open.last().is_some_and(|open| !open.is_table)
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.open_header(false, span);
    }

    fn std_table_close(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close_header(span);
    }

    fn array_table_open(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.open_header(true, span);
    }

    fn array_table_close(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close_header(span);
    }

    fn inline_table_open(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) -> bool {
        self.open_value(true, span)
    }

    fn inline_table_close(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close_value(true, span);
    }

    fn array_open(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) -> bool {
        self.open_value(false, span)
    }

    fn array_close(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close_value(false, span);
    }

    fn simple_key(&mut self, span: toml_parser::Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut key = Cow::Borrowed("");
        match self.source.get(span) {
            Some(raw) if encoding.is_none() => {
                // The decoder looks at each character; a key of these is what it says.
                let text = raw.as_str();
                if text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') && !text.is_empty() {
                    key = Cow::Borrowed(text);
                } else {
                    raw.decode_key(&mut key, error);
                }
            }
            Some(raw) => {
                let raw = toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span);
                raw.decode_key(&mut key, error);
            }
            None => self.is_plain = false,
        }
        let key = Some((key, here(span)));
        match &mut self.header {
            Some(header) if !header.is_closed => {
                self.is_plain &= header.key.is_none();
                header.key = key;
            }
            Some(_) | None => {
                self.is_plain &= self.key.is_none() && !self.is_in_list();
                self.key = key;
            }
        }
    }

    fn key_sep(&mut self, _span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        // A key of several parts.
        self.is_plain = false;
    }

    fn scalar(&mut self, span: toml_parser::Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let key = self.key.take();
        self.is_plain &= key.is_some() != self.is_in_list();
        let Some(raw) = self.source.get(span).filter(|_| self.is_plain) else {
            self.is_plain = false;
            return;
        };
        let mut text = Cow::Borrowed("");
        let raw = toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span);
        let value = match raw.decode_scalar(&mut text, error) {
            ScalarKind::String => Value::Text(text),
            ScalarKind::Boolean(truth) => Value::Bool(truth),
            ScalarKind::Float => Value::Float(text),
            ScalarKind::Integer(radix) => Value::Integer(text, radix.value()),
            ScalarKind::DateTime => {
                let Ok(time) = text.parse() else {
                    self.is_plain = false;
                    return;
                };
                Value::Time(time)
            }
        };
        let (key, key_span) = key.unwrap_or_default();
        self.waiting.push(Entry { key, key_span, element: Element { value, span: here(span) } });
    }

    fn error(&mut self, _span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.is_plain = false;
    }
}

fn here(span: toml_parser::Span) -> Span {
    Span::new(span.start()..span.end())
}

/// Whether no key is given twice.
fn is_each_once(entries: &[Entry<'_>]) -> bool {
    // Of few keys it is quickest to hold each against each; of many that would take long.
    if entries.len() <= 16 {
        let twice =
            |(index, entry): (usize, &Entry<'_>)| entries.iter().take(index).any(|other| other.key == entry.key);
        return !entries.iter().enumerate().any(twice);
    }
    let mut keys: Vec<&str> = entries.iter().map(|entry| &*entry.key).collect();
    keys.sort_unstable();
    keys.iter().zip(keys.iter().skip(1)).all(|(one, next)| one != next)
}
