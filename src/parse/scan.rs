//! The keys and values of a plain file, one after the other.
//!
//! Every step gives `None` where the text is not plain; the text is then left to the crate `toml`. So this file does
//! not name faults, and all that it takes must be sound.

use super::{guard::MOST_ITEMS, guard::MOST_LEVELS};
use super::{tree::Element, tree::Entry, tree::Table, tree::Value};
use crate::source::Span;
use std::borrow::Cow;
use toml_datetime::{Date, Datetime};
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::{ParseError, Raw};

/// A key and where it stands.
pub(crate) type Key<'t> = (Cow<'t, str>, Span);

/// A usual text (`is_usual`: no control characters but tabs and line ends) and how far it was read.
pub(crate) struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// Headers, keys, brackets and commas so far: what the guard counts, and no less than its limit on words allows.
    items: usize,
}

impl<'t> Scan<'t> {
    pub(crate) const fn new(text: &'t str) -> Self {
        Self { text, at: 0, items: 0 }
    }

    #[inline]
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The run of bytes from there to here.
    #[inline]
    pub(crate) fn since(&self, start: usize) -> Span {
        Span::new(start..self.at)
    }

    /// Goes behind this byte, if it is the next.
    #[inline]
    pub(crate) fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    #[inline]
    pub(crate) fn skip_spaces(&mut self) {
        self.skip_while(|byte| byte == b' ' || byte == b'\t');
    }

    /// Goes to what is neither space, line end nor comment.
    pub(crate) fn skip_blank(&mut self) {
        loop {
            self.skip_spaces();
            self.skip_comment();
            if self.skip_newline().is_none() {
                return;
            }
        }
    }

    /// Goes behind a line on which nothing more stands.
    pub(crate) fn line_end(&mut self) -> Option<()> {
        self.skip_spaces();
        self.skip_comment();
        if self.peek().is_none() { Some(()) } else { self.skip_newline() }
    }

