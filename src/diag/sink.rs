//! Where checks put what they find. Levels are applied here, so that no check knows of them.

use super::{Finding, Level, Rule};
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
                Some(Setting::Warn) => finding.level = Level::Warning,
                Some(Setting::Deny) => finding.level = Level::Error,
                None => {}
            }
        }
        Some(finding)
    }
}

/// Takes in findings.
#[derive(Debug, Default)]
pub struct Sink {
    lints: Lints,
    findings: Vec<Finding>,
    faults: usize,
}

impl Sink {
    /// A sink that applies these levels.
    #[must_use]
    pub fn new(lints: Lints) -> Self {
        Self { lints, ..Self::default() }
    }

    /// Takes in a finding at the level that the workspace asks for, or drops it.
    pub fn report(&mut self, finding: Finding) {
        self.faults += usize::from(finding.rule().level == Level::Error);
        self.findings.extend(self.lints.apply(finding));
    }

    /// How many findings against error rules came in so far.
    #[must_use]
    pub const fn faults(&self) -> usize {
        self.faults
    }

    /// Everything that came in.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
