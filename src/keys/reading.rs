//! Reading tables key by key. Every fault is reported where it stands; reading goes on behind it.

use super::Shape;
use super::{key::Key, key::Keys, key::Need};
use crate::diag::{Finding, Sink};
use crate::parse::Document;
use crate::parse::node::Node;
use crate::parse::recovery::NAMELESS;
use crate::parse::slips::DAY_FORM;
use crate::parse::tree::Table;
use crate::parse::{
    rules::BAD_DATE, rules::BAD_ID, rules::BAD_NUMBER, rules::MISSING_KEY, rules::RESERVED_KEY, rules::UNKNOWN_KEY,
    rules::WRONG_TYPE, rules::WRONG_VALUE,
};
use crate::source::{At, FileId, Place, Span};
use crate::text::Both;
use crate::value::{Day, whole_readings};
use crate::value::{Item, nearest};

/// The reading of one file.
#[derive(Debug)]
pub struct Reading<'a> {
    file: FileId,
    /// The text as it stands in the file.
    text: &'a str,
    sink: &'a mut Sink,
    stand_ins: &'a [Span],
    damaged: bool,
    /// The id of the item being read, for machine formats.
    item: Option<String>,
    /// The key being read, for messages.
    key: &'static str,
    /// The key in messages, where it is one of a table whose keys are ids.
    entry: Option<String>,
    /// How many values were stand-ins for what syntax errors left.
    lost: usize,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(file: FileId, text: &'a str, document: &Document<'a>, sink: &'a mut Sink) -> Self {
        Self {
            file,
            text,
            sink,
            stand_ins: document.stand_ins,
            damaged: document.damaged,
            item: None,
            key: "",
            entry: None,
            lost: 0,
        }
    }

    /// Whether lines of the file could not be read, so that nothing can be said of what is absent.
    #[must_use]
    pub const fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// The place of a value.
    #[must_use]
    pub const fn place(&self, node: Node<'_>) -> Place {
        Place { file: self.file, span: node.span() }
    }

    pub(crate) fn key_name(&self) -> String {
        self.entry.clone().unwrap_or_else(|| self.key.to_owned())
    }

    /// The value as it is written in the file.
    #[must_use]
    pub fn written(&self, node: Node<'_>) -> &'a str {
        self.text.get(node.span().range()).unwrap_or_default()
    }

    /// What stands at a place of the file.
    #[must_use]
    pub fn text_at(&self, place: Place) -> &'a str {
        self.text.get(place.span.range()).unwrap_or_default()
    }

    /// Pushes a finding about the item being read, and the key, unless it names another.
    pub fn push(&mut self, finding: Finding) {
        let finding = match &self.item {
            Some(item) => finding.item(item.clone()),
            None => finding,
        };
        self.sink.push(finding.field_or(self.key));
    }

    /// Reports that the value is of another type than its key asks for.
    pub fn wrong_type(&mut self, node: Node<'_>, expected: Both) {
        self.wrong_type_meant(node, expected, &[]);
    }

    /// The same, with what may have been meant.
    pub fn wrong_type_meant(&mut self, node: Node<'_>, expected: Both, readings: &[String]) {
        let finding = Finding::new(&WRONG_TYPE, self.place(node));
        let finding = finding.text("key", self.key_name()).phrase("expected", expected).phrase("found", node.kind());
        self.push(finding.readings(readings));
    }

    /// Reports that a number is not written as a whole one, with those that may have been meant.
    pub fn not_whole(&mut self, node: Node<'_>) {
        const WHOLE: Both = Both { en: "a whole number without a point", vi: "số nguyên, không có dấu chấm" };
        let written = self.written(node);
        let finding = Finding::new(&WRONG_VALUE, self.place(node));
        let finding = finding.text("key", self.key_name()).phrase("expected", WHOLE).text("found", written);
        self.push(finding.readings(&whole_readings(written)));
    }

    /// Reports that the value is of the right type, but not allowed.
    pub fn wrong_value(&mut self, node: Node<'_>, expected: Both, found: &str, suggestion: Option<&str>) {
        let finding = Finding::new(&WRONG_VALUE, self.place(node));
        let finding = finding.text("key", self.key_name()).phrase("expected", expected).text("found", found);
        self.push(finding.suggest(suggestion));
    }

    /// Reports that a value cannot stand beside another one.
    pub fn contradiction(&mut self, key: &'static str, place: Place, expected: Both) {
        let found = self.text_at(place);
        let finding = Finding::new(&WRONG_VALUE, place);
        let finding = finding.text("key", key).phrase("expected", expected).text("found", found);
        self.push(finding);
    }

    /// Reports that an id is none.
    pub fn bad_id(&mut self, node: Node<'_>, id: &str, fault: Both) {
        let finding = Finding::new(&BAD_ID, self.place(node)).text("id", id).phrase("fault", fault);
        self.push(finding);
    }

    /// Reports that a number cannot be taken.
    pub fn bad_number(&mut self, node: Node<'_>, fault: Both) {
        let finding = Finding::new(&BAD_NUMBER, self.place(node));
        let finding = finding.text("key", self.key_name()).text("found", self.written(node)).phrase("fault", fault);
        self.push(finding);
    }

    /// Reports a day in quotes, in any of the ways to write one.
    pub fn quoted_day(&mut self, node: Node<'_>, day: Day) {
        const HELP: Both =
            Both { en: "write {reading}, without quotes", vi: "viết {reading}, không có dấu nháy" };
        let finding = Finding::new(&BAD_DATE, self.place(node)).text("date", node.as_text().unwrap_or_default());
        self.push(finding.phrase("fault", DAY_FORM).text("reading", day.to_string()).help(HELP));
    }

    /// Reads one value; `None` when it was faulty, which was reported then.
    pub fn value<T: Shape>(&mut self, node: Node<'_>) -> Option<At<T>> {
        if self.is_stand_in(node.span()) && !node.is_table() && node.as_list().is_none() {
            self.lost += 1;
            return None;
        }
        T::read(node, self).map(|value| At::new(value, self.place(node)))
    }

    /// Whether a value touches what stands for something unreadable.
    fn is_stand_in(&self, span: Span) -> bool {
        let behind = self.stand_ins.partition_point(|stand_in| stand_in.end < span.start);
        self.stand_ins.get(behind).is_some_and(|stand_in| stand_in.start <= span.end)
    }

    /// Reads a table through `read`, which asks for every declared key; then reports keys that are not
    /// declared. `None` when it is no table, or when what it must hold could not be read.
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
        let outer_item = id.map(|id| self.item.replace(id.to_owned()));
        let mut reader = TableReader { reading: self, table, place, keys, asked: Vec::new() };
        let value = read(&mut reader);
        reader.finish();
        // Where lines of the file are missing, nothing can be said of what is absent.
        let sound = self.faults() == before && !self.damaged;
        if let Some(outer) = outer_item {
            self.item = outer;
        }
        value.map(|value| Item { value, place, sound })
    }

    /// How many faults were reported so far, or swallowed a value.
    pub(crate) const fn faults(&self) -> usize {
        self.sink.faults() + self.lost
    }
}

