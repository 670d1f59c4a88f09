//! A failure: the reason why a command could not do its work, in both languages.

use super::Level;
use super::diagnostic::Diagnostic;
use super::system::reason;
use crate::text::{Both, Lang};
use crate::value::{Cell, nearest};
use std::{fmt, io};

/// The reason why a command could not do its work, and what to do about it.
pub(crate) type Failure = Diagnostic<()>;

/// A path is shown whole.
const MOST_COLUMNS: usize = usize::MAX;

impl Failure {
    pub(crate) const fn new(says: Both) -> Self {
        Self::about((), says, None)
    }

    /// A name, the `{name}` of `says`, that means nothing here; the nearest of those that would is suggested.
    pub(crate) fn unknown<'k>(says: Both, name: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        Self::new(says).text("name", name).suggest(nearest(name, known))
    }

    /// A name that no assignee bears.
    pub(crate) fn no_assignee<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        const SAYS: Both =
            Both { en: "there is no assignee `{name}`", vi: "không có người được giao `{name}`" };
        Self::unknown(SAYS, name, known)
    }

    /// A name that means no plan of the workspace.
    pub(crate) fn no_such_plan<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        const SAYS: Both = Both {
            en: "no plan of this workspace is called `{name}`",
            vi: "không gian làm việc không có kế hoạch `{name}`",
        };
        Self::unknown(SAYS, name, known)
    }

    /// A workspace without any plan.
    pub(crate) const fn no_plan() -> Self {
        const SAYS: Both = Both {
            en: "there is no plan below plans/: no folder there holds a plan.toml",
            vi: "không có kế hoạch nào trong plans/: chưa thư mục nào có plan.toml",
        };
        Self::new(SAYS)
    }

    /// Puts the system's reason into the hole `{why}`.
    pub(crate) fn why(self, error: &io::Error) -> Self {
        const SYSTEM: Both = Both { en: "the system says “{words}”", vi: "hệ thống báo “{words}”" };
        let words = || vec![("words", Cell::from(error.to_string()))];
        self.arg("why", reason(error).map_or_else(|| Cell::phrase(SYSTEM, words()), Cell::Word))
    }

    /// The failure in one language, safe for a terminal.
    pub(crate) fn words(&self, lang: Lang) -> String {
        self.labelled(Level::Error.title(), lang)
    }

    /// The same where the work was done all the same.
    pub(crate) fn warning(&self, lang: Lang) -> String {
        self.labelled(Level::Warning.title(), lang)
    }

    fn labelled(&self, label: Both, lang: Lang) -> String {
        let mut words = format!("{}: {}\n", label.get(lang), self.message.words(MOST_COLUMNS, lang));
        if let Some(help) = self.help {
            let label = Both { en: "help", vi: "gợi ý" }.get(lang);
            words.extend(["  ", label, ": ", &self.message.fill(help, MOST_COLUMNS, lang), "\n"]);
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
