//! Why the work could not be done, in both languages.

use crate::syntax::nearest;
use crate::text::{Both, Lang, Raw};
use std::fmt;

/// Why the work could not be done, with what to do about it.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    says: Both,
    help: Option<Both>,
    args: Vec<(&'static str, String)>,
}

const DID_YOU_MEAN: Both = Both { en: "did you mean `{suggestion}`?", vi: "có phải là `{suggestion}`?" };

impl Failure {
    pub(super) const fn new(says: Both) -> Self {
        Self { says, help: None, args: Vec::new() }
    }

    /// A name, the `{name}` of `says`, that means nothing here; the nearest of those that would is suggested.
    pub(super) fn unknown<'k>(says: Both, name: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        Self::new(says).arg("name", name).suggest(nearest(name, known))
    }

    pub(super) const fn help(mut self, help: Both) -> Self {
        self.help = Some(help);
        self
    }

    /// "Did you mean …?" in place of other help, where there is something near.
    pub(super) fn suggest(self, suggestion: Option<&str>) -> Self {
        match suggestion {
            Some(suggestion) => self.arg("suggestion", suggestion).help(DID_YOU_MEAN),
            None => self,
        }
    }

    pub(super) fn arg(mut self, hole: &'static str, value: impl Into<String>) -> Self {
        self.args.push((hole, value.into()));
        self
    }

    pub(super) fn words(&self, lang: Lang) -> String {
        let fill = |template: Both| {
            crate::text::fill(template.get(lang), |hole| {
                let arg = self.args.iter().find(|(name, _)| *name == hole);
                arg.map_or_else(String::new, |(_, value)| Raw::new(&**value).terminal().to_string())
            })
        };
        let error = Both { en: "error", vi: "lỗi" }.get(lang);
        let mut words = format!("{error}: {}\n", fill(self.says));
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
