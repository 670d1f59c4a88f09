//! Where checks put what they find. Levels are applied here, so that no check knows of them.

use super::{Finding, Level, Rule};
use crate::source::FileId;
use std::collections::BTreeMap;

/// What `[lints]` may say of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Setting {
    /// Not shown at all.
    Allow,
    /// A warning.
    Warn,
    /// An error.
    Deny,
}

/// The levels that a workspace asks for, by the rules' names.
#[derive(Clone, Debug, Default)]
pub struct Lints(BTreeMap<&'static str, Setting>);

impl Lints {
    /// Sets the level of a rule.
    pub fn set(&mut self, rule: &'static Rule, setting: Setting) {
        self.0.insert(rule.name, setting);
    }

    /// The finding at the level that the workspace asks for; `None` where it is allowed. Errors are no lints:
    /// what follows relies on what they refuse.
    #[must_use]
    pub fn apply(&self, mut finding: Finding) -> Option<Finding> {
        if finding.rule().level != Level::Error {
            match self.0.get(finding.rule().name) {
                Some(Setting::Allow) => return None,
                Some(Setting::Warn) => finding = finding.at_level(Level::Warning),
                Some(Setting::Deny) => finding = finding.at_level(Level::Error),
                None => {}
            }
        }
        Some(finding)
    }
}

/// The most findings of one file that are kept. Nobody reads as many, and a file made for it could use up the memory.
pub const MOST_FINDINGS: usize = 10_000;

/// Behind so many faults nobody needs to be told what was meant, and a file made for it could make telling take minutes.
pub const MOST_SUGGESTED: usize = 200;

/// Takes in findings.
#[derive(Debug, Default)]
pub struct Sink {
    lints: Lints,
    findings: Vec<Finding>,
    faults: usize,
    /// How many findings each file has, kept or not.
    counts: BTreeMap<FileId, usize>,
}

impl Sink {
    /// A sink that applies these levels.
    #[must_use]
    pub fn new(lints: Lints) -> Self {
        Self { lints, ..Self::default() }
    }

    /// Takes in a finding at the level that the workspace asks for, or drops it. Of the findings of one file,
    /// [`MOST_FINDINGS`] are kept; [`Self::overfull`] names those that had more.
    pub fn push(&mut self, finding: Finding) {
        self.faults += usize::from(finding.rule().level == Level::Error);
        let Some(finding) = self.lints.apply(finding) else { return };
        let count = self.counts.entry(finding.place().file).or_default();
        *count += 1;
        if *count <= MOST_FINDINGS {
            self.findings.push(finding);
        }
    }

    /// The files with more findings than were kept.
    #[must_use]
    pub fn overfull(&self) -> Vec<FileId> {
        self.counts.iter().filter(|(_, count)| **count > MOST_FINDINGS).map(|(file, _)| *file).collect()
    }

    /// How many findings against error rules came in so far.
    #[must_use]
    pub const fn faults(&self) -> usize {
        self.faults
    }

    /// Whether what was meant by a name that means nothing is still to be looked for.
    #[must_use]
    pub const fn suggests(&self) -> bool {
        self.faults < MOST_SUGGESTED
    }

    /// Everything that was kept.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
