//! A finding: a rule, a place and the facts. It cannot be made without a place.

use super::arg::say;
use super::{Arg, Args, Level, Rule};
use crate::source::{Location, Place, Sources};
use crate::text::{Both, Lang, Raw, WRITE_EITHER, WRITE_THIS};
use crate::value::{Day, Exact};
use std::sync::Arc;

/// A second place that a finding points to, with what stands there.
#[derive(Clone, Debug)]
pub struct Note {
    says: Both,
    place: Place,
}

/// One fault at one place.
#[derive(Clone, Debug)]
pub struct Finding {
    rule: &'static Rule,
    pub(super) level: Level,
    place: Place,
    args: Args,
    help: Option<Both>,
    notes: Vec<Note>,
    item: Option<String>,
    field: Option<&'static str>,
}

const DID_YOU_MEAN: Both = Both { en: "did you mean `{suggestion}`?", vi: "có phải là `{suggestion}`?" };

impl Finding {
    /// A fault against `rule` at `place`.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place) -> Self {
        let (level, help) = (rule.level, rule.help);
        Self { rule, level, place, args: Args::new(), help, notes: Vec::new(), item: None, field: None }
    }

    /// A fault in a file whose text is gone; [`Self::locate_at`] says where it is.
    #[must_use]
    pub fn elsewhere(rule: &'static Rule) -> Self {
        Self::new(rule, Place::NOWHERE)
    }

    /// With a fact of any kind.
    #[must_use]
    pub fn arg(mut self, hole: &'static str, arg: Arg) -> Self {
        self.args.push((hole, arg));
        self
    }

    /// With a text from a file.
    #[must_use]
    pub fn text(self, hole: &'static str, text: impl Into<Arc<str>>) -> Self {
        self.arg(hole, Arg::Text(Raw::new(text)))
    }

    /// With several texts from files.
    #[must_use]
    pub fn texts<T: Into<Arc<str>>>(self, hole: &'static str, texts: impl IntoIterator<Item = T>) -> Self {
        let all: Vec<Arc<str>> = texts.into_iter().map(Into::into).collect();
        self.arg(hole, Arg::texts(&all, |text| Raw::new(Arc::clone(text))))
    }

    /// With a day.
    #[must_use]
    pub fn day(self, hole: &'static str, day: Day) -> Self {
        self.arg(hole, Arg::Date(day))
    }

    /// With a count.
    #[must_use]
    pub fn count(self, hole: &'static str, count: impl TryInto<i64>) -> Self {
        self.arg(hole, Arg::Count(count.try_into().unwrap_or(i64::MAX)))
    }

    /// With an exact number.
    #[must_use]
    pub fn number(self, hole: &'static str, number: &Exact) -> Self {
        self.arg(hole, Arg::Number(number.clone()))
    }

    /// With words of our own.
    #[must_use]
    pub fn phrase(self, hole: &'static str, phrase: Both) -> Self {
        self.arg(hole, Arg::Phrase(phrase))
    }

    /// With advice in place of the rule's own.
    #[must_use]
    pub fn help(mut self, help: Both) -> Self {
        self.help = Some(help);
        self
    }

    /// With "did you mean …?", where there is something near.
    #[must_use]
    pub fn suggest(self, suggestion: Option<&str>) -> Self {
        match suggestion {
            Some(suggestion) => self.text("suggestion", suggestion).help(DID_YOU_MEAN),
            None => self,
        }
    }

    /// With what to write in place of what stands there, where that can be told: one way, or two for two meanings.
    #[must_use]
    pub fn readings(self, readings: &[String]) -> Self {
        match readings {
            [] => self,
            [one] => self.text("reading", one.as_str()).help(WRITE_THIS),
            [one, other, ..] => {
                self.text("reading", one.as_str()).text("other-reading", other.as_str()).help(WRITE_EITHER)
            }
        }
    }

    /// With a second place.
    #[must_use]
    pub fn note(mut self, says: Both, place: Place) -> Self {
        self.notes.push(Note { says, place });
        self
    }

    /// About this task, target or other item.
    #[must_use]
    pub fn item(mut self, id: impl Into<String>) -> Self {
        self.item = Some(id.into());
        self
    }

    /// About this key of the item.
    #[must_use]
    pub const fn field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// About this key of the item, unless it was said already.
    #[must_use]
    pub fn field_or(mut self, field: &'static str) -> Self {
        self.field.get_or_insert(field);
        self
    }

    /// The rule that was broken.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// How much it matters here.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// Where it is.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The same with its places in words, for when the texts are gone.
    #[must_use]
    pub fn locate(self, sources: &Sources) -> LocatedFinding {
        let notes =
            self.notes.iter().map(|note| LocatedNote { says: note.says, at: sources.locate(note.place) }).collect();
        LocatedFinding { at: sources.locate(self.place), notes, plan: None, finding: self }
    }

    /// The same at a place that is in words already.
    #[must_use]
    pub fn locate_at(self, at: Location) -> LocatedFinding {
        LocatedFinding { at, notes: Vec::new(), plan: None, finding: self }
    }
}

/// A finding with its places in words.
#[derive(Clone, Debug)]
pub struct LocatedFinding {
    finding: Finding,
    /// Where it is.
    pub at: Location,
    /// Second places.
    pub notes: Vec<LocatedNote>,
    /// The id of the plan that it concerns.
    pub plan: Option<String>,
}

/// A second place in words.
#[derive(Clone, Debug)]
pub struct LocatedNote {
    says: Both,
    /// Where it is.
    pub at: Location,
}

impl LocatedFinding {
    /// With a second place, which may be in the file of another plan.
    #[must_use]
    pub fn note_at(mut self, says: Both, at: Location) -> Self {
        self.notes.push(LocatedNote { says, at });
        self
    }

    /// The rule that was broken.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.finding.rule
    }

    /// How much it matters here.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.finding.level
    }

    /// The message in one language, safe for a terminal.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        say(self.finding.rule.says, &self.finding.args, lang)
    }

    /// What to do about it, safe for a terminal.
    #[must_use]
    pub fn help(&self, lang: Lang) -> Option<String> {
        self.finding.help.map(|help| say(help, &self.finding.args, lang))
    }

    /// What a note says of its place, safe for a terminal.
    #[must_use]
    pub fn note(&self, note: &LocatedNote, lang: Lang) -> String {
        say(note.says, &self.finding.args, lang)
    }

    /// The facts by name.
    #[must_use]
    pub const fn args(&self) -> &Args {
        &self.finding.args
    }

    /// The id of the task, target or other item that it is about.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        self.finding.item.as_deref()
    }

    /// The key that it is about.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        self.finding.field
    }

    /// By file, then place, then code: the order in which findings are shown.
    #[must_use]
    pub fn order(&self) -> (&str, u32, u32, &'static str) {
        (self.at.file.as_str(), self.at.start.byte, self.at.end.byte, self.finding.rule.code)
    }
}
