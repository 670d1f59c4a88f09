//! What an edit changes, value by value.

use crate::parse::Plain;
use crate::text::Raw;

/// The change of one value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldEdit {
    /// In which file.
    pub file: Raw,
    /// The id of the task that it belongs to, if it belongs to one.
    pub task: Option<Raw>,
    /// The key, with dots where it stands in other tables.
    pub field: Raw,
    /// What it was; nothing where it was not there.
    pub before: Option<Plain>,
    /// What it is now; nothing where it is gone.
    pub after: Option<Plain>,
}

/// The changes of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanEdits {
    /// The plan's id.
    pub id: Raw,
    /// Its title.
    pub title: Raw,
    /// What is changed.
    pub changes: Vec<FieldEdit>,
    /// The files, each as it was and as it is to be.
    pub files: Vec<EditedFile>,
}

/// A file before and after an edit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EditedFile {
    /// Its path in the workspace.
    pub path: Raw,
    /// Its text; nothing where there was no such file.
    pub before: Option<Raw>,
    /// Its text after the edit.
    pub after: Raw,
}
