//! JSON for other programs, format version 1.0. These structs are frozen: within a major version fields
//! are added, never changed. An absent thing is `null`, never a missing key.

pub use super::assignment::PlanAssignmentJson;
pub use super::ci::PlanCiJson;
pub use super::difference::{PlanDifferenceJson, StatesJson};
pub use super::due::PlanDueJson;
pub use super::edits::{ChangeJson, PlanChangesJson};
pub use super::findings::{FindingJson, PlanCountsJson};
pub use super::ranking::{RankedUnitJson, ranked_units, rankings};
pub use super::status::{PlanStatusJson, StatusRollupJson};
pub use super::targets::{PlanTargetsJson, TargetRollupJson, against_parent};

use crate::diag::{Level, LocatedFinding};
use crate::text::Lang;
use crate::value::Day;
use serde::Serialize;
use serde_json::{Map, Value};

/// What every command prints: one object.
#[derive(Debug, Serialize)]
pub struct Output<'o, P> {
    format_version: &'static str,
    tool: &'static str,
    version: &'static str,
    command: &'o str,
    as_of: Option<String>,
    lang: &'static str,
    workspace: &'o str,
    ok: bool,
    plans: Vec<P>,
    /// What only some commands have.
    #[serde(flatten)]
    more: Map<String, Value>,
    findings: Vec<FindingJson<'o>>,
    summary: Summary,
    /// Why the work could not be done, where it could not.
    error: Option<&'o str>,
}

/// The object of a run that could not do its work.
#[must_use]
pub fn failure<'o>(command: &'o str, lang: Lang, error: &'o str) -> Output<'o, ()> {
    Output {
        format_version: "1.1",
        tool: "cchc",
        version: env!("CARGO_PKG_VERSION"),
        command,
        as_of: None,
        lang: lang.code(),
        workspace: ".",
        ok: false,
        plans: Vec::new(),
        more: Map::new(),
        findings: Vec::new(),
        summary: Summary { errors: 1, warnings: 0 },
        error: Some(error),
    }
}

#[derive(Debug, Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
}

/// What the run was.
#[derive(Clone, Copy, Debug)]
pub struct Run<'r> {
    /// The command.
    pub command: &'static str,
    /// The day from which it looked.
    pub as_of: Day,
    /// The language of messages.
    pub lang: Lang,
    /// The workspace as the caller can find it.
    pub workspace: &'r str,
    /// Whether the exit status is 0.
    pub ok: bool,
}

impl<'o, P: Serialize> Output<'o, P> {
    /// The object of a run.
    pub fn new(run: Run<'o>, plans: Vec<P>, findings: impl IntoIterator<Item = &'o LocatedFinding>) -> Self {
        let findings: Vec<&LocatedFinding> = findings.into_iter().collect();
        let number = |level| findings.iter().filter(|finding| finding.level() == level).count();
        Self {
            format_version: "1.1",
            tool: "cchc",
            version: env!("CARGO_PKG_VERSION"),
            command: run.command,
            as_of: Some(run.as_of.to_string()),
            error: None,
            lang: run.lang.code(),
            workspace: run.workspace,
            ok: run.ok,
            summary: Summary { errors: number(Level::Error), warnings: number(Level::Warning) },
            plans,
            more: Map::new(),
            findings: findings.into_iter().map(|finding| FindingJson::new(finding, run.lang)).collect(),
        }
    }

    /// With what only this command has.
    #[must_use]
    pub fn with(mut self, more: Vec<(&'static str, Value)>) -> Self {
        self.more.extend(more.into_iter().map(|(name, value)| (name.to_owned(), value)));
        self
    }
}
