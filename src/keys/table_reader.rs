//! Reads tables key by key.

use super::form::{KeyInfo, Keys, Need};
use super::value_reader::{Shape, ValueReader};
use crate::diag::{Finding, Sink};
use crate::parse::Document;
use crate::parse::node::Node;
use crate::parse::recovery::NAMELESS;
use crate::parse::tree::{Table, key_code};
use crate::parse::{rules::MISSING_KEY, rules::UNKNOWN_KEY};
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{Item, nearest_of};
use smol_str::SmolStr;
use std::marker::PhantomData;

/// A key whose value is read as a `T`.
#[derive(Debug)]
pub struct Key<T> {
    pub info: KeyInfo,
    shape: PhantomData<fn() -> T>,
}

impl<T: Shape> Key<T> {
    /// A key that must be there.
    pub const fn required(name: &'static str, doc: Both) -> Self {
        Self::new(name, Need::Required, doc)
    }

    /// A key that must be there, and whose absence has a rule of its own.
    pub const fn expected(name: &'static str, doc: Both) -> Self {
        Self::new(name, Need::Expected, doc)
    }

    /// A key that may be left out.
    pub(crate) const fn optional(name: &'static str, doc: Both) -> Self {
        Self::new(name, Need::Optional, doc)
    }

    const fn new(name: &'static str, need: Need, doc: Both) -> Self {
        let info = KeyInfo { name, code: key_code(name), need, doc, expected: T::EXPECTED, form: T::form };
        Self { info, shape: PhantomData }
    }
}

impl<'a> ValueReader<'a> {
    /// Reports keys that are not declared, then reads a table through `read`. `None` when it is not a table, or when
    /// `read` could not read a key that it needs.
    pub fn table<T>(
        &mut self,
        node: Node<'_>,
        keys: Keys,
        read: impl FnOnce(&mut TableReader<'_, 'a, '_>) -> Option<T>,
    ) -> Option<Item<T>> {
        let Some(table) = node.as_table() else {
            self.wrong_type(node, keys.title);
            return None;
        };
        let place = self.place(node);
        self.read_table(table, place, keys, read)
    }

    pub(crate) fn read_table<T>(
        &mut self,
        table: &Table<'_>,
        place: Place,
        keys: Keys,
        read: impl FnOnce(&mut TableReader<'_, 'a, '_>) -> Option<T>,
    ) -> Option<Item<T>> {
        let before = self.faults();
        let id = table.id().filter(|_| keys.all.iter().any(|key| key.name == "id"));
        let outer_item = id.map(|id| self.item.replace(SmolStr::new(id)));
        self.around.push(keys);
        let present = table.0.iter().fold(0, |present, entry| present | bit_of(entry.code));
        let mut reader = TableReader { reader: self, table, present, place, keys, before };
        reader.report_unknown();
        let value = read(&mut reader);
        let sound = reader.is_sound();
        self.around.pop();
        if let Some(outer) = outer_item {
            self.item = outer;
        }
        value.map(|value| Item { value, place, sound })
    }
}

/// The bit of a key among 64; other keys may share it.
const fn bit_of(code: u64) -> u64 {
    1 << (code.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
}

/// Reads the keys of one table.
#[derive(Debug)]
pub struct TableReader<'r, 'a, 'n> {
    reader: &'r mut ValueReader<'a>,
    table: &'n Table<'n>,
    /// The bits of the keys that are there: most declared keys are absent, and one look tells that of nearly all.
    present: u64,
    place: Place,
    keys: Keys,
    /// How many faults there were before this table.
    before: usize,
}

impl<'a> TableReader<'_, 'a, '_> {
    /// The value of a key; `None` when it is absent or faulty, after a finding where that is wrong.
    pub fn get<T: Shape>(&mut self, key: &Key<T>) -> Option<At<T>> {
        let KeyInfo { name, code, .. } = key.info;
        let may_be_there = self.present & bit_of(code) != 0;
        let Some(entry) = (if may_be_there { self.table.coded_entry(name, code) } else { None }) else {
            if key.info.need == Need::Required {
                self.missing(name);
            }
            return None;
        };
        let outer = std::mem::replace(&mut self.reader.key, name);
        let outer_entry = self.reader.entry.take();
        let value = self.reader.value(Node::new(&entry.element));
        self.reader.key = outer;
        self.reader.entry = outer_entry;
        value
    }

    /// Reports a key that must be there in this case.
    pub fn missing(&mut self, key: &'static str) {
        if self.reader.damaged {
            return;
        }
        let finding = Finding::new(&MISSING_KEY, self.place).phrase("table", self.keys.title).text("key", key);
        let outer = std::mem::replace(&mut self.reader.key, key);
        self.reader.push(finding);
        self.reader.key = outer;
    }

    /// Whether a key is there, well or badly written.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.entry(key).is_some()
    }

    /// Whether the table has no fault so far. Where lines of the file are missing, it is not sound either: a key may
    /// stand on one of them.
    pub(crate) const fn is_sound(&self) -> bool {
        self.reader.faults() == self.before && !self.reader.damaged
    }

    /// Whether it holds keys that are not declared.
    pub(crate) fn has_unknown(&self) -> bool {
        self.table.0.iter().any(|entry| !self.keys.all.iter().any(|known| entry.is_under(known.name, known.code)))
    }

    pub(crate) const fn place(&self) -> Place {
        self.place
    }

    /// The reader of the file that holds the table.
    pub const fn reader(&mut self) -> &mut ValueReader<'a> {
        self.reader
    }

