//! A failure: the reason why a command could not do its work, in both languages.

use super::Level;
use super::diagnostic::Diagnostic;
use super::system::reason;
use crate::text::{Both, Lang};
use crate::value::{Cell, nearest};
use std::collections::BTreeSet;
use std::{fmt, io};

/// The reason why a command could not do its work, and what to do about it.
pub(crate) type Failure = Diagnostic<()>;

/// A path is shown whole.
const MOST_COLUMNS: usize = usize::MAX;

impl Failure {
    pub(crate) const fn new(says: Both) -> Self {
        Self::about((), says, None)
    }

    /// A name, the `{name}` of `says`, that means nothing here. The nearest of those that would is suggested. Where
    /// nothing is near, or few would mean something, these are named.
    pub(crate) fn unknown<'k>(says: Both, name: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        const FEW: usize = 12;
        const ONE_OF: Both = Both { en: "one of: {known}", vi: "chọn một trong: {known}" };
        const SOME_OF: Both = Both {
            en: "one of: {known} … and {more} more",
            vi: "chọn một trong: {known} … và {more} mục nữa",
        };
        const NEAR: Both = Both {
            en: "did you mean `{suggestion}`? One of: {known}",
            vi: "có phải là `{suggestion}`? Chọn một trong: {known}",
        };
        let mut seen = BTreeSet::new();
        let known: Vec<&str> = known.into_iter().filter(|one| seen.insert(*one)).collect();
        let near = nearest(name, known.iter().copied());
        let named = known.iter().take(FEW).copied().collect::<Vec<&str>>().join(", ");
        let failure = Self::new(says).text("name", name).text("known", named);
        match (near, known.len().saturating_sub(FEW)) {
            _ if known.is_empty() => failure,
            (Some(near), 0) if known.len() > 1 => failure.text("suggestion", near).help(NEAR),
            (Some(near), _) => failure.suggest(Some(near)),
            (None, 0) => failure.help(ONE_OF),
            (None, more) => failure.arg("more", more.to_string()).help(SOME_OF),
        }
    }

    /// A name that can mean several things.
    pub(crate) fn several<'k>(name: &str, ids: impl IntoIterator<Item = &'k str>) -> Self {
        const SAYS: Both =
            Both { en: "`{name}` can mean several things: {ids}", vi: "`{name}` có thể là nhiều mục: {ids}" };
        const USE_ID: Both = Both { en: "use the id", vi: "dùng mã" };
        let ids: Vec<&str> = ids.into_iter().collect();
        Self::new(SAYS).text("name", name).text("ids", ids.join(", ")).help(USE_ID)
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

    /// The message and the advice, without a label and on one line.
    pub(crate) fn on_one_line(&self, lang: Lang) -> String {
        let words = |says: Both| self.message.fill(says, MOST_COLUMNS, lang);
        let help = self.help.map(|help| format!("; {}", words(help)));
        words(self.message.says) + &help.unwrap_or_default()
    }

    /// The failure as a warning, where the work was done all the same.
    pub(crate) fn warning(&self, lang: Lang) -> String {
        self.labelled(Level::Warning.title(), lang)
    }

    /// The same of something that is only good to know.
    pub(crate) fn note(&self, lang: Lang) -> String {
        self.labelled(Level::Note.title(), lang)
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
