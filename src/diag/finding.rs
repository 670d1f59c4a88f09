//! A finding: a rule, a place and the facts. It cannot be made without a place.

use super::diagnostic::Diagnostic;
use super::{Level, Repair, Rule};
use crate::source::{Location, Place, Sources};
use crate::text::{Both, Lang};
use crate::value::{Cell, Message, Nearest};

/// One fault at one place.
pub type Finding = Diagnostic<Site>;

/// The rule that a finding breaks, and where.
#[derive(Clone, PartialEq, Debug)]
pub struct Site {
    rule: &'static Rule,
    level: Level,
    place: Place,
    notes: Vec<Note>,
    item: Option<String>,
    field: Option<&'static str>,
    repair: Option<Repair>,
}

/// A second place that a finding points to, with words about it.
#[derive(Clone, PartialEq, Debug)]
struct Note {
    says: Both,
    place: Place,
}

/// Longer texts are cut in a message; machine formats get them whole among the args.
const MOST_COLUMNS: usize = 80;

impl Finding {
    /// A fault against `rule` at `place`.
    pub const fn new(rule: &'static Rule, place: Place) -> Self {
        let level = rule.level;
        let site = Site { rule, level, place, notes: Vec::new(), item: None, field: None, repair: None };
        Self::about(site, rule.says, rule.help)
    }

    /// A fault in a file whose text is gone; [`Self::locate_at`] says where it is.
    pub(crate) const fn elsewhere(rule: &'static Rule) -> Self {
        Self::new(rule, Place::NOWHERE)
    }

    /// Adds a second place.
    pub fn note(mut self, says: Both, place: Place) -> Self {
        self.about.notes.push(Note { says, place });
        self
    }

    /// Names the task, target or other item that the finding is about.
    pub fn item(mut self, id: impl Into<String>) -> Self {
        self.about.item = Some(id.into());
        self
    }

    /// Names the key of the item.
    pub(crate) const fn field(mut self, field: &'static str) -> Self {
        self.about.field = Some(field);
        self
    }

    /// Names the key of the item, unless that was done already.
    pub(crate) fn field_or(mut self, field: &'static str) -> Self {
        self.about.field.get_or_insert(field);
        self
    }

    /// Says that this mends the fault, and that nothing else can have been meant.
    pub(crate) fn repair(mut self, repair: Repair) -> Self {
        self.about.repair = Some(repair);
        self
    }

    /// Takes the repair away: what is said next offers something else.
    pub(crate) fn without_repair(mut self) -> Self {
        self.about.repair = None;
        self
    }

    /// Suggests the nearest of the words that the program knows. The finding marks the word that stands there.
    pub(crate) fn did_you_mean(self, typed: &str, near: Option<Nearest<'_>>) -> Self {
        let finding = self.suggest(near.map(|near| near.name));
        match near.filter(|near| near.is_only) {
            Some(near) => finding.repair(Repair::Name { typed: typed.into(), meant: near.name.into() }),
            None => finding,
        }
    }

    /// The same where people give the names: one that differs by a number, or is short, may be missing, not misspelt.
    pub(crate) fn did_you_mean_id(self, typed: &str, near: Option<Nearest<'_>>) -> Self {
        let near = near.map(|near| Nearest { is_only: near.is_only && near.is_slip(typed), ..near });
        self.did_you_mean(typed, near)
    }

    /// Tells what to write in the place of the value that the finding marks.
    pub(crate) fn write_instead(self, readings: &[String]) -> Self {
        let finding = self.readings(readings);
        if let [one] = readings { finding.repair(Repair::Text(one.into())) } else { finding }
    }

