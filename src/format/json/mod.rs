//! JSON for other programs, format version 1.0. These structs are frozen: within a major version fields
//! are added, never changed. An absent thing is `null`, never a missing key.

mod assignment;
mod changes;
mod ci;
mod difference;
mod due;
mod finding;
mod rank;
mod rollup;
mod safe;
mod status;
mod targets;
mod validate;

pub use assignment::PlanAssignmentJson;
pub use changes::{ChangeJson, PlanChangesJson};
pub use ci::PlanCiJson;
pub use difference::{PlanDifferenceJson, StatesJson};
pub use due::PlanDueJson;
pub use finding::FindingJson;
pub use rank::{RankedUnitJson, ranked_units, rankings};
pub use rollup::{TargetRollupJson, against_parent};
pub(super) use safe::{to_line, to_string};
pub use status::{PlanStatusJson, StatusRollupJson};
pub use targets::PlanTargetsJson;
pub use validate::PlanCountsJson;

use crate::diag::{Level, LocatedFinding};
use crate::scalar::Day;
use crate::text::Lang;
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
///
/// # Errors
/// When it cannot be written, which for these structs does not happen.
pub fn failure(command: &str, lang: Lang, error: &str) -> serde_json::Result<String> {
    safe::to_string(&Output::<()> {
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
    })
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

    /// The text of the object, with a line break at its end.
    ///
    /// # Errors
    /// When it cannot be written, which for these structs does not happen.
    pub fn write(&self) -> serde_json::Result<String> {
        safe::to_string(self)
    }
}
