//! Why the work could not be done, in both languages.

use super::system::reason;
use crate::diag::Level;
use crate::text::{Both, Lang, Raw, WRITE_EITHER, WRITE_THIS};
use crate::value::Day;
use crate::value::nearest;
use std::{fmt, io};

/// Why the work could not be done, with what to do about it.
#[derive(Clone, Debug)]
pub struct Failure {
    says: Both,
    help: Option<Both>,
    args: Vec<(&'static str, Value)>,
}

/// What fills a hole.
#[derive(Clone, Debug)]
enum Value {
    Text(String),
    Phrase(Both),
    Day(Day),
    /// What the system says, in its own words.
    System(String),
}

const DID_YOU_MEAN: Both = Both { en: "did you mean `{suggestion}`?", vi: "có phải là `{suggestion}`?" };

impl Failure {
    /// A failure in words, whose holes the arguments fill.
    #[must_use]
    pub const fn new(says: Both) -> Self {
        Self { says, help: None, args: Vec::new() }
    }

    /// A name, the `{name}` of `says`, that means nothing here; the nearest of those that would is suggested.
    #[must_use]
    pub fn unknown<'k>(says: Both, name: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        Self::new(says).arg("name", name).suggest(nearest(name, known))
    }

    /// A name that nobody of those who can be given a task answers to.
    #[must_use]
    pub fn no_assignee<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        const SAYS: Both =
            Both { en: "there is no assignee `{name}`", vi: "không có người được giao `{name}`" };
        Self::unknown(SAYS, name, known)
    }

    /// A name that means no plan of the workspace.
    #[must_use]
    pub fn no_such_plan<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        const SAYS: Both = Both {
            en: "no plan of this workspace is called `{name}`",
            vi: "không gian làm việc không có kế hoạch `{name}`",
        };
        Self::unknown(SAYS, name, known)
    }

    /// A workspace without any plan.
    #[must_use]
    pub const fn no_plan() -> Self {
        const SAYS: Both = Both {
            en: "there is no plan below plans/: no folder there holds a plan.toml",
            vi: "không có kế hoạch nào trong plans/: chưa thư mục nào có plan.toml",
        };
        Self::new(SAYS)
    }

    /// With what to do about it.
    #[must_use]
    pub const fn help(mut self, help: Both) -> Self {
        self.help = Some(help);
        self
    }

    /// "Did you mean …?" in place of other help, where there is something near.
    #[must_use]
    pub fn suggest(self, suggestion: Option<&str>) -> Self {
        match suggestion {
            Some(suggestion) => self.arg("suggestion", suggestion).help(DID_YOU_MEAN),
            None => self,
        }
    }

    /// With what to write in place of what was typed, where that can be told: one way, or two for two meanings.
    #[must_use]
    pub fn readings(self, readings: &[String]) -> Self {
        match readings {
            [] => self,
            [one] => self.arg("reading", one.as_str()).help(WRITE_THIS),
            [one, other, ..] => {
                self.arg("reading", one.as_str()).arg("other-reading", other.as_str()).help(WRITE_EITHER)
            }
        }
    }

    /// With what fills a hole.
    #[must_use]
    pub fn arg(mut self, hole: &'static str, value: impl Into<String>) -> Self {
        self.args.push((hole, Value::Text(value.into())));
        self
    }

    /// With a day in a hole.
    #[must_use]
    pub fn day(mut self, hole: &'static str, day: Day) -> Self {
        self.args.push((hole, Value::Day(day)));
        self
    }

    /// With words of our own in a hole.
    #[must_use]
    pub fn phrase(mut self, hole: &'static str, phrase: Both) -> Self {
        self.args.push((hole, Value::Phrase(phrase)));
        self
    }

    /// With the system's reason in the hole `{why}`.
    #[must_use]
    pub fn why(mut self, error: &io::Error) -> Self {
        let value = reason(error).map_or_else(|| Value::System(error.to_string()), Value::Phrase);
        self.args.push(("why", value));
        self
    }

    /// The failure in one language, safe for a terminal.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        self.labelled(Level::Error.title(), lang)
    }

    /// The same where the work was done all the same.
    #[must_use]
    pub fn warning(&self, lang: Lang) -> String {
        self.labelled(Level::Warning.title(), lang)
    }

    fn labelled(&self, label: Both, lang: Lang) -> String {
        let fill = |template: Both| {
            crate::text::fill(template.get(lang), |hole| {
                let arg = self.args.iter().find(|(name, _)| *name == hole);
                arg.map_or_else(String::new, |(_, value)| match value {
                    Value::Text(text) => Raw::new(&**text).terminal().to_string(),
                    Value::Phrase(phrase) => phrase.get(lang).to_owned(),
                    Value::Day(day) => crate::value::day(*day, lang),
                    Value::System(words) => {
                        let says = Both { en: "the system says", vi: "hệ thống báo" }.get(lang);
                        format!("{says} “{}”", Raw::new(&**words).terminal())
                    }
                })
            })
        };
        let mut words = format!("{}: {}\n", label.get(lang), fill(self.says));
        if let Some(help) = self.help {
            let label = Both { en: "help", vi: "gợi ý" }.get(lang);
            words.extend(["  ", label, ": ", &fill(help), "\n"]);
        }
        words
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Lang::En))
    }
}

impl std::error::Error for Failure {}
