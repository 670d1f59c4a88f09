//! What `cchc validate` read, in JSON.

use serde::Serialize;

/// A plan and how much was read of it.
#[derive(Debug, Serialize)]
pub struct PlanCountsJson {
    /// The plan's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many tasks.
    pub tasks: usize,
    /// How many targets.
    pub targets: usize,
    /// How many assignees.
    pub assignees: usize,
    /// How many values.
    pub values: usize,
}
