//! What was checked, as cases of a page of tests.

use crate::text::Raw;

/// One thing that was checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// What it is a check of: files, targets, assignment.
    pub suite: &'static str,
    /// The plan's id.
    pub plan: String,
    /// Unique in the suite of the plan.
    pub name: String,
    /// How it went.
    pub outcome: Outcome,
    /// What else is to be said.
    pub remark: Option<String>,
}

/// How a check went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// As it should.
    Passed,
    /// It could not be judged, for this reason.
    Skipped(String),
    /// Not as it should: a kind of failure, what is wrong, and where.
    Failed {
        /// The kind, such as `E401 no-lead` or `missed`.
        kind: String,
        /// What is wrong, in a line.
        message: String,
        /// The same with its place.
        details: String,
    },
}

/// A file name on one line: a line break in it would look like the end of what is said.
pub(crate) fn shown(file: &str) -> String {
    Raw::new(file).terminal().to_string()
}