/// The reading of one table.
#[derive(Debug)]
pub struct TableReader<'r, 'a, 'n> {
    reading: &'r mut Reading<'a>,
    table: &'n Table<'n>,
    place: Place,
    keys: Keys,
    /// The keys that were asked for, where that is checked.
    asked: Vec<&'static str>,
}

impl<'a> TableReader<'_, 'a, '_> {
    /// The value of a key; `None` when it is absent or faulty, which was reported where it is wrong.
    pub fn get<T: Shape>(&mut self, key: &Key<T>) -> Option<At<T>> {
        let name = key.info.name;
        if cfg!(debug_assertions) {
            self.asked.push(name);
        }
        let Some(entry) = self.table.entry(name) else {
            if key.info.need == Need::Required {
                self.missing(name);
            }
            return None;
        };
        let outer = std::mem::replace(&mut self.reading.key, name);
        let outer_entry = self.reading.entry.take();
        let value = if key.info.need == Need::Reserved {
            let place = Place { file: self.reading.file, span: entry.key_span };
            self.reading.push(Finding::new(&RESERVED_KEY, place).text("key", name));
            None
        } else {
            self.reading.value(Node::new(&entry.element))
        };
        self.reading.key = outer;
        self.reading.entry = outer_entry;
        value
    }

    /// Reports a key that must be there in this case.
    pub fn missing(&mut self, key: &'static str) {
        if self.reading.damaged {
            return;
        }
        let finding = Finding::new(&MISSING_KEY, self.place).phrase("table", self.keys.title).text("key", key);
        let outer = std::mem::replace(&mut self.reading.key, key);
        self.reading.push(finding);
        self.reading.key = outer;
    }

    /// Whether a key is there, well or badly written.
    #[must_use]
    pub fn has<T>(&self, key: &Key<T>) -> bool {
        self.table.entry(key.info.name).is_some()
    }

    /// Whether it holds keys that are not declared.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        self.table.0.iter().any(|entry| !self.keys.all.iter().any(|known| known.name == entry.key))
    }

    /// Where the table stands.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The reading that this is part of.
    pub const fn reading(&mut self) -> &mut Reading<'a> {
        self.reading
    }

    /// Every entry of the table, for tables whose keys are ids, in the order of the file.
    pub fn entries<T>(&mut self, mut read: impl FnMut(At<&str>, Node<'_>, &mut Reading<'a>) -> Option<T>) -> Vec<T> {
        let mut values = Vec::with_capacity(self.table.0.len());
        for entry in &self.table.0 {
            let place = Place { file: self.reading.file, span: entry.key_span };
            let id = At::new(&*entry.key, place);
            let outer = self.reading.item.replace(id.value.to_owned());
            self.reading.entry = Some(id.value.to_owned());
            values.extend(read(id, Node::new(&entry.element), self.reading));
            self.reading.entry = None;
            self.reading.item = outer;
        }
        values
    }

    fn finish(self) {
        if self.keys.all.is_empty() {
            return;
        }
        debug_assert!(
            self.keys.all.iter().all(|key| self.asked.contains(&key.name)),
            "a declared key of {} is never read: {:?}",
            self.keys.title.en,
            self.keys.all.iter().map(|key| key.name).filter(|name| !self.asked.contains(name)).collect::<Vec<_>>()
        );
        for entry in &self.table.0 {
            let name: &str = &entry.key;
            // A table whose header cannot be read was reported as that.
            let nameless = self.reading.damaged && name.starts_with(NAMELESS);
            if nameless || self.keys.all.iter().any(|known| known.name == name) {
                continue;
            }
            let place = Place { file: self.reading.file, span: entry.key_span };
            let known = self.keys.all.iter().filter(|key| key.need != Need::Reserved).map(|key| key.name);
            let finding = Finding::new(&UNKNOWN_KEY, place).text("key", name).phrase("table", self.keys.title);
            self.reading.push(finding.suggest(nearest(name, known)));
        }
    }
}