    pub(crate) const fn at_level(mut self, level: Level) -> Self {
        self.about.level = level;
        self
    }

    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.about.rule
    }

    /// How much it matters in this workspace.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.about.level
    }

    /// Where it is.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.about.place
    }

    /// The key that it is about.
    pub(crate) const fn key(&self) -> Option<&'static str> {
        self.about.field
    }

    /// The text from a file that fills a hole.
    pub(crate) fn text_of(&self, hole: &str) -> Option<&str> {
        let arg = self.message.args.iter().find(|(name, _)| *name == hole);
        arg.and_then(|(_, arg)| if let Cell::Text(raw) = arg { Some(raw.as_str()) } else { None })
    }

    /// The same with its places in words, for when the texts are gone.
    #[must_use]
    pub fn locate(self, sources: &Sources) -> LocatedFinding {
        let notes = self.about.notes.iter().map(|note| (note.says, sources.locate(note.place)));
        let notes = notes.map(|(says, at)| LocatedNote { says, at }).collect();
        LocatedFinding { at: sources.locate(self.about.place), notes, plan: None, finding: self }
    }

    /// The same at a place that is in words already.
    pub(crate) const fn locate_at(self, at: Location) -> LocatedFinding {
        LocatedFinding { at, notes: Vec::new(), plan: None, finding: self }
    }
}

/// A finding with its places in words.
#[derive(Clone, PartialEq, Debug)]
pub struct LocatedFinding {
    finding: Finding,
    /// Where it is.
    pub at: Location,
    pub(crate) notes: Vec<LocatedNote>,
    /// The id of the plan that it concerns.
    pub plan: Option<String>,
}

/// A second place in words.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct LocatedNote {
    says: Both,
    pub(crate) at: Location,
}

impl LocatedFinding {
    /// Adds a second place, which may be in the file of another plan.
    pub(crate) fn note_at(mut self, says: Both, at: Location) -> Self {
        self.notes.push(LocatedNote { says, at });
        self
    }

    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.finding.rule()
    }

    /// How much it matters in this workspace.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.finding.level()
    }

    /// The message for a page; of a longer text from a file it has so many characters.
    pub(crate) fn said(&self, most_characters: usize) -> Cell {
        let cut = |cell: &Cell| {
            if let Cell::Text(text) = cell { Cell::Text(text.beginning(most_characters)) } else { cell.clone() }
        };
        let Message { says, args } = &self.finding.message;
        let args = args.iter().map(|(name, arg)| (*name, cut(arg)));
        Cell::phrase(*says, args.collect())
    }

    /// The code of the rule and the message, for a sentence about an edit that would bring this finding.
    pub(crate) fn coded(&self) -> Cell {
        const MOST_CHARACTERS: usize = 80;
        Cell::Joined(vec![Cell::Word(Both::same(self.rule().code)), self.said(MOST_CHARACTERS)], " ")
    }

    /// The message in one language, safe for a terminal.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        self.finding.message.words(MOST_COLUMNS, lang)
    }

    /// The advice, safe for a terminal.
    #[must_use]
    pub fn help(&self, lang: Lang) -> Option<String> {
        self.finding.help.map(|help| self.finding.message.fill(help, MOST_COLUMNS, lang))
    }

    /// The words of a note, safe for a terminal.
    pub(crate) fn note(&self, note: &LocatedNote, lang: Lang) -> String {
        self.finding.message.fill(note.says, MOST_COLUMNS, lang)
    }

    /// The values by the names of the holes that they fill.
    pub(crate) const fn args(&self) -> &Vec<(&'static str, Cell)> {
        &self.finding.message.args
    }

    /// The change that mends it, where only one can be meant.
    pub(crate) const fn repair(&self) -> Option<&Repair> {
        self.finding.about.repair.as_ref()
    }

    /// The id of the task, target or other item that it is about.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        self.finding.about.item.as_deref()
    }

    /// The key that it is about.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        self.finding.about.field
    }

    /// By file, then place, then code: the order in which findings are shown.
    pub(crate) fn order(&self) -> (&str, u32, u32, &'static str) {
        (self.at.file.as_str(), self.at.start.byte, self.at.end.byte, self.rule().code)
    }
}