    /// A key of one part.
    pub(crate) fn key(&mut self) -> Option<Key<'t>> {
        let start = self.at;
        let key = match self.peek()? {
            quote @ (b'"' | b'\'') if !self.is_multi_line(quote) => self.string(quote)?,
            _ => {
                self.skip_while(|byte| is_of(byte, OF_KEYS));
                Cow::Borrowed(self.text.get(start..self.at).filter(|key| !key.is_empty())?)
            }
        };
        Some((key, self.since(start)))
    }

    /// `key = value`; `levels` brackets are open around it.
    pub(crate) fn entry(&mut self, levels: usize) -> Option<Entry<'t>> {
        let (key, key_span) = self.key()?;
        self.skip_spaces();
        self.take(b'=')?;
        self.count_item()?;
        self.skip_spaces();
        Some(Entry::new(key, key_span, self.element(levels)?))
    }

    fn element(&mut self, levels: usize) -> Option<Element<'t>> {
        let start = self.at;
        let value = match self.peek()? {
            quote @ (b'"' | b'\'') if self.is_multi_line(quote) => Value::Text(self.multi_line(quote)?),
            quote @ (b'"' | b'\'') => Value::Text(self.string(quote)?),
            b'[' => self.list(levels + 1)?,
            b'{' => self.inline_table(levels + 1)?,
            _ => self.atom()?,
        };
        Some(Element { value, span: self.since(start) })
    }

    fn list(&mut self, levels: usize) -> Option<Value<'t>> {
        let mut elements = Vec::new();
        self.bracketed(levels, b']', |scan| {
            elements.push(scan.element(levels)?);
            Some(())
        })?;
        Some(Value::List(elements))
    }

    fn inline_table(&mut self, levels: usize) -> Option<Value<'t>> {
        let mut entries = Vec::new();
        self.bracketed(levels, b'}', |scan| {
            entries.push(scan.entry(levels)?);
            Some(())
        })?;
        is_each_once(&entries).then_some(Value::Table(Table(entries)))
    }

    /// The parts between brackets, each read by `one`, with commas between and perhaps one behind the last.
    fn bracketed(&mut self, levels: usize, close: u8, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if levels > MOST_LEVELS {
            return None;
        }
        self.count_item()?;
        self.at += 1;
        loop {
            self.skip_blank();
            if self.take(close).is_some() {
                return Some(());
            }
            one(self)?;
            self.skip_blank();
            if self.take(close).is_some() {
                return Some(());
            }
            self.take(b',')?;
            self.count_item()?;
        }
    }

    #[inline]
    fn is_multi_line(&self, quote: u8) -> bool {
        self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(&[quote; 3]))
    }

    /// A text on one line, in these quotes.
    fn string(&mut self, quote: u8) -> Option<Cow<'t, str>> {
        let start = self.at;
        self.at += 1;
        let mut is_as_written = true;
        loop {
            self.skip_to_end_of_string(quote);
            match self.peek()? {
                byte if byte == quote => break,
                b'\\' if quote == b'"' => {
                    is_as_written = false;
                    self.at += 2;
                }
                b'\\' | b'\t' => self.at += 1,
                _ => return None,
            }
        }
        self.at += 1;
        if is_as_written {
            return self.text.get(start + 1..self.at - 1).map(Cow::Borrowed);
        }
        self.decode(start, Encoding::BasicString)
    }

    /// A text in three quotes.
    fn multi_line(&mut self, quote: u8) -> Option<Cow<'t, str>> {
        let start = self.at;
        self.at += 3;
        while !self.is_multi_line(quote) {
            // `toml` decides what a carriage return is in here.
            match self.peek()? {
                b'\r' => return None,
                b'\\' if quote == b'"' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 3;
        // Up to two quotes right before the last three belong to the text.
        for _ in 0..2 {
            let _ = self.take(quote);
        }
        self.decode(start, if quote == b'"' { Encoding::MlBasicString } else { Encoding::MlLiteralString })
    }

    fn decode(&self, start: usize, encoding: Encoding) -> Option<Cow<'t, str>> {
        match self.decode_as(start, Some(encoding))? {
            (ScalarKind::String, text) => Some(text),
            _ => None,
        }
    }

    fn decode_as(&self, start: usize, encoding: Option<Encoding>) -> Option<(ScalarKind, Cow<'t, str>)> {
        let raw = Raw::new_unchecked(self.text.get(start..self.at)?, encoding, toml_parser::Span::default());
        let mut fault: Option<ParseError> = None;
        let mut text = Cow::Borrowed("");
        let kind = raw.decode_scalar(&mut text, &mut fault);
        fault.is_none().then_some((kind, text))
    }

    /// A number, a date, a time or a truth value.
    fn atom(&mut self) -> Option<Value<'t>> {
        let start = self.at;
        self.skip_while(|byte| is_of(byte, OF_ATOMS));
        let written = self.text.get(start..self.at)?;
        if let Some(date) = plain_date(written)
            && !(self.peek() == Some(b' ') && self.is_digit_next())
        {
            return Some(Value::Time(Datetime { date: Some(date), time: None, offset: None }));
        }
        if is_plain_integer(written) {
            return Some(Value::Integer(Cow::Borrowed(written), 10));
        }
        match self.decode_as(start, None)? {
            (ScalarKind::String, _) => None,
            (ScalarKind::Boolean(truth), _) => Some(Value::Bool(truth)),
            (ScalarKind::Float, text) => Some(Value::Float(text)),
            (ScalarKind::Integer(radix), text) => Some(Value::Integer(text, radix.value())),
            // A time may stand behind a date and a space.
            (ScalarKind::DateTime, _) if self.peek() == Some(b' ') && self.is_digit_next() => None,
            (ScalarKind::DateTime, text) => text.parse().ok().map(Value::Time),
        }
    }

    fn is_digit_next(&self) -> bool {
        self.text.as_bytes().get(self.at + 1).is_some_and(u8::is_ascii_digit)
    }

    /// Counts a header, a key, a bracket or a comma.
    #[inline]
    pub(crate) fn count_item(&mut self) -> Option<()> {
        self.items += 1;
        (self.items <= MOST_ITEMS).then_some(())
    }

    #[inline]
    fn skip_comment(&mut self) {
        if self.peek() == Some(b'#') {
            self.skip_while(|byte| byte != b'\n' && byte != b'\r');
        }
    }

    #[inline]
    fn skip_newline(&mut self) -> Option<()> {
        if self.take(b'\n').is_some() {
            return Some(());
        }
        // A carriage return alone ends no line.
        if self.text.as_bytes().get(self.at..)?.starts_with(b"\r\n") {
            self.at += 2;
            return Some(());
        }
        None
    }

    /// Goes to the next byte that may end or change a text on one line: its quote, a backslash, or a control character.
    fn skip_to_end_of_string(&mut self, quote: u8) {
        // Eight bytes at a time. In each of these numbers the lowest set bit is that of the first such byte.
        const EACH: u64 = u64::MAX / 0xFF;
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let is_end = |byte: u8| byte == quote || byte == b'\\' || byte < b' ';
        let (eights, behind) = rest.as_chunks::<8>();
        for (number, eight) in eights.iter().enumerate() {
            let bytes = u64::from_le_bytes(*eight);
            let zeros = |bytes: u64| bytes.wrapping_sub(EACH) & !bytes;
            let quotes = zeros(bytes ^ (EACH * u64::from(quote)));
            let backslashes = zeros(bytes ^ (EACH * u64::from(b'\\')));
            let controls = bytes.wrapping_sub(EACH * u64::from(b' ')) & !bytes;
            let ends = (quotes | backslashes | controls) & (EACH * 0x80);
            if ends != 0 {
                self.at += 8 * number + ends.trailing_zeros() as usize / 8;
                return;
            }
        }
        self.at += 8 * eights.len() + behind.iter().position(|byte| is_end(*byte)).unwrap_or(behind.len());
    }

    #[inline]
    fn skip_while(&mut self, is_of: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !is_of(*byte)).unwrap_or(rest.len());
    }
}

