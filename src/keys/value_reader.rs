//! Reads values. It reports every fault where it stands, and goes on behind it.

use super::form::{Form, Keys};
use crate::diag::{Finding, Repair, Sink};
use crate::parse::Document;
use crate::parse::node::Node;
use crate::parse::slips::DAY_FORM;
use crate::parse::{rules::BAD_DATE, rules::BAD_ID, rules::BAD_NUMBER, rules::WRONG_TYPE, rules::WRONG_VALUE};
use crate::source::{At, FileId, Place, Span};
use crate::text::Both;
use crate::value::{Day, Nearest, Numbers};
use memchr::memchr;
use smol_str::SmolStr;

/// A type that values are read as.
pub trait Shape: Sized {
    /// The look of the value, in words that follow "must be".
    const EXPECTED: Both;

    /// The look of the value, for JSON Schemas and editors. `read` refuses every value that this refuses. Rules check
    /// what must hold between keys.
    fn form() -> Form;

    /// Reads the value; `None` when it is faulty, after a finding.
    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self>;
}

/// Reads the values of one file.
#[derive(Debug)]
pub struct ValueReader<'a> {
    pub(super) file: FileId,
    /// The whole text of the file.
    text: &'a str,
    /// Whether it has carriage returns, as hardly any has.
    has_returns: bool,
    sink: &'a mut Sink,
    stand_ins: &'a [Span],
    pub(super) damaged: bool,
    /// The id of the item being read, for machine formats.
    pub(super) item: Option<SmolStr>,
    /// The key being read, for messages.
    pub(super) key: &'static str,
    /// The key in messages, where it is one of a table whose keys are ids.
    pub(super) entry: Option<SmolStr>,
    /// How many values stood where a syntax error was.
    lost: usize,
    /// Whether lists of tables count as empty: whoever asks needs none.
    skips_lists: bool,
    /// The keys of the tables around the value, the root first.
    pub(super) around: Vec<Keys>,
}

impl<'a> ValueReader<'a> {
    pub(crate) fn new(file: FileId, text: &'a str, document: &Document<'a>, sink: &'a mut Sink) -> Self {
        Self {
            file,
            text,
            has_returns: memchr(b'\r', text.as_bytes()).is_some(),
            sink,
            stand_ins: document.stand_ins,
            damaged: document.damaged,
            item: None,
            key: "",
            entry: None,
            lost: 0,
            skips_lists: false,
            around: Vec::new(),
        }
    }

    /// The id of the item being read; empty where it has none.
    pub(crate) fn item_id(&self) -> &str {
        self.item.as_deref().unwrap_or_default()
    }

    /// Whether lines of the file could not be read: then a rule cannot say that a key is absent.
    pub(crate) const fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Leaves every list of tables unread from here on.
    pub(crate) const fn skip_lists(&mut self) {
        self.skips_lists = true;
    }

    pub(super) const fn skips_lists(&self) -> bool {
        self.skips_lists
    }

    /// Whether the file has carriage returns.
    pub(super) const fn has_returns(&self) -> bool {
        self.has_returns
    }

    /// The place of a value.
    pub(crate) const fn place(&self, node: Node<'_>) -> Place {
        Place { file: self.file, span: node.span() }
    }

    pub(crate) fn key_name(&self) -> String {
        self.entry.as_deref().unwrap_or(self.key).to_owned()
    }

    /// The value as it is written in the file.
    pub(crate) fn written(&self, node: Node<'_>) -> &'a str {
        self.text.get(node.span().range()).unwrap_or_default()
    }

    /// The text at a place of the file.
    pub(crate) fn text_at(&self, place: Place) -> &'a str {
        self.text.get(place.span.range()).unwrap_or_default()
    }

    /// Pushes a finding about the item being read, and the key, unless it names another.
    pub fn push(&mut self, finding: Finding) {
        let finding = match &self.item {
            Some(item) => finding.item(item.as_str()),
            None => finding,
        };
        self.sink.push(finding.field_or(self.key));
    }

    /// Reports that the value is of another type than its key asks for.
    pub(crate) fn wrong_type(&mut self, node: Node<'_>, expected: Both) {
        self.wrong_type_meant(node, expected, &[]);
    }

    /// The same, with the values that may have been meant.
    pub(crate) fn wrong_type_meant(&mut self, node: Node<'_>, expected: Both, readings: &[String]) {
        let finding = Finding::new(&WRONG_TYPE, self.place(node));
        let key = self.key_name();
        let finding = finding.text("key", &*key).phrase("expected", expected).phrase("found", node.kind());
        // A rise by 10 % is one by ten points, or by a tenth of the baseline: only a person knows.
        let is_step = ["rise-by", "fall-by"].contains(&&*key);
        let is_unclear = is_step && node.as_text().is_some_and(|text| text.contains('%'));
        self.push(if is_unclear { finding.readings(readings) } else { finding.write_instead(readings) });
    }

