//! The edits of a plan, value by value.

use crate::parse::Plain;
use crate::report::PlanLabel;
use crate::text::Raw;

/// The edit of one value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct FieldEdit {
    pub(crate) file: Raw,
    /// The id of the task that the value belongs to, if it belongs to one.
    pub(crate) task: Option<Raw>,
    /// The id of the task, target, assignee, indicator, difficulty or amendment that it belongs to, if any.
    pub(crate) item: Option<Raw>,
    /// The key; a key of an inner table has dots.
    pub(crate) field: Raw,
    /// `None` where the key was absent.
    pub(crate) before: Option<Plain>,
    /// `None` where the key is deleted.
    pub(crate) after: Option<Plain>,
}

/// The edits of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PlanEdits {
    pub(crate) label: PlanLabel,
    pub(crate) edits: Vec<FieldEdit>,
    pub(crate) files: Vec<EditedFile>,
}

/// A file before and after an edit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EditedFile {
    /// The path in the workspace.
    pub path: Raw,
    /// The text before; `None` where the file is new.
    pub before: Option<Raw>,
    /// The text after the edit.
    pub after: Raw,
}