    /// Every entry of the table, for tables whose keys are ids, in the order of the file.
    pub fn entries<T>(
        &mut self,
        mut read: impl FnMut(At<&str>, Node<'_>, &mut ValueReader<'a>) -> Option<T>,
    ) -> Vec<T> {
        let mut values = Vec::with_capacity(self.table.0.len());
        for entry in &self.table.0 {
            let place = Place { file: self.reader.file, span: entry.key_span };
            let id = At::new(&*entry.key, place);
            let outer = self.reader.item.replace(SmolStr::new(id.value));
            self.reader.entry = Some(SmolStr::new(id.value));
            values.extend(read(id, Node::new(&entry.element), self.reader));
            self.reader.entry = None;
            self.reader.item = outer;
        }
        values
    }

    fn report_unknown(&mut self) {
        if self.keys.all.is_empty() {
            return;
        }
        // People write keys in their order, so that each mostly stands behind the one before.
        let mut next = 0;
        for entry in &self.table.0 {
            let name: &str = &entry.key;
            let (before, behind) = self.keys.all.split_at_checked(next).unwrap_or((self.keys.all, &[]));
            let is_known = |known: &KeyInfo| entry.is_under(known.name, known.code);
            if let Some(place) = behind.iter().position(is_known) {
                next += place + 1;
                continue;
            }
            // A table whose header cannot be read was reported as that.
            let nameless = self.reader.damaged && name.starts_with(NAMELESS);
            if nameless || before.iter().any(is_known) {
                continue;
            }
            let place = Place { file: self.reader.file, span: entry.key_span };
            let known = self.keys.all.iter().map(|key| key.name);
            let finding = Finding::new(&UNKNOWN_KEY, place).text("key", name).phrase("table", self.keys.title);
            self.reader.push(match self.header_of(name) {
                Some(header) => self.belongs_to(finding, header),
                None => finding.did_you_mean(name, nearest_of(name, known)),
            });
        }
    }

    /// The one table of the file below whose header a key may stand. Without the header, its keys stand in the table
    /// above it.
    fn header_of(&self, name: &str) -> Option<&'static str> {
        let (1 | 2, Some(root)) = (self.reader.around.len(), self.reader.around.first()) else { return None };
        let holds = |key: &&KeyInfo| {
            (key.form)().single_table().is_some_and(|keys| keys.all.iter().any(|key| key.name == name))
        };
        let mut headers = root.all.iter().filter(holds);
        headers.next().filter(|_| headers.next().is_none()).map(|key| key.name)
    }

    fn belongs_to(&self, finding: Finding, header: &'static str) -> Finding {
        const WRITE: Both = Both {
            en: "`{key}` belongs to `{header}`: write that line above it",
            vi: "`{key}` thuộc bảng `{header}`: ghi (hoặc bỏ dấu # ở) dòng `{header}` phía trên",
        };
        const MOVE: Both = Both {
            en: "`{key}` belongs to `{header}`: move it below that line",
            vi: "`{key}` thuộc bảng `{header}`: chuyển xuống dưới dòng `{header}`",
        };
        // In another table than the root, nobody looked whether the header is there.
        let is_there = self.reader.around.len() == 1 && self.has(header);
        finding.text("header", format!("[{header}]")).help(if is_there { MOVE } else { WRITE })
    }
}

/// Reads a table whose file cannot be read: every key is absent, and nothing is reported.
pub(crate) fn read_nothing<T>(place: Place, keys: Keys, read: impl FnOnce(&mut TableReader<'_, '_, '_>) -> T) -> T {
    let document = Document { root: Table::default(), stand_ins: &[], damaged: true };
    let mut sink = Sink::default();
    let mut reader = ValueReader::new(place.file, "", &document, &mut sink);
    read(&mut TableReader { reader: &mut reader, table: &document.root, present: 0, place, keys, before: 0 })
}
