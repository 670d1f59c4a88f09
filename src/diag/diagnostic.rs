//! The common part of findings and failures: a message, advice, and the values that both name.

use crate::text::{Both, Raw, WRITE_EITHER, WRITE_THIS};
use crate::value::{Cell, Day, Exact, Message};
use smol_str::SmolStr;

/// A message with advice, `about` something: a finding is about a place, a failure about the work of the whole run.
#[derive(Clone, PartialEq, Debug)]
#[must_use]
pub struct Diagnostic<A> {
    pub(super) message: Message,
    pub(super) help: Option<Both>,
    pub(super) about: A,
}

/// The builder: each call fills one hole of the message or of the advice.
impl<A> Diagnostic<A> {
    pub(super) const fn about(about: A, says: Both, help: Option<Both>) -> Self {
        Self { message: Message { says, args: Vec::new() }, help, about }
    }

    pub(crate) fn arg(mut self, hole: &'static str, value: impl Into<Cell>) -> Self {
        self.message.args.push((hole, value.into()));
        self
    }

    /// Fills a hole with a text from a file or from the command line.
    pub fn text(self, hole: &'static str, text: impl Into<SmolStr>) -> Self {
        self.arg(hole, Cell::Text(Raw::new(text)))
    }

    /// Fills a hole with several texts from files.
    pub fn texts<T: Into<SmolStr>>(self, hole: &'static str, texts: impl IntoIterator<Item = T>) -> Self {
        let all: Vec<SmolStr> = texts.into_iter().map(Into::into).collect();
        self.arg(hole, Cell::texts(&all, |text| Raw::new(text.clone())))
    }

    pub(crate) fn day(self, hole: &'static str, day: Day) -> Self {
        self.arg(hole, Cell::Day(day))
    }

    pub(crate) fn count(self, hole: &'static str, count: impl TryInto<i64>) -> Self {
        self.number(hole, &Exact::from(count.try_into().unwrap_or(i64::MAX)))
    }

    pub(crate) fn number(self, hole: &'static str, number: &Exact) -> Self {
        self.arg(hole, Cell::Number(number.clone(), 6))
    }

    /// Fills a hole with words of the program.
    pub(crate) fn phrase(self, hole: &'static str, phrase: Both) -> Self {
        self.arg(hole, Cell::Word(phrase))
    }

    /// Gives this advice in place of any other.
    pub(crate) fn help(mut self, help: Both) -> Self {
        self.help = Some(help);
        self
    }

    /// Asks "did you mean …?" in place of other advice, where there is something near.
    pub fn suggest(self, suggestion: Option<&str>) -> Self {
        const DID_YOU_MEAN: Both = Both { en: "did you mean `{suggestion}`?", vi: "có phải là `{suggestion}`?" };
        match suggestion {
            Some(suggestion) => self.text("suggestion", suggestion).help(DID_YOU_MEAN),
            None => self,
        }
    }

    /// Tells what to write instead, where that is known: one way, or one for each meaning.
    pub(crate) fn readings(self, readings: &[String]) -> Self {
        match readings {
            [] => self,
            [one] => self.text("reading", one.as_str()).help(WRITE_THIS),
            [others @ .., last] => {
                self.text("reading", others.join(", ")).text("other-reading", last.as_str()).help(WRITE_EITHER)
            }
        }
    }
}