/// The bytes of keys without quotes, and those of numbers, dates and truth values, each with the bits of its kinds.
const OF_KEYS: u8 = 1;
const OF_ATOMS: u8 = 2;
#[allow(clippy::indexing_slicing, reason = "it runs at build time, where a wrong index does not compile")]
static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "it is less than 256")]
        let c = byte as u8;
        if c.is_ascii_alphanumeric() || c == b'-' || c == b'_' {
            kinds[byte] = OF_KEYS | OF_ATOMS;
        } else if matches!(c, b'+' | b'.' | b':') {
            kinds[byte] = OF_ATOMS;
        }
        byte += 1;
    }
    kinds
};

#[inline]
fn is_of(byte: u8, kind: u8) -> bool {
    KINDS.get(usize::from(byte)).is_some_and(|kinds| kinds & kind != 0)
}

/// The date that a text like `2023-06-30` is. The days behind the 28th, which not every month has, are left to the
/// crate `toml`.
fn plain_date(written: &str) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = written.as_bytes() else { return None };
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2];
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let [y1, y2, y3, y4, m1, m2, d1, d2] = digits.map(|digit| digit - b'0');
    let year = (u16::from(y1) * 10 + u16::from(y2)) * 100 + u16::from(y3) * 10 + u16::from(y4);
    let (month, day) = (m1 * 10 + m2, d1 * 10 + d2);
    ((1..=12).contains(&month) && (1..=28).contains(&day)).then_some(Date { year, month, day })
}

/// Whether a number is written as it is meant: digits alone, no zero before them.
fn is_plain_integer(written: &str) -> bool {
    written.bytes().all(|byte| byte.is_ascii_digit()) && (written == "0" || written.starts_with(|c| c != '0'))
}

/// Whether no key is given twice.
pub(crate) fn is_each_once(entries: &[Entry<'_>]) -> bool {
    // To compare each with each is quickest for few keys, and slow for many.
    if entries.len() <= 16 {
        let twice = |(index, entry): (usize, &Entry<'_>)| {
            entries.iter().take(index).any(|other| other.is_under(&entry.key, entry.code))
        };
        return !entries.iter().enumerate().any(twice);
    }
    let mut keys: Vec<&str> = entries.iter().map(|entry| &*entry.key).collect();
    keys.sort_unstable();
    keys.iter().zip(keys.iter().skip(1)).all(|(one, next)| one != next)
}
