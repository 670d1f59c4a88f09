//! The sink, into which checks push findings. It applies the levels of `[lints]`, so that no check knows them.

use super::{Finding, Level, Rule};
use crate::source::{FileId, Place};
use std::collections::BTreeMap;

/// A setting of `[lints]` for a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Setting {
    /// The findings are dropped.
    Allow,
    /// The findings are warnings.
    Warn,
    /// The findings are errors.
    Deny,
}

/// The levels that a workspace asks for, by the rules' names.
#[derive(Clone, Debug, Default)]
pub struct Lints(BTreeMap<&'static str, Setting>);

impl Lints {
    pub(crate) fn set(&mut self, rule: &'static Rule, setting: Setting) {
        self.0.insert(rule.name, setting);
    }

    /// The finding at the level that the workspace asks for; `None` where it is allowed. Errors keep
    /// their level: later steps rely on them.
    pub(crate) fn apply(&self, mut finding: Finding) -> Option<Finding> {
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
pub(crate) const MOST_FINDINGS: usize = 10_000;

/// After so many faults the program suggests no names any more: a file made for it could make that take minutes.
pub(crate) const MOST_SUGGESTED: usize = 200;

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
    pub(crate) fn new(lints: Lints) -> Self {
        Self { lints, ..Self::default() }
    }

    /// Takes in a finding at the level that the workspace asks for, or drops it. It keeps
    /// 10,000 of one file; `overfull` names the files that have more.
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
    pub(crate) fn overfull(&self) -> Vec<FileId> {
        self.counts.iter().filter(|(_, count)| **count > MOST_FINDINGS).map(|(file, _)| *file).collect()
    }

    /// How many findings against error rules came in so far.
    #[must_use]
    pub const fn faults(&self) -> usize {
        self.faults
    }

    /// The places of the errors that were kept. One in a file of which not all were kept counts for everything.
    pub(crate) fn error_places(&self) -> Vec<Place> {
        let errors = self.findings.iter().filter(|finding| finding.rule().level == Level::Error);
        let overfull = self.overfull().into_iter().map(|_| Place::NOWHERE);
        errors.map(Finding::place).chain(overfull).collect()
    }

    /// Takes in the findings of `work`, none of which counts as a fault: the plan can be computed all the same.
    pub(crate) fn aside(&mut self, work: impl FnOnce(&mut Self)) {
        let before = self.faults;
        work(self);
        self.faults = before;
    }

    /// Whether the program still looks for the nearest of the names that would mean something.
    pub(crate) const fn suggests(&self) -> bool {
        self.faults < MOST_SUGGESTED
    }

    /// Puts other findings in the place of those for which `change` gives one.
    pub(crate) fn amend(&mut self, change: impl Fn(&Finding) -> Option<Finding>) {
        for finding in &mut self.findings {
            if let Some(amended) = change(finding) {
                *finding = amended;
            }
        }
    }

    /// Everything that was kept.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
