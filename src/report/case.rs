//! The checks of a run as test cases, for the output that CI servers show as a page of tests.

use crate::text::Raw;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// The kind of check: `files`, `targets` or `assignment`.
    pub(crate) suite: &'static str,
    /// The plan's id.
    pub(crate) plan: String,
    /// Unique in the suite of the plan. It consists of ids and codes: a server follows a case from run to run by its
    /// name, so neither a title nor a sentence may stand in it.
    pub(crate) name: String,
    /// The file that it is about.
    pub(crate) file: Option<String>,
    pub(crate) outcome: Outcome,
    /// A further sentence.
    pub(crate) remark: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    Passed,
    /// The check could not be made, for this reason.
    Skipped(String),
    Failed {
        /// Such as `E401 no-lead` or `missed`.
        kind: String,
        /// The fault in one line.
        message: String,
        /// The fault with its place.
        details: String,
    },
}

/// A file name on one line: a line break in it would look like the end of the message.
pub(crate) fn shown(file: &str) -> String {
    Raw::new(file).terminal().to_string()
}
