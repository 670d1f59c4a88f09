//! What the outputs for people and machines say of one place: a finding, or a verdict that fails, in one language.

use crate::diag::{Level, LocatedFinding, Page, Rule};
use crate::source::Located;
use crate::text::{Both, Lang, fill};
use crate::view::Verdict;

/// One thing said of one place. Its texts are safe for a terminal and a log.
#[derive(Clone, Debug)]
pub struct Remark {
    /// How much it matters.
    pub level: Level,
    /// What kind of thing is said.
    pub kind: RemarkKind,
    /// What is said.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The id of the plan.
    pub plan: Option<String>,
    /// The id of the task, target or other item.
    pub item: Option<String>,
    /// The key.
    pub field: Option<&'static str>,
    /// Where it is.
    pub at: Located,
    /// Second places with what stands there.
    pub notes: Vec<(String, Located)>,
}

impl Remark {
    /// A finding in one language.
    #[must_use]
    pub fn of(finding: &LocatedFinding, lang: Lang) -> Self {
        Self {
            level: finding.level(),
            kind: RemarkKind::Rule(finding.rule()),
            message: finding.message(lang),
            help: finding.help(lang),
            plan: finding.plan.clone(),
            item: finding.item().filter(|item| !item.is_empty()).map(str::to_owned),
            field: finding.field().filter(|field| !field.is_empty()),
            at: finding.at.clone(),
            notes: finding.notes.iter().map(|note| (finding.note(note, lang), note.at.clone())).collect(),
        }
    }

    /// Findings in one language.
    #[must_use]
    pub fn of_all(findings: &[LocatedFinding], lang: Lang) -> Vec<Self> {
        findings.iter().map(|finding| Self::of(finding, lang)).collect()
    }
}

/// What kind of thing is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RemarkKind {
    /// A rule is broken.
    Rule(&'static Rule),
    /// A target has a verdict on which the run fails.
    Verdict(Verdict),
}

impl RemarkKind {
    /// The code of the rule, or `verdict`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.code,
            Self::Verdict(_) => "verdict",
        }
    }

    /// The name of the rule, or the word of the verdict.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.name,
            Self::Verdict(verdict) => verdict.word(),
        }
    }

    /// What stands for it where there is one word only: `E401`, `verdict-missed`.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Rule(rule) => rule.code.to_owned(),
            Self::Verdict(verdict) => format!("verdict-{}", verdict.word()),
        }
    }

    /// What it is called in a list: `E401 no-lead`, `verdict missed`.
    #[must_use]
    pub fn label(self) -> String {
        format!("{} {}", self.code(), self.name())
    }

    /// How much it matters unless a setting says otherwise.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Rule(rule) => rule.level,
            Self::Verdict(_) => Level::Error,
        }
    }

    /// What it is about, in a sentence and in full.
    #[must_use]
    pub fn explanation(self, lang: Lang) -> (String, String) {
        const SHORT: Both =
            Both { en: "A target is judged: {verdict}.", vi: "Một chỉ tiêu có kết quả: {verdict}." };
        const FULL: Both = Both {
            en: "A target is judged: {verdict}. `cchc check-targets -v` says how, step by step, with the file and line of each figure.",
            vi: "Một chỉ tiêu có kết quả: {verdict}. `cchc check-targets -v` cho biết tính thế nào, từng bước, kèm tệp và dòng của từng số liệu.",
        };
        match self {
            Self::Rule(rule) => Page::parse(rule.page).map_or_else(
                || (rule.name.to_owned(), rule.name.to_owned()),
                |page| (page.summary(lang).replace('\n', " "), page.text(lang).to_owned()),
            ),
            Self::Verdict(verdict) => {
                let said = |template: Both| fill(template.get(lang), |_| verdict.title().get(lang).to_owned());
                (said(SHORT), said(FULL))
            }
        }
    }
}
