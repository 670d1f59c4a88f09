//! A remark on one place, in one language: a finding, a failing verdict or state, or a change.

use crate::calc::diff::ChangeKind;
use crate::calc::{State, Verdict};
use crate::diag::{Level, LocatedFinding, Page, Rule};
use crate::source::{Location, Position};
use crate::text::{Both, Lang, Shown, fill, parted};

/// A remark on one place. Its texts are safe for a terminal and a log.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The level.
    pub level: Level,
    /// The kind.
    pub kind: RemarkKind,
    /// The message.
    pub message: String,
    /// The advice, if there is any.
    pub help: Option<String>,
    /// The id of the plan.
    pub plan: Option<String>,
    /// The id of the task, target or other item.
    pub item: Option<String>,
    /// The key.
    pub field: Option<&'static str>,
    /// The place.
    pub at: Location,
    /// The texts of second places.
    pub notes: Vec<(String, Location)>,
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

    /// The first line of a remark: `plan.toml:3:1: warning[E306 unserved-target]: …`.
    pub(crate) fn headline(&self, lang: Lang) -> String {
        self.line(self.at.file.as_str(), self.level.title().get(lang))
    }

    /// The same with this path of the file and this word for the level.
    pub(crate) fn line(&self, path: &str, level: &str) -> String {
        parted(format!("{}: {level}[{}]: {}", place(path, self.at.start), self.kind.label(), self.message))
    }

    /// Findings in one language.
    pub(crate) fn of_all(findings: &[LocatedFinding], lang: Lang) -> Vec<Self> {
        findings.iter().map(|finding| Self::of(finding, lang)).collect()
    }
}

/// Path, line and column.
fn place(path: &str, at: Position) -> String {
    format!("{}:{}:{}", shown_path(path), at.line, at.column)
}

/// The path of a place, if a colon follows.
pub(crate) fn path(at: &Location) -> String {
    shown_path(at.file.as_str())
}

fn shown_path(path: &str) -> String {
    let shown = Shown::of(path).into_string();
    if shown.ends_with(':') { shown + " " } else { shown }
}

/// The kind of a remark, with the rule, verdict, state or change that it tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RemarkKind {
    /// A finding of this rule.
    Rule(&'static Rule),
    /// A target has a verdict on which the run fails.
    Verdict(Verdict),
    /// A task is in a state on which the run fails.
    State(State),
    /// A plan changed between two states.
    Change(ChangeKind),
}

impl RemarkKind {
    /// The code of the rule, or `verdict`, `state` or `change`.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.code,
            Self::Verdict(_) => "verdict",
            Self::State(_) => "state",
            Self::Change(_) => "change",
        }
    }

    /// The name of the rule, or the word of the verdict, state or change.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.name,
            Self::Verdict(verdict) => verdict.word(),
            Self::State(state) => state.word(),
            Self::Change(kind) => kind.word(),
        }
    }

    /// A single word: `E401`, `verdict-missed`.
    pub(crate) fn id(self) -> String {
        match self {
            Self::Rule(rule) => rule.code.to_owned(),
            Self::Verdict(_) | Self::State(_) | Self::Change(_) => format!("{}-{}", self.code(), self.name()),
        }
    }

    /// The name in a list: `E401 no-lead`, `verdict missed`.
    pub(crate) fn label(self) -> String {
        format!("{} {}", self.code(), self.name())
    }

    /// The level unless a setting gives another.
    pub(crate) const fn level(self) -> Level {
        match self {
            Self::Rule(rule) => rule.level,
            Self::Verdict(_) | Self::State(_) => Level::Error,
            Self::Change(_) => Level::Note,
        }
    }

    /// The meaning of the kind, in one sentence and in full.
    pub(crate) fn explanation(self, lang: Lang) -> (String, String) {
        const SHORT: Both =
            Both { en: "A target is judged: {verdict}.", vi: "Một chỉ tiêu có kết quả: {verdict}." };
        const FULL: Both = Both {
            en: "A target is judged: {verdict}. `cchc check-targets -v` says how, step by step, with the file and line of each figure.",
            vi: "Một chỉ tiêu có kết quả: {verdict}. `cchc check-targets -v` cho biết tính thế nào, từng bước, kèm tệp và dòng của từng số liệu.",
        };
        const TASK: Both = Both { en: "A task is {state}.", vi: "Một nhiệm vụ {state}." };
        const TASK_FULL: Both = Both {
            en: "A task is {state}. `cchc status --tasks` lists every task with its due day.",
            vi: "Một nhiệm vụ {state}. `cchc status --tasks` liệt kê mọi nhiệm vụ cùng thời hạn.",
        };
        const CHANGE: Both = Both { en: "A change: {kind}.", vi: "Một thay đổi: {kind}." };
        const CHANGE_FULL: Both = Both {
            en: "A change: {kind}. `cchc diff --help` says which changes can fail a run.",
            vi: "Một thay đổi: {kind}. `cchc diff --help` cho biết thay đổi nào có thể báo lỗi.",
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
            Self::State(state) => {
                let said = |template: Both| fill(template.get(lang), |_| state.title().get(lang).to_owned());
                (said(TASK), said(TASK_FULL))
            }
            Self::Change(kind) => {
                let said = |template: Both| fill(template.get(lang), |_| kind.title().get(lang).to_owned());
                (said(CHANGE), said(CHANGE_FULL))
            }
        }
    }
}