    /// Reports a table where a list of tables is expected: most have one bracket too few around them.
    pub(crate) fn one_table(&mut self, node: Node<'_>, expected: Both) {
        let finding = Finding::new(&WRONG_TYPE, self.place(node)).text("key", self.key_name());
        let finding = finding.phrase("expected", expected).phrase("found", node.kind());
        // Only at the top of a file is the name the whole header.
        let is_whole = self.around.len() == 1;
        let finding = if is_whole { two_brackets(finding, self.key) } else { finding };
        self.push(finding);
    }

    /// Reports that a day is not written as one. The finding keeps the words, as some mean a day of the plan's year.
    pub(crate) fn not_a_day(&mut self, node: Node<'_>, expected: Both) {
        let finding = Finding::new(&WRONG_TYPE, self.place(node));
        let finding = finding.text("key", self.key_name()).phrase("expected", expected).phrase("found", node.kind());
        self.push(finding.text("written", node.as_text().unwrap_or_default()));
    }

    /// Reports that a number is not written as a whole one, with those that may have been meant.
    pub(crate) fn not_whole(&mut self, node: Node<'_>) {
        const WHOLE: Both = Both { en: "a whole number without a point", vi: "số nguyên, không có dấu chấm" };
        let written = self.written(node);
        let finding = Finding::new(&WRONG_VALUE, self.place(node));
        let finding = finding.text("key", self.key_name()).phrase("expected", WHOLE).text("found", written);
        self.push(finding.write_instead(&Numbers::Whole.readings(written)));
    }

    /// Reports that the value is of the right type, but not allowed.
    pub(crate) fn wrong_value(&mut self, node: Node<'_>, expected: Both, found: &str, near: Option<Nearest<'_>>) {
        let finding = Finding::new(&WRONG_VALUE, self.place(node));
        let finding = finding.text("key", self.key_name()).phrase("expected", expected).text("found", found);
        self.push(finding.did_you_mean(found, near));
    }

    /// Reports that a value cannot stand beside another one.
    pub(crate) fn contradiction(&mut self, key: &'static str, place: Place, expected: Both) {
        let found = self.text_at(place);
        let finding = Finding::new(&WRONG_VALUE, place);
        let finding = finding.text("key", key).phrase("expected", expected).text("found", found);
        self.push(finding);
    }

    /// Reports a text that cannot be an id.
    pub(crate) fn bad_id(&mut self, node: Node<'_>, id: &str, fault: Both) {
        let finding = Finding::new(&BAD_ID, self.place(node)).text("id", id).phrase("fault", fault);
        self.push(finding);
    }

    /// Reports that a number cannot be taken.
    pub(crate) fn bad_number(&mut self, node: Node<'_>, fault: Both) {
        let finding = Finding::new(&BAD_NUMBER, self.place(node));
        let finding = finding.text("key", self.key_name()).text("found", self.written(node)).phrase("fault", fault);
        self.push(finding);
    }

    /// Reports a day in quotes, in any of the ways to write one.
    pub(crate) fn quoted_day(&mut self, node: Node<'_>, day: Day) {
        let finding = Finding::new(&BAD_DATE, self.place(node)).text("date", node.as_text().unwrap_or_default());
        let repair = Repair::Text(day.to_string().into());
        self.push(unquoted_day(finding.phrase("fault", DAY_FORM), day).repair(repair));
    }

    /// Reads one value; `None` when it was faulty, after a finding.
    pub fn value<T: Shape>(&mut self, node: Node<'_>) -> Option<At<T>> {
        if self.is_stand_in(node.span()) && !node.is_table() && node.as_list().is_none() {
            self.lost += 1;
            return None;
        }
        T::read(node, self).map(|value| At::new(value, self.place(node)))
    }

    /// Whether a value touches one that stands for unreadable text.
    fn is_stand_in(&self, span: Span) -> bool {
        let behind = self.stand_ins.partition_point(|stand_in| stand_in.end < span.start);
        self.stand_ins.get(behind).is_some_and(|stand_in| stand_in.start <= span.end)
    }

    /// How many faults there are so far: findings, and values that a syntax error took.
    pub(crate) const fn faults(&self) -> usize {
        self.sink.faults() + self.lost
    }
}

/// Advises to write a header as that of a list of tables.
pub(super) fn two_brackets(finding: Finding, key: &str) -> Finding {
    const HELP: Both = Both {
        en: "write `{header}`, with two brackets, above each of them",
        vi: "viết `{header}`, hai lớp ngoặc, ở đầu mỗi mục",
    };
    finding.text("header", format!("[[{key}]]")).help(HELP)
}

/// Advises to write a day without the quotes that stand around it.
pub(crate) fn unquoted_day(finding: Finding, day: Day) -> Finding {
    const HELP: Both = Both { en: "write {reading}, without quotes", vi: "viết {reading}, không có dấu nháy" };
    finding.text("reading", day.to_string()).help(HELP)
}
